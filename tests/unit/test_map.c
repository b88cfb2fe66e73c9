/* test_map.c: maps: what an officer says of a file is read, what is wrong with it is named with its line, and
 * what is written is read again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "onramp/found.h"
#include "plans.h"

static struct bp_arena arena;
static struct bp_diags diags;
static struct bp_source source;
static struct bp_map map;

static bp_result read_map(const char *text)
{
    diags = (struct bp_diags){.arena = &arena};
    source = (struct bp_source){.name = "m", .bytes = text, .len = (uint32_t)strlen(text), .arena = &arena};
    return bp_map_read(&source, &arena, &diags, &map);
}

static void assert_words(uint32_t line, enum bp_map_verb verb, const char *a, const char *b, const char *c,
                         const char *d)
{
    assert_true(line < map.n);
    const struct bp_map_line *said = &map.lines[line];
    assert_int_equal(said->verb, verb);
    assert_string_equal(said->words[0], a);
    assert_string_equal(said->words[1], b);
    assert_string_equal(said->words[2], c);
    assert_string_equal(said->words[3], d);
}

static void test_lines(void **state)
{
    (void)state;
    assert_int_equal(read_map("\xEF\xBB\xBF# a map\r\n"
                              "title \"A \\\"fine\\\" plan \\\\ \"\r\n"
                              "\n"
                              "  PERIOD 2019-07-01 to 2019-09-30 # the second\n"
                              "sheet Q2 actions\n"
                              "header \"Q2\" 4\n"
                              "header \"Q2\" 4 TO 5\r"
                              "column \xE2\x80\x9CQ2\xE2\x80\x9D \xE2\x80\x9C" "By when\xE2\x80\x9D Due\n"
                              "column * Q1 value Q1\n"
                              "fill #92d050 green\n"
                              "leads \"Parks and Highways\" whole"),
                     BP_OK);
    assert_int_equal(map.n, 9);
    assert_words(0, BP_MAP_TITLE, "A \"fine\" plan \\ ", "", "", "");
    assert_words(1, BP_MAP_PERIOD, "2019-07-01", "2019-09-30", "", "");
    assert_words(2, BP_MAP_SHEET, "Q2", "actions", "", "");
    assert_words(3, BP_MAP_HEADER, "Q2", "4", "", "");
    assert_words(4, BP_MAP_HEADER, "Q2", "4", "5", "");
    assert_words(5, BP_MAP_COLUMN, "Q2", "By when", "due", "");
    assert_words(6, BP_MAP_COLUMN, "*", "Q1", "value", "Q1");
    assert_words(7, BP_MAP_FILL, "92d050", "green", "", "");
    assert_words(8, BP_MAP_LEADS, "Parks and Highways", "whole", "", "");
    assert_int_equal(diags.n, 0);
}

/* The first finding of a map. */
static void assert_wrong(const char *text, int code, uint32_t line, uint32_t column, const char *message,
                         const char *hint)
{
    assert_int_equal(read_map(text), BP_INVALID);
    assert_int_equal(diags.n, 1);
    assert_int_equal(diags.items[0].code, code);
    assert_int_equal(diags.items[0].at.line, line);
    assert_int_equal(diags.items[0].at.column, column);
    if (!strstr(diags.items[0].message, message) || !strstr(diags.items[0].hint, hint))
        fail_msg("%s\n%s", diags.items[0].message, diags.items[0].hint);
}

static void test_wrong(void **state)
{
    (void)state;
    assert_wrong("\ncolum Q2 Ref ref", BP_E_MAP_WORD, 2, 1, "\"colum\"", "did you mean column?");
    assert_wrong("xyzzy", BP_E_MAP_WORD, 1, 1, "\"xyzzy\"", "title, organisation,");
    assert_wrong("column Q2 By when due", BP_E_MAP_VALUE, 1, 14, "\"when\" is not what", "write one of");
    assert_wrong("column Q2 Ref", BP_E_MAP_FORM, 1, 11, "something is missing", "column \"Q2\"");
    assert_wrong("column Q2 Ref statsu", BP_E_MAP_VALUE, 1, 15, "\"statsu\"", "did you mean status?");
    assert_wrong("title A plan", BP_E_MAP_FORM, 1, 9, "one word too many", "title \"");
    assert_wrong("title \"A plan", BP_E_MAP_FORM, 1, 7, "is not closed", "title \"");
    assert_wrong("title \"\"", BP_E_MAP_VALUE, 1, 7, "is not a text", "between");
    assert_wrong("period 2019-02-30 to 2019-03-31", BP_E_MAP_VALUE, 1, 8, "is not a day", "YYYY-MM-DD");
    assert_wrong("period 2019-02-01 - 2019-03-31", BP_E_MAP_VALUE, 1, 19, "the word \"to\"", "to");
    assert_wrong("period 2019-02-01 to", BP_E_MAP_FORM, 1, 19, "something is missing", "period");
    assert_wrong("sheet Q2 action", BP_E_MAP_VALUE, 1, 10, "what a sheet can be", "did you mean actions?");
    assert_wrong("header Q2 0", BP_E_MAP_VALUE, 1, 11, "the number of a row", "such as 4");
    assert_wrong("header Q2 4 to", BP_E_MAP_FORM, 1, 13, "something is missing", "header");
    assert_wrong("fill 92D05 green", BP_E_MAP_VALUE, 1, 6, "is not a colour", "six digits");
    assert_wrong("lang en-GB cy de fr it nl pl", BP_E_MAP_FORM, 1, 12, "one word too many", "lang");
    assert_wrong("title \"caf\xE9\"", BP_E_ENCODING, 1, 11, "plain text", "UTF-8");
}

static void test_all_lines_are_looked_at(void **state)
{
    (void)state;
    assert_int_equal(read_map("titel A\nsheet Q2 actions\nfill red green\n"), BP_INVALID);
    assert_int_equal(diags.n, 2);
    assert_int_equal(map.n, 1);
}

static void test_next(void **state)
{
    uint32_t at = 0;
    (void)state;
    assert_int_equal(read_map("sheet Q1 left\nsheet * actions\nsheet Q2 measures\nlang cy\n"), BP_OK);
    assert_string_equal(bp_map_next(&map, BP_MAP_SHEET, "q2", NULL, &at)->words[1], "actions");
    assert_string_equal(bp_map_next(&map, BP_MAP_SHEET, "q2", NULL, &at)->words[1], "measures");
    assert_null(bp_map_next(&map, BP_MAP_SHEET, "q2", NULL, &at));
    at = 0;
    assert_null(bp_map_next(NULL, BP_MAP_SHEET, "q2", NULL, &at));
    assert_string_equal(bp_map_next(&map, BP_MAP_LANG, NULL, NULL, &at)->words[0], "cy");
    assert_true(bp_map_put(&map, BP_MAP_LANG, "en-GB", "", &arena));
    at = 0;
    assert_string_equal(bp_map_next(&map, BP_MAP_LANG, NULL, NULL, &at)->words[0], "en-GB");
    assert_int_equal(map.n, 5);
}

static void test_written_is_read_again(void **state)
{
    struct bp_buf out = {0};
    struct bp_grid grid = {.kind = BP_GRID_SHEET, .name = "Q\"2", .number = 1};
    struct bp_found_column columns[] = {
        {0, 1, BP_IS_REF, BP_SURE_CERTAIN, "Ref\nno.", "", ""},
        {1, 1, BP_IS_VALUE, BP_SURE_GUESSED, "Q1 figure", "Q1", "9 of 9\nare numbers"},
        {2, 1, BP_IS_UNKNOWN, BP_SURE_NOT, "Cost code", "", ""},
        {3, 1, BP_IS_LEFT, BP_SURE_CERTAIN, "", "", ""}};
    struct bp_found_table table = {.grid = &grid, .first_header = 3, .n_headers = 2, .columns = columns,
                                   .n_columns = 4};
    struct bp_grid other_grid = {.kind = BP_GRID_TABLE, .name = "", .number = 3};
    struct bp_found_table tables[] = {table, {.grid = &other_grid, .measures = true, .columns = columns,
                                              .n_columns = 1}};
    struct bp_found found = {.file = "a\nb.xlsx", .tables = tables, .n_tables = 2};
    (void)state;
    bp_map_write(&found, NULL, &out);
    bp_buf_char(&out, '\0');
    assert_false(out.failed);
    assert_int_equal(read_map(out.bytes), BP_OK);
    assert_int_equal(map.n, 8);
    assert_words(0, BP_MAP_SHEET, "Q\"2", "actions", "", "");
    assert_words(1, BP_MAP_HEADER, "Q\"2", "4", "5", "");
    assert_words(2, BP_MAP_COLUMN, "Q\"2", "Ref no.", "ref", "");
    assert_words(3, BP_MAP_COLUMN, "Q\"2", "Q1 figure", "value", "Q1");
    assert_words(4, BP_MAP_COLUMN, "Q\"2", "Cost code", "unknown", "");
    assert_words(5, BP_MAP_COLUMN, "Q\"2", "D", "left", "");
    assert_words(6, BP_MAP_SHEET, "table 3", "measures", "", "");
    assert_words(7, BP_MAP_COLUMN, "table 3", "Ref no.", "ref", "");
    bp_buf_free(&out);
    found.n_tables = 1; /* the next period's sheet has another name */
    out = (struct bp_buf){0};
    bp_map_write(&found, NULL, &out);
    bp_buf_char(&out, '\0');
    assert_int_equal(read_map(out.bytes), BP_OK);
    assert_int_equal(map.n, 4);
    assert_words(0, BP_MAP_COLUMN, "*", "Ref no.", "ref", "");
    bp_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_lines),
        ARENA_TEST(test_wrong),
        ARENA_TEST(test_all_lines_are_looked_at),
        ARENA_TEST(test_next),
        ARENA_TEST(test_written_is_read_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
