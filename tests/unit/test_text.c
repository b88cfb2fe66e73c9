/* test_text.c: UTF-8, and "did you mean". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static const struct {
    uint32_t code;
    const char *bytes;
} points[] = {{'A', "A"}, {0x7F, "\x7F"}, {0x80, "\xC2\x80"}, {0xA3, "\xC2\xA3"}, {0x7FF, "\xDF\xBF"},
              {0x800, "\xE0\xA0\x80"}, {0x20AC, "\xE2\x82\xAC"}, {0xFFFD, "\xEF\xBF\xBD"},
              {0xFFFF, "\xEF\xBF\xBF"}, {0x10000, "\xF0\x90\x80\x80"}, {0x10FFFF, "\xF4\x8F\xBF\xBF"}};

static void test_put_and_next(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        char out[4];
        size_t len = strlen(points[i].bytes);
        const char *at = points[i].bytes;
        assert_int_equal(bp_utf8_put(out, points[i].code), len);
        assert_memory_equal(out, points[i].bytes, len);
        assert_int_equal(bp_utf8_next(&at, at + len), points[i].code);
        assert_ptr_equal(at, points[i].bytes + len);
        assert_int_equal(bp_utf8_check(points[i].bytes, len), len);
        assert_int_equal(bp_utf8_count(points[i].bytes, len), 1);
    }
    char out[4];
    assert_int_equal(bp_utf8_put(out, 0), 1);
    assert_int_equal(bp_utf8_put(out, 0xD800), 0);
    assert_int_equal(bp_utf8_put(out, 0x110000), 0);
}

static void test_hex(void **state)
{
    static const struct {
        const char *text;
        size_t most, n;
        uint32_t value;
    } cases[] = {{"92d05A", 6, 6, 0x92D05A}, {"92D050", 4, 4, 0x92D0}, {"fFfFfFfF", 8, 8, 0xFFFFFFFF},
                 {"80]9", 8, 2, 0x80},       {"0g", 8, 1, 0},          {"x1", 8, 0, 0},
                 {"", 8, 0, 0},              {"@`", 2, 0, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t value = 7;
        assert_int_equal(bp_text_hex(cases[i].text, cases[i].most, &value), cases[i].n);
        assert_int_equal(value, cases[i].value);
    }
}

static void test_check(void **state)
{
    static const struct {
        const char *bytes;
        size_t bad;
    } cases[] = {
        {"ok\x80", 2},             /* a continuation byte alone */
        {"ok\xC0\x80", 2},         /* overlong */
        {"ok\xC1\xBF", 2},         {"\xE0\x9F\xBF", 0}, {"\xF0\x8F\xBF\xBF", 0},
        {"ok\xED\xA0\x80", 2},     /* a surrogate */
        {"ok\xF4\x90\x80\x80", 2}, /* past U+10FFFF */
        {"ok\xF5\x80\x80\x80", 2}, {"ok\xFF", 2},
        {"ok\xE2\x82", 2},         /* cut off */
        {"ok\xC2", 2},             {"a\xC2\xA3\xE2(\xA1", 3},
    };
    (void)state;
    assert_int_equal(bp_utf8_check("", 0), 0);
    assert_int_equal(bp_utf8_check("a\0b", 3), 3);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(bp_utf8_check(cases[i].bytes, strlen(cases[i].bytes)), cases[i].bad);
}

/* Broken sequences give U+FFFD, and the walk always comes to its end. */
static void test_next_on_broken(void **state)
{
    static const char broken[] = "a\xE2\x82\xFF\x80\xF0\x9F";
    const char *at = broken, *end = broken + sizeof broken - 1;
    size_t replaced = 0, steps = 0;
    (void)state;
    assert_int_equal(bp_utf8_next(&at, end), 'a');
    while (at < end && steps++ < sizeof broken)
        replaced += bp_utf8_next(&at, end) == 0xFFFD;
    assert_ptr_equal(at, end);
    assert_true(replaced >= 3);
}

static void test_count(void **state)
{
    (void)state;
    assert_int_equal(bp_utf8_count("", 0), 0);
    assert_int_equal(bp_utf8_count("\xC2\xA3" "5 \xE2\x80\x94", 7), 4);
    assert_int_equal(bp_utf8_count("e\xCC\x81", 3), 2); /* code points, not what the eye sees */
}

static void test_nearest(void **state)
{
    static const char *const words[] = {"green", "amber", "red", "missing", "priority"};
    static const struct {
        const char *word, *meant;
    } cases[] = {
        {"gren", "green"},      {"GREEN", "green"},     {"Orcen", "green"},   {"geren", "green"},
        {"amberr", "amber"},    {"rde", "red"},         {"mising", "missing"}, {"prioirty", "priority"},
        {"redd", "red"},        {"purple", NULL},       {"", NULL},           {"x", NULL},
        {"reg", "red"},         {"greenish-yellow", NULL},
        {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *meant = bp_text_nearest(cases[i].word, words, sizeof words / sizeof *words);
        if (!cases[i].meant)
            assert_null(meant);
        else if (!meant || strcmp(meant, cases[i].meant) != 0)
            fail_msg("\"%s\" is taken for %s", cases[i].word, meant ? meant : "nothing");
    }
    assert_null(bp_text_nearest("green", words, 0));
}

/* Two fifths of the longer word's letters may differ, and no more; the first of equals wins. */
static void test_nearest_bounds(void **state)
{
    static const char *const five[] = {"abcde"}, *const ten[] = {"abcdefghij"};
    static const char *const twins[] = {"card", "cart", "care"};
    static const char *const lengths[] = {"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuv",
                                          "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvw"};
    (void)state;
    assert_non_null(bp_text_nearest("abcXY", five, 1));
    assert_null(bp_text_nearest("abXYZ", five, 1));
    assert_non_null(bp_text_nearest("abcdefWXYZ", ten, 1));
    assert_null(bp_text_nearest("abcdeVWXYZ", ten, 1));
    assert_non_null(bp_text_nearest("abcdefghji", ten, 1)); /* neighbours swapped: one edit */
    assert_string_equal(bp_text_nearest("carx", twins, 3), "card");
    assert_string_equal(bp_text_nearest("care", twins, 3), "care");
    assert_string_equal(bp_text_nearest(lengths[0], lengths, 2), lengths[0]);
    assert_null(bp_text_nearest(lengths[1], lengths + 1, 1)); /* too long to be looked at */
}

static void test_join(void **state)
{
    static const char *const words[] = {"green", "", "red"};
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, (size_t)1 << 20);
    assert_string_equal(bp_text_join(&arena, words, 3), "green, , red");
    assert_string_equal(bp_text_join(&arena, words, 1), "green");
    assert_string_equal(bp_text_join(&arena, words, 0), "");
    bp_arena_clear(&arena);
    bp_arena_init(&arena, 0);
    assert_null(bp_text_join(&arena, words, 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_put_and_next), cmocka_unit_test(test_check),
        cmocka_unit_test(test_hex),
        cmocka_unit_test(test_next_on_broken), cmocka_unit_test(test_count),
        cmocka_unit_test(test_nearest),      cmocka_unit_test(test_nearest_bounds),
        cmocka_unit_test(test_join),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
