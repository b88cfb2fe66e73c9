/* test_walk.c: what stands round the tables of a document or a workbook: headings, words, covers, sheets' names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grids.h"

static struct drawn d;

#define HEADER "Ref|Action|Lead|By when|Status|Update\n"
#define TABLE HEADER "1|Fill the holes|Streets|May 2020|Green|Done.\n"
#define MEASURES "Measure|Baseline|Target|Actual\nHoles|10|5|4\n"

/* Draws lines ("1 Heading", "0 words"), tables of a document ("T…") and sheets ("S name\n…"), and finds. */
static void find(const char *const *items)
{
    drawn_close(&d);
    drawn_open(&d);
    for (; *items; items++) {
        const char *item = *items, *line = strchr(item, '\n');
        if (*item == 'T')
            drawn_grid(&d, BP_GRID_TABLE, "", item + 1);
        else if (*item == 'S')
            drawn_grid(&d, BP_GRID_SHEET, bp_arena_text(&d.arena, item + 1, (size_t)(line - item - 1)), line + 1);
        else
            drawn_line(&d, (uint8_t)(*item - '0'), item + 2);
    }
    assert_true(drawn_find(&d));
}
#define FIND(...) find((const char *const[]){__VA_ARGS__, NULL})

static void test_titles_of_documents(void **state)
{
    static const struct {
        const char *items[7], *facts;
    } tries[] = {
        {{"1 Oldtown Council", "1 Action Plan 2019/20", "2 Roads", "T" TABLE},
         "organisation=Oldtown Council; title=Action Plan 2019/20"},
        {{"1 Oldtown Council", "0 Safer Streets Action Plan", "2 Roads", "T" TABLE},
         "organisation=Oldtown Council; title=Safer Streets Action Plan"},
        {{"1 Clean Air", "2 Roads", "T" TABLE}, "title=Clean Air"},
        {{"0 Safer Streets Plan", "T" TABLE}, "title=Safer Streets Plan"},
        {{"0 *Safer Streets Plan", "T" TABLE}, "title=Safer Streets Plan"},
        {{"0 Hello all.", "T" TABLE}, "summary=Hello all."},
        {{"1 Priority 1: Plan the roads", "T" TABLE}, ""},
        {{"1 Planning", "T" TABLE}, ""},
        {{"1 Strategies and a plan", "2 Roads", "T" TABLE}, "title=Strategies and a plan"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        find(tries[i].items);
        assert_int_equal(d.found.n_tables, 1);
        assert_string_equal(drawn_facts(&d), tries[i].facts);
    }
}

/* A heading that no table follows is a part of the summary, with what stands below it. */
static void test_headings_without_a_table(void **state)
{
    (void)state;
    FIND("1 Action Plan", "2 Introduction", "0 We mend roads.", "2 Roads", "T" TABLE, "2 Parks", "0 Nothing yet.");
    assert_string_equal(drawn_facts(&d), "title=Action Plan; summary=Introduction; summary=We mend roads.; "
                                         "summary=Parks; summary=Nothing yet.");
    assert_string_equal(drawn_priorities(&d), "Roads");
}

static void test_words_of_a_priority(void **state)
{
    (void)state;
    FIND("1 Action Plan", "2 Roads", "0 We mend roads.", "T" TABLE, "0 More is to come.", "2 Parks", "T" TABLE,
         "0 Below the last table.", "0 Key");
    assert_string_equal(drawn_priorities(&d), "Roads (2); Parks");
    assert_string_equal(drawn_facts(&d), "title=Action Plan; summary=Below the last table.");
}

/* Headings of a table's own make the one above it the table's title; or groups, where there are several tables. */
static void test_tables_with_headings_of_their_own(void **state)
{
    static const char banners[] = "T" HEADER ">6 Holes\n1|Fill the holes|Streets|May 2020|Green|Done.\n"
                                  ">6 Lines\n2|Paint the lines|Streets|May 2020|Green|Done.\n";
    (void)state;
    FIND("1 Action Plan", "2 What we will do", "0 All of it.", banners, "2 How we will know", "0 By counting.",
         "T" MEASURES);
    assert_string_equal(drawn_priorities(&d), "Holes; Lines");
    assert_string_equal(d.found.tables[0].title, "What we will do");
    assert_string_equal(d.found.tables[1].title, "How we will know");
    assert_string_equal(drawn_facts(&d), "title=Action Plan; summary=All of it.; summary=By counting.");
    FIND("1 Action Plan", "2 Roads", "0 All of them.", banners, "2 Streets", banners);
    assert_string_equal(drawn_priorities(&d), "Holes < Roads; Lines < Roads; Holes < Streets; Lines < Streets");
    assert_int_equal(d.found.groups[0].n_words, 1);
    FIND("1 Action Plan", "2 Town", "3 Roads", "T" TABLE, "3 Parks", "T" TABLE, "2 Country", "T" TABLE, "3 Lanes",
         "T" TABLE);
    assert_string_equal(drawn_priorities(&d), "Roads < Town; Parks < Town; Country; Lanes");
}

static void test_sheets_with_headings_of_their_own(void **state)
{
#define BANNERS HEADER ">6 Holes\n1|Fill the holes|Streets|May 2020|Green|Done.\n" \
                ">6 Lines\n2|Paint the lines|Streets|May 2020|Green|Done.\n"
    (void)state;
    FIND("SRoads\n" BANNERS, "SParks\n" BANNERS, "SSheet 3\n" BANNERS, "STrees\n" TABLE,
         "SHow we know\n" MEASURES);
    assert_string_equal(drawn_priorities(&d), "Holes < Roads; Lines < Roads; Holes < Parks; Lines < Parks; "
                                              "Holes; Lines; Trees");
    FIND("SRoads\n" TABLE);
    assert_string_equal(drawn_priorities(&d), "Roads");
    FIND("STaflen 1\n" TABLE);
    assert_string_equal(drawn_priorities(&d), "");
    FIND("S12\n" TABLE);
    assert_string_equal(drawn_priorities(&d), "");
}

/* A cover says what the plan is; other sheets are left, and said, but for what is read elsewhere. */
static void test_sheets_without_a_table(void **state)
{
    (void)state;
    FIND("SCover\nOldtown Council\nSafer Streets Plan\n\nVersion|2\n", "SActions\n" TABLE);
    assert_string_equal(drawn_facts(&d), "organisation=Oldtown Council; title=Safer Streets Plan; version=2");
    assert_string_equal(drawn_codes(&d), "");
    FIND("SGuidance notes\nWrite what was done.\n", "SActions\n" TABLE);
    assert_string_equal(drawn_facts(&d), "");
    assert_string_equal(drawn_codes(&d), "8056");
    FIND("SActions\n" TABLE, "SOther\nWords\n");
    assert_string_equal(drawn_codes(&d), "8056");
    FIND("SActions\n" TABLE, "SA\nAbbreviation|Meaning\nCCTV|cameras\n", "SB\nID|Label|Meaning\ng|Good|good\n",
         "SEmpty\n\n");
    assert_string_equal(drawn_codes(&d), "");
    FIND("SActions\n" TABLE, "SForm\nAction|Fill\nLead|Streets\nBy when|May 2020\nStatus|Green\n");
    assert_string_equal(drawn_codes(&d), "8056");
    assert_non_null(strstr(d.diags.items[0].message, "one below the other"));
    FIND("TOldtown Council: Safer Streets Plan\n", "1 Actions", "T" TABLE);
    assert_string_equal(drawn_facts(&d), "title=Oldtown Council: Safer Streets Plan");
}

static void test_properties_and_keys_as_lists(void **state)
{
    (void)state;
    FIND("SActions\n" TABLE, "SAbout\nProperty|Value\nTitle|Safer Streets\n~Contact|Jo\nVersion:|2\nShoe size|44\n"
         "Colours|||none\n");
    assert_string_equal(drawn_facts(&d), "title=Safer Streets; version=2");
    FIND("SActions\n" TABLE, "SKey\n*Status|*Meaning\nGreen|Good\nAmber|At risk\n~Red|Late\n[FFFFFF]Blue|Complete\n"
         "Contact: Jo\n");
    assert_string_equal(drawn_keys(&d), "Green=Good; Amber=At risk; Blue=Complete");
    assert_string_equal(drawn_facts(&d), "contact=Jo");
    FIND("SActions\n" TABLE, "SKey\nRAG key\n[00B050]|Green|on track\n[FFC000]A|Amber|at risk\n");
    assert_string_equal(drawn_keys(&d), "Green=on track; A=Amber at risk");
    FIND("SPlan\n" TABLE "\nKey|[00B050]Green|[FFC000]Amber|[FF0000]Red\n");
    assert_string_equal(drawn_rows(&d, 0), "H a0 K");
    assert_string_equal(drawn_keys(&d), "Green=; Amber=; Red=");
    FIND("SPlan\n" TABLE "\nKey\nGreen|Good\nRed|Late\n");
    assert_string_equal(drawn_keys(&d), "Green=Good; Red=Late");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DRAWN_TEST(test_titles_of_documents),
        DRAWN_TEST(test_headings_without_a_table),
        DRAWN_TEST(test_words_of_a_priority),
        DRAWN_TEST(test_tables_with_headings_of_their_own),
        DRAWN_TEST(test_sheets_with_headings_of_their_own),
        DRAWN_TEST(test_sheets_without_a_table),
        DRAWN_TEST(test_properties_and_keys_as_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
