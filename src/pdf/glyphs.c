/* glyphs.c: turns shapes into strings of codes, each once, and notes for each face which glyphs are used, and
 * what text each of their codes stands for. */
#include "pdf/glyphs.h"

#include <hb-subset.h>
#include <string.h>

#include "base/text.h"
#include "pdf/writer.h"

/* Each costs a search, wherever its glyph is used. */
#define MAX_ALIASES 256

/* Whether a glyph is what the font has for a character by itself. */
static bool is_nominal(const struct bp_font *font, const char *at, const char *end, unsigned id)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font->font, bp_utf8_next(&at, end), &glyph) && glyph == id;
}

/* Whether it is what the font has for one of the characters of a text. */
static bool is_nominal_within(const struct bp_font *font, const char *text, const char *end,
                              unsigned id)
{
    for (const char *at = text; at < end;) {
        if (is_nominal(font, at, end, id))
            return true;
        bp_utf8_next(&at, end);
    }
    return false;
}

/* Of the characters of a cluster that several glyphs share: the one that glyph i is the font's own for; for
 * the first glyph without such a one all the characters that no glyph is; for the others a WORD JOINER. */
static const char *shared_text(const struct bp_font *font, const struct bp_shape *shape, unsigned i,
                               const char *text, const char *end, uint16_t *len)
{
    static const char joiner[] = "\xE2\x81\xA0";
    const char *rest = NULL, *rest_end = NULL;
    for (const char *at = text, *next = text; at < end; at = next) {
        bool taken = false;
        bp_utf8_next(&next, end);
        for (unsigned k = 0; k < shape->n; k++) {
            if (shape->glyphs[k].cluster != shape->glyphs[i].cluster ||
                !is_nominal(font, at, end, shape->glyphs[k].id))
                continue;
            taken = true;
            if (k == i) {
                *len = (uint16_t)(next - at);
                return at;
            }
        }
        if (!taken && (!rest || rest_end == at)) {
            rest = rest ? rest : at;
            rest_end = next;
        }
    }
    for (unsigned k = 0; k < i; k++)
        if (shape->glyphs[k].cluster == shape->glyphs[i].cluster &&
            !is_nominal_within(font, text, end, shape->glyphs[k].id))
            rest = NULL; /* an earlier glyph has it */
    *len = (uint16_t)(rest ? rest_end - rest : 3);
    return rest ? rest : joiner;
}

const char *bp_pdf_glyph_text(const struct bp_font *font, const struct bp_shape *shape, unsigned i,
                              uint16_t *len)
{
    unsigned from = shape->glyphs[i].cluster, to = shape->len, sharing = 0;
    if (shape->plain && !shape->rtl) {
        *len = (uint16_t)((i + 1 < shape->n ? shape->glyphs[i + 1].cluster : to) - from);
        return shape->text + from;
    }
    for (unsigned k = 0; k < shape->n; k++) {
        sharing += shape->glyphs[k].cluster == from;
        if (shape->glyphs[k].cluster > from && shape->glyphs[k].cluster < to)
            to = shape->glyphs[k].cluster;
    }
    if (sharing > 1)
        return shared_text(font, shape, i, shape->text + from, shape->text + to, len);
    *len = (uint16_t)(to - from);
    return shape->text + from;
}

int bp_pdf_adjustment(const struct bp_font *font, const struct bp_glyph *glyph)
{
    return hb_font_get_glyph_h_advance(font->font, glyph->id) - glyph->advance;
}

struct bp_pdf_font *bp_pdf_glyphs_font(struct bp_pdf *pdf, const struct bp_shape *shape)
{
    const struct bp_fonts *fonts = pdf->pages->fonts;
    if (!pdf->glyphs.fonts) /* more may be opened while pages come */
        pdf->glyphs.fonts = bp_arena_array(&pdf->arena, BP_MAX_FONTS, sizeof *pdf->glyphs.fonts);
    if (shape->font >= fonts->n)
        bp_pdf_fail(pdf, "text in a face that is not there");
    struct bp_pdf_font *font = &pdf->glyphs.fonts[shape->font];
    if (shape->font >= pdf->glyphs.n_fonts)
        pdf->glyphs.n_fonts = shape->font + 1;
    if (!font->first) {
        font->font = &fonts->items[shape->font];
        font->n_glyphs = hb_face_get_glyph_count(font->font->face);
        font->first = bp_arena_array(&pdf->arena, font->n_glyphs, sizeof *font->first);
    }
    return font;
}

/* ---- codes ---- */

int bp_pdf_code_bytes(unsigned cid, unsigned char bytes[3])
{
    int n = cid < BP_PDF_CIDS_1 ? 1 : cid < BP_PDF_CIDS_2 ? 3 : 2;
    unsigned code = n == 3 ? 0xFF0000 + cid : cid;
    for (int i = 0; i < n; i++)
        bytes[i] = (unsigned char)(code >> (8 * (n - 1 - i)));
    return n;
}

void bp_pdf_put_code(struct bp_buf *buf, unsigned cid)
{
    unsigned char bytes[3];
    int n = bp_pdf_code_bytes(cid, bytes);
    for (int i = 0; i < n; i++) {
        char c = (char)bytes[i];
        if (c == '(' || c == ')' || c == '\\' || c == '\r')
            bp_buf_char(buf, '\\');
        bp_buf_char(buf, c == '\r' ? 'r' : c);
    }
}

/* A free CID: a character's own; else one that is no printing character's, nor ends a line. */
static unsigned take_cid(struct bp_pdf *pdf, struct bp_pdf_font *font, const char *text, unsigned len)
{
    unsigned cid = (unsigned char)*text;
    if (len != 1 || cid < ' ' || cid > '~' || font->taken[cid]) {
        cid = font->free_cid ? font->free_cid : 1;
        if (cid == '\n' || cid == '\r')
            cid++;
        if (cid >= ' ' && cid < 0x7F)
            cid = 0x7F;
        font->free_cid = cid == BP_PDF_CIDS_1 - 1     ? BP_PDF_CIDS_2
                         : cid == BP_PDF_CIDS_END - 1 ? BP_PDF_CIDS_1
                                                      : cid + 1;
        font->longest |= cid >= BP_PDF_CIDS_1 && cid < BP_PDF_CIDS_2;
        if (font->longest && cid == BP_PDF_CIDS_2)
            cid = 0x10000;
    }
    if (cid > 0xFFFF)
        bp_pdf_fail(pdf, "more glyphs than a font may have");
    if (cid < BP_PDF_CIDS_1)
        font->taken[cid] = true;
    if (cid >= font->n_cids)
        font->n_cids = cid + 1;
    return cid;
}

unsigned bp_pdf_glyph_cid(struct bp_pdf *pdf, struct bp_pdf_font *font, unsigned glyph,
                          const char *text, uint16_t len, bool exact, bool *says)
{
    if (glyph == 0 || glyph >= font->n_glyphs)
        bp_pdf_fail(pdf, "text with a glyph that its face lacks");
    uint32_t first = font->first[glyph];
    for (uint32_t i = first; i; i = font->codes[i - 1].other) {
        const struct bp_pdf_code *code = &font->codes[i - 1];
        if (code->len == len && !memcmp(code->text, text, len))
            return code->cid;
    }
    bool full = font->n_aliases == MAX_ALIASES ||
                font->n_glyphs + font->n_aliases + BP_PDF_CIDS_1 > 0xFFFF;
    if (first && (!exact || full)) {
        *says = false;
        return font->codes[first - 1].cid;
    }
    font->n_aliases += first != 0;
    font->codes = bp_arena_grow(&pdf->arena, font->codes, &font->codes_capacity,
                                font->n_codes + 1, sizeof *font->codes);
    struct bp_pdf_code *code = &font->codes[font->n_codes++];
    *code = (struct bp_pdf_code){.text = text, .len = len, .glyph = (uint16_t)glyph, .other = first};
    font->first[glyph] = (uint32_t)font->n_codes;
    code->cid = (uint16_t)take_cid(pdf, font, text, len);
    return code->cid;
}

/* ---- strings ---- */

const struct bp_pdf_shape *bp_pdf_glyphs_make(struct bp_pdf *pdf, const struct bp_shape *shape)
{
    struct bp_pdf_font *font = bp_pdf_glyphs_font(pdf, shape);
    struct bp_pdf_shape made = {.shape = shape};
    struct bp_buf *buf = &pdf->deflated;
    bool says = shape->plain || shape->rtl;
    buf->len = 0;
    int32_t move = 0;
    for (unsigned i = 0; i < shape->n; i++) {
        const struct bp_glyph *glyph = &shape->glyphs[i];
        uint16_t len;
        const char *text = bp_pdf_glyph_text(font->font, shape, i, &len);
        move -= glyph->dx;
        if (i == 0) {
            made.lead = move;
        } else if (move) {
            made.adjusted = true;
            bp_buf_char(buf, ')');
            bp_buf_int(buf, move);
            bp_buf_char(buf, '(');
        }
        bp_pdf_put_code(buf, bp_pdf_glyph_cid(pdf, font, glyph->id, text, len,
                                              shape->plain && !shape->rtl, &says));
        move = glyph->dx + bp_pdf_adjustment(font->font, glyph);
        made.raised |= glyph->dy != 0;
    }
    bp_pdf_check(pdf, buf);
    made.actual = !says && !shape->rtl;
    made.tail = move;
    made.len = (uint32_t)buf->len;
    made.plain = shape->n && !shape->rtl && !made.actual && !made.raised && !made.adjusted && !made.lead &&
                 !made.tail;
    size_t room = buf->len < BP_PDF_SHORT ? BP_PDF_SHORT : buf->len;
    struct bp_pdf_shape *entry = bp_arena_alloc(&pdf->arena, sizeof made + room);
    *entry = made;
    if (buf->len)
        memcpy(entry->string, buf->bytes, buf->len);
    struct bp_pdf_glyphs *glyphs = &pdf->glyphs;
    glyphs->shapes = bp_arena_grow(&pdf->arena, glyphs->shapes, &glyphs->capacity, (size_t)shape->id + 1,
                                   sizeof *glyphs->shapes);
    return glyphs->shapes[shape->id] = entry;
}

void bp_pdf_glyphs_close(struct bp_pdf_glyphs *glyphs)
{
    for (int i = 0; i < glyphs->n_fonts; i++) {
        hb_blob_destroy(glyphs->fonts[i].file);
        hb_face_destroy(glyphs->fonts[i].subset);
        hb_subset_plan_destroy(glyphs->fonts[i].plan);
        hb_subset_input_destroy(glyphs->fonts[i].input);
    }
}
