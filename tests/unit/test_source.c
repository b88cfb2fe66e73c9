/* test_source.c: byte offsets become lines and columns as editors count them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/source.h"

static struct bp_arena arena;

static int open_arena(void **state)
{
    (void)state;
    bp_arena_init(&arena, (size_t)1 << 24);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    bp_arena_clear(&arena);
    return 0;
}

static struct bp_source source_of(const char *text)
{
    return (struct bp_source){.name = "plan.xml", .bytes = text, .len = (uint32_t)strlen(text),
                              .arena = &arena};
}

static void assert_at(struct bp_source *source, const char *mark, uint32_t line, uint32_t column)
{
    const char *found = strstr(source->bytes, mark);
    assert_non_null(found);
    bp_place place = bp_source_place(source, (uint32_t)(found - source->bytes), 1);
    if (place.line != line || place.column != column)
        fail_msg("%s is at %u:%u, not %u:%u", mark, (unsigned)place.line, (unsigned)place.column,
                 (unsigned)line, (unsigned)column);
    assert_string_equal(place.file, "plan.xml");
}

static void assert_line(struct bp_source *source, uint32_t line, const char *text)
{
    uint32_t column = 1;
    assert_string_equal(bp_source_line(source, line, &column), text);
    assert_int_equal(column, 1);
}

static void test_line_ends(void **state)
{
    struct bp_source source = source_of("a1\nb1\r\nc1\rd1\r\r\ne1\n\nf1\n");
    (void)state;
    assert_line(&source, 2, "b1"); /* before any place was asked for */
    assert_at(&source, "a1", 1, 1);
    assert_at(&source, "b1", 2, 1);
    assert_at(&source, "c1", 3, 1);
    assert_at(&source, "d1", 4, 1);
    assert_at(&source, "e1", 6, 1);
    assert_at(&source, "f1", 8, 1);
    assert_at(&source, "\nb1", 1, 3); /* a line's end belongs to it */
    assert_at(&source, "\r\nc1", 2, 3);
    assert_line(&source, 1, "a1");
    assert_line(&source, 3, "c1");
    assert_line(&source, 4, "d1");
    assert_line(&source, 5, "");
    assert_line(&source, 8, "f1");
    assert_line(&source, 9, "");
    assert_line(&source, 10, ""); /* there is none */
    assert_line(&source, 0, "");
}

static void test_ends_of_the_file(void **state)
{
    struct bp_source source = source_of("ab\ncd"), empty = source_of("");
    (void)state;
    bp_place place = bp_source_place(&source, 5, 3);
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 3);
    assert_int_equal(place.length, 1); /* at least one */
    place = bp_source_place(&source, 6, 1); /* past it: no place */
    assert_int_equal(place.line, 0);
    place = bp_source_place(&source, BP_NOWHERE, 1);
    assert_int_equal(place.line, 0);
    assert_int_equal(place.length, 1);
    assert_string_equal(place.file, "plan.xml");
    place = bp_source_place(&source, 3, UINT32_MAX); /* cut at the end */
    assert_int_equal(place.length, 2);
    place = bp_source_place(&empty, 0, 0);
    assert_int_equal(place.line, 1);
    assert_int_equal(place.column, 1);
    assert_line(&empty, 1, "");
}

/* Columns are code points: a tab is one, as is each part of what the eye sees as one letter. */
static void test_columns(void **state)
{
    struct bp_source source =
        source_of("\t\tx1\n\xC2\xA3\xE2\x82\xAC\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7y1 e\xCC\x81z1\n\xE5\xAD\x97w1");
    (void)state;
    assert_at(&source, "x1", 1, 3);
    assert_at(&source, "y1", 2, 5);
    assert_at(&source, "z1", 2, 10);
    assert_at(&source, "w1", 3, 2);
    bp_place place = bp_source_place(&source, 5, 13); /* £ € and two flag letters */
    assert_int_equal(place.column, 1);
    assert_int_equal(place.length, 4);
}

static void test_byte_order_mark(void **state)
{
    struct bp_source source = source_of("\xEF\xBB\xBF<plan>\n<b>"), alone = source_of("\xEF\xBB\xBF");
    (void)state;
    assert_at(&source, "<plan", 1, 1);
    assert_at(&source, "plan", 1, 2);
    assert_at(&source, "<b>", 2, 1);
    assert_line(&source, 1, "<plan>");
    bp_place place = bp_source_place(&source, 0, 1);
    assert_int_equal(place.line, 1);
    assert_int_equal(place.column, 1);
    assert_line(&alone, 1, "");
}

/* Of a long line the part around the column is shown, and the column is that in the part. */
static void assert_part(const char *letter, size_t before, size_t after)
{
    size_t len = strlen(letter);
    char *text = bp_arena_alloc(&arena, (before + after) * len + 2), *at = text;
    for (size_t i = 0; i < before; i++, at += len)
        memcpy(at, letter, len);
    *at++ = '!';
    for (size_t i = 0; i < after; i++, at += len)
        memcpy(at, letter, len);
    struct bp_source source = source_of(text);
    bp_place place = bp_source_place(&source, (uint32_t)(before * len), 1);
    assert_int_equal(place.column, before + 1);
    uint32_t column = place.column;
    const char *part = bp_source_line(&source, 1, &column);
    const char *mark = strchr(part, '!');
    if (!mark)
        fail_msg("%zu \"%s\" before the column, %zu after it: the part lacks it", before, letter, after);
    assert_int_equal(mark - part, (column - 1) * len);
    if ((before + after) * len + 1 <= 300)
        assert_string_equal(part, text);
    assert_true(strlen(part) <= 300 * len);
    assert_true(strlen(mark + 1) == after * len || strlen(mark + 1) >= 100 * len);
}

static void test_long_lines(void **state)
{
    static const char *const letters[] = {"x", "\xC3\xA9", "\xE5\xAD\x97", "\xF0\x9F\x98\x80"};
    static const size_t befores[] = {0, 1, 74, 119, 120, 121, 150, 299, 300, 301, 5000};
    static const size_t afters[] = {0, 1, 150, 300, 5000};
    (void)state;
    for (size_t l = 0; l < sizeof letters / sizeof *letters; l++)
        for (size_t b = 0; b < sizeof befores / sizeof *befores; b++)
            for (size_t a = 0; a < sizeof afters / sizeof *afters; a++)
                assert_part(letters[l], befores[b], afters[a]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line_ends),       cmocka_unit_test(test_ends_of_the_file),
        cmocka_unit_test(test_columns),         cmocka_unit_test(test_byte_order_mark),
        cmocka_unit_test(test_long_lines),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
