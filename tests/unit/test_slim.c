/* test_slim.c: a subset of an embedded face has the outlines and widths of the face, as one by hb-subset has,
 * and no more bytes; and a damaged face is refused or copied, but breaks nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <hb-subset.h>

#include "pdf/slim.h"
#include "unit/asked.h"
#include "unit/drawn.h"

static struct bp_fonts fonts;
static struct bp_pages pages = {.fonts = &fonts};
static struct bp_pdf pdf = {.pages = &pages};
static struct bp_pdf_font font;
static struct bp_pdf_code codes[0x10000];

static int open_fonts(void **state)
{
    (void)state;
    bp_arena_init(&pdf.arena, (size_t)64 << 20);
    pdf.arena.on_out = &pdf.leave;
    return open_asked(&fonts) ? 0 : -1;
}

static int close_fonts(void **state)
{
    (void)state;
    bp_arena_clear(&pdf.arena);
    bp_fonts_close(&fonts);
    return 0;
}

/* Begins a subset of a face; none of its glyphs is in use yet. */
static void begin(const struct bp_font *face)
{
    bp_arena_clear(&pdf.arena);
    font = (struct bp_pdf_font){.font = face, .n_glyphs = hb_face_get_glyph_count(face->face)};
    font.first = bp_arena_array(&pdf.arena, font.n_glyphs, sizeof *font.first);
    font.codes = codes;
    font.n_cids = 1;
}

/* Gives a glyph a code: the CID that comes next, after so many that stay free. */
static void use(unsigned id, unsigned free)
{
    font.n_cids += free;
    codes[font.n_codes++] = (struct bp_pdf_code){.glyph = (uint16_t)id, .cid = (uint16_t)font.n_cids++};
    font.first[id] = (uint32_t)font.n_codes;
}

/* `n_more`: so many glyphs does our subset have beside those in use. */
static unsigned size_by_harfbuzz(unsigned n_more)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    for (unsigned id = 0; id < font.n_glyphs; id++)
        if (font.first[id])
            hb_set_add(hb_subset_input_glyph_set(input), id);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_tag_t tags[64];
    unsigned n = 64;
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    hb_face_get_table_tags(font.font->face, 0, &n, tags);
    for (unsigned i = 0; i < n; i++)
        hb_set_add(dropped, tags[i]);
    static const char *const kept[] = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"};
    for (int i = 0; i < 6; i++)
        hb_set_del(dropped, hb_tag_from_string(kept[i], 4));
    hb_face_t *subset = hb_subset_or_fail(font.font->face, input);
    assert_non_null(subset);
    hb_blob_t *blob = hb_face_reference_blob(subset);
    unsigned size = hb_blob_get_length(blob);
    assert_int_equal(font.n_subset - n_more, hb_face_get_glyph_count(subset));
    hb_blob_destroy(blob);
    hb_face_destroy(subset);
    hb_subset_input_destroy(input);
    return size;
}

/* Makes the subset and compares it with its face. `n_more`: CIDs that are free or a glyph's second one. */
static void check(unsigned n_more)
{
    assert_true(bp_pdf_slim(&pdf, &font));
    assert_true(font.by_cid);
    /* a large one of HarfBuzz has no padding, which takes a byte a glyph; and where its last glyphs are as wide as
     * one another it saves two bytes each: ours have another order */
    const unsigned size = size_by_harfbuzz(n_more), n = font.n_subset;
    assert_true(font.file_len <= size + 2 * n + 2 * n_more * 8 + (size > 0x1FFFE ? n : 0));
    hb_blob_t *blob = hb_blob_create(font.file, font.file_len, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *copy = hb_font_create(face);
    hb_font_set_scale(copy, 1000, 1000);
    assert_int_equal(hb_face_get_glyph_count(face), n);
    const uint64_t nothing = drawn(copy, 0);
    for (unsigned id = 1; id < n; id++)
        assert_true(drawn(copy, id) == (font.ids[id] ? drawn(font.font->font, font.ids[id]) : nothing));
    for (unsigned i = 0; i < font.n_codes; i++)
        assert_int_equal(font.ids[codes[i].cid], codes[i].glyph);
    for (unsigned id = 1; id < font.n_glyphs; id++)
        assert_true(!font.first[id] || font.ids[font.place[id]] == id);
    uint32_t sum = 0;
    for (unsigned i = 0; i < font.file_len; i++)
        sum += (uint32_t)(unsigned char)font.file[i] << (24 - 8 * (i % 4));
    assert_int_equal(sum, 0xB1B0AFBA); /* OpenType, table head */
    hb_font_destroy(copy);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
}

static void test_subsets(void **state)
{
    (void)state;
    uint32_t random = 1;
    for (int face = 0; face < BP_FACES; face++)
        for (unsigned every = 1; every < 2000; every = every * 3 + (unsigned)face) {
            begin(&fonts.items[face]);
            for (unsigned id = 1; id < font.n_glyphs; id++) {
                random = random * 1664525 + 1013904223;
                if ((random >> 8) % every == 0)
                    use(id, 0);
            }
            check(0);
        }
}

/* One glyph each, so that each is seen with all that it is made of and nothing else. */
static void test_single_glyphs(void **state)
{
    (void)state;
    unsigned made_of_others = 0;
    for (unsigned id = 1; id < hb_face_get_glyph_count(fonts.items[BP_BOLD].face); id += 5) {
        begin(&fonts.items[BP_BOLD]);
        use(id, 0);
        check(0);
        made_of_others += font.n_subset > 2;
    }
    assert_true(made_of_others > 20);
}

/* CIDs that no glyph has, as of ASCII characters that are not in use; and glyphs with two of them. */
static void test_holes(void **state)
{
    (void)state;
    begin(&fonts.items[BP_REGULAR]);
    unsigned n_more = 0;
    for (unsigned id = 1; id < 400; id += 3) {
        use(id, id % 5);
        n_more += id % 5;
        if (id % 7 == 0) {
            use(id, 0);
            n_more++;
        }
    }
    check(n_more);
}

/* Faces with some bytes of their outlines, places and metrics changed. */
static void test_damaged(void **state)
{
    (void)state;
    hb_blob_t *whole = hb_face_reference_blob(fonts.items[BP_REGULAR].face);
    unsigned len, refused = 0, tries = 300;
    const char *bytes = hb_blob_get_data(whole, &len);
    uint32_t random = 7;
    for (unsigned i = 0; i < tries; i++) {
        char *copy = malloc(len);
        assert_non_null(copy);
        memcpy(copy, bytes, len);
        for (unsigned k = 0; k < 1 + 8 * (i % 40); k++) {
            random = random * 1664525 + 1013904223;
            copy[1000 + (random >> 3) % (len - 1000)] ^= (char)(1 << (random & 7));
        }
        const struct bp_embedded file = {copy, copy + len, "Damaged", false, false};
        hb_blob_t *blob = hb_blob_create(copy, len, HB_MEMORY_MODE_READONLY, copy, free);
        struct bp_font face = {.face = hb_face_create(blob, 0), .embedded = &file};
        hb_blob_destroy(blob);
        begin(&face);
        for (unsigned id = 1; id < font.n_glyphs; id += 1 + i % 3)
            use(id, 0);
        refused += !bp_pdf_slim(&pdf, &font);
        hb_face_destroy(face.face);
    }
    assert_true(refused > 0 && refused < tries);
    hb_blob_destroy(whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_subsets),
        cmocka_unit_test(test_single_glyphs),
        cmocka_unit_test(test_holes),
        cmocka_unit_test(test_damaged),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
