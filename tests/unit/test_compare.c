/* test_compare.c: which row of an old plan is which of a new one, what changed, and which way it moved. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/buf.h"
#include "boardpaper.h"
#include "model/changes.h"
#include "model/compare.h"
#include "read/read.h"

#define BUDGET ((size_t)1 << 30)

struct fixture {
    struct bp_arena arena;
    struct bp_diags diags;
    struct bp_source sources[2];
    struct bp_plan *plans[2];
    struct bp_comparison found;
    char said[2000];
};

static int set_up(void **state)
{
    static struct fixture fixture;
    memset(&fixture, 0, sizeof fixture);
    bp_arena_init(&fixture.arena, BUDGET);
    fixture.diags.arena = &fixture.arena;
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    bp_arena_clear(&f->arena);
    return 0;
}

/* A plan whose statuses and rows are these. */
static void load(struct fixture *f, int which, const char *statuses, const char *measures,
                 const char *actions)
{
    struct bp_buf xml = {0};
    bp_buf_fmt(&xml, "<action-plan><title>Plan</title><report from='2019-07-01' to='2019-09-30'>"
                     "<title>Report</title></report>%s", statuses);
    if (*measures)
        bp_buf_fmt(&xml, "<success-measures>%s</success-measures>", measures);
    bp_buf_str(&xml, "<actions><priority><title>One</title>");
    bp_buf_str(&xml, actions);
    bp_buf_str(&xml, "</priority></actions></action-plan>");
    f->sources[which] = (struct bp_source){.name = "plan.xml", .len = (uint32_t)xml.len,
                                           .bytes = bp_arena_text(&f->arena, xml.bytes, xml.len),
                                           .arena = &f->arena};
    bp_buf_free(&xml);
    bp_result result = bp_read_plan(&f->sources[which], &f->arena, &f->diags, &f->plans[which]);
    if (result != BP_OK)
        print_error("%s\n", f->diags.n ? f->diags.items[0].message : "");
    assert_int_equal(result, BP_OK);
}

/* Each pair as "old ref>new ref:changes" with a letter for each change, in the order of the pairs. */
static const char *say_pairs(struct fixture *f)
{
    static const char letters[] = "+-sdwn";
    size_t len = 0;
    assert_true(bp_compare_plans(f->plans[0], f->plans[1], &f->arena, &f->found));
    f->said[0] = 0;
    for (uint32_t i = 0; i < f->found.n; i++) {
        const struct bp_pair *pair = &f->found.pairs[i];
        len += (size_t)snprintf(f->said + len, sizeof f->said - len, "%s%s>%s", len ? " " : "",
                                pair->before ? pair->before->ref : "",
                                pair->after ? pair->after->ref : "");
        for (int k = 0; k < 6; k++)
            if (pair->changes & 1u << k)
                f->said[len++] = letters[k];
        f->said[len] = 0;
    }
    return f->said;
}

static const char *compare_actions(struct fixture *f, const char *before, const char *after)
{
    load(f, 0, "", "", before);
    load(f, 1, "", "", after);
    return say_pairs(f);
}

#define ROW(kind, ref, status, due, text) \
    "<" kind " ref='" ref "' status='" status "' due='" due "'><description>" text \
    "</description></" kind ">"
#define ACTION(ref, status, due, text) ROW("action", ref, status, due, text)

#define MEETING "Hold a public meeting in each ward about burglary"
#define LEAFLET "Print a leaflet for the elderly on doorstep crime"

static void nothing_changed(void **state)
{
    assert_string_equal(compare_actions(*state, ACTION("1.1", "green", "March 2020", MEETING),
                                        ACTION("1.1", "green", "March 2020", MEETING)), "1.1>1.1");
}

static void refs_are_met_without_case_and_blanks(void **state)
{
    assert_string_equal(
        compare_actions(*state, ACTION("CSAP 1", "green", "TBC", MEETING)
                                ACTION("CSAP&#160;2", "green", "TBC", LEAFLET),
                        ACTION("csap1", "green", "TBC", MEETING)
                        ACTION("CSAP 2", "green", "TBC", LEAFLET)),
        "CSAP 1>csap1 CSAP\xC2\xA0" "2>CSAP 2");
}

static void each_change_is_found(void **state)
{
    assert_string_equal(compare_actions(*state, ACTION("1", "green", "TBC", MEETING),
                                        ACTION("1", "red", "TBC", MEETING)), "1>1s");
    assert_string_equal(compare_actions(*state, ACTION("1", "green", "March 2020", MEETING),
                                        ACTION("1", "green", "April 2020", MEETING)), "1>1d");
    assert_string_equal(compare_actions(*state, ACTION("1", "green", "TBC", MEETING),
                                        ACTION("1", "green", "TBC", MEETING " and theft")), "1>1w");
    assert_string_equal(compare_actions(*state, ACTION("1", "green", "TBC", MEETING),
                                        ACTION("7", "green", "TBC", MEETING)), "1>7n");
    assert_string_equal(compare_actions(*state, ACTION("1", "green", "TBC", MEETING),
                                        ACTION("1", "green", "TBC", MEETING)
                                        ACTION("2", "green", "TBC", LEAFLET)), "1>1 >2+");
    assert_string_equal(compare_actions(*state, ACTION("1", "green", "TBC", MEETING)
                                        ACTION("2", "green", "TBC", LEAFLET),
                                        ACTION("2", "red", "May 2020", LEAFLET)), "2>2sd 1>-");
}

static void the_same_day_in_other_words_is_no_new_date(void **state)
{
    assert_string_equal(compare_actions(*state, ACTION("1", "green", "Sept 2019", MEETING),
                                        ACTION("1", "green", "30/09/2019", MEETING)), "1>1");
    assert_string_equal(compare_actions(*state, ACTION("1", "green", "On-going", MEETING),
                                        ACTION("1", "green", "30/09/2019", MEETING)), "1>1d");
}

static void a_revised_date_is_a_new_date(void **state)
{
    assert_string_equal(
        compare_actions(*state, ACTION("1", "green", "May 2020", MEETING),
                        "<action ref='1' status='green' due='May 2020' revised-due='June 2020'>"
                        "<description>" MEETING "</description></action>"), "1>1d");
}

static void rows_that_were_renumbered_are_not_read_as_reworded(void **state)
{
    assert_string_equal(
        compare_actions(*state, ACTION("1", "green", "TBC", MEETING)
                                ACTION("2", "green", "TBC", LEAFLET),
                        ACTION("1", "green", "TBC", "Recruit two wardens")
                        ACTION("2", "green", "TBC", MEETING) ACTION("3", "green", "TBC", LEAFLET)),
        ">1+ 1>2n 2>3n");
    assert_string_equal(
        compare_actions(*state, ACTION("1", "green", "TBC", MEETING)
                                ACTION("2", "green", "TBC", LEAFLET),
                        ACTION("1", "green", "TBC", LEAFLET) ACTION("2", "green", "TBC", MEETING)),
        "2>1n 1>2n");
}

static void a_row_keeps_its_ref_whatever_it_says(void **state)
{
    assert_string_equal(compare_actions(*state, ACTION("1", "green", "TBC", MEETING),
                                        ACTION("1", "green", "TBC", "Recruit two wardens")), "1>1w");
}

static void nearly_the_same_text_is_enough(void **state)
{
    assert_string_equal(compare_actions(*state, ACTION("1", "green", "TBC", MEETING),
                                        ACTION("9", "green", "TBC", "hold a meeting in each ward "
                                               "about burglary and theft")), "1>9wn");
    assert_string_equal(compare_actions(*state, ACTION("1", "green", "TBC", MEETING),
                                        ACTION("9", "green", "TBC", LEAFLET)), ">9+ 1>-");
}

static void the_nearest_text_wins(void **state)
{
    assert_string_equal(
        compare_actions(*state, ACTION("1", "green", "TBC", "one two three four five six")
                                ACTION("2", "green", "TBC", "one two three four five nine"),
                        ACTION("8", "green", "TBC", "one two three four nine ten")
                        ACTION("9", "green", "TBC", "one two three four five six ten")),
        "2>8wn 1>9wn");
}

static void doubled_refs_are_met_in_their_order(void **state)
{
    assert_string_equal(
        compare_actions(*state, ACTION("1", "green", "TBC", MEETING)
                                ACTION("1", "red", "TBC", MEETING),
                        ACTION("1", "green", "TBC", MEETING) ACTION("1", "red", "TBC", MEETING)
                        ACTION("1", "green", "TBC", MEETING)),
        "1>1 1>1 >1+");
}

static void measures_meet_measures(void **state)
{
    struct fixture *f = *state;
    load(f, 0, "", ROW("measure", "1", "green", "TBC", MEETING),
         ACTION("1", "red", "TBC", LEAFLET));
    load(f, 1, "", ROW("measure", "1", "amber", "TBC", LEAFLET),
         ACTION("1", "green", "TBC", MEETING));
    assert_string_equal(say_pairs(f), "1>1sw 1>1sw");
    assert_int_equal(f->found.pairs[0].after->kind, BP_MEASURE);
    assert_int_equal(f->found.pairs[1].after_number, 2);
    load(f, 1, "", "<measure status='green'><description>" MEETING "</description></measure>",
         ACTION("2", "red", "TBC", MEETING));
    assert_string_equal(say_pairs(f), "1>dn >2+ 1>-");
}

static void directions(void **state)
{
    static const struct {
        const char *before, *after;
        enum bp_move move;
    } moves[] = {{"green", "green", BP_MOVE_SAME},     {"amber", "green", BP_MOVE_IMPROVED},
                 {"green", "red", BP_MOVE_WORSE},      {"red", "blue", BP_MOVE_IMPROVED},
                 {"blue", "green", BP_MOVE_WORSE},     {"missing", "green", BP_MOVE_NONE},
                 {"green", "missing", BP_MOVE_NONE},   {"missing", "missing", BP_MOVE_SAME},
                 {"grey", "green", BP_MOVE_NONE},      {"green", "grey", BP_MOVE_NONE}};
    struct fixture *f = *state;
    static const char scheme[] =
        "<statuses><status id='green' label='Green' fill='#13A66B' text='#000000'/>"
        "<status id='amber' label='Amber' fill='#FFAC1A' text='#000000'/>"
        "<status id='red' label='Red' fill='#9D150A' text='#FFFFFF'/>"
        "<status id='grey' label='Grey' fill='#EAECED' text='#000000' counted='no'/>"
        "<status id='blue' label='Blue' fill='#0D2A4D' text='#FFFFFF' complete='yes'/>"
        "<status id='missing' label='Missing'/></statuses>";
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        char row[300];
        snprintf(row, sizeof row, "<action ref='1' status='%s'><description>%s</description></action>",
                 moves[i].before, MEETING);
        load(f, 0, scheme, "", row);
        snprintf(row, sizeof row, "<action ref='1' status='%s'><description>%s</description></action>",
                 moves[i].after, MEETING);
        load(f, 1, scheme, "", row);
        say_pairs(f);
        assert_int_equal(f->found.pairs[0].move, moves[i].move);
        assert_int_equal(f->found.pairs[0].changes & BP_CHANGE_STATUS,
                         moves[i].move == BP_MOVE_SAME ? 0 : BP_CHANGE_STATUS);
    }
}

static void a_status_that_is_no_more_has_moved(void **state)
{
    struct fixture *f = *state;
    load(f, 0, "<statuses preset='brag'/>", "", ACTION("1", "blue", "TBC", MEETING)
                                               ACTION("2", "red", "TBC", LEAFLET));
    load(f, 1, "<statuses preset='rag'/>", "", ACTION("1", "green", "TBC", MEETING)
                                              ACTION("2", "red", "TBC", LEAFLET));
    assert_string_equal(say_pairs(f), "1>1s 2>2");
    assert_int_equal(f->found.pairs[0].before_status, -1);
    assert_int_equal(f->found.pairs[0].move, BP_MOVE_NONE);
}

/* Of the old plan's rows each tenth is gone, each tenth new; refs all change, and a word of each text. */
static double time_of(struct fixture *f, int n)
{
    for (int which = 0; which < 2; which++) {
        struct bp_buf rows = {0};
        for (int i = 0; i < n; i++)
            bp_buf_fmt(&rows, "<action ref='%s%d' status='green'><description>Agree with the "
                              "partners of ward %d on how to do thing number %d%s by the end of "
                              "the year and report to the board</description></action>",
                       which ? "N" : "O", i, i % 40, i + which * n / 10, which ? " well" : "");
        load(f, which, "", "", rows.bytes);
        bp_buf_free(&rows);
    }
    clock_t from = clock();
    assert_true(bp_compare_plans(f->plans[0], f->plans[1], &f->arena, &f->found));
    return (double)(clock() - from) / CLOCKS_PER_SEC;
}

static void ten_thousand_rows_take_no_long_time(void **state)
{
    double few = time_of(*state, 1000), many = time_of(*state, 10000);
    print_message("1,000 rows: %.3f s; 10,000: %.3f s\n", few, many);
    assert_true(many < 0.5 || many < few * 40);
}

/* Memory that runs out is told, wherever it does. */
static void memory_may_run_out(void **state)
{
    struct fixture *f = *state;
    compare_actions(f, ACTION("1", "green", "TBC", MEETING) ACTION("2", "red", "TBC", LEAFLET),
                    ACTION("3", "green", "TBC", MEETING " and theft"));
    bool whole = false;
    for (size_t budget = 0; !whole; budget += 64) {
        struct bp_arena arena;
        bp_arena_init(&arena, budget);
        struct bp_changes changes;
        whole = bp_compare_plans(f->plans[0], f->plans[1], &arena, &f->found) &&
                bp_changes_make(&f->found, &bp_house_english, &arena, &changes);
        assert_true(whole || arena.out);
        bp_arena_clear(&arena);
    }
}

/* The words that differ, with three on either side. */
static void the_words_that_differ_are_shown(void **state)
{
    static const struct {
        const char *before, *after, *was, *now;
    } texts[] = {
        {"a b c d e f g h i j k", "a b c d e X g h i j k", "… c d e f g h i …", "… c d e X g h i …"},
        {"one two", "one two three", "one two", "one two three"},
        {"two three", "one two three", "two three", "one two three"},
        {"old words", "quite new ones", "old words", "quite new ones"},
        {"a a a a a a", "a a a a a", "… a a a a", "… a a a"},
        {"to the end of March 2020", "to the end of May 2020", "… the end of March 2020",
         "… the end of May 2020"},
    };
    struct fixture *f = *state;
    struct bp_changes changes;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char rows[2][200];
        for (int k = 0; k < 2; k++)
            snprintf(rows[k], sizeof rows[k],
                     "<action ref='1' status='green'><description>%s</description></action>",
                     k ? texts[i].after : texts[i].before);
        assert_string_equal(compare_actions(f, rows[0], rows[1]), "1>1w");
        assert_true(bp_changes_make(&f->found, &bp_house_english, &f->arena, &changes));
        assert_int_equal(changes.n[BP_TOPIC_REWORDED], 1);
        assert_string_equal(changes.items[BP_TOPIC_REWORDED][0].before, texts[i].was);
        assert_string_equal(changes.items[BP_TOPIC_REWORDED][0].after, texts[i].now);
    }
}

static void calls_that_make_no_sense(void **state)
{
    static const char xml[] = "<action-plan><title>Plan</title><report from='2019-07-01' "
                              "to='2019-09-30'><title>Report</title></report></action-plan>";
    bp_doc *doc = bp_new(), *old = bp_new();
    const void *bytes;
    size_t len;
    (void)state;
    assert_int_equal(bp_save(doc, "-"), BP_MISUSE);
    assert_int_equal(bp_load_memory(doc, xml, sizeof xml - 1, "plan.xml"), BP_OK);
    assert_int_equal(bp_compare(doc, old, NULL, BP_FORM_TEXT, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_compare(old, doc, NULL, BP_FORM_TEXT, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_compare(doc, NULL, NULL, BP_FORM_TEXT, &bytes, &len), BP_MISUSE);
    bp_options options = {.size = sizeof(bp_options), .previous = old};
    assert_int_equal(bp_render(doc, &options, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_compare(doc, doc, NULL, BP_FORM_TEXT, &bytes, &len), BP_OK);
    assert_int_equal(bp_compare(doc, doc, NULL, BP_FORM_PDF, &bytes, &len), BP_OK);
    assert_int_equal(bp_compare(doc, doc, NULL, (bp_form)7, &bytes, &len), BP_MISUSE);
    assert_null(bytes);
    options.previous = doc;
    assert_int_equal(bp_render(doc, &options, &bytes, &len), BP_OK);
    bp_free(doc);
    bp_free(old);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_changed),
        cmocka_unit_test(refs_are_met_without_case_and_blanks),
        cmocka_unit_test(each_change_is_found),
        cmocka_unit_test(the_same_day_in_other_words_is_no_new_date),
        cmocka_unit_test(a_revised_date_is_a_new_date),
        cmocka_unit_test(rows_that_were_renumbered_are_not_read_as_reworded),
        cmocka_unit_test(a_row_keeps_its_ref_whatever_it_says),
        cmocka_unit_test(nearly_the_same_text_is_enough),
        cmocka_unit_test(the_nearest_text_wins),
        cmocka_unit_test(doubled_refs_are_met_in_their_order),
        cmocka_unit_test(measures_meet_measures),
        cmocka_unit_test(directions),
        cmocka_unit_test(a_status_that_is_no_more_has_moved),
        cmocka_unit_test(ten_thousand_rows_take_no_long_time),
        cmocka_unit_test(memory_may_run_out),
        cmocka_unit_test(the_words_that_differ_are_shown),
        cmocka_unit_test(calls_that_make_no_sense),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
