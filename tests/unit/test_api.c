/* test_api.c: the promises of boardpaper.h: results, ownership, findings over several calls. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "boardpaper.h"

#define PLAN(attributes, text) \
    "<action-plan><title>Plan</title>" \
    "<report from='2019-07-01' to='2019-09-30'><title>Report</title></report>" \
    "<actions><priority><title>One</title>" \
    "<action ref='1.1' " attributes "><description>" text "</description></action>" \
    "</priority></actions></action-plan>"

static const char good[] = PLAN("status='green'", "Do it.");
static const char bad[] = PLAN("status='grene' completed='soon'", "Do it.");
static const char no_glyph[] = PLAN("status='green'", "Do it &#128077; now.");

static bp_result load(bp_doc *doc, const char *text)
{
    return bp_load_memory(doc, text, strlen(text), "plan.xml");
}

static int set_up(void **state)
{
    *state = bp_new();
    return *state ? 0 : 1;
}

static int tear_down(void **state)
{
    bp_free(*state);
    return 0;
}

static void nothing_is_made_without_a_plan(void **state)
{
    bp_doc *doc = *state;
    const void *bytes = "";
    size_t len = 1;
    assert_int_equal(bp_render(doc, NULL, &bytes, &len), BP_MISUSE);
    assert_null(bytes);
    assert_int_equal(len, 0);
    assert_int_equal(bp_dump(doc, NULL, BP_STAGE_MODEL, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_render_file(doc, NULL, "/nowhere"), BP_MISUSE);
    assert_int_equal(bp_diag_count(doc), 0);
    assert_null(bp_diag_at(doc, 0));
}

static void the_schema_needs_no_plan(void **state)
{
    const void *bytes;
    size_t len;
    assert_int_equal(bp_schema(*state, &bytes, &len), BP_OK);
    assert_true(len > 1000);
    assert_memory_equal(bytes, "<?xml", 5);
}

static void a_plan_is_rendered_to_the_same_bytes_each_time(void **state)
{
    bp_doc *doc = *state;
    static char first[1 << 20];
    const void *bytes;
    size_t len, again;
    assert_int_equal(load(doc, good), BP_OK);
    assert_int_equal(bp_render(doc, NULL, &bytes, &len), BP_OK);
    assert_true(len < sizeof first);
    assert_memory_equal(bytes, "%PDF-", 5);
    memcpy(first, bytes, len);
    assert_int_equal(bp_dump(doc, NULL, BP_STAGE_TAGS, &bytes, &again), BP_OK);
    assert_int_equal(bp_render(doc, NULL, &bytes, &again), BP_OK);
    assert_int_equal(again, len);
    assert_memory_equal(bytes, first, len);
}

static void a_plan_with_errors_is_not_rendered(void **state)
{
    bp_doc *doc = *state;
    const void *bytes;
    size_t len;
    assert_int_equal(load(doc, bad), BP_INVALID);
    assert_int_equal(bp_diag_count(doc), 2);
    const bp_diag *diag = bp_diag_at(doc, 0);
    assert_string_equal(diag->at.file, "plan.xml");
    assert_int_equal(diag->at.line, 1);
    assert_int_equal(diag->severity, BP_ERROR);
    assert_true(diag->at.column < bp_diag_at(doc, 1)->at.column);
    assert_true(*diag->message && *diag->hint && *diag->name);
    assert_int_equal(bp_render(doc, NULL, &bytes, &len), BP_INVALID);
    assert_null(bytes);
    assert_int_equal(bp_diag_count(doc), 2);
}

static void a_load_drops_what_was_before(void **state)
{
    bp_doc *doc = *state;
    const void *bytes;
    size_t len;
    assert_int_equal(load(doc, bad), BP_INVALID);
    assert_int_equal(load(doc, good), BP_OK);
    assert_int_equal(bp_diag_count(doc), 0);
    assert_int_equal(bp_render(doc, NULL, &bytes, &len), BP_OK);
    assert_int_equal(bp_load_memory(doc, "", 0, "empty.xml"), BP_INVALID);
    assert_int_equal(bp_diag_count(doc), 1);
    assert_string_equal(bp_diag_at(doc, 0)->at.file, "empty.xml");
    assert_int_equal(bp_render(doc, NULL, &bytes, &len), BP_INVALID);
}

static void findings_of_the_pages_come_once_and_stay_valid(void **state)
{
    bp_doc *doc = *state;
    const void *bytes;
    size_t len;
    assert_int_equal(load(doc, no_glyph), BP_OK);
    assert_int_equal(bp_diag_count(doc), 0);
    assert_int_equal(bp_render(doc, NULL, &bytes, &len), BP_INVALID);
    assert_null(bytes);
    assert_int_equal(bp_diag_count(doc), 1);
    const bp_diag *diag = bp_diag_at(doc, 0);
    assert_int_equal(diag->code, 6001);
    assert_int_equal(bp_render(doc, NULL, &bytes, &len), BP_INVALID);
    assert_int_equal(bp_diag_count(doc), 1);
    assert_int_equal(diag->code, 6001); /* still there, as the header says */
    assert_string_equal(diag->name, "no-glyph");
    assert_int_equal(bp_dump(doc, NULL, BP_STAGE_MODEL, &bytes, &len), BP_OK);
    assert_int_equal(bp_diag_count(doc), 0);
}

static void a_date_that_is_none_is_misuse(void **state)
{
    bp_doc *doc = *state;
    const void *bytes;
    size_t len;
    static const char *const dates[] = {"", "2019-02-29", "2019-2-1", "1 May 2019", "2019-01-01 "};
    assert_int_equal(load(doc, good), BP_OK);
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        assert_int_equal(bp_render(doc, &(bp_options){.size = sizeof(bp_options), .date = dates[i]}, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_render(doc, &(bp_options){.size = sizeof(bp_options), .date = "2020-02-29"}, &bytes, &len), BP_OK);
}

static void a_file_that_cannot_be_written_is_a_finding(void **state)
{
    bp_doc *doc = *state;
    const void *bytes;
    size_t len;
    assert_int_equal(load(doc, good), BP_OK);
    assert_int_equal(bp_render_file(doc, NULL, "/nowhere/at/all.pdf"), BP_IO);
    assert_int_equal(bp_diag_count(doc), 1);
    assert_int_equal(bp_diag_at(doc, 0)->code, 7001);
    assert_int_equal(bp_diag_at(doc, 0)->at.line, 0);
    assert_int_equal(bp_render(doc, NULL, &bytes, &len), BP_OK);
    assert_int_equal(bp_diag_count(doc), 0);
}

static void a_file_that_cannot_be_read_is_a_finding(void **state)
{
    bp_doc *doc = *state;
    assert_int_equal(bp_load_file(doc, "/nowhere/at/all.xml"), BP_IO);
    assert_int_equal(bp_diag_at(doc, 0)->code, 1001);
    assert_int_equal(bp_load_file(doc, "/"), BP_IO);
    assert_int_equal(bp_diag_count(doc), 1);
    assert_int_equal(bp_diag_at(doc, 0)->code, 1002);
    assert_int_equal(bp_load_file(doc, "/dev/null"), BP_INVALID);
    assert_int_equal(bp_diag_at(doc, 0)->code, 1003);
}

static void at_most_200_findings_are_kept_and_the_rest_counted(void **state)
{
    bp_doc *doc = *state;
    static char text[64 << 10];
    size_t len = 0;
    len += (size_t)snprintf(text, sizeof text, "<action-plan><title>Plan</title>"
                            "<report from='2019-07-01' to='2019-09-30'><title>R</title></report>"
                            "<actions><priority><title>One</title>");
    for (int i = 0; i < 250; i++)
        len += (size_t)snprintf(text + len, sizeof text - len,
                                "<action ref='%d' status='x%d'><description>D</description></action>",
                                i, i);
    snprintf(text + len, sizeof text - len, "</priority></actions></action-plan>");
    assert_int_equal(load(doc, text), BP_INVALID);
    assert_int_equal(bp_diag_count(doc), 201);
    const bp_diag *last = bp_diag_at(doc, 200);
    assert_int_equal(last->code, 9002);
    assert_non_null(strstr(last->message, "50 more"));
}

static void documents_are_independent(void **state)
{
    bp_doc *one = *state, *other = bp_new();
    const void *a, *b;
    size_t n, m;
    assert_non_null(other);
    assert_int_equal(load(one, good), BP_OK);
    assert_int_equal(load(other, bad), BP_INVALID);
    assert_int_equal(bp_render(one, NULL, &a, &n), BP_OK);
    assert_int_equal(load(other, good), BP_OK);
    assert_int_equal(bp_render(other, NULL, &b, &m), BP_OK);
    assert_int_equal(n, m);
    assert_memory_equal(a, b, n);
    bp_free(other);
    bp_free(NULL);
    assert_memory_equal(a, "%PDF-", 5);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_made_without_a_plan),
        TEST(the_schema_needs_no_plan),
        TEST(a_plan_is_rendered_to_the_same_bytes_each_time),
        TEST(a_plan_with_errors_is_not_rendered),
        TEST(a_load_drops_what_was_before),
        TEST(findings_of_the_pages_come_once_and_stay_valid),
        TEST(a_date_that_is_none_is_misuse),
        TEST(a_file_that_cannot_be_written_is_a_finding),
        TEST(a_file_that_cannot_be_read_is_a_finding),
        TEST(at_most_200_findings_are_kept_and_the_rest_counted),
        TEST(documents_are_independent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
