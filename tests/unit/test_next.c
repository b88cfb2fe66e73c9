/* test_next.c: the period that follows one, and what becomes of the words that name it: only what is certain is
 * changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/next.h"

static struct bp_date day(const char *iso)
{
    struct bp_date date;
    assert_true(bp_date_iso(iso, &date));
    return date;
}

static void periods(void **state)
{
    static const char *const all[][4] = {
        {"2019-07-01", "2019-09-30", "2019-10-01", "2019-12-31"}, /* a quarter */
        {"2019-10-01", "2019-12-31", "2020-01-01", "2020-03-31"},
        {"2020-02-01", "2020-02-29", "2020-03-01", "2020-03-31"}, /* a month */
        {"2019-04-01", "2020-03-31", "2020-04-01", "2021-03-31"}, /* a year */
        {"2019-07-01", "2019-09-29", "2019-09-30", "2019-12-29"}, /* days */
        {"2019-07-15", "2019-08-14", "2019-08-15", "2019-09-14"},
        {"2019-03-16", "2019-06-15", "2019-06-16", "2019-09-15"}, /* to the day */
        {"2019-06-16", "2019-09-15", "2019-09-16", "2019-12-15"},
        {"2019-12-10", "2020-02-09", "2020-02-10", "2020-04-09"},
        {"2019-01-29", "2019-02-28", "2019-03-01", "2019-03-31"}, /* not all months have the 29th */
        {"2000-02-29", "2000-02-29", "2000-03-01", "2000-03-01"},
        {"0001-01-01", "0001-03-31", "0001-04-01", "0001-06-30"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct bp_date from = day(all[i][0]), to = day(all[i][1]);
        assert_true(bp_next_period(&from, &to));
        assert_int_equal(bp_date_compare(from, day(all[i][2])), 0);
        assert_int_equal(bp_date_compare(to, day(all[i][3])), 0);
    }
    struct bp_date from = day("9900-01-01"), to = day("9999-12-31");
    assert_false(bp_next_period(&from, &to));
}

/* The words of a report from the second day of a period on: what they name, and what they become. */
struct named {
    const char *from, *to, *text;
    enum bp_naming naming;
    const char *next;
};

/* The text as two runs, with a line break between them where it has a '|'. */
static struct bp_inline inline_of(char *text, struct bp_run runs[3])
{
    struct bp_inline all = {runs, 1, 0};
    char *cut = strchr(text, '|');
    memset(runs, 0, 3 * sizeof *runs);
    runs[0].text = text;
    if (cut) {
        *cut = '\0';
        runs[1].is_break = true;
        runs[1].text = "";
        runs[2].text = cut + 1;
        all.n = 3;
    }
    return all;
}

static void assert_named(const struct named *named)
{
    struct bp_arena arena;
    struct bp_run runs[3];
    struct bp_inline next;
    enum bp_naming naming;
    char text[200];
    bp_arena_init(&arena, (size_t)1 << 20);
    snprintf(text, sizeof text, "%s", named->text);
    struct bp_inline all = inline_of(text, runs);
    assert_true(bp_next_words(&all, day(named->from), day(named->to), &arena, &naming, &next));
    const char *plain = bp_inline_plain(&arena, &next);
    if (naming != named->naming || strcmp(plain, named->next ? named->next : bp_inline_plain(&arena, &all)) != 0)
        fail_msg("\"%s\": %d, \"%s\"", named->text, naming, plain);
    bp_arena_clear(&arena);
}

static void words(void **state)
{
#define Q2 "2019-07-01", "2019-09-30"
#define Q3 "2019-10-01", "2019-12-31"
#define Q4 "2020-01-01", "2020-03-31"
#define YEAR "2019-04-01", "2020-03-31"
    static const struct named all[] = {
        {Q2, "Monitoring Report", BP_NAMES_NO_TIME, NULL},
        {Q2, "", BP_NAMES_NO_TIME, NULL},
        {Q2, "Quarter 2 Report", BP_NAMES_PERIOD, "Quarter 3 Report"},
        {Q2, "QTR 2 2019/20", BP_NAMES_PERIOD, "QTR 3 2019/20"},
        {Q2, "Q2 2019-2020", BP_NAMES_PERIOD, "Q3 2019-2020"},
        {Q2, "Q2 2019\xE2\x80\x93" "20", BP_NAMES_PERIOD, "Q3 2019\xE2\x80\x93" "20"},
        {Q2, "Q\xC2\xA0" "2 \xE2\x80\x94 all", BP_NAMES_PERIOD, "Q\xC2\xA0" "3 \xE2\x80\x94 all"},
        {Q2, "Report|Q2", BP_NAMES_PERIOD, "Report Q3"},
        {Q2, "Q3 2019", BP_NAMES_PERIOD, "Q4 2019"}, /* of the calendar's year */
        {Q2, "Q3 2018", BP_NAMES_TIME, NULL},
        {Q2, "Q3 2019/20", BP_NAMES_TIME, NULL},
        {Q2, "Q2 2019", BP_NAMES_TIME, NULL},
        {Q2, "Q2 2018/19", BP_NAMES_TIME, NULL},
        {Q2, "Q2 2019/21", BP_NAMES_TIME, NULL},
        {Q2, "Q2 2019/2021", BP_NAMES_TIME, NULL},
        {Q2, "Q2 2019/020", BP_NAMES_TIME, NULL},
        {Q2, "Q1", BP_NAMES_TIME, NULL},
        {Q2, "Q5", BP_NAMES_TIME, NULL},
        {Q2, "Q0", BP_NAMES_TIME, NULL},
        {Q2, "Q22", BP_NAMES_TIME, NULL},
        {Q2, "Q2nd", BP_NAMES_TIME, NULL},
        {Q2, "Q2 and Q3", BP_NAMES_TIME, NULL},
        {Q2, "Q2, July", BP_NAMES_TIME, NULL},
        {Q2, "Quarter", BP_NAMES_TIME, NULL},
        {Q2, "Septembre", BP_NAMES_TIME, NULL},
        {Q2, "Seven marches", BP_NAMES_NO_TIME, NULL},
        {Q2, "Caf\xC3\xA9s \xE2\x82\xAC", BP_NAMES_NO_TIME, NULL},
        {Q2, "[Plan] {A} @ ~", BP_NAMES_NO_TIME, NULL},
        {Q2, "Report 1234567", BP_NAMES_TIME, NULL},
        {Q2, "Plan 2019", BP_NAMES_TIME, NULL},
        {Q2, "Plan 2019/20", BP_NAMES_NO_TIME, NULL}, /* the next period lies in it, too */
        {Q2, "Plan 2018/19", BP_NAMES_TIME, NULL},
        {Q4, "Plan 2019/20", BP_NAMES_TIME, NULL},
        {YEAR, "Plan 2019/20", BP_NAMES_PERIOD, "Plan 2020/21"},
        {YEAR, "Q2", BP_NAMES_TIME, NULL},
        {Q4, "Q4 2019/20", BP_NAMES_PERIOD, "Q1 2020/21"},
        {Q4, "Q4", BP_NAMES_PERIOD, "Q1"},
        {Q4, "Q1 2020", BP_NAMES_PERIOD, "Q2 2020"},
        {Q3, "Q3 2019/20", BP_NAMES_PERIOD, "Q4 2019/20"},
        {Q3, "Q3 19/20", BP_NAMES_PERIOD, "Q4 19/20"},
        {Q4, "Q4 19\xE2\x80\x93" "20", BP_NAMES_PERIOD, "Q1 20\xE2\x80\x93" "21"},
        {Q3, "Q3 18/19", BP_NAMES_TIME, NULL},
        {Q3, "Q3 19/21", BP_NAMES_TIME, NULL},
        {Q3, "Items 19/20", BP_NAMES_TIME, NULL},
        {Q3, "Q4", BP_NAMES_PERIOD, "Q1"},
        {"2019-08-01", "2019-10-31", "Q2", BP_NAMES_TIME, NULL}, /* no quarter of any year */
        {"2019-03-01", "2019-04-30", "Plan 2019/20", BP_NAMES_TIME, NULL},
        {"9998-10-01", "9999-09-30", "Plan 9999/00", BP_NAMES_TIME, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_named(&all[i]);
}

/* Titles of real reports, and what is like them. */
static void titles(void **state)
{
#define MARCH "2018-03-01", "2018-03-31"
#define DECEMBER "2018-12-01", "2018-12-31"
#define CALENDAR "2019-01-01", "2019-12-31"
#define FEDERAL "2022-10-01", "2023-09-30"
#define DASH "\xE2\x80\x93"
    static const struct named all[] = {
        {"2022-04-01", "2023-03-31", "Annual Progress Report 2022-23", BP_NAMES_PERIOD,
         "Annual Progress Report 2023-24"},
        {YEAR, "Annual report 2019" DASH "2020", BP_NAMES_PERIOD, "Annual report 2020" DASH "2021"},
        {YEAR, "Year end report 2019/20", BP_NAMES_PERIOD, "Year end report 2020/21"},
        {YEAR, "Annual report 2018/19", BP_NAMES_TIME, NULL},
        {YEAR, "Annual report 2019", BP_NAMES_TIME, NULL},
        {YEAR, "Annual report 2020", BP_NAMES_TIME, NULL},
        {"1999-04-01", "2000-03-31", "Report 1999/00", BP_NAMES_PERIOD, "Report 2000/01"},
        {FEDERAL, "Report 2022-23", BP_NAMES_PERIOD, "Report 2023-24"},
        {FEDERAL, "Report FY2023", BP_NAMES_TIME, NULL},
        {CALENDAR, "Annual report 2019", BP_NAMES_PERIOD, "Annual report 2020"},
        {CALENDAR, "Annual report 2019/20", BP_NAMES_TIME, NULL},
        {CALENDAR, "Plan 2019, report 2019", BP_NAMES_TIME, NULL}, /* is the plan of the year? */
        {MARCH, "March 2018", BP_NAMES_PERIOD, "April 2018"},
        {MARCH, "Report, MARCH 2018", BP_NAMES_PERIOD, "Report, APRIL 2018"},
        {MARCH, "Mar 2018", BP_NAMES_PERIOD, "Apr 2018"},
        {MARCH, "March", BP_NAMES_PERIOD, "April"},
        {MARCH, "March 2017", BP_NAMES_TIME, NULL},
        {MARCH, "April 2018", BP_NAMES_TIME, NULL},
        {MARCH, "2018 March", BP_NAMES_TIME, NULL},
        {MARCH, "march 2018", BP_NAMES_TIME, NULL},
        {MARCH, "Mawrth 2018", BP_NAMES_PERIOD, "Ebrill 2018"},
        {MARCH, "Fawrth 2018", BP_NAMES_TIME, NULL}, /* the next letter would change, too */
        {DECEMBER, "December 2018", BP_NAMES_PERIOD, "January 2019"},
        {DECEMBER, "Rhagfyr|2018", BP_NAMES_PERIOD, "Ionawr 2019"},
        {Q2, "March 2019", BP_NAMES_TIME, NULL},
        {Q2, "September 2019", BP_NAMES_TIME, NULL}, /* perhaps that of the meeting */
        {Q2, "July to September 2019", BP_NAMES_PERIOD, "October to December 2019"},
        {Q2, "July" DASH "September 2019", BP_NAMES_PERIOD, "October" DASH "December 2019"},
        {Q2, "1 July 2019 to 30 September 2019", BP_NAMES_PERIOD, "1 October 2019 to 31 December 2019"},
        {Q2, "Quarter 2 (July to September 2019)", BP_NAMES_PERIOD, "Quarter 3 (October to December 2019)"},
        {Q2, "Follow-up as at September 30, 2019", BP_NAMES_PERIOD, "Follow-up as at December 31, 2019"},
        {Q2, "Position at 29 September 2019", BP_NAMES_TIME, NULL},
        {Q2, "Position at 30th September 2019", BP_NAMES_TIME, NULL},
        {Q2, "July to August 2019", BP_NAMES_TIME, NULL},
        {Q2, "Gorffennaf i Fedi 2019", BP_NAMES_TIME, NULL},
        {Q3, "October to December 2019", BP_NAMES_PERIOD, "January to March 2020"},
        {"2019-04-01", "2019-09-30", "April to September 2019", BP_NAMES_TIME, NULL}, /* of two years then */
        {"2019-04-01", "2019-09-30", "April 2019 to September 2019", BP_NAMES_PERIOD,
         "October 2019 to March 2020"},
        {"2020-07-01", "2020-09-30", "Progress, third quarter 2020", BP_NAMES_PERIOD,
         "Progress, fourth quarter 2020"},
        {Q3, "Fourth Quarter 2019", BP_NAMES_PERIOD, "First Quarter 2020"},
        {Q2, "2nd quarter 2019/20", BP_NAMES_PERIOD, "3rd quarter 2019/20"},
        {Q2, "The third report", BP_NAMES_TIME, NULL},
        {Q4, "Quarter 4 and year end", BP_NAMES_PERIOD, "Quarter 1"},
        {Q4, "Quarter 4 & Year-End report 2019/20", BP_NAMES_PERIOD, "Quarter 1 report 2020/21"},
        {Q4, "Quarter 4, year end", BP_NAMES_TIME, NULL},
        {Q4, "Year end", BP_NAMES_TIME, NULL},
        {Q4, "Plan 2018/19, Quarter 4 2019/20", BP_NAMES_TIME, NULL},
        {Q2, "Chwarter 2 2019/20", BP_NAMES_PERIOD, "Chwarter 3 2019/20"},
        {Q2, "Adroddiad yr haf", BP_NAMES_TIME, NULL},
        {Q2, "1", BP_NAMES_TIME, NULL},
        {Q2, "1 2 3 4 5 6 7 8 9 2019 2019 2019 2019 2019 2019 2019 2019 2019 2019", BP_NAMES_TIME, NULL},
        {Q2, "Q2 20|19/20", BP_NAMES_TIME, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_named(&all[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(periods), cmocka_unit_test(words),
                                       cmocka_unit_test(titles)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
