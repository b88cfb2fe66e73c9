/* test_found_facts.c: texts about the whole plan: title blocks, lists of properties, colour keys; and books
 * that are no plan, or were made to do harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grids.h"

static struct drawn d;

#define TABLE "Ref|Action|Lead|By when|Status|Update\n1|Fill the holes|Streets|May 2020|Green|Done.\n"

static const char *facts_above(const char *block)
{
    struct bp_buf picture = {0};
    bp_buf_fmt(&picture, "%s\n%s", block, TABLE);
    bp_buf_char(&picture, '\0');
    assert_false(picture.failed);
    drawn_close(&d);
    drawn_open(&d);
    drawn_grid(&d, BP_GRID_SHEET, "Plan", picture.bytes);
    bp_buf_free(&picture);
    assert_true(drawn_find(&d));
    assert_int_equal(d.found.n_tables, 1);
    return drawn_facts(&d);
}

static void test_title_blocks(void **state)
{
    static const struct {
        const char *block, *facts;
    } blocks[] = {
        {"Safer Streets Action Plan", "title=Safer Streets Action Plan"},
        {"Oldtown Borough Council\nClimate Change Strategy 2021-26",
         "organisation=Oldtown Borough Council; "
         "title=Climate Change Strategy 2021-26; plan-period=2021-26"},
        {"OFFICIAL\nImprovement Plan\nVersion 2.1",
         "marking=OFFICIAL; title=Improvement Plan; version=Version 2.1"},
        {"Title:|Audit tracker\nContact:|Jo Example\nVersion|3",
         "title=Audit tracker; contact=Jo Example; version=3"},
        {"Action Plan|||Updated: 30/09/2019", "title=Action Plan; version=Updated: 30/09/2019"},
        {"Action Plan\nAs at 30 September 2019", "title=Action Plan; period=As at 30 September 2019"},
        {"Action Plan\nReporting period: Q2 2019/20", "title=Action Plan; period=Q2 2019/20"},
        {"Action Plan\nQuarter 2 2019/20", "title=Action Plan; period=Quarter 2 2019/20"},
        {"Action Plan\nJuly \xE2\x80\x93 September 2019",
         "title=Action Plan; period=July \xE2\x80\x93 September 2019"},
        {"Action Plan\nApril 2019 - March 2020", "title=Action Plan; plan-period=April 2019 - March 2020"},
        {"Delivery Plan 2019/20: Quarter 3 update",
         "title=Delivery Plan 2019/20: Quarter 3 update; period=2019/20: Quarter 3"},
        {"Action Plan\nQuarter 2 2019/20 (July to September 2019)",
         "title=Action Plan; period=Quarter 2 2019/20 (July to September 2019)"},
        {"Action Plan\nUpdated Q2 2019/20", "title=Action Plan; version=Updated Q2 2019/20; period=Q2 2019/20"},
        {"Audit tracker\nAudit Committee 24 November 2026",
         "title=Audit tracker; meeting=Audit Committee 24 November 2026"},
        {"Ormsby Parish Council - Action list", "organisation=Ormsby Parish Council; title=Action list"},
        {"Action Plan\nThis plan says what the council will do for its roads.",
         "title=Action Plan; summary=This plan says what the council will do for its roads."},
        {"Cyngor Sir Ynys\nCynllun Gweithredu 2022\nDiweddarwyd: 30 Medi 2022",
         "organisation=Cyngor Sir Ynys; title=Cynllun Gweithredu 2022; plan-period=2022; "
         "version=Diweddarwyd: 30 Medi 2022"},
        {"Action Plan\nTitle: Other\nContact: A; Contact: B",
         "title=Action Plan; summary=Title: Other; contact=A; Contact: B"},
        {"Action Plan\nDocument version: 2\nFersiwn: 3", "title=Action Plan; version=2; summary=Fersiwn: 3"},
        {"Action Plan\nMonth: June 2019\nCyfnod:", "title=Action Plan; period=June 2019"},
        {"Action Plan\nAs at: 30 June 2019", "title=Action Plan; period=As at: 30 June 2019"},
        {"Action Plan\nChwarter: 2 2019/20", "title=Action Plan; period=Chwarter: 2 2019/20"},
        {"Action Plan\nVersion: 2\\n\\nContact: Jo", "title=Action Plan; version=2; contact=Jo"},
        {"Action Plan\nContact: Jo\\nand: more", "title=Action Plan; summary=Contact: Jo\nand: more"},
        {"Action Plan\nNot for publication: paragraph 3 of Schedule 12A",
         "title=Action Plan; marking=Not for publication: paragraph 3 of Schedule 12A"},
        {"Official plan of the whole council", "title=Official plan of the whole council"},
        {"OFFICIAL\nRestricted", "marking=OFFICIAL; summary=Restricted"},
        {"Action Plan\nQuarter 2 2019/20 progress report",
         "title=Action Plan; report=Quarter 2 2019/20 progress report; period=Quarter 2 2019/20"},
        {"Action Plan\nPosition at 30 June 2019\nProgress to 30 June 2019",
         "title=Action Plan; period=Position at 30 June 2019; summary=Progress to 30 June 2019"},
        {"Action Plan\nVersion 2\nFinal", "title=Action Plan; version=Version 2; summary=Final"},
        {"Oldtown Council\nNewtown Council\nAction Plan",
         "organisation=Oldtown Council; summary=Newtown Council; title=Action Plan"},
        {"Oldtown Plan - Progress report\nAnother plan", "title=Oldtown Plan - Progress report; summary=Another plan"},
        {"Oldtown Council \xE2\x80\x94 Roads Plan 2019 to 2021",
         "organisation=Oldtown Council; title=Roads Plan 2019 to 2021; plan-period=2019 to 2021"},
        {"Action Plan FY 2019/20", "title=Action Plan FY 2019/20; plan-period=2019/20"},
        {"Action Plan\nThe council; the trust.", "title=Action Plan; summary=The council; the trust."},
        {"Meeting: Scrutiny Committee|Meeting date: 3 May 2020\nAgenda item: 7",
         "meeting=Scrutiny Committee; meeting-date=3 May 2020; agenda-item=7"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        assert_string_equal(facts_above(blocks[i].block), blocks[i].facts);
}

static void test_properties(void **state)
{
    (void)state;
    drawn_grid(&d, BP_GRID_SHEET, "Actions", TABLE);
    drawn_grid(
        &d, BP_GRID_SHEET, "Report",
        "Title|Safer Streets\nPlan period|1 April 2019 to 31 March 2020\n"
        "Report title|Quarter 2\nReporting period|1 July 2019 to 30 September 2019\nVersion|\n"
        "Contact|Jo\nAgenda item|7\nSummary|All is well.\\nMostly.\nCouncil|Oldtown Council\nShoe size|44\n");
    assert_true(drawn_find(&d));
    assert_string_equal(drawn_facts(&d),
                        "title=Safer Streets; "
                        "plan-period=1 April 2019 to 31 March 2020; report=Quarter 2; "
                        "period=1 July 2019 to 30 September 2019; contact=Jo; agenda-item=7; "
                        "summary=All is well.\nMostly.; organisation=Oldtown Council");
    assert_string_equal(drawn_codes(&d), "8050");
}

static void test_keys(void **state)
{
    (void)state;
    assert_string_equal(facts_above("Action Plan\n[00B050]Complete|[FFC000]On track|[FF0000]Delayed"),
                        "title=Action Plan");
    assert_string_equal(drawn_keys(&d), "Complete=; On track=; Delayed=");
    drawn_close(&d);
    drawn_open(&d);
    drawn_grid(&d, BP_GRID_SHEET, "Plan", TABLE);
    drawn_grid(&d, BP_GRID_SHEET, "Key",
               "*RAG|*Meaning\n[00B050]G|On track\n[FFC000]A|At risk\n[FF0000]|Late\n");
    assert_true(drawn_find(&d));
    assert_string_equal(drawn_keys(&d), "G=On track; A=At risk; Late=");
}

/* Counts that the report makes by itself are left, and said. */
static void test_counts(void **state)
{
    (void)state;
    assert_string_equal(facts_above("Action Plan\nGreen|43\nAmber|4\nRed|1"), "title=Action Plan");
    assert_string_equal(drawn_codes(&d), "8057 8057 8057");
}

static void test_no_plan(void **state)
{
    (void)state;
    drawn_grid(&d, BP_GRID_SHEET, "Staff", "Name|Email|Room\nJo|jo@example.org|12\n");
    drawn_line(&d, 0, "Hello.");
    assert_true(drawn_find(&d));
    assert_int_equal(d.found.n_tables, 0);
    assert_string_equal(drawn_codes(&d), "8056 8051");
}

static void test_nothing(void **state)
{
    (void)state;
    assert_true(drawn_find(&d));
    drawn_grid(&d, BP_GRID_SHEET, "", "\n");
    d.found.n_tables = 0;
    assert_true(drawn_find(&d));
    assert_string_equal(drawn_codes(&d), "8051");
}

/* Cells at the edges of a sheet, spans over everything, and over one another. */
static void test_odd_grids(void **state)
{
    static const char *const words[] = {"Ref",
                                        "Action",
                                        "Lead",
                                        "By when",
                                        "Status",
                                        "Update",
                                        "1.1",
                                        "1",
                                        "(a)",
                                        "Green",
                                        "May 2020",
                                        "Priority 2: Parks",
                                        "",
                                        "Total",
                                        "Key",
                                        "Q1",
                                        "A longer text that goes on and on, as the texts of updates do.",
                                        "High",
                                        "April",
                                        "Target",
                                        "\xE2\x80\x93",
                                        "\xC3",
                                        "/",
                                        "(",
                                        "2019/"};
    (void)state;
    srand(7);
    for (int round = 0; round < 3000; round++) {
        drawn_close(&d);
        drawn_open(&d);
        struct bp_grid *grid = drawn_grid(&d, round % 3 ? BP_GRID_SHEET : BP_GRID_TABLE, "Q1", TABLE);
        uint32_t n = (uint32_t)rand() % 60, row = 0, column = 0;
        grid->cells = bp_arena_array(&d.arena, n + 1, sizeof *grid->cells);
        grid->n_cells = 0;
        grid->header_rows = (uint32_t)rand() % 4;
        for (uint32_t i = 0; i < n; i++) {
            if (rand() % 5 == 0) {
                row += 1 + (uint32_t)(rand() % 9 == 0 ? rand() % 1000000 : 0);
                column = 0;
            } else
                column += (uint32_t)(rand() % 30 == 0 ? rand() % 16000 : rand() % 3 == 0) + (i > 0);
            struct bp_cell *cell = &grid->cells[grid->n_cells++];
            *cell = (struct bp_cell){.row = row,
                                     .column = column,
                                     .rows = 1 + (uint32_t)(rand() % 4 ? 0 : rand() % 5),
                                     .columns = 1 + (uint32_t)(rand() % 4 ? 0 : rand() % 20),
                                     .text = words[(size_t)rand() % (sizeof words / sizeof *words)],
                                     .kind = (enum bp_cell_kind)(rand() % 5),
                                     .fill = rand() % 2 ? -1 : rand() % 0xFFFFFF,
                                     .strong = rand() % 2};
            if (rand() % 300 == 0)
                cell->rows = cell->columns = 1048576;
        }
        assert_true(drawn_find(&d));
        for (uint32_t t = 0; t < d.found.n_tables; t++) {
            for (uint32_t k = 0; k < d.found.tables[t].n_rows; k++) {
                const struct bp_found_row *found = &d.found.tables[t].rows[k];
                assert_true(found->priority == UINT32_MAX || found->priority < d.found.n_priorities);
                assert_true(found->kind != BP_ROW_ACTION || found->priority < d.found.n_priorities);
            }
        }
    }
}

/* Many rows with merged cells: nothing takes the square of their number. */
static void test_many_rows(void **state)
{
    enum { ROWS = 100000, COLUMNS = 5 };
    (void)state;
    struct bp_grid *grid = drawn_grid(&d, BP_GRID_SHEET, "Plan", TABLE);
    struct bp_cell *cells = bp_arena_array(&d.arena, (size_t)ROWS * COLUMNS, sizeof *cells);
    static const char *const heads[COLUMNS] = {"Ref", "Priority", "Action", "By when", "Status"};
    uint32_t n = 0;
    for (uint32_t row = 0; row < ROWS; row++) {
        for (uint32_t column = 0; column < COLUMNS; column++) {
            if (column == 1 && row > 1 && row % 2 == 0)
                continue;
            char text[32];
            snprintf(text, sizeof text, "Text %u", (unsigned)(row / 2));
            const char *copy = bp_arena_text(&d.arena, text, strlen(text));
            bool tall = column == 1 && row;
            cells[n++] = (struct bp_cell){.row = row, .column = column, .rows = tall ? 2 : 1, .columns = 1,
                                          .text = row ? copy : heads[column], .fill = BP_NO_FILL};
        }
    }
    grid->cells = cells;
    grid->n_cells = n;
    assert_true(drawn_find(&d));
    assert_int_equal(d.found.n_tables, 1);
    assert_int_equal(d.found.n_priorities, ROWS / 2);
}

/* Memory that runs out anywhere ends it cleanly. */
static void test_scarce(void **state)
{
    (void)state;
    size_t budget = 16384;
    bool done = false;
    for (; !done && budget < ((size_t)8 << 20); budget += 4096) {
        drawn_close(&d);
        drawn_open(&d);
        drawn_grid(&d, BP_GRID_SHEET, "Plan", "Action Plan\n\n" TABLE "\nKey\n[00B050]Green|Good\n");
        d.arena.budget = d.arena.taken + budget;
        done = drawn_find(&d);
        assert_null(d.arena.on_out);
    }
    assert_true(done);
    assert_true(budget > 16384 + 4096);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DRAWN_TEST(test_title_blocks), DRAWN_TEST(test_properties), DRAWN_TEST(test_keys),
        DRAWN_TEST(test_counts),       DRAWN_TEST(test_no_plan),    DRAWN_TEST(test_nothing),
        DRAWN_TEST(test_odd_grids),    DRAWN_TEST(test_many_rows),  DRAWN_TEST(test_scarce),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
