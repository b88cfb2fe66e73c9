/* test_theme.c: the page, the sizes and the colours that options and a house style choose; and whether a table
 * has room on its page, and how wide its columns are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "layout/fits.h"
#include "layout/table.h"
#include "report/table.h"
#include "setting.h"

static const struct bp_house_style plain = {.lang = "en", .sheet = {.paper = BP_PAPER_A4}};

static struct bp_house_style style_of(enum bp_paper paper, enum bp_orientation orientation, int32_t margin)
{
    struct bp_house_style style = plain;
    style.colours = bp_colours_default;
    style.sheet = (struct bp_sheet){paper, orientation, {margin, margin, margin, margin}, 0};
    return style;
}

/* ISO 216: 210 by 297 and 297 by 420 mm. */
static void test_sheets(void **state)
{
    (void)state;
    static const struct {
        enum bp_paper paper;
        enum bp_orientation orientation;
        int32_t width, height;
    } sheets[] = {{BP_PAPER_A4, BP_LANDSCAPE, 841890, 595276},
                  {BP_PAPER_A4, BP_PORTRAIT, 595276, 841890},
                  {BP_PAPER_A3, BP_LANDSCAPE, 1190551, 841890},
                  {BP_PAPER_A3, BP_PORTRAIT, 841890, 1190551}};
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        struct bp_house_style style = style_of(sheets[i].paper, sheets[i].orientation, 30000);
        style.sheet.margins[BP_SIDE_LEFT] = 50000;
        style.sheet.margins[BP_SIDE_BOTTOM] = 20000;
        struct bp_theme theme = bp_theme_make(NULL, &style);
        assert_int_equal(theme.page_width, sheets[i].width);
        assert_int_equal(theme.page_height, sheets[i].height);
        assert_int_equal(theme.left, 50000);
        assert_int_equal(theme.width, sheets[i].width - 80000);
        assert_int_equal(theme.top, 30000);
        assert_int_equal(theme.foot, sheets[i].height - 20000);
        assert_int_equal(theme.text, BP_BASE_SIZE);
    }
}

/* The default sheet is what all other measures are drawn for. */
static void test_default(void **state)
{
    (void)state;
    struct bp_theme theme = bp_theme_make(NULL, NULL);
    assert_int_equal(theme.width, BP_BASE_WIDTH);
    assert_true(bp_theme_has_halves(&theme));
    const bp_options large = {.size = sizeof large, .text_size = 13001};
    theme = bp_theme_make(&large, NULL);
    assert_false(bp_theme_has_halves(&theme));
}

/* The caller's size comes before the style's, and large print before both. */
static void test_sizes(void **state)
{
    (void)state;
    struct bp_house_style style = style_of(BP_PAPER_A4, BP_LANDSCAPE, 40000);
    bp_options options = {.size = sizeof options};
    style.sheet.text_size = 9000;
    assert_int_equal(bp_theme_make(&options, &style).text, 9000);
    options.text_size = 12000;
    assert_int_equal(bp_theme_make(&options, &style).text, 12000);
    options.large_print = 1;
    assert_int_equal(bp_theme_make(&options, &style).text, 16000);
}

static void test_colours(void **state)
{
    (void)state;
    struct bp_house_style style = style_of(BP_PAPER_A4, BP_LANDSCAPE, 40000);
    style.colours = (struct bp_colours){0x111111, 0x222222, 0xFFFFFF, 0x000000, 0x333333, 0x444444};
    struct bp_theme theme = bp_theme_make(NULL, &style);
    assert_memory_equal(&theme.ink, &style.colours, sizeof style.colours);
    assert_int_equal(theme.divider, 0x8D8D8D); /* between the header and its words */
    const bp_options mono = {.size = sizeof mono, .mono = 1};
    theme = bp_theme_make(&mono, &style);
    assert_int_equal(theme.ink.head, 0x000000);
    assert_int_equal(theme.ink.on_head, 0xFFFFFF);
    assert_int_equal(theme.ink.text, 0x000000);
    assert_int_equal(theme.ink.heading, 0x000000);
}

/* ---- tables ---- */

/* The columns that most plans have. */
static struct bp_table table_of(const struct bp_inline *head)
{
    static const int names[] = {BP_COLUMN_REF,     BP_COLUMN_DESCRIPTION, BP_COLUMN_DUE,   BP_COLUMN_LEAD,
                                BP_COLUMN_PARTNER, BP_COLUMN_STATUS,      BP_COLUMN_UPDATE, BP_COLUMN_OWN};
    struct bp_table table = {.kind = BP_TABLE_ACTIONS, .named = true};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        table.columns[table.n_columns++] = (struct bp_column){.name = names[i], .head = head};
    table.columns[table.n_columns - 1].id = "risk";
    return table;
}

/* Upright, rows are blocks; A3 has room for all columns. */
static void test_fits(void **state)
{
    (void)state;
    const struct bp_inline none = {NULL, 0, BP_NOWHERE};
    struct bp_table table = table_of(&none);
    struct bp_house_style style = style_of(BP_PAPER_A4, BP_PORTRAIT, 40000);
    assert_true(bp_fits_page(NULL, &table));
    assert_false(bp_fits_page(&style, &table));
    style = style_of(BP_PAPER_A3, BP_PORTRAIT, 40000);
    assert_true(bp_fits_page(&style, &table));
    style.sheet.text_size = 14000;
    assert_false(bp_fits_page(&style, &table));
    style = style_of(BP_PAPER_A4, BP_LANDSCAPE, BP_MOST_MARGIN);
    assert_false(bp_fits_page(&style, &table));
}

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    (void)i;
    *out = (struct bp_row_text){.anchor = BP_NO_ANCHOR, .reminder_status = -1};
    for (int c = 0; c < 8; c++) {
        struct bp_part *part = bp_arena_alloc(work, sizeof *part);
        *part = (struct bp_part){.text = user};
        out->cells[c] = (struct bp_cell){part, 1, NULL};
    }
}

/* The widths of the columns, in a style that gives some of them one. */
static void set_widths(struct bp_style_column *items, uint32_t n, const char *words, int32_t *widths)
{
    static struct setting s;
    assert_true(setting_open(&s));
    struct bp_house_style style = style_of(BP_PAPER_A4, BP_LANDSCAPE, 40000);
    style.columns[BP_ACTION] = (struct bp_style_columns){items, n};
    struct bp_flow flow = {.set = s.set, .theme = bp_theme_make(NULL, &style), .story.style = &style};
    flow.set.house = &bp_house_english;
    flow.width = flow.theme.width;
    const struct bp_inline *text = setting_text(&s, words);
    struct bp_table table = table_of(bp_say_inline(&s.arena, "Head"));
    table.n_rows = 3;
    table.row = row_of;
    table.user = (void *)(uintptr_t)text;
    struct bp_set_table set = bp_table_set(&flow, &table);
    bp_table_widths(&flow, &set, flow.width);
    int32_t all = 0;
    for (int c = 0; c < table.n_columns; c++)
        all += widths[c] = set.widths[c];
    assert_true(all <= flow.width);
    s.set = flow.set;
    setting_close(&s);
}

static void test_widths(void **state)
{
    (void)state;
    int32_t widths[8];
    struct bp_style_column items[] = {
        {{.id = "ref", .kind = BP_COLUMN_REF}, 40000},       {{.id = "lead", .kind = BP_COLUMN_LEAD}, 70000},
        {{.id = "status", .kind = BP_COLUMN_STATUS}, 90000}, {{.id = "risk", .kind = BP_COLUMN_OWN}, 50000},
        {{.id = "update", .kind = BP_COLUMN_UPDATE}, 0}};
    set_widths(items, 5, "Word", widths);
    assert_int_equal(widths[0], 40000);
    assert_int_equal(widths[3], 70000);
    assert_int_equal(widths[5], 90000);
    assert_int_equal(widths[7], 50000);
    set_widths(items, 5, "Incomprehensible", widths); /* these words are cut, … */
    assert_int_equal(widths[3], 70000);
    assert_int_equal(widths[7], 50000);
    assert_true(widths[0] > 80000); /* … a ref is not */
    items[1].width = 500000; /* with too much for one, none is as wide as that, and all have room */
    set_widths(items, 5, "Word", widths);
    assert_true(widths[3] < 500000);
    for (int c = 0; c < 8; c++)
        assert_true(widths[c] >= 28000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sheets), cmocka_unit_test(test_default), cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_colours), cmocka_unit_test(test_fits), cmocka_unit_test(test_widths)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
