/* test_sections.c: what the rows of a table are: banners, actions, rows below them, rows that go on, words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "grids.h"

static struct drawn d;

#define HEADER "Ref|Action|Lead|By when|Status|Update\n"

static void find_sheet(const char *name, const char *picture)
{
    drawn_grid(&d, BP_GRID_SHEET, name, picture);
    assert_true(drawn_find(&d));
    assert_int_equal(d.found.n_tables, 1);
}

/* A bold line in the first column is a heading; so is a text that is no ref, in CSV without any look. */
static void test_banners_in_first_column(void **state)
{
    (void)state;
    find_sheet("Plan", HEADER "Roads|||||\n"
                              "1|Fill the holes|Streets|May 2020|Green|Done.\n"
                              "2|Paint the lines|Streets|June 2020|Red|Not begun.\n"
                              "Parks and open spaces|||||\n"
                              "3|Mow the lawns|Parks|Ongoing|Green|Mown.\n");
    assert_string_equal(drawn_rows(&d, 0), "H P a0 a0 P a1");
    assert_string_equal(drawn_priorities(&d), "Roads; Parks and open spaces");
}

static void test_bold_banners_without_refs(void **state)
{
    (void)state;
    find_sheet("Plan", "Action|Lead|Due|RAG\n"
                       "*Roads|||\n"
                       "Fill the holes|Streets|May 2020|G\n"
                       "Paint the lines|||\n"
                       "*Parks|||\n"
                       "Mow the lawns|Parks|Ongoing|G\n");
    assert_string_equal(drawn_rows(&d, 0), "H P a0 a0 P a1");
    assert_string_equal(drawn_priorities(&d), "Roads; Parks");
}

static void test_two_levels_of_banners(void **state)
{
    (void)state;
    find_sheet("Plan", HEADER ">6 *[1F497D]A safe town\n"
                              ">6 *[DCE6F1]Roads\n"
                              "1|Fill the holes|Streets|May 2020|Green|Done.\n"
                              ">6 *[DCE6F1]Parks\n"
                              "2|Mow the lawns|Parks|Ongoing|Green|Mown.\n"
                              ">6 *[1F497D]A green town\n"
                              ">6 *[DCE6F1]Trees\n"
                              "3|Plant trees|Parks|Ongoing|Green|Planted.\n");
    assert_string_equal(drawn_rows(&d, 0), "H G P a0 P a1 G P a2");
    assert_string_equal(drawn_priorities(&d),
                        "Roads < A safe town; Parks < A safe town; Trees < A green town");
}

static void test_words_below_a_banner(void **state)
{
    (void)state;
    find_sheet("Plan", HEADER ">6 *[1F497D]Roads\n"
                              ">6 Roads matter to all who live here\n"
                              "1|Fill the holes|Streets|May 2020|Green|Done.\n"
                              ">6 *[1F497D]Roads (continued)\n"
                              "2|Paint the lines|Streets|May 2020|Green|Done.\n");
    assert_string_equal(drawn_rows(&d, 0), "H P N a0 P a0");
    assert_string_equal(drawn_priorities(&d), "Roads");
    assert_int_equal(d.found.tables[0].rows[2].priority, 0);
}

static void test_column_of_priorities(void **state)
{
    (void)state;
    find_sheet("Plan", "Theme|Objective|Action|Lead|Due|RAG\n"
                       "^4 Place|^2 Roads|Fill the holes|Streets|May 2020|G\n"
                       "||Paint the lines|Streets|May 2020|G\n"
                       "|^2 Parks|Mow the lawns|Parks|May 2020|G\n"
                       "||Mend the swings|Parks|May 2020|G\n"
                       "^2 People|^2 Schools|Open a school|Schools|May 2020|G\n"
                       "||Mend a school|Schools|May 2020|G\n");
    assert_string_equal(drawn_columns(&d, 0), "group priority description lead due status");
    assert_string_equal(drawn_rows(&d, 0), "H a0 a0 a1 a1 a2 a2");
    assert_string_equal(drawn_priorities(&d), "Roads < Place; Parks < Place; Schools < People");
}

static void test_filled_down_once(void **state)
{
    (void)state;
    find_sheet("Plan", "Priority|Action|Lead|Due|RAG\n"
                       "Roads|Fill the holes|Streets|May 2020|G\n"
                       "|Paint the lines|Streets|May 2020|G\n"
                       "|Mend the kerbs|Streets|May 2020|G\n"
                       "Parks|Mow the lawns|Parks|May 2020|G\n"
                       "|Mend the swings|Parks|May 2020|G\n");
    assert_string_equal(drawn_columns(&d, 0), "priority description lead due status");
    assert_string_equal(drawn_rows(&d, 0), "H a0 a0 a0 a1 a1");
    assert_string_equal(drawn_priorities(&d), "Roads; Parks");
}

/* High, medium and low are no headings. */
static void test_ratings(void **state)
{
    (void)state;
    find_sheet("Plan", "Ref|Recommendation|Priority|Owner|Due|Status\n"
                       "1|Check the leavers|High|HR|May 2020|Open\n"
                       "2|Match the orders|High|Finance|May 2020|Open\n"
                       "3|Look for duplicates|Low|Finance|May 2020|Closed\n");
    assert_string_equal(drawn_columns(&d, 0), "ref description unknown lead due status");
}

static void test_levels(void **state)
{
    (void)state;
    find_sheet("Plan", HEADER "1|Mend the roads|Streets|May 2020|Green|Under way.\n"
                              "1.1|Fill the holes|Streets|May 2020|Green|Done.\n"
                              "1.1.1|Buy stone|Streets|May 2020|Green|Done.\n"
                              "1.10|Paint the lines|Streets|May 2020|Green|Done.\n"
                              "2|Mow the lawns|Parks|Ongoing|Green|Mown.\n"
                              "2a|Buy a mower|Parks|Ongoing|Green|Bought.\n"
                              "(i)|Ask for prices|Parks|Ongoing|Green|Asked.\n"
                              "(ii)|Choose one|Parks|Ongoing|Green|Chosen.\n"
                              "10|Plant trees|Parks|Ongoing|Green|Planted.\n");
    assert_string_equal(drawn_rows(&d, 0), "H a0 b0 c0 b0 a0 b0 c0 c0 a0");
}

static void test_bare_tops(void **state)
{
    (void)state;
    find_sheet("Plan", HEADER "1|Mend the roads||||\n"
                              "1.1|Fill the holes|Streets|May 2020|Green|Done.\n"
                              "1.2|Paint the lines|Streets|May 2020|Green|Done.\n"
                              "2|Green the town||||\n"
                              "2.1|Mow the lawns|Parks|Ongoing|Green|Mown.\n");
    assert_string_equal(drawn_rows(&d, 0), "H P a0 a0 P a1");
    assert_string_equal(drawn_priorities(&d), "1. Mend the roads; 2. Green the town");
}

static void test_rows_that_go_on(void **state)
{
    (void)state;
    find_sheet("Plan", HEADER "1|Fill the holes|Streets|May 2020|Green|Done in the north.\n"
                              "|||||To follow in the south.\n"
                              "|and paint the lines||||\n"
                              "2|Mow the lawns|Parks|Ongoing|Green|Mown.\n"
                              "|Mow the verges|Streets|Ongoing|Red|Not mown.\n"
                              "3|Plant trees|Parks|Ongoing|Green|Planted.\n");
    assert_string_equal(drawn_rows(&d, 0), "H a0 m m a0 a0 a0");
}

static void test_merged_rows(void **state)
{
    (void)state;
    find_sheet("Plan", HEADER "^2 1|^2 Fill the holes|^2 Streets|^2 May 2020|^2 Green|Done in the north.\n"
                              "|||||To follow in the south.\n"
                              "2|Mow the lawns|Parks|Ongoing|Green|Mown.\n");
    assert_string_equal(drawn_rows(&d, 0), "H a0 m a0");
}

static void test_totals_notes_hidden(void **state)
{
    (void)state;
    find_sheet("Plan", HEADER "1|Fill the holes|Streets|May 2020|Green|Done.\n"
                              "~2|Paint the lines|Streets|May 2020|Green|Done.\n"
                              "3|Mow the lawns|Parks|Ongoing|Green|Mown.\n"
                              "Total|2 actions\n"
                              "\n"
                              "All dates are those that the council agreed in May.\n");
    assert_string_equal(drawn_rows(&d, 0), "H a0 X a0 S N");
    assert_int_equal(d.found.tables[0].rows[5].priority, UINT32_MAX);
    assert_string_equal(drawn_codes(&d), "8052");
}

/* What is struck through is taken, but said; not in a row or column that is left. */
static void test_struck(void **state)
{
    (void)state;
    find_sheet("Plan", HEADER "1|!Fill the holes|Streets|May 2020|!Green|Done.\n"
                              "~2|!Paint the lines|Streets|May 2020|Green|Done.\n"
                              "3|Mow the lawns|Parks|Ongoing|Green|Mown.\n"
                              "Total|!2 actions\n");
    assert_string_equal(drawn_rows(&d, 0), "H a0 X a0 S");
    assert_string_equal(drawn_codes(&d), "8085 8052");
    assert_string_equal(d.diags.items[0].cell, "Plan!B2");
    assert_non_null(strstr(d.diags.items[0].message, "2 cells are struck through"));
}

static void test_header_again(void **state)
{
    (void)state;
    find_sheet("Plan", "Priority 1: Roads|||||\n" HEADER
                       "1|Fill the holes|Streets|May 2020|Green|Done.\n"
                       "\n"
                       "Priority 2: Parks|||||\n" HEADER "2|Mow the lawns|Parks|Ongoing|Green|Mown.\n");
    assert_string_equal(drawn_rows(&d, 0), "P H a0 P H a1");
    assert_string_equal(drawn_priorities(&d), "Priority 1: Roads; Priority 2: Parks");
}

static void test_parent_column(void **state)
{
    (void)state;
    find_sheet("Plan", "Ref|Part of|Action|Lead|Status\n"
                       "A||Mend the roads|Streets|Green\n"
                       "x|A|Fill the holes|Streets|Green\n"
                       "y|A|Paint the lines|Streets|Green\n"
                       "z|y|Buy paint|Streets|Green\n"
                       "B||Mow the lawns|Parks|Green\n");
    assert_string_equal(drawn_rows(&d, 0), "H a0 b0 b0 c0 a0");
}

static void test_document(void **state)
{
    (void)state;
    drawn_line(&d, 1, "Town Plan 2020");
    drawn_line(&d, 0, "Oldtown Council");
    drawn_line(&d, 0, "This plan says what will be done.");
    drawn_line(&d, 1, "A safe town");
    drawn_line(&d, 2, "Roads");
    drawn_line(&d, 0, "Roads matter.");
    drawn_grid(&d, BP_GRID_TABLE, "", "Action|Lead|By when|RAG\nFill the holes|Streets|May 2020|G\n");
    drawn_line(&d, 2, "Parks");
    drawn_grid(&d, BP_GRID_TABLE, "", "Action|Lead|By when|RAG\nMow the lawns|Parks|May 2020|G\n");
    drawn_grid(&d, BP_GRID_TABLE, "",
               "Mend the swings|Parks|June 2020|A\nMend the slide|Parks|June 2020|R\n");
    drawn_line(&d, 0, "*A green town");
    drawn_grid(&d, BP_GRID_TABLE, "", "Action|Lead|By when|RAG\nPlant trees|Parks|May 2020|G\n");
    assert_true(drawn_find(&d));
    assert_int_equal(d.found.n_tables, 4);
    assert_string_equal(drawn_rows(&d, 2), "a1 a1");
    assert_string_equal(drawn_columns(&d, 2), "description lead due status");
    assert_string_equal(drawn_priorities(&d), "Roads (1) < A safe town; Parks < A safe town; "
                                              "A green town < A safe town");
    assert_string_equal(drawn_facts(&d), "title=Town Plan 2020; summary=Oldtown Council; "
                                         "summary=This plan says what will be done.");
}

/* The body as the title, what it is below it; parts with numbers are no titles. */
static void test_document_titles(void **state)
{
    (void)state;
    drawn_line(&d, 1, "Oldtown Safeguarding Board");
    drawn_line(&d, 0, "Action plan after the review");
    drawn_line(&d, 2, "Finding 1: Plans were late");
    drawn_grid(&d, BP_GRID_TABLE, "", "Action|Lead|By when|RAG\nTrain staff|Board|May 2020|G\n");
    assert_true(drawn_find(&d));
    assert_string_equal(drawn_facts(&d),
                        "organisation=Oldtown Safeguarding Board; title=Action plan after the review");
    assert_string_equal(drawn_priorities(&d), "Finding 1: Plans were late");
    drawn_close(&d);
    drawn_open(&d);
    drawn_line(&d, 1, "Oldtown Partnership");
    drawn_line(&d, 1, "Written Statement of Action");
    drawn_line(&d, 1, "Area of weakness 1: The quality of plans");
    drawn_grid(&d, BP_GRID_TABLE, "", "Action|Lead|By when|RAG\nTrain staff|Board|May 2020|G\n");
    assert_true(drawn_find(&d));
    assert_string_equal(drawn_facts(&d), "organisation=Oldtown Partnership; title=Written Statement of Action");
}

/* What stands below the last table is about the whole, not about the priority above it. */
static void test_document_end(void **state)
{
    (void)state;
    drawn_line(&d, 1, "Town Plan 2020");
    drawn_line(&d, 2, "Roads");
    drawn_line(&d, 0, "Roads matter.");
    drawn_grid(&d, BP_GRID_TABLE, "", "Action|Lead|By when|RAG\nFill the holes|Streets|May 2020|G\n");
    drawn_line(&d, 0, "Key");
    drawn_line(&d, 0, "Contact: jo@example.org");
    drawn_line(&d, 0, "The board met in May.");
    assert_true(drawn_find(&d));
    assert_string_equal(drawn_priorities(&d), "Roads (1)");
    assert_string_equal(drawn_facts(&d),
                        "title=Town Plan 2020; contact=jo@example.org; summary=The board met in May.");
}

/* Counts of rows that are elsewhere are no rows. */
static void test_sheet_of_counts(void **state)
{
    (void)state;
    drawn_grid(&d, BP_GRID_SHEET, "Plan", HEADER "1|Fill the holes|Streets|May 2020|Green|Done.\n");
    drawn_grid(&d, BP_GRID_SHEET, "Summary", "Risk|Open|Closed\nHigh|#2|#1\nLow|#0|#1\nTotal|#2|#2\n");
    assert_true(drawn_find(&d));
    assert_int_equal(d.found.n_tables, 1);
    assert_string_equal(drawn_codes(&d), "8056");
}

static void test_sheets(void **state)
{
    (void)state;
    drawn_grid(&d, BP_GRID_SHEET, "Place", HEADER "1|Fill the holes|Streets|May 2020|Green|Done.\n");
    drawn_grid(&d, BP_GRID_SHEET, "People", HEADER ">6 *[1F497D]Schools\n"
                                                    "2|Open a school|Schools|May 2020|Green|Done.\n");
    drawn_grid(&d, BP_GRID_SHEET, "How to fill in", "How to fill in this workbook\n");
    drawn_grid(&d, BP_GRID_SHEET, "Contacts", "Name|Email\nJo|jo@example.org\n");
    assert_true(drawn_find(&d));
    assert_int_equal(d.found.n_tables, 2);
    assert_string_equal(drawn_priorities(&d), "Place; Schools < People");
    assert_string_equal(drawn_codes(&d), "8056");
}

static void test_sheets_of_quarters(void **state)
{
    (void)state;
    drawn_grid(&d, BP_GRID_SHEET, "Q1", HEADER "1|Fill the holes|Streets|May 2020|Amber|Begun.\n");
    drawn_grid(&d, BP_GRID_SHEET, "Q2", HEADER "1|Fill the holes|Streets|May 2020|Green|Done.\n");
    drawn_grid(&d, BP_GRID_SHEET, "Q3", HEADER "1|Fill the holes|Streets|May 2020||\n");
    assert_true(drawn_find(&d));
    assert_int_equal(d.found.n_tables, 1);
    assert_string_equal(d.found.tables[0].grid->name, "Q2");
    assert_string_equal(drawn_codes(&d), "8056 8056");
}

/* A hidden column, one that is known by what stands in it alone, and text too far to the right. */
static void test_odd_columns(void **state)
{
    (void)state;
    struct bp_grid *grid = drawn_grid(&d, BP_GRID_SHEET, "Plan",
                                      "|Action|Lead|Secret|\n"
                                      "1|Fill the holes|Streets|x|Green\n"
                                      "2|Mow the lawns|Parks|y|Red\n");
    uint32_t hidden = 3;
    grid->hidden_columns = &hidden;
    grid->n_hidden_columns = 1;
    grid->cells[grid->n_cells - 1].column = 100;
    assert_true(drawn_find(&d));
    assert_string_equal(drawn_columns(&d, 0), "ref? description lead left status?");
    assert_string_equal(drawn_codes(&d), "8054 8053 8054 8055");
}

static void test_map(void **state)
{
    (void)state;
    drawn_map(&d, BP_MAP_HEADER, "Plan", "3", "");
    drawn_map(&d, BP_MAP_COLUMN, "*", "Deed", "description");
    drawn_map(&d, BP_MAP_COLUMN, "Plan", "whose", "lead");
    drawn_map(&d, BP_MAP_COLUMN, "Plan", "Junk", "left");
    drawn_map(&d, BP_MAP_SHEET, "Old", "left", "");
    drawn_grid(&d, BP_GRID_SHEET, "Plan",
               "Ref|Action|Lead\n\nNr|Deed|Whose|How|Junk\n1|Fill the holes|Streets|Green|x\n");
    drawn_grid(&d, BP_GRID_SHEET, "Old", HEADER "1|Fill the holes|Streets|May 2020||\n");
    assert_true(drawn_find(&d));
    assert_int_equal(d.found.n_tables, 1);
    assert_string_equal(drawn_columns(&d, 0), "ref description lead status? left");
}

/* What a map says of a sheet and of a column goes before what their words say. */
static void test_maps_go_first(void **state)
{
    static const struct { const char *sheet, *columns; bool measures; } tries[] = {
        {NULL, "ref description lead due status update", false},
        {"measures", "ref description lead due status update", true},
        {"actions", "ref description lead due status update", false},
        {"priorities", "ref description lead due status update", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        drawn_close(&d);
        drawn_open(&d);
        drawn_grid(&d, BP_GRID_SHEET, "Plan", HEADER "1|Fill the holes|Streets|May 2020|Green|Done.\n");
        if (tries[i].sheet)
            drawn_map(&d, BP_MAP_SHEET, "Plan", tries[i].sheet, "");
        assert_true(drawn_find(&d));
        assert_string_equal(drawn_columns(&d, 0), tries[i].columns);
        assert_int_equal(d.found.tables[0].measures, tries[i].measures);
    }
    drawn_close(&d);
    drawn_open(&d);
    drawn_grid(&d, BP_GRID_SHEET, "Plan", "Ref|Action|Deed|RAG|Colour\n1|Fill the holes|Fill them|Green|Red\n");
    drawn_map(&d, BP_MAP_COLUMN, "*", "Deed", "description");
    drawn_map(&d, BP_MAP_COLUMN, "Plan", "Colour", "status");
    assert_true(drawn_find(&d));
    assert_string_equal(drawn_columns(&d, 0), "ref unknown description unknown status");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DRAWN_TEST(test_maps_go_first),
        DRAWN_TEST(test_banners_in_first_column),
        DRAWN_TEST(test_bold_banners_without_refs),
        DRAWN_TEST(test_two_levels_of_banners),
        DRAWN_TEST(test_words_below_a_banner),
        DRAWN_TEST(test_column_of_priorities),
        DRAWN_TEST(test_filled_down_once),
        DRAWN_TEST(test_ratings),
        DRAWN_TEST(test_levels),
        DRAWN_TEST(test_bare_tops),
        DRAWN_TEST(test_rows_that_go_on),
        DRAWN_TEST(test_merged_rows),
        DRAWN_TEST(test_totals_notes_hidden),
        DRAWN_TEST(test_struck),
        DRAWN_TEST(test_header_again),
        DRAWN_TEST(test_parent_column),
        DRAWN_TEST(test_document), DRAWN_TEST(test_document_titles),
        DRAWN_TEST(test_document_end), DRAWN_TEST(test_sheet_of_counts),
        DRAWN_TEST(test_sheets),
        DRAWN_TEST(test_sheets_of_quarters),
        DRAWN_TEST(test_map), DRAWN_TEST(test_odd_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
