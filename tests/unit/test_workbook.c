/* test_workbook.c: paragraphs and lists as the lines of a cell; what stands in the parts of a workbook;
 * memory that runs out while one is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/lines.h"
#include "model/write.h"
#include "book/parts.h"
#include "office/workbook.h"
#include "plans.h"

static struct bp_arena arena;

/* A plan with these statuses and rows. */
static struct bp_plan *plan_with(const char *statuses, const char *columns, const char *rows)
{
    struct bp_buf xml = {0};
    bp_buf_fmt(
        &xml,
        "<action-plan><title>Parks &amp; Trees</title><report from=\"2026-07-01\" to=\"2026-09-30\">"
        "<title>Quarter 2</title></report>%s<actions>%s<priority><title>Play</title>%s</priority></actions>"
        "</action-plan>",
        statuses, columns, rows);
    return read_plan(&arena, &xml);
}

/* A part of the plan's workbook, as text. */
static const char *part_of(const struct bp_plan *plan, enum bp_workbook_use use, const char *part)
{
    struct bp_buf out = {0};
    struct bp_parts parts;
    struct bp_source file = {.name = "plan.xlsx", .arena = &arena}, read = {0};
    struct bp_diags diags = {.arena = &arena};
    assert_true(bp_workbook_write(plan, use, &arena, &out));
    file.bytes = bp_arena_text(&arena, out.bytes, out.len);
    file.len = (uint32_t)out.len;
    bp_buf_free(&out);
    assert_true(bp_parts_open(&parts, &file, &arena, &diags));
    const struct bp_part_entry *entry = bp_parts_find(&parts, part);
    if (!entry)
        return NULL;
    assert_true(bp_part_read(&parts, entry, &read));
    const char *text = bp_arena_text(&arena, read.bytes, read.len);
    bp_part_drop(&parts, &read);
    return text;
}

static const char *actions_of(const struct bp_plan *plan)
{
    return part_of(plan, BP_WORKBOOK_PLAN, "xl/worksheets/sheet1.xml");
}

/* ---- lines ---- */

/* The blocks of an update, as lines. */
static const char *lines_of(const char *update)
{
    char row[2000];
    struct bp_inline lines;
    snprintf(row, sizeof row,
             "<action ref=\"1\" status=\"green\"><description>A</description><update>%s</update></action>",
             update);
    const struct bp_plan *plan = plan_with("", "", row);
    assert_true(bp_lines_make(plan->priorities[0].rows[0].update, &arena, &lines));
    return bp_lines_plain(&lines, &arena);
}

static void test_lines_are_made(void **state)
{
    (void)state;
    assert_string_equal(lines_of("<p>One.</p><p>Two.</p>"), "One.\nTwo.");
    assert_string_equal(lines_of("<p>So:</p><ul><li>a</li><li>b</li></ul>"),
                        "So:\n\xE2\x80\xA2 a\n\xE2\x80\xA2 b");
    assert_string_equal(lines_of("<ol><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ol>"),
                        "1. a\n    \xE2\x80\xA2 b\n2. c\n  d");
    assert_string_equal(lines_of("<p>See <a href=\"https://a.example/\">this</a>.</p>"), "See this.");
}

/* The lines as the XML of blocks. */
static const char *blocks_of(const char *text)
{
    struct bp_run run = {.text = text};
    struct bp_inline lines = {&run, 1, BP_NOWHERE};
    struct bp_block *blocks;
    struct bp_buf out = {0};
    struct bp_xml xml = {.out = &out};
    assert_true(bp_lines_read(&lines, &arena, &blocks));
    bp_xml_blocks(&xml, "u", blocks);
    bp_xml_end(&xml);
    char *flat = bp_arena_alloc(&arena, out.len + 1), *to = flat;
    for (size_t i = 0; i < out.len; i++)
        if (out.bytes[i] != '\n' && !(out.bytes[i] == ' ' && (to == flat || to[-1] == '>')))
            *to++ = out.bytes[i];
    bp_buf_free(&out);
    return flat;
}

static void test_lines_are_read(void **state)
{
    (void)state;
    assert_string_equal(blocks_of("One.\nTwo.\n"), "<u><p>One.</p><p>Two.</p></u>");
    assert_string_equal(blocks_of("\xE2\x80\xA2 a\n\xE2\x80\xA2\tb"), "<u><ul><li>a</li><li>b</li></ul></u>");
    assert_string_equal(blocks_of("- a\n- b"), "<u><ul><li>a</li><li>b</li></ul></u>");
    assert_string_equal(blocks_of("- a"), "<u><p>- a</p></u>");
    assert_string_equal(blocks_of("1. a\n2. b\n1. c"),
                        "<u><ol><li>a</li><li>b</li></ol><ol><li>c</li></ol></u>");
    assert_string_equal(blocks_of("3. a\n4. b"), "<u><p>3. a</p><p>4. b</p></u>");
    assert_string_equal(
        blocks_of("1. a\n    \xE2\x80\xA2 b\n2. c\n  d\nend"),
        "<u><ol><li>a      <ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ol><p>end</p></u>");
    assert_string_equal(blocks_of("\xE2\x80\xA2 a\n\n\xE2\x80\xA2 b"),
                        "<u><ul><li>a</li></ul><ul><li>b</li></ul></u>");
    assert_string_equal(blocks_of(" \n \n"), "");
}

/* ---- parts ---- */

static void test_a_workbook_has_its_parts(void **state)
{
    (void)state;
    const struct bp_plan *plan = plan_with("", "",
                                           "<action ref=\"1.1\" due=\"2027-03-31\" status=\"green\">"
                                           "<description>Swings</description></action>");
    static const char *const parts[] = {"[Content_Types].xml",
                                        "_rels/.rels",
                                        "xl/workbook.xml",
                                        "xl/styles.xml",
                                        "xl/_rels/workbook.xml.rels",
                                        "xl/worksheets/sheet1.xml"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_non_null(part_of(plan, BP_WORKBOOK_PLAN, parts[i]));
    const char *book = part_of(plan, BP_WORKBOOK_PLAN, "xl/workbook.xml");
    assert_part(book, "name=\"Actions\"");
    assert_part(book, "name=\"How to fill in\"");
    assert_no_part(book, "name=\"Measures\"");
    assert_no_part(book, "name=\"Glossary\"");
    assert_part(book, "_xlnm.Print_Titles");
    assert_part(part_of(plan, BP_WORKBOOK_PLAN, "docProps/core.xml"),
                "<dc:title>Parks &amp; Trees</dc:title>");
    assert_no_part(part_of(plan, BP_WORKBOOK_PLAN, "docProps/core.xml"), "dcterms");
}

/* ECMA-376-1, 18.3.1.99: the order in which the parts of a sheet stand. */
static void test_a_sheet_is_in_order(void **state)
{
    (void)state;
    const char *sheet = actions_of(plan_with("", "",
                                             "<action ref=\"1\" status=\"red\"><description><a "
                                             "href=\"https://a.example/\">A</a></description></action>"));
    static const char *const order[] = {
        "<sheetPr>",   "<sheetViews>",           "<sheetFormatPr",   "<cols>",       "<sheetData>",
        "<mergeCells", "<conditionalFormatting", "<dataValidations", "<hyperlinks>", "<pageMargins",
        "<pageSetup",  "<headerFooter>",         "<ignoredErrors>"};
    const char *at = sheet;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const char *next = strstr(at, order[i]);
        if (!next)
            print_error("%s is lacking, or out of order\n", order[i]);
        assert_non_null(next);
        at = next;
    }
    assert_part(sheet, "ySplit=\"1\"");
    assert_part(sheet, "orientation=\"landscape\"");
    assert_part(sheet, "paperSize=\"9\"");
}

static void test_no_text_is_a_formula(void **state)
{
    (void)state;
    const struct bp_plan *plan =
        plan_with("", "",
                  "<action ref=\"=1\" status=\"green\"><description>=cmd|' /C calc'!A0</description>"
                  "<update><p>+1</p></update></action>");
    const char *sheet = actions_of(plan);
    assert_no_part(sheet, "<f>");
    assert_no_part(sheet, "<f ");
    assert_part(sheet, "<t xml:space=\"preserve\">=cmd|' /C calc'!A0</t>");
}

static void test_escapes(void **state)
{
    (void)state;
    const char *sheet = actions_of(plan_with("", "",
                                             "<action ref=\"1\" status=\"green\"><description>_x0041_ "
                                             "&lt;b&gt; &amp; _x41_</description></action>"));
    assert_part(sheet, "_x005F_x0041_ &lt;b&gt; &amp; _x41_</t>");
}

/* A day is a date, shown as it was written; other dates are text. */
static void test_dates(void **state)
{
    (void)state;
    const char *sheet = actions_of(plan_with("", "",
                                             "<action ref=\"1\" due=\"31 March 2027\" status=\"green\">"
                                             "<description>A</description></action>"
                                             "<action ref=\"2\" due=\"March 2027\" status=\"green\">"
                                             "<description>B</description></action>"
                                             "<action ref=\"3\" due=\"1 January 1900\" status=\"green\">"
                                             "<description>C</description></action>"));
    assert_part(sheet, "<v>46477</v>");
    assert_part(sheet, ">March 2027</t>");
    assert_part(sheet, ">1 January 1900</t>");
}

static void test_money_is_numbers(void **state)
{
    (void)state;
    const char *sheet = actions_of(
        plan_with("", "",
                  "<action ref=\"1\" status=\"green\"><description>A</description>"
                  "<money unit=\"\xC2\xA3\" budget=\"1,250.50\" spent=\"007\" forecast=\"12\"/></action>"));
    assert_part(sheet, "<v>1250.50</v>");
    assert_part(sheet, ">007</t>");
    assert_part(sheet, "<v>12</v>");
}

static void test_statuses_are_a_list_with_colours(void **state)
{
    (void)state;
    const struct bp_plan *plan =
        plan_with("<statuses><status id=\"ok\" label='On \"track\"' fill=\"#13A66B\"/>"
                  "<status id=\"bad\" label=\"Off\" fill=\"#9D150A\" meaning=\"exception\"/></statuses>",
                  "", "<action ref=\"1\" status=\"ok\"><description>A</description></action>");
    const char *sheet = actions_of(plan);
    assert_part(sheet, "<formula1>Statuses!$B$2:$B$3</formula1>");
    assert_part(sheet, "<formula>\"On \"\"track\"\"\"</formula>");
    assert_part(part_of(plan, BP_WORKBOOK_PLAN, "xl/styles.xml"), "<bgColor rgb=\"FF9D150A\"/>");
}

static void test_emphasis(void **state)
{
    (void)state;
    const char *sheet =
        actions_of(plan_with("", "",
                             "<action ref=\"1\" status=\"green\"><description>a<strong>b</strong>"
                             "<sup>c</sup></description></action>"));
    assert_part(sheet, "<rPr><b/>");
    assert_part(sheet, "<vertAlign val=\"superscript\"/>");
}

/* A cell holds 32,767 characters; the rest goes on in the next row, and nothing is lost. */
static void test_long_text_goes_on(void **state)
{
    (void)state;
    struct bp_buf row = {0};
    bp_buf_str(&row, "<action ref=\"1\" status=\"green\"><description>A</description><update><p>");
    for (int i = 0; i < 8000; i++)
        bp_buf_str(&row, i % 10 ? "w\xC3\xB6rd " : "\xF0\x9F\x8C\xB3 ");
    bp_buf_str(&row, "end</p></update></action>");
    const char *sheet = actions_of(plan_with("", "", bp_arena_text(&arena, row.bytes, row.len)));
    bp_buf_free(&row);
    assert_part(sheet, "<row r=\"4\"");
    assert_part(sheet, "end</t>");
    size_t words = 0;
    for (const char *at = sheet; (at = strstr(at, "w\xC3\xB6rd")); at++)
        words++;
    assert_int_equal(words, 7200);
    for (const char *at = sheet; (at = strstr(at, "<t xml:space=\"preserve\">")); at++) {
        const char *end = strstr(at, "</t>");
        assert_true(end - at < 60000);
    }
}

static void test_chase_marks_what_is_missing(void **state)
{
    (void)state;
    const struct bp_plan *plan = plan_with("", "", "<action ref=\"1\"><description>A</description></action>");
    const char *sheet = part_of(plan, BP_WORKBOOK_CHASE, "xl/worksheets/sheet1.xml");
    assert_part(sheet, ">What is missing</t>");
    assert_part(sheet, ">a status\nan update\na date by when\na lead</t>");
    assert_no_part(sheet, "sheetProtection");
    assert_no_part(sheet, "hidden");
    assert_no_part(actions_of(plan), "What is missing");
}

static void test_own_columns_are_listed(void **state)
{
    (void)state;
    const struct bp_plan *plan = plan_with(
        "",
        "<columns><column id=\"ref\"/><column id=\"status\"/><column id=\"description\">Milestone</column>"
        "<column id=\"ward\" print=\"no\">Ward</column>"
        "</columns>",
        "<action ref=\"1\" status=\"green\"><description>A</description><cell "
        "column=\"ward\">North</cell></action>");
    assert_part(actions_of(plan), ">Milestone</t>");
    const char *columns = part_of(plan, BP_WORKBOOK_PLAN, "xl/worksheets/sheet4.xml");
    assert_part(columns, ">ward</t>");
    assert_part(columns, ">no</t>");
}

/* ---- memory ---- */

/* There are more periods than a sheet of ours has columns: the last ones stand together in one. */
static void test_figures_beyond_the_columns(void **state)
{
    (void)state;
    struct bp_buf xml = {0};
    bp_buf_str(&xml, "<action-plan><title>P</title><report from='2026-07-01' to='2026-09-30'><title>R</title></report>"
                     "<success-measures>");
    for (int i = 1; i <= 60; i++)
        bp_buf_fmt(&xml, "<measure ref='M%d'><description>Count %d</description><number unit='n' target='9'>"
                         "<value period='Part %d'>%d</value><value period='Part %d b'>7</value>"
                         "<target by='Year %d'>8</target></number></measure>", i, i, i, i, i, i);
    bp_buf_str(&xml, "<measure ref='N'><description>Words</description></measure></success-measures></action-plan>");
    const char *sheet = part_of(read_plan(&arena, &xml), BP_WORKBOOK_PLAN, "xl/worksheets/sheet2.xml");
    assert_part(sheet, ">Target Year 1<");
    assert_no_part(sheet, ">Target Year 60<");
    assert_part(sheet, ">Part 60: 60\nPart 60 b: 7\nYear 60: 8<");
    assert_part(sheet, ">Part 1: 1\nPart 1 b: 7<");
}

static void test_memory_runs_out(void **state)
{
    (void)state;
    const struct bp_plan *plan =
        plan_with("", "",
                  "<action ref=\"1\" due=\"31 March 2027\" status=\"green\"><description>A"
                  "</description><lead>B</lead><lead>C</lead><update><ul><li>D</li></ul></update>"
                  "</action>");
    bool written = false;
    for (size_t budget = 0; !written; budget += 1024) {
        struct bp_arena small;
        struct bp_buf out = {0};
        bp_arena_init(&small, budget);
        written = bp_workbook_write(plan, BP_WORKBOOK_PLAN, &small, &out);
        assert_true(written || small.out);
        bp_buf_free(&out);
        bp_arena_clear(&small);
        assert_true(budget < ((size_t)16 << 20));
    }
    struct bp_buf full = {.limit = 4000};
    assert_false(bp_workbook_write(plan, BP_WORKBOOK_PLAN, &arena, &full));
    bp_buf_free(&full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_lines_are_made),
        ARENA_TEST(test_lines_are_read),
        ARENA_TEST(test_a_workbook_has_its_parts),
        ARENA_TEST(test_a_sheet_is_in_order),
        ARENA_TEST(test_no_text_is_a_formula),
        ARENA_TEST(test_escapes),
        ARENA_TEST(test_dates),
        ARENA_TEST(test_money_is_numbers),
        ARENA_TEST(test_statuses_are_a_list_with_colours),
        ARENA_TEST(test_emphasis),
        ARENA_TEST(test_long_text_goes_on),
        ARENA_TEST(test_chase_marks_what_is_missing),
        ARENA_TEST(test_own_columns_are_listed),
        ARENA_TEST(test_figures_beyond_the_columns),
        ARENA_TEST(test_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
