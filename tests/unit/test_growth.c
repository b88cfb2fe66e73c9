/* test_growth.c: programs that were compiled with an older or a newer header than the library: their structs are
 * smaller or larger than those it knows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "boardpaper.h"

/* A newer program's structs have a field more. */
struct newer_options {
    bp_options known;
    size_t later;
};
struct newer_checks {
    bp_check_options known;
    size_t later;
};
struct newer_selection {
    bp_selection known;
    size_t later;
};
struct newer_made {
    bp_made known;
    size_t later;
};

static bp_doc *doc;
static const void *bytes;
static size_t len;

static int open_plan(void **state)
{
    (void)state;
    doc = bp_new();
    return bp_load_file(doc, "input/minimal.xml") != BP_OK;
}
static int close_plan(void **state)
{
    (void)state;
    bp_free(doc);
    return 0;
}

static bp_result render_with(const void *options)
{
    return bp_render(doc, options, &bytes, &len);
}

/* The report, to be freed. */
static void *copy_of_report(const void *options, size_t *length)
{
    assert_int_equal(render_with(options), BP_OK);
    void *copy = malloc(len);
    assert_non_null(copy);
    memcpy(copy, bytes, len);
    *length = len;
    return copy;
}

static void the_library_tells_its_version(void **state)
{
    (void)state;
    assert_string_equal(bp_version(), BP_VERSION);
}

/* What an older program does not have has its default, whatever lies behind its struct in memory. */
static void older_options(void **state)
{
    (void)state;
    size_t dated_len, plain_len;
    const bp_options dated = {.size = sizeof dated, .date = "2020-02-29"};
    void *report = copy_of_report(&dated, &dated_len), *plain = copy_of_report(NULL, &plain_len);
    bp_options older;
    memset(&older, 0xA5, sizeof older);
    older.size = offsetof(bp_options, attach_source);
    older.date = "2020-02-29";
    assert_int_equal(render_with(&older), BP_OK);
    assert_int_equal(len, dated_len);
    assert_memory_equal(bytes, report, len);
    older.size = sizeof older.size;
    assert_int_equal(render_with(&older), BP_OK);
    assert_int_equal(len, plain_len);
    assert_memory_equal(bytes, plain, len);
    free(plain);
    free(report);
}

static void older_checks(void **state)
{
    (void)state;
    bp_check_options older;
    memset(&older, 0xA5, sizeof older);
    older.size = offsetof(bp_check_options, as_at);
    assert_int_equal(bp_check(doc, &older), BP_OK);
    assert_int_equal(bp_render_findings(doc, NULL, &older, &bytes, &len), BP_OK);
    const bp_options options = {.size = sizeof options, .findings = &older};
    assert_int_equal(render_with(&options), BP_OK);
}

static void older_selection(void **state)
{
    (void)state;
    static const char *const only[] = {"overdue"};
    bp_selection older;
    memset(&older, 0xA5, sizeof older);
    older.size = offsetof(bp_selection, priority);
    older.only = only;
    older.n_only = 1;
    const bp_options options = {.size = sizeof options, .selection = &older};
    assert_int_equal(render_with(&options), BP_OK);
}

/* A field that this library does not know is no fault where it has its default; else what it asks for would be
 * left out without a word. */
static void newer_options(void **state)
{
    (void)state;
    size_t plain_len;
    void *plain = copy_of_report(NULL, &plain_len);
    struct newer_options newer = {.known.size = sizeof newer};
    assert_int_equal(render_with(&newer), BP_OK);
    assert_int_equal(len, plain_len);
    assert_memory_equal(bytes, plain, len);
    free(plain);
    newer.later = 1;
    assert_int_equal(render_with(&newer), BP_MISUSE);
    assert_int_equal(bp_render_file(doc, &newer.known, "/nowhere/at/all"), BP_MISUSE);
    assert_int_equal(bp_dump(doc, &newer.known, BP_STAGE_TAGS, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_compare(doc, doc, &newer.known, BP_FORM_PDF, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_render_findings(doc, &newer.known, NULL, &bytes, &len), BP_MISUSE);
}

static void newer_parts(void **state)
{
    (void)state;
    struct newer_checks checks = {.known.size = sizeof checks};
    struct newer_selection selection = {.known.size = sizeof selection};
    const bp_options options = {.size = sizeof options, .findings = &checks.known,
                                .selection = &selection.known};
    assert_int_equal(render_with(&options), BP_OK);
    assert_int_equal(bp_check(doc, &checks.known), BP_OK);
    checks.later = 1;
    assert_int_equal(render_with(&options), BP_MISUSE);
    assert_int_equal(bp_check(doc, &checks.known), BP_MISUSE);
    assert_int_equal(bp_render_findings(doc, NULL, &checks.known, &bytes, &len), BP_MISUSE);
    checks.later = 0;
    selection.later = 1;
    assert_int_equal(render_with(&options), BP_MISUSE);
}

static void newer_packs(void **state)
{
    (void)state;
    bp_doc *pack = bp_new();
    struct newer_options newer = {.known.size = sizeof newer};
    assert_int_equal(bp_pack_load_file(pack, "input/board-pack.xml", 0), BP_OK);
    assert_int_equal(bp_pack_render(pack, &newer.known, &bytes, &len), BP_OK);
    newer.later = 1;
    assert_int_equal(bp_pack_render_item(pack, &newer.known, 0, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_pack_dump(pack, &newer.known, BP_STAGE_TAGS, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_pack_render(pack, &newer.known, &bytes, &len), BP_MISUSE);
    bp_free(pack);
}

/* A size that was never set is mostly 0, or anything at all. */
static void sizes_of_no_struct(void **state)
{
    (void)state;
    const size_t none[] = {0, 1, sizeof(size_t) - 1, sizeof(size_t) + 1, sizeof(bp_options) - 1,
                           sizeof(bp_options) + 1, 1 << 20, SIZE_MAX, SIZE_MAX - sizeof(size_t) + 1};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        const bp_options options = {.size = none[i]};
        const bp_check_options checks = {.size = none[i]};
        const bp_selection selection = {.size = none[i]};
        const bp_options with_checks = {.size = sizeof(bp_options), .findings = &checks};
        const bp_options with_selection = {.size = sizeof(bp_options), .selection = &selection};
        bp_made made = {.size = none[i], .pages = 77};
        assert_int_equal(render_with(&options), BP_MISUSE);
        assert_int_equal(render_with(&with_checks), BP_MISUSE);
        assert_int_equal(render_with(&with_selection), BP_MISUSE);
        assert_int_equal(bp_check(doc, &checks), BP_MISUSE);
        assert_int_equal(render_with(NULL), BP_OK);
        assert_int_equal(bp_made_about(doc, &made), BP_MISUSE);
        assert_int_equal(made.pages, 77);
    }
}

/* The library writes no further than the program's struct, and all of it. */
static void what_was_made(void **state)
{
    (void)state;
    struct newer_made newer;
    bp_made older;
    assert_int_equal(render_with(NULL), BP_OK);
    memset(&newer, 0xA5, sizeof newer);
    newer.known.size = sizeof newer;
    assert_int_equal(bp_made_about(doc, &newer.known), BP_OK);
    assert_int_equal(newer.known.size, sizeof newer);
    assert_int_equal(newer.known.bytes, len);
    assert_int_equal(newer.known.pages, 2);
    assert_string_equal(newer.known.sha256, "");
    assert_int_equal(newer.later, 0);
    memset(&older, 0xA5, sizeof older);
    older.size = offsetof(bp_made, sha256);
    assert_int_equal(bp_made_about(doc, &older), BP_OK);
    assert_int_equal(older.bytes, len);
    assert_int_equal((unsigned char)older.sha256[0], 0xA5);
}

/* An edition that only a newer header has must not become one that shows more. */
static void editions_of_a_newer_header(void **state)
{
    (void)state;
    const bp_edition unknown = (bp_edition)2;
    const bp_options options = {.size = sizeof options, .edition = unknown};
    assert_int_equal(render_with(&options), BP_MISUSE);
    assert_null(bp_field_at(doc, unknown, BP_FIELD_TITLE, 0));
    assert_null(bp_field_at(doc, BP_EDITION_PUBLIC, (bp_field)99, 0));
    assert_non_null(bp_field_at(doc, BP_EDITION_PUBLIC, BP_FIELD_TITLE, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_library_tells_its_version),
        cmocka_unit_test_setup_teardown(older_options, open_plan, close_plan),
        cmocka_unit_test_setup_teardown(older_checks, open_plan, close_plan),
        cmocka_unit_test_setup_teardown(older_selection, open_plan, close_plan),
        cmocka_unit_test_setup_teardown(newer_options, open_plan, close_plan),
        cmocka_unit_test_setup_teardown(newer_parts, open_plan, close_plan),
        cmocka_unit_test(newer_packs),
        cmocka_unit_test_setup_teardown(sizes_of_no_struct, open_plan, close_plan),
        cmocka_unit_test_setup_teardown(what_was_made, open_plan, close_plan),
        cmocka_unit_test_setup_teardown(editions_of_a_newer_header, open_plan, close_plan),
    };
    return cmocka_run_group_tests_name("growth", tests, NULL, NULL);
}
