/* test_sums.c: the checks of numbers: sums and shares in updates (5019), figures against statuses (5017),
 * targets that no number is reported for (5018): what they find, and what they must leave alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/diag.h"
#include "checked.h"

static void shares(void **state)
{
    static const struct phrase phrases[] = {
        {"11 of 48 (25 percent)", "11 of 48 is 22.9%"},
        {"11 of 48 (30%)", "11 of 48 is 22.9%"},
        {"11 of all 48 cases seen (25%)", "22.9%"},
        {"1,100 of 4,800 (25%)", "1100 of 4800 is 22.9%"},
        {"2150 of 4300 (25%)", "2150 of 4300 is 50%"}, /* no year */
        {"2019 of 8076 (50%)", NULL},                   /* a year */
        {"1.5 of 48 (25%)", NULL},
        {"1.2.3 of 48 (25%)", NULL},
        {"1.2345 of 48 (25%)", NULL},
        {"12,34 of 48 (25%)", NULL},
        {"11 of 48.5 (25%)", NULL},
        {"11 of 48% (25%)", NULL},
        {"11 of 48 (25)", NULL},
        {"11 of 48 (a 25% share)", NULL},
        {"11 of 48 (many more)", NULL},
        {"11 of 48. Then (25%)", NULL},
        {"11 of 48 12 (25%)", NULL},
        {"11 of 48 cases, all closed (25%)", NULL},
        {"11 of 48 cases seen by us all (25%)", NULL},
        {"(11 of 48) (25%)", NULL},
        {"11 (of 48) (25%)", NULL},
        {"11 out (25%) of", NULL},
        {"11 of (48) (25%)", NULL},
        {"11 of many (25%)", NULL},
        {"11 of 0 (25%)", NULL},
        {"24 and 11 of", NULL},
        {"24 and 11 out", NULL},
        {"We saw 48. 11 of 48 (25%)", "22.9%"},
        {"over 25% (11 of 48)", NULL},
        {"25 (11 of 48)", NULL},
        {"many (11 of 48)", NULL},
        {"25%, 11 of 48)", NULL},
        {"25% (11 of 48 cases)", NULL},
        {"22.9% (11 of 48)", NULL},
        {"48 of 11 (25%)", NULL},
        {"11/48 (25%)", "22.9%"},
        {"x/48 (25%) of 11", NULL},
        {"11.5/48 (25%)", NULL},
        {"11/48.5 (25%)", NULL},
        {"11/0 (25%)", NULL},
        {"2019/20 (25%)", NULL},
        {"15 out of the 10", "a part cannot be more than the whole"},
        {"15 of 10 (25%)", NULL},
        {"5 out of 10 (40%)", "5 of 10 is 50%"},
        {"We saw 11 of 48 cases", NULL},
        {"1.2.3/48 (25%)", NULL},
        {"1.5,250 of 48 (25%)", NULL},
        {"1250 of 5000 (30%)", "25%"},
    };
    (void)state;
    assert_updates("status='green'", BP_E_ARITHMETIC, phrases, COUNT(phrases));
}

static void budgets(void **state)
{
    static const struct phrase phrases[] = {
        {"Budget 760; actual 540; 61% spent", "71.1%"},
        {"Budget 0.1; actual 999999999; 5% spent", "that is 999999999000%"},
        {"Budget 900000000; actual 900000000; 999998.002% spent", NULL},
    };
    (void)state;
    assert_updates("status='green'", BP_E_ARITHMETIC, phrases, COUNT(phrases));
}

static void changes(void **state)
{
    static const struct phrase phrases[] = {
        {"Crime rose from 120 to 90.", "90 is less than 120"},
        {"Crime rose from 120 crimes to 150 (30%)", "30 is 25% of 120"},
        {"It went down from 120 to 90 (25%)", NULL},
        {"It fell from 120 to 90, a fall of 30 (25%).", NULL},
        {"It fell from 120 to 90, a fall of 30 (30%).", "30 of the 120 before is 25%"},
        {"It fell from 2018 to 2019 by 30 (30%).", NULL},
        {"It fell from 120 to 2019 by 30", NULL},
        {"It fell from 120 in July, to 90, by 40", NULL},
        {"It fell from 120 in all of the wards to 90", NULL},
        {"It fell from 120, to 130", "130 is more than 120"},
        {"It fell from 120 to, 130", NULL},
        {"It fell from 120 to many in 30", NULL},
        {"It rose from 0 to 12 (25%), then 3", NULL},
        {"120 or 90: it fell from", NULL},
        {"120 or 90: it fell from 100", NULL},
        {"120 or 90: it fell from 100 to", NULL},
        {"120 or 90: it fell from many to 30", NULL},
        {"There were 4560 crimes, a fall of many (25%), 3", NULL},
        {"There were 4560 crimes, a fall of 2019 (25%)", NULL},
        {"There were 60 crimes, a rise of 60 (25%).", NULL}, /* of none before */
        {"There were 60 crimes, a rise of 80 (25%).", NULL},
        {"There were 999999999 crimes, a fall of 999999999 (25%)", NULL},
        {"There were 90 crimes, a reduction of 30 on last year (30%)", "30 of the 120 before is 25%"},
        {"In quarter 2 there were 90 crimes, a fall of 30 (30%)", "25%"},
        {"In 2019 there were 90 crimes, a fall of 30 (30%)", "25%"},
        {"It increased by 40 (5%); there were 80 crimes", NULL},
        {"There were 90, which fell since, by 25%", NULL},
        {"There were 90 crimes, a fall of 30 since", NULL},
    };
    (void)state;
    assert_updates("status='green'", BP_E_ARITHMETIC, phrases, COUNT(phrases));
}

/* A number of a measure that is green, or with `red` red. */
static void assert_number(const char *attributes, const char *status, const char *part)
{
    char inside[400], given[60];
    snprintf(inside, sizeof inside, "<description>D</description><number %s/>", attributes);
    snprintf(given, sizeof given, "status='%s'", status);
    const struct phrase phrase = {attributes, part};
    assert_phrase(&phrase, check_measure(given, inside, BP_E_STATUS_FIGURE));
}

static void figures(void **state)
{
    (void)state;
    assert_number("better='higher' target='80' actual='79.5'", "green", "misses the target, 80");
    assert_number("better='lower' target='80' actual='80.000001'", "green", "misses");
    assert_number("better='lower' target='80' actual='80' tolerance='1'", "green", NULL);
    assert_number("better='lower' target='80' actual='81' tolerance='1'", "green", NULL);
    assert_number("better='lower' target='80' actual='81.5' tolerance='1'", "green", "by more than 1");
    assert_number("better='higher' target='80' actual='80'", "red", "meets the target, 80");
    assert_number("better='higher' target='80' actual='79'", "red", NULL);
    assert_number("better='higher' target='-1' actual='+2' unit='%'", "red", "(+2%)");
    assert_number("better='lower' target='1,000' actual='1,250' unit='crimes'", "green", "(1,250 crimes)");
    /* which way is better follows from where it began */
    assert_number("baseline='90' target='80' actual='85'", "green", "misses");
    assert_number("baseline='70' target='80' actual='85'", "green", NULL);
    assert_number("baseline='80' target='80' actual='85'", "green", NULL);
    assert_number("target='80' actual='85'", "green", NULL);
    assert_number("better='lower' target='80'", "green", NULL);
    assert_number("better='lower' actual='80'", "green", NULL);
    assert_number("better='lower' target='80' actual='90'", "missing", NULL);
    /* too long to be compared exactly */
    assert_number("better='lower' target='1.0000001' actual='1.1'", "green", NULL);
    assert_number("better='lower' target='1234567890123' actual='1234567890124'", "green", NULL);
    assert_number("better='lower' target='123456789012' actual='123456789013.5'", "green", "misses");
}

static void targets(void **state)
{
    static const struct phrase phrases[] = {
        {"80% of cases", "aims at 80%,"},
        {"12.5 per cent of cases", "12.5 per cent"},
        {"30 percent of cases", "30 percent"},
        {"80&#160;% of cases", "aims at 80"},
        {"1,250 cases and 7 visits", NULL},
        {"Two thirds of cases", NULL},
    };
    char inside[300];
    (void)state;
    for (size_t i = 0; i < COUNT(phrases); i++) {
        snprintf(inside, sizeof inside, "<description>%s</description>", phrases[i].text);
        assert_phrase(&phrases[i], check_measure("status='green'", inside, BP_E_TARGET_NO_FIGURE));
    }
    static const char reported[] = "<description>80% of cases</description><number actual='79'/>",
                      aimed[] = "<description>80% of cases</description><number target='80'/>",
                      told[] = "<description>80% of cases</description><update>79% of 48.</update>";
    assert_string_equal(check_measure("status='green'", reported, BP_E_TARGET_NO_FIGURE), "");
    assert_string_equal(check_measure("status='green'", told, BP_E_TARGET_NO_FIGURE), "");
    const struct phrase still = {aimed, "no percentage is reported"};
    assert_phrase(&still, check_measure("status='green'", aimed, BP_E_TARGET_NO_FIGURE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares), cmocka_unit_test(budgets), cmocka_unit_test(changes), cmocka_unit_test(figures),
        cmocka_unit_test(targets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
