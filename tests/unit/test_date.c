/* test_date.c: days that exist, and what people write for "by when". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "model/date.h"

static const char *due(const char *text)
{
    static char out[24];
    static const char *const kinds[] = {"none", "day", "open", "unknown"};
    struct bp_date day;
    enum bp_due_kind kind = bp_due_read(text, &day);
    if (kind == BP_DUE_DAY)
        snprintf(out, sizeof out, "%04d-%02d-%02d", day.year, day.month, day.day);
    else
        snprintf(out, sizeof out, "%s", kinds[kind]);
    if (kind != BP_DUE_DAY)
        assert_int_equal(day.year, 0);
    return out;
}

struct pair {
    const char *written, *read;
};

static void test_dues(void **state)
{
    static const struct pair pairs[] = {
        {"", "none"},
        {"2020-03-31", "2020-03-31"},
        {"31/03/2020", "2020-03-31"},
        {"1/4/2020", "2020-04-01"},
        {"31.3.20", "2020-03-31"},
        {"31-03-2020", "2020-03-31"},
        {"31 March 2020", "2020-03-31"},
        {"31st March 2020", "2020-03-31"},
        {"31st of March, 2020", "2020-03-31"},
        {"Tuesday 31 March 2020", "2020-03-31"},
        {"March 31, 2020", "2020-03-31"},
        {"31-Mar-20", "2020-03-31"},
        {"March 2020", "2020-03-31"},
        {"MARCH 2020", "2020-03-31"},
        {"Sept 2019", "2019-09-30"},
        {"Sep. 2019", "2019-09-30"},
        {"Feb 2020", "2020-02-29"},
        {"Feb 2021", "2021-02-28"},
        {"Feb 2100", "2100-02-28"},
        {"Feb 2000", "2000-02-29"},
        {"Mar-20", "2020-03-31"},
        {"Mar '20", "2020-03-31"},
        {"03/2020", "2020-03-31"},
        {"2020-03", "2020-03-31"},
        {"March\xC2\xA0" "2020", "2020-03-31"},
        {"By March 2020", "2020-03-31"},
        {"end of March 2020", "2020-03-31"},
        {"Q1 2019/20", "2019-06-30"},
        {"Q2 2019/20", "2019-09-30"},
        {"Q3 2019/20", "2019-12-31"},
        {"Q4 2019/20", "2020-03-31"},
        {"Quarter 4 2019-2020", "2020-03-31"},
        {"Q3 2019\xE2\x80\x93" "20", "2019-12-31"},
        {"2019/20", "2020-03-31"},
        {"2019-2020", "2020-03-31"},
        {"1999/00", "2000-03-31"},
        {"2020", "2020-12-31"},
        {"On-going", "open"},
        {"ongoing", "open"},
        {"On going", "open"},
        {"TBC", "open"},
        {"T.B.C.", "open"},
        {"To be confirmed", "open"},
        {"Annually", "open"},
        {"N/A", "open"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(due(pairs[i].written), pairs[i].read);
}

static void test_not_understood(void **state)
{
    static const char *const texts[] = {
        "Marc 2020",     "Spring 2020",   "soon",       "31/02/2020",  "32 March 2020", "0/1/2020",
        "13/2020",       "Q5 2019/20",    "Q0 2019/20", "2019/21",     "March 20",      "March",
        "31 March",      "12345",         "1850",       "2020-13-01",  "2020-3",        "March 2020 (revised)",
        "2020?",         "\xE2\x80\xA6",  "a",          "1 2 3 4 5 6 7 8 9 10",         "3",
        "31/03-2020",    "99999999999",   "March 020",  "by",          " ",             "--",
        "Q3",            "Q3 2019",       "\xFF",       "averyveryverylongwordindeed"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (bp_due_read(texts[i], &(struct bp_date){0}) != BP_DUE_UNKNOWN)
            fail_msg("\"%s\" was read as %s", texts[i], due(texts[i]));
}

static void test_iso(void **state)
{
    static const char *const bad[] = {"",           "2019-7-1",    "2019-02-29", "2019-13-01",
                                      "2019-00-10", "2019-01-00",  "0000-01-01", "2019-01-011",
                                      "2019/01/01", " 2019-01-01", "20190101",   "2019-01-0a"};
    struct bp_date date;
    (void)state;
    assert_true(bp_date_iso("2020-02-29", &date));
    assert_int_equal(date.year, 2020);
    assert_int_equal(date.month, 2);
    assert_int_equal(date.day, 29);
    assert_true(bp_date_iso("0001-01-01", &date));
    assert_true(bp_date_iso("9999-12-31", &date));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(bp_date_iso(bad[i], &date));
}

/* Every written form of every day of some years gives that day back. */
static void test_round_trip(void **state)
{
    static const int years[] = {1999, 2000, 2019, 2020, 2100};
    (void)state;
    for (size_t y = 0; y < sizeof years / sizeof *years; y++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= 31; day++) {
                char iso[48], words[24], british[48];
                struct bp_date date, again;
                snprintf(iso, sizeof iso, "%04d-%02d-%02d", years[y], month, day);
                snprintf(british, sizeof british, "%d/%d/%d", day, month, years[y]);
                bool exists = bp_date_iso(iso, &date);
                assert_int_equal(bp_due_read(british, &again) == BP_DUE_DAY, exists);
                if (!exists)
                    continue;
                assert_int_equal(bp_date_compare(date, again), 0);
                bp_date_words(date, words);
                assert_int_equal(bp_due_read(words, &again), BP_DUE_DAY);
                assert_int_equal(bp_date_compare(date, again), 0);
            }
        }
    }
}

static void test_compare(void **state)
{
    static const struct bp_date days[] = {{2018, 12, 31}, {2019, 1, 1}, {2019, 1, 2}, {2019, 2, 1}};
    (void)state;
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++) {
            int order = bp_date_compare(days[i], days[j]);
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
}

static void test_words(void **state)
{
    char out[24];
    (void)state;
    bp_date_words((struct bp_date){2019, 7, 1}, out);
    assert_string_equal(out, "1 July 2019");
    bp_date_words((struct bp_date){9999, 9, 30}, out);
    assert_string_equal(out, "30 September 9999");
}

/* At the edges of what is understood: forms of dates that are none, and gaps and words between their parts. */
static void test_edges(void **state)
{
    static const struct pair pairs[] = {
        {"13/2019", "unknown"},
        {"0/2019", "unknown"},
        {"3/2019", "2019-03-31"},
        {"2019-3", "unknown"},
        {"2019-13", "unknown"},
        {"Mar/20", "2020-03-31"},
        {"Mar 20", "unknown"},
        {"30\xE2\x80\x99" "04\xE2\x80\x99" "2019", "2019-04-30"},
        {"30 \xE2\x80\x93 04 \xE2\x80\x93 2019", "2019-04-30"},
        {"31/\xC2\xA0" "3/\xC2\xA0" "2020", "2020-03-31"},
        {"31\xC2\xA0" "March\xC2\xA0" "2020", "2020-03-31"},
        {"\xC2\xA0 March 2020", "2020-03-31"},
        {"March,2020", "2020-03-31"},
        {"March+2020", "unknown"},
        {"March {2020", "unknown"},
        {"March @2020", "unknown"},
        {"31-03/2020", "unknown"},
        {"2020/03/31", "2020-03-31"},
        {"99/99/2020", "unknown"},
        {"31.13.2019", "unknown"},
        {"29 Feb 1900", "unknown"},
        {"29 Feb 2000", "2000-02-29"},
        {"Q5 2019/20", "unknown"},
        {"Q0 2019/20", "unknown"},
        {"Q 2 2019/20", "2019-09-30"},
        {"Q1 2019/21", "unknown"},
        {"Q1 2019 20", "unknown"},
        {"Quarter two 2019/20", "unknown"},
        {"2 Q 2019/20", "unknown"},
        {"2019/2020", "2020-03-31"},
        {"2019/2021", "unknown"},
        {"2019/3", "unknown"},
        {"2019/021", "unknown"},
        {"2199/00", "2200-03-31"},
        {"12/20", "unknown"},
        {"12.2020", "unknown"},
        {"12 2020", "unknown"},
        {"122020", "unknown"},
        {"31 March 20", "2020-03-31"},
        {"31 March 020", "unknown"},
        {"31 March x", "unknown"},
        {"31 x 2020", "unknown"},
        {"x 31 2020", "unknown"},
        {"2020 x", "unknown"},
        {"March 31 2020", "2020-03-31"},
        {"March 31 20", "unknown"},
        {"March 2020 31", "unknown"},
        {"March April 2020", "unknown"},
        {"1st of the March 2020", "2020-03-01"},
        {"by", "unknown"},
        {"by the", "unknown"},
        {"1 March 1800", "unknown"},
        {"March 2200", "unknown"},
        {"1899", "unknown"},
        {"1900", "1900-12-31"},
        {"x", "unknown"},
        {"20", "unknown"},
        {"verylongwordindeed 2020", "unknown"},
        {"1 2 3 4 5 6 7 8 9", "unknown"},
        {"30 Sept 2019", "2019-09-30"},
        {"30 Septem 2019", "unknown"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(due(pairs[i].written), pairs[i].read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dues),       cmocka_unit_test(test_not_understood), cmocka_unit_test(test_edges),
        cmocka_unit_test(test_iso),        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_compare),    cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
