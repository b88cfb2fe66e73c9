/* test_check_dates.c: what is said of due dates in each language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "checked.h"
#include "check/check.h"

/* What a code says of one row with this due date, in a plan with these attributes. */
static const char *of_due(const char *attributes, const char *due, int code)
{
    char xml[2048];
    int n = snprintf(xml, sizeof xml, CHECKED_HEAD, attributes);
    n += snprintf(xml + n, sizeof xml - (size_t)n,
                  "<actions><priority><title>P</title><action ref='1' due=\"%s\" status='green'><description>D"
                  "</description><update>Going on.</update></action></priority></actions></action-plan>", due);
    assert_true((size_t)n < sizeof xml);
    return check_plan(xml, code);
}

static void test_welsh(void **state)
{
    static const char lang[] = " xml:lang='cy'";
    static const char *const read[] = {"Mawrth 2020", "Parhaus", "I'w gadarnhau", "Gwanwyn 2020",
                                       "erbyn diwedd Mehefin 2020", "Chwarter 3 2019/20", "March 2020"};
    (void)state;
    for (size_t i = 0; i < COUNT(read); i++) {
        assert_string_equal(of_due(lang, read[i], BP_E_DUE_UNREAD), "");
        assert_string_equal(of_due(lang, read[i], BP_E_DUE_NO_YEAR), "");
    }
    assert_non_null(strstr(of_due(lang, "Mawth 2020", BP_E_DUE_UNREAD), "cannot be read"));
    assert_non_null(strstr(of_due(lang, "30 Medi", BP_E_DUE_NO_YEAR), "has no year"));
    assert_non_null(strstr(of_due(lang, "Medi 2019", BP_E_OVERDUE), "was due by 30 September 2019"));
    assert_string_equal(of_due(lang, "Hydref 2019", BP_E_OVERDUE), "");
}

static void test_other_languages(void **state)
{
    static const char *const langs[] = {" xml:lang='it'", " xml:lang='fr-CA'", " xml:lang='gd'"};
    (void)state;
    for (size_t i = 0; i < COUNT(langs); i++) {
        assert_string_equal(of_due(langs[i], "Entro ottobre 2026", BP_E_DUE_UNREAD), "");
        assert_non_null(strstr(of_due(langs[i], "Entro ottobre 2026", BP_E_DUE_LANGUAGE), "understood"));
        assert_string_equal(of_due(langs[i], "31/10/2026", BP_E_DUE_LANGUAGE), "");
    }
    assert_string_equal(of_due(" xml:lang='en-CA'", "Entro ottobre 2026", BP_E_DUE_LANGUAGE), "");
    assert_string_equal(of_due(" xml:lang='cy-GB'", "Entro ottobre 2026", BP_E_DUE_LANGUAGE), "");
    assert_non_null(strstr(of_due("", "Entro ottobre 2026", BP_E_DUE_UNREAD), "cannot be read"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_welsh), cmocka_unit_test(test_other_languages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
