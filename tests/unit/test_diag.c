/* test_diag.c: findings: filled in, clipped, told once, sorted, capped; and the table of their codes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/diag.h"
#include "base/text.h"

struct fixture {
    struct bp_arena arena;
    struct bp_diags diags;
    struct bp_source source;
};

static const char text[] = "<plan>\n  <row status=\"x\"/>\n</plan>\n";

static int open_fixture(void **state)
{
    static struct fixture f;
    memset(&f, 0, sizeof f);
    bp_arena_init(&f.arena, (size_t)1 << 24);
    f.diags.arena = &f.arena;
    f.source = (struct bp_source){.name = "plan.xml", .bytes = text, .len = sizeof text - 1,
                                  .arena = &f.arena};
    *state = &f;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;
    bp_arena_clear(&f->arena);
    return 0;
}

static void test_filled_in(void **state)
{
    struct fixture *f = *state;
    bp_diag_add(&f->diags, BP_E_STATUS, &f->source, 22, 1, "x", "one of {1}", NULL);
    assert_int_equal(f->diags.n, 1);
    assert_int_equal(f->diags.errors, 1);
    const struct bp_diag *diag = &f->diags.items[0];
    assert_int_equal(diag->code, 4003);
    assert_int_equal(diag->severity, BP_ERROR);
    assert_string_equal(diag->name, "status-unknown");
    assert_string_equal(diag->message, "status \"x\" is not known");
    assert_string_equal(diag->hint, "one of {1}"); /* what is filled in is not filled in again */
    assert_string_equal(diag->at.file, "plan.xml");
    assert_int_equal(diag->at.line, 2);
    assert_int_equal(diag->at.column, 16);
    assert_int_equal(diag->at.length, 1);
    assert_string_equal(diag->source_line, "  <row status=\"x\"/>");
    assert_int_equal(diag->shown_column, 16);
    assert_int_equal(diag->related.line, 0);
    bp_diag_relate(&f->diags, &f->source, 0, 6);
    assert_int_equal(f->diags.items[0].related.line, 1);
    assert_int_equal(f->diags.items[0].related.length, 6);
}

static void test_without_a_place(void **state)
{
    struct fixture *f = *state;
    bp_diag_relate(&f->diags, &f->source, 0, 1); /* to nothing */
    bp_diag_add(&f->diags, BP_E_EMPTY, &f->source, BP_NOWHERE, 0, NULL, NULL, NULL);
    bp_diag_add(&f->diags, BP_E_WRITE, NULL, BP_NOWHERE, 0, "a.pdf", NULL, NULL);
    assert_int_equal(f->diags.n, 2);
    assert_string_equal(f->diags.items[0].at.file, "plan.xml");
    assert_int_equal(f->diags.items[0].at.line, 0);
    assert_string_equal(f->diags.items[0].source_line, "");
    assert_string_equal(f->diags.items[1].at.file, "");
    assert_int_equal(f->diags.items[1].at.line, 0);
    assert_string_equal(f->diags.items[1].message, "cannot write a.pdf: ");
    assert_string_equal(f->diags.items[1].hint, "");
}

/* Values are clipped to 80 code points in messages, and never in hints. */
static void test_clipping(void **state)
{
    struct fixture *f = *state;
    char value[81 * 3 + 1] = "", message[400];
    for (int i = 0; i < 80; i++)
        memcpy(value + i * 3, "\xE5\xAD\x97", 4);
    bp_diag_add(&f->diags, BP_E_STATUS, &f->source, 0, 1, value, value, NULL);
    snprintf(message, sizeof message, "status \"%s\" is not known", value);
    assert_string_equal(f->diags.items[0].message, message);
    memcpy(value + 240, "\xE5\xAD\x97", 4);
    bp_diag_add(&f->diags, BP_E_STATUS, &f->source, 0, 1, value, value, NULL);
    snprintf(message, sizeof message, "status \"%.*s\xE2\x80\xA6\" is not known", 79 * 3, value);
    assert_string_equal(f->diags.items[1].message, message);
    assert_string_equal(f->diags.items[1].hint, value);
}

static void test_told_once(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < 3; i++)
        bp_diag_add(&f->diags, BP_E_STATUS, &f->source, 22, 1, "x", "a", NULL);
    assert_int_equal(f->diags.n, 1);
    assert_int_equal(f->diags.errors, 1);
    bp_diag_add(&f->diags, BP_E_STATUS, &f->source, 22, 1, "y", "a", NULL);  /* another value */
    bp_diag_add(&f->diags, BP_E_STATUS, &f->source, 21, 1, "x", "a", NULL);  /* another place */
    bp_diag_add(&f->diags, BP_E_DATE, &f->source, 22, 1, "x", "a", NULL);    /* another code */
    assert_int_equal(f->diags.n, 4);
    assert_int_equal(f->diags.errors, 4);
}

static void test_sorted(void **state)
{
    struct fixture *f = *state;
    bp_diag_add(&f->diags, BP_E_STATUS, &f->source, 22, 1, "x", "", NULL);
    bp_diag_add(&f->diags, BP_E_DATE, &f->source, 22, 1, "x", "", NULL);
    bp_diag_add(&f->diags, BP_E_NO_STATUS, &f->source, 9, 1, "x", "", NULL);
    bp_diag_add(&f->diags, BP_E_STATUS, &f->source, 3, 1, "x", "", NULL);
    bp_diag_add(&f->diags, BP_E_EMPTY, &f->source, BP_NOWHERE, 1, NULL, NULL, NULL);
    bp_diags_finish(&f->diags);
    static const int codes[] = {1003, 4003, 4016, 4002, 4003};
    assert_int_equal(f->diags.n, 5);
    assert_int_equal(f->diags.errors, 4); /* one is a warning */
    for (int i = 0; i < 5; i++)
        assert_int_equal(f->diags.items[i].code, codes[i]);
}

/* In a row of findings that differ in their words alone, as qsort may mix them. */
static void test_order_of_one_place(void **state)
{
    struct fixture *f = *state;
    enum { N = 60 };
    for (int i = 0; i < N; i++) {
        char value[16];
        snprintf(value, sizeof value, "v%02d", i);
        bp_diag_add(&f->diags, BP_E_STATUS, &f->source, i % 2 ? 3 : 22, 1, value, "", NULL);
    }
    bp_diags_finish(&f->diags);
    for (int i = 1; i < N; i++)
        if (i != N / 2)
            assert_true(strcmp(f->diags.items[i - 1].message, f->diags.items[i].message) < 0);
    assert_int_equal(f->diags.items[0].at.line, f->diags.items[N / 2 - 1].at.line);
}

static void add_many(struct fixture *f, int n)
{
    for (int i = 0; i < n; i++) {
        char value[16];
        snprintf(value, sizeof value, "v%d", n - i);
        bp_diag_add(&f->diags, i % 2 ? BP_E_STATUS : BP_E_NO_STATUS, &f->source,
                    (uint32_t)(i * 7 % 30), 1, value, "hint", NULL);
    }
}

static void test_cap(void **state)
{
    struct fixture *f = *state;
    add_many(f, BP_MAX_DIAGS);
    bp_diags_finish(&f->diags);
    assert_int_equal(f->diags.n, BP_MAX_DIAGS); /* none was left out, and nothing says so */
    assert_int_equal(f->diags.dropped, 0);
    assert_int_equal(f->diags.errors, BP_MAX_DIAGS / 2);
}

static void test_past_the_cap(void **state)
{
    struct fixture *f = *state;
    add_many(f, BP_MAX_DIAGS + 57);
    bp_diag_relate(&f->diags, &f->source, 0, 6); /* the newest was dropped: nothing is related */
    assert_int_equal(f->diags.n, BP_MAX_DIAGS);
    assert_int_equal(f->diags.dropped, 57);
    assert_int_equal(f->diags.errors, BP_MAX_DIAGS / 2 + 28);
    bp_diags_finish(&f->diags);
    assert_int_equal(f->diags.n, BP_MAX_DIAGS + 1);
    for (size_t i = 1; i < BP_MAX_DIAGS; i++) {
        const bp_place *a = &f->diags.items[i - 1].at, *b = &f->diags.items[i].at;
        assert_true(a->line < b->line || (a->line == b->line && a->column <= b->column));
        assert_int_equal(f->diags.items[i].related.line, 0);
    }
    const struct bp_diag *more = &f->diags.items[BP_MAX_DIAGS];
    assert_int_equal(more->code, BP_E_MORE);
    assert_int_equal(more->severity, BP_NOTE);
    assert_string_equal(more->message, "57 more findings are not shown");
    assert_int_equal(more->at.line, 0);
}

/* No memory for the text of a finding is no crash; that there was an error stays known. */
static void test_without_memory(void **state)
{
    struct fixture *f = *state;
    bp_arena_clear(&f->arena);
    bp_arena_init(&f->arena, 0);
    bp_diag_add(&f->diags, BP_E_STATUS, &f->source, 22, 1, "x", "hint", NULL);
    assert_int_equal(f->diags.n, 0);
    assert_int_equal(f->diags.errors, 1);
    assert_true(f->arena.out);
    bp_diags_finish(&f->diags);
}

/* A fault that is known already must not lend its second place to another finding. */
static void test_relate_after_known(void **state)
{
    struct fixture *f = *state;
    bp_diag_add(&f->diags, BP_E_EMPTY, NULL, BP_NOWHERE, 0, NULL, NULL, NULL);
    bp_diag_add(&f->diags, BP_E_FOLDER, NULL, BP_NOWHERE, 0, NULL, NULL, NULL);
    assert_null(bp_diag_add(&f->diags, BP_E_EMPTY, NULL, BP_NOWHERE, 0, NULL, NULL, NULL));
    bp_diag_relate(&f->diags, &f->source, 0, 1);
    assert_int_equal(f->diags.items[1].related.line, 0);
}

static void test_table(void **state)
{
    static const struct {
        int number;
        bp_severity severity;
        const char *name, *message, *hint;
    } entries[] = {
#define X(number, name, severity, slug, message, hint) {number, BP_##severity, slug, message, hint},
#include "base/diag.def"
#undef X
    };
    (void)state;
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        if (i && entries[i].number <= entries[i - 1].number)
            fail_msg("BP%d stands after BP%d", entries[i].number, entries[i - 1].number);
        assert_true(strlen(entries[i].message) > 0);
        if (entries[i].severity == BP_ERROR && !*entries[i].hint)
            fail_msg("BP%d has no hint", entries[i].number);
        for (const char *p = entries[i].name; *p; p++)
            assert_true((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '-');
        size_t len = strlen(entries[i].hint);
        assert_int_equal(bp_utf8_check(entries[i].hint, len), len);
    }
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_fixture, close_fixture)
    const struct CMUnitTest tests[] = {
        TEST(test_filled_in), TEST(test_without_a_place), TEST(test_clipping),
        TEST(test_told_once), TEST(test_sorted), TEST(test_order_of_one_place), TEST(test_cap),
        TEST(test_past_the_cap), TEST(test_without_memory), TEST(test_table),
        TEST(test_relate_after_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
