/* test_when.c: due dates as cells show them, days of completion, and the period of a report. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "onramp/draft.h"
#include "tracker.h"

static struct tracker t;

static const char *period_near(const char *text, struct bp_date near)
{
    static char out[64];
    struct bp_when when;
    if (!bp_when_read(text, near, &when))
        return "none";
    snprintf(out, sizeof out, "%04d-%02d-%02d..%04d-%02d-%02d%s", when.from.year, when.from.month,
             when.from.day, when.to.year, when.to.month, when.to.day,
             when.guessed || when.by_near ? "?" : "");
    return out;
}

struct pair {
    const char *text, *period;
};

static void test_periods(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"2019-07-01 to 2019-09-30", "2019-07-01..2019-09-30"},
        {"1 July 2026 to 30 September 2026", "2026-07-01..2026-09-30"},
        {"1st July 2019-30th September 2019", "2019-07-01..2019-09-30"},
        {"Quarter 2 1st July 2019 \342\200\223 30th Sept 2019", "2019-07-01..2019-09-30"},
        {"1 - 30 September 2019", "2019-09-01..2019-09-30"},
        {"01/07/2019 - 30/09/2019", "2019-07-01..2019-09-30"},
        {"July - September 2019", "2019-07-01..2019-09-30"},
        {"July to September 2019 update", "2019-07-01..2019-09-30"},
        {"Jul-Sep 19", "2019-07-01..2019-09-30"},
        {"October - December 2019/20", "2019-10-01..2019-12-31"},
        {"January - March 2019/20", "2020-01-01..2020-03-31"},
        {"November 2019 - January 2020", "2019-11-01..2020-01-31"},
        {"Oct - Jan 2020", "2019-10-01..2020-01-31"},
        {"Q2 2019/20", "2019-07-01..2019-09-30"},
        {"Quarter 2 2019-20", "2019-07-01..2019-09-30"},
        {"Q4 2019/20", "2020-01-01..2020-03-31"},
        {"2019/20 Q1", "2019-04-01..2019-06-30"},
        {"Qtr 3 2019-2020", "2019-10-01..2019-12-31"},
        {"Second quarter 2019/20", "2019-07-01..2019-09-30"},
        {"2nd Quarter 2019/20", "2019-07-01..2019-09-30"},
        {"Q2 (July - September 2019)", "2019-07-01..2019-09-30"},
        {"Q3 Oct-Dec 2019", "2019-10-01..2019-12-31"},
        {"H1 2019/20", "2019-04-01..2019-09-30"},
        {"2019/20", "2019-04-01..2020-03-31"},
        {"2019-2020", "2019-04-01..2020-03-31"},
        {"September 2019", "2019-09-01..2019-09-30"},
        {"Chwarter 2 2019/20", "2019-07-01..2019-09-30"},
        {"Gorffennaf - Medi 2019", "2019-07-01..2019-09-30"},
        {"as at 30 September 2019", "2019-07-01..2019-09-30"},
        {"Progress at the end of September 2019", "2019-07-01..2019-09-30"},
        {"Update September 2019", "2019-09-01..2019-09-30"},
        {"as at 12 September 2019", "2019-07-01..2019-09-30?"},
        {"Quarter 2 ending 30 September 2019", "2019-07-01..2019-09-30"},
        {"Q2 2019", "2019-07-01..2019-09-30?"},
        {"2019-2022", "2019-04-01..2022-03-31?"},
        {"Q2", "none"},
        {"September", "none"},
        {"Community Safety", "none"},
        {"Draft v2.1", "none"},
        {"", "none"},
        {"30 September 2019 to 1 July 2019", "none"},
        {"99/99/2019", "2019-01-01..2019-12-31?"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (strcmp(period_near(pairs[i].text, (struct bp_date){0}), pairs[i].period) != 0)
            fail_msg("\"%s\" was read as %s, not %s", pairs[i].text,
                     period_near(pairs[i].text, (struct bp_date){0}), pairs[i].period);
    assert_string_equal(period_near("Q2", (struct bp_date){2019, 10, 12}),
                        "2019-07-01..2019-09-30?");
    assert_string_equal(period_near("Q4", (struct bp_date){2020, 3, 31}),
                        "2020-01-01..2020-03-31?");
    assert_string_equal(period_near("July - September", (struct bp_date){2019, 10, 12}),
                        "2019-07-01..2019-09-30?");
}

static void test_days(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int year, month, day;
    } days[] = {{"12 September 2019", 2019, 9, 12},
                {"12/09/2019", 2019, 9, 12},
                {"2019-09-12", 2019, 9, 12},
                {"12th Sept 2019", 2019, 9, 12},
                {"on 12.9.19", 2019, 9, 12},
                {"September 2019", 0, 0, 0},
                {"12 September", 0, 0, 0},
                {"Yes", 0, 0, 0},
                {"12/09/2019 (signed off)", 0, 0, 0},
                {"31/02/2019", 0, 0, 0},
                {"3/31/2019", 0, 0, 0}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct bp_date day = bp_draft_day(&(struct bp_cell){.text = days[i].text});
        if (day.year != days[i].year || day.month != days[i].month || day.day != days[i].day)
            fail_msg("\"%s\" was read as %d-%d-%d", days[i].text, day.year, day.month, day.day);
    }
}

static const enum bp_field_id fields[] = {BP_IS_REF,    BP_IS_DESCRIPTION, BP_IS_START,
                                          BP_IS_DUE,    BP_IS_REVISED_DUE, BP_IS_COMPLETED,
                                          BP_IS_UPDATE, BP_IS_FIELDS};

static struct bp_found_table *dated(const char *const *rows)
{
    struct bp_found_table *table = tracker_table(&t, "Q2", false, fields, rows);
    for (uint32_t row = 1; rows[row]; row++)
        for (uint32_t column = 2; column < 6; column++) {
            struct bp_cell *cell = tracker_cell(&t, table, row, column);
            struct bp_date day;
            const char *slash = strrchr(cell->text, '@'); /* "shown@2020-03-31" is a date */
            if (!slash || !bp_date_iso(slash + 1, &day))
                continue;
            cell->kind = BP_CELL_DATE;
            cell->day = day;
            cell->month = slash[-1] == '~';
            cell->text =
                bp_arena_text(&t.arena, cell->text, (size_t)(slash - cell->text) - cell->month);
        }
    return table;
}

static void test_dues(void **state)
{
    (void)state;
    const char *const rows[] = {"Ref|Action|Start|Due|Revised|Completed|Update",
                                "1|a|01/04/2019@2019-04-01|31/03/"
                                "2020@2020-03-31|Mar-20~@2020-03-31|12/09/2019@2019-09-12|x",
                                "2|b||3/31/20@2020-03-31|On-going|12 Sept 2019|x",
                                "3|c||03/04/2020@2020-03-04|TBC|not yet|x",
                                "4|d||01/03/2020@2020-03-01|||x",
                                NULL};
    dated(rows);
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
    tracker_has(
        &t, "<action ref=\"1\" start=\"01/04/2019\" due=\"31/03/2020\" revised-due=\"March 2020\" "
            "completed=\"2019-09-12\">");
    tracker_has(&t, "<action ref=\"2\" due=\"31 March 2020\" revised-due=\"On-going\" "
                    "completed=\"2019-09-12\">");
    tracker_has(&t, "<action ref=\"3\" due=\"4 March 2020\" revised-due=\"TBC\">");
    tracker_has(&t, "<p>Completed: not yet</p>");
    assert_int_equal(tracker_found(&t, 8072), 0); /* one of many is a day like any other */
}

/* Most dates are the first of a month: months were meant. */
static void test_first_days(void **state)
{
    (void)state;
    const char *const rows[] = {"Ref|Action|Start|Due|Revised|Completed|Update",
                                "1|a||01/03/2020@2020-03-01|||x", "2|b||01/06/2020@2020-06-01|||x",
                                "3|c||31/03/2020@2020-03-31|||x", NULL};
    dated(rows);
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
    assert_int_equal(tracker_found(&t, 8072), 1);
    assert_string_equal(tracker_finding(&t, 8072)->cell, "Q2!D2");
}

/* SheetJS writes days into .ods as numbers without a form; so do cells of Excel whose form was taken away. */
static void test_serials(void **state)
{
    (void)state;
    const char *const rows[] = {"Ref|Action|Start|Due|Revised|Completed|Update",
                                "1|a|43556|46295||43720|x", "2|b||36526|73050||x",
                                "3|c||36525|73051||x", NULL};
    dated(rows);
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
    tracker_has(&t, "<action ref=\"1\" start=\"1 April 2019\" due=\"30 September 2026\" "
                    "completed=\"2019-09-12\">");
    tracker_has(&t, "<action ref=\"2\" due=\"1 January 2000\" revised-due=\"31 December 2099\">");
    tracker_has(&t, "<action ref=\"3\" due=\"36525\" revised-due=\"73051\">");
    assert_int_equal(tracker_found(&t, 8086), 1);
    assert_string_equal(tracker_finding(&t, 8086)->cell, "Q2!C2");
    assert_non_null(strstr(tracker_finding(&t, 8086)->message, "5 dates are written as a number of days: 43556 is "
                                                               "taken as 1 April 2019"));
}

static void test_completed_words(void **state)
{
    (void)state;
    const char *const rows[] = {"Ref|Action|Start|Due|Revised|Completed|Update", "1|a||||Yes|x",
                                "2|b||||No|x", "3|c||||12/09/2019|x", NULL};
    dated(rows);
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
    tracker_has(&t, "<column id=\"completed\">Completed</column>");
    tracker_has(&t, "<cell column=\"completed\"> <p>Yes</p>");
    tracker_keeps_words(&t);
}

static const char *const few[] = {"Ref|Action|Start|Due|Revised|Completed|Update Q3", "1|a||||x|y",
                                  NULL};

static void assert_report(const char *from, const char *to)
{
    char tag[64];
    assert_true(tracker_make(&t));
    snprintf(tag, sizeof tag, "<report from=\"%s\" to=\"%s\">", from, to);
    tracker_has(&t, tag);
}

static void test_period_of_map(void **state)
{
    (void)state;
    dated(few);
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    tracker_map(&t, BP_MAP_PERIOD, "2026-07-01", "2026-09-30");
    tracker_map(&t, BP_MAP_TITLE, "Our plan", "");
    assert_report("2026-07-01", "2026-09-30");
    tracker_has(&t, "<title>Our plan</title>");
    assert_int_equal(tracker_found(&t, 8070), 0);
}

static void test_period_of_head(void **state)
{
    (void)state;
    dated(few);
    tracker_fact(&t, BP_FACT_PLAN_PERIOD, "2019/20");
    assert_report("2019-10-01", "2019-12-31");
    assert_int_equal(tracker_found(&t, 8070), 0);
}

static void test_period_of_head_and_day(void **state)
{
    (void)state;
    dated(few);
    t.book.saved = (struct bp_date){2020, 1, 14};
    assert_report("2019-10-01", "2019-12-31");
    assert_int_equal(tracker_found(&t, 8070), 1);
}

static void test_period_of_day(void **state)
{
    (void)state;
    const char *const rows[] = {"Ref|Action|Start|Due|Revised|Completed|Update", "1|a||||x|y",
                                NULL};
    dated(rows);
    t.book.items[0].grid->name = "Tracker";
    t.book.saved = (struct bp_date){2020, 1, 14};
    assert_report("2019-10-01", "2019-12-31");
    assert_int_equal(tracker_found(&t, 8070), 1);
}

static void test_facts(void **state)
{
    (void)state;
    dated(few);
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    tracker_fact(&t, BP_FACT_PLAN_PERIOD, "for some years");
    tracker_fact(&t, BP_FACT_CONTACT, "Parks Manager");
    tracker_fact(&t, BP_FACT_CONTACT, "Roads Manager");
    assert_report("2019-07-01", "2019-09-30");
    assert_int_equal(tracker_found(&t, 8081), 1);
    assert_int_equal(tracker_found(&t, 8083), 1);
}

static void test_welsh(void **state)
{
    (void)state;
    const char *const rows[] = {"Cyf|Cam gweithredu|Dechrau|Erbyn|Diwygiedig|Cwblhawyd|Diweddariad",
                                "1|a||Mawrth 2020|||y", NULL};
    dated(rows);
    tracker_fact(&t, BP_FACT_PERIOD, "Chwarter 2 2019/20");
    assert_report("2019-07-01", "2019-09-30");
    tracker_has(&t, "xml:lang=\"cy\"");
    tracker_has(&t, "<title>Adroddiad monitro chwarter 2</title>");
    assert_int_equal(tracker_found(&t, 8084), 1);
}

static void test_no_period(void **state)
{
    (void)state;
    const char *const rows[] = {"Ref|Action|Start|Due|Revised|Completed|Update", "1|a||||x|y",
                                NULL};
    dated(rows);
    assert_false(tracker_make(&t));
    assert_int_equal(tracker_found(&t, 8071), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_periods),
        cmocka_unit_test(test_days),
        TRACKER_TEST(test_dues),
        TRACKER_TEST(test_first_days),
        TRACKER_TEST(test_serials),
        TRACKER_TEST(test_completed_words),
        TRACKER_TEST(test_period_of_map),
        TRACKER_TEST(test_period_of_head),
        TRACKER_TEST(test_period_of_head_and_day),
        TRACKER_TEST(test_period_of_day),
        TRACKER_TEST(test_facts),
        TRACKER_TEST(test_welsh),
        TRACKER_TEST(test_no_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
