/* test_arena.c: memory is zeroed and aligned, the budget holds, and running out is said or jumped away from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void test_zeroed_and_aligned(void **state)
{
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, (size_t)1 << 24);
    assert_int_equal(arena.taken, 0); /* nothing is taken before it is asked for */
    for (size_t size = 0; size < 300; size++) {
        unsigned char *bytes = bp_arena_alloc(&arena, size);
        assert_non_null(bytes);
        assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xA5, size);
    }
    bp_arena_clear(&arena);
    assert_int_equal(arena.taken, 0);
    assert_non_null(bp_arena_alloc(&arena, 10)); /* it can be used again */
    bp_arena_clear(&arena);
}

/* A large piece does not end the block that small ones are taken from. */
static void test_large_among_small(void **state)
{
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, (size_t)1 << 24);
    char *before = bp_arena_alloc(&arena, 16);
    char *large = bp_arena_alloc(&arena, 100000);
    char *after = bp_arena_alloc(&arena, 16);
    memset(large, 'x', 100000);
    assert_ptr_equal(after, before + 16);
    assert_int_equal(after[0], 0);
    bp_arena_clear(&arena);
}

static void test_budget(void **state)
{
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, (size_t)300 << 10);
    assert_non_null(bp_arena_alloc(&arena, (size_t)100 << 10));
    assert_non_null(bp_arena_alloc(&arena, (size_t)100 << 10));
    size_t taken = arena.taken;
    assert_false(arena.out);
    assert_null(bp_arena_alloc(&arena, (size_t)100 << 10));
    assert_true(arena.out);
    assert_int_equal(arena.taken, taken); /* what failed costs nothing */
    assert_true(arena.taken <= arena.budget);
    assert_non_null(bp_arena_alloc(&arena, 100)); /* a smaller one may still fit */
    assert_null(bp_arena_alloc(&arena, SIZE_MAX));
    assert_null(bp_arena_alloc(&arena, SIZE_MAX - 8));
    bp_arena_clear(&arena);
    assert_false(arena.out);
    assert_int_equal(arena.budget, (size_t)300 << 10);
    assert_non_null(bp_arena_alloc(&arena, (size_t)200 << 10));
    bp_arena_clear(&arena);
    bp_arena_init(&arena, 0);
    assert_null(bp_arena_alloc(&arena, 1));
}

static void test_budget_is_shared(void **state)
{
    struct bp_arena arena, within, beside;
    (void)state;
    bp_arena_init(&arena, (size_t)300 << 10);
    bp_arena_alloc(&arena, (size_t)100 << 10);
    size_t taken = arena.taken;
    bp_arena_init_within(&within, &arena);
    bp_arena_init_within(&beside, &within);
    assert_null(bp_arena_alloc(&within, (size_t)210 << 10));
    assert_true(within.spent && arena.spent);
    assert_false(arena.out); /* it was not asked itself */
    assert_int_equal(arena.taken, taken);
    assert_non_null(bp_arena_alloc(&within, (size_t)90 << 10));
    assert_non_null(bp_arena_alloc(&beside, (size_t)90 << 10));
    assert_null(bp_arena_alloc(&arena, (size_t)90 << 10)); /* what is left after both */
    assert_null(bp_arena_alloc(&beside, (size_t)90 << 10));
    bp_arena_clear(&beside);
    bp_arena_rewind(&within);
    assert_int_equal(arena.taken, taken);
    assert_int_equal(within.taken, 0);
    bp_arena_clear(&arena);
    assert_false(within.spent || arena.spent);
    assert_int_equal(arena.taken, 0);
}

static void test_held_memory_counts(void **state)
{
    struct bp_arena arena, within;
    (void)state;
    bp_arena_init(&arena, (size_t)300 << 10);
    bp_arena_init_within(&within, &arena);
    assert_false(bp_arena_hold(&within, ((size_t)300 << 10) + 1));
    assert_true(arena.spent && within.spent && !arena.out);
    assert_int_equal(arena.taken, 0);
    assert_true(bp_arena_hold(&within, (size_t)200 << 10));
    assert_null(bp_arena_alloc(&arena, (size_t)110 << 10));
    bp_arena_let_go(&within, (size_t)200 << 10);
    assert_non_null(bp_arena_alloc(&arena, (size_t)110 << 10));
    arena.budget = 1; /* less than there is */
    assert_null(bp_arena_alloc(&within, 1));
    bp_arena_clear(&arena);
}

static void test_overflow_runs_out(void **state)
{
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, (size_t)1 << 20);
    assert_null(bp_arena_array(&arena, SIZE_MAX / 2, 3));
    assert_true(arena.out);
    arena.out = false;
    assert_null(bp_arena_array(&arena, (size_t)1 << (sizeof(size_t) * 4), (size_t)1 << (sizeof(size_t) * 4)));
    assert_true(arena.out);
    assert_non_null(bp_arena_array(&arena, 0, 8));
    assert_non_null(bp_arena_array(&arena, 8, 0));
    bp_arena_clear(&arena);
}

static void test_on_out_jumps(void **state)
{
    struct bp_arena arena;
    jmp_buf out;
    volatile int reached = 0;
    (void)state;
    bp_arena_init(&arena, (size_t)1 << 20);
    arena.on_out = &out;
    if (!setjmp(out)) {
        bp_arena_alloc(&arena, 100);
        reached = 1;
        bp_arena_alloc(&arena, (size_t)2 << 20);
        reached = 2; /* not to be seen */
    }
    assert_int_equal(reached, 1);
    assert_true(arena.out);
    if (!setjmp(out)) {
        bp_arena_array(&arena, SIZE_MAX, 2);
        reached = 3;
    }
    assert_int_equal(reached, 1);
    arena.on_out = NULL;
    assert_null(bp_arena_alloc(&arena, (size_t)2 << 20));
    bp_arena_clear(&arena);
}

static void test_rewind(void **state)
{
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, (size_t)1 << 20);
    bp_arena_rewind(&arena); /* of nothing */
    char *first = bp_arena_alloc(&arena, 64);
    for (int round = 0; round < 100; round++) { /* 100 times 700 KiB of a budget of 1 MiB */
        for (int i = 0; i < 7; i++)
            memset(bp_arena_alloc(&arena, (size_t)100 << 10), 0xA5, (size_t)100 << 10);
        memset(bp_arena_alloc(&arena, 5000), 0xA5, 5000);
        bp_arena_rewind(&arena);
        assert_false(arena.out);
    }
    size_t taken = arena.taken;
    assert_true(taken > 0 && taken < (size_t)100 << 10); /* one block was kept */
    unsigned char *again = bp_arena_alloc(&arena, 6000);
    assert_ptr_equal(again, first);
    for (size_t i = 0; i < 6000; i++)
        assert_int_equal(again[i], 0);
    assert_int_equal(arena.taken, taken);
    bp_arena_clear(&arena);
    bp_arena_alloc(&arena, (size_t)500 << 10); /* a block that is large is not kept */
    bp_arena_rewind(&arena);
    assert_int_equal(arena.taken, 0);
    bp_arena_clear(&arena);
}

static void test_grow(void **state)
{
    struct bp_arena arena;
    size_t capacity = 0;
    int *items = NULL;
    (void)state;
    bp_arena_init(&arena, (size_t)1 << 20);
    for (size_t n = 0; n < 5000; n++) {
        size_t before = capacity;
        items = bp_arena_grow(&arena, items, &capacity, n + 1, sizeof *items);
        assert_non_null(items);
        assert_true(capacity >= n + 1 && (capacity == before || capacity >= 2 * before));
        items[n] = (int)n;
    }
    for (size_t n = 0; n < 5000; n++)
        assert_int_equal(items[n], (int)n);
    for (size_t n = 5000; n < capacity; n++)
        assert_int_equal(items[n], 0);
    size_t before = capacity;
    assert_ptr_equal(bp_arena_grow(&arena, items, &capacity, before, sizeof *items), items);
    assert_null(bp_arena_grow(&arena, items, &capacity, (size_t)1 << 20, sizeof *items));
    assert_null(bp_arena_grow(&arena, items, &capacity, SIZE_MAX, sizeof *items));
    assert_int_equal(capacity, before);
    assert_int_equal(items[4999], 4999);
    capacity = 0;
    items = bp_arena_grow(&arena, NULL, &capacity, 1000, 1);
    assert_true(capacity >= 1000);
    bp_arena_clear(&arena);
}

static void test_text(void **state)
{
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, (size_t)1 << 20);
    assert_string_equal(bp_arena_text(&arena, "plans", 4), "plan");
    assert_string_equal(bp_arena_text(&arena, NULL, 0), "");
    char *text = bp_arena_text(&arena, "a\0b", 3);
    assert_memory_equal(text, "a\0b", 4);
    assert_null(bp_arena_text(&arena, "", (size_t)2 << 20));
    bp_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zeroed_and_aligned), cmocka_unit_test(test_large_among_small),
        cmocka_unit_test(test_budget),             cmocka_unit_test(test_overflow_runs_out),
        cmocka_unit_test(test_on_out_jumps),       cmocka_unit_test(test_rewind),
        cmocka_unit_test(test_grow),               cmocka_unit_test(test_text),
        cmocka_unit_test(test_budget_is_shared),
        cmocka_unit_test(test_held_memory_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
