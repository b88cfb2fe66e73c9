/* slim.c: reduces an embedded face to the glyphs in use: outlines and metrics, without hints. hb-subset does
 * the same for any font, but takes longer, and what it made has to be checked (subset.c). These faces are
 * known and sound, so it is a matter of copying. All numbers have their high byte first (OpenType). */
#include "pdf/slim.h"

#include <string.h>

#define DEEPEST 8 /* of composite glyphs within one another */
#define MOST_SHORT 0x1FFFE /* bytes of outlines that short offsets reach */

enum { GLYF, HEAD, HHEA, HMTX, LOCA, MAXP, N_TABLES };
static const hb_tag_t tags[N_TABLES] = {
    HB_TAG('g', 'l', 'y', 'f'), HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
    HB_TAG('h', 'm', 't', 'x'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('m', 'a', 'x', 'p')};
static const unsigned least[N_TABLES] = {0, 54, 36, 4, 4, 32};

struct bytes {
    const unsigned char *at;
    unsigned len;
};

/* A subset in the making. */
struct slim {
    struct bp_pdf_font *font;
    struct bytes face[N_TABLES]; /* borrowed from the embedded face */
    bool fault;                  /* something lies outside of its table */
    unsigned char *made[N_TABLES];
    unsigned len[N_TABLES];
};

static unsigned get16(struct slim *slim, struct bytes from, size_t at)
{
    if (at + 2 > from.len) {
        slim->fault = true;
        return 0;
    }
    return (unsigned)from.at[at] << 8 | from.at[at + 1];
}

static uint32_t get32(struct slim *slim, struct bytes from, size_t at)
{
    return (uint32_t)get16(slim, from, at) << 16 | get16(slim, from, at + 2);
}

static unsigned get8(struct slim *slim, struct bytes from, size_t at)
{
    slim->fault |= at >= from.len;
    return at < from.len ? from.at[at] : 0;
}

static void put16(unsigned char *at, unsigned value)
{
    at[0] = (unsigned char)(value >> 8);
    at[1] = (unsigned char)value;
}

static void put32(unsigned char *at, uint32_t value)
{
    put16(at, value >> 16);
    put16(at + 2, value & 0xFFFF);
}

/* The outline of a glyph (table loca); none if it has no length. */
static struct bytes outline_of(struct slim *slim, unsigned id)
{
    const struct bytes *glyf = &slim->face[GLYF], loca = slim->face[LOCA];
    const bool wide = get16(slim, slim->face[HEAD], 50);
    uint32_t place[2];
    for (size_t i = 0; i < 2; i++)
        place[i] = wide ? get32(slim, loca, 4 * (id + i)) : 2 * get16(slim, loca, 2 * (id + i));
    if (place[0] > place[1] || place[1] > glyf->len) {
        slim->fault = true;
        return (struct bytes){glyf->at, 0};
    }
    return (struct bytes){glyf->at + place[0], place[1] - place[0]};
}

/* ---- composite glyphs: each component has flags, a glyph and a place ---- */

enum { WORDS = 1, SCALE = 8, MORE = 0x20, SCALES = 0x40, MATRIX = 0x80, INSTRUCTIONS = 0x100 };

static bool is_composite(struct slim *slim, struct bytes outline)
{
    return outline.len && get16(slim, outline, 0) >> 15;
}

/* The component after the one at `at`, or 0. */
static size_t next_component(struct slim *slim, struct bytes outline, size_t at, size_t *end)
{
    unsigned flags = get16(slim, outline, at);
    size_t scale = flags & SCALE ? 2 : flags & SCALES ? 4 : flags & MATRIX ? 8 : 0;
    *end = at + 4 + (flags & WORDS ? 4 : 2) + scale;
    slim->fault |= *end > outline.len;
    return flags & MORE && !slim->fault ? *end : 0;
}

/* Marks a glyph and all that it is made of. */
static void mark(struct slim *slim, unsigned id, int depth)
{
    if (id >= slim->font->n_glyphs || depth > DEEPEST) {
        slim->fault = true;
        return;
    }
    slim->font->place[id] = 1;
    struct bytes outline = outline_of(slim, id);
    if (!is_composite(slim, outline))
        return;
    for (size_t at = 10, end; at && !slim->fault; at = next_component(slim, outline, at, &end))
        mark(slim, get16(slim, outline, at + 2), depth + 1);
}

static unsigned copy_composite(struct slim *slim, struct bytes from, unsigned char *to)
{
    size_t end = 10;
    memcpy(to, from.at, from.len);
    for (size_t at = 10; at && !slim->fault; at = next_component(slim, from, at, &end)) {
        put16(to + at, get16(slim, from, at) & ~(unsigned)INSTRUCTIONS);
        put16(to + at + 2, slim->font->place[get16(slim, from, at + 2)]);
    }
    return (unsigned)end;
}

/* ---- simple glyphs: ends of contours, hints, a flag for each point, coordinates ---- */

enum { SHORT_X = 2, SHORT_Y = 4, REPEAT = 8, SAME_X = 0x10, SAME_Y = 0x20 };

static size_t size_of_coordinates(unsigned flag)
{
    size_t x = flag & SHORT_X ? 1 : flag & SAME_X ? 0 : 2;
    return x + (flag & SHORT_Y ? 1 : flag & SAME_Y ? 0 : 2);
}

static unsigned copy_simple(struct slim *slim, struct bytes from, unsigned char *to)
{
    const unsigned contours = get16(slim, from, 0), head = 10 + 2 * contours;
    const unsigned points = contours ? get16(slim, from, head - 2) + 1 : 0;
    const size_t flags = (size_t)head + 2 + get16(slim, from, head);
    size_t at = flags, coordinates = 0;
    for (unsigned i = 0; i < points && !slim->fault; i++) {
        unsigned flag = get8(slim, from, at++), times = 1;
        if (flag & REPEAT)
            times += get8(slim, from, at++);
        coordinates += times * size_of_coordinates(flag);
        i += times - 1;
    }
    const size_t end = at + coordinates;
    slim->fault |= end > from.len;
    if (slim->fault)
        return 0;
    memcpy(to, from.at, head);
    put16(to + head, 0);
    memcpy(to + head + 2, from.at + flags, end - flags);
    return (unsigned)(head + 2 + end - flags);
}

/* ---- tables ---- */

/* The glyphs of the subset: those in use, by their CIDs, so that no other table has to say which they are; a
 * CID that is not in use has an empty glyph. After them the components that are not in use by themselves. */
static bool choose_glyphs(struct bp_pdf *pdf, struct slim *slim)
{
    struct bp_pdf_font *font = slim->font;
    font->place = bp_arena_array(&pdf->arena, font->n_glyphs, sizeof *font->place);
    font->n_subset = font->n_cids;
    for (unsigned id = 1; id < font->n_glyphs; id++)
        if (font->first[id])
            mark(slim, id, 0);
    for (unsigned id = 1; id < font->n_glyphs; id++)
        font->n_subset += font->place[id] && !font->first[id];
    if (slim->fault || font->n_subset > UINT16_MAX)
        return false;
    font->ids = bp_arena_array(&pdf->arena, font->n_subset, sizeof *font->ids);
    for (unsigned id = 1, next = font->n_cids; id < font->n_glyphs; id++)
        if (font->place[id] && !font->first[id]) {
            font->ids[next] = (uint16_t)id;
            font->place[id] = (uint16_t)next++;
        }
    for (size_t i = 0; i < font->n_codes; i++) {
        font->ids[font->codes[i].cid] = (uint16_t)font->codes[i].glyph;
        font->place[font->codes[i].glyph] = (uint16_t)font->codes[i].cid;
    }
    font->by_cid = true;
    return true;
}

static void make_outlines(struct bp_pdf *pdf, struct slim *slim)
{
    const struct bp_pdf_font *font = slim->font;
    size_t room = 0, at = 0;
    for (unsigned i = 0; i < font->n_subset; i++)
        room += outline_of(slim, font->ids[i]).len + 1;
    unsigned char *glyf = slim->made[GLYF] = bp_arena_alloc(&pdf->arena, room);
    uint32_t *places = bp_arena_array(&pdf->arena, (size_t)font->n_subset + 1, sizeof *places);
    for (unsigned i = 1; i < font->n_subset && !slim->fault; i++) {
        places[i] = (uint32_t)at;
        if (!font->ids[i])
            continue;
        struct bytes outline = outline_of(slim, font->ids[i]);
        if (is_composite(slim, outline))
            at += copy_composite(slim, outline, glyf + at);
        else if (outline.len)
            at += copy_simple(slim, outline, glyf + at);
        if (at % 2)
            glyf[at++] = 0;
    }
    places[font->n_subset] = (uint32_t)at;
    slim->len[GLYF] = (unsigned)at;
    const unsigned wide = at > MOST_SHORT, each = wide ? 4 : 2;
    slim->len[LOCA] = each * (font->n_subset + 1);
    slim->made[LOCA] = bp_arena_alloc(&pdf->arena, slim->len[LOCA]);
    for (unsigned i = 0; i <= font->n_subset; i++)
        if (wide)
            put32(slim->made[LOCA] + (size_t)4 * i, places[i]);
        else
            put16(slim->made[LOCA] + (size_t)2 * i, places[i] / 2);
    put16(slim->made[HEAD] + 50, wide);
}

/* Advances and left side bearings. The last advance holds for all glyphs after it, too. */
static void make_metrics(struct bp_pdf *pdf, struct slim *slim)
{
    const struct bp_pdf_font *font = slim->font;
    const struct bytes from = slim->face[HMTX];
    const unsigned n_face = get16(slim, slim->face[HHEA], 34);
    unsigned n = font->n_subset;
    uint16_t *advances = bp_arena_array(&pdf->arena, n, sizeof *advances);
    for (unsigned i = 0; i < n; i++) {
        const unsigned id = font->ids[i];
        if (id)
            advances[i] = (uint16_t)get16(slim, from, (size_t)4 * (id < n_face ? id : n_face - 1));
    }
    while (n > 1 && advances[n - 1] == advances[n - 2])
        n--;
    unsigned char *to = slim->made[HMTX] = bp_arena_alloc(&pdf->arena, (size_t)4 * font->n_subset);
    for (unsigned i = 0; i < font->n_subset; i++) {
        const size_t id = font->ids[i];
        if (i < n) {
            put16(to, advances[i]);
            to += 2;
        }
        put16(to, !id ? 0 : get16(slim, from, id < n_face ? 4 * id + 2 : 2 * (id + n_face)));
        to += 2;
    }
    slim->len[HMTX] = 2 * n + 2 * font->n_subset;
    put16(slim->made[HHEA] + 34, n);
}

/* ---- the file ---- */

static unsigned aligned(unsigned len)
{
    return (len + 3) & ~3U;
}

/* The sum of `len` bytes as numbers of four bytes. */
static uint32_t sum(const unsigned char *bytes, size_t len)
{
    uint32_t all = 0;
    for (size_t i = 0; i < len; i += 4)
        all += (uint32_t)bytes[i] << 24 | (uint32_t)bytes[i + 1] << 16 | (uint32_t)bytes[i + 2] << 8 |
               bytes[i + 3];
    return all;
}

/* Puts the tables into one file, the small ones first. */
static void make_file(struct bp_pdf *pdf, struct slim *slim)
{
    enum { DIRECTORY = 12 + 16 * N_TABLES };
    unsigned size = DIRECTORY, at = DIRECTORY;
    for (int i = 0; i < N_TABLES; i++)
        size += aligned(slim->len[i]);
    unsigned char *file = bp_arena_alloc(&pdf->arena, size), *head = NULL;
    put32(file, 0x10000);
    put16(file + 4, N_TABLES);
    put16(file + 6, 64); /* so many bytes of the directory can be searched by halves */
    put16(file + 8, 2);
    put16(file + 10, 16 * N_TABLES - 64);
    bool done[N_TABLES] = {false};
    for (int k = 0; k < N_TABLES; k++) {
        int least_long = -1;
        for (int i = 0; i < N_TABLES; i++)
            if (!done[i] && (least_long < 0 || slim->len[i] < slim->len[least_long]))
                least_long = i;
        const int i = least_long;
        unsigned char *entry = file + 12 + (size_t)i * 16;
        done[i] = true;
        memcpy(file + at, slim->made[i], slim->len[i]);
        head = i == HEAD ? file + at : head;
        put32(entry, tags[i]);
        put32(entry + 4, sum(file + at, aligned(slim->len[i])));
        put32(entry + 8, at);
        put32(entry + 12, slim->len[i]);
        at += aligned(slim->len[i]);
    }
    put32(head + 8, 0xB1B0AFBA - sum(file, size));
    slim->font->file = (const char *)file;
    slim->font->file_len = size;
}

/* Copies of the tables of which only some numbers change. */
static void copy_heads(struct bp_pdf *pdf, struct slim *slim)
{
    for (int i = HEAD; i <= MAXP; i++) {
        if (i == HMTX || i == LOCA)
            continue;
        slim->len[i] = least[i];
        slim->made[i] = bp_arena_alloc(&pdf->arena, least[i]);
        memcpy(slim->made[i], slim->face[i].at, least[i]);
    }
    put32(slim->made[HEAD] + 8, 0);
    put16(slim->made[MAXP] + 4, slim->font->n_subset);
    put16(slim->made[MAXP] + 14, 1);      /* zones: without hints, one */
    memset(slim->made[MAXP] + 16, 0, 12); /* what hints need */
}

/* Finds the tables in the directory of the file. */
static bool find_tables(struct slim *slim)
{
    const struct bp_embedded *file = slim->font->font->embedded;
    const struct bytes all = {(const unsigned char *)file->begin, (unsigned)(file->end - file->begin)};
    const unsigned n = get16(slim, all, 4);
    for (size_t at = 12; at < 12 + (size_t)16 * n && !slim->fault; at += 16) {
        const uint32_t offset = get32(slim, all, at + 8), len = get32(slim, all, at + 12);
        for (int i = 0; i < N_TABLES; i++)
            if (get32(slim, all, at) == tags[i] && offset <= all.len && len <= all.len - offset)
                slim->face[i] = (struct bytes){all.at + offset, len};
    }
    for (int i = 0; i < N_TABLES; i++)
        slim->fault |= slim->face[i].len < least[i];
    return !slim->fault;
}

bool bp_pdf_slim(struct bp_pdf *pdf, struct bp_pdf_font *font)
{
    struct slim slim = {.font = font};
    if (!find_tables(&slim))
        return false;
    if (!get16(&slim, slim.face[HHEA], 34) || !choose_glyphs(pdf, &slim))
        return false;
    copy_heads(pdf, &slim);
    make_outlines(pdf, &slim);
    make_metrics(pdf, &slim);
    if (slim.fault)
        return false;
    make_file(pdf, &slim);
    return true;
}
