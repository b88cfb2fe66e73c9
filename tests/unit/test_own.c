/* test_own.c: officers' own files through the library's calls: what is refused and why, and what is said of
 * them in vain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "api/original.h"
#include "base/diag.h"
#include "boardpaper.h"

static const char plan[] = "<action-plan><title>A</title><organisation>B</organisation>"
                           "<report from=\"2019-07-01\" to=\"2019-09-30\"><title>C</title></report>"
                           "<statuses preset=\"rag\"/><actions><priority><title>D</title>"
                           "<action ref=\"1\" status=\"green\" due=\"2020\"><description>E</description>"
                           "<lead>F</lead><update><p>G.</p></update></action></priority></actions></action-plan>";

static int setup(void **state)
{
    *state = bp_new();
    return *state ? 0 : -1;
}

static int teardown(void **state)
{
    bp_free(*state);
    return 0;
}

/* An OLE file with this name, in UTF-16, in its directory. */
static void assert_locked(bp_doc *doc, const char *stream, const char *message, const char *hint)
{
    char bytes[256] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    for (size_t i = 0; stream[i]; i++)
        bytes[100 + 2 * i] = stream[i];
    assert_int_equal(bp_load_memory(doc, bytes, sizeof bytes, "tracker.xls"), BP_INVALID);
    assert_int_equal(bp_diag_count(doc), 1);
    const bp_diag *diag = bp_diag_at(doc, 0);
    assert_int_equal(diag->code, BP_E_LOCKED);
    assert_string_equal(diag->at.file, "tracker.xls");
    assert_non_null(strstr(diag->message, message));
    assert_non_null(strstr(diag->hint, hint));
}

static void test_locked(void **state)
{
    assert_locked(*state, "Workbook", "of the old kind (.xls)", "(.xlsx)");
    assert_locked(*state, "WordDocument", "of the old kind (.doc)", "(.docx)");
    assert_locked(*state, "EncryptedPackage", "a password", "without one");
    assert_locked(*state, "Picture", "of an old kind, or one with a password", "(.xlsx)");
}

static void test_said_in_vain(void **state)
{
    bp_load_options options = BP_INIT(bp_load_options);
    assert_int_equal(bp_load_memory_with(*state, plan, strlen(plan), "plan.xml", &options), BP_OK);
    assert_int_equal(bp_diag_count(*state), 0);
    options.title = "Another";
    assert_int_equal(bp_load_memory_with(*state, plan, strlen(plan), "plan.xml", &options), BP_OK);
    assert_int_equal(bp_diag_count(*state), 1);
    assert_int_equal(bp_diag_at(*state, 0)->code, BP_E_NOT_USED);
}

static bp_result load_for(bp_doc *doc, const char *from, const char *to)
{
    bp_load_options options = BP_INIT(bp_load_options);
    options.from = from;
    options.to = to;
    return bp_load_memory_with(doc, plan, strlen(plan), "plan.xml", &options);
}

static void test_periods(void **state)
{
    assert_int_equal(load_for(*state, "2019-07-01", "2019-09-30"), BP_OK);
    assert_int_equal(load_for(*state, "2019-07-01", NULL), BP_MISUSE);
    assert_int_equal(load_for(*state, NULL, "2019-09-30"), BP_MISUSE);
    assert_int_equal(load_for(*state, "2019-09-31", "2019-10-31"), BP_MISUSE);
    assert_int_equal(load_for(*state, "2019-10-01", "2019-09-30"), BP_MISUSE);
    const void *bytes;
    size_t len;
    assert_int_equal(bp_render(*state, NULL, &bytes, &len), BP_MISUSE);
}

static void test_xml(void **state)
{
    const void *bytes;
    size_t len;
    bp_check_options checks = BP_INIT(bp_check_options);
    assert_int_equal(bp_import(*state, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_load_memory(*state, plan, strlen(plan), "plan.xml"), BP_OK);
    assert_int_equal(bp_import(*state, &bytes, &len), BP_OK);
    assert_true(len > 5 && !memcmp(bytes, "<?xml", 5));
    assert_int_equal(bp_understood(*state, BP_FORM_TEXT, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_map(*state, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_checked(*state, &checks, &bytes, &len), BP_INVALID);
    assert_int_equal(bp_diag_count(*state), 1);
    assert_int_equal(bp_diag_at(*state, 0)->code, BP_E_CHECKED_KIND);
}

static void test_maps(void **state)
{
    static const char csv[] = "Ref,Action,Status\n1,Do,Green\n";
    bp_load_options options = BP_INIT(bp_load_options);
    options.map = "/no/such/map";
    assert_int_equal(bp_load_memory_with(*state, csv, strlen(csv), "t.csv", &options), BP_IO);
    assert_int_equal(bp_diag_at(*state, 0)->code, BP_E_READ);
    assert_string_equal(bp_diag_at(*state, 0)->at.file, "/no/such/map");
    options.map = "/";
    assert_int_equal(bp_load_memory_with(*state, csv, strlen(csv), "t.csv", &options), BP_IO);
}

/* Errors of the format do not come up in what was made of a file; the rest must be free of XML. */
static void test_hints(void **state)
{
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, (size_t)1 << 20);
    for (const struct bp_code_text *code = bp_codes; code->number; code++) {
        if (code->number < 4000 || code->number >= 7000 ||
            (code->number < 5000 && code->severity == BP_ERROR))
            continue;
        const char *hint = bp_original_hint(&arena, code->number, code->hint);
        if (strchr(hint, '<') || strstr(hint, "=\"") || strstr(hint, "&#"))
            fail_msg("%d: %s", code->number, hint);
    }
    const char *hint = "write each as a lead of its own: <lead>A</lead><lead>B</lead>";
    assert_string_equal(bp_original_hint(&arena, BP_E_LEADS_JOINED, hint),
                        "write each on a line of its own in the cell: A; B");
    bp_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_locked, setup, teardown),
        cmocka_unit_test_setup_teardown(test_said_in_vain, setup, teardown),
        cmocka_unit_test_setup_teardown(test_periods, setup, teardown),
        cmocka_unit_test_setup_teardown(test_xml, setup, teardown),
        cmocka_unit_test_setup_teardown(test_maps, setup, teardown),
        cmocka_unit_test(test_hints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
