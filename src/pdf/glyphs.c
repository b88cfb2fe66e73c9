/* glyphs.c: turns each shape into a string of codes, once. Records for each face which glyphs are
 * used, and which text each code stands for. */
#include "pdf/glyphs.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "layout/known.h"
#include "pdf/writer.h"

/* limit for further codes of a glyph, because the search for one is linear */
#define MAX_ALIASES 256
/* The last CID of either font. */
#define LAST_NARROW 0xFF
#define LAST_WIDE 0xFFFF
/* CIDs of one byte that belong to no ASCII character, without 0 and line ends. One is kept for a
 * soft hyphen. */
#define NARROW_ROOM (0x1F - 2 + LAST_NARROW - '~' - 1)

/* Whether the glyph is the font's normal glyph for the character at `at`. */
static bool is_nominal(const struct bp_font *font, const char *at, const char *end, unsigned id)
{
    hb_codepoint_t glyph;
    return bp_hb.font_get_nominal_glyph(font->font, bp_utf8_next(&at, end), &glyph) && glyph == id;
}

/* Whether the glyph is the font's normal glyph for some character of a text. */
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

/* Divides the text of a cluster that has several glyphs. A glyph that is the normal glyph of one of
 * the characters gets that character. The first other glyph gets all remaining characters. The rest
 * get a WORD JOINER. */
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
            rest = NULL; /* an earlier glyph already has it */
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
    return bp_font_advance(font, glyph->id) - glyph->advance;
}

/* ---- codes ---- */

static struct bp_pdf_font *open_font(struct bp_pdf *pdf, unsigned face, bool wide)
{
    const struct bp_fonts *fonts = pdf->pages->fonts;
    if (!pdf->glyphs.fonts) /* more faces may be opened while pages come in */
        pdf->glyphs.fonts =
            bp_arena_array(&pdf->arena, (size_t)2 * (BP_MAX_FONTS + 1), sizeof *pdf->glyphs.fonts);
    unsigned index = 2 * face + wide;
    struct bp_pdf_font *font = pdf->glyphs.fonts[index];
    if (font)
        return font;
    if (!*fonts->items[face].name)
        bp_pdf_fail(pdf, "text in a face that is not there");
    if (index >= pdf->glyphs.n_fonts)
        pdf->glyphs.n_fonts = index + 1;
    font = pdf->glyphs.fonts[index] = bp_arena_alloc(&pdf->arena, sizeof *font);
    font->font = &fonts->items[face];
    font->index = (uint16_t)index;
    font->wide = wide;
    font->room = wide ? LAST_WIDE : NARROW_ROOM;
    font->free_cid = 1;
    font->n_glyphs = font->font->n_glyphs;
    font->first = bp_arena_array(&pdf->arena, font->n_glyphs, sizeof *font->first);
    return font;
}

void bp_pdf_put_code(struct bp_buf *buf, unsigned cid, bool wide)
{
    const char bytes[2] = {(char)(unsigned char)(cid >> 8), (char)(unsigned char)cid};
    for (int i = !wide; i < 2; i++) {
        if (bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\' || bytes[i] == '\r')
            bp_buf_char(buf, '\\');
        bp_buf_char(buf, bytes[i] == '\r' ? 'r' : bytes[i]);
    }
}

/* A free CID: the character's own code if possible; else one that is not the code of a printing
 * character or a line end. */
static unsigned take_cid(struct bp_pdf *pdf, struct bp_pdf_font *font, const char *text, unsigned len)
{
    unsigned cid = (unsigned char)*text;
    if (len == 1 && cid >= ' ' && cid <= '~' && !font->taken[cid]) {
        font->taken[cid] = true;
    } else {
        cid = font->free_cid;
        if (cid == '\n' || cid == '\r')
            cid++;
        if (cid >= ' ' && cid <= '~')
            cid = '~' + 1;
        font->free_cid = cid + 1;
        font->room -= font->room != 0;
    }
    if (cid > (font->wide ? LAST_WIDE : LAST_NARROW))
        bp_pdf_fail(pdf, "more glyphs than a font may have");
    if (cid >= font->n_cids)
        font->n_cids = cid + 1;
    return cid;
}

/* The code of a glyph with the text `text`. If `exact` is false, any code of the glyph. NULL if
 * there is none. */
static inline const struct bp_pdf_code *find_code(const struct bp_pdf_font *font, unsigned glyph,
                                                  const char *text, uint16_t len, bool exact)
{
    const struct bp_pdf_code *code = NULL;
    for (uint32_t i = glyph < font->n_glyphs ? font->first[glyph] : 0; i; i = code->other) {
        code = &font->codes[i - 1];
        if (code->len == len && !memcmp(code->text, text, len))
            return code;
    }
    return exact ? NULL : code;
}

unsigned bp_pdf_glyph_cid(struct bp_pdf *pdf, struct bp_pdf_font *font, unsigned glyph,
                          const char *text, uint16_t len, bool exact, bool *says)
{
    if (glyph == 0 || glyph >= font->n_glyphs)
        bp_pdf_fail(pdf, "text with a glyph that its face lacks");
    const struct bp_pdf_code *found = find_code(font, glyph, text, len, true);
    if (found)
        return found->cid;
    uint32_t first = font->first[glyph];
    bool full = font->n_aliases == MAX_ALIASES || font->n_glyphs + font->n_aliases + 0x80 > LAST_WIDE;
    if (first && (!exact || full)) {
        *says = false;
        return font->codes[first - 1].cid;
    }
    font->n_aliases += first != 0;
    font->codes = bp_arena_grow(&pdf->arena, font->codes, &font->codes_capacity,
                                font->n_codes + 1, sizeof *font->codes);
    struct bp_pdf_code *code = &font->codes[font->n_codes++];
    *code = (struct bp_pdf_code){.text = bp_arena_text(&pdf->arena, text, len), .len = len,
                                 .glyph = (uint16_t)glyph, .other = first};
    font->first[glyph] = (uint32_t)font->n_codes;
    code->cid = (uint16_t)take_cid(pdf, font, text, len);
    return code->cid;
}

/* ---- strings ---- */

/* Whether the narrow font has a code for each glyph of the shape, or room for the missing ones. */
static bool is_narrow(const struct bp_pdf_font *font, const struct bp_shape *shape)
{
    unsigned lacking = 0;
    if (shape->n <= font->room)
        return true;
    for (unsigned i = 0; i < shape->n; i++) {
        uint16_t len;
        const char *text = bp_pdf_glyph_text(font->font, shape, i, &len);
        lacking += !find_code(font, shape->glyphs[i].id, text, len, shape->plain && !shape->rtl);
    }
    return lacking <= font->room;
}

/* Begins a glyph: what moves it away from the one before it stands between their codes. */
static void put_move(struct bp_buf *buf, struct bp_pdf_shape *made, unsigned i, int32_t move)
{
    if (i == 0) {
        made->lead = move;
    } else if (move) {
        made->adjusted = true;
        bp_buf_char(buf, ')');
        bp_buf_int(buf, move);
        bp_buf_char(buf, '(');
    }
}

/* Completes a shape whose string is in `buf`, and puts it in memory that has room for it. */
static const struct bp_pdf_shape *finish(struct bp_pdf_shape *made, const struct bp_buf *buf, bool wide,
                                         struct bp_pdf_shape *entry)
{
    const struct bp_shape *shape = made->shape;
    made->len = (uint32_t)buf->len;
    made->plain = shape->n && !wide && !shape->rtl && !made->actual && !made->raised &&
                  !made->adjusted && !made->lead && !made->tail;
    *entry = *made;
    if (buf->len)
        memcpy(entry->string, buf->bytes, buf->len);
    return entry;
}

static size_t size_of(const struct bp_buf *buf)
{
    return sizeof(struct bp_pdf_shape) + (buf->len < BP_PDF_SHORT ? BP_PDF_SHORT : buf->len);
}

/* Whether a shape stands for itself: ASCII in an embedded face. *as_is: its text is its string. */
static bool is_own(const struct bp_shape *shape, struct bp_pdf_shape *made, bool *as_is)
{
    if (shape->font >= BP_FACES || !shape->plain || shape->rtl || shape->n != shape->len)
        return false;
    const struct bp_known_char *chars = bp_known_faces[shape->font][true].chars;
    *as_is = true;
    for (unsigned i = 0; i < shape->n; i++) {
        const struct bp_glyph *glyph = &shape->glyphs[i];
        const unsigned char c = (unsigned char)shape->text[i];
        if (c < ' ' || c > '~' || chars[c - ' '].glyph != glyph->id || !glyph->id || glyph->dy)
            return false;
        made->used[c >> 6] |= UINT64_C(1) << (c & 63);
        *as_is &= c != '(' && c != ')' && c != '\\' && !glyph->dx && glyph->advance == chars[c - ' '].advance;
    }
    return true;
}

/* The string of such a shape. False: it is another one. */
static bool put_ascii(struct bp_buf *buf, const struct bp_shape *shape, struct bp_pdf_shape *made)
{
    bool as_is;
    if (!is_own(shape, made, &as_is))
        return false;
    if (as_is) {
        bp_buf_put(buf, shape->text, shape->len);
        return true;
    }
    const struct bp_known_char *chars = bp_known_faces[shape->font][true].chars;
    for (unsigned i = 0; i < shape->n; i++) {
        const struct bp_glyph *glyph = &shape->glyphs[i];
        const unsigned char c = (unsigned char)shape->text[i];
        put_move(buf, made, i, made->tail - glyph->dx);
        bp_pdf_put_code(buf, c, false);
        made->tail = glyph->dx + chars[c - ' '].advance - glyph->advance;
    }
    return true;
}

/* Keeps a string with its shape. */
static const struct bp_pdf_shape *keep(struct bp_pdf *pdf, struct bp_pdf_shape *made,
                                       const struct bp_buf *buf)
{
    struct bp_arena *arena = &pdf->pages->fonts->shapes.arena;
    jmp_buf *outer = arena->on_out; /* not from here */
    arena->on_out = NULL;
    struct bp_pdf_shape *entry = bp_arena_alloc(arena, size_of(buf));
    arena->on_out = outer;
    if (!entry)
        longjmp(pdf->leave, 1);
    return made->shape->note->kept = finish(made, buf, false, entry);
}

/* Notes the characters of a string that is kept. False: this document uses the code of one of them for
 * another glyph, or might need its codes of one byte for other text. */
static bool note(struct bp_pdf *pdf, struct bp_pdf_font *font, const struct bp_pdf_shape *kept)
{
    const struct bp_shape *shape = kept->shape;
    const struct bp_known_char *chars = bp_known_faces[shape->font][true].chars;
    if (!((kept->used[0] & ~font->noted[0]) | (kept->used[1] & ~font->noted[1])))
        return true;
    if (shape->n > font->room)
        return false;
    for (unsigned i = 0; i < shape->n; i++) {
        const unsigned char c = (unsigned char)shape->text[i];
        const uint64_t bit = UINT64_C(1) << (c & 63);
        bool says = true;
        if (font->noted[c >> 6] & bit)
            continue;
        if (bp_pdf_glyph_cid(pdf, font, chars[c - ' '].glyph, shape->text + i, 1, true, &says) != c)
            return false;
        font->noted[c >> 6] |= bit;
    }
    return true;
}

/* The string of a shape that is the same in all documents. NULL: this one is not, or not in this document. */
static const struct bp_pdf_shape *make_kept(struct bp_pdf *pdf, const struct bp_shape *shape)
{
    if (pdf->pages->fonts->embedded || shape->copy)
        return NULL; /* the first faces are those of a house style */
    const struct bp_pdf_shape *kept = shape->note->kept;
    struct bp_pdf_font *font = open_font(pdf, shape->font, false);
    if (!kept) {
        struct bp_pdf_shape made = {.shape = shape, .font = font->index};
        struct bp_buf *buf = &pdf->deflated;
        buf->len = 0;
        if (!put_ascii(buf, shape, &made))
            return NULL;
        bp_pdf_check(pdf, buf);
        kept = keep(pdf, &made, buf);
    }
    return note(pdf, font, kept) ? kept : NULL;
}

/* The string of a shape with the codes that its glyphs have in this document. */
static const struct bp_pdf_shape *make_own(struct bp_pdf *pdf, const struct bp_shape *shape)
{
    struct bp_pdf_font *font = open_font(pdf, shape->font, false);
    if (!is_narrow(font, shape))
        font = open_font(pdf, shape->font, true);
    struct bp_pdf_shape made = {.shape = shape, .font = font->index};
    struct bp_buf *buf = &pdf->deflated;
    bool says = shape->plain || shape->rtl;
    buf->len = 0;
    for (unsigned i = 0; i < shape->n; i++) {
        const struct bp_glyph *glyph = &shape->glyphs[i];
        uint16_t len;
        const char *text = bp_pdf_glyph_text(font->font, shape, i, &len);
        put_move(buf, &made, i, made.tail - glyph->dx);
        bp_pdf_put_code(buf, bp_pdf_glyph_cid(pdf, font, glyph->id, text, len,
                                              shape->plain && !shape->rtl, &says),
                        font->wide);
        made.tail = glyph->dx + bp_pdf_adjustment(font->font, glyph);
        made.raised |= glyph->dy != 0;
    }
    bp_pdf_check(pdf, buf);
    made.actual = !says && !shape->rtl;
    return finish(&made, buf, font->wide, bp_arena_alloc(&pdf->arena, size_of(buf)));
}

const struct bp_pdf_shape *bp_pdf_glyphs_make(struct bp_pdf *pdf, const struct bp_shape *shape)
{
    const struct bp_pdf_shape *kept = make_kept(pdf, shape);
    shape->note->string = kept ? kept : make_own(pdf, shape);
    shape->note->document = pdf->glyphs.document;
    return shape->note->string;
}

void bp_pdf_glyphs_close(struct bp_pdf_glyphs *glyphs)
{
    for (unsigned i = 0; i < glyphs->n_fonts; i++) {
        const struct bp_pdf_font *font = glyphs->fonts[i];
        if (!font || !font->input) /* hb-subset was not used, and may not be there */
            continue;
        bp_hb.blob_destroy(font->blob);
        bp_hb.face_destroy(font->subset);
        bp_hb.subset_plan_destroy(font->plan);
        bp_hb.subset_input_destroy(font->input);
    }
}
