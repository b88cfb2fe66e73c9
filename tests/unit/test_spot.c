/* test_spot.c: the places of cells, as officers see them in Excel, in Word and in an editor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "onramp/found.h"
#include "plans.h"

static struct bp_arena arena;

static struct bp_cell cells[] = {
    {.row = 3, .column = 1, .rows = 1, .columns = 1, .text = "By when"},
    {.row = 4, .column = 1, .rows = 3, .columns = 2, .text = "March\n2020"},
};
static struct bp_found_column columns[] = {{1, 2, BP_IS_DUE, BP_SURE_CERTAIN, "By when", "", ""}};

static const struct bp_spot *spot_in(struct bp_grid *grid, uint32_t row, uint32_t column)
{
    struct bp_found_table table = {.grid = grid, .columns = columns, .n_columns = 1};
    struct bp_found found = {.file = "f", .tables = &table, .n_tables = 1};
    grid->cells = cells;
    grid->n_cells = 2;
    assert_true(bp_grid_index(grid, &arena));
    const struct bp_spot *spot = bp_found_spot(&found, grid, row, column, &arena);
    assert_non_null(spot);
    return spot;
}

static void assert_sheet(const char *name, const char *cell)
{
    struct bp_grid grid = {.kind = BP_GRID_SHEET, .name = name, .number = 2};
    const struct bp_spot *spot = spot_in(&grid, 11, 5);
    assert_string_equal(spot->cell, cell);
    assert_string_equal(spot->sheet, name);
    assert_int_equal(spot->table, 2);
    assert_int_equal(spot->row, 12);
    assert_int_equal(spot->column, 6);
    assert_string_equal(spot->text, "");
}

static void test_sheets(void **state)
{
    (void)state;
    assert_sheet("Q2", "Q2!F12");
    assert_sheet("Action plan", "'Action plan'!F12");
    assert_sheet("2019", "'2019'!F12");
    assert_sheet("Council's", "'Council''s'!F12");
}

static void test_merged(void **state)
{
    struct bp_grid grid = {.kind = BP_GRID_SHEET, .name = "Q2", .number = 1};
    const struct bp_spot *spot = spot_in(&grid, 6, 2);
    (void)state;
    assert_string_equal(spot->cell, "Q2!B5");
    assert_int_equal(spot->row, 5);
    assert_string_equal(spot->text, "March 2020");
}

static void test_tables_and_lines(void **state)
{
    uint32_t lines[] = {1, 2, 5, 6, 9};
    struct bp_grid table = {.kind = BP_GRID_TABLE, .name = "", .number = 3};
    struct bp_grid whole = {.kind = BP_GRID_LINES, .name = "", .number = 1, .lines = lines};
    struct bp_grid plain = {.kind = BP_GRID_LINES, .name = "", .number = 1, .first_line = 2};
    (void)state;
    assert_string_equal(spot_in(&table, 4, 1)->cell, "table 3, row 5, \"By when\"");
    assert_string_equal(spot_in(&table, 4, 7)->cell, "table 3, row 5, column 8");
    const struct bp_spot *spot = spot_in(&whole, 4, 2);
    assert_string_equal(spot->cell, "line 9, \"By when\"");
    assert_int_equal(spot->row, 9);
    assert_string_equal(spot->sheet, "");
    assert_string_equal(spot_in(&plain, 3, 1)->cell, "line 5, \"By when\"");
}

static void test_findings(void **state)
{
    struct bp_diags diags = {.arena = &arena};
    struct bp_grid grid = {.kind = BP_GRID_SHEET, .name = "Q2", .number = 1, .cells = cells, .n_cells = 2};
    struct bp_found found = {.file = "tracker.xlsx"};
    (void)state;
    assert_true(bp_grid_index(&grid, &arena));
    const struct bp_diag *diag = bp_found_add(&diags, BP_E_MAP_IDLE, &found, &grid, 3, 1, "sheet", "Q2", NULL);
    assert_non_null(diag);
    assert_string_equal(diag->at.file, "tracker.xlsx");
    assert_int_equal(diag->at.line, 0);
    assert_string_equal(diag->cell, "Q2!B4");
    assert_string_equal(diag->source_line, "By when");
    assert_null(bp_found_add(&diags, BP_E_MAP_IDLE, &found, &grid, 3, 1, "sheet", "Q2", NULL));
    diag = bp_found_add(&diags, BP_E_MAP_IDLE, &found, NULL, 0, 0, "sheet", "Q2", NULL);
    assert_string_equal(diag->cell, "");
    bp_found_add(&diags, BP_E_MAP_IDLE, &found, &grid, 2, 9, "a", "b", NULL);
    bp_diags_finish(&diags);
    assert_string_equal(diags.items[0].cell, "");
    assert_string_equal(diags.items[1].cell, "Q2!J3");
    assert_string_equal(diags.items[2].cell, "Q2!B4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_sheets),
        ARENA_TEST(test_merged),
        ARENA_TEST(test_tables_and_lines),
        ARENA_TEST(test_findings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
