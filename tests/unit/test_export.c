/* test_export.c: cells of CSV, JSON documents, and the plan's texts as plain text and HTML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv.h"
#include "base/json.h"
#include "boardpaper.h"
#include "export/plain.h"
#include "plans.h"

static struct bp_arena arena;

/* ---- cells ---- */

static const struct {
    const char *text, *cell;
} cells[] = {
    {"", ""},
    {"Plant trees", "Plant trees"},
    {"a, b", "\"a, b\""},
    {"say \"yes\"", "\"say \"\"yes\"\"\""},
    {"\"", "\"\"\"\""},
    {"one\ntwo", "\"one\ntwo\""},
    {" a", "\" a\""},
    {"a ", "\"a \""},
    {"a=1", "a=1"},
    {"=1+1", "\"'=1+1\""},
    {"+44 20", "\"'+44 20\""},
    {"-5% \xE2\x80\x93", "\"'-5% \xE2\x80\x93\""},
    {"@x", "\"'@x\""},
    {"\tx", "\"'\tx\""},
    {"\rx", "\"'\rx\""},
    {"\nx", "\"'\nx\""},
    {"\xEF\xBC\x9D" "1", "\"'\xEF\xBC\x9D" "1\""},
    {"'=1", "\"''=1\""},
    {"''=1", "\"'''=1\""},
    {"'", "'"},
    {"'tis", "'tis"},
    {"=\"a\",1", "\"'=\"\"a\"\",1\""},
    {"-", "\"'-\""},
    {"-5", "-5"},
    {"+1,250.5", "\"+1,250.5\""},
    {"-5-3", "\"'-5-3\""},
    {"1.10", "1.10"},
};

static void test_cells(void **state)
{
    struct bp_buf out = {0};
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        out.len = 0;
        bp_csv_cell(&out, cells[i].text);
        bp_buf_char(&out, 0);
        assert_string_equal(out.bytes, cells[i].cell);
        bool guarded = strstr(cells[i].cell, "\"'") == cells[i].cell;
        assert_int_equal(bp_formula(cells[i].text), guarded);
    }
    bp_buf_free(&out);
}

/* ---- documents ---- */

static void test_document(void **state)
{
    struct bp_buf out = {0};
    struct bp_json json = {.out = &out};
    (void)state;
    bp_json_open(&json, NULL, '{');
    bp_json_text(&json, "a\"b", "line\none\\ \x1B \xE2\x80\xAE \xC3\xA9");
    bp_json_text(&json, "none", NULL);
    bp_json_open(&json, "list", '[');
    bp_json_int(&json, NULL, -5);
    bp_json_bool(&json, NULL, true);
    bp_json_open(&json, NULL, '{');
    bp_json_close(&json, '}');
    bp_json_close(&json, ']');
    bp_json_open(&json, "empty", '[');
    bp_json_close(&json, ']');
    bp_json_raw(&json, "number", "1.5");
    bp_json_close(&json, '}');
    bp_buf_char(&out, 0);
    assert_string_equal(out.bytes, "{\n"
                                   " \"a\\\"b\": \"line\\none\\\\ \\u001b \\u202e \xC3\xA9\",\n"
                                   " \"none\": null,\n"
                                   " \"list\": [\n"
                                   "  -5,\n"
                                   "  true,\n"
                                   "  {}\n"
                                   " ],\n"
                                   " \"empty\": [],\n"
                                   " \"number\": 1.5\n"
                                   "}\n");
    bp_buf_free(&out);
}

/* ---- texts ---- */

static const struct {
    const char *xml, *plain, *html;
} texts[] = {
    {"<p>One.</p><p>Two<br/>lines &amp; &lt;b&gt;.</p>", "One.\nTwo\nlines & <b>.",
     "<p>One.</p>\n<p>Two<br/>lines &amp; &lt;b>.</p>"},
    {"<ul><li>a<ol><li>b</li></ol></li></ul>", "\xE2\x80\xA2 a\n    1. b",
     "<ul>\n<li>\na\n<ol>\n<li>b</li>\n</ol>\n</li>\n</ul>"},
    {"<p><a href=\"https://x.example/a\">the <strong>page</strong></a>, <a href=\"mailto:a@x.example\">a@x.example</a></p>",
     "the page (https://x.example/a), a@x.example",
     "<p><a href=\"https://x.example/a\">the <strong>page</strong></a>, <a href=\"mailto:a@x.example\">a@x.example</a></p>"},
    {"<p><a href=\"https://x.example/\">one</a><a href=\"https://x.example/\">two</a></p>",
     "one (https://x.example/)two (https://x.example/)",
     "<p><a href=\"https://x.example/\">one</a><a href=\"https://x.example/\">two</a></p>"},
    {"<p>The <abbr title=\"Crime &amp; Safety Unit\">CSU</abbr> met.</p>", "The CSU (Crime & Safety Unit) met.",
     "<p>The <abbr title=\"Crime &amp; Safety Unit\">CSU</abbr> met.</p>"},
};

static void test_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct bp_buf xml = {0};
        bp_buf_fmt(&xml, "<action-plan xml:lang=\"en-GB\"><title>A</title><organisation>B</organisation>"
                         "<report from=\"2019-07-01\" to=\"2019-09-30\"><title>C</title><summary>%s</summary></report>"
                         "<actions><priority><title>D</title></priority></actions></action-plan>",
                   texts[i].xml);
        const struct bp_plan *plan = read_plan(&arena, &xml);
        assert_string_equal(bp_plain_blocks(&arena, plan->report.summary), texts[i].plain);
        assert_string_equal(bp_plain_html(&arena, plan->report.summary), texts[i].html);
        assert_null(bp_plain_blocks(&arena, NULL));
        assert_null(bp_plain_html(&arena, NULL));
        assert_null(bp_plain_inline(&arena, &plan->report.contact));
    }
}

/* ---- the call ---- */

static void test_misuse(void **state)
{
    const void *bytes;
    size_t len;
    bp_options chase = {.size = sizeof chase, .chase = 1}, attach = {.size = sizeof attach, .attach_source = 1};
    bp_check_options checks = BP_INIT(bp_check_options);
    bp_options findings = {.size = sizeof findings, .findings = &checks};
    bp_doc *doc = bp_new();
    (void)state;
    assert_non_null(doc);
    assert_int_equal(bp_export(doc, NULL, BP_EXPORT_CSV, NULL, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_load_file(doc, "input/brag.xml"), BP_OK);
    assert_int_equal(bp_export(doc, NULL, BP_EXPORT_CSVW, NULL, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_export(doc, NULL, (bp_export_form)9, "a.csv", &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_export(doc, &chase, BP_EXPORT_CSV, NULL, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_export(doc, &attach, BP_EXPORT_CSV, NULL, &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_export(doc, &findings, BP_EXPORT_CSV, NULL, &bytes, &len), BP_MISUSE);
    assert_null(bytes);
    assert_int_equal(bp_export(doc, NULL, BP_EXPORT_CSVW, "a.csv", &bytes, &len), BP_OK);
    assert_int_equal(bp_export(doc, NULL, BP_EXPORT_JSON, NULL, &bytes, &len), BP_OK);
    assert_int_equal(bp_diag_count(doc), 0); /* all rows are there */
    bp_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_document),
        ARENA_TEST(test_texts),
        cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
