/* test_statuses_read.c: statuses by word, letter, sign, percentage and colour. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "onramp/statuses.h"
#include "tracker.h"

static struct tracker t;

static void test_hues(void **state)
{
    (void)state;
    static const struct {
        int32_t fill;
        enum bp_hue hue;
    } hues[] = {{0x00B050, BP_HUE_GREEN},  {0x92D050, BP_HUE_GREEN},  {0xC6EFCE, BP_HUE_GREEN},
                {0x13A66B, BP_HUE_GREEN},  {0xFFC000, BP_HUE_AMBER},  {0xFFEB9C, BP_HUE_AMBER},
                {0xFFA500, BP_HUE_AMBER},  {0xED7D31, BP_HUE_AMBER},  {0xFFFF00, BP_HUE_YELLOW},
                {0xFF0000, BP_HUE_RED},    {0xC00000, BP_HUE_RED},    {0xFFC7CE, BP_HUE_RED},
                {0x9D150A, BP_HUE_RED},    {0x0070C0, BP_HUE_BLUE},   {0x00B0F0, BP_HUE_BLUE},
                {0x4472C4, BP_HUE_BLUE},   {0x7030A0, BP_HUE_PURPLE}, {0xD9D9D9, BP_HUE_GREY},
                {0x808080, BP_HUE_GREY},   {0xFFFFFF, BP_HUE_NONE},   {0x000000, BP_HUE_NONE},
                {BP_NO_FILL, BP_HUE_NONE}, {0xF2F2F2, BP_HUE_NONE}};
    for (size_t i = 0; i < sizeof hues / sizeof *hues; i++)
        if (bp_hue_of(hues[i].fill) != hues[i].hue)
            fail_msg("%06X is %s", (unsigned)hues[i].fill, bp_hue_word(bp_hue_of(hues[i].fill)));
}

static void test_meanings(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        enum bp_meaning meaning;
    } said[] = {{"Complete", BP_MEANS_COMPLETE},
                {"Completed on time", BP_MEANS_COMPLETE},
                {"Not complete", BP_MEANS_NEUTRAL},
                {"Wedi ei gwblhau", BP_MEANS_COMPLETE},
                {"On track", BP_MEANS_GOOD},
                {"On-track", BP_MEANS_GOOD},
                {"Not on track", BP_MEANS_EXCEPTION},
                {"Off Track", BP_MEANS_EXCEPTION},
                {"Delayed", BP_MEANS_EXCEPTION},
                {"Behind schedule", BP_MEANS_EXCEPTION},
                {"Not started", BP_MEANS_NEUTRAL},
                {"In progress", BP_MEANS_NEUTRAL},
                {"Overdue", BP_MEANS_EXCEPTION},
                {"Ar y trywydd", BP_MEANS_GOOD},
                {"Wedi\342\200\231i gwblhau", BP_MEANS_COMPLETE},
                {"Partially complete", BP_MEANS_NEUTRAL},
                {"Not achieved", BP_MEANS_EXCEPTION}};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        struct bp_said means = bp_status_said(&t.arena, said[i].words);
        if (!means.known || means.meaning != said[i].meaning)
            fail_msg("\"%s\" means %d", said[i].words, (int)means.meaning);
    }
}

static const enum bp_field_id fields[] = {BP_IS_REF, BP_IS_DESCRIPTION, BP_IS_STATUS, BP_IS_UPDATE,
                                          BP_IS_FIELDS};

/* A table with these statuses; a text "#00B050" is a fill, "Green#FF0000" both. Makes the plan. */
static void make(const char *const *statuses)
{
    static char lines[40][80];
    const char *rows[42] = {"Ref|Action|RAG|Update"};
    uint32_t n = 0;
    for (; statuses[n]; n++) {
        snprintf(lines[n], sizeof lines[n], "%u|Do %u||Said %u", (unsigned)n + 1, (unsigned)n + 1,
                 (unsigned)n + 1);
        rows[n + 1] = lines[n];
    }
    rows[n + 1] = NULL;
    struct bp_found_table *table = tracker_table(&t, "Q2", false, fields, rows);
    for (uint32_t i = 0; i < n; i++) {
        struct bp_cell *cell = tracker_cell(&t, table, i + 1, 2);
        const char *fill = strchr(statuses[i], '#');
        unsigned rgb;
        cell->text = bp_arena_text(&t.arena, statuses[i],
                                   fill ? (size_t)(fill - statuses[i]) : strlen(statuses[i]));
        if (fill && sscanf(fill + 1, "%x", &rgb) == 1)
            cell->fill = (int32_t)rgb;
    }
    tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
    assert_true(tracker_make(&t));
}

static const char *status(uint32_t row)
{
    const struct bp_row *of = &t.read->priorities[0].rows[row];
    return of->status_given ? t.read->scheme.items[of->status].id : "none";
}

static void test_words(void **state)
{
    (void)state;
    make((const char *const[]){"Green", "AMBER", " red ", "G", "A", "R", "-", "", NULL});
    tracker_has(&t, "<statuses preset=\"rag-missing\"/>");
    const char *const ids[] = {"green", "amber", "red", "green", "amber", "red", "none", "none"};
    for (uint32_t i = 0; i < 8; i++)
        assert_string_equal(status(i), ids[i]);
}

/* "Y" is yellow among colours, and yes beside "N". */
static void test_yes_no(void **state)
{
    (void)state;
    make((const char *const[]){"Y", "N", "Partial", "Y", NULL});
    assert_string_equal(status(0), "yes");
    assert_string_equal(status(1), "no");
    assert_true(t.read->scheme.items[bp_scheme_find(&t.read->scheme, "yes")].complete);
}

static void test_y_among_colours(void **state)
{
    (void)state;
    make((const char *const[]){"Y", "G", "R", NULL});
    assert_string_equal(status(0), "yellow");
}

static void test_brag(void **state)
{
    (void)state;
    make((const char *const[]){"B", "G", "A", NULL});
    tracker_has(&t, "<statuses preset=\"brag\">");
    assert_string_equal(status(0), "blue");
    assert_true(t.read->scheme.items[0].complete);
    assert_int_equal(tracker_found(&t, 8075), 1);
}

static void test_five(void **state)
{
    (void)state;
    make((const char *const[]){"Amber/Green", "A/R", "Green", "Red", NULL});
    tracker_has(&t, "<statuses preset=\"five-point\">");
    assert_string_equal(status(1), "amber-red");
}

static void test_own(void **state)
{
    (void)state;
    make((const char *const[]){"On track#C6EFCE", "Complete", "Delayed#FFEB9C", "Not started",
                               "On-Track#C6EFCE", "Superseded", "N/A", NULL});
    tracker_has(&t, "<status id=\"on-track\" label=\"On track\" fill=\"#C6EFCE\"");
    tracker_has(&t, "<status id=\"complete\" label=\"Complete\"");
    assert_string_equal(status(4), "on-track");
    const struct bp_scheme *scheme = &t.read->scheme;
    assert_true(scheme->items[bp_scheme_find(scheme, "complete")].complete);
    assert_true(scheme->items[bp_scheme_find(scheme, "delayed")].exception);
    assert_false(scheme->items[bp_scheme_find(scheme, "n-a")].counted);
    assert_string_equal(scheme->items[0].id, "complete");
    for (size_t i = 0; i < t.diags.n; i++)
        if (t.diags.items[i].code < 8000)
            assert_int_equal(t.diags.items[i].code, 4016);
}

static void test_mixed(void **state)
{
    (void)state;
    make((const char *const[]){"Green - on track", "Red - off track", "Green - on track", "Amber",
                               "Complete", NULL});
    tracker_has(&t, "label=\"Green - on track\"");
    assert_string_equal(status(0), "green");
    assert_string_equal(status(4), "complete");
}

static void test_remarks(void **state)
{
    (void)state;
    make((const char *const[]){"Green: all done by May", "Green: one left", "Green, ten to do",
                               "Green - waits for Jo", "Amber\nThe printer failed.", "Red", NULL});
    tracker_has(&t, "<statuses preset=\"rag-missing\"/>");
    tracker_has(&t, "<p>RAG: all done by May</p>");
    tracker_has(&t, "<p>RAG: The printer failed.</p>");
    assert_string_equal(status(4), "amber");
    tracker_keeps_words(&t);
}

static void test_fills(void **state)
{
    (void)state;
    make((const char *const[]){"#00B050", "#FFC000", "#FF0000", "#FFFFFF", "", "#92D050", NULL});
    const char *const ids[] = {"green", "amber", "red", "none", "none", "green"};
    for (uint32_t i = 0; i < 6; i++)
        assert_string_equal(status(i), ids[i]);
    assert_int_equal(tracker_found(&t, 8073), 1);
    assert_non_null(strstr(tracker_finding(&t, 8073)->message, "4 statuses are read"));
    assert_non_null(strstr(tracker_finding(&t, 8073)->message, "2 Green, 1 Amber, 1 Red"));
    assert_string_equal(tracker_finding(&t, 8073)->cell, "Q2!C2");
}

static void test_yellow_and_gold(void **state)
{
    (void)state;
    make((const char *const[]){"#00B050", "#FFC000", "#FFFF00", NULL});
    assert_string_equal(status(2), "yellow");
}

static void test_stripes(void **state)
{
    (void)state;
    make((const char *const[]){"#D9E1F2", "#D9D9D9", "#D9E1F2", "#D9D9D9", NULL});
    assert_string_equal(status(0), "none");
    assert_int_equal(tracker_found(&t, 8073), 0);
}

static void test_key(void **state)
{
    (void)state;
    t.found.keys[t.found.n_keys++] = (struct bp_found_key){0x00B050, "Green", "Complete"};
    t.found.keys[t.found.n_keys++] = (struct bp_found_key){0xFFC000, "Amber", "On track"};
    t.found.keys[t.found.n_keys++] = (struct bp_found_key){0xFF0000, "Off track", ""};
    make((const char *const[]){"#00B050", "#FFC000", "#FF0000", "Amber", NULL});
    const struct bp_scheme *scheme = &t.read->scheme;
    assert_true(scheme->items[bp_scheme_find(scheme, "green")].complete);
    assert_false(scheme->items[bp_scheme_find(scheme, "amber")].exception);
    tracker_has(&t, "legend=\"Green (Complete)\"");
    assert_string_equal(status(2), "off-track");
    assert_string_equal(status(3), "amber");
}

/* A key of letters explains the colours that they stand for. */
static void test_key_letters(void **state)
{
    (void)state;
    t.found.keys[t.found.n_keys++] = (struct bp_found_key){0x00B0F0, "B", "Complete and evidenced"};
    t.found.keys[t.found.n_keys++] = (struct bp_found_key){0xFF0000, "R", "Overdue"};
    make((const char *const[]){"B", "G", "R", NULL});
    tracker_has(&t, "legend=\"Blue (Complete and evidenced)\"");
    assert_int_equal(tracker_found(&t, 8075), 0);
}

static void test_contradiction(void **state)
{
    (void)state;
    make((const char *const[]){"Green#FF0000", "Green#00B050", "Red#FF0000", "Amber#FFC000", NULL});
    assert_string_equal(status(0), "green");
    assert_int_equal(tracker_found(&t, 8074), 1);
    assert_string_equal(tracker_finding(&t, 8074)->cell, "Q2!C2");
}

static void test_signs(void **state)
{
    (void)state;
    make((const char *const[]){"\342\234\223", "\342\234\227", "\342\230\222", "", NULL});
    assert_string_equal(status(0), "complete");
    assert_string_equal(status(1), "not-complete");
    assert_string_equal(status(2), "complete");
    assert_int_equal(tracker_found(&t, 8082), 1);
}

static void test_progress(void **state)
{
    (void)state;
    make((const char *const[]){"100%", "40%", "0%", "75 %", NULL});
    assert_string_equal(status(0), "complete");
    assert_string_equal(status(1), "in-progress");
    assert_string_equal(status(2), "not-started");
    tracker_has(&t, "<cell column=\"rag\"> <p>40%</p>");
    tracker_keeps_words(&t);
}

static void test_prose(void **state)
{
    (void)state;
    make((const char *const[]){
        "Work is under discussion with the landlord and the two parish councils at present",
        "Green", "Amber", NULL});
    assert_string_equal(status(0), "none");
    tracker_has(&t, "RAG: Work is under discussion");
    tracker_keeps_words(&t);
}

static void test_map(void **state)
{
    (void)state;
    tracker_map(&t, BP_MAP_STATUS, "On hold", "amber");
    tracker_map(&t, BP_MAP_FILL, "123456", "red");
    make((const char *const[]){"On hold", "#123456", "Green", NULL});
    assert_string_equal(status(0), "amber");
    assert_string_equal(status(1), "red");
    assert_int_equal(tracker_found(&t, 8073), 0);
}

static void test_many(void **state)
{
    (void)state;
    static char words[38][32];
    const char *list[39];
    for (int i = 0; i < 38; i++) {
        snprintf(words[i], sizeof words[i], "Complete as of step %c%c", 'a' + i / 26, 'a' + i % 26);
        list[i] = words[i];
    }
    list[38] = NULL;
    make(list);
    assert_true(t.read->scheme.n <= BP_MAX_STATUSES);
    tracker_keeps_words(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hues),
        TRACKER_TEST(test_meanings),
        TRACKER_TEST(test_words),
        TRACKER_TEST(test_yes_no),
        TRACKER_TEST(test_y_among_colours),
        TRACKER_TEST(test_brag),
        TRACKER_TEST(test_five),
        TRACKER_TEST(test_own),
        TRACKER_TEST(test_mixed),
        TRACKER_TEST(test_remarks),
        TRACKER_TEST(test_fills),
        TRACKER_TEST(test_yellow_and_gold),
        TRACKER_TEST(test_stripes),
        TRACKER_TEST(test_key),
        TRACKER_TEST(test_key_letters),
        TRACKER_TEST(test_contradiction),
        TRACKER_TEST(test_signs),
        TRACKER_TEST(test_progress),
        TRACKER_TEST(test_prose),
        TRACKER_TEST(test_map),
        TRACKER_TEST(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
