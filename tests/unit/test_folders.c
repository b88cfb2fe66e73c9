/* test_folders.c: fonts of the caller's folders: collections, damaged ones, too many, folders that change from
 * call to call. Needs Noto's Gurmukhi font (Debian's fonts-noto-core), else it is passed over. */
#define _XOPEN_SOURCE 700 /* mkdtemp */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>
#include <unistd.h>

#include "base/file.h"
#include "boardpaper.h"

static const char noto[] = "/usr/share/fonts/truetype/noto/NotoSansGurmukhi-Regular.ttf";

/* "Punjabi" in its own letters, which the default font lacks. */
static const char plan[] =
    "<action-plan><title>T</title><report from='2019-07-01' to='2019-09-30'><title>R</title></report><actions>"
    "<heading>H</heading><priority><title>P</title><action ref='1' status='green'><description>"
    "\xE0\xA8\xAA\xE0\xA9\xB0\xE0\xA8\x9C\xE0\xA8\xBE\xE0\xA8\xAC\xE0\xA9\x80"
    "</description></action></priority></actions></action-plan>";

static char folder[] = "/tmp/boardpaper-test-XXXXXX";
static struct bp_buf font;
static bp_doc *doc;

static int open_folder(void **state)
{
    (void)state;
    memcpy(folder + sizeof folder - 7, "XXXXXX", 6);
    bp_buf_free(&font);
    doc = bp_new();
    return mkdtemp(folder) && doc && bp_load_memory(doc, plan, sizeof plan - 1, "plan.xml") == BP_OK &&
                   (bp_file_read(noto, (size_t)64 << 20, &font) || font.len > 1000)
               ? 0 : -1;
}

static void path_of(char path[300], const char *name)
{
    snprintf(path, 300, "%s/%s", folder, name);
}

static int close_folder(void **state)
{
    (void)state;
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        char path[300];
        path_of(path, entry->d_name);
        unlink(path);
    }
    if (dir)
        closedir(dir);
    bp_free(doc);
    bp_buf_free(&font);
    return rmdir(folder);
}

static void put(const char *name, const void *bytes, size_t len)
{
    char path[300];
    path_of(path, name);
    assert_int_equal(bp_file_write(path, bytes, len, false), 0);
}

/* Renders with the folder, or with none. */
static bp_result render(bool with_folder)
{
    const char *const folders[] = {folder};
    const bp_options options = {.size = sizeof(bp_options), .font_dirs = folders, .n_font_dirs = with_folder};
    const void *bytes;
    size_t len;
    return bp_render(doc, &options, &bytes, &len);
}

/* Whether a finding of that code has the part in its message. */
static bool said(int code, const char *part)
{
    for (size_t i = 0; i < bp_diag_count(doc); i++)
        if (bp_diag_at(doc, i)->code == code && strstr(bp_diag_at(doc, i)->message, part))
            return true;
    return false;
}

static void put_number(unsigned char *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(number >> (24 - 8 * i));
}

static uint32_t number_at(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* The font as a collection of `n` faces that are all the same, but for the last, which stands at `last` where
 * that is not 0; `len` bytes of it, or 0: all. */
static void put_collection(const char *name, uint32_t n, uint32_t last, size_t len)
{
    size_t base = 12 + 4 * (size_t)n, whole = base + font.len;
    unsigned char *bytes = calloc(1, whole);
    assert_non_null(bytes);
    memcpy(bytes, "ttcf", 4);
    put_number(bytes + 4, 0x00010000);
    put_number(bytes + 8, n);
    for (uint32_t i = 0; i < n; i++)
        put_number(bytes + 12 + 4 * (size_t)i, last && i + 1 == n ? last : (uint32_t)base);
    memcpy(bytes + base, font.bytes, font.len);
    size_t tables = number_at(bytes + base + 4) >> 16;
    for (size_t i = 0; i < tables; i++) {
        unsigned char *offset = bytes + base + 12 + 16 * i + 8;
        put_number(offset, number_at(offset) + (uint32_t)base);
    }
    put(name, bytes, len ? len : whole);
    free(bytes);
}

static void need_font(void)
{
    if (!font.len)
        skip();
}

static void folders_may_change(void **state)
{
    (void)state;
    need_font();
    put("gurmukhi.ttf", font.bytes, font.len);
    assert_int_equal(render(false), BP_INVALID);
    assert_true(said(6001, "U+0A2A"));
    assert_int_equal(render(true), BP_OK);
    assert_int_equal(bp_diag_count(doc), 0);
    assert_int_equal(render(false), BP_INVALID); /* its fonts have gone again */
    assert_int_equal(render(true), BP_OK);
}

static void collections(void **state)
{
    (void)state;
    need_font();
    put_collection("two.ttc", 2, 0, 0);
    assert_int_equal(render(true), BP_OK);
    assert_int_equal(bp_diag_count(doc), 0);
    put_collection("two.ttc", 2, (uint32_t)font.len, 0); /* the second face begins amid the outlines */
    assert_int_equal(render(true), BP_INVALID);
    assert_true(said(6005, "two.ttc"));
    put_collection("two.ttc", 100, 0, 0); /* as many as a collection may sensibly have are looked at */
    assert_int_equal(render(true), BP_OK);
    put_collection("two.ttc", 2, 0, 18); /* cut off among the offsets */
    assert_int_equal(render(true), BP_INVALID);
    assert_true(said(6005, "it is no whole TrueType font"));
    put_collection("two.ttc", 2, 0, 24);
    assert_int_equal(render(true), BP_INVALID);
    assert_true(said(6001, "U+0A2A"));
}

static void other_files(void **state)
{
    static const char none[] = "this is no font, although it has a font's name";
    (void)state;
    need_font();
    put("README", none, sizeof none);
    put("notes.txt", none, sizeof none);
    assert_int_equal(render(true), BP_INVALID);
    assert_int_equal(bp_diag_count(doc), 1); /* they are not looked at */
    put("a.otf", none, sizeof none);
    put("b.TTF", none, 3);
    put("c.TTC", "", 0);
    assert_int_equal(render(true), BP_INVALID);
    assert_true(said(6005, "a.otf") && said(6005, "b.TTF") && said(6005, "c.TTC"));
    put("d.ttf", font.bytes, font.len);
    assert_int_equal(render(true), BP_OK);
    assert_true(said(6005, "a.otf")); /* noted, and passed over */
}

static void more_than_there_is_room_for(void **state)
{
    char real[300], path[300], name[20];
    (void)state;
    need_font();
    put("a000.ttf", font.bytes, font.len);
    path_of(real, "a000.ttf");
    for (int i = 1; i < 270; i++) {
        snprintf(name, sizeof name, "a%03d.ttf", i);
        path_of(path, name);
        assert_int_equal(link(real, path), 0);
    }
    assert_int_equal(render(true), BP_OK);
    assert_true(said(6005, "there are more than 251 fonts before it"));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_folder, close_folder)
    const struct CMUnitTest tests[] = {
        TEST(folders_may_change), TEST(collections), TEST(other_files), TEST(more_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
