/* font.c: opens fonts for HarfBuzz, and reads the metrics for PDF font descriptors. */
#include "layout/font.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"

extern const char bp_face_regular[], bp_face_regular_end[];
extern const char bp_face_bold[], bp_face_bold_end[];
extern const char bp_face_signs[], bp_face_signs_end[];
extern const char bp_face_italic[], bp_face_italic_end[];
extern const char bp_face_bold_italic[], bp_face_bold_italic_end[];

const struct bp_embedded bp_embedded[BP_FACES] = {
    {bp_face_regular, bp_face_regular_end, "LiberationSans", false, false},
    {bp_face_bold, bp_face_bold_end, "LiberationSans-Bold", true, false},
    {bp_face_italic, bp_face_italic_end, "LiberationSans-Italic", false, true},
    {bp_face_bold_italic, bp_face_bold_italic_end, "LiberationSans-BoldItalic", true, true},
};

const struct bp_embedded bp_embedded_signs = {bp_face_signs, bp_face_signs_end, "DejaVuSans", false, false};

static int metric(hb_font_t *font, hb_ot_metrics_tag_t tag)
{
    hb_position_t value = 0;
    bp_hb.ot_metrics_get_position_with_fallback(font, tag, &value);
    return value;
}

/* The bounding box of all glyphs: head.xMin … yMax (OpenType, table head, offset 36). */
static void read_box(hb_face_t *face, int box[4])
{
    hb_blob_t *head = bp_hb.face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned len;
    const unsigned char *bytes = (const unsigned char *)bp_hb.blob_get_data(head, &len);
    int upem = (int)bp_hb.face_get_upem(face);
    for (int i = 0; i < 4; i++) {
        unsigned raw = len >= 44 ? (unsigned)bytes[36 + 2 * i] << 8 | bytes[37 + 2 * i] : 0;
        int value = (int)raw - (raw & 0x8000 ? 0x10000 : 0);
        box[i] = value * 1000 / upem;
    }
    bp_hb.blob_destroy(head);
}

bool bp_font_measure(struct bp_font *out, bool *doubt)
{
    bp_memory_watch();
    out->font = bp_hb.font_create(out->face);
    if (out->face == bp_hb.face_get_empty() || out->font == bp_hb.font_get_empty())
        return false;
    bp_hb.font_set_scale(out->font, 1000, 1000);
    out->ascent = metric(out->font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
    out->descent = metric(out->font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
    out->cap_height = metric(out->font, HB_OT_METRICS_TAG_CAP_HEIGHT);
    out->italic_angle = out->italic ? -12 : 0; /* the value of post.italicAngle in Liberation Sans */
    out->stem_v = out->bold ? 140 : 80; /* TrueType has no such number, but viewers need one */
    out->n_glyphs = bp_hb.face_get_glyph_count(out->face);
    read_box(out->face, out->bbox);
    /* Opens widths and characters, which are asked for later without a watch. */
    hb_codepoint_t glyph;
    bp_hb.font_get_glyph_h_advance(out->font, 0);
    bp_hb.font_get_nominal_glyph(out->font, ' ', &glyph);
    return bp_memory_lasts(doubt);
}

bool bp_font_open(struct bp_font *out, const struct bp_embedded *file, bool *doubt)
{
    /* cppcheck-suppress comparePointers // two labels of one file's bytes */
    hb_blob_t *blob = bp_hb.blob_create_or_fail(file->begin, (unsigned)(file->end - file->begin),
                                                HB_MEMORY_MODE_READONLY, NULL, NULL);
    if (!blob)
        return false;
    out->face = bp_hb.face_create(blob, 0);
    bp_hb.blob_destroy(blob);
    snprintf(out->name, sizeof out->name, "%s", file->name);
    out->bold = file->bold;
    out->italic = file->italic;
    return bp_font_measure(out, doubt);
}

void bp_font_close(struct bp_font *font)
{
    if (font->face) { /* else HarfBuzz may not be there */
        bp_hb.shape_plan_destroy(font->plan);
        bp_hb.font_destroy(font->font);
        bp_hb.face_destroy(font->face);
    }
    *font = (struct bp_font){0};
}
