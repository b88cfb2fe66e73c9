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
    const struct bp_plan *plan = action("status=\"green\"", "");
    const struct bp_returned returned = {action("status=\"amber\"", "<update><p>So.</p></update>"), "a.xlsx"};
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
        ARENA_TEST(test_own_columns),
        ARENA_TEST(test_what_is_said),
        ARENA_TEST(test_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
