/* test_numfmt.c: numbers shown as Excel shows them: format, number, text. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "book/numfmt.h"

#define POUND "\xC2\xA3"

enum { N = BP_CELL_NUMBER, D = BP_CELL_DATE, T = BP_CELL_TEXT, E = BP_CELL_ERROR }; /* short, for a table */

struct shown {
    const char *code;
    double number;
    const char *text;
    int kind;
};

static const struct shown numbers[] = {
    {"General", 0, "0", N},
    {"General", 7, "7", N},
    {"General", -3, "-3", N},
    {"General", 1.1, "1.1", N},
    {"", 0.1 + 0.2, "0.3", N},
    {"General", 1.0 / 3, "0.333333333", N},
    {"General", -2.0 / 3, "-0.666666667", N},
    {"General", 1234567.891234, "1234567.891", N},
    {"General", 12345678901.0, "12345678901", N},
    {"General", 12345678901.6, "12345678902", N},
    {"General", 123456789012.0, "1.23457E+11", N},
    {"General", 99999999999.9, "1E+11", N},
    {"General", 1e15, "1E+15", N},
    {"General", 0.0001, "0.0001", N},
    {"General", 0.00012345678, "0.000123457", N},
    {"General", 0.0000123456, "1.23456E-05", N},
    {"General", 1e-10, "1E-10", N},
    {"General", 1234.5, "1234.5", N},
    {"General\" people\"", 12, "12 people", N},
    {"0", 1.5, "2", N},
    {"0", 2.5, "3", N},
    {"0", -0.5, "-1", N},
    {"0.00", 1.1, "1.10", N},
    {"0.00", 1.005, "1.01", N}, /* 15 digits are 1.00500000000000 */
    {"0.00", 0, "0.00", N},
    {"0.0", 99.96, "100.0", N},
    {"0.00", -0.001, "-0.00", N},
    {"0.00", 0.0096, "0.01", N},
    {"000", 7, "007", N},
    {"#", 0, "", N},
    {"#.##", 0.5, ".5", N},
    {"0.##", 5, "5.", N},
    {"0.0#", 2.25, "2.25", N},
    {"0.0?", 2.5, "2.5", N},
    {"#,##0", 1234567, "1,234,567", N},
    {"#,##0", 999, "999", N},
    {"#,##0", -1234, "-1,234", N},
    {"#,##0.00", 1234.5, "1,234.50", N},
    {"0,000", 12, "0,012", N},
    {"#,##0,", 1234567, "1,235", N},
    {"0.0,,\"m\"", 1250000, "1.3m", N},
    {"\"" POUND "\"#,##0,\"k\"", 48250, POUND "48k", N},
    {"0%", 0.84, "84%", N},
    {"0.0%", 0.845, "84.5%", N},
    {"0.00%", -0.013, "-1.30%", N},
    {"0%", 0.285, "29%", N}, /* as a double it lies below 0.285 */
    {"0.00E+00", 12345, "1.23E+04", N},
    {"0.00E+00", 0, "0.00E+00", N},
    {"0.00E+00", 9.999, "1.00E+01", N},
    {"0.0E-0", 0.00012, "1.2E-4", N},
    {"##0.0E+0", 12345, "12.3E+3", N},
    {"# ?/?", 0.5, "1/2", N},
    {"# ?/?", 1.25, "1 1/4", N},
    {"# ?/?", 3, "3", N},
    {"# ?" "?/?" "?", 3.14159265, "3 14/99", N},
    {"# ?/4", 2.75, "2 3/4", N},
    {"?/?", 1.5, "3/2", N},
    {"[$" POUND "-809]#,##0", 5000, POUND "5,000", N},
    {"[$" POUND "-809]#,##0;-[$" POUND "-809]#,##0", -5000, "-" POUND "5,000", N},
    {POUND "#,##0", -5000, "-" POUND "5,000", N},
    {"[$\xE2\x82\xAC-2] #,##0.00", 12, "\xE2\x82\xAC 12.00", N},
    {"#,##0;[Red]-#,##0", -12, "-12", N},
    {"#,##0;[Red]#,##0", -12, "12", N},
    {"#,##0_);(#,##0)", -12, "(12)", N},
    {"#,##0_);(#,##0)", 12, "12", N},
    {"0;-0;\"nil\"", 0, "nil", T},
    {"0;-0;;@", 0, "", T},
    {";;;", 5, "", T},
    {"_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"?" "?_-;_-@_-", 1234, "1,234.00", N},
    {"_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"?" "?_-;_-@_-", 0, "-", N},
    {"_-\"" POUND "\"* #,##0_-;-\"" POUND "\"* #,##0_-;_-\"" POUND "\"* \"-\"_-;_-@_-", -7, "-" POUND "7", N},
    {"[=1]\"Yes\";[=0]\"No\";0", 1, "Yes", T},
    {"[=1]\"Yes\";[=0]\"No\";0", 0, "No", T},
    {"[=1]\"Yes\";[=0]\"No\";0", 3, "3", N},
    {"[<1000]0;[<1000000]0.0,\"k\";0.0,,\"m\"", 2500, "2.5k", N},
    {"[<1000]0;[<1000000]0.0,\"k\";0.0,,\"m\"", 2500000, "2.5m", N},
    {"[>100]\"high\";[>50]\"middle\"", 10, "########", E},
    {"[<10]0\" days\"", 12, "12", N}, /* no condition holds */
    {"[<-10]0\" low\"", -11, "-11 low", N},
    {"0 ?/?", 0.75, "0 3/4", N},
    {"0.0e+0", 1234, "1.2e+3", N},
    {"[Green]0;[Red]-0", 4, "4", N},
    {"[Color10]0", 4, "4", N},
    {"0\" of 15\"", 14, "14 of 15", N},
    {"\\R\\e\\f 0", 3, "Ref 3", N},
    {"\"CSAP \"0.0", 5.3, "CSAP 5.3", N},
    {"0.0\\.0", 1, "1.0.0", N},
    {"000\\-0000", 1234567, "123-4567", N},
    {"@", 1.5, "1.5", N},
    {"\"unfinished", 1, "unfinished", T},
    {"0[", 1, "1[", N},
};

static const struct shown dates[] = {
    {"dd/mm/yyyy", 43921, "31/03/2020", D},
    {"m/d/yyyy", 43921, "3/31/2020", D},
    {"d/m/yy", 43831, "1/1/20", D},
    {"DD/MM/YYYY;@", 43921, "31/03/2020", D},
    {"mmm-yy", 43891, "Mar-20", D},
    {"mmm\\-yy;@", 43921, "Mar-20", D},
    {"mmmm yyyy", 45717, "March 2025", D},
    {"[$-809]mmmm yyyy;@", 45747, "March 2025", D},
    {"[$-452]mmmm yyyy", 45717, "Mawrth 2025", D},
    {"mmmmm", 43891, "M", D},
    {"d mmm", 43921, "31 Mar", D},
    {"d mmmm yyyy", 43921, "31 March 2020", D},
    {"[$-809]d mmmm yyyy;@", 43922, "1 April 2020", D},
    {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 43922, "01 April 2020", D},
    {"dddd, d mmmm yyyy", 43921, "Tuesday, 31 March 2020", D},
    {"ddd dd mmm", 43922, "Wed 01 Apr", D},
    {"yyyy-mm-dd", 43921, "2020-03-31", D},
    {"dd.mm.yyyy", 43921, "31.03.2020", D},
    {"yyyy", 43921, "2020", T},
    {"ddd", 43921, "Tue", T},
    {"\"Q4 \"yyyy", 43921, "Q4 2020", T},
    {"dd/mm/yyyy hh:mm", 43920.9583333333, "30/03/2020 23:00", D},
    {"dd/mm/yyyy", 43920.9583333333, "30/03/2020", D},
    {"dd/mm/yyyy hh:mm", 43921, "31/03/2020 00:00", D},
    {"dd/mm/yyyy", 43920.99999999999, "31/03/2020", D},
    {"h:mm AM/PM", 0.5625, "1:30 PM", T},
    {"h:mm AM/PM", 0, "12:00 AM", T},
    {"hh:mm:ss", 0.5625, "13:30:00", T},
    {"h:mm", 1.9999, "23:59", T},
    {"mm:ss", 0.0104166667, "15:00", T},
    {"mm:ss.0", 0.0104178241, "15:00.1", T},
    {"h:mm:ss.0", 3.14159, "3:23:53.4", T},
    {"s:m", 3.14159, "53:23", T},
    {"h:mm a/p", 0.5625, "1:30 p", T},
    {"[h]:mm", 1.5, "36:00", T},
    {"[h]:mm:ss", 2.0006944444, "48:01:00", T},
    {"[mm]", 0.0416666667, "60", T},
    {"yyyy-mm-dd\\Thh:mm:ss", 43921.5, "2020-03-31T12:00:00", D},
    {"dd/mm/yyyy", 1, "01/01/1900", D},
    {"dd/mm/yyyy", 59, "28/02/1900", D},
    {"dd/mm/yyyy", 60, "29/02/1900", T}, /* a day that Excel believes in */
    {"dd/mm/yyyy", 61, "01/03/1900", D},
    {"dd/mm/yyyy", 0, "00/01/1900", T}, /* an empty cell, referred to */
    {"dd/mm/yyyy", -1, "########", E},
    {"dd/mm/yyyy", 2958465, "31/12/9999", D},
    {"dd/mm/yyyy", 2958466, "########", E},
    {"dd/mm/yyyy", 1e300, "########", E},
    {"dddd", 1, "Sunday", T}, /* a Monday, for all but Excel */
    {"hh:mm:ss", 0.99999999, "00:00:00", T},
    {"Short Date", 43921, "31/03/2020", D}, /* of XML Spreadsheet 2003 */
};

static void check(const struct shown *table, size_t n, bool date1904)
{
    struct bp_arena arena;
    bp_arena_init(&arena, 1 << 24);
    size_t wrong = 0;
    for (size_t i = 0; i < n; i++) {
        struct bp_cell cell = {0};
        bp_numfmt_show(bp_numfmt_read(table[i].code, &arena), table[i].number, date1904, &cell, &arena);
        if (strcmp(cell.text, table[i].text) != 0 || (int)cell.kind != table[i].kind) {
            print_error("%s of %.17g: \"%s\" (%d), not \"%s\" (%d)\n", table[i].code, table[i].number,
                        cell.text, (int)cell.kind, table[i].text, table[i].kind);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
    bp_arena_clear(&arena);
}

static void test_numbers(void **state)
{
    (void)state;
    check(numbers, sizeof numbers / sizeof *numbers, false);
}

static void test_dates(void **state)
{
    static const struct shown of_1904[] = {
        {"dd/mm/yyyy", 42459, "31/03/2020", D},
        {"dd/mm/yyyy", 0, "01/01/1904", D},
        {"dddd", 0, "Friday", T},
        {"dd/mm/yyyy", 2957003, "31/12/9999", D},
        {"dd/mm/yyyy", 2957004, "########", E},
        {"[h]:mm", -0.5, "-12:00", T},
    };
    (void)state;
    check(dates, sizeof dates / sizeof *dates, false);
    check(of_1904, sizeof of_1904 / sizeof *of_1904, true);
}

static void test_days(void **state)
{
    static const struct { const char *code; bool month; } months[] = {
        {"mmm-yy", true}, {"mmmm yyyy", true}, {"dd/mm/yyyy", false}, {"d mmm", false}, {"ddd mmm", true}};
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        struct bp_cell cell = {0};
        bp_numfmt_show(bp_numfmt_read(months[i].code, &arena), 43891.75, false, &cell, &arena);
        assert_int_equal(cell.month, months[i].month);
        assert_int_equal(cell.day.year, 2020);
        assert_int_equal(cell.day.month, 3);
        assert_int_equal(cell.day.day, 1);
    }
    bp_arena_clear(&arena);
}

static void test_builtin(void **state)
{
    static const struct { uint32_t id; double number; const char *text; } shown[] = {
        {0, 1.5, "1.5"},           {1, 1.5, "2"},
        {2, 1.5, "1.50"},          {3, 1234, "1,234"},
        {4, 1234, "1,234.00"},     {6, -5, "-" POUND "5"},
        {9, 0.84, "84%"},          {10, 0.84, "84.00%"},
        {11, 1234, "1.23E+03"},    {13, 0.12, "3/25"},
        {14, 43921, "31/03/2020"}, {15, 43891, "01-Mar-20"},
        {16, 43891, "01-Mar"},     {17, 43891, "Mar-20"},
        {18, 0.75, "6:00 PM"},     {20, 0.25, "06:00"},
        {22, 43921.5, "31/03/2020 12:00"},
        {30, 43921, "31/03/2020"}, {36, 43921, "31/03/2020"},
        {38, -12, "-12"},          {44, 1234, POUND "1,234.00"},
        {44, 0, POUND "-"},        {45, 0.0104166667, "15:00"},
        {46, 1.5, "36:00:00"},     {49, 12, "12"}};
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        struct bp_cell cell = {0};
        bp_numfmt_show(bp_numfmt_read(bp_numfmt_builtin(shown[i].id), &arena), shown[i].number, false, &cell,
                       &arena);
        assert_string_equal(cell.text, shown[i].text);
    }
    assert_null(bp_numfmt_builtin(24));
    assert_null(bp_numfmt_builtin(164));
    bp_arena_clear(&arena);
}

static void test_texts(void **state)
{
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, 1 << 20);
    assert_string_equal(bp_numfmt_show_text(bp_numfmt_read("@", &arena), "Green", &arena), "Green");
    assert_string_equal(bp_numfmt_show_text(bp_numfmt_read("\"Ref \"@", &arena), "1.2", &arena), "Ref 1.2");
    assert_string_equal(bp_numfmt_show_text(bp_numfmt_read("0;0;0;\"Ref \"@", &arena), "A", &arena), "Ref A");
    assert_string_equal(bp_numfmt_show_text(bp_numfmt_read(";;;", &arena), "hidden", &arena), "hidden");
    assert_string_equal(bp_numfmt_show_text(bp_numfmt_read("dd/mm/yyyy;@", &arena), "TBC", &arena), "TBC");
    assert_string_equal(bp_numfmt_show_text(NULL, "TBC", &arena), "TBC");
    bp_arena_clear(&arena);
}

static void test_reading(void **state)
{
    static const struct { const char *text; double number; } good[] = {
        {"0", 0}, {"-1.5", -1.5}, {"1.5E-3", 0.0015}, {"1e3", 1000}, {"+5", 5}, {" 7 ", 7}, {".5", 0.5},
        {"1.29999999999999999996", 1.3}, {"43920.958333333336", 43920.958333333336}, {"1E-9999", 0},
        {"0.84", 0.84}, {"123456789012345678901234", 123456789012345678901234.0}, {"0E9999", 0}};
    static const char *const bad[] = {"", "-", "1,5", "1e", "1e+", "abc", "1.2.3", "1E9999", "0x10", "inf"};
    double number;
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(bp_number_read(good[i].text, &number));
        /* valgrind has no long double of 80 bits */
        assert_true(fabs(number - good[i].number) <= 1e-15 * fabs(good[i].number));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(bp_number_read(bad[i], &number));
}

static void test_iso(void **state)
{
    static const struct { const char *text; bool date1904; double number; } good[] = {
        {"2020-03-31", false, 43921}, {"2020-03-31T00:00:00.000Z", false, 43921},
        {"2020-03-31T12:00:00", false, 43921.5}, {"2020-03-31", true, 42459}, {"1900-01-01", false, 1},
        {"1900-03-01", false, 61}, {"12:00:00", false, 0.5}, {"06:00", false, 0.25}};
    static const char *const bad[] = {"", "2020-02-30", "31/03/2020", "2020-03-31T25:00", "1899-01-01", "2020"};
    double number;
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(bp_serial_read(good[i].text, good[i].date1904, &number));
        /* valgrind has no long double of 80 bits */
        assert_true(fabs(number - good[i].number) <= 1e-15 * fabs(good[i].number));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(bp_serial_read(bad[i], false, &number));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers), cmocka_unit_test(test_dates),   cmocka_unit_test(test_days),
        cmocka_unit_test(test_builtin), cmocka_unit_test(test_texts),   cmocka_unit_test(test_reading),
        cmocka_unit_test(test_iso),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
