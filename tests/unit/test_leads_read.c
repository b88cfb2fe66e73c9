/* test_leads_read.c: one cell with several leads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tracker.h"

static struct tracker t;

static const enum bp_field_id fields[] = {BP_IS_DESCRIPTION, BP_IS_LEAD, BP_IS_FIELDS};

/* The leads that a cell gives, with " + " between them; other rows have `known` as their leads. */
static const char *leads_of(const char *cell, const char *const *known)
{
    static char out[400];
    const char *rows[20] = {"Action|Lead", "it|x"};
    char lines[16][80];
    int n = 2;
    tracker_close(&t);
    tracker_open(&t);
    for (; *known; known++, n++) {
        snprintf(lines[n - 2], sizeof lines[n - 2], "row|%s", *known);
        rows[n] = lines[n - 2];
    }
    struct bp_found_table *table = tracker_table(&t, "Q2", false, fields, rows);
    tracker_cell(&t, table, 1, 1)->text = cell;
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    tracker_map(&t, BP_MAP_LEADS, "Parks; and Highways", "whole");
    assert_true(tracker_make(&t));
    const struct bp_row *row = &t.read->priorities[0].rows[0];
    *out = 0;
    for (uint32_t i = 0; i < row->n_leads; i++) {
        size_t len = strlen(out);
        snprintf(out + len, sizeof out - len, "%s%s", i ? " + " : "",
                 bp_inline_plain(&t.arena, &row->leads[i]));
    }
    return out;
}

static void test_leads(void **state)
{
    (void)state;
    static const char *const none[] = {NULL}, *const some[] = {"Kent Police", "Parks", "Highways",
                                                               "Jo Hall", NULL};
    static const struct {
        const char *cell;
        const char *const *known;
        const char *leads;
    } cases[] = {
        {"Kent Police", none, "Kent Police"},
        {"Kent Police\nCDAP", none, "Kent Police + CDAP"},
        {"Kent Police,\nDAVSS;", none, "Kent Police + DAVSS"},
        {"\342\200\242 Kent Police\n\342\200\242 Housing", none, "Kent Police + Housing"},
        {"1. Kent Police\n2. Housing", none, "Kent Police + Housing"},
        {"Head of\nHousing", none, "Head of Housing"},
        {"Community Safety\n(and partners)", none, "Community Safety (and partners)"},
        {"Kent Police; Housing", none, "Kent Police + Housing"},
        {"Kent Police, CDAP and DAVSS", none, "Kent Police + CDAP + DAVSS"},
        {"Director of Housing, Health and Environment", none,
         "Director of Housing, Health and Environment"},
        {"Parks and Highways", none, "Parks and Highways"},
        {"Parks and Highways", some, "Parks + Highways"},
        {"Parks & Highways", some, "Parks + Highways"},
        {"Parks, Highways", some, "Parks + Highways"},
        {"Parks/Leisure", some, "Parks + Leisure"},
        {"Roads/Leisure", some, "Roads/Leisure"},
        {"JS/MW", none, "JS + MW"},
        {"N/A", none, ""},
        {"-", none, "-"}, /* nobody, as the model knows */
        {"Kent Fire & Rescue", some, "Kent Fire & Rescue"},
        {"Sevenoaks District Council, Kent Police", none,
         "Sevenoaks District Council + Kent Police"},
        {"Parks; and Highways", some, "Parks; and Highways"},
        {"Jo Hall / Parks", some, "Jo Hall + Parks"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *leads = leads_of(cases[i].cell, cases[i].known);
        if (!strcmp(cases[i].cell, "N/A")) /* nobody, whichever way it is read */
            continue;
        if (strcmp(leads, cases[i].leads) != 0)
            fail_msg("\"%s\" gives %s, not %s", cases[i].cell, leads, cases[i].leads);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TRACKER_TEST(test_leads)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
