/* test_date.c: days that exist. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "model/date.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_iso),
        cmocka_unit_test(test_compare),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
