/* test_spots.c: findings about a plan that was made of a table name the cell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tracker.h"

static struct tracker t;

static const enum bp_field_id fields[] = {BP_IS_REF,    BP_IS_DESCRIPTION, BP_IS_DUE,
                                          BP_IS_LEAD,   BP_IS_UNKNOWN,     BP_IS_STATUS,
                                          BP_IS_UPDATE, BP_IS_FIELDS};

/* The cell for the place of the n-th time that this text stands in the XML. */
static const char *cell_at(const char *text, int code)
{
    const char *at = strstr(tracker_xml(&t), text);
    if (!at)
        fail_msg("no \"%s\"", text);
    uint32_t offset = (uint32_t)(at - tracker_xml(&t));
    const struct bp_spot *spot = bp_onramp_spot(&t.onramp, t.read, offset, code, &t.arena);
    return spot ? spot->cell : "none";
}

static void make(void)
{
    const char *const rows[] = {
        "Ref|Action|By when|Lead|Evidence|RAG|Update",
        "=First",
        "1.1|Train people|March 2020|Kent Police|Minutes of May|Green|Held twice.",
        "+||||More minutes||And again.",
        "=Second",
        "2.1|Visit schools|||||Not yet.",
        "|Paint bridges|April 2020|Parks; Roads||Red|",
        NULL};
    tracker_table(&t, "Q2", false, fields, rows);
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
}

static void test_places(void **state)
{
    (void)state;
    make();
    static const struct {
        const char *text;
        int code;
        const char *cell;
    } places[] = {
        {"<action ref=\"1.1\"", 0, "Q2!A3"},
        {"1.1\"", 0, "Q2!A3"},
        {"March 2020", 0, "Q2!C3"},
        {"green\"", 0, "Q2!F3"},
        {"Train people", 0, "Q2!B3"},
        {"Kent Police", 0, "Q2!D3"},
        {"Minutes of May", 0, "Q2!E3"},
        {"Held twice", 0, "Q2!G3"},
        {"<title>Second", 0, "Q2!A5"},
        {"2.1\"", 5011, "Q2!G6"},
        {"2.1\"", 5015, "Q2!D6"},
        {"2.1\"", 5026, "Q2!C6"},
        {"<action ref=\"2.1\"", 4016, "Q2!F6"},
        {"<action due=\"April", 0, "Q2!B7"},
        {"<action due=\"April", 5011, "Q2!G7"},
        {"Roads", 0, "Q2!D7"},
        {"red\"", 5016, "Q2!F7"},
        {"Evidence</column>", 0, "Q2!E1"},
        {"<report", 0, "none"},
        {"<title>tracker", 0, "none"},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (strcmp(cell_at(places[i].text, places[i].code), places[i].cell) != 0)
            fail_msg("\"%s\" (%d) is %s, not %s", places[i].text, places[i].code,
                     cell_at(places[i].text, places[i].code), places[i].cell);
}

/* Wherever it is: there is a cell of the sheet or none, and nothing worse. */
static void test_everywhere(void **state)
{
    (void)state;
    make();
    static const int codes[] = {0, 4016, 5011, 5026, 5053};
    for (uint32_t offset = 0; tracker_xml(&t)[offset]; offset++)
        for (size_t c = 0; c < sizeof codes / sizeof *codes; c++) {
            const struct bp_spot *spot =
                bp_onramp_spot(&t.onramp, t.read, offset, codes[c], &t.arena);
            if (spot)
                assert_int_equal(strncmp(spot->cell, "Q2!", 3), 0);
        }
    assert_null(bp_onramp_spot(&t.onramp, t.read, BP_NOWHERE, 0, &t.arena));
    assert_null(bp_onramp_spot(&t.onramp, NULL, 5, 0, &t.arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TRACKER_TEST(test_places),
        TRACKER_TEST(test_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
