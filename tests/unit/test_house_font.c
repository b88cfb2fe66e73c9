/* test_house_font.c: which files a house style may have as its fonts, and how they take the places of the
 * embedded ones. The files are the embedded faces, damaged or cut down. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <hb-subset.h>

#include "layout/fallback.h"
#include "layout/house_font.h"
#include "setting.h"

static struct setting s;

static int open_setting(void **state)
{
    (void)state;
    return setting_open(&s) ? 0 : -1;
}

static int close_setting(void **state)
{
    (void)state;
    setting_close(&s);
    return 0;
}

/* ---- files ---- */

static void put_face(hb_face_t *face, struct bp_buf *out)
{
    hb_blob_t *blob = hb_face_reference_blob(face);
    unsigned len;
    const char *bytes = hb_blob_get_data(blob, &len);
    bp_buf_put(out, bytes, len);
    hb_blob_destroy(blob);
}

/* The file of an embedded face. */
static struct bp_buf file_of(int face)
{
    struct bp_buf file = {0};
    assert_true(bp_font_ask(&s.fonts, s.fonts.embedded + face));
    put_face(s.fonts.items[s.fonts.embedded + face].face, &file);
    assert_true(file.len > 100000);
    return file;
}

/* The same without one character. */
static struct bp_buf file_without(uint32_t code)
{
    struct bp_buf file = {0};
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *kept = hb_subset_input_unicode_set(input);
    hb_set_add_range(kept, ' ', 0x2200);
    hb_set_del(kept, code);
    assert_true(bp_font_ask(&s.fonts, BP_REGULAR));
    hb_face_t *face = hb_subset_or_fail(s.fonts.items[BP_REGULAR].face, input);
    assert_non_null(face);
    put_face(face, &file);
    hb_face_destroy(face);
    hb_subset_input_destroy(input);
    return file;
}

static unsigned char *entry_of(struct bp_buf *file, const char *tag)
{
    unsigned char *at = (unsigned char *)file->bytes + 12;
    for (unsigned n = (unsigned)at[-8] << 8 | at[-7]; n; n--, at += 16)
        if (!memcmp(at, tag, 4))
            return at;
    fail_msg("no table %s", tag);
    return NULL;
}

static void set_rights(struct bp_buf *file, unsigned rights)
{
    const unsigned char *at = entry_of(file, "OS/2") + 8;
    size_t offset = (size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3];
    file->bytes[offset + 8] = (char)(rights >> 8);
    file->bytes[offset + 9] = (char)rights;
}

/* Opens a file, which it takes, in the language. Leaves *face zeroed if it has a fault. */
static enum bp_font_fault open_as(struct bp_font *face, struct bp_buf file, const char *lang, const char **why)
{
    *face = (struct bp_font){0};
    enum bp_font_fault fault = bp_house_font_open(face, &file, bp_house_for(lang), &s.arena, &s.fonts.doubt, why);
    assert_null(file.bytes);
    assert_true(!fault == !!face->face);
    return fault;
}

static enum bp_font_fault fault_of(struct bp_buf file, const char **why)
{
    struct bp_font face;
    enum bp_font_fault fault = open_as(&face, file, "en-GB", why);
    bp_font_close(&face);
    return fault;
}

/* ---- which are taken ---- */

static void test_sound(void **state)
{
    (void)state;
    const char *why;
    struct bp_font face;
    assert_int_equal(open_as(&face, file_of(BP_BOLD_ITALIC), "cy", &why), BP_FONT_SOUND);
    assert_string_equal(face.name, "LiberationSans-BoldItalic");
    assert_true(face.bold && face.italic);
    assert_int_equal(face.italic_angle, -12);
    assert_int_equal(face.ascent, s.fonts.items[BP_REGULAR].ascent);
    bp_font_close(&face);
    assert_int_equal(open_as(&face, file_of(BP_REGULAR), "en-GB", &why), BP_FONT_SOUND);
    assert_true(!face.bold && !face.italic && !face.italic_angle);
    bp_font_close(&face);
}

static void test_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *begins, *says;
    } kinds[] = {{"OTTO", ".otf"}, {"ttcf", ".ttc"}, {"wOFF", "WOFF"}, {"wOF2", "WOFF 2"},
                 {"%!PS", "Type 1"}, {"<htm", "no font"}};
    const char *why;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct bp_buf file = file_of(BP_REGULAR);
        memcpy(file.bytes, kinds[i].begins, 4);
        assert_int_equal(fault_of(file, &why), BP_FONT_KIND);
        assert_non_null(strstr(why, kinds[i].says));
    }
    struct bp_buf file = file_of(BP_REGULAR);
    memcpy(entry_of(&file, "fpgm"), "fvar", 4);
    assert_int_equal(fault_of(file, &why), BP_FONT_KIND);
    assert_non_null(strstr(why, "variable"));
}

static void test_damaged(void **state)
{
    (void)state;
    static const char *const needed[] = {"cmap", "glyf", "hhea", "hmtx", "loca", "maxp"};
    const char *why;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        struct bp_buf file = file_of(BP_REGULAR);
        entry_of(&file, needed[i])[3] ^= 1;
        assert_int_equal(fault_of(file, &why), BP_FONT_DAMAGED);
    }
    for (size_t len = 0; len < 1000; len += 7) {
        struct bp_buf file = {0}, whole = file_of(BP_REGULAR);
        bp_buf_put(&file, whole.bytes, len);
        bp_buf_free(&whole);
        assert_int_equal(fault_of(file, &why), len < 4 ? BP_FONT_KIND : BP_FONT_DAMAGED);
    }
    struct bp_buf file = file_of(BP_REGULAR);
    file.len -= 1000;
    assert_int_equal(fault_of(file, &why), BP_FONT_DAMAGED);
}

/* OpenType, table OS/2, fsType: what is allowed as well counts, and a PDF has a subset. */
static void test_rights(void **state)
{
    (void)state;
    static const struct {
        unsigned rights;
        bool may;
    } all[] = {{0x0000, true},  {0x0002, false}, {0x0004, true},  {0x0008, true}, {0x0006, true},
               {0x000A, true},  {0x0100, false}, {0x0200, false}, {0x0204, false}, {0x0108, false}};
    const char *why;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct bp_buf file = file_of(BP_BOLD);
        set_rights(&file, all[i].rights);
        assert_int_equal(fault_of(file, &why), all[i].may ? BP_FONT_SOUND : BP_FONT_EMBEDDING);
    }
}

static void test_letters(void **state)
{
    (void)state;
    static const struct {
        uint32_t code;
        const char *lang, *lacks; /* NULL: it is not needed */
    } all[] = {{'Z', "en-GB", "Z (U+005A)"},
               {'0', "en-GB", "0 (U+0030)"},
               {'@', "en-GB", "@ (U+0040)"},
               {' ', "en-GB", "the space (U+0020)"},
               {0x2019, "en-GB", "\xE2\x80\x99 (U+2019)"},
               {0xB7, "en-GB", "\xC2\xB7 (U+00B7)"},
               {0xF4, "cy", "\xC3\xB4 (U+00F4)"},
               {0xF4, "en-GB", NULL},
               {0x3B1, "en-GB", NULL},
               {0x2192, "en-GB", NULL}};
    const char *why;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct bp_font face;
        enum bp_font_fault fault = open_as(&face, file_without(all[i].code), all[i].lang, &why);
        bp_font_close(&face);
        assert_int_equal(fault, all[i].lacks ? BP_FONT_LETTERS : BP_FONT_SOUND);
        if (all[i].lacks)
            assert_string_equal(why, all[i].lacks);
    }
}

/* ---- how they take places ---- */

/* Faces change between documents. */
static void take(struct bp_font faces[BP_FACES])
{
    bp_shaper_close(&s.set.shaper);
    if (faces)
        bp_house_font_take(&s.fonts, faces);
    else
        bp_house_font_drop(&s.fonts);
    assert_true(bp_shaper_open(&s.set.shaper, &s.arena, &s.fonts, "en-GB"));
}

static int32_t width_of(int font, const char *text)
{
    return bp_shape(&s.set.shaper, font, text, strlen(text))->width;
}

/* Opens a family whose faces are all one file. */
static void open_family(struct bp_font faces[BP_FACES], struct bp_buf file)
{
    const char *why;
    memset(faces, 0, BP_FACES * sizeof *faces);
    assert_int_equal(open_as(&faces[0], file, "en-GB", &why), BP_FONT_SOUND);
    for (int i = 1; i < BP_FACES; i++)
        bp_house_font_share(&faces[i], &faces[0]);
}

static void close_family(struct bp_font faces[BP_FACES])
{
    for (int i = 0; i < BP_FACES; i++)
        bp_font_close(&faces[i]);
}

/* Not even the tables of what embedded faces do are asked. */
static void test_places(void **state)
{
    (void)state;
    struct bp_font faces[BP_FACES];
    const int32_t regular = width_of(BP_REGULAR, "Tokyo avenue"), bold = width_of(BP_BOLD, "Tokyo avenue");
    assert_int_not_equal(regular, bold);
    open_family(faces, file_of(BP_BOLD));
    assert_false(bp_house_font_is(&s.fonts, faces));
    take(faces);
    close_family(faces); /* they are the fonts' now */
    assert_int_equal(width_of(BP_REGULAR, "Tokyo avenue"), bold);
    assert_int_equal(width_of(BP_FACES + BP_REGULAR, "Tokyo avenue"), regular);
    open_family(faces, file_of(BP_BOLD));
    assert_true(bp_house_font_is(&s.fonts, faces));
    close_family(faces);
    open_family(faces, file_of(BP_ITALIC));
    assert_false(bp_house_font_is(&s.fonts, faces));
    take(faces);
    assert_int_equal(s.fonts.n, 2 * BP_FACES);
    take(NULL);
    assert_int_equal(s.fonts.n, BP_FACES);
    assert_int_equal(width_of(BP_REGULAR, "Tokyo avenue"), regular);
    assert_int_equal(width_of(BP_BOLD, "Tokyo avenue"), bold);
}

/* The embedded face of the same style lends what a style's face lacks. */
static void test_lending(void **state)
{
    (void)state;
    struct bp_font faces[BP_FACES];
    static const char y[] = "\xC5\xB5";
    open_family(faces, file_without(0x175));
    take(faces);
    for (int i = 0; i < BP_FACES; i++) {
        int font = i;
        assert_int_equal(bp_fallback_run(&s.fonts, &s.diags, y, 2, &font), 2);
        assert_int_equal(font, BP_FACES + i);
        font = i;
        bp_fallback_run(&s.fonts, &s.diags, "y", 1, &font);
        assert_int_equal(font, i);
    }
    take(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound), cmocka_unit_test(test_kinds), cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_rights), cmocka_unit_test(test_letters), cmocka_unit_test(test_places),
        cmocka_unit_test(test_lending)};
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
