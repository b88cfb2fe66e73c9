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
        {Q2, "Quarter 2 Report", BP_NAMES_QUARTER, "Quarter 3 Report"},
        {Q2, "QTR 2 2019/20", BP_NAMES_QUARTER, "QTR 3 2019/20"},
        {Q2, "Q2 2019-2020", BP_NAMES_QUARTER, "Q3 2019-2020"},
        {Q2, "Q2 2019\xE2\x80\x93" "20", BP_NAMES_QUARTER, "Q3 2019\xE2\x80\x93" "20"},
        {Q2, "Q\xC2\xA0" "2 \xE2\x80\x94 all", BP_NAMES_QUARTER, "Q\xC2\xA0" "3 \xE2\x80\x94 all"},
        {Q2, "Report|Q2", BP_NAMES_QUARTER, "Report Q3"},
        {Q2, "Q3 2019", BP_NAMES_QUARTER, "Q4 2019"}, /* of the calendar's year */
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
        {YEAR, "Plan 2019/20", BP_NAMES_TIME, NULL},
        {YEAR, "Q2", BP_NAMES_TIME, NULL},
        {Q4, "Q4 2019/20", BP_NAMES_TIME, NULL}, /* the next is of another year */
        {Q4, "Q4", BP_NAMES_QUARTER, "Q1"},
        {Q4, "Q1 2020", BP_NAMES_QUARTER, "Q2 2020"},
        {Q3, "Q3 2019/20", BP_NAMES_QUARTER, "Q4 2019/20"},
        {Q3, "Q4", BP_NAMES_QUARTER, "Q1"},
        {"2019-08-01", "2019-10-31", "Q2", BP_NAMES_TIME, NULL}, /* no quarter of any year */
        {"2019-03-01", "2019-04-30", "Plan 2019/20", BP_NAMES_TIME, NULL},
        {"9998-10-01", "9999-09-30", "Plan 9999/00", BP_NAMES_TIME, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_named(&all[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(periods), cmocka_unit_test(words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
