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

/* A row that is complete may say so where its date stood; another one may not. */
static void test_complete(void **state)
{
    static const char *const words[] = {"Complete", "COMPLETED", "Done", "Cwblhawyd", "Blue"};
    (void)state;
    for (size_t i = 0; i < COUNT(words); i++) {
        char row[100];
        snprintf(row, sizeof row, "due='%s' status='green' completed='2019-09-12'", words[i]);
        const char *found = check_row(row, "D", "Done.", BP_E_DUE_UNREAD);
        if (strcmp(words[i], "Blue") != 0)
            assert_string_equal(found, "");
        else
            assert_non_null(strstr(found, "\"Blue\", cannot be read"));
        assert_non_null(strstr(of_due("", words[i], BP_E_DUE_UNREAD), "cannot be read"));
    }
}

/* A plan with this summary and a row that was moved, with this update. */
static const char *of_moved(const char *attributes, const char *summary, const char *update)
{
    static char xml[2048];
    int n = snprintf(xml, sizeof xml,
                     "<action-plan%s><title>Plan</title><report from='2019-07-01' to='2019-09-30'><title>R</title>"
                     "%s</report><actions><priority><title>P</title><action ref='1' due='June 2019' "
                     "revised-due='October 2019' status='green'><description>D</description><update>%s</update>"
                     "</action></priority></actions></action-plan>", attributes, summary, update);
    assert_true((size_t)n < sizeof xml);
    return check_plan(xml, BP_E_REVISED_NO_REASON);
}

/* The reason for a later date may stand in the summary, for all rows. */
static void test_reasons(void **state)
{
    static const char *const reasons[] = {"The contractor withdrew.", "Half done; the board agreed to the new date.",
                                          "Delivery is late.", "It needs to be done after the elections."};
    static const char flood[] = "<summary>Because of the flood, target dates are extended by one month.</summary>";
    static const char quiet[] = "<summary>The flood was the largest for years. Work went on.</summary>";
    (void)state;
    assert_string_not_equal(of_moved("", "", "Half done."), "");
    assert_string_not_equal(of_moved("", quiet, "Half done."), "");
    assert_string_equal(of_moved("", flood, "Half done."), "");
    for (size_t i = 0; i < COUNT(reasons); i++)
        assert_string_equal(of_moved("", "", reasons[i]), "");
    assert_string_equal(of_moved(" xml:lang='cy'", "", "Hanner ffordd."), "");
    assert_string_equal(of_moved("", "", ""), ""); /* BP5011 tells that there is no update */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_welsh), cmocka_unit_test(test_other_languages),
                                       cmocka_unit_test(test_complete),
                                       cmocka_unit_test(test_reasons)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
