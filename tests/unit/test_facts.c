/* test_facts.c: a fact is said once, and words are judged by the language of the plan: BP5011, BP5012, BP5015,
 * BP4016, BP5034, BP5035. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "check/check.h"
#include "checked.h"

static char xml[20000];

/* A plan of actions; `rows`: for each what stands after its description, NULL at the end. */
static const char *plan(const char *attributes, const char *row_attributes, const char *const *rows)
{
    int n = snprintf(xml, sizeof xml, CHECKED_HEAD "<actions><priority><title>P</title>", attributes);
    for (int i = 0; rows[i]; i++)
        n += snprintf(xml + n, sizeof xml - (size_t)n,
                      "<action ref='1.%d' %s><description>Task of row %d</description>%s</action>", i + 1,
                      row_attributes, i + 1, rows[i]);
    n += snprintf(xml + n, sizeof xml - (size_t)n, "</priority></actions></action-plan>");
    assert_true((size_t)n < sizeof xml);
    return xml;
}

static const char *of(const char *const *rows, int code)
{
    return check_plan(plan("", "status='green'", rows), code);
}

static void test_all_lack(void **state)
{
    static const char *const none[] = {"", "", "", NULL}, *const two[] = {"", "", NULL}, *const one[] = {"", NULL};
    static const char *const lead = "<lead>Us</lead>";
    const char *const few[] = {lead, lead, "", "", NULL};
    const char *const most[] = {lead, "", "", "", "", NULL};
    (void)state;
    assert_string_equal(of(none, BP_E_NO_LEAD), "all 3 actions have no lead\n");
    assert_string_equal(of(two, BP_E_NO_LEAD), "both actions have no lead\n");
    assert_string_equal(of(one, BP_E_NO_LEAD), "1.1 has no lead\n");
    assert_string_equal(of(few, BP_E_NO_LEAD), "1.3 has no lead\n1.4 has no lead\n");
    assert_string_equal(of(most, BP_E_NO_LEAD), "4 of the 5 actions have no lead\n");
    assert_string_equal(of(none, BP_E_NO_UPDATE), "all 3 actions have no update for this period\n");
}

static void test_accepted(void **state)
{
    static const char accept[] = "<accept code='BP5015'>The board leads.</accept>";
    const char *const rows[] = {accept, "", "", "", NULL};
    (void)state;
    /* the accepted row is told by itself, and its acceptance is not stale */
    const char *found = of(rows, BP_E_NO_LEAD);
    assert_non_null(strstr(found, "1.1 has no lead\n"));
    assert_null(strstr(found, "1.2 has"));
    assert_string_equal(of(rows, BP_E_ACCEPT_STALE), "");
}

/* No exception has a corrective action: the body has no such column. */
static void test_corrections(void **state)
{
    static const char with[] = "<update>Late.</update><corrective-action>A second team.</corrective-action>";
    static const char without[] = "<update>Late.</update>";
    const char *const none[] = {without, without, without, NULL}, *const two[] = {without, without, NULL};
    const char *const some[] = {without, with, without, without, NULL};
    (void)state;
    assert_string_equal(check_plan(plan("", "status='red'", none), BP_E_NO_CORRECTION),
                        "3 rows need attention, and no corrective action is given\n");
    assert_string_equal(check_plan(plan("", "status='red'", two), BP_E_NO_CORRECTION),
                        "1.1 is Red, and no corrective action is given\n"
                        "1.2 is Red, and no corrective action is given\n");
    assert_non_null(strstr(check_plan(plan("", "status='red'", some), BP_E_NO_CORRECTION), "1.4 is Red"));
    assert_string_equal(check_plan(plan("", "status='green'", none), BP_E_NO_CORRECTION), "");
}

static void test_statuses(void **state)
{
    static const char *const rows[] = {"", "", "", NULL}, *const one[] = {"", NULL};
    (void)state;
    assert_string_equal(check_plan(plan("", "", rows), BP_E_NO_STATUS),
                        "no status is given: all 3 rows count as \"Missing\"\n");
    assert_string_equal(check_plan(plan("", "", one), BP_E_NO_STATUS),
                        "no status is given: the row counts as \"Missing\"\n");
}

/* A last stop is asked for where all others have one, in any language. */
static void test_stops(void **state)
{
#define STOPPED(n) "<update>We have met " n " times this quarter.</update>"
    static const char cut[] = "<update>We have met nine times. The campaign has examples of online</update>";
    static const char whole[] = "<update>We have met nine times. The campaign has examples of online work.</update>";
    static const char bare[] = "<update>We have met four times, all of them online</update>";
    static const char list[] = "<update><p>We met. It was good.</p><ul><li>two walks in the park</li></ul></update>";
    static const char link[] = "<update>We met. The notes are at www.example.org/notes</update>";
    const char *const found[] = {cut, STOPPED("two"), STOPPED("six"), STOPPED("ten"), STOPPED("five"), NULL};
    const char *const others[] = {whole, list, link, STOPPED("six"), STOPPED("ten"), STOPPED("five"), STOPPED("two"), NULL};
    const char *const loose[] = {cut, bare, bare, STOPPED("ten"), STOPPED("two"), STOPPED("six"), NULL};
    (void)state;
    assert_string_equal(of(found, BP_E_UPDATE_CUT), "the update of 1.1 ends with \"of online\": is there more of it?\n");
    assert_non_null(strstr(check_plan(plan(" xml:lang='cy'", "status='green'", found), BP_E_UPDATE_CUT), "of online"));
    assert_string_equal(of(others, BP_E_UPDATE_CUT), "");
    assert_string_equal(of(loose, BP_E_UPDATE_CUT), "");
}

/* What one row with this update says in a plan in this language. */
static const char *told(const char *lang, const char *update, int code)
{
    char row[400], attributes[40];
    const char *const rows[] = {row, NULL};
    snprintf(row, sizeof row, "<lead>Us</lead><update>%s</update>", update);
    snprintf(attributes, sizeof attributes, " xml:lang='%s'", lang);
    return check_plan(plan(attributes, "status='green'", rows), code);
}

static void test_placeholders(void **state)
{
    static const char *const welsh[] = {"I'w gadarnhau", "I\xE2\x80\x99w gadarnhau", "Dim", "Gweler uchod", "TBC",
                                        "Diweddariad i ddilyn", "Amherthnasol", "xxx", "\xE2\x80\x93"};
    static const char *const anywhere[] = {"xxx", "--", "\xE2\x80\xA6", "[inserire]", "?", "XX XX", "0"};
    static const char *const said[] = {"Parhaus", "Wedi'i gwblhau", "Dim newid", "Dim problemau", "3", "XI"};
    (void)state;
    for (size_t i = 0; i < COUNT(welsh); i++)
        assert_string_not_equal(told("cy", welsh[i], BP_E_PLACEHOLDER), "");
    for (size_t i = 0; i < COUNT(anywhere); i++)
        assert_string_not_equal(told("it", anywhere[i], BP_E_PLACEHOLDER), "");
    for (size_t i = 0; i < COUNT(said); i++)
        assert_string_equal(told("cy", said[i], BP_E_PLACEHOLDER), "");
    assert_string_equal(told("it", "None", BP_E_PLACEHOLDER), "");
    assert_string_equal(told("en", "Dim", BP_E_PLACEHOLDER), "");
    assert_string_equal(told("en", "xxx", BP_E_UPDATE_CUT), "");
}

/* Most rows have one: that is one fact. */
static void test_placeholders_once(void **state)
{
    static const char *const rows[] = {"<update>TBC</update>", "<update>TBC</update>", "<update>xxx</update>",
                                       "<update>-</update>", "<update>Done.</update>", NULL};
    (void)state;
    assert_string_equal(of(rows, BP_E_PLACEHOLDER), "4 of the 5 rows have \"TBC\" for their updates, or the like\n");
}

static void test_doubled(void **state)
{
    (void)state;
    assert_string_not_equal(told("en", "We met the the panel.", BP_E_WORD_TWICE), "");
    assert_string_not_equal(told("cy", "Mae mae'r panel wedi wedi cwrdd.", BP_E_WORD_TWICE), "");
    assert_string_not_equal(told("cy", "Cwrdd yn yn y parc.", BP_E_WORD_TWICE), "");
    assert_string_equal(told("cy", "Bach bach oedd y parc.", BP_E_WORD_TWICE), "");
    assert_string_equal(told("it", "Piano piano si va lontano.", BP_E_WORD_TWICE), "");
    assert_string_equal(told("en", "They had had a break. Break over.", BP_E_WORD_TWICE), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_lack),     cmocka_unit_test(test_accepted),
        cmocka_unit_test(test_statuses),     cmocka_unit_test(test_stops),
        cmocka_unit_test(test_placeholders), cmocka_unit_test(test_placeholders_once),
        cmocka_unit_test(test_doubled),      cmocka_unit_test(test_corrections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
