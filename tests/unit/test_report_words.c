/* test_report_words.c: what a report says where a plan leaves something out, or has it in a rare form: meetings,
 * numbers, rows without a ref, lists in lists, numbered priorities, rows that moved from nowhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "boardpaper.h"

/* The tags, with their texts, of the report of a plan; since another, where there is one. The caller frees it. */
static char *tags_of(const char *xml, const char *old_xml, bp_options options)
{
    bp_doc *doc = bp_new(), *old = bp_new();
    const void *bytes;
    size_t len;
    assert_true(doc && old);
    if (bp_load_memory(doc, xml, strlen(xml), "plan.xml") != BP_OK)
        fail_msg("%s in %s", bp_diag_at(doc, 0)->message, xml);
    if (old_xml) {
        assert_int_equal(bp_load_memory(old, old_xml, strlen(old_xml), "old.xml"), BP_OK);
        options.previous = old;
    }
    assert_int_equal(bp_dump(doc, &options, BP_STAGE_TAGS, &bytes, &len), BP_OK);
    char *tags = malloc(len + 1);
    assert_non_null(tags);
    memcpy(tags, bytes, len);
    tags[len] = '\0';
    bp_free(old);
    bp_free(doc);
    return tags;
}

/* Each of the texts stands in the tags; one that begins with '!' does not. */
static void assert_says(const char *xml, const char *old_xml, const char *const *texts)
{
    char *tags = tags_of(xml, old_xml, (bp_options)BP_INIT(bp_options));
    for (; *texts; texts++) {
        bool absent = **texts == '!';
        if (!strstr(tags, *texts + absent) != absent)
            fail_msg("%s\n%s: \"%s\"", tags, absent ? "has" : "lacks", *texts + absent);
    }
    free(tags);
}
#define SAYS(...) ((const char *const[]){__VA_ARGS__, NULL})

#define HEAD(inside) \
    "<action-plan><title>T</title><report from='2019-07-01' to='2019-09-30'><title>R</title>" inside "</report>"
#define ACTIONS(rows) "<actions><heading>H</heading><priority><title>P</title>" rows "</priority></actions></action-plan>"
#define ROW(attributes, inside) "<action ref='1' " attributes "><description>D</description>" inside "</action>"
#define GREEN ACTIONS(ROW("status='green'", ""))

static void meetings(void **state)
{
    (void)state;
    assert_says(HEAD("<meeting>Board</meeting>") GREEN, NULL, SAYS("| Board"));
    assert_says(HEAD("<meeting date='2019-12-04'>Board</meeting>") GREEN, NULL, SAYS("| Board, 4 December 2019"));
    assert_says(HEAD("<meeting agenda-item='7'>Board</meeting>") GREEN, NULL, SAYS("| Board, agenda item 7"));
    assert_says(HEAD("<meeting appendix='B'>Board</meeting>") GREEN, NULL, SAYS("| Board, appendix B"));
    assert_says(HEAD("<meeting agenda-item='7' appendix='B'>Board</meeting>") GREEN, NULL,
                SAYS("| Board, agenda item 7, appendix B"));
    assert_says(HEAD("<meeting date='2019-12-04' agenda-item='7'>Board</meeting>") GREEN, NULL,
                SAYS("| Board, 4 December 2019, agenda item 7"));
    assert_says(HEAD("<meeting date='2019-12-04' appendix='B'>Board</meeting>") GREEN, NULL,
                SAYS("| Board, 4 December 2019, appendix B"));
    assert_says(HEAD("") GREEN, NULL, SAYS("!Board", "!agenda"));
}

/* Figures without columns of their own. */
static void assert_number(const char *attributes, const char *part)
{
    char xml[900];
    snprintf(xml, sizeof xml,
             HEAD("") "<success-measures><columns><column id='ref'/><column id='description'/><column id='status'/>"
             "</columns><measure ref='1' status='green'><description>Less</description>"
             "<number %s/></measure></success-measures></action-plan>", attributes);
    assert_says(xml, NULL, SAYS(part));
}

static void numbers(void **state)
{
    (void)state;
    assert_number("actual='5'", "P | Actual: 5\n");
    assert_number("actual='5' unit='crimes'", "Actual: 5 crimes");
    assert_number("unit='crimes'", "P | Unit: crimes");
    assert_number("better='higher'", "P | higher is better");
    assert_number("better='lower' target='5' baseline='9' tolerance='1' unit='%'",
                  "Baseline: 9%; Target: 5%; Tolerance: 1%; lower is better");
    assert_number("target='4560' actual='1234567.50' unit='\u00A3'",
                  "Target: \u00A34,560; Actual: \u00A31,234,567.50\n");
    assert_number("target='-500' actual='4.5' unit='\u00A3m'", "Target: -\u00A3500m; Actual: \u00A34.5m\n");
    assert_number("target='40' actual='1,250' unit='\u20AC per head'",
                  "Target: \u20AC40 per head; Actual: \u20AC1,250 per head\n");
    assert_number("actual='84.5' unit='% of homes'", "Actual: 84.5% of homes\n");
    assert_number("baseline='999' actual='4560' unit='crimes'", "Baseline: 999 crimes; Actual: 4,560 crimes\n");
    assert_number("actual='84' unit='\u00A3000'", "Actual: 84; Unit: \u00A3000\n");
    assert_number("actual='84' unit='crimes for each head'", "Actual: 84; Unit: crimes for each head\n");
    assert_number("unit='\u00A3'", "P | Unit: \u00A3\n");
    assert_number("target='Top quartile' unit='%'", "P | Target: Top quartile\n");
    assert_number("", "TD | Less\n");
}

#define MEASURES(inside) HEAD("") "<success-measures>" inside "</success-measures></action-plan>"
#define MEASURE(attributes, inside) \
    "<measure " attributes "><description>D</description>" inside "</measure>"
#define SERIES(attributes, inside) MEASURE("ref='1' status='green'", "<number unit='%' " attributes ">" inside "</number>")
#define Q(n, figure) "<value period='Q" #n "'>" figure "</value>"

static void series(void **state)
{
    (void)state;
    assert_says(MEASURES(MEASURE("ref='1'", "<number unit='%' better='higher' target='96' tolerance='1'>"
                                 Q(1, "2900.5") Q(2, "95.5") "</number>")), NULL,
                SAYS("TH scope=column | Q1", "TH scope=column | Q2", "TH scope=column | Trend", "TD | 2,900.5%",
                     "Figure alt=\"Line down from 2,900.5% (Q1) to 95.5% (Q2); Target: 96%\"", "P | Amber",
                     "P | by its figures", "By its figures: ", "!| Actual"));
    assert_says(MEASURES(MEASURE("ref='1'", "<number better='higher' target='9' actual='8' tolerance='-1'/>")), NULL,
                SAYS("P | Amber", "P | by its figures"));
    assert_says(MEASURES(SERIES("", Q(1, "1") Q(2, "n/a<sup>1</sup>") Q(3, "")) MEASURE("ref='2' status='red'", "")), NULL,
                SAYS("TD | 1%", "| n/a", "TH scope=column | Q3", "!Trend", "!by its figures", "!By its figures"));
    assert_says(MEASURES(SERIES("", Q(1, "1")) MEASURE("ref='2' status='red'", "") MEASURE("ref='3' status='red'", "")), NULL,
                SAYS("P | Q1: 1%", "!TH scope=column | Q1"));
    /* the mark of a footnote is not a digit */
    assert_says(MEASURES(SERIES("", Q(1, "9000") Q(2, "97.1<sup>1</sup>"))), NULL,
                SAYS("Figure alt=\"Line down from 9,000% (Q1) to 97.1% (Q2)\"", "| 97.11"));
    /* more periods than a page has room for */
    assert_says(MEASURES(SERIES("", Q(1, "1") Q(2, "2") Q(3, "3") Q(4, "4") Q(5, "5") Q(6, "6") Q(7, "7"))), NULL,
                SAYS("TH scope=column | Figures", "P | Q1: 1%", "P | Q7: 7%",
                     "Figure alt=\"Line up from 1% (Q1) to 7% (Q7)\""));
    /* each series keeps its order */
    assert_says(MEASURES(SERIES("", Q(1, "1") Q(3, "3")) SERIES("", Q(1, "1") Q(2, "2") Q(3, "3"))), NULL,
                SAYS("TH scope=column | Q1\n        TH scope=column | Q2\n        TH scope=column | Q3\n"));
    assert_says(MEASURES(SERIES("", Q(1, "1") Q(2, "2")) SERIES("", Q(4, "4") Q(1, "1") Q(3, "3"))), NULL,
                SAYS("column | Q4\n        TH scope=column | Q1\n        TH scope=column | Q2\n"
                     "        TH scope=column | Q3\n"));
    assert_says(MEASURES(SERIES("", "<target by='2031'>1900</target>")), NULL, SAYS("| 1,900% by 2031"));
}

#define MONEY(unit, sums) "<money unit='" unit "' " sums "/>"
#define ACTION(ref, money) "<action ref='" ref "' status='green'><description>D</description>" money "</action>"

static void money(void **state)
{
    (void)state;
    assert_says(HEAD("") ACTIONS(ACTION("1", MONEY("\u00A3", "budget='760' spent='1040.5'"))
                                 ACTION("2", MONEY("\u00A3", "budget='1,240'"))), NULL,
                SAYS("TH scope=column | Budget", "TH scope=column | Spent", "!Forecast", "TD | \u00A3760",
                     "| Total\n        TD | \n        TD | \u00A32,000\n", "2 actions: 2 Green"));
    assert_says(HEAD("") ACTIONS(ACTION("1", MONEY("\u00A3000", "forecast='7'"))
                                 ACTION("2", MONEY("\u00A3000", "forecast='8'"))), NULL,
                SAYS("TH scope=column | Forecast (\u00A3000)", "TD | 7\n", "TD | 15\n", "!Budget"));
    assert_says(HEAD("") ACTIONS(ACTION("1", MONEY("\u00A3000", "budget='7'"))
                                 ACTION("2", MONEY("\u00A3", "budget='8'"))), NULL,
                SAYS("TH scope=column | Budget\n", "TD | 7 (\u00A3000)", "TD | \u00A38", "!| Total\n        TD | \n"));
    assert_says(HEAD("") ACTIONS(ACTION("1", MONEY("\u00A3", "budget='7'")) ACTION("2", "")), NULL,
                SAYS("TD | \u00A37", "!| Total\n        TD | \n"));
    assert_says(HEAD("") ACTIONS(ACTION("1", MONEY("\u00A3", "budget='1.25' spent='2'"))
                                 ACTION("2", MONEY("\u00A3", "budget='1.25' spent='3.5'"))), NULL,
                SAYS("TD | \u00A32.50\n", "TD | \u00A35.5\n")); /* pence as the rows have them */
}

static void rows_without(void **state)
{
    (void)state;
    assert_says(HEAD("") "<success-measures><measure status='red'><description>D</description></measure>"
                "</success-measures></action-plan>", NULL, SAYS("Link | D"));
    assert_says(HEAD("") ACTIONS("<action ref='1' status='red'><description>D</description></action>"
                                 "<action ref='2' status='red'><description>E</description></action>"), NULL,
                SAYS("Link | 1\n", "Link | 2\n"));
}

static void lists(void **state)
{
    (void)state;
    assert_says(HEAD("") ACTIONS(ROW("status='green'", "<update><ul><li><ol><li>In</li><li></li></ol></li><li>Out"
                                     "</li></ul></update>")), NULL,
                SAYS("Lbl | \xE2\x80\xA2", "Lbl | 1.", "!Lbl | 2.", "| In", "| Out"));
    assert_says(HEAD("<summary><p></p><ul><li><p>One</p><p>Two</p></li></ul></summary>") GREEN, NULL,
                SAYS("P | One", "P | Two"));
    assert_says(HEAD("") ACTIONS(ROW("status='green'", "<update><ul><li>a<ul><li>b<ul><li>c<ul><li>d<ul><li>e"
                                     "</li></ul></li></ul></li></ul></li></ul></li></ul></update>")), NULL,
                SAYS("| a", "| b", "| c", "| d", "| e", "Lbl | \xE2\x80\x93"));
}

#define TITLED(title) \
    HEAD("") "<actions><heading>H</heading><priority><title>" title "</title>" ROW("status='green'", "") \
    "</priority></actions></action-plan>"

static void priorities(void **state)
{
    (void)state;
    assert_says(TITLED("Roads"), NULL, SAYS("H2 | 1. Roads"));
    assert_says(TITLED("1 Roads"), NULL, SAYS("H2 | 1 Roads"));
    assert_says(TITLED("9. Roads"), NULL, SAYS("H2 | 9. Roads"));
    assert_says(TITLED("Priority A: Roads"), NULL, SAYS("H2 | Priority A: Roads"));
    assert_says(TITLED("Prior roads"), NULL, SAYS("H2 | 1. Prior roads"));
    assert_says(TITLED("&lt;Roads"), NULL, SAYS("H2 | 1. <Roads"));
    assert_says(TITLED("!Roads"), NULL, SAYS("H2 | 1. !Roads"));
}

/* A row moved from a status that the scheme no longer has, from none, and out of the plan. */
static void moves(void **state)
{
    static const char before[] =
        HEAD("") "<statuses><status id='blue' label='Blue'/><status id='green' label='Green'/>"
        "<status id='red' label='Red'/></statuses>"
        ACTIONS("<action ref='1' status='blue'><description>One thing</description></action>"
                "<action ref='2' status='green'><description>Another matter</description></action>"
                "<action ref='3' status='red'><description>A third point</description></action>");
    static const char after[] =
        HEAD("") "<statuses><status id='green' label='Green'/><status id='red' label='Red'/></statuses>"
        ACTIONS("<action ref='1' status='green'><description>One thing</description></action>"
                "<action ref='2' status='red'><description>Another matter</description></action>"
                "<action ref='4' status='green' previous-status='red'><description>Wholly new</description></action>"
                "<action ref='5' status='green'><description>Quite fresh work</description></action>");
    (void)state;
    assert_says(after, before, SAYS("Another status", "New", "Closed", "\xE2\x86\x93 Worse", "\xE2\x86\x91 Improved"));
    char *tags = tags_of(after, before, (bp_options){.size = sizeof(bp_options), .large_print = 1});
    assert_non_null(strstr(tags, "Another status"));
    assert_non_null(strstr(tags, "Closed"));
    free(tags);
    assert_says(after, after, SAYS("\xE2\x86\x92 No change", "!Another status"));
    assert_says(after, NULL, SAYS("!No change"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(meetings), cmocka_unit_test(numbers),
        cmocka_unit_test(series),
        cmocka_unit_test(money),    cmocka_unit_test(rows_without),
        cmocka_unit_test(lists),    cmocka_unit_test(priorities), cmocka_unit_test(moves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
