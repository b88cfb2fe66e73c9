/* test_says.c: what a report says on its first pages and in its key: the words of the tables, and nothing
 * about what is not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "setting.h"

static struct setting s;
static struct bp_buf xml, text;

static int open_setting(void **state)
{
    (void)state;
    return setting_open(&s) ? 0 : -1;
}

static int close_setting(void **state)
{
    (void)state;
    bp_buf_free(&xml);
    bp_buf_free(&text);
    setting_close(&s);
    return 0;
}

static void begin_plan(const char *report, const char *statuses)
{
    xml.len = 0;
    bp_buf_fmt(&xml, "<action-plan xml:lang=\"en-GB\"><title>T</title><report from=\"2026-04-01\" "
                     "to=\"2026-09-30\"><title>R</title>%s</report>%s<actions><priority><title>P</title>",
               report, statuses);
}

static void add_rows(int n, const char *attributes)
{
    for (int i = 0; i < n; i++)
        bp_buf_fmt(&xml, "<action ref=\"%zu\" %s><description>Cut the grass</description><lead>Parks</lead>"
                         "<update>ok</update></action>", xml.len, attributes);
}

/* Lays the plan out, and takes all text, a line for each operation. */
static void lay_out(void)
{
    bp_buf_str(&xml, "</priority></actions></action-plan>");
    if (setting_report(&s, xml.bytes, xml.len) != BP_OK)
        fail_msg("%s", s.diags.n ? s.diags.items[s.diags.n - 1].message : "no memory");
    text.len = 0;
    for (size_t p = 0; p < s.pages.n; p++)
        for (size_t i = 0; i < s.pages.items[p].n_ops; i++)
            if (s.pages.items[p].ops[i].kind == BP_OP_TEXT)
                bp_buf_fmt(&text, "%s\n", setting_op_text(&s, &s.pages.items[p].ops[i]));
    bp_buf_char(&text, '\0');
}

static bool says(const char *words)
{
    return strstr(text.bytes, words) != NULL;
}

/* The heading of the updates says the period once, with its house word; the report's title is not in it. */
static void test_update_heading(void **state)
{
    (void)state;
    begin_plan("", "");
    add_rows(1, "status=\"green\"");
    lay_out();
    assert_true(says("\nUpdate, 1 April 2026"));
    begin_plan("<period>Half <em>year</em> 1</period>", "");
    add_rows(1, "status=\"green\"");
    lay_out();
    assert_true(says("\nUpdate, Half"));
    begin_plan("<update-heading>News</update-heading>", "");
    add_rows(1, "status=\"green\"");
    lay_out();
    assert_true(says("\nNews\n"));
    assert_false(says("Update, "));
}

/* The totals have the word that the tables have. */
static void test_labels(void **state)
{
    (void)state;
    begin_plan("", "<statuses preset=\"rag\">"
                   "<status id=\"green\" label=\"Complete\" legend=\"Delivered in time\"/>"
                   "<status id=\"amber\" legend=\"AMBER (late)\"/></statuses>");
    add_rows(1, "status=\"green\"");
    lay_out();
    assert_true(says("Complete: Delivered in time"));
    assert_true(says("\nAMBER (late)\n"));
    assert_false(says("Amber: AMBER"));
}

/* A plan in which most rows are missing says so instead of listing them; what else there is stays listed. */
static void test_missing(void **state)
{
    (void)state;
    begin_plan("", "");
    add_rows(28, "due=\"March 2027\"");
    lay_out();
    assert_true(says("All 28 measures and actions have the status \xE2\x80\x9CMissing\xE2\x80\x9D, "
                     "so there is no list."));
    assert_false(says("Measure or action"));
    begin_plan("", "");
    add_rows(6, "due=\"March 2027\"");
    add_rows(3, "status=\"green\"");
    add_rows(2, "status=\"red\"");
    lay_out();
    assert_true(says("6 of 11 measures and actions have the status \xE2\x80\x9CMissing\xE2\x80\x9D."));
    assert_true(says("2 of 11: 2 Red"));
    begin_plan("", "");
    add_rows(6, "due=\"March 2027\"");
    add_rows(6, "status=\"green\""); /* half is not most */
    lay_out();
    assert_true(says("6 of 12: 6 Missing"));
    begin_plan("", "");
    add_rows(5, "due=\"March 2027\""); /* few rows are no burden */
    lay_out();
    assert_true(says("5 of 5: 5 Missing"));
}

/* The key explains what the report has: an overdue row, a status that is not counted, shares that are rounded
 * or small; and nothing else. */
static void test_notes(void **state)
{
    static const char preset[] = "<statuses preset=\"rag\"/>";
    static const char green[] = "status=\"green\"", red[] = "status=\"red\"";
    static const struct {
        const char *statuses, *rows[3]; /* the first of them n times */
        int n;
        const char *note;
    } cases[] = {
        {preset, {green, red}, 1, NULL},
        {preset, {"due=\"May 2026\" status=\"green\"", red}, 1, "Overdue: due by 30 September"},
        {preset, {green, red}, 150, "<1%: some, but less than 1%."},
        {preset, {green, red, "status=\"amber\""}, 1, "Each share is rounded to a whole per cent"},
        {"<statuses preset=\"rag\"><status id=\"off\" label=\"Off\" counted=\"no\"/></statuses>",
         {green, "status=\"off\""}, 1, "A dash: not counted"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        begin_plan("", cases[i].statuses);
        for (int k = 0; k < 3 && cases[i].rows[k]; k++)
            add_rows(k ? 1 : cases[i].n, cases[i].rows[k]);
        lay_out();
        for (size_t k = 0; k < sizeof cases / sizeof *cases; k++)
            if (cases[k].note)
                assert_int_equal(says(cases[k].note), k == i);
        assert_false(says("34%")); /* of thirds, none is larger */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_update_heading), cmocka_unit_test(test_labels),
                                       cmocka_unit_test(test_missing), cmocka_unit_test(test_notes)};
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
