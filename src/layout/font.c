/* font.c: opens the embedded faces, and reads the metrics for PDF font descriptors. */
#include "layout/font.h"

#include <hb-ot.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

extern const char bp_face_regular[], bp_face_regular_end[];
extern const char bp_face_bold[], bp_face_bold_end[];
extern const char bp_face_italic[], bp_face_italic_end[];
extern const char bp_face_bold_italic[], bp_face_bold_italic_end[];

static const struct {
    const char *begin, *end, *name;
    bool bold, italic;
} embedded[BP_FACES] = {
    {bp_face_regular, bp_face_regular_end, "LiberationSans", false, false},
    {bp_face_bold, bp_face_bold_end, "LiberationSans-Bold", true, false},
    {bp_face_italic, bp_face_italic_end, "LiberationSans-Italic", false, true},
    {bp_face_bold_italic, bp_face_bold_italic_end, "LiberationSans-BoldItalic", true, true},
};

static int metric(hb_font_t *font, hb_ot_metrics_tag_t tag)
{
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(font, tag, &value);
    return value;
}

/* The bounding box of all glyphs: head.xMin … yMax (OpenType, table head, offset 36). */
static void read_box(hb_face_t *face, int box[4])
{
    hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned len;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(head, &len);
    int upem = (int)hb_face_get_upem(face);
    for (int i = 0; i < 4; i++) {
        unsigned raw = len >= 44 ? (unsigned)bytes[36 + 2 * i] << 8 | bytes[37 + 2 * i] : 0;
        int value = (int)raw - (raw & 0x8000 ? 0x10000 : 0);
        box[i] = value * 1000 / upem;
    }
    hb_blob_destroy(head);
}

bool bp_font_measure(struct bp_font *out, bool *doubt)
{
    bp_memory_watch();
    out->font = hb_font_create(out->face);
    if (out->face == hb_face_get_empty() || out->font == hb_font_get_empty())
        return false;
    hb_font_set_scale(out->font, 1000, 1000);
    out->ascent = metric(out->font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
    out->descent = metric(out->font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
    out->cap_height = metric(out->font, HB_OT_METRICS_TAG_CAP_HEIGHT);
    out->italic_angle = out->italic ? -12 : 0; /* the value of post.italicAngle in Liberation Sans */
    out->stem_v = out->bold ? 140 : 80; /* TrueType has no such number, but viewers need one */
    read_box(out->face, out->bbox);
    /* Opens widths and characters, which are asked for later without a watch. */
    hb_codepoint_t glyph;
    hb_font_get_glyph_h_advance(out->font, 0);
    hb_font_get_nominal_glyph(out->font, ' ', &glyph);
    return bp_memory_lasts(doubt);
}

static bool open_face(struct bp_font *out, int index, bool *doubt)
{
    hb_blob_t *blob = hb_blob_create_or_fail(
        embedded[index].begin, (unsigned)(embedded[index].end - embedded[index].begin),
        HB_MEMORY_MODE_READONLY, NULL, NULL);
    if (!blob)
        return false;
    out->face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    snprintf(out->name, sizeof out->name, "%s", embedded[index].name);
    out->bold = embedded[index].bold;
    out->italic = embedded[index].italic;
    return bp_font_measure(out, doubt);
}

/* Whether HarfBuzz knows characters at all. If memory runs out while it initialises itself, its
 * fonts map no characters, or it has no Unicode properties, until the process ends. */
static bool knows_letters(const struct bp_font *font, bool *doubt)
{
    hb_codepoint_t glyph;
    bp_memory_watch();
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    return unicode != hb_unicode_funcs_get_empty() && hb_unicode_mirroring(unicode, '(') == ')' &&
           hb_font_get_nominal_glyph(font->font, 'a', &glyph) && bp_memory_lasts(doubt);
}

bool bp_fonts_open(struct bp_fonts *fonts)
{
    for (int i = 0; i < BP_FACES; i++) {
        fonts->n = i + 1;
        if (!open_face(&fonts->items[i], i, &fonts->doubt)) {
            bp_fonts_close(fonts);
            return false;
        }
    }
    if (knows_letters(&fonts->items[BP_REGULAR], &fonts->doubt))
        return true;
    bp_fonts_close(fonts);
    return false;
}

void bp_fonts_forget(struct bp_fonts *fonts)
{
    bp_arena_clear(&fonts->shapes.arena);
    memset(&fonts->shapes, 0, sizeof fonts->shapes);
}

void bp_font_close(struct bp_font *font)
{
    hb_shape_plan_destroy(font->plan);
    hb_font_destroy(font->font);
    hb_face_destroy(font->face);
    *font = (struct bp_font){0};
}

void bp_fonts_close(struct bp_fonts *fonts)
{
    bp_fonts_forget(fonts);
    for (int i = 0; i < fonts->n; i++)
        bp_font_close(&fonts->items[i]);
    bp_font_close(&fonts->items[BP_SIGNS]);
    bp_buf_free(&fonts->files);
    fonts->n = fonts->embedded = 0;
    fonts->out = fonts->doubt = false;
}
