/* test_style_fonts.c: reports in house styles with fonts, through the API: which fonts are refused and where, and
 * that a document made after others has the bytes that it has when it is made alone. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <hb-subset.h>

#include "base/file.h"
#include "boardpaper.h"
#include "unit/asked.h"

#define PLAN                                                                                                 \
    "<action-plan xml:lang='en-GB'><title>Plan %s</title><report from='2026-07-01' to='2026-09-30'>"         \
    "<title>Report</title></report><actions><priority><title>Play</title>"                                   \
    "<action ref='1.1' due='March 2027' status='green'><description>AWAY <em>avenue</em></description>"      \
    "<lead>Parks</lead><update><p>Tokyo <strong>%s</strong></p></update></action></priority></actions>"      \
    "</action-plan>"

static char folder[] = "/tmp/boardpaper-fonts-XXXXXX";
static const char *const files[] = {"regular.ttf", "bold.ttf",   "italic.ttf", "cut.ttf", "poor.ttf",
                                    "plain.xml",   "first.xml",  "second.xml", "bad.xml", "poor.xml",
                                    "barred.ttf",  "few.ttf",    "worse.xml",  "long.xml"};

static const char *path_of(const char *file)
{
    static char paths[4][sizeof folder + 16];
    static unsigned at;
    char *path = paths[at++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, file);
    return path;
}

static void put_file(const char *file, const char *bytes, size_t len)
{
    assert_int_equal(bp_file_write(path_of(file), bytes, len, true), 0);
}

static void put_style(const char *file, const char *attributes)
{
    char xml[400];
    int len = snprintf(xml, sizeof xml, "<house-style><page orientation='portrait'/><fonts %s/></house-style>",
                       attributes);
    put_file(file, xml, (size_t)len);
}

static void put_face(const char *file, hb_face_t *face, unsigned parts)
{
    hb_blob_t *blob = hb_face_reference_blob(face);
    unsigned len;
    const char *bytes = hb_blob_get_data(blob, &len);
    put_file(file, bytes, len / parts);
    hb_blob_destroy(blob);
}

/* A face that has the characters to `last`, and the punctuation of reports. */
static void put_part(const char *file, hb_face_t *whole, hb_codepoint_t last)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *kept = hb_subset_input_unicode_set(input);
    hb_set_add_range(kept, ' ', last);
    hb_set_add_range(kept, 0x2000, 0x20FF);
    hb_face_t *face = hb_subset_or_fail(whole, input);
    put_face(file, face, 1);
    hb_face_destroy(face);
    hb_subset_input_destroy(input);
}

/* A face that its maker does not allow to be embedded: OS/2.fsType. */
static void put_barred(hb_face_t *face)
{
    hb_blob_t *blob = hb_face_reference_blob(face);
    unsigned len;
    const char *bytes = hb_blob_get_data(blob, &len);
    char *copy = malloc(len);
    memcpy(copy, bytes, len);
    for (unsigned char *at = (unsigned char *)copy + 12;; at += 16) {
        if (memcmp(at, "OS/2", 4) != 0)
            continue;
        copy[((size_t)at[8] << 24 | (size_t)at[9] << 16 | (size_t)at[10] << 8 | at[11]) + 9] = 2;
        break;
    }
    put_file("barred.ttf", copy, len);
    free(copy);
    hb_blob_destroy(blob);
}

static void put_text(const char *file, const char *xml)
{
    put_file(file, xml, strlen(xml));
}

static int make_folder(void **state)
{
    (void)state;
    struct bp_fonts fonts = {0};
    if (!mkdtemp(folder) || !open_asked(&fonts))
        return -1;
    for (int i = 0; i < 4; i++)
        put_face(files[i], fonts.items[i % 3].face, i < 3 ? 1 : 2);
    put_part("poor.ttf", fonts.items[BP_REGULAR].face, 0xFF);
    put_part("few.ttf", fonts.items[BP_REGULAR].face, 'Y');
    put_barred(fonts.items[BP_REGULAR].face);
    bp_fonts_close(&fonts);
    put_text("plain.xml", "<house-style><dates form='iso'/></house-style>");
    char more[600], xml[700];
    size_t len = 0;
    for (int i = 0; i < 60; i++)
        len += (size_t)snprintf(more + len, sizeof more - len, " and more");
    snprintf(xml, sizeof xml,
             "<house-style><page margin='50mm' orientation='portrait'/><footer>%s</footer></house-style>", more);
    put_text("long.xml", xml);
    put_style("first.xml", "regular='italic.ttf' bold='bold.ttf'");
    put_style("second.xml", "regular='bold.ttf' bold='regular.ttf' italic='italic.ttf'");
    put_style("poor.xml", "regular='poor.ttf' bold='bold.ttf'");
    put_style("worse.xml", "regular='barred.ttf' bold='few.ttf'");
    put_style("bad.xml", "regular='cut.ttf' bold='plain.xml' italic='none.ttf'");
    return 0;
}

static int drop_folder(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(path_of(files[i]));
    return rmdir(folder);
}

/* ---- any order ---- */

/* A plan and a style; "" none. */
static const struct {
    const char *title, *style;
} documents[] = {{"one", ""},          {"one", "first.xml"}, {"two \xC5\xB5", "second.xml"},
                 {"two", "plain.xml"}, {"two", "first.xml"}, {"one \xC5\xB5", "poor.xml"}};
enum { N_DOCUMENTS = sizeof documents / sizeof *documents };

/* Makes it with a document that may have made others. */
static void make(bp_doc *doc, int which, char **copy, size_t *len)
{
    char xml[1200];
    const void *bytes;
    bp_options options = {.size = sizeof options};
    int n = snprintf(xml, sizeof xml, PLAN, documents[which].title, documents[which].title);
    if (*documents[which].style)
        options.style = path_of(documents[which].style);
    assert_int_equal(bp_load_memory(doc, xml, (size_t)n, "plan.xml"), BP_OK);
    assert_int_equal(bp_render(doc, &options, &bytes, len), BP_OK);
    *copy = malloc(*len);
    assert_non_null(*copy);
    memcpy(*copy, bytes, *len);
}

static void test_any_order(void **state)
{
    (void)state;
    char *alone[N_DOCUMENTS];
    size_t lens[N_DOCUMENTS];
    for (int i = 0; i < N_DOCUMENTS; i++) {
        bp_doc *doc = bp_new();
        make(doc, i, &alone[i], &lens[i]);
        bp_free(doc);
    }
    bp_doc *doc = bp_new();
    for (int step = 1; step <= 5; step += 4) /* 1 and 5 have no divisor of 6 */
        for (int i = 0, which = 0; i < 2 * N_DOCUMENTS; i++, which = (which + step) % N_DOCUMENTS) {
            char *again;
            size_t len;
            make(doc, which, &again, &len);
            assert_int_equal(len, lens[which]);
            assert_memory_equal(again, alone[which], len);
            free(again);
        }
    bp_free(doc);
    assert_true(lens[0] != lens[1] || memcmp(alone[0], alone[1], lens[0]) != 0);
    for (int i = 0; i < N_DOCUMENTS; i++)
        free(alone[i]);
}

/* ---- refused ---- */

/* All that is wrong with a style's fonts is said at once, and each at its place. */
static void test_refused(void **state)
{
    (void)state;
    static const int columns[] = {60, 75, 94};
    char xml[1200];
    const void *bytes;
    size_t len;
    bp_options options = {.size = sizeof options, .style = path_of("bad.xml")};
    int n = snprintf(xml, sizeof xml, PLAN, "one", "one");
    bp_doc *doc = bp_new();
    assert_int_equal(bp_load_memory(doc, xml, (size_t)n, "plan.xml"), BP_OK);
    assert_int_equal(bp_render(doc, &options, &bytes, &len), BP_IO);
    assert_null(bytes);
    assert_int_equal(bp_diag_count(doc), 3);
    for (size_t i = 0; i < 3; i++) {
        const bp_diag *diag = bp_diag_at(doc, i);
        assert_int_equal(diag->severity, BP_ERROR);
        assert_non_null(strstr(diag->at.file, "bad.xml"));
        assert_int_equal(diag->at.column, columns[i]);
    }
    assert_int_equal(bp_diag_at(doc, 0)->code, 4056);
    assert_int_equal(bp_diag_at(doc, 1)->code, 4055);
    assert_int_equal(bp_diag_at(doc, 2)->code, 4049);
    options.style = path_of("worse.xml");
    assert_int_equal(bp_render(doc, &options, &bytes, &len), BP_INVALID);
    assert_int_equal(bp_diag_count(doc), 2);
    assert_int_equal(bp_diag_at(doc, 0)->code, 4057);
    assert_int_equal(bp_diag_at(doc, 1)->code, 4058);
    assert_non_null(strstr(bp_diag_at(doc, 1)->message, "lacks Z (U+005A), [ (U+005B)"));
    options.style = NULL; /* and the next report is what it would be */
    assert_int_equal(bp_render(doc, &options, &bytes, &len), BP_OK);
    bp_free(doc);
}

/* The report is made, and a note says once which characters are not in the style's font. */
static void test_lent(void **state)
{
    (void)state;
    char xml[1200];
    const void *bytes;
    size_t len, notes = 0;
    bp_options options = {.size = sizeof options, .style = path_of("poor.xml")};
    int n = snprintf(xml, sizeof xml, PLAN, "\xC5\xB5 \xC5\xB5", "\xCE\xA9 \xC5\xB5");
    bp_doc *doc = bp_new();
    assert_int_equal(bp_load_memory(doc, xml, (size_t)n, "plan.xml"), BP_OK);
    assert_int_equal(bp_render(doc, &options, &bytes, &len), BP_OK);
    for (size_t i = 0; i < bp_diag_count(doc); i++) {
        const bp_diag *diag = bp_diag_at(doc, i);
        if (diag->code != 6010)
            continue;
        notes++;
        assert_int_equal(diag->code, 6010);
        assert_int_equal(diag->severity, BP_NOTE);
        assert_non_null(strstr(diag->message, "have \xC5\xB5 (U+0175): set")); /* bold has the other */
        assert_non_null(strstr(diag->at.file, "poor.xml"));
    }
    assert_int_equal(notes, 1);
    bp_free(doc);
}

/* A footer is never left out without a word. */
static void test_long_footer(void **state)
{
    (void)state;
    char xml[1200];
    const void *bytes;
    size_t len;
    bp_options options = {.size = sizeof options, .style = path_of("long.xml")};
    int n = snprintf(xml, sizeof xml, PLAN, "one", "one");
    bp_doc *doc = bp_new();
    assert_int_equal(bp_load_memory(doc, xml, (size_t)n, "plan.xml"), BP_OK);
    assert_int_equal(bp_render(doc, &options, &bytes, &len), BP_OK);
    assert_int_equal(bp_diag_count(doc), 1);
    assert_int_equal(bp_diag_at(doc, 0)->code, 6009);
    assert_non_null(strstr(bp_diag_at(doc, 0)->at.file, "long.xml"));
    bp_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_any_order), cmocka_unit_test(test_refused),
                                       cmocka_unit_test(test_lent), cmocka_unit_test(test_long_footer)};
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
