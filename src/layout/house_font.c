/* house_font.c: opens the faces of a house style. They become a part of each PDF, so they are looked at more
 * closely than those of a folder, which lend but a few characters. */
#include "layout/house_font.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "layout/face.h"
#include "layout/fallback.h"

/* ---- what kind of file it is ---- */

/* What cannot be used, by its first four bytes. */
static const struct {
    char begins[5];
    const char *words;
} other_kinds[] = {
    {"OTTO", "it is an OpenType font with PostScript outlines (.otf)"},
    {"ttcf", "it is a collection of fonts (.ttc)"},
    {"wOFF", "it is a web font (WOFF)"},
    {"wOF2", "it is a web font (WOFF 2)"},
    {"%!PS", "it is a Type 1 font"},
};

/* NULL: it is TrueType. */
static const char *other_kind(const struct bp_buf *bytes)
{
    for (size_t i = 0; i < sizeof other_kinds / sizeof *other_kinds; i++)
        if (bytes->len >= 4 && !memcmp(bytes->bytes, other_kinds[i].begins, 4))
            return other_kinds[i].words;
    bool sfnt = bytes->len >= 4 && (!memcmp(bytes->bytes, "\0\1\0\0", 4) || !memcmp(bytes->bytes, "true", 4));
    return sfnt ? NULL : "it is no font";
}

/* ---- the letters ---- */

enum { MOST_NAMED = 5, WIDEST = 3000 };

/* Letters that are looked for, and the words that name those that lack. */
struct test {
    struct bp_font *face;
    uint32_t lacking[MOST_NAMED];
    int n;
    bool more;
};

/* Whether the font shows a character: with a width, and unless it is a space, with an outline. */
static bool shows(const struct bp_font *face, uint32_t code)
{
    hb_codepoint_t glyph = 0;
    hb_glyph_extents_t box = {0, 0, 0, 0};
    if (!bp_hb.font_get_nominal_glyph(face->font, code, &glyph) || !glyph)
        return false;
    const hb_position_t width = bp_hb.font_get_glyph_h_advance(face->font, glyph);
    if (width <= 0 || width > WIDEST)
        return false;
    return code == ' ' || (bp_hb.font_get_glyph_extents(face->font, glyph, &box) && box.width && box.height);
}

static void look_for(struct test *test, uint32_t code)
{
    for (int i = 0; i < test->n; i++)
        if (test->lacking[i] == code)
            return;
    if (shows(test->face, code))
        return;
    test->more |= test->n == MOST_NAMED;
    if (test->n < MOST_NAMED)
        test->lacking[test->n++] = code;
}

/* Letters and punctuation; arrows are signs, which text fonts lack. */
static void look_for_all(struct test *test, const char *text)
{
    for (const char *end = text + strlen(text); text < end;) {
        uint32_t code = bp_utf8_next(&text, end);
        if (code > '~' && code != 0xA0 && code < 0x2190)
            look_for(test, code);
    }
}

static const char *name_lacking(const struct test *test, struct bp_arena *arena)
{
    struct bp_buf words = {0};
    for (int i = 0; i < test->n; i++) {
        char letter[5] = "";
        bp_utf8_put(letter, test->lacking[i]);
        bp_buf_fmt(&words, "%s%s (U+%04X)", i ? ", " : "", test->lacking[i] == ' ' ? "the space" : letter,
                   (unsigned)test->lacking[i]);
    }
    if (test->more)
        bp_buf_str(&words, ", and more");
    const char *kept = words.failed ? NULL : bp_arena_text(arena, words.bytes, words.len);
    bp_buf_free(&words);
    return kept;
}

/* All of ASCII, the report's own words in this language, and its punctuation. */
static bool has_letters(struct bp_font *face, const struct bp_house *house, struct bp_arena *arena,
                        const char **why)
{
    struct test test = {.face = face};
    for (uint32_t code = ' '; code <= '~'; code++)
        look_for(&test, code);
    look_for_all(&test, "\xC2\xB7\xC2\xA3\xE2\x80\x93\xE2\x80\x94\xE2\x80\xA2\xE2\x80\xA6");
    for (int i = BP_WORD_NONE + 1; i < BP_WORDS; i++)
        look_for_all(&test, house->words[i]);
    for (int i = 0; i < BP_COUNTEDS; i++)
        for (int form = 0; form < BP_PLURALS; form++)
            if (house->counted[i][form])
                look_for_all(&test, house->counted[i][form]);
    *why = test.n ? name_lacking(&test, arena) : NULL;
    return !test.n;
}

/* ---- opening ---- */

/* Restricted is what nothing else allows. The subset of a font is what a PDF has. */
static const char *forbids(unsigned rights)
{
    if ((rights & BP_FACE_USES) == BP_FACE_RESTRICTED)
        return "it to be embedded at all";
    if (rights & BP_FACE_BITMAPS)
        return "its outlines to be embedded";
    return rights & BP_FACE_NO_SUBSETS ? "a part of it to be embedded" : NULL;
}

static bool is_complete(hb_face_t *face)
{
    static const hb_tag_t needed[] = {
        HB_TAG('c', 'm', 'a', 'p'), HB_TAG('g', 'l', 'y', 'f'), HB_TAG('h', 'e', 'a', 'd'),
        HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'), HB_TAG('l', 'o', 'c', 'a'),
        HB_TAG('m', 'a', 'x', 'p')};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!bp_face_has(face, needed[i]))
            return false;
    return bp_hb.face_get_glyph_count(face) > 0;
}

/* post.italicAngle, in whole degrees (OpenType, table post, offset 4). */
static int slant_of(hb_face_t *face)
{
    hb_blob_t *table = bp_hb.face_reference_table(face, HB_TAG('p', 'o', 's', 't'));
    unsigned len;
    const unsigned char *bytes = (const unsigned char *)bp_hb.blob_get_data(table, &len);
    int angle = len < 8 ? 0 : (bytes[4] ^ 0x80) * 0x100 + bytes[5] - 0x8000;
    bp_hb.blob_destroy(table);
    return angle < -45 || angle > 45 ? 0 : angle;
}

static enum bp_font_fault look_at(struct bp_font *face, const struct bp_house *house, struct bp_arena *arena,
                                 bool *doubt, const char **why)
{
    if (!is_complete(face->face))
        return BP_FONT_DAMAGED;
    if (bp_face_has(face->face, HB_TAG('f', 'v', 'a', 'r'))) {
        *why = "it is a variable font, of which a PDF would have one face alone";
        return BP_FONT_KIND;
    }
    if ((*why = forbids(bp_face_rights(face->face))))
        return BP_FONT_EMBEDDING;
    if (!bp_font_measure(face, doubt))
        return BP_FONT_NO_MEMORY;
    bp_face_name(face);
    face->bold = bp_hb.style_get_value(face->font, HB_STYLE_TAG_WEIGHT) >= 600;
    face->italic_angle = slant_of(face->face);
    face->italic = face->italic_angle != 0;
    face->stem_v = face->bold ? 140 : 80;
    return has_letters(face, house, arena, why) ? BP_FONT_SOUND : BP_FONT_LETTERS;
}

enum bp_font_fault bp_house_font_open(struct bp_font *face, struct bp_buf *bytes,
                                      const struct bp_house *house, struct bp_arena *arena, bool *doubt,
                                      const char **why)
{
    const bool whole = bp_face_is_whole(bytes, 0);
    *why = other_kind(bytes);
    if (*why || !whole) {
        bp_buf_free(bytes);
        return *why ? BP_FONT_KIND : BP_FONT_DAMAGED;
    }
    bp_memory_watch();
    hb_blob_t *blob = bp_hb.blob_create_or_fail(bytes->bytes, (unsigned)bytes->len, HB_MEMORY_MODE_READONLY,
                                             bytes->bytes, free);
    *bytes = (struct bp_buf){0}; /* the blob has freed them, or owns them */
    if (!blob)
        return BP_FONT_NO_MEMORY;
    bp_hb.blob_make_immutable(blob);
    face->face = bp_hb.face_create(blob, 0);
    bp_hb.blob_destroy(blob);
    enum bp_font_fault fault = BP_FONT_NO_MEMORY;
    if (face->face != bp_hb.face_get_empty())
        fault = look_at(face, house, arena, doubt, why);
    if (!bp_memory_lasts(doubt) || (fault == BP_FONT_LETTERS && !*why))
        fault = BP_FONT_NO_MEMORY;
    if (fault)
        bp_font_close(face);
    return fault;
}

/* ---- taking places ---- */

static bool has_same_bytes(hb_face_t *a, hb_face_t *b)
{
    hb_blob_t *blobs[2] = {bp_hb.face_reference_blob(a), bp_hb.face_reference_blob(b)};
    unsigned lens[2];
    const char *bytes[2];
    for (int i = 0; i < 2; i++)
        bytes[i] = bp_hb.blob_get_data(blobs[i], &lens[i]);
    bool same = lens[0] == lens[1] && !memcmp(bytes[0], bytes[1], lens[0]);
    for (int i = 0; i < 2; i++)
        bp_hb.blob_destroy(blobs[i]);
    return same;
}

void bp_house_font_share(struct bp_font *to, const struct bp_font *from)
{
    *to = *from;
    to->face = bp_hb.face_reference(from->face);
    to->font = bp_hb.font_reference(from->font);
}

bool bp_house_font_is(const struct bp_fonts *fonts, const struct bp_font faces[BP_FACES])
{
    for (int i = 0; fonts->embedded && i < BP_FACES; i++)
        if (!has_same_bytes(fonts->items[i].face, faces[i].face))
            return false;
    return fonts->embedded;
}

void bp_house_font_take(struct bp_fonts *fonts, struct bp_font faces[BP_FACES])
{
    bp_house_font_drop(fonts);
    for (int i = 0; i < BP_FACES; i++) {
        fonts->items[BP_FACES + i] = fonts->items[i];
        fonts->items[i] = faces[i];
        faces[i] = (struct bp_font){0};
    }
    fonts->embedded = BP_FACES;
    fonts->n = 2 * BP_FACES;
}

void bp_house_font_drop(struct bp_fonts *fonts)
{
    bp_fallback_drop(fonts);
    bp_fonts_forget(fonts);
    for (int i = 0; fonts->embedded && i < BP_FACES; i++) {
        bp_font_close(&fonts->items[i]);
        fonts->items[i] = fonts->items[BP_FACES + i];
        fonts->items[BP_FACES + i] = (struct bp_font){0};
    }
    fonts->embedded = 0;
    fonts->n = BP_FACES;
}

bool bp_house_font_file(const struct bp_fonts *fonts, enum bp_face face, struct bp_font_file *file)
{
    const struct bp_font *font = &fonts->items[face];
    if (!fonts->embedded || (face >= BP_ITALIC && font->face == fonts->items[face - BP_ITALIC].face))
        return false;
    hb_blob_t *blob = bp_hb.face_reference_blob(font->face);
    unsigned len;
    file->bytes = bp_hb.blob_get_data(blob, &len);
    file->len = len;
    file->name = font->name;
    file->free = bp_face_has(font->face, HB_TAG('O', 'S', '/', '2')) && !bp_face_rights(font->face);
    bp_hb.blob_destroy(blob); /* the face has it, too */
    return true;
}
