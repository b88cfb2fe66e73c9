/* test_calls.c: calls of the library that make no sense, or that meet what cannot be done: each says so by its
 * result, makes nothing, and leaves the document as good as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>

#include "api/reason.h"
#include "boardpaper.h"

#define PLAN(title, text) \
    "<action-plan><title>" title "</title>" \
    "<report from='2019-07-01' to='2019-09-30'><title>Report</title></report>" \
    "<actions><priority><title>One</title>" \
    "<action ref='1.1' status='green'><description>" text "</description></action>" \
    "</priority></actions></action-plan>"

static const char good[] = PLAN("Plan", "Do it."), no_glyph[] = PLAN("Plan", "Do it &#128077; now."),
                  bad[] = PLAN("", "Do it.");

struct docs {
    bp_doc *doc, *old, *empty;
};

static int set_up(void **state)
{
    static struct docs docs;
    docs = (struct docs){bp_new(), bp_new(), bp_new()};
    *state = &docs;
    return docs.doc && docs.old && docs.empty &&
                   bp_load_memory(docs.doc, good, strlen(good), "plan.xml") == BP_OK &&
                   bp_load_memory(docs.old, good, strlen(good), "old.xml") == BP_OK
               ? 0 : -1;
}

static int tear_down(void **state)
{
    struct docs *docs = *state;
    bp_free(docs->doc);
    bp_free(docs->old);
    bp_free(docs->empty);
    return 0;
}

static const void *bytes;
static size_t len;

/* The call that was refused has made nothing, and the next is not the worse for it. */
static void assert_still_good(bp_doc *doc)
{
    assert_null(bytes);
    assert_int_equal(len, 0);
    assert_int_equal(bp_save(doc, "/nowhere/at/all"), BP_MISUSE);
    assert_int_equal(bp_render(doc, NULL, &bytes, &len), BP_OK);
}

static void options_out_of_range(void **state)
{
    struct docs *docs = *state;
    const bp_options all[] = {
        {.size = sizeof(bp_options), .text_size = BP_TEXT_SIZE_LEAST - 1},
        {.size = sizeof(bp_options), .edition = (bp_edition)2},
        {.size = sizeof(bp_options), .pdf = (bp_pdf_kind)3},
        {.size = sizeof(bp_options), .format = (bp_format)2},
        {.size = sizeof(bp_options), .format = BP_FORMAT_HTML, .text_size = 10000}, /* these are of pages */
        {.size = sizeof(bp_options), .format = BP_FORMAT_HTML, .large_print = 1},
        {.size = sizeof(bp_options), .format = BP_FORMAT_HTML, .attach_source = 1},
        {.size = sizeof(bp_options), .format = BP_FORMAT_HTML, .pdf = BP_PDF_2_0},
        {.size = sizeof(bp_options), .text_size = BP_TEXT_SIZE_MOST + 1},
        {.size = sizeof(bp_options), .text_size = -1},
        {.size = sizeof(bp_options), .n_font_dirs = 1},
        {.size = sizeof(bp_options), .date = "soon"},
        {.size = sizeof(bp_options), .previous = docs->empty},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        assert_int_equal(bp_render(docs->doc, &all[i], &bytes, &len), BP_MISUSE);
        assert_still_good(docs->doc);
        assert_int_equal(bp_render_findings(docs->doc, &all[i], NULL, &bytes, &len), BP_MISUSE);
        assert_still_good(docs->doc);
        assert_int_equal(bp_compare(docs->doc, docs->old, &all[i], BP_FORM_PDF, &bytes, &len), BP_MISUSE);
        assert_still_good(docs->doc);
        assert_int_equal(bp_dump(docs->doc, &all[i], BP_STAGE_TAGS, &bytes, &len), BP_MISUSE);
        assert_still_good(docs->doc);
    }
    assert_int_equal(bp_dump(docs->doc, NULL, (bp_stage)99, &bytes, &len), BP_MISUSE);
    assert_still_good(docs->doc);
    assert_int_equal(bp_compare(docs->doc, docs->old, NULL, (bp_form)99, &bytes, &len), BP_MISUSE);
    assert_still_good(docs->doc);
    assert_int_equal(bp_starter(docs->doc, "elephants", &bytes, &len), BP_MISUSE);
    assert_still_good(docs->doc);
}

static void checks_out_of_range(void **state)
{
    struct docs *docs = *state;
    static const int codes[] = {0, 4003, 5999, 6001, -1};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        const bp_check_options only = {.size = sizeof(bp_check_options), .only = &codes[i], .n_only = 1},
                               ignore = {.size = sizeof(bp_check_options), .ignore = &codes[i], .n_ignore = 1};
        assert_int_equal(bp_check(docs->doc, &only), BP_MISUSE);
        assert_int_equal(bp_check(docs->doc, &ignore), BP_MISUSE);
        assert_int_equal(bp_render(docs->doc, &(bp_options){.size = sizeof(bp_options), .findings = &only}, &bytes, &len), BP_MISUSE);
        assert_still_good(docs->doc);
        assert_int_equal(bp_render_findings(docs->doc, NULL, &only, &bytes, &len), BP_MISUSE);
        assert_still_good(docs->doc);
    }
    const bp_check_options previous = {.size = sizeof(bp_check_options), .previous = docs->empty},
                           day = {.size = sizeof(bp_check_options), .as_at = "2019-02-29"};
    assert_int_equal(bp_check(docs->doc, &previous), BP_MISUSE);
    assert_int_equal(bp_check(docs->doc, &day), BP_MISUSE);
    assert_int_equal(bp_check(docs->empty, NULL), BP_MISUSE);
    assert_int_equal(bp_check(docs->doc, NULL), BP_OK);
    assert_true(bp_diag_count(docs->doc) > 0); /* it has no lead, say */
}

static void no_plan(void **state)
{
    struct docs *docs = *state;
    bp_doc *empty = docs->empty;
    assert_int_equal(bp_roll(empty, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_compare(empty, docs->doc, NULL, BP_FORM_TEXT, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_compare(docs->doc, empty, NULL, BP_FORM_TEXT, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_compare(docs->doc, NULL, NULL, BP_FORM_TEXT, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_render_findings(empty, NULL, NULL, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_save(empty, "/dev/null"), BP_MISUSE);
    assert_int_equal(bp_load_memory(empty, bad, strlen(bad), "bad.xml"), BP_INVALID);
    assert_int_equal(bp_roll(empty, &bytes, &len), BP_INVALID);
    assert_int_equal(bp_check(empty, NULL), BP_INVALID);
    assert_int_equal(bp_render(docs->doc, &(bp_options){.size = sizeof(bp_options), .previous = empty}, &bytes, &len), BP_MISUSE);
    assert_still_good(docs->doc);
}

/* What only the pages show stops every PDF, and is said. */
static void pages_that_cannot_be_made(void **state)
{
    struct docs *docs = *state;
    static const char *const nowhere[] = {"/nowhere/at/all"};
    const bp_options fonts = {.size = sizeof(bp_options), .font_dirs = nowhere, .n_font_dirs = 1};
    assert_int_equal(bp_render(docs->doc, &fonts, &bytes, &len), BP_IO);
    assert_int_equal(bp_diag_at(docs->doc, 0)->code, 6004);
    assert_still_good(docs->doc);
    assert_int_equal(bp_compare(docs->doc, docs->old, &fonts, BP_FORM_PDF, &bytes, &len), BP_IO);
    assert_still_good(docs->doc);
    assert_int_equal(bp_render_findings(docs->doc, &fonts, NULL, &bytes, &len), BP_IO);
    assert_still_good(docs->doc);
    assert_int_equal(bp_load_memory(docs->old, no_glyph, strlen(no_glyph), "old.xml"), BP_OK);
    assert_int_equal(bp_compare(docs->old, docs->doc, NULL, BP_FORM_PDF, &bytes, &len), BP_INVALID);
    assert_null(bytes);
    assert_int_equal(bp_diag_at(docs->old, 0)->code, 6001);
    assert_int_equal(bp_compare(docs->old, docs->doc, NULL, BP_FORM_TEXT, &bytes, &len), BP_OK);
    assert_true(len > 0);
}

/* A plan from memory needs no name; what is attached is then called plan.xml. */
static void names_of_what_is_attached(void **state)
{
    struct docs *docs = *state;
    static const char *const names[] = {"", "<stdin>", "folder/"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(bp_load_memory(docs->doc, good, strlen(good), names[i]), BP_OK);
        assert_int_equal(bp_render(docs->doc, &(bp_options){.size = sizeof(bp_options), .attach_source = 1}, &bytes, &len), BP_OK);
        assert_true(len > 0);
    }
}

/* A style that cannot be used stops what would be in it, and nothing that comes after. */
static void styles(void **state)
{
    struct docs *docs = *state;
    const char *const bad_styles[] = {"tests/golden/styles/invalid/lengths.xml", "tests/golden/styles/invalid/logo-missing.xml",
                                      "/nowhere/at/all.xml", "-"};
    const bp_result results[] = {BP_INVALID, BP_IO, BP_IO, BP_IO};
    for (size_t i = 0; i < sizeof results / sizeof *results; i++) {
        const bp_options options = {.size = sizeof(bp_options), .style = bad_styles[i]};
        const bp_check_options checks = {.size = sizeof(bp_check_options), .style = bad_styles[i]};
        assert_int_equal(bp_render(docs->doc, &options, &bytes, &len), results[i]);
        assert_true(bp_diag_total(docs->doc, BP_ERROR) > 0);
        assert_still_good(docs->doc);
        assert_int_equal(bp_render_findings(docs->doc, &options, NULL, &bytes, &len), results[i]);
        assert_still_good(docs->doc);
        assert_int_equal(bp_compare(docs->doc, docs->old, &options, BP_FORM_HTML, &bytes, &len), results[i]);
        assert_still_good(docs->doc);
        assert_int_equal(bp_dump(docs->doc, &options, BP_STAGE_PAGES, &bytes, &len), results[i]);
        assert_still_good(docs->doc);
        /* what has no look takes no style */
        assert_int_equal(bp_dump(docs->doc, &options, BP_STAGE_MODEL, &bytes, &len), BP_OK);
        assert_int_equal(bp_compare(docs->doc, docs->old, &options, BP_FORM_TEXT, &bytes, &len), BP_OK);
        /* the check finds what would stop the report */
        assert_int_equal(bp_check(docs->doc, &checks), results[i] == BP_IO ? BP_IO : BP_OK);
        assert_true(bp_diag_total(docs->doc, BP_ERROR) > 0);
        assert_int_equal(bp_check(docs->doc, NULL), BP_OK);
        assert_int_equal(bp_diag_total(docs->doc, BP_ERROR), 0);
        assert_int_equal(bp_style_check(docs->empty, bad_styles[i]), results[i]);
    }
    assert_int_equal(bp_style_check(docs->doc, "input/styles/county.xml"), BP_OK);
    assert_int_equal(bp_diag_count(docs->doc), 0);
    assert_int_equal(bp_render(docs->doc, NULL, &bytes, &len), BP_MISUSE); /* the plan was dropped */
    assert_int_equal(bp_pack_render(docs->doc, NULL, &bytes, &len), BP_MISUSE);
}

/* A pack whose style cannot be used has no items any more. */
static void styles_of_packs(void **state)
{
    struct docs *docs = *state;
    bp_doc *doc = docs->empty;
    const bp_options bad_style = {.size = sizeof(bp_options), .style = "tests/golden/styles/invalid/lengths.xml"};
    assert_int_equal(bp_pack_load_file(doc, "tests/golden/styles/plans/pack/pack.xml", 0), BP_OK);
    assert_int_equal(bp_pack_render(doc, NULL, &bytes, &len), BP_OK);
    assert_int_equal(bp_pack_count(doc), 1);
    assert_int_equal(bp_pack_render_item(doc, &bad_style, 0, &bytes, &len), BP_INVALID);
    assert_int_equal(bp_pack_count(doc), 1);
    assert_int_equal(bp_pack_render(doc, &bad_style, &bytes, &len), BP_INVALID);
    assert_null(bytes);
    assert_int_equal(bp_pack_count(doc), 0);
    assert_int_equal(bp_pack_render(doc, NULL, &bytes, &len), BP_OK);
    assert_int_equal(bp_pack_render_item(doc, NULL, 0, &bytes, &len), BP_OK);
}

/* A plan from memory has no folder, whatever it is called. */
static void style_of_a_plan_from_memory(void **state)
{
    struct docs *docs = *state;
    static const char styled[] =
        "<action-plan style='house.xml'><title>P</title><report from='2019-07-01' to='2019-09-30'><title>R</title>"
        "</report></action-plan>";
    assert_int_equal(bp_load_memory(docs->doc, styled, strlen(styled), "tests/golden/styles/plans/pack/p.xml"), BP_OK);
    assert_int_equal(bp_diag_count(docs->doc), 0);
    assert_int_equal(bp_render(docs->doc, NULL, &bytes, &len), BP_OK);
    assert_int_equal(bp_diag_count(docs->doc), 1);
    assert_int_equal(bp_diag_at(docs->doc, 0)->code, 4050);
    const bp_options given = {.size = sizeof(bp_options), .style = "tests/golden/styles/plans/pack/house.xml"};
    assert_int_equal(bp_render(docs->doc, &given, &bytes, &len), BP_OK);
    assert_int_equal(bp_diag_count(docs->doc), 0);
}

static void too_large_for_a_plan(void **state)
{
    struct docs *docs = *state;
    size_t size = ((size_t)64 << 20) + 1;
    char *zeros = calloc(1, size);
    assert_non_null(zeros);
    assert_int_equal(bp_load_memory(docs->doc, zeros, size, "large.xml"), BP_INVALID);
    assert_int_equal(bp_diag_count(docs->doc), 1);
    assert_int_equal(bp_diag_at(docs->doc, 0)->code, 1005);
    free(zeros);
}

static void words_of_a_plan(void **state)
{
    struct docs *docs = *state;
    assert_string_equal(bp_field_at(docs->doc, BP_EDITION_RESTRICTED, BP_FIELD_PERIOD, 0), "2019-07-01 to 2019-09-30");
    assert_string_equal(bp_field_at(docs->doc, BP_EDITION_PUBLIC, BP_FIELD_REPORT, 0), "Report");
    assert_string_equal(bp_field_at(docs->doc, BP_EDITION_RESTRICTED, BP_FIELD_TITLE, 0), "Plan");
    assert_string_equal(bp_field_at(docs->doc, BP_EDITION_RESTRICTED, BP_FIELD_ORGANISATION, 0), "");
    assert_string_equal(bp_field_at(docs->doc, BP_EDITION_RESTRICTED, BP_FIELD_PRIORITY, 0), "One");
    assert_null(bp_field_at(docs->doc, BP_EDITION_RESTRICTED, BP_FIELD_PRIORITY, 1));
    assert_null(bp_field_at(docs->doc, BP_EDITION_RESTRICTED, BP_FIELD_LEAD, 0));
    assert_null(bp_field_at(docs->doc, BP_EDITION_RESTRICTED, BP_FIELD_TITLE, 1));
    assert_null(bp_field_at(docs->doc, BP_EDITION_RESTRICTED, (bp_field)99, 0));
    assert_null(bp_field_at(docs->empty, BP_EDITION_RESTRICTED, BP_FIELD_TITLE, 0));
}

/* What names a plan can be had without its rows; for all else it is as if nothing were loaded. */
static void head_of_a_plan(void **state)
{
    struct docs *docs = *state;
    static const bp_field fields[] = {BP_FIELD_ORGANISATION, BP_FIELD_TITLE, BP_FIELD_REPORT, BP_FIELD_PERIOD};
    static const char *const paths[] = {"input/sevenoaks-2019-q2.xml", "input/brag.xml", "input/minimal.xml",
                                        "tests/golden/bodies/welsh.xml"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        assert_int_equal(bp_load_head(docs->doc, paths[i], NULL), BP_OK);
        assert_int_equal(bp_load_file(docs->old, paths[i]), BP_OK);
        for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
            assert_string_equal(bp_field_at(docs->doc, BP_EDITION_PUBLIC, fields[k], 0),
                                bp_field_at(docs->old, BP_EDITION_PUBLIC, fields[k], 0));
        assert_null(bp_field_at(docs->doc, BP_EDITION_PUBLIC, BP_FIELD_PRIORITY, 0));
        assert_int_equal(bp_render(docs->doc, NULL, &bytes, &len), BP_MISUSE);
        assert_int_equal(bp_check(docs->doc, NULL), BP_MISUSE);
        assert_int_equal(bp_compare(docs->old, docs->doc, NULL, BP_FORM_TEXT, &bytes, &len), BP_MISUSE);
    }
    assert_int_equal(bp_load_file(docs->doc, paths[0]), BP_OK);
    assert_int_equal(bp_check(docs->doc, NULL), BP_OK);
    const bp_load_options options = {.size = sizeof options, .from = "2026-07-01", .to = "2026-09-30"};
    assert_int_equal(bp_load_head(docs->doc, "input/tracker.xlsx", &options), BP_OK); /* with its rows */
    assert_non_null(bp_field_at(docs->doc, BP_EDITION_PUBLIC, BP_FIELD_PRIORITY, 0));
    assert_int_equal(bp_load_head(docs->doc, "nowhere.xml", NULL), BP_IO);
    assert_int_equal(bp_diag_at(docs->doc, 0)->code, 1001);
    assert_null(bp_field_at(docs->doc, BP_EDITION_PUBLIC, BP_FIELD_TITLE, 0));
    assert_int_equal(bp_load_head(docs->doc, "input/board-pack.xml", NULL), BP_INVALID);
    assert_int_equal(bp_diag_at(docs->doc, 0)->code, 3010);
}

/* Every reason of the system's has words and hints, those too that nobody has thought of. */
static void reasons_of_the_system(void **state)
{
    (void)state;
    for (int error = 0; error < 200; error++) {
        const struct bp_reason *reason = bp_reason_of(error);
        assert_true(*reason->words && *reason->read_hint && *reason->write_hint);
    }
    assert_string_equal(bp_reason_of(ENOSPC)->words, "the disk is full");
    assert_string_equal(bp_reason_of(12345)->words, "the system refused");
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(options_out_of_range), TEST(checks_out_of_range), TEST(no_plan), TEST(pages_that_cannot_be_made),
        TEST(names_of_what_is_attached), TEST(too_large_for_a_plan), TEST(words_of_a_plan),
        TEST(head_of_a_plan),
        TEST(reasons_of_the_system), TEST(styles), TEST(styles_of_packs), TEST(style_of_a_plan_from_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
