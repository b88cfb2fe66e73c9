/* test_counts.c: the numbers at a glance: what is counted, and shares that are never far from the truth. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/counts.h"

static struct bp_status items[BP_MAX_STATUSES];
static struct bp_plan plan;

/* A scheme of n statuses that all count, the last one "missing". */
static void scheme_of(int n)
{
    for (int i = 0; i < n; i++)
        items[i] = (struct bp_status){.id = "x", .counted = true};
    plan = (struct bp_plan){.scheme = {.items = items, .n = n, .missing = n - 1}};
}

static struct bp_counts counts_of(const uint32_t *of, int n)
{
    struct bp_counts counts = {0};
    for (int i = 0; i < n; i++) {
        counts.of[i] = of[i];
        counts.all += of[i];
        counts.counted += items[i].counted ? of[i] : 0;
    }
    return counts;
}

static void assert_shares(const uint32_t *of, const int *wanted, int n)
{
    int shares[BP_MAX_STATUSES + 1];
    scheme_of(n);
    struct bp_counts counts = counts_of(of, n);
    bp_count_shares(&plan, &counts, shares);
    for (int i = 0; i < n; i++)
        assert_int_equal(shares[i], wanted[i]);
}
#define ASSERT_SHARES(n, ...) \
    do { \
        static const struct { \
            uint32_t of[n]; \
            int wanted[n]; \
        } c = __VA_ARGS__; \
        assert_shares(c.of, c.wanted, n); \
    } while (0)

static void test_rows(void **state)
{
    struct bp_row rows[] = {{.status = 0}, {.status = 2}, {.status = 0}, {.status = 1}};
    struct bp_counts counts = {0};
    (void)state;
    scheme_of(3);
    items[1].counted = false;
    bp_count_rows(&plan, rows, 4, &counts);
    assert_int_equal(counts.of[0], 2);
    assert_int_equal(counts.of[1], 1);
    assert_int_equal(counts.of[2], 1);
    assert_int_equal(counts.all, 4);
    assert_int_equal(counts.counted, 3);
    bp_count_rows(&plan, rows, 1, &counts); /* adds to what was counted */
    assert_int_equal(counts.of[0], 3);
    assert_int_equal(counts.all, 5);
    assert_int_equal(counts.counted, 4);
}

static void test_known_shares(void **state)
{
    (void)state;
    ASSERT_SHARES(4, {{7, 2, 0, 0}, {78, 22, 0, 0}});  /* the seed's measures */
    ASSERT_SHARES(4, {{43, 4, 1, 0}, {90, 8, 2, 0}});  /* and actions: 89.58, 8.33, 2.08 */
    ASSERT_SHARES(2, {{1, 999}, {0, 100}});            /* said as <1% and >99% */
    ASSERT_SHARES(4, {{997, 1, 1, 1}, {100, 0, 0, 0}});
    ASSERT_SHARES(4, {{397, 1, 1, 1}, {99, 0, 0, 0}}); /* 99.25 is 99, not 97 */
    ASSERT_SHARES(3, {{12, 4, 1}, {71, 23, 6}});
    ASSERT_SHARES(2, {{99, 1}, {99, 1}});              /* exactly 1 is not less than 1 */
    ASSERT_SHARES(3, {{1, 1, 1}, {33, 33, 33}});       /* equals are equal */
    ASSERT_SHARES(2, {{1, 1}, {50, 50}});
    ASSERT_SHARES(2, {{995, 5}, {100, 0}});            /* 99.5 and 0.5 */
    ASSERT_SHARES(3, {{985, 10, 5}, {99, 1, 0}});      /* 98.5, 1 and 0.5 */
    ASSERT_SHARES(2, {{5, 0}, {100, 0}});
    ASSERT_SHARES(1, {{5}, {100}});
    ASSERT_SHARES(6, {{1, 1, 1, 1, 1, 1}, {17, 17, 17, 17, 17, 17}});
    ASSERT_SHARES(3, {{5, 5, 1}, {45, 45, 9}});
    ASSERT_SHARES(4, {{2, 2, 1, 1}, {33, 33, 17, 17}}); /* both of the smaller ones can be lifted */
    ASSERT_SHARES(3, {{4000000000u, 1, 1}, {100, 0, 0}});
}

static void test_none_counted(void **state)
{
    int shares[BP_MAX_STATUSES + 1] = {7, 7, 7};
    static const uint32_t none[] = {0, 0, 0}, some[] = {0, 3, 1};
    (void)state;
    scheme_of(3);
    struct bp_counts counts = counts_of(none, 3);
    bp_count_shares(&plan, &counts, shares);
    for (int i = 0; i < 3; i++)
        assert_int_equal(shares[i], 0);
    items[1].counted = items[2].counted = false; /* there are rows, but none takes part */
    counts = counts_of(some, 3);
    bp_count_shares(&plan, &counts, shares);
    for (int i = 0; i < 3; i++)
        assert_int_equal(shares[i], 0);
    items[2].counted = true;
    counts = counts_of(some, 3);
    bp_count_shares(&plan, &counts, shares);
    assert_int_equal(shares[1], 0);
    assert_int_equal(shares[2], 100);
}

/* Of any counts: they are less than one from the truth, never more than 0 for nothing, and more rows have no
 * smaller share, as many the same. They add up to 100, or each is rounded for itself. What is said is never 0%
 * of something, or 100% where there is something else. */
static void assert_properties(const uint32_t *of, int n)
{
    int shares[BP_MAX_STATUSES + 1], sum = 0;
    struct bp_counts counts = counts_of(of, n);
    struct bp_arena arena;
    bool alone = true;
    bp_arena_init(&arena, SIZE_MAX);
    bp_count_shares(&plan, &counts, shares);
    for (int i = 0; i < n; i++) {
        int64_t off = (int64_t)of[i] * 100 - (int64_t)shares[i] * counts.counted;
        sum += shares[i];
        assert_true(off < counts.counted && -off < counts.counted);
        alone = alone && (!shares[i] || (2 * off < counts.counted && -2 * off <= counts.counted));
        const char *words = bp_share_words(&arena, &counts, i, shares[i]);
        assert_int_equal(!strcmp(words, "0%"), !of[i]);
        assert_int_equal(!strcmp(words, "100%"), of[i] == counts.counted);
        assert_int_equal(!strcmp(words, "<1%"), of[i] && of[i] * (uint64_t)100 < counts.counted);
        for (int j = 0; j < n; j++)
            assert_false(of[i] >= of[j] && shares[i] < shares[j]);
    }
    assert_true(sum == 100 || alone);
    bp_arena_clear(&arena);
}

static void test_properties(void **state)
{
    uint64_t seed = 1;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        uint32_t of[BP_MAX_STATUSES];
        int n = 1 + round % BP_MAX_STATUSES;
        scheme_of(n);
        for (int i = 0; i < n; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            uint32_t size = (uint32_t)(seed >> 60);
            of[i] = (uint32_t)(seed >> 33) % (size > 12 ? 100000u : size > 8 ? 300u : 4u);
        }
        of[0] += 1; /* some row there is */
        assert_properties(of, n);
    }
    uint32_t lifted[BP_MAX_STATUSES] = {1000000};
    scheme_of(BP_MAX_STATUSES);
    for (int i = 1; i < BP_MAX_STATUSES; i++)
        lifted[i] = 1;
    assert_properties(lifted, BP_MAX_STATUSES);
}

static void test_shown(void **state)
{
    static const uint32_t of[] = {1, 0, 0}, with[] = {1, 0, 1};
    (void)state;
    scheme_of(3);
    struct bp_counts counts = counts_of(of, 3);
    assert_true(bp_status_shown(&plan, &counts, 0));
    assert_true(bp_status_shown(&plan, &counts, 1)); /* red 0 is worth saying */
    assert_true(bp_status_shown(&plan, &counts, 2));
    plan.scheme.missing_implied = true;
    assert_true(bp_status_shown(&plan, &counts, 1));
    assert_false(bp_status_shown(&plan, &counts, 2));
    counts = counts_of(with, 3);
    assert_true(bp_status_shown(&plan, &counts, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),       cmocka_unit_test(test_known_shares),
        cmocka_unit_test(test_none_counted), cmocka_unit_test(test_properties),
        cmocka_unit_test(test_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
