/* test_refs.c: the checks of refs (5002 to 5005, 5029), cells (5015, 5026), totals and keys (5001, 5027), on plans
 * made of a few words: what they find, and what they must leave alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "checked.h"

static char xml[60000];
static size_t len;

__attribute__((format(printf, 1, 2))) static void put(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    len += (size_t)vsnprintf(xml + len, sizeof xml - len, format, args);
    va_end(args);
    assert_true(len < sizeof xml);
}

/* Begins a plan; `scheme`: its <statuses>, or "". */
static void begin(const char *scheme)
{
    len = 0;
    put(CHECKED_HEAD, "");
    put("%s", scheme);
}

/* A plan of actions with these refs, "" for none; "|" begins the next priority. Says what is found. */
static const char *refs(int code, const char *list)
{
    begin("");
    put("<actions><heading>A</heading><priority><title>P</title>");
    for (const char *at = list; *at; at += *at == ' ') {
        size_t n = strcspn(at, " ");
        if (*at == '|')
            put("</priority><priority><title>P</title>");
        else
            put("<action ref='%.*s' status='green'><description>D</description></action>", (int)n, at);
        at += n;
    }
    put("</priority></actions></action-plan>");
    return check_plan(xml, code);
}

static void assert_refs(int code, const char *list, const char *part)
{
    const struct phrase phrase = {list, part};
    assert_phrase(&phrase, refs(code, list));
}

static void twice(void **state)
{
    (void)state;
    assert_refs(BP_E_REF_TWICE, "1.1 1.2 1.1", "the ref 1.1 is used twice: here and by an action above");
    assert_refs(BP_E_REF_TWICE, "A1 A2 a1", "an action above");
    assert_refs(BP_E_REF_TWICE, "1.1 1.2 | 1.1", "an action of another priority");
    assert_refs(BP_E_REF_TWICE, "1.1 1.2 11", NULL);
    begin("");
    put("<success-measures><measure ref='M1' status='green'><description>D</description></measure>"
        "<measure ref='m1' status='green'><description>D</description></measure></success-measures></action-plan>");
    const struct phrase measure = {"M1 m1", "here and by a measure above"};
    assert_phrase(&measure, check_plan(xml, BP_E_REF_TWICE));
}

static void forms(void **state)
{
    (void)state;
    assert_refs(BP_E_REF_FORM, "1.1 1.2 1.3a 1.3b 1.4", NULL); /* a part of a row */
    assert_refs(BP_E_REF_FORM, "1.1 1.2 1.3 1.4ab", "1.4ab is not written like the others, such as 1.1");
    assert_refs(BP_E_REF_FORM, "A1.1 A1.2 A1.3 B1.4", "B1.4");
    assert_refs(BP_E_REF_FORM, "AFI-01 AFI-02 AFI-03 CoC-01", NULL); /* two series */
    assert_refs(BP_E_REF_FORM, "A1 B2 C3 4 E5", NULL); /* no form is usual */
    assert_refs(BP_E_REF_FORM, "A1 A2 A3 | 1.1 1.2 1.3", NULL);
    assert_refs(BP_E_REF_FORM, "A1 A2 A3 4 | 1.1 1.2 1.3", "the ref 4 ");
    assert_refs(BP_E_REF_FORM, "", NULL);
}

static void order(void **state)
{
    (void)state;
    assert_refs(BP_E_REF_ORDER, "1.1 1.3 1.2 1.4 1.5 1.6", "1.2 comes after 1.3");
    assert_refs(BP_E_REF_ORDER, "9 7 8 5 6 3 4 1 2", NULL); /* in no order: worst first, say */
    assert_refs(BP_E_REF_ORDER, "A9 B7 C1", NULL);
    assert_refs(BP_E_REF_ORDER, "A2 1 2 3 4 5", "1 comes after A2");
    assert_refs(BP_E_REF_ORDER, "1.1 1.2 1.1 1.3 1.4", NULL); /* said already: it is used twice */
    assert_refs(BP_E_REF_ORDER, "1 2 3.1x.y 4 3 5 6 7 8", "3 comes after 4");
    assert_refs(BP_E_REF_ORDER, "1.2.3.4.5.6.7.8.9.10.11.12 1.2.3.4.5.6.7.8.9.10.11.11", NULL);
    assert_refs(BP_E_REF_ORDER, "99999999999999 99999999999998 3 4 5 6 7 8 9 10 11 12 13 14", "3 comes after");
}

/* Measures with a ref each on the theme, and priorities with the titles; each priority has two actions. */
static const char *clash(const char *measure, const char *theme, const char *const *titles, int n)
{
    begin("");
    put("<success-measures><measure ref='%s' status='green'><theme>%s</theme><description>D</description></measure>"
        "</success-measures><actions><heading>A</heading>", measure, theme);
    for (int i = 0; i < n; i++)
        put("<priority><title>%s</title><action ref='%d.1' status='green'><description>D</description></action>"
            "<action ref='%d.2' status='green'><description>D</description></action></priority>",
            titles[i % 3], i + 1, i + 1);
    put("</actions></action-plan>");
    return check_plan(xml, BP_E_REF_CLASH);
}

static void clashes(void **state)
{
    static const char *const titles[] = {"Crime &amp; -- Disorder", "Caf\xC3\xA9s, ", "Roads"};
    struct phrase phrase = {"2.1", "the measure 2 is on CRIME and disorder, but the actions from 2.1 on are on"};
    (void)state;
    assert_phrase(&phrase, clash("2", "CRIME and disorder", titles, 3));
    phrase.part = "the measure 1";
    assert_phrase(&phrase, clash("1", "caf\xC3\xA9s", titles, 3));
    phrase.part = NULL;
    assert_phrase(&phrase, clash("1", "Crime &amp; disorder", titles, 3)); /* its own */
    assert_phrase(&phrase, clash("4", "Roads", titles, 3));                 /* a number of none */
    assert_phrase(&phrase, clash("2", "Crim", titles, 3));                  /* a theme of none */
    assert_phrase(&phrase, clash("2", "", titles, 3));
    assert_phrase(&phrase, clash("M2", "Roads", titles, 3));
    assert_phrase(&phrase, clash("M", "Roads", titles, 3));
    assert_phrase(&phrase, clash("2", "Crime and disorder", titles, 70)); /* too many priorities to look at */
}

/* Rows of a kind that have due dates, leads and partners by the letters d, l, p. */
static const char *cells(int code, const char *kind, const char *const *rows, int n)
{
    begin("");
    put(*kind == 'm' ? "<success-measures>" : "<actions><heading>A</heading><priority><title>P</title>");
    for (int i = 0; i < n; i++) {
        put("<%s status='green'%s", kind, strchr(rows[i], 'd') ? " due='March 2020'" : "");
        if (!strchr(rows[i], '-'))
            put(" ref='%d'", i + 1);
        put("><description>D</description>%s%s<update>Done.</update></%s>", strchr(rows[i], 'l') ? "<lead>L</lead>" : "",
            strchr(rows[i], 'p') ? "<partner>Q</partner>" : "", kind);
    }
    put(*kind == 'm' ? "</success-measures></action-plan>" : "</priority></actions></action-plan>");
    return check_plan(xml, code);
}

static void empty_cells(void **state)
{
    static const char *const dates[] = {"dl", "dl", "dl", "dl", "dl-", "l"},
                            *const below[] = {"dl", "dl", "dl", "dl", "dl", "-"},
                            *const led[] = {"dl", "dl", "dl", "dl", "dl", "l-"}, *const first[] = {"d-", "d-"},
                            *const partners[] = {"dlp", "dlp", "dlp", "dlp", "dlp", "dl", "lp", "dlp", "dlp", "dlp"},
                            *const both[] = {"dlp", "dlp", "dlp", "dlp", "l"};
    (void)state;
    assert_string_equal(cells(BP_E_BLANK, "measure", dates, 6), "6 has no date; nearly all others have\n");
    assert_string_equal(cells(BP_E_BLANK, "measure", below, 6),
                        "the measure below 5 has no ref, date or lead of its own; nearly all others have\n");
    assert_string_equal(cells(BP_E_BLANK, "measure", led, 6),
                        "the measure below 5 has no ref or date of its own; nearly all others have\n");
    assert_string_equal(cells(BP_E_BLANK, "measure", dates, 4), "");
    assert_string_equal(cells(BP_E_BLANK, "action", partners, 10),
                        "6 has no other partners; nearly all others have\n7 has no date; nearly all others have\n");
    assert_string_equal(cells(BP_E_BLANK, "action", both, 5),
                        "5 has no date and no other partners; nearly all others have\n");
    /* the first measure continues none, so it needs a lead; the one below it does not */
    assert_string_equal(cells(BP_E_NO_LEAD, "measure", first, 2), "the first measure has no lead\n");
}

static const char *totals(const char *measures, const char *actions)
{
    begin("");
    put("<success-measures><stated-totals %s/><measure ref='M1' status='green'><description>D</description></measure>"
        "</success-measures><actions><heading>A</heading><stated-totals %s/><priority><title>P</title>"
        "<action ref='1' status='green'><description>D</description></action>"
        "<action ref='2' status='red'><description>D</description></action>"
        "<action ref='3' status='red'><description>D</description></action></priority></actions></action-plan>",
        measures, actions);
    return check_plan(xml, BP_E_STATED_TOTAL);
}

static void stated_totals(void **state)
{
    (void)state;
    assert_string_equal(totals("green='1'", "green='1' red='2'"), "");
    assert_string_equal(totals("green='2' red='1'", "green='2' red='3'"),
                        "the stated total for Green is 2, but 1 measure has this status\n"
                        "the stated total for Red is 1, but 0 measures have this status\n"
                        "the stated total for Green is 2, but 1 action has this status\n"
                        "the stated total for Red is 3, but 2 actions have this status\n");
}

/* An action of the status whose key says "Done", and more attributes of it. */
static const char *key(const char *legend, const char *attributes)
{
    char scheme[200];
    snprintf(scheme, sizeof scheme, "<statuses preset='rag'><status id='green' legend='%s'/></statuses>", legend);
    begin(scheme);
    put("<actions><heading>A</heading><priority><title>P</title>"
        "<action ref='1' status='green' %s><description>D</description></action>"
        "<action ref='2' status='red' due='On-going'><description>D</description></action>"
        "</priority></actions></action-plan>", attributes);
    return check_plan(xml, BP_E_LEGEND);
}

static void keys(void **state)
{
    (void)state;
    struct phrase phrase = {"On-going", "1 row that is Green, 1 has no end and 0 are due later"};
    assert_phrase(&phrase, key("Completed", "due='On-going'"));
    phrase.part = "0 have no end and 1 is due later";
    assert_phrase(&phrase, key("Completed", "due='March 2021'"));
    phrase.part = NULL;
    assert_phrase(&phrase, key("Completed", "due='On-going' completed='2019-08-01'"));
    assert_phrase(&phrase, key("Completed", "due='March 2021' completed='2019-08-01'"));
    assert_phrase(&phrase, key("Completed", "due='March 2019'"));
    assert_phrase(&phrase, key("Completed", ""));
    assert_phrase(&phrase, key("Completed or on track", "due='On-going'"));
    assert_phrase(&phrase, key("All well", "due='On-going'"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(twice),       cmocka_unit_test(forms),         cmocka_unit_test(order),
        cmocka_unit_test(clashes),     cmocka_unit_test(empty_cells),   cmocka_unit_test(stated_totals),
        cmocka_unit_test(keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
