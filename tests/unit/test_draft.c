/* test_draft.c: from an officer's table to a plan whose XML is valid. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/figures.h"
#include "onramp/draft.h"
#include "read/read.h"
#include "tracker.h"

static struct tracker t;

static const enum bp_field_id plain[] = {BP_IS_REF,    BP_IS_DESCRIPTION, BP_IS_DUE,   BP_IS_LEAD,
                                         BP_IS_STATUS, BP_IS_UPDATE,      BP_IS_FIELDS};
#define HEAD "Ref|Priority action|By when|Lead officer|Status|Update"

static void test_limits(void **state)
{
    (void)state;
    assert_true((int)BP_DRAFT_NAME <= (int)BP_MAX_NAME);
    assert_true((int)BP_DRAFT_TEXT < (int)BP_MAX_TEXT);
    assert_true((int)BP_DRAFT_RUNS * 2 <= (int)BP_MAX_RUNS);
    assert_true((int)BP_DRAFT_FIGURES <= (int)BP_MAX_FIGURES);
    assert_true((int)BP_DRAFT_STATUSES < (int)BP_MAX_STATUSES);
}

static void test_plain(void **state)
{
    (void)state;
    const char *const rows[] = {
        HEAD,
        "=Domestic abuse",
        "1.1|Train staff|March 2020|Kent Police|Green|Two courses were held.",
        "1.2|Publish the leaflet|TBC|Kent Police\nCDAP|Amber|Late.\n\342\200\242 Printer\n"
        "\342\200\242 Paper",
        "=Road safety",
        "2.1|Visit schools|31/03/2020|Kent Fire & Rescue|Red|\342\200\223",
        NULL};
    tracker_table(&t, "Q2", false, plain, rows);
    tracker_fact(&t, BP_FACT_TITLE, "Community Safety Plan 2019-2020");
    tracker_fact(&t, BP_FACT_PERIOD, "Quarter 2 2019/20");
    assert_true(tracker_make(&t));
    tracker_has(&t, "<report from=\"2019-07-01\" to=\"2019-09-30\"> <title>Quarter 2 Monitoring "
                    "Report</title>");
    tracker_has(&t, "<statuses preset=\"rag-missing\"/>");
    tracker_has(&t, "<priority> <title>Domestic abuse</title>");
    tracker_has(&t, "<action ref=\"1.1\" due=\"March 2020\" status=\"green\"> <description>Train "
                    "staff</description>");
    tracker_has(&t, "<lead>Kent Police</lead> <lead>CDAP</lead>");
    tracker_has(&t, "<p>Late.</p> <ul> <li>Printer</li> <li>Paper</li> </ul>");
    tracker_has(&t, "<lead>Kent Fire &amp; Rescue</lead>");
    tracker_has_not(&t, "<columns>");
    tracker_keeps_words(&t);
    assert_int_equal(t.diags.n, 0);
}

static void test_own_columns(void **state)
{
    (void)state;
    const enum bp_field_id fields[] = {BP_IS_REF,    BP_IS_UNKNOWN, BP_IS_DESCRIPTION,
                                       BP_IS_STATUS, BP_IS_UNKNOWN, BP_IS_UNKNOWN,
                                       BP_IS_FIELDS};
    const char *const rows[] = {"No.|Evidence|Task|RAG|2nd line|Evidence",
                                "1|Minutes|Do it|G|Yes|More", "2||Do that|A||", NULL};
    tracker_table(&t, "Sheet1", false, fields, rows);
    tracker_fact(&t, BP_FACT_PERIOD, "July - September 2019");
    assert_true(tracker_make(&t));
    tracker_has(
        &t,
        "<column id=\"ref\">No.</column> <column id=\"evidence\">Evidence</column> "
        "<column id=\"description\">Task</column> <column id=\"status\">RAG</column> "
        "<column id=\"c-2nd-line\">2nd line</column> <column id=\"evidence-2\">Evidence</column>");
    tracker_has(&t, "<cell column=\"evidence-2\"> <p>More</p>");
    tracker_has(&t, "<title>tracker</title>");
    tracker_keeps_words(&t);
}

static void test_many_columns(void **state)
{
    (void)state;
    enum bp_field_id fields[26] = {BP_IS_REF, BP_IS_DESCRIPTION, BP_IS_STATUS};
    for (int i = 3; i < 25; i++)
        fields[i] = BP_IS_UNKNOWN;
    fields[25] = BP_IS_FIELDS;
    char head[400] = "Ref|Action|Status", row[400] = "1|Do it|Green";
    for (int i = 3; i < 25; i++) {
        size_t n = strlen(head), m = strlen(row);
        snprintf(head + n, sizeof head - n, "|Own %d", i);
        snprintf(row + m, sizeof row - m, "|text%d", i);
    }
    const char *const rows[] = {head, row, NULL};
    tracker_table(&t, "Q2", false, fields, rows);
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
    tracker_has(&t, "<column id=\"other-information\">Other information</column>");
    tracker_has(&t, "<p>Own 24: text24</p>");
    assert_int_equal(tracker_found(&t, 8077), 1);
    tracker_keeps_words(&t);
}

static void test_levels(void **state)
{
    (void)state;
    const char *const rows[] = {HEAD,
                                ">>1|A stray|||Green|x",
                                ">1.1|Below|||Green|x",
                                ">>1.1.1|Deep|||Green|x",
                                "2|Next|||Green|x",
                                ">>2.1|Too deep|||Amber|x",
                                NULL};
    tracker_table(&t, "Q2", false, plain, rows);
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
    const struct bp_row *read = t.read->priorities[0].rows;
    const uint8_t levels[] = {0, 1, 2, 0, 1};
    for (int i = 0; i < 5; i++)
        assert_int_equal(read[i].level, levels[i]);
    tracker_has(&t, "<title>Q2</title>");
}

static void test_more(void **state)
{
    (void)state;
    const char *const rows[] = {HEAD,
                                "1|First line|March 2020|A Team|Green|One.",
                                "+||June 2020|B Team|Amber|Two.",
                                "+|Second line||||",
                                "*A note below",
                                NULL};
    tracker_table(&t, "Q2", false, plain, rows);
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
    tracker_has(&t, "First line<br/> Second line");
    tracker_has(&t, "due=\"March 2020, June 2020\"");
    tracker_has(&t, "<lead>A Team</lead> <lead>B Team</lead>");
    tracker_has(&t, "<p>One.</p> <p>Two.</p> <p>Status: Amber</p>");
    tracker_has(&t, "<p>A note below</p> <priority>");
    tracker_keeps_words(&t);
}

static void test_measures(void **state)
{
    (void)state;
    const enum bp_field_id fields[] = {
        BP_IS_REF,   BP_IS_THEME,  BP_IS_DESCRIPTION, BP_IS_BASELINE, BP_IS_TARGET, BP_IS_VALUE,
        BP_IS_VALUE, BP_IS_ACTUAL, BP_IS_BETTER,      BP_IS_BUDGET,   BP_IS_FIELDS};
    const char *const rows[] = {
        "Ref|Theme|Success measure|Baseline|Target|Q1|Q2|Actual|Better|Budget (\302\243000)",
        "M1|Crime|All crime|4,620|<4,500|1,100|1,130|4560|Lower is better|12.5",
        "M2||Satisfaction|88%|95%|n/a|90 (est.)|91%|up|\302\2431.2m",
        "M3||Calls||>95%|97.15|12/14|about half|sideways|", NULL};
    tracker_table(&t, "KPIs", true, fields, rows);
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
    tracker_has(&t, "baseline=\"4,620\" target=\"&lt; 4,500\" actual=\"4560\"");
    tracker_has(&t, "unit=\"%\" better=\"higher\" baseline=\"88\" target=\"95\" actual=\"91\"");
    tracker_has(&t, "<value period=\"Q1\">n/a</value>");
    tracker_has(&t, "<money unit=\"\302\243000\" budget=\"12.5\"/>");
    tracker_has(&t, "<p>Actual: about half</p>");
    assert_int_equal(tracker_found(&t, 8080), 2);
    assert_int_equal(t.read->n_measures, 3);
    tracker_keeps_words(&t);
}

static void test_no_description(void **state)
{
    (void)state;
    const char *const rows[] = {HEAD, "1|||Kent Police|Green|Done.", "||||Amber|x", NULL};
    tracker_table(&t, "Q2", false, plain, rows);
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
    tracker_has(&t, "<description>(no description)</description>");
    assert_int_equal(tracker_found(&t, 8076), 2);
    assert_string_equal(tracker_finding(&t, 8076)->cell, "Q2!B2");
}

static void test_harm(void **state)
{
    (void)state;
    char *ref = malloc(3000), *long_text = malloc(3000000);
    memset(ref, 'r', 2999);
    ref[2999] = 0;
    for (int i = 0; i < 2999999; i++)
        long_text[i] = i % 10 ? 'w' : ' ';
    long_text[2999999] = 0;
    const char *const rows[] = {
        HEAD, "1|Do \001it\014\013now \357\273\277<b>&amp;|\302\240|a\002b|G\003|\033[31m]]>",
        "2|b|||Green|u", NULL};
    struct bp_found_table *table = tracker_table(&t, "Q2", false, plain, rows);
    tracker_cell(&t, table, 2, 0)->text = ref;
    tracker_cell(&t, table, 2, 5)->text = long_text;
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
    tracker_has(&t, "<lead>a b</lead>");
    tracker_has(&t, "Do it<br/> now &lt;b>&amp;amp;");
    assert_int_equal(tracker_found(&t, 8080), 1);
    free(ref);
    free(long_text);
}

static void test_description_too_long(void **state)
{
    (void)state;
    char *text = malloc(3000000);
    memset(text, 'w', 2999999);
    text[2999999] = 0;
    const char *const rows[] = {HEAD, "1|b|||Green|u", NULL};
    struct bp_found_table *table = tracker_table(&t, "Q2", false, plain, rows);
    tracker_cell(&t, table, 1, 1)->text = text;
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_false(tracker_make(&t));
    assert_int_equal(tracker_found(&t, 8079), 1);
    free(text);
}

static void test_links(void **state)
{
    (void)state;
    const char *const rows[] = {HEAD, "1|Read it|||Green|x", NULL};
    struct bp_found_table *table = tracker_table(&t, "Q2", false, plain, rows);
    struct bp_run runs[] = {{.text = "See "},
                            {.text = "this", .href = "https://example.org/a b"},
                            {.text = "that", .href = "https://example.org/c", .style = BP_STRONG},
                            {.text = "more", .href = "file:///C:/x"}};
    struct bp_block block = {.kind = BP_PARAGRAPH, .text = {runs, 4, 0}};
    tracker_cell(&t, table, 1, 5)->blocks = &block;
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
    tracker_has(&t,
                "<p>See this<a href=\"https://example.org/c\"><strong>that</strong></a>more</p>");
    assert_int_equal(tracker_found(&t, 8078), 2);
}

static void test_spans(void **state)
{
    (void)state;
    const char *const rows[] = {HEAD, "1|One|March 2020|Kent Police|Green|x", "2|Two|||Green|y",
                                NULL};
    struct bp_found_table *table = tracker_table(&t, "Q2", false, plain, rows);
    tracker_cell(&t, table, 1, 3)->rows = 2;    /* one lead for both rows */
    tracker_cell(&t, table, 1, 1)->columns = 2; /* the description covers the date */
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
    const struct bp_row *read = t.read->priorities[0].rows;
    assert_int_equal(read[0].n_leads, 1);
    assert_int_equal(read[1].n_leads, 1);
    tracker_has(&t, "<description>One</description>");
    tracker_has(&t, "due=\"March 2020\"");
}

/* Memory that runs out ends cleanly, wherever it does. */
static void test_memory(void **state)
{
    (void)state;
    const enum bp_field_id fields[] = {BP_IS_REF, BP_IS_DESCRIPTION, BP_IS_DUE, BP_IS_LEAD, BP_IS_STATUS,
                                       BP_IS_COMPLETED, BP_IS_UNKNOWN, BP_IS_UPDATE, BP_IS_FIELDS};
    const char *const rows[] = {"Ref|Action|Due|Lead|RAG|Done|Own|Update Q3",
                                "=One",
                                "1||March 2020|Kent Police, CDAP and DAVSS|Green - on track|12/09/2019|a|x",
                                "+|b||Parks/Roads||no|b|- x\n- y",
                                "2|c|TBC|Parks|Purple|01/09/2019|c|z",
                                "*A note",
                                NULL};
    struct bp_found_table *table = tracker_table(&t, "Tracker", false, fields, rows);
    tracker_cell(&t, table, 4, 4)->fill = 0xFF0000;
    t.book.saved = (struct bp_date){2020, 1, 14};
    assert_true(bp_grid_index(t.book.items[0].grid, &t.arena));
    size_t made = 0;
    for (size_t budget = 0; !made && budget < 4000000; budget += budget < 200000 ? 256 : 4096) {
        struct bp_arena arena;
        struct bp_found found = t.found;
        bp_arena_init(&arena, budget);
        struct bp_diags diags = {.arena = &arena};
        struct bp_plan *plan = bp_draft_make(&found, NULL, &t.source, &arena, &diags);
        assert_true(plan || arena.out);
        made = plan && !arena.out ? budget : 0;
        bp_arena_clear(&arena);
    }
    assert_true(made > 0);
}

/* A row that is said to be below one that is not above it keeps what the cell says. */
static void test_parent(void **state)
{
    static const enum bp_field_id fields[] = {BP_IS_REF, BP_IS_DESCRIPTION, BP_IS_PARENT, BP_IS_FIELDS};
    const char *const rows[] = {"Ref|Action|Part of", "1|Trees|", "2|Roads|Lighting review", NULL};
    (void)state;
    tracker_table(&t, "Q2", false, fields, rows);
    tracker_fact(&t, BP_FACT_TITLE, "Plan");
    tracker_fact(&t, BP_FACT_PERIOD, "Quarter 2 2019/20");
    assert_true(tracker_make(&t));
    tracker_has(&t, "<p>Part of: Lighting review</p>");
    tracker_keeps_words(&t);
}

/* Numbers as cells show them; a text that is more than one number and what it counts is none. */
static void test_numbers(void **state)
{
    static const struct { const char *text, *number, *unit; } tries[] = {
        {"84", "84", ""}, {" 84% ", "84", "%"}, {"\u00A05\u00A0%", "5", "%"}, {"-5", "-5", ""}, {"\u2212 5", "-5", ""},
        {"+5", "5", ""}, {"(5)", "-5", ""}, {"( \u00A31,250 )", "-1,250", "\u00A3"}, {"\u00A3-3", "-3", "\u00A3"},
        {"\u20AC 3m", "3", "\u20ACm"}, {".5", "0.5", ""}, {"1,234.50", "1,234.50", ""}, {"5 new homes", "5", "new homes"},
        {"\u00A33 million", NULL, NULL}, {"1,2", NULL, NULL}, {"1,2345", NULL, NULL}, {"12345,678", NULL, NULL},
        {"5 brand new homes", NULL, NULL}, {"5 (of 6)", NULL, NULL}, {"(5", NULL, NULL}, {"(5 x", NULL, NULL},
        {"five", NULL, NULL}, {"", NULL, NULL}, {"5 aaaaaaaaaaaaaaaaaaaaa", NULL, NULL},
        {"1234567890123456789012345678901234567890", NULL, NULL},
        {"1.234567890123456789012345678901234567890", NULL, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct bp_draft_sum sum;
        bool is = bp_draft_number(tries[i].text, &sum);
        if (is != (tries[i].number != NULL) ||
            (is && (strcmp(sum.number, tries[i].number) != 0 || strcmp(sum.unit, tries[i].unit) != 0)))
            fail_msg("\"%s\": %s %s", tries[i].text, is ? sum.number : "no number", is ? sum.unit : "");
    }
}

/* Figures of a measure that do not go with the ones before them stand in its update; words are a target, too. */
static void test_figures_that_do_not_fit(void **state)
{
    (void)state;
    const enum bp_field_id fields[] = {BP_IS_REF,    BP_IS_DESCRIPTION, BP_IS_UNIT,   BP_IS_BETTER, BP_IS_BASELINE,
                                       BP_IS_TARGET, BP_IS_TOLERANCE,   BP_IS_ACTUAL, BP_IS_UPDATE, BP_IS_FIELDS};
    const char *const rows[] = {"Ref|Measure|Unit|Better|Start|Target|Tolerance|Actual|Update",
                                "M1|a|%|Higher|80%|1,2|\u00B12|84|x", "M2|b|days|\u2193|5|Q4>90|+/-1|6 weeks|y",
                                "M3|c||sideways|70|Top 5|1|75|z", "+|||||1|||", NULL};
    tracker_table(&t, "KPIs", true, fields, rows);
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
    tracker_has(&t, "<number unit=\"%\" better=\"higher\" baseline=\"80\" target=\"1, 2\" actual=\"84\" "
                    "tolerance=\"2\"/>");
    tracker_has(&t, "<number unit=\"days\" better=\"lower\" baseline=\"5\" target=\"Q 4>90\" tolerance=\"1\"/>");
    tracker_has(&t, "<p>Actual: 6 weeks</p>");
    tracker_has(&t, "target=\"Top 5\"");
    tracker_has(&t, "<p>Better: sideways</p>");
    assert_int_equal(tracker_found(&t, 8080), 3);
    tracker_keeps_words(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        TRACKER_TEST(test_figures_that_do_not_fit),
        cmocka_unit_test(test_limits),
        TRACKER_TEST(test_plain),
        TRACKER_TEST(test_own_columns),
        TRACKER_TEST(test_many_columns),
        TRACKER_TEST(test_levels),
        TRACKER_TEST(test_more),
        TRACKER_TEST(test_measures),
        TRACKER_TEST(test_no_description),
        TRACKER_TEST(test_harm),
        TRACKER_TEST(test_description_too_long),
        TRACKER_TEST(test_links),
        TRACKER_TEST(test_spans),
        TRACKER_TEST(test_parent),
        TRACKER_TEST(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
