/* test_levels.c: rows below rows: what is counted, what the checks ask of them, what an extract keeps, which
 * row of an old plan is which, what goes on to the next period, and how they stand on pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "checked.h"
#include "report/counts.h"
#include "model/compare.h"
#include "model/extract.h"
#include "model/roll.h"
#include "plans.h"
#include "setting.h"

static struct bp_arena arena;

static const char *xml_of(const char *count, const char *rows)
{
    struct bp_buf xml = {0};
    bp_buf_fmt(&xml, CHECKED_HEAD "<actions%s><priority><title>Roads</title>%s</priority></actions></action-plan>",
               "", count, rows);
    const char *kept = bp_arena_text(&arena, xml.bytes, xml.len);
    bp_buf_free(&xml);
    return kept;
}

static struct bp_plan *plan_of(const char *count, const char *rows)
{
    struct bp_buf xml = {0};
    bp_buf_str(&xml, xml_of(count, rows));
    return read_plan(&arena, &xml);
}

#define ROW(attributes, inside) \
    "<action " attributes "><description>What</description>" inside "</action>"
#define LED "<lead>Us</lead>"

/* An objective without a status, two of its milestones with one, and one with rows below. */
#define FAMILY \
    ROW("ref='1'", LED \
        ROW("ref='1.1' status='green'", "<update>Done.</update>") \
        ROW("ref='1.2' status='red'", ROW("ref='1.2.1'", "") ROW("ref='1.2.2' status='green'", "")) \
        ROW("ref='1.3' status='amber'", ""))

/* ---- what is counted ---- */

static void assert_counted(const char *count, const char *refs, uint32_t missing)
{
    const struct bp_plan *plan = plan_of(count, FAMILY ROW("ref='2' status='green'", ""));
    const struct bp_priority *priority = plan->priorities;
    struct bp_counts counts = {0};
    struct bp_buf found = {0};
    uint32_t n = 0;
    for (uint32_t i = 0; i < priority->n_rows; i++) {
        if (!bp_row_counted(plan, &priority->rows[i]))
            continue;
        bp_buf_fmt(&found, " %s", priority->rows[i].ref);
        n++;
    }
    bp_buf_char(&found, 0);
    assert_string_equal(found.bytes, refs);
    bp_buf_free(&found);
    bp_count_rows(plan, priority->rows, priority->n_rows, &counts);
    assert_int_equal(counts.all, n);
    assert_int_equal(counts.of[plan->scheme.missing], missing);
}

static void what_is_counted(void **state)
{
    (void)state;
    assert_counted("", " 1.1 1.2 1.2.1 1.2.2 1.3 2", 1);
    assert_counted(" count='all'", " 1.1 1.2 1.2.1 1.2.2 1.3 2", 1);
    assert_counted(" count='first'", " 1 2", 1);
    assert_counted(" count='lowest'", " 1.1 1.2.1 1.2.2 1.3 2", 1);
}

static void a_row_without_a_status(void **state)
{
    (void)state;
    const struct bp_plan *plan = plan_of("", ROW("ref='1' due='May 2019'", ROW("ref='1.1' due='May 2019'", "")));
    const struct bp_row *rows = plan->priorities[0].rows;
    assert_false(bp_row_has_status(plan, &rows[0]));
    assert_false(bp_row_overdue(plan, &rows[0]));
    assert_false(bp_row_needs_attention(plan, &rows[0]));
    assert_true(bp_row_has_status(plan, &rows[1]));
    assert_true(bp_row_overdue(plan, &rows[1]));
    assert_int_equal(rows[1].status, plan->scheme.missing);
}

/* A row that had a status has lost it, even if rows are below it. */
static void a_status_that_was_lost(void **state)
{
    (void)state;
    const struct bp_plan *plan = plan_of("", ROW("ref='1' previous-status='red'", ROW("ref='1.1'", "")));
    assert_int_equal(plan->priorities[0].rows[0].status, plan->scheme.missing);
    assert_true(bp_row_counted(plan, &plan->priorities[0].rows[0]));
}

static void which_row_is_below_which(void **state)
{
    (void)state;
    const struct bp_plan *plan = plan_of("", FAMILY ROW("ref='10'", ROW("ref='a'", "")));
    const struct bp_row *rows = plan->priorities[0].rows;
    static const uint32_t up[] = {0, 1, 2, 1, 2, 5, 0, 1}, below[] = {5, 0, 2, 0, 0, 0, 1, 0};
    assert_int_equal(plan->priorities[0].n_rows, COUNT(up));
    for (size_t i = 0; i < COUNT(up); i++) {
        assert_int_equal(rows[i].up, up[i]);
        assert_int_equal(rows[i].n_below, below[i]);
        assert_int_equal(rows[i].has_below, below[i] > 0);
    }
    assert_ptr_equal(bp_row_parent(&rows[4]), &rows[2]);
    assert_true(bp_row_tells_parent(&rows[4]));
    assert_false(bp_row_tells_parent(&rows[7]));
    assert_ptr_equal(bp_row_led(&rows[4]), &rows[0]);
}

/* ---- the checks ---- */

static void assert_found(const char *count, const char *rows, int code, const char *found)
{
    assert_string_equal(check_plan(xml_of(count, rows), code), found);
}

static void the_checks(void **state)
{
    (void)state;
    assert_found("", FAMILY, 4016, "no status is given: the row counts as \"Missing\"\n");
    assert_found("", FAMILY, 5011, "1.2.1 has no update for this period\n"
                                   "1.2.2 has no update for this period\n1.3 has no update for this period\n");
    assert_found("", FAMILY, 5015, "");
    assert_found("", ROW("ref='1'", ROW("ref='1.1'", "") ROW("ref='1.2'", "")), 5015, "1 has no lead\n");
    assert_found("", ROW("ref='1'", ROW("ref='1.1'", LED) ROW("ref='1.2'", "")), 5015, "1.2 has no lead\n");
    assert_found("", ROW("ref='1' status='red'",
                         ROW("ref='1.1' status='green'", "<corrective-action>Work.</corrective-action>")),
                 5016, "");
    assert_found("", ROW("ref='1' restricted='yes'", ROW("ref='1.1'", "")), 5030,
                 "1 is restricted, but no reason is given\n");
    assert_found("", ROW("ref='1' status='green'", ROW("ref='a' status='green'", "")), 5011,
                 "a of 1 has no update for this period\n");
    assert_found("", ROW("ref='1' due='May 2019'", ROW("ref='1.1' status='green'", "")), 5008, "");
    /* those below are told of by the first level, which alone is counted */
    assert_found(" count='first'", ROW("ref='1' status='green'", ROW("ref='1.1'", "")), 5011,
                 "1 has no update for this period\n");
    assert_found(" count='first'", ROW("ref='1' status='green'", ROW("ref='1.1'", "<update>Done.</update>")), 5011,
                 "");
}

static void stated_totals(void **state)
{
    (void)state;
    assert_found(" count='first'><stated-totals green='2' red='1'/",
                 ROW("ref='1' status='green'", ROW("ref='1.1' status='red'", "")) ROW("ref='2' status='green'", ""),
                 5001, "the stated total for Red is 1, but 0 actions that are counted have this status\n");
}

/* ---- extracts ---- */

static struct bp_extract extract_of(const struct bp_plan *plan, const bp_selection *selection)
{
    struct bp_diags diags = {.arena = &arena};
    struct bp_extract extract;
    assert_int_equal(bp_extract_make(plan, selection, BP_EDITION_RESTRICTED, &arena, &diags, &extract), BP_OK);
    return extract;
}

static void an_extract_keeps_what_is_above(void **state)
{
    (void)state;
    static const char *const red[] = {"red"}, *const green[] = {"green"};
    const struct bp_plan *plan = plan_of("", FAMILY);
    struct bp_extract x = extract_of(plan, &(bp_selection){.only = green, .n_only = 1});
    const struct bp_row *rows = x.part.plan->priorities[0].rows;
    static const char *const refs[] = {"1", "1.1", "1.2", "1.2.2"};
    static const bool context[] = {true, false, true, false};
    static const uint32_t up[] = {0, 1, 2, 1}, below[] = {3, 0, 1, 0};
    assert_int_equal(x.part.n, COUNT(refs));
    assert_int_equal(x.context, 2);
    for (size_t i = 0; i < COUNT(refs); i++) {
        assert_string_equal(rows[i].ref, refs[i]);
        assert_int_equal(rows[i].context, context[i]);
        assert_int_equal(bp_row_counted(x.part.plan, &rows[i]), !context[i]);
        assert_int_equal(rows[i].up, up[i]);
        assert_int_equal(rows[i].n_below, below[i]);
    }
    assert_false(bp_row_needs_attention(x.part.plan, &rows[2])); /* red, but not asked for */
    const uint32_t *places = bp_extract_places(&x, &arena);
    static const uint32_t wanted[] = {0, 2, 0, 0, 4, 0};
    for (size_t i = 0; i < COUNT(wanted); i++)
        assert_int_equal(places[i], wanted[i]);
    x = extract_of(plan, &(bp_selection){.only = red, .n_only = 1});
    assert_int_equal(x.part.n, 2); /* nothing below what was chosen */
    x = extract_of(plan, &(bp_selection){.lead = "Us"});
    assert_int_equal(x.part.n, 6); /* the lead of the first is that of all below it */
    assert_int_equal(x.context, 0);
}

static void an_extract_keeps_groups_that_have_rows(void **state)
{
    (void)state;
    const struct bp_plan *plan =
        plan_of("", "</priority><group><title>A</title><priority><title>P</title>" ROW("ref='1'", LED)
                    "</priority></group><group><title>B</title><priority><title>Q</title></priority><priority>"
                    "<title>R</title>" ROW("ref='2'", "<lead>They</lead>")
                    "</priority></group><priority><title>S</title>");
    assert_int_equal(plan->n_groups, 2);
    struct bp_extract x = extract_of(plan, &(bp_selection){.lead = "They"});
    assert_int_equal(x.part.plan->n_groups, 1);
    assert_int_equal(x.part.plan->groups[0].first, 0);
    assert_int_equal(x.part.plan->groups[0].n, 1);
    assert_int_equal(x.part.plan->n_priorities, 1);
}

/* ---- the same row in an old plan ---- */

static void rows_match_below_their_own_parent(void **state)
{
    (void)state;
    struct bp_comparison all;
    const struct bp_plan *old = plan_of("", "<action ref='1'><description>Roads in the north</description>"
                                            "<action ref='a' status='green'><description>Mend</description></action>"
                                            "</action><action ref='2'><description>Paths of the south</description>"
                                            "<action ref='a' status='red'><description>Mend</description></action>"
                                            "</action>");
    const struct bp_plan *new = plan_of("", "<action ref='2'><description>Paths of the south</description>"
                                            "<action ref='a' status='red'><description>Mend</description></action>"
                                            "</action><action ref='1'><description>Roads in the north</description>"
                                            "<action ref='a' status='green'><description>Mend</description></action>"
                                            "</action>");
    assert_true(bp_compare_plans(old, new, &arena, &all));
    assert_int_equal(all.n, 4);
    for (uint32_t i = 0; i < all.n; i++)
        assert_int_equal(all.pairs[i].changes, 0);
}

/* ---- the next period ---- */

static const char *rolled(const char *rows, bool keep_complete)
{
    struct bp_buf xml = {0};
    assert_true(bp_plan_roll(plan_of("", rows), keep_complete, &arena, &xml));
    const char *kept = bp_arena_text(&arena, xml.bytes, xml.len);
    bp_buf_free(&xml);
    return kept;
}

static void a_family_goes_on_together(void **state)
{
    (void)state;
    static const char open[] = ROW("ref='1'", ROW("ref='1.1' status='green' completed='2019-08-01'", "")
                                                  ROW("ref='1.2' status='red'", ""));
    static const char done[] = ROW("ref='1'", ROW("ref='1.1' status='green' completed='2019-08-01'", ""));
    static const char above[] = ROW("ref='1' status='green' completed='2019-08-01'", ROW("ref='1.1' status='red'", ""));
    assert_non_null(strstr(rolled(open, false), "<action ref=\"1.1\" status=\"green\""));
    assert_null(strstr(rolled(done, false), "<action "));
    assert_non_null(strstr(rolled(done, false), "All its actions are complete"));
    assert_non_null(strstr(rolled(above, false), "<action ref=\"1\" status=\"green\""));
    assert_non_null(strstr(rolled(done, true), "<action ref=\"1.1\" status=\"green\""));
    assert_non_null(strstr(rolled(done, true), "<action ref=\"1\">")); /* it had no status, and has none */
}

/* ---- on pages ---- */

/* The page where the text of the tag begins. */
static uint32_t page_of(const struct bp_pages *pages, uint32_t id)
{
    const struct bp_tag *tag = &pages->tags[id];
    uint32_t page = tag->kind == BP_TAG_CONTENT ? tag->page : UINT32_MAX;
    for (uint32_t kid = tag->first; kid != BP_NO_TAG; kid = pages->tags[kid].next) {
        uint32_t of = page_of(pages, kid);
        page = of < page ? of : page;
    }
    return page;
}

/* The first cell of the row with this name, as a screen reader says it. */
static uint32_t header_of(const struct bp_pages *pages, const char *spoken)
{
    for (uint32_t i = 0; i < pages->n_tags; i++)
        if (pages->tags[i].kind == BP_TAG_TH && pages->tags[i].scope == BP_SCOPE_ROW && pages->tags[i].text &&
            !strcmp(pages->tags[i].text, spoken))
            return i;
    fail_msg("no row is called %s", spoken);
    return 0;
}

/* Row 1 has n rows before it, and heads 1.1 and 1.2; its row comes before that of 1.1. */
static void a_row_is_not_parted_from_those_that_it_heads(void **state)
{
    (void)state;
    unsigned turns = 0;
    for (int n = 5; n < 30; n++) {
        struct bp_buf rows = {0};
        struct setting s;
        for (int i = 0; i < n; i++)
            bp_buf_str(&rows, ROW("ref='F' status='green'", LED "<update>Done.</update>"));
        bp_buf_str(&rows, ROW("ref='1'", LED ROW("ref='1.1' status='green'", "<update>")));
        rows.len -= strlen("</action></action>");
        for (int i = 0; i < 80; i++)
            bp_buf_str(&rows, "word ");
        bp_buf_str(&rows, "</update></action>" ROW("ref='1.2' status='green'", "") "</action>"
                          ROW("ref='2' status='green'", ""));
        bp_buf_char(&rows, 0);
        const char *xml = xml_of("", rows.bytes);
        assert_true(setting_open(&s));
        assert_int_equal(setting_report(&s, xml, strlen(xml)), BP_OK);
        uint32_t below = header_of(&s.pages, "1.1, part of 1");
        uint32_t tr = s.pages.tags[s.pages.tags[below].parent].parent; /* TBODY */
        uint32_t above = s.pages.tags[tr].first;
        while (s.pages.tags[above].next != s.pages.tags[below].parent)
            above = s.pages.tags[above].next;
        assert_int_equal(page_of(&s.pages, above), page_of(&s.pages, below));
        turns += page_of(&s.pages, below) > 1;
        setting_close(&s);
        bp_buf_free(&rows);
    }
    assert_true(turns > 3 && turns < 25); /* they stand on more than one page */
}

/* Without a column of refs, the description tells which row it is part of, and once. */
static void a_description_names_the_row_above_once(void **state)
{
    (void)state;
    struct setting s;
    uint32_t n = 0;
    const char *xml = xml_of("><columns><column id='description'/><column id='status'/></columns",
                             "<action><description>Whole</description>"
                             "<action status='green'><description>Piece</description></action></action>");
    assert_true(setting_open(&s));
    assert_int_equal(setting_report(&s, xml, strlen(xml)), BP_OK);
    for (size_t p = 0; p < s.pages.n; p++)
        for (size_t i = 0; i < s.pages.items[p].n_ops; i++) {
            const struct bp_op *op = &s.pages.items[p].ops[i];
            n += op->kind == BP_OP_TEXT && strstr(setting_op_text(&s, op), "part of") != NULL;
        }
    assert_int_equal(n, 1);
    setting_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(what_is_counted),
        ARENA_TEST(a_row_without_a_status),
        ARENA_TEST(a_status_that_was_lost),
        ARENA_TEST(which_row_is_below_which),
        ARENA_TEST(the_checks),
        ARENA_TEST(stated_totals),
        ARENA_TEST(an_extract_keeps_what_is_above),
        ARENA_TEST(an_extract_keeps_groups_that_have_rows),
        ARENA_TEST(rows_match_below_their_own_parent),
        ARENA_TEST(a_family_goes_on_together),
        ARENA_TEST(a_row_is_not_parted_from_those_that_it_heads),
        ARENA_TEST(a_description_names_the_row_above_once),
    };
    return cmocka_run_group_tests_name("levels", tests, NULL, NULL);
}
