/* subset.c: reduces a face to the glyphs in use with hb-subset: outlines and metrics, without
 * hints. Then checks the result, because if memory runs out in the middle, HarfBuzz 6 reports
 * nothing but leaves out glyphs, parts of glyphs or tables. */
#include "pdf/subset.h"

#include "base/memory.h"
#include "pdf/slim.h"

/* Tables that a TrueType font in a PDF needs (ISO 32000-1, 9.9). */
static const hb_tag_t kept_tables[] = {
    HB_TAG('g', 'l', 'y', 'f'), HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
    HB_TAG('h', 'm', 't', 'x'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('m', 'a', 'x', 'p')};
enum { N_KEPT = sizeof kept_tables / sizeof *kept_tables };

static bool is_kept(hb_tag_t tag)
{
    for (size_t i = 0; i < N_KEPT; i++)
        if (kept_tables[i] == tag)
            return true;
    return false;
}

/* The embedded faces are sound, so the reason can only be memory. One of the caller's faces may be
 * damaged in a way that has not shown before. */
static _Noreturn void refuse(struct bp_pdf *pdf, const struct bp_pdf_font *font)
{
    const struct bp_fonts *fonts = pdf->pages->fonts;
    const int face = font->index / 2;
    const bool sound = bp_fonts_embedded(fonts, face) < BP_FACES || face == BP_SIGNS;
    if (bp_memory_lasts(&pdf->pages->fonts->doubt) && !sound) {
        pdf->result = BP_INVALID;
        pdf->fault = font->font->name;
    }
    longjmp(pdf->leave, 1);
}

static hb_blob_t *give_table(hb_face_t *face, hb_tag_t tag, void *whole)
{
    (void)face;
    return is_kept(tag) ? bp_hb.face_reference_table(whole, tag) : bp_hb.blob_get_empty();
}

/* The face with only the tables that are kept. Otherwise hb-subset would process the characters of
 * the others, which takes time. Data that both libraries keep with a face must be opened by
 * HarfBuzz first: if memory runs out, hb-subset would leave something there that HarfBuzz cannot
 * free. NULL if memory ran out. */
static hb_face_t *bare_face(const struct bp_pdf_font *font, bool *doubt)
{
    hb_face_t *face = bp_hb.face_create_for_tables(give_table, font->font->face, NULL);
    hb_font_t *opener = bp_hb.font_create(face);
    bool made = face != bp_hb.face_get_empty() && opener != bp_hb.font_get_empty();
    hb_glyph_extents_t box;
    hb_codepoint_t glyph;
    if (made) {
        bp_hb.font_get_glyph_extents(opener, 0, &box);
        bp_hb.font_get_nominal_glyph(opener, ' ', &glyph);
    }
    bp_hb.font_destroy(opener);
    if (made && bp_memory_lasts(doubt))
        return face;
    bp_hb.face_destroy(face);
    return NULL;
}

/* Runs hb-subset. Its objects belong to the font until the document is closed. Returns false if
 * memory ran out. */
static bool subset_face(struct bp_pdf_font *font, bool *doubt)
{
    hb_face_t *face = bare_face(font, doubt);
    font->input = bp_hb.subset_input_create_or_fail();
    hb_set_t *wanted = font->input ? bp_hb.subset_input_glyph_set(font->input) : NULL;
    for (unsigned id = 0; wanted && id < font->n_glyphs; id++)
        if (font->first[id])
            bp_hb.set_add(wanted, id);
    if (face && wanted && bp_hb.set_allocation_successful(wanted)) {
        bp_hb.subset_input_set_flags(font->input, HB_SUBSET_FLAGS_NO_HINTING);
        font->plan = bp_hb.subset_plan_create_or_fail(face, font->input);
    }
    bp_hb.face_destroy(face); /* the plan holds it */
    font->subset = font->plan ? bp_hb.subset_plan_execute_or_fail(font->plan) : NULL;
    if (!font->subset)
        return false;
    font->blob = bp_hb.face_reference_blob(font->subset);
    font->file = bp_hb.blob_get_data(font->blob, &font->file_len);
    return font->file_len != 0;
}

/* Records which glyph of the face each glyph of the subset is. The subset also has the parts of
 * composite glyphs. */
static void number_glyphs(struct bp_pdf *pdf, struct bp_pdf_font *font)
{
    const hb_map_t *map = bp_hb.subset_plan_old_to_new_glyph_mapping(font->plan);
    font->n_subset = bp_hb.face_get_glyph_count(font->subset);
    font->ids = bp_arena_array(&pdf->arena, font->n_subset, sizeof *font->ids);
    font->place = bp_arena_array(&pdf->arena, font->n_glyphs, sizeof *font->place);
    for (unsigned id = 0; id < font->n_glyphs; id++) {
        hb_codepoint_t glyph = bp_hb.map_get(map, id);
        if (glyph < font->n_subset) {
            font->ids[glyph] = (uint16_t)id;
            font->place[id] = (uint16_t)glyph;
        } else if (font->first[id]) {
            refuse(pdf, font);
        }
    }
}

/* ---- checking that each glyph has the outline and width that it has in the face ---- */

static void add_number(uint64_t *hash, float value)
{
    *hash = (*hash ^ (uint64_t)(int64_t)(value * 64)) * UINT64_C(0x100000001B3);
}

static void add_point(hb_draw_funcs_t *funcs, void *hash, hb_draw_state_t *state, float x, float y,
                      void *data)
{
    (void)funcs, (void)state, (void)data;
    add_number(hash, x);
    add_number(hash, y);
}

static void add_curve(hb_draw_funcs_t *funcs, void *hash, hb_draw_state_t *state, float x1,
                      float y1, float x, float y, void *data)
{
    add_point(funcs, hash, state, x1, y1, data);
    add_point(funcs, hash, state, x, y, data);
}

static uint64_t draw(hb_font_t *font, unsigned glyph, hb_draw_funcs_t *pen)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    add_number(&hash, (float)bp_hb.font_get_glyph_h_advance(font, glyph));
#if HB_VERSION_ATLEAST(7, 0, 0)
    bp_hb.font_draw_glyph(font, glyph, pen, &hash);
#else
    bp_hb.font_get_glyph_shape(font, glyph, pen, &hash);
#endif
    return hash;
}

/* Whether `copy`, a font of `face`, has the whole subset. */
static bool is_like(hb_face_t *face, hb_font_t *copy, hb_draw_funcs_t *pen, const struct bp_pdf_font *font)
{
    bp_hb.draw_funcs_set_move_to_func(pen, add_point, NULL, NULL);
    bp_hb.draw_funcs_set_line_to_func(pen, add_point, NULL, NULL);
    bp_hb.draw_funcs_set_quadratic_to_func(pen, add_curve, NULL, NULL);
    bp_hb.font_set_scale(copy, 1000, 1000);
    hb_tag_t tags[16];
    unsigned n = 16;
    bool whole = bp_hb.face_get_table_tags(face, 0, &n, tags) == N_KEPT &&
                 bp_hb.face_get_glyph_count(face) == font->n_subset;
    for (unsigned i = 0; whole && i < n; i++)
        whole = is_kept(tags[i]);
    for (unsigned id = 1; whole && id < font->n_subset; id++) /* glyph 0 loses its outline */
        whole = draw(copy, id, pen) == draw(font->font->font, font->ids[id], pen);
    return whole;
}

static bool is_whole(const struct bp_pdf_font *font)
{
    hb_face_t *face = bp_hb.face_create(font->blob, 0);
    hb_font_t *copy = bp_hb.font_create(face);
    hb_draw_funcs_t *pen = bp_hb.draw_funcs_create();
    bool made = face != bp_hb.face_get_empty() && copy != bp_hb.font_get_empty() &&
                !bp_hb.draw_funcs_is_immutable(pen); /* only the empty one is */
    bool whole = made && is_like(face, copy, pen, font);
    bp_hb.draw_funcs_destroy(pen);
    bp_hb.font_destroy(copy);
    bp_hb.face_destroy(face);
    return whole;
}

void bp_pdf_subset(struct bp_pdf *pdf, struct bp_pdf_font *font)
{
    bool *doubt = &pdf->pages->fonts->doubt;
    const int face = font->index / 2;
    bp_memory_watch();
    if (bp_fonts_embedded(pdf->pages->fonts, face) < BP_FACES && bp_pdf_slim(pdf, font))
        return;
    if (!bp_font_ask(pdf->pages->fonts, face) || !subset_face(font, doubt))
        refuse(pdf, font);
    number_glyphs(pdf, font);
    if (!is_whole(font) || !bp_memory_lasts(doubt))
        refuse(pdf, font);
}
