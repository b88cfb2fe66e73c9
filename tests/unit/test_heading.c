/* test_heading.c: the numbers before the titles of priorities: never two, and never of two kinds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/heading.h"
#include "setting.h"

static void test_titles(void **state)
{
    static const char *const with[] = {
        "12. Governance", "1 Roads", "3) Roads", "2.1 Roads", "24/7 policing", "Priority 1: Roads",
        "Priority One - Roads", "Part A: Roads", "A. Roads", "(a) Roads", "a) Roads", "IV. Roads",
        "(iv) Roads", "OB.1.1 \xE2\x80\x93 Roads", "Action 6: Roads", "ACTION 6", "KPI-3 Roads",
        "Theme two: Roads", "Theme III \xE2\x80\x93 Roads", "CSAP 2.1 Roads", "Objective 2b Roads",
        "Part A", "A \xE2\x80\x93 Roads"};
    static const char *const without[] = {
        "", "Roads", "Roads and paths", "Domestic Abuse", "A safer town", "I am heard", "Vision 2030",
        "Covid-19 recovery", "Vitamin C and iron", "Priority action for roads", "Team one and team two",
        "Tracker", "Roads: phase 2", "Roads \xE2\x80\x93 2 schemes", "\xC3\x89tat civil", "Mix of homes",
        "(continued)", ":"};
    (void)state;
    for (size_t i = 0; i < sizeof with / sizeof *with; i++)
        if (!bp_title_has_number(with[i]))
            fail_msg("\"%s\" has a number", with[i]);
    for (size_t i = 0; i < sizeof without / sizeof *without; i++)
        if (bp_title_has_number(without[i]))
            fail_msg("\"%s\" has none", without[i]);
}

/* Lays out a plan with two priorities, and says how its last bookmarks before the key begin. */
static void assert_headings(const char *one, const char *two, const char *first, const char *second)
{
    struct setting s;
    struct bp_buf xml = {0};
    assert_true(setting_open(&s));
    bp_buf_fmt(&xml, "<action-plan><title>Plan</title><report from=\"2019-07-01\" to=\"2019-09-30\">"
                     "<title>Report</title></report><actions><priority><title>%s</title></priority><priority>"
                     "<title>%s</title></priority></actions></action-plan>", one, two);
    assert_int_equal(setting_report(&s, xml.bytes, xml.len), BP_OK);
    size_t key = 0;
    while (strcmp(s.pages.bookmarks[key].title, "Key"))
        key++;
    assert_true(key >= 2);
    assert_string_equal(s.pages.bookmarks[key - 2].title, first);
    assert_string_equal(s.pages.bookmarks[key - 1].title, second);
    bp_buf_free(&xml);
    setting_close(&s);
}

static void test_one_kind(void **state)
{
    (void)state;
    assert_headings("Roads", "Paths", "1. Roads", "2. Paths");
    assert_headings("12. Roads", "Tracker", "12. Roads", "Tracker");
    assert_headings("Tracker", "Part A: Roads", "Tracker", "Part A: Roads");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_titles), cmocka_unit_test(test_one_kind)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
