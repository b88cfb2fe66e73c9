/* test_pack.c: the reader of board packs survives what no author writes: every truncation, every byte changed,
 * memory that runs out at any point; findings taken over keep their texts; and calls about packs that make no
 * sense are misuse. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "boardpaper.h"
#include "model/dump.h"
#include "read/read.h"

static const char pack_text[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<board-pack xml:lang=\"cy\"><title>A <em>board</em></title><organisation>O &amp; P</organisation>\n"
    "<meeting date=\"2019-12-04\">Room<br/>1</meeting><marking>OFFICIAL</marking>\n"
    "<item number=\"7\" title=\"T\" plan=\"a.xml\" restricted=\"Schedule 12A paragraph 3\"/>\n"
    "<item number=\"8\" title=\"U\" plan=\"b/c.xml\" only=\" red, overdue,missing\" lead=\"L\" partner=\"P\"\n"
    " priority=\"2\"/></board-pack>\n";

/* Reads bytes within a budget. */
static bp_result read_bytes(const char *bytes, size_t len, size_t budget, struct bp_buf *dump)
{
    struct bp_arena kept, arena;
    bp_arena_init(&kept, (size_t)64 << 20);
    bp_arena_init(&arena, budget);
    struct bp_source source = {.name = "pack.xml", .arena = &kept, .len = (uint32_t)len};
    source.bytes = bp_arena_text(&kept, bytes, len);
    assert_non_null(source.bytes);
    struct bp_diags diags = {.arena = &kept};
    struct bp_pack *pack;
    bp_result result = bp_read_pack(&source, &arena, &diags, &pack);
    assert_int_equal(result == BP_OK, pack != NULL);
    if (result == BP_INVALID)
        assert_true(diags.errors > 0);
    for (size_t i = 0; i < diags.n; i++)
        assert_true(*diags.items[i].message && *diags.items[i].hint);
    if (pack && dump)
        bp_pack_model_dump(pack, dump);
    bp_arena_clear(&arena);
    bp_arena_clear(&kept);
    return result;
}

static void test_whole(void **state)
{
    struct bp_buf dump = {0};
    (void)state;
    assert_int_equal(read_bytes(pack_text, strlen(pack_text), (size_t)1 << 24, &dump), BP_OK);
    bp_buf_char(&dump, 0);
    assert_string_equal(dump.bytes, "language: cy\n"
                                    "title: A <em>board</em>\n"
                                    "organisation: O &amp; P\n"
                                    "meeting: Room<br/>1\n"
                                    "date: 2019-12-04\n"
                                    "marking: OFFICIAL\n"
                                    "item 7\n  title: T\n  plan: a.xml\n"
                                    "  restricted: Schedule 12A paragraph 3\n"
                                    "item 8\n  title: U\n  plan: b/c.xml\n  only: red, overdue,missing\n"
                                    "  priority: 2\n  lead: L\n  partner: P\n");
    bp_buf_free(&dump);
}

static void test_truncated(void **state)
{
    (void)state;
    for (size_t len = 0; len < strlen(pack_text) - 1; len++)
        assert_int_equal(read_bytes(pack_text, len, (size_t)1 << 24, NULL), BP_INVALID);
}

static void test_changed_bytes(void **state)
{
    static const char others[] = "<>&\"'/ =x\x01\x80\xFF";
    char text[sizeof pack_text];
    (void)state;
    for (size_t i = 0; i < strlen(pack_text); i++) {
        for (const char *other = others; *other; other++) {
            memcpy(text, pack_text, sizeof text);
            text[i] = *other;
            bp_result result = read_bytes(text, strlen(pack_text), (size_t)1 << 24, NULL);
            assert_true(result == BP_OK || result == BP_INVALID);
        }
    }
}

static void test_little_memory(void **state)
{
    size_t budget = 0;
    (void)state;
    for (; read_bytes(pack_text, strlen(pack_text), budget, NULL) != BP_OK; budget += 1024)
        assert_true(budget < (size_t)8 << 20);
    assert_true(budget > 0);
}

/* The findings of a plan that is gone: their texts are copies, the item's place stands beside those that have no
 * other, and what is known already is not said again. */
static void test_findings_taken(void **state)
{
    struct bp_arena kept, gone;
    (void)state;
    bp_arena_init(&kept, (size_t)1 << 20);
    bp_arena_init(&gone, (size_t)1 << 20);
    struct bp_source source = {.name = bp_arena_text(&gone, "p.xml", 5), .arena = &gone, .len = 5};
    source.bytes = bp_arena_text(&gone, "a\nb c", 5);
    struct bp_diags from = {.arena = &gone}, to = {.arena = &kept};
    bp_diag_add(&from, BP_E_DATE, &source, 2, 1, "one", "hint", NULL);
    bp_diag_add(&from, BP_E_NO_STATUS, &source, 4, 1, "two", NULL, NULL);
    bp_diag_relate(&from, &source, 0, 1);
    const bp_place used = {"pack.xml", 7, 3, 2};
    bp_diags_take(&to, &from, used, "used by item 1 here");
    bp_diags_take(&to, &from, used, "used by item 2 here");
    memset((void *)(uintptr_t)source.bytes, 'x', 5);
    memset((void *)(uintptr_t)source.name, 'x', 5);
    bp_arena_clear(&gone);
    assert_int_equal(to.n, 2);
    assert_int_equal(to.errors, 1);
    assert_string_equal(to.items[0].at.file, "p.xml");
    assert_string_equal(to.items[0].source_line, "b c");
    assert_string_equal(to.items[0].hint, "hint");
    assert_int_equal(to.items[0].related.line, 7);
    assert_string_equal(to.items[0].related_words, "used by item 1 here");
    assert_int_equal(to.items[1].related.line, 1);
    assert_null(to.items[1].related_words);
    bp_arena_clear(&kept);
}

static void test_cap_of_taken(void **state)
{
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, (size_t)1 << 24);
    struct bp_diags from = {.arena = &arena}, to = {.arena = &arena};
    char text[16];
    for (int i = 0; i < BP_MAX_DIAGS; i++) {
        snprintf(text, sizeof text, "%d", i);
        bp_diag_add(&from, BP_E_DATE, NULL, BP_NOWHERE, 0, text, "", NULL);
    }
    bp_diag_add(&to, BP_E_DATE, NULL, BP_NOWHERE, 0, "first", "", NULL);
    bp_diags_take(&to, &from, (bp_place){"", 0, 0, 1}, NULL);
    assert_int_equal(to.n, BP_MAX_DIAGS);
    assert_int_equal(to.dropped, 1);
    assert_int_equal(to.errors, BP_MAX_DIAGS + 1);
    bp_arena_clear(&arena);
}

static void test_misuse(void **state)
{
    const void *bytes;
    size_t len;
    bp_doc *doc = bp_new();
    (void)state;
    assert_int_equal(bp_pack_render(doc, NULL, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_pack_check(doc), BP_MISUSE);
    assert_null(bp_pack_plan_at(doc, 0)); /* there is no pack yet */
    assert_int_equal(bp_pack_load_file(doc, "input/board-pack.xml", 0), BP_OK);
    size_t n = 0;
    for (const char *path; (path = bp_pack_plan_at(doc, n)); n++)
        assert_int_equal(strncmp(path, "input/", 6), 0); /* from where the program stands */
    assert_int_equal(n, 3);
    assert_int_equal(bp_render(doc, NULL, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_check(doc, NULL), BP_MISUSE);
    assert_int_equal(bp_roll(doc, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_pack_render_item(doc, NULL, 0, &bytes, &len), BP_MISUSE); /* not yet */
    assert_int_equal(bp_pack_count(doc), 0);
    assert_null(bp_pack_item_at(doc, 0));
    const bp_selection selection = {.size = sizeof(bp_selection), .lead = "Kent Police"};
    const bp_options none_of_these[] = {{.size = sizeof(bp_options), .selection = &selection},
                                        {.size = sizeof(bp_options), .chase = 1},
                                        {.size = sizeof(bp_options), .attach_source = 1},
                                        {.size = sizeof(bp_options), .text_size = 1},
                                        {.size = sizeof(bp_options), .date = "2019-02-29"}};
    for (size_t i = 0; i < sizeof none_of_these / sizeof *none_of_these; i++)
        assert_int_equal(bp_pack_render(doc, &none_of_these[i], &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_pack_render(doc, NULL, &bytes, &len), BP_OK);
    assert_int_equal(bp_pack_count(doc), 3);
    assert_string_equal(bp_pack_item_at(doc, 2)->restricted, "Schedule 12A paragraph 3");
    assert_int_equal(bp_pack_render_item(doc, NULL, 3, &bytes, &len), BP_MISUSE);
    const bp_options larger = {.size = sizeof(bp_options), .text_size = 14000}; /* other pages than the pack's */
    assert_int_equal(bp_pack_render_item(doc, &larger, 0, &bytes, &len), BP_MISUSE);
    const bp_options html = {.size = sizeof(bp_options), .format = BP_FORMAT_HTML};
    assert_int_equal(bp_pack_render_item(doc, &html, 0, &bytes, &len), BP_MISUSE); /* it has no pages */
    assert_int_equal(bp_pack_render_item(doc, NULL, 0, &bytes, &len), BP_OK);
    assert_int_equal(bp_load_file(doc, "input/minimal.xml"), BP_OK);
    assert_int_equal(bp_pack_render(doc, NULL, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_pack_count(doc), 0);
    bp_free(doc);
}

static void test_real_paths(void **state)
{
    struct bp_buf a = {0}, b = {0};
    (void)state;
    assert_int_equal(bp_file_real("input/../input/minimal.xml", &a), 0);
    assert_int_equal(bp_file_real("input/minimal.xml", &b), 0);
    assert_string_equal(a.bytes, b.bytes);
    assert_true(a.bytes[0] == '/');
    assert_int_not_equal(bp_file_real("input/no-such-file", &a), 0);
    assert_int_not_equal(bp_file_real("/dev/null", &a), 0); /* no regular file */
    bp_buf_free(&a);
    bp_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),         cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_changed_bytes), cmocka_unit_test(test_little_memory),
        cmocka_unit_test(test_findings_taken), cmocka_unit_test(test_cap_of_taken),
        cmocka_unit_test(test_misuse),        cmocka_unit_test(test_real_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
