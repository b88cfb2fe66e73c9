/* test_merge.c: what returned plans change, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/merge.h"
#include "model/write.h"
#include "plans.h"

static struct bp_arena arena;

/* A plan with these measures, and with these actions in one or more priorities. */
static const struct bp_plan *plan_of(const char *measures, const char *actions)
{
    struct bp_buf xml = {0};
    bp_buf_fmt(
        &xml,
        "<action-plan><title>Parks</title><report from=\"2026-07-01\" to=\"2026-09-30\"><title>Q2</title>"
        "</report><success-measures>%s</success-measures><actions>%s</actions></action-plan>",
        measures, actions);
    return read_plan(&arena, &xml);
}

/* A plan with one action in one priority. */
static const struct bp_plan *action(const char *attributes, const char *content)
{
    struct bp_buf xml = {0};
    bp_buf_fmt(
        &xml,
        "<priority><title>Play</title><action ref=\"1.1\" %s><description>Swings</description>%s</action>"
        "</priority>",
        attributes, content);
    const char *text = bp_arena_text(&arena, xml.bytes, xml.len);
    bp_buf_free(&xml);
    return plan_of("", text);
}

static struct bp_merge merge(const struct bp_plan *plan, const struct bp_plan *a, const struct bp_plan *b)
{
    struct bp_merge out;
    const struct bp_returned returned[] = {{a, "a.xlsx"}, {b, "b.xlsx"}};
    assert_true(bp_merge_plans(plan, returned, b ? 2 : 1, &arena, &out));
    return out;
}

/* The changes as text: "Status: Green -> Amber; …". */
static const char *changes(const struct bp_merge *out)
{
    struct bp_buf text = {0};
    for (size_t i = 0; i < out->n; i++) {
        const struct bp_merge_change *change = &out->changes[i];
        bp_buf_fmt(&text, "%s%s %s: %s -> %s", i ? "; " : "", change->row->ref, change->name, change->before,
                   change->after);
        if (change->other != SIZE_MAX)
            bp_buf_fmt(&text, " or %s", change->otherwise);
    }
    const char *copy = bp_arena_text(&arena, text.bytes ? text.bytes : "", text.len);
    bp_buf_free(&text);
    return copy;
}

static void test_filled_cells_are_taken(void **state)
{
    (void)state;
    const struct bp_plan *plan = action("due=\"March 2027\" status=\"green\"", "<lead>Parks</lead>");
    struct bp_merge out = merge(plan,
                                action("due=\"March 2027\" status=\"amber\" revised-due=\"June 2027\"",
                                       "<lead>Parks</lead><update><p>Late.</p></update>"),
                                NULL);
    assert_string_equal(changes(&out), "1.1 Revised date:  -> June 2027; 1.1 Status: Green -> Amber; "
                                       "1.1 Update:  -> Late.");
    const struct bp_row *row = &out.plan.priorities[0].rows[0];
    assert_int_equal(row->status, 1);
    assert_string_equal(row->revised_due.text, "June 2027");
    assert_non_null(row->update);
    assert_null(plan->priorities[0].rows[0].update); /* the plan stays as it is */
}

static void test_empty_cells_change_nothing(void **state)
{
    (void)state;
    const struct bp_plan *plan =
        action("due=\"March 2027\" status=\"green\" completed=\"2026-09-01\"",
               "<lead>Parks</lead><partner>Council</partner><update><p>Done.</p></update>");
    struct bp_merge out = merge(plan, action("", ""), NULL);
    assert_string_equal(changes(&out), "");
    out = merge(plan, action("status=\"missing\"", ""), NULL);
    assert_string_equal(changes(&out), "");
}

static void test_the_same_in_other_words(void **state)
{
    (void)state;
    const struct bp_plan *plan = action("due=\"31 March 2027\" status=\"green\"",
                                        "<lead>Parks</lead><lead>Trees</lead>"
                                        "<update><p>All <strong>is</strong> well.</p></update>");
    struct bp_merge out = merge(plan,
                                action("due=\"31/03/2027\" status=\"green\"",
                                       "<lead>Parks and Trees</lead><update><p>All is\n well.</p></update>"),
                                NULL);
    assert_string_equal(changes(&out), "");
}

static void test_two_answers(void **state)
{
    (void)state;
    const struct bp_plan *plan = action("status=\"green\"", "");
    const struct bp_plan *amber = action("status=\"amber\"", "<update><p>So.</p></update>");
    struct bp_merge out = merge(plan, amber, action("status=\"red\"", "<update><p>So.</p></update>"));
    assert_string_equal(changes(&out), "1.1 Status: Green -> Amber or Red; 1.1 Update:  -> So.");
    assert_int_equal(out.n_clashes, 1);
    assert_int_equal(out.plan.priorities[0].rows[0].status, 0); /* neither is taken */
    out = merge(plan, amber, action("status=\"green\"", ""));   /* as it was: no answer */
    assert_int_equal(out.n_clashes, 0);
    out = merge(plan, amber, amber);
    assert_int_equal(out.n_clashes, 0);
    assert_int_equal(out.n, 2);
}

static void test_rows_that_are_not_known(void **state)
{
    (void)state;
    const struct bp_plan *plan = action("status=\"green\"", "");
    struct bp_merge out = merge(
        plan,
        plan_of(
            "",
            "<priority><title>Play</title><action ref=\"9\" status=\"red\"><description>Else</description>"
            "</action></priority>"),
        NULL);
    assert_int_equal(out.n, 0);
    assert_int_equal(out.n_unplaced, 1);
    assert_int_equal(out.unplaced[0].kind, BP_UNPLACED_ROW);
    assert_string_equal(out.unplaced[0].what, "9");
}

/* Where refs repeat, the priority tells, and then the text. */
static void test_refs_that_repeat(void **state)
{
    (void)state;
    static const char both[] =
        "<priority><title>A</title><action ref=\"1\"%s><description>One</description></action>"
        "</priority><priority><title>B</title><action ref=\"1\"%s><description>One</description>"
        "</action></priority>";
    char text[600];
    snprintf(text, sizeof text, both, "", "");
    const struct bp_plan *plan = plan_of("", text);
    snprintf(text, sizeof text, both, "", " status=\"red\"");
    struct bp_merge out = merge(plan, plan_of("", text), NULL);
    assert_string_equal(changes(&out), "1 Status:  -> Red");
    assert_string_equal(bp_inline_plain(&arena, &out.changes[0].priority->title), "B");
    out = merge(plan,
                plan_of("", "<priority><title>C</title><action ref=\"1\" status=\"red\"><description>Two"
                            "</description></action></priority>"),
                NULL);
    assert_int_equal(out.n, 0);
    assert_int_equal(out.unplaced[0].kind, BP_UNPLACED_DOUBT);
}

/* A measure without a ref goes on with the one above it; an extract gives it that one's ref. */
static void test_measures_that_go_on(void **state)
{
    (void)state;
    const struct bp_plan *plan = plan_of("<measure ref=\"M1\"><description>One</description></measure>"
                                         "<measure><description>Two</description></measure>",
                                         "");
    struct bp_merge out = merge(
        plan, plan_of("<measure ref=\"M1\" status=\"amber\"><description>Two</description></measure>", ""),
        NULL);
    assert_int_equal(out.n, 1);
    assert_ptr_equal(out.changes[0].row, &plan->measures[1]);
}

static void test_figures(void **state)
{
    (void)state;
    static const char measure[] =
        "<measure ref=\"M1\"><description>One</description><number unit=\"%%\" target=\"%s\">"
        "%s</number></measure>";
    char text[600];
    snprintf(text, sizeof text, measure, "95", "<value period=\"Q1\">90</value><value period=\"Q2\"/>");
    const struct bp_plan *plan = plan_of(text, "");
    snprintf(text, sizeof text, measure, "95.0",
             "<value period=\"Q1\">90</value><value period=\"Q2\">91</value><value period=\"Q3\">92</value>");
    struct bp_merge out = merge(plan, plan_of(text, ""), NULL);
    assert_string_equal(changes(&out), "M1 Q2:  -> 91; M1 Q3:  -> 92");
    assert_int_equal(out.plan.measures[0].number->n_values, 3);
    assert_string_equal(out.plan.measures[0].number->values[1].text, "91");
    assert_int_equal(plan->measures[0].number->n_values, 2);
}

/* A measure that has everything: `n` tells two of them apart. */
static const struct bp_plan *full_measure(char n)
{
    static const char measure[] =
        "<measure ref='M1' start='July 2026' due='March 202@' revised-due='June 202@' status='%s' "
        "previous-status='%s' completed='2026-09-0@' restricted='Schedule 12A paragraph @'><theme>Theme @</theme>"
        "<description>Row @</description><lead>Lead @</lead><lead>More</lead>"
        "<number unit='unit @' better='%s' baseline='1@' target='2@' tolerance='3@' actual='4@'>"
        "<value period='Q1'>5@</value><target by='2031'>6@</target></number>"
        "<money unit='\u00a3@' budget='7@' spent='8@' forecast='9@'/><update><p>Update @</p></update>"
        "<corrective-action><p>Corrective @</p></corrective-action></measure>";
    char text[1200];
    bool first = n == '1';
    snprintf(text, sizeof text, measure, first ? "green" : "red", first ? "amber" : "green",
             first ? "higher" : "lower");
    for (char *at = text; (at = strchr(at, '@'));)
        *at = n;
    return plan_of(text, "");
}

static const char *as_xml(const struct bp_plan *plan)
{
    struct bp_buf xml = {0};
    bp_plan_write(plan, NULL, &xml);
    assert_false(xml.failed);
    const char *copy = bp_arena_text(&arena, xml.bytes, xml.len);
    bp_buf_free(&xml);
    return copy;
}

/* Each field is taken: the merged plan is what was returned. */
static void test_every_field(void **state)
{
    (void)state;
    const struct bp_plan *bare = plan_of("<measure ref='M1'><description>Row 2</description></measure>", "");
    const struct bp_plan *one = full_measure('1'), *two = full_measure('2');
    struct bp_merge out = merge(one, two, NULL);
    assert_string_equal(
        changes(&out),
        "M1 Theme: Theme 1 -> Theme 2; M1 Description: Row 1 -> Row 2; M1 By when: March 2021 -> March 2022; "
        "M1 Revised date: June 2021 -> June 2022; M1 Completed: 1 September 2026 -> 2 September 2026; "
        "M1 Lead: Lead 1; More -> Lead 2; More; "
        "M1 Unit: unit 1 -> unit 2; M1 Better is: higher -> lower; M1 Baseline: 11 -> 12; M1 Target: 21 -> 22; "
        "M1 Tolerance: 31 -> 32; M1 Actual: 41 -> 42; M1 Money in: \u00a31 -> \u00a32; M1 Budget: 71 -> 72; "
        "M1 Spent: 81 -> 82; M1 Forecast: 91 -> 92; M1 Status: Green -> Red; M1 Previous status: Amber -> Green; "
        "M1 Update: Update 1 -> Update 2; M1 Corrective action: Corrective 1 -> Corrective 2; "
        "M1 Restricted: Schedule 12A paragraph 1 -> Schedule 12A paragraph 2; M1 Q1: 51 -> 52; "
        "M1 Target 2031: 61 -> 62");
    assert_string_equal(as_xml(&out.plan), as_xml(two));
    out = merge(bare, two, NULL);
    assert_int_equal(out.n, 23);
    assert_string_equal(out.changes[0].before, "");
    assert_string_equal(as_xml(&out.plan), as_xml(two));
    out = merge(two, bare, NULL); /* empty cells */
    assert_int_equal(out.n, 0);
    assert_string_equal(as_xml(&out.plan), as_xml(two));
    out = merge(one, two, full_measure('3')); /* which says the same of the statuses, and of what is better */
    assert_int_equal(out.n, 23);
    assert_int_equal(out.n_clashes, 20);
}

static void test_the_same_figures(void **state)
{
    (void)state;
    static const char measure[] =
        "<measure ref='M1'%s><description>One</description><number unit='%%' baseline='%s' "
        "tolerance='%s' actual='%s'><target by='2031'>%s</target></number>"
        "<money unit='\u00a3' budget='%s' spent='%s' forecast='%s'/></measure>";
    char text[800];
    snprintf(text, sizeof text, measure, " due='31 March 2027' completed='2026-09-01'", "1", "2.50", "3", "4",
             "5000", "6", "7");
    const struct bp_plan *plan = plan_of(text, "");
    snprintf(text, sizeof text, measure, " due='31/03/2027' completed='2026-09-01'", "1.0", "2.5", "3.00",
             "4.0", "5000.0", "6.0", "7.0");
    struct bp_merge out = merge(plan, plan_of(text, ""), NULL);
    assert_string_equal(changes(&out), "");
    snprintf(text, sizeof text, measure, " due='soon'", "1", "2.5", "3", "Top quartile", "5001", "6", "7");
    out = merge(plan, plan_of(text, ""), NULL);
    assert_string_equal(changes(&out), "M1 By when: 31 March 2027 -> soon; M1 Budget: 5000 -> 5001; M1 Target 2031: 4 -> "
                                       "Top quartile");
}

static void test_the_same_names(void **state)
{
    (void)state;
    const struct bp_plan *plan = action("", "<partner>Parks, Trees</partner><partner>Caf\u00e9</partner>");
    struct bp_merge out = merge(plan, action("", "<partner>parks and trees\u00a0/ Caf\u00e9</partner>"), NULL);
    assert_string_equal(changes(&out), "");
    out = merge(plan, action("", "<partner>Parks</partner><partner>Caf\u00e9</partner>"), NULL);
    assert_string_equal(changes(&out), "1.1 Other partners: Parks, Trees; Caf\u00e9 -> Parks; Caf\u00e9");
    assert_int_equal(out.plan.priorities[0].rows[0].n_partners, 2);
    out = merge(action("", "<update><p>All is well.</p></update>"),
                action("", "<update><p>\u00a0 All  is\u00a0well. </p></update>"), NULL);
    assert_string_equal(changes(&out), "");
}

/* A status counts by its word, whatever its id; a status of the plan that has not this word, by its id. */
static void test_statuses_of_another_scheme(void **state)
{
    (void)state;
    static const char actions[] =
        "<action-plan><title>Parks</title><report from='2026-07-01' to='2026-09-30'><title>Q2</title></report>"
        "<statuses><status id='%s' label='%s' meaning='good'/><status id='red' label='%s' meaning='exception'/>"
        "<status id='odd' label='Odd' meaning='neutral'/></statuses>"
        "<actions><priority><title>P</title><action ref='1' status='%s'><description>A</description></action>"
        "<action ref='2' previous-status='odd' status='red'><description>B</description></action></priority>"
        "</actions></action-plan>";
    struct bp_buf xml = {0};
    bp_buf_fmt(&xml, actions, "s1", "On  TRACK", "Off track", "s1");
    const struct bp_plan *back = read_plan(&arena, &xml);
    memset(&xml, 0, sizeof xml);
    bp_buf_fmt(&xml, actions, "s2", "On track", "Red", "red");
    struct bp_merge out = merge(read_plan(&arena, &xml), back, NULL);
    assert_string_equal(changes(&out), "1 Status: Red -> On TRACK");
    assert_int_equal(out.plan.priorities[0].rows[0].status, 0);
    assert_int_equal(out.n_unplaced, 0);
    out = merge(action("", ""), back, NULL);
    assert_int_equal(out.n_unplaced, 2); /* the rows */
}

static void test_own_columns(void **state)
{
    (void)state;
    static const char actions[] =
        "<columns><column id=\"ref\"/><column id=\"description\"/><column id=\"%s\">Ward</column>"
        "<column id=\"more\">%s</column></columns><priority><title>P</title>"
        "<action ref=\"1\"><description>A</description><cell column=\"%s\">%s</cell>"
        "<cell column=\"more\">same</cell></action></priority>";
    char text[800];
    snprintf(text, sizeof text, actions, "ward", "More", "ward", "North");
    const struct bp_plan *plan = plan_of("", text);
    snprintf(text, sizeof text, actions, "w2", "Other", "w2", "South");
    struct bp_merge out = merge(plan, plan_of("", text), NULL);
    assert_string_equal(changes(&out), "1 Ward: North -> South");
    assert_int_equal(out.n_unplaced, 1);
    assert_int_equal(out.unplaced[0].kind, BP_UNPLACED_COLUMN);
    assert_string_equal(out.unplaced[0].what, "Other");
}

static void test_what_is_said(void **state)
{
    (void)state;
    const struct bp_plan *plan = action("status=\"green\"", "");
    struct bp_merge out = merge(plan, action("status=\"amber\"", ""), action("status=\"red\"", ""));
    const struct bp_returned returned[] = {{plan, "a.xlsx"}, {plan, "b.xlsx"}};
    struct bp_buf text = {0};
    bp_merge_text_lines(&out, returned, 2, &arena, &text);
    bp_buf_char(&text, 0);
    assert_non_null(
        strstr(text.bytes, "\"Green\" \xE2\x86\x92 \"Amber\"  (a.xlsx), but \"Red\"  (b.xlsx): not taken"));
    text.len = 0;
    bp_merge_json_lines(&out, returned, &arena, &text);
    bp_buf_char(&text, 0);
    assert_non_null(strstr(text.bytes, "\"taken\":false"));
    assert_non_null(strstr(text.bytes, "\"otherwise\":\"Red\""));
    bp_buf_free(&text);
}

static void test_memory_runs_out(void **state)
{
    (void)state;
    const struct bp_plan *plan = full_measure('1');
    const struct bp_returned returned = {full_measure('2'), "a.xlsx"};
    bool merged = false;
    for (size_t budget = 0; !merged; budget += 512) {
        struct bp_arena small;
        struct bp_merge out;
        bp_arena_init(&small, budget);
        merged = bp_merge_plans(plan, &returned, 1, &small, &out);
        assert_true(merged || small.out);
        bp_arena_clear(&small);
        assert_true(budget < ((size_t)16 << 20));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_filled_cells_are_taken),
        ARENA_TEST(test_empty_cells_change_nothing),
        ARENA_TEST(test_the_same_in_other_words),
        ARENA_TEST(test_two_answers),
        ARENA_TEST(test_rows_that_are_not_known),
        ARENA_TEST(test_refs_that_repeat),
        ARENA_TEST(test_measures_that_go_on),
        ARENA_TEST(test_figures),
        ARENA_TEST(test_every_field),
        ARENA_TEST(test_the_same_figures),
        ARENA_TEST(test_the_same_names),
        ARENA_TEST(test_statuses_of_another_scheme),
        ARENA_TEST(test_own_columns),
        ARENA_TEST(test_what_is_said),
        ARENA_TEST(test_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
