/* test_due.c: what people write for "by when", in English and Welsh. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/due.h"
#include "model/due_words.h"

static const char *due_in(const char *text, const struct bp_due_years *years)
{
    static char out[24];
    static const char *const kinds[] = {"none", "day", "open", "unknown"};
    struct bp_date day;
    enum bp_due_kind kind = bp_due_read(text, years, &day);
    if (kind == BP_DUE_DAY)
        snprintf(out, sizeof out, "%04d-%02d-%02d", day.year, day.month, day.day);
    else
        snprintf(out, sizeof out, "%s", kinds[kind]);
    if (kind != BP_DUE_DAY)
        assert_int_equal(day.year, 0);
    return out;
}

static const char *due(const char *text)
{
    return due_in(text, NULL);
}

struct pair {
    const char *written, *read;
};

static void assert_pairs(const struct pair *pairs, size_t n, const struct bp_due_years *years)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(due_in(pairs[i].written, years), pairs[i].read) != 0)
            fail_msg("\"%s\" was read as %s, not %s", pairs[i].written, due_in(pairs[i].written, years),
                     pairs[i].read);
}

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
    assert_pairs(pairs, sizeof pairs / sizeof *pairs, NULL);
}

static void test_not_understood(void **state)
{
    static const char *const texts[] = {
        "Marc 2020",     "soon",       "31/02/2020",  "32 March 2020", "0/1/2020",
        "13/2020",       "Q5 2019/20",    "Q0 2019/20", "2019/21",     "March 20",      "March",
        "31 March",      "12345",         "1850",       "2020-13-01",  "2020-3",        "2020?",         "\xE2\x80\xA6",  "a",          "1 2 3 4 5 6 7 8 9 10",         "3",
        "31/03-2020",    "99999999999",   "March 020",  "by",          " ",             "--",
        "Q3",            "\xFF",       "averyveryverylongwordindeed"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (bp_due_read(texts[i], NULL, &(struct bp_date){0}) != BP_DUE_UNKNOWN)
            fail_msg("\"%s\" was read as %s", texts[i], due(texts[i]));
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
                assert_int_equal(bp_due_read(british, NULL, &again) == BP_DUE_DAY, exists);
                if (!exists)
                    continue;
                assert_int_equal(bp_date_compare(date, again), 0);
                bp_date_words(date, words);
                assert_int_equal(bp_due_read(words, NULL, &again), BP_DUE_DAY);
                assert_int_equal(bp_date_compare(date, again), 0);
            }
        }
    }
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
        {"2 Q 2019/20", "2019-09-30"},
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
    assert_pairs(pairs, sizeof pairs / sizeof *pairs, NULL);
}

/* A plan of one financial year, with its second quarter's report. */
static const struct bp_due_years financial = {{2026, 4, 1}, {2027, 3, 31}, {2026, 7, 1}, {2026, 9, 30}};

static const struct pair parts_of_years[] = {
    {"1st Quarter, 2027", "2027-03-31"},
    {"Quarter 1 2027", "2027-03-31"},
    {"Q4 2027", "2027-12-31"},
    {"first quarter of 2027", "2027-03-31"},
    {"Q3 26/27", "2026-12-31"},
    {"H1 2026/27", "2026-09-30"},
    {"second half of 2027", "2027-12-31"},
    {"H3 2027", "unknown"},
    {"Mid 2027", "2027-06-30"},
    {"mid-2027", "2027-06-30"},
    {"Early 2027", "2027-03-31"},
    {"End 2027", "2027-12-31"},
    {"mid March 2027", "2027-03-31"},
    {"Autumn term 2026", "2026-12-31"},
    {"Spring term 2026/27", "2027-04-30"},
    {"Summer Term 2027", "2027-07-31"},
    {"Autumn 2026", "2026-11-30"},
    {"Spring 2027", "2027-05-31"},
    {"Winter 2026", "2027-02-28"},
    {"Winter 2026/27", "2027-02-28"},
    {"Spring/Summer 2027", "2027-08-31"},
    {"FY27", "2027-03-31"},
    {"FY2026/27", "2027-03-31"},
    {"FY26/27", "2027-03-31"},
    {"Financial year 2026/27", "2027-03-31"},
    {"End of 2026/27", "2027-03-31"},
    {"2026/27 academic year", "2027-07-31"},
    {"AY 2026/27", "2027-07-31"},
    {"calendar year 2027", "2027-12-31"},
    {"w/c 5 October 2026", "2026-10-11"},
    {"Week commencing 28 December 2026", "2027-01-03"},
    {"w/e 9 October 2026", "2026-10-09"},
    {"Autumn", "unknown"},
    {"Summer holidays 2027", "unknown"},
};

static const struct pair several[] = {
    {"March/April 2027", "2027-04-30"},
    {"March & April 2027", "2027-04-30"},
    {"Apr 2026 - Mar 2027", "2027-03-31"},
    {"April 2026 \xE2\x80\x93 March 2027", "2027-03-31"},
    {"from April 2026 to March 2027", "2027-03-31"},
    {"December 2026, June 2027", "2027-06-30"},
    {"December 2026, June and December 2027, June 2028", "2028-06-30"},
    {"30 and 31 March 2027", "2027-03-31"},
    {"5-6 October 2026", "2026-10-06"},
    {"Q1/Q2 2026/27", "2026-09-30"},
    {"2025-2028", "2028-12-31"},
    {"Original: March 2026; revised: May 2027", "2027-05-31"},
    {"March 2020 (revised)", "2020-03-31"},
    {"Completed May 2026", "2026-05-31"},
    {"No later than March 2027", "2027-03-31"},
    {"Ongoing until March 2027", "2027-03-31"},
    {"March 2027 2028", "unknown"},
    {"March 2027, soon", "unknown"},
    {"2019/2021", "unknown"},
};

/* What has no last day on purpose. */
static const char *const open_texts[] = {
    "Medium term", "Short-term", "Long term (5+ years)", "Financial year", "No date", "12 months",
    "Each term", "Ongoing \xE2\x80\x93 review March 2027", "30 September 2026 and then annually",
    "June, annually", "Within 6 months of approval", "Year 2", "To be agreed", "Every July",
    "As and when required", "Subject to funding", "Life of the plan", "From April 2027", "Mid-term",
    "Continuous improvement", "Throughout 2026/27", "Not applicable", "Quarterly from June 2026",
    /* Welsh */
    "Parhaus", "Yn parhau", "Blynyddol", "Yn flynyddol", "I'w gadarnhau", "I\xE2\x80\x99w chadarnhau",
    "Bob chwarter", "Tymor canolig", "Tymor hir", "Hirdymor", "Drwy gydol y flwyddyn", "Dim dyddiad",
    "Mawrth bob blwyddyn", "Amherthnasol", "Ddim yn berthnasol", "Misol"};

static const struct pair welsh[] = {
    {"Ionawr 2027", "2027-01-31"},      {"Chwefror 2027", "2027-02-28"}, {"Mawrth 2027", "2027-03-31"},
    {"Ebrill 2027", "2027-04-30"},      {"Mai 2027", "2027-05-31"},      {"Mehefin 2027", "2027-06-30"},
    {"Gorffennaf 2027", "2027-07-31"},  {"Awst 2027", "2027-08-31"},     {"Medi 2027", "2027-09-30"},
    {"Hydref 2027", "2027-10-31"},      {"Tachwedd 2027", "2027-11-30"}, {"Rhagfyr 2027", "2027-12-31"},
    {"Chwef 2027", "2027-02-28"},       {"Gorff 2027", "2027-07-31"},    {"Hyd 2026", "2026-10-31"},
    {"erbyn mis Mawrth 2027", "2027-03-31"}, {"ym mis Medi 2026", "2026-09-30"},
    {"diwedd Fawrth 2027", "2027-03-31"}, {"yng Ngorffennaf 2027", "2027-07-31"},
    {"Hydref a Thachwedd 2026", "2026-11-30"}, {"o Ebrill 2026 i Fehefin 2027", "2027-06-30"},
    {"hyd at Ragfyr 2026", "2026-12-31"}, {"1af Ebrill 2027", "2027-04-01"},
    {"Dydd Mawrth 2 Mawrth 2027", "2027-03-02"}, {"30ain o Fedi 2026", "2026-09-30"},
    {"Chwarter 3 2026/27", "2026-12-31"}, {"Ch3 2026/27", "2026-12-31"},
    {"3ydd chwarter 2026/27", "2026-12-31"}, {"chwarter cyntaf 2027", "2027-03-31"},
    {"Gwanwyn 2027", "2027-05-31"},      {"haf 2027", "2027-08-31"}, {"y gaeaf 2026/27", "2027-02-28"},
    {"tymor yr hydref 2026", "2026-12-31"}, {"tymor yr haf 2027", "2027-07-31"},
    {"canol 2027", "2027-06-30"},        {"blwyddyn ariannol 2026/27", "2027-03-31"},
    {"wythnos yn dechrau 5 Hydref 2026", "2026-10-11"}, {"Mawth 2027", "unknown"},
    {"Dydd Mawrth", "unknown"},          {"30 Medi", "unknown"},
};

static const struct pair in_the_year[] = {
    {"Q3", "2026-12-31"},
    {"Quarter 4", "2027-03-31"},
    {"End of year", "2027-03-31"},
    {"Year end", "2027-03-31"},
    {"End of the financial year", "2027-03-31"},
    {"Diwedd y flwyddyn", "2027-03-31"},
    {"Ch4", "2027-03-31"},
    {"Mar 27", "2027-03-31"},
    {"March 31", "unknown"},
    {"Q3 2026", "2026-12-31"}, /* the plan's year begins in April */
    {"Q4 2027", "2027-03-31"}, /* the one of the two that lies in the plan */
    {"Q5", "unknown"},
    {"June", "unknown"},
    {"30 Sept", "unknown"},
    {"14 Aug", "unknown"},
    {"Financial year", "open"},
};

static void test_years(void **state)
{
    static const struct bp_due_years calendar = {{2026, 1, 1}, {2026, 12, 31}, {2026, 7, 1}, {2026, 9, 30}};
    static const struct bp_due_years three = {{2025, 4, 1}, {2028, 3, 31}, {2026, 7, 1}, {2026, 9, 30}};
    static const struct bp_due_years report = {{0}, {0}, {2027, 1, 1}, {2027, 3, 31}};
    static const struct bp_due_years annual = {{0}, {0}, {2026, 9, 1}, {2027, 8, 31}};
    (void)state;
    assert_pairs(in_the_year, sizeof in_the_year / sizeof *in_the_year, &financial);
    assert_string_equal(due_in("Q3", &calendar), "2026-09-30");
    assert_string_equal(due_in("Q3 2026", &calendar), "2026-09-30");
    assert_string_equal(due_in("Q3", &three), "unknown"); /* which of its years? */
    assert_string_equal(due_in("End of year", &three), "unknown");
    assert_string_equal(due_in("Q3", &report), "2026-12-31");
    assert_string_equal(due_in("End of year", &annual), "2027-08-31");
    assert_string_equal(due("Q3"), "unknown");
    assert_string_equal(due("Mar 27"), "unknown");
}

static void test_readings(void **state)
{
    (void)state;
    assert_pairs(parts_of_years, sizeof parts_of_years / sizeof *parts_of_years, NULL);
    assert_pairs(several, sizeof several / sizeof *several, NULL);
    assert_pairs(welsh, sizeof welsh / sizeof *welsh, NULL);
    for (size_t i = 0; i < sizeof open_texts / sizeof *open_texts; i++)
        if (strcmp(due_in(open_texts[i], &financial), "open") != 0)
            fail_msg("\"%s\" was read as %s", open_texts[i], due_in(open_texts[i], &financial));
}

/* They are in order, or some would not be found. */
static void test_words(void **state)
{
    static const struct {
        const char *word;
        enum bp_due_word kind;
        int value;
    } words[] = {
#define WORD(word, kind, value) {word, BP_DW_##kind, value},
#include "model/due_words.def"
#undef WORD
    };
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        int value;
        if (bp_due_word(words[i].word, &value) != words[i].kind || value != words[i].value)
            fail_msg("\"%s\" is not found", words[i].word);
        assert_true(strlen(words[i].word) < BP_DUE_WORD);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dues),     cmocka_unit_test(test_not_understood), cmocka_unit_test(test_edges),
        cmocka_unit_test(test_readings), cmocka_unit_test(test_years),          cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
