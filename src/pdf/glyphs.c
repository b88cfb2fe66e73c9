/* glyphs.c: goes over the pages once before anything is written, and notes for each face the glyphs
 * used with the text that each first stands for, and for each distinct shape whether that text gives
 * its own words back. Later it turns shapes into strings, each once. */
#include "pdf/glyphs.h"

#include <hb-subset.h>
#include <string.h>

#include "base/text.h"
#include "pdf/writer.h"

#define MAX_ALIASES 64

/* Whether a glyph is what the font has for a character by itself. */
static bool is_nominal(const struct bp_font *font, const char *at, const char *end, unsigned id)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font->font, bp_utf8_next(&at, end), &glyph) && glyph == id;
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
    for (unsigned k = 0; k < i && rest; k++) {
        bool own = false;
        for (const char *at = text, *next = text; at < end; at = next) {
            bp_utf8_next(&next, end);
            own |= is_nominal(font, at, end, shape->glyphs[k].id);
        }
        if (!own && shape->glyphs[k].cluster == shape->glyphs[i].cluster)
            rest = NULL; /* an earlier glyph has it */
    }
    *len = (uint16_t)(rest ? rest_end - rest : 3);
    return rest ? rest : joiner;
}

const char *bp_pdf_glyph_text(const struct bp_font *font, const struct bp_shape *shape, unsigned i,
                              uint16_t *len)
{
    unsigned from = shape->glyphs[i].cluster, to = shape->len, sharing = 0;
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

static size_t home(const struct bp_pdf_glyphs *glyphs, const struct bp_shape *shape)
{
    return (size_t)(((uint64_t)(uintptr_t)shape >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20) &
           (glyphs->places - 1);
}

/* The shape's place in the table, or the empty one where it belongs. */
static struct bp_pdf_shape *find_place(const struct bp_pdf_glyphs *glyphs,
                                       const struct bp_shape *shape)
{
    size_t i = home(glyphs, shape);
    while (glyphs->table[i].shape && glyphs->table[i].shape != shape)
        i = (i + 1) & (glyphs->places - 1);
    return &glyphs->table[i];
}

static void grow_table(struct bp_pdf *pdf)
{
    struct bp_pdf_glyphs *glyphs = &pdf->glyphs;
    struct bp_pdf_shape *old = glyphs->table;
    size_t n = glyphs->places;
    glyphs->places = n ? n * 2 : 1024;
    glyphs->table = bp_arena_array(&pdf->arena, glyphs->places, sizeof *glyphs->table);
    for (size_t i = 0; i < n; i++)
        if (old[i].shape)
            *find_place(glyphs, old[i].shape) = old[i];
}

static struct bp_pdf_font *open_font(struct bp_pdf *pdf, int index)
{
    struct bp_pdf_font *font = &pdf->glyphs.fonts[index];
    if (!font->glyphs) {
        font->font = &pdf->pages->fonts->items[index];
        font->n_glyphs = hb_face_get_glyph_count(font->font->face);
        font->glyphs = bp_arena_array(&pdf->arena, font->n_glyphs, sizeof *font->glyphs);
    }
    return font;
}

/* Notes a glyph's text; whether it is what ToUnicode will say. A plain shape decides, but none that runs
 * from right to left, whose brackets are mirrored; before one comes, any shape gives a text for want of
 * a better one. */
static bool note_glyph(struct bp_pdf_glyph *glyph, bool plain, const char *text, uint16_t len)
{
    if (!glyph->decided && (plain || !glyph->used)) {
        glyph->text = text;
        glyph->len = len;
        glyph->used = true;
        glyph->decided = plain;
        return true;
    }
    return glyph->len == len && !memcmp(glyph->text, text, len);
}

static const struct bp_pdf_alias *find_alias(const struct bp_pdf_font *font, unsigned glyph,
                                             const char *text, size_t len)
{
    for (size_t i = 0; i < font->n_aliases; i++) {
        const struct bp_pdf_alias *alias = &font->aliases[i];
        if (alias->glyph == glyph && alias->len == len && !memcmp(alias->text, text, len))
            return alias;
    }
    return NULL;
}

/* False: there are too many already, for each costs a search; or the face may use all codes itself. */
static bool note_alias(struct bp_pdf *pdf, struct bp_pdf_font *font, unsigned glyph,
                       const char *text, uint16_t len)
{
    if (find_alias(font, glyph, text, len))
        return true;
    if (font->n_aliases == MAX_ALIASES || font->n_glyphs > 0xFFFF - MAX_ALIASES)
        return false;
    font->aliases = bp_arena_grow(&pdf->arena, font->aliases, &font->aliases_capacity,
                                  font->n_aliases + 1, sizeof *font->aliases);
    font->aliases[font->n_aliases++] =
        (struct bp_pdf_alias){.text = text, .len = len, .glyph = (uint16_t)glyph};
    return true;
}

static void note_shape(struct bp_pdf *pdf, const struct bp_shape *shape)
{
    struct bp_pdf_glyphs *glyphs = &pdf->glyphs;
    if (glyphs->used * 2 >= glyphs->places)
        grow_table(pdf);
    struct bp_pdf_shape *entry = find_place(glyphs, shape);
    if (entry->shape)
        return;
    glyphs->used++;
    entry->shape = shape;
    entry->actual = !shape->plain && !shape->rtl;
    if (shape->font >= glyphs->n_fonts)
        bp_pdf_fail(pdf, "text in a face that is not there");
    struct bp_pdf_font *font = open_font(pdf, shape->font);
    for (unsigned i = 0; i < shape->n; i++) {
        unsigned id = shape->glyphs[i].id;
        if (id == 0 || id >= font->n_glyphs)
            bp_pdf_fail(pdf, "text with a glyph that its face lacks");
        uint16_t len;
        const char *text = bp_pdf_glyph_text(font->font, shape, i, &len);
        if (!note_glyph(&font->glyphs[id], shape->plain && !shape->rtl, text, len) && !shape->rtl) {
            bool noted = shape->plain && note_alias(pdf, font, id, text, len);
            entry->aliased |= noted;
            entry->actual |= !noted;
        }
        entry->raised |= shape->glyphs[i].dy != 0;
    }
}

static void note_hyphen(struct bp_pdf *pdf, const struct bp_shape *shape)
{
    if (shape->n == 1)
        note_alias(pdf, &pdf->glyphs.fonts[shape->font], shape->glyphs[0].id, BP_PDF_SOFT_HYPHEN,
                   sizeof BP_PDF_SOFT_HYPHEN - 1);
}

static void note_ops(struct bp_pdf *pdf, const struct bp_op *op, size_t n)
{
    for (const struct bp_op *end = op + n; op < end; op++) {
        for (uint32_t k = 0; op->kind == BP_OP_TEXT && k < op->n; k++)
            note_shape(pdf, op->shapes[k]);
        if (op->kind == BP_OP_TEXT && op->hyphen && op->n)
            note_hyphen(pdf, op->shapes[op->n - 1]);
    }
}

void bp_pdf_glyphs_collect(struct bp_pdf *pdf)
{
    const struct bp_pages *pages = pdf->pages;
    pdf->glyphs.n_fonts = pages->fonts->n;
    pdf->glyphs.fonts =
        bp_arena_array(&pdf->arena, (size_t)pages->fonts->n, sizeof *pdf->glyphs.fonts);
    for (size_t i = 0; i < pages->n; i++)
        note_ops(pdf, pages->items[i].ops, pages->items[i].n_ops);
    for (size_t i = 0; i < pages->n_stamps; i++)
        note_ops(pdf, pages->stamps[i].ops, pages->stamps[i].n_ops);
}

void bp_pdf_glyphs_close(struct bp_pdf_glyphs *glyphs)
{
    for (int i = 0; glyphs->fonts && i < glyphs->n_fonts; i++) {
        hb_blob_destroy(glyphs->fonts[i].file);
        hb_face_destroy(glyphs->fonts[i].subset);
        hb_subset_plan_destroy(glyphs->fonts[i].plan);
        hb_subset_input_destroy(glyphs->fonts[i].input);
    }
}

void bp_pdf_put_code(struct bp_buf *buf, unsigned code)
{
    const unsigned char bytes[2] = {(unsigned char)(code >> 8), (unsigned char)code};
    for (int i = 0; i < 2; i++) {
        char c = (char)bytes[i];
        if (c == '(' || c == ')' || c == '\\' || c == '\r')
            bp_buf_char(buf, '\\');
        bp_buf_char(buf, c == '\r' ? 'r' : c);
    }
}

unsigned bp_pdf_alias_code(const struct bp_pdf_font *font, unsigned glyph, const char *text,
                           size_t len)
{
    const struct bp_pdf_alias *alias = find_alias(font, glyph, text, len);
    return alias ? font->n_codes + (unsigned)(alias - font->aliases) : font->glyphs[glyph].code;
}

unsigned bp_pdf_glyph_code(const struct bp_pdf_font *font, const struct bp_pdf_shape *shape,
                           unsigned i)
{
    unsigned id = shape->shape->glyphs[i].id;
    uint16_t len;
    if (!shape->aliased)
        return font->glyphs[id].code;
    const char *text = bp_pdf_glyph_text(font->font, shape->shape, i, &len);
    return bp_pdf_alias_code(font, id, text, len);
}

/* Makes the string of codes, with the adjustments between them. */
static void make_string(struct bp_pdf *pdf, struct bp_pdf_shape *entry)
{
    const struct bp_shape *shape = entry->shape;
    const struct bp_pdf_font *font = &pdf->glyphs.fonts[shape->font];
    struct bp_buf *buf = &pdf->deflated;
    buf->len = 0;
    int32_t move = 0;
    for (unsigned i = 0; i < shape->n; i++) {
        const struct bp_glyph *glyph = &shape->glyphs[i];
        move -= glyph->dx;
        if (i == 0) {
            entry->lead = move;
        } else if (move) {
            bp_buf_char(buf, ')');
            bp_buf_int(buf, move);
            bp_buf_char(buf, '(');
        }
        bp_pdf_put_code(buf, bp_pdf_glyph_code(font, entry, i));
        move = glyph->dx + bp_pdf_adjustment(font->font, glyph);
    }
    bp_pdf_check(pdf, buf);
    entry->tail = move;
    entry->len = (uint32_t)buf->len;
    entry->string = bp_arena_text(&pdf->arena, buf->bytes, buf->len);
}

const struct bp_pdf_shape *bp_pdf_glyphs_shape(struct bp_pdf *pdf, const struct bp_shape *shape)
{
    struct bp_pdf_shape *entry = find_place(&pdf->glyphs, shape);
    if (!entry->string && !entry->raised)
        make_string(pdf, entry);
    return entry;
}
