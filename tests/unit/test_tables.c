/* test_tables.c: which tables of a book hold the plan, and where their headers are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "grids.h"

static struct drawn d;

static void test_plain(void **state)
{
    (void)state;
    drawn_grid(&d, BP_GRID_SHEET, "Sheet1",
               "Ref|Action|Lead officer|By when|Status|Update\n"
               "1|Mow the lawns of the parks|Parks|@31/03/2020|Green|Done in May.\n"
               "2|Mend the swings|Parks|@30/06/2020|Amber|Parts are on order.\n");
    assert_true(drawn_find(&d));
    assert_int_equal(d.found.n_tables, 1);
    assert_string_equal(drawn_columns(&d, 0), "ref description lead due status update");
    assert_string_equal(drawn_rows(&d, 0), "H a0 a0");
    assert_string_equal(drawn_priorities(&d), "");
    assert_string_equal(drawn_codes(&d), "");
}

static void test_title_block(void **state)
{
    (void)state;
    drawn_grid(&d, BP_GRID_SHEET, "Q2",
               "*Community Safety Action Plan 2019/20\n"
               "Sevenoaks District Council\n"
               "Quarter 2 update||Updated: 30/09/2019\n"
               "\n"
               "Ref|Action|Lead|Due|RAG|Progress\n"
               ">6 *[1F497D]Priority 1: Domestic abuse\n"
               "1.1|Train the staff of the helpline|Housing|March 2020|G|Sessions were held.\n"
               "1.2|Print the leaflets|Press|June 2020|A|The text is agreed.\n"
               ">6 *[1F497D]Priority 2: Anti-social behaviour\n"
               "2.1|Patrol the park in the evenings|Police|Ongoing|R|No patrols yet.\n"
               "\n"
               "Key|\n"
               "[FF0000]Red|Behind\n"
               "[00FF00]Green|On track\n");
    assert_true(drawn_find(&d));
    assert_string_equal(drawn_columns(&d, 0), "ref description lead due status update");
    assert_string_equal(drawn_rows(&d, 0), "T T T H P a0 a0 P a1 K K K");
    assert_string_equal(drawn_priorities(&d), "Priority 1: Domestic abuse; Priority 2: Anti-social behaviour");
    assert_string_equal(drawn_facts(&d), "title=Community Safety Action Plan 2019/20; plan-period=2019/20; "
                                         "organisation=Sevenoaks District Council; report=Quarter 2 update; "
                                         "period=Quarter 2; version=Updated: 30/09/2019");
    assert_string_equal(drawn_keys(&d), "Red=Behind; Green=On track");
    assert_string_equal(drawn_codes(&d), "");
}

static void test_two_header_rows(void **state)
{
    (void)state;
    drawn_grid(&d, BP_GRID_SHEET, "KPIs",
               "^2 Ref|^2 Performance indicator|^2 Unit|^2 Baseline|>4 Target||||>2 Actual||^2 Comments\n"
               "||||Q1|Q2|Q3|Q4|Q1|Q2\n"
               "K1|Parks with a Green Flag|%|#70|#71|#72|#73|#74|#70|#71|On course after a dry spring and more.\n"
               "K2|Swings in order|%|#80|#81|#82|#83|#84|#80|#81|All were inspected in May and June of the year.\n");
    assert_true(drawn_find(&d));
    assert_string_equal(drawn_columns(&d, 0),
                        "ref description unit baseline period-target:Q1 period-target:Q2 period-target:Q3 "
                        "period-target:Q4 value:Q1 value:Q2 update");
    assert_true(d.found.tables[0].measures);
    assert_int_equal(d.found.tables[0].n_headers, 2);
    assert_string_equal(drawn_rows(&d, 0), "H H u u");
}

/* "Score" three times: each keeps the words above it, which would be lost. */
static void test_same_heads(void **state)
{
    (void)state;
    drawn_grid(&d, BP_GRID_SHEET, "Risks",
               "^2 Risk ID|>2 Inherent||>2 Target||^2 Mitigating actions|^2 Action owner|^2 Action by|^2 Status\n"
               "|L|Score|L|Score||||\n"
               "R1|#5|#20|#2|#8|Agree the plan|Finance|31 Oct 2026|Open\n"
               "R2|#4|#16|#3|#9|Test the backups|ICT|28 Feb 2027|Open\n");
    assert_true(drawn_find(&d));
    assert_string_equal(drawn_columns(&d, 0),
                        "ref unknown unknown unknown unknown description lead due status");
    assert_string_equal(d.found.tables[0].columns[2].head, "Inherent Score");
    assert_string_equal(d.found.tables[0].columns[4].head, "Target Score");
}

/* Headings with who leads them, above a header that comes again: no rows, and no updates of quarter 4. */
static void test_headings_with_leads(void **state)
{
    static const char head[] = "Ref|Action|Lead|Timescale|Status|Q1 progress|Q2 progress|Q3 progress\n";
    char sheet[1000];
    (void)state;
    assert_true(snprintf(sheet, sizeof sheet,
                         "Delivery Plan 2026/27\n\nPriority 1 - Homes|||Chair: Jo\n%s"
                         "1.1|Train the staff|Housing|Q2|Green|Begun.|Half are trained.|\n\n"
                         "Priority 2 - Streets|||Chair: Al\n%s"
                         "2.1|Patrol the park|Police|Q4|Red|Begun.|Not yet.|\n",
                         head, head) < (int)sizeof sheet);
    drawn_grid(&d, BP_GRID_SHEET, "Plan", sheet);
    assert_true(drawn_find(&d));
    assert_string_equal(drawn_columns(&d, 0), "ref description lead due status unknown update unknown");
    assert_string_equal(drawn_rows(&d, 0), "T P H a0 P H a1");
    assert_string_equal(drawn_priorities(&d), "Priority 1 - Homes \xE2\x80\x93 Chair: Jo; "
                                              "Priority 2 - Streets \xE2\x80\x93 Chair: Al");
}

/* Letters in their colours, in the column of refs below the rows. */
static void test_key_below_refs(void **state)
{
    (void)state;
    drawn_grid(&d, BP_GRID_SHEET, "Plan",
               "No.|Action|Lead|Due|BRAG\n"
               "M1|Train the staff|Housing|June 2026|[FFC000]A\n"
               "\n[00B0F0]B|Complete\n[92D050]G|On track\n[FFC000]A|At risk\n");
    assert_true(drawn_find(&d));
    assert_string_equal(drawn_rows(&d, 0), "H a0 K K K");
    assert_string_equal(drawn_keys(&d), "B=Complete; G=On track; A=At risk");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DRAWN_TEST(test_plain),
        DRAWN_TEST(test_title_block),
        DRAWN_TEST(test_two_header_rows),
        DRAWN_TEST(test_same_heads),
        DRAWN_TEST(test_headings_with_leads),
        DRAWN_TEST(test_key_below_refs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
