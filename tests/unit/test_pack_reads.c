/* test_pack_reads.c: a plan that changes after the pack was made is refused where an item of it is made, and
 * sums of plans are there only where they are asked for. */
#define _GNU_SOURCE /* mkdtemp */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "boardpaper.h"

static char folder[] = "/tmp/boardpaper-test-XXXXXX";

static void put(const char *name, const char *before, const char *word, const char *after)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    fprintf(file, "%s%s%s", before, word, after);
    assert_int_equal(fclose(file), 0);
}

static void put_plan(const char *name, const char *word)
{
    put(name,
        "<action-plan xml:lang='en-GB'><title>Plan</title>"
        "<report from='2019-07-01' to='2019-09-30'><title>Report</title></report>"
        "<actions><priority><title>One</title>"
        "<action ref='1.1' due='March 2020' status='green'><description>",
        word, "</description><lead>Parks</lead></action></priority></actions></action-plan>");
}

static int open_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder) || chdir(folder))
        return -1;
    put_plan("one.xml", "Mow.");
    put_plan("two.xml", "Sow.");
    put("pack.xml", "<board-pack><title>Board</title>", "",
        "<item number='1' title='One' plan='one.xml'/><item number='2' title='Two' plan='two.xml'/></board-pack>");
    return 0;
}

static int close_folder(void **state)
{
    (void)state;
    static const char *const names[] = {"one.xml", "two.xml", "pack.xml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(names[i]);
    return chdir("/") || rmdir(folder) ? -1 : 0;
}

static bp_doc *made(int digest)
{
    const void *bytes;
    size_t len;
    bp_options options = BP_INIT(bp_options);
    options.digest = digest;
    bp_doc *doc = bp_new();
    assert_non_null(doc);
    assert_int_equal(bp_pack_load_file(doc, "pack.xml", 0), BP_OK);
    assert_int_equal(bp_pack_render(doc, &options, &bytes, &len), BP_OK);
    assert_int_equal(bp_pack_count(doc), 2);
    return doc;
}

static void a_changed_plan_is_refused(void **state)
{
    (void)state;
    const void *bytes;
    size_t len;
    static const char *const changes[] = {"Hoe.", "Mow and hoe."}; /* as long as before, and longer */
    for (size_t i = 0; i < 2; i++) {
        put_plan("one.xml", "Mow.");
        bp_doc *doc = made(0);
        assert_int_equal(bp_pack_render_item(doc, NULL, 0, &bytes, &len), BP_OK);
        put_plan("one.xml", changes[i]);
        assert_int_equal(bp_pack_render_item(doc, NULL, 1, &bytes, &len), BP_OK);
        assert_int_equal(bp_pack_render_item(doc, NULL, 0, &bytes, &len), BP_IO);
        const bp_diag *last = bp_diag_at(doc, bp_diag_count(doc) - 1);
        assert_non_null(strstr(last->message, "it was changed while the pack was made"));
        bp_free(doc);
    }
    put_plan("one.xml", "Mow.");
}

static void sums_are_for_who_asks(void **state)
{
    (void)state;
    bp_doc *doc = made(0);
    for (size_t i = 0; i < 2; i++)
        assert_string_equal(bp_pack_item_at(doc, i)->sha256, "");
    bp_free(doc);
    doc = made(1);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(strlen(bp_pack_item_at(doc, i)->sha256), 64);
    assert_string_not_equal(bp_pack_item_at(doc, 0)->sha256, bp_pack_item_at(doc, 1)->sha256);
    bp_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_changed_plan_is_refused),
        cmocka_unit_test(sums_are_for_who_asks),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
