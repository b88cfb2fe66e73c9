/* test_digest.c: SHA-256 by its published examples (FIPS 180-4), and what a caller is told of what was made. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/digest.h"
#include "boardpaper.h"

static const char plan[] =
    "<action-plan><title>Plan</title>"
    "<report from='2019-07-01' to='2019-09-30'><title>Report</title></report>"
    "<actions><priority><title>One</title>"
    "<action ref='1.1' status='green'><description>Do it.</description></action>"
    "</priority></actions></action-plan>";

static void the_published_examples(void **state)
{
    (void)state;
    static const struct {
        const char *text, *sum;
    } examples[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        char sum[BP_DIGEST_ROOM];
        bp_digest(examples[i].text, strlen(examples[i].text), sum);
        assert_string_equal(sum, examples[i].sum);
    }
}

static void what_was_made_is_told(void **state)
{
    (void)state;
    bp_doc *doc = bp_new();
    bp_made made = BP_INIT(bp_made);
    const void *bytes;
    size_t len;
    assert_non_null(doc);
    assert_int_equal(bp_made_about(doc, &made), BP_MISUSE);
    assert_int_equal(bp_load_memory(doc, plan, strlen(plan), "plan.xml"), BP_OK);
    assert_int_equal(bp_made_about(doc, &made), BP_MISUSE);
    assert_int_equal(bp_render(doc, &(bp_options){.size = sizeof(bp_options), .digest = 1}, &bytes, &len), BP_OK);
    assert_int_equal(bp_made_about(doc, &made), BP_OK);
    char sum[BP_DIGEST_ROOM];
    bp_digest(bytes, len, sum);
    assert_string_equal(made.sha256, sum);
    assert_int_equal(made.bytes, len);
    assert_true(made.pages >= 2);
    assert_int_equal(bp_render(doc, NULL, &bytes, &len), BP_OK);
    assert_int_equal(bp_made_about(doc, &made), BP_OK);
    assert_string_equal(made.sha256, "");
    assert_int_equal(bp_schema(doc, &bytes, &len), BP_OK);
    assert_int_equal(bp_made_about(doc, &made), BP_OK);
    assert_int_equal(made.pages, 0);
    assert_int_equal(made.bytes, len);
    bp_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_examples),
        cmocka_unit_test(what_was_made_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
