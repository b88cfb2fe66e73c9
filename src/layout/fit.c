/* fit.c: breaks pieces into lines, first fit. */
#include "layout/para.h"

#include <string.h>

#include "layout/breaks.h"

/* room for this many lines at first */
#define FEW_LINES 8

static int32_t hyphen_width(struct bp_setter *set, const struct bp_para *para, uint32_t i)
{
    const struct bp_look *look = &para->looks[para->pieces[i].look];
    const struct bp_shape *shape = bp_shape(&set->shaper, para->shapes[i]->font, "-", 1);
    return (int32_t)((int64_t)shape->width * look->size / 1000);
}

/* The end of a stretch of pieces from `i` in which no line may end. Sets *width: without a space at
 * its end, but with the hyphen that a line would show there. */
static uint32_t stretch_end(struct bp_setter *set, const struct bp_para *para, uint32_t i,
                            int64_t *width)
{
    int64_t all = 0;
    *width = 0;
    do {
        all += para->pieces[i].width;
        if (!para->pieces[i].blank)
            *width = all - para->pieces[i].space;
    } while (para->pieces[i++].ends == BP_END_NO && i < para->n);
    if (para->pieces[i - 1].hyphen && i < para->n)
        *width += hyphen_width(set, para, i - 1);
    return i;
}

struct splitter {
    struct bp_setter *set;
    struct bp_para *from, *to;
    size_t pieces_room, shapes_room;
    int32_t width, used;
};

static void keep_piece(struct splitter *s, struct bp_piece piece, const struct bp_shape *shape)
{
    struct bp_para *to = s->to;
    to->pieces = bp_arena_grow(&s->set->work, to->pieces, &s->pieces_room, to->n + 1,
                               sizeof *to->pieces);
    to->shapes = bp_arena_grow(&s->set->work, to->shapes, &s->shapes_room, to->n + 1,
                               sizeof *to->shapes);
    to->pieces[to->n] = piece;
    to->shapes[to->n++] = shape;
    s->used = piece.ends ? 0 : s->used + piece.width;
}

static int32_t width_of(const struct bp_shape *shape, int32_t size)
{
    return (int32_t)(((int64_t)shape->width * size + 500) / 1000);
}

/* A shape to cut, and the width of its glyphs up to each byte, in thousandths of the em. */
struct cutting {
    const struct bp_shape *shape;
    int32_t size;
    int64_t up_to[BP_SHAPE_MAX + 1];
};

static void begin_cutting(struct cutting *cutting, const struct bp_shape *shape, int32_t size)
{
    cutting->shape = shape;
    cutting->size = size;
    memset(cutting->up_to, 0, (shape->len + 1U) * sizeof *cutting->up_to);
    for (int g = 0; g < shape->n; g++)
        cutting->up_to[shape->glyphs[g].cluster + 1] += shape->glyphs[g].advance;
    for (size_t i = 0; i < shape->len; i++)
        cutting->up_to[i + 1] += cutting->up_to[i];
}

/* How many bytes of the shape, in whole grapheme clusters, fit `room`; 0: not one. */
static size_t bytes_that_fit(const struct cutting *cutting, size_t from, int32_t room)
{
    const struct bp_shape *shape = cutting->shape;
    size_t fits = from;
    while (fits < shape->len) {
        size_t end = bp_grapheme_end(shape->text, shape->len, fits);
        if ((cutting->up_to[end] - cutting->up_to[from]) * cutting->size / 1000 > room)
            break;
        fits = end;
    }
    return fits - from;
}

/* The part of a shape from `at` that fits `room`. It is shaped again, and may then be wider,
 * because the kerning with the next letter is gone. If it is all of the rest, `hyphen` is added to
 * its width. Has at least one cluster; if not even one fits and `may_none` is set, returns NULL. */
static const struct bp_shape *part_that_fits(struct splitter *s, const struct cutting *cutting,
                                             size_t at, int32_t room, int32_t hyphen, bool may_none)
{
    const struct bp_shape *shape = cutting->shape;
    for (int32_t within = room;;) {
        size_t len = bytes_that_fit(cutting, at, within);
        if (!len && may_none)
            return NULL;
        bool one = !len; /* even one cluster is wider than the column, and nothing can be done about it */
        if (one)
            len = bp_grapheme_end(shape->text, shape->len, at) - at;
        int font = shape->font | (shape->rtl ? BP_RTL : 0);
        const struct bp_shape *part = bp_shape(&s->set->shaper, font, shape->text + at, len);
        int32_t width = width_of(part, cutting->size) + (at + len == shape->len ? hyphen : 0);
        if (one || width <= room)
            return part;
        within -= width - room;
    }
}

/* Cuts a piece into parts that each fit a line. A line may end after each part. The piece's space
 * follows as a piece without text. */
static void split_piece(struct splitter *s, uint32_t i, int32_t hyphen)
{
    struct bp_piece piece = s->from->pieces[i], blank = piece;
    const struct bp_shape *shape = s->from->shapes[i];
    if (piece.space) {
        shape = bp_shape(&s->set->shaper, shape->font, shape->text, shape->len - 1u);
        piece.ends = BP_END_NO;
        piece.space = 0;
    }
    struct cutting cutting;
    begin_cutting(&cutting, shape, s->from->looks[piece.look].size);
    for (size_t at = 0; at < shape->len;) {
        const struct bp_shape *part =
            part_that_fits(s, &cutting, at, s->width - s->used, hyphen, s->used > 0);
        if (!part) {
            s->to->pieces[s->to->n - 1].ends = BP_END_MAY;
            s->used = 0;
            continue;
        }
        at += part->len;
        bool last = at == shape->len;
        struct bp_piece cut = piece;
        cut.width = width_of(part, cutting.size);
        cut.ends = last ? piece.ends : BP_END_MAY;
        cut.hyphen = last && piece.hyphen;
        keep_piece(s, cut, part);
    }
    if (blank.space) {
        blank.width = blank.space;
        blank.blank = true;
        keep_piece(s, blank, bp_shape_space(&s->set->shaper, shape->font));
    }
}

static void report_split(struct bp_setter *set, const struct bp_para *para, uint32_t i)
{
    const struct bp_shape *shape = para->shapes[i];
    size_t len = shape->len - (size_t)(para->pieces[i].space != 0);
    uint32_t offset, length;
    if (para->looks[para->pieces[i].look].at == BP_NOWHERE)
        return; /* the report's own words, or reported before */
    bp_find_in_source(set->source, para->looks[para->pieces[i].look].at, shape->text, len, &offset,
                      &length);
    bp_diag_add(set->diags, BP_E_LONG_WORD, set->source, offset, length,
                bp_arena_text(&set->work, shape->text, len), NULL, NULL);
}

/* Whether some stretch is wider than the column. */
static bool is_wide(struct bp_setter *set, const struct bp_para *para, int32_t width)
{
    int64_t wide = 0;
    for (uint32_t i = 0; i < para->n && wide <= width;)
        i = stretch_end(set, para, i, &wide);
    return wide > width;
}

/* Adds places for a line end to each stretch that is wider than the column. */
static void split_wide(struct bp_setter *set, struct bp_para *para, int32_t width)
{
    struct bp_para from = *para;
    struct splitter s = {set, &from, para, 0, 0, width, 0};
    para->n = 0;
    para->pieces = NULL;
    para->shapes = NULL;
    for (uint32_t i = 0; i < from.n;) {
        int64_t wide;
        uint32_t end = stretch_end(set, &from, i, &wide);
        s.used = 0;
        if (wide > width)
            report_split(set, &from, i);
        for (; i < end; i++) {
            const struct bp_piece *piece = &from.pieces[i];
            int32_t hyphen = piece->hyphen ? hyphen_width(set, &from, i) : 0;
            int32_t inked = piece->width - piece->space;
            if (wide > width && s.used + inked + hyphen > width && !piece->blank)
                split_piece(&s, i, hyphen);
            else
                keep_piece(&s, *piece, from.shapes[i]);
        }
    }
}

/* The longest line from `first`. If the first stretch does not fit, takes it anyway and sets
 * *wide. */
static struct bp_line longest_line(struct bp_setter *set, const struct bp_para *para, uint32_t first,
                                   int32_t width, bool *wide)
{
    struct bp_line best = {first, first, 0, false};
    int64_t all = 0, seen = 0; /* width with and without the spaces at the end */
    for (uint32_t i = first; i < para->n; i++) {
        const struct bp_piece *piece = &para->pieces[i];
        all += piece->width;
        if (!piece->blank)
            seen = all - piece->space;
        if (seen > width && best.end > first)
            break;
        int32_t hyphen = piece->hyphen ? hyphen_width(set, para, i) : 0;
        bool last = i + 1 == para->n;
        if (last || piece->ends == BP_END_MUST) {
            best = (struct bp_line){first, i + 1, (int32_t)seen, false};
            *wide |= seen > width;
            break;
        }
        if (piece->ends == BP_END_MAY && (seen + hyphen <= width || best.end == first)) {
            best = (struct bp_line){first, i + 1, (int32_t)seen + hyphen, piece->hyphen};
            *wide |= seen + hyphen > width;
        }
    }
    return best;
}

/* Returns whether some line is wider than `width`. */
static bool make_lines(struct bp_setter *set, struct bp_para *para, int32_t width)
{
    bool wide = false;
    size_t room = para->n < FEW_LINES ? para->n : FEW_LINES;
    para->lines = bp_arena_array(&set->work, room, sizeof *para->lines);
    para->n_lines = 0;
    for (uint32_t i = 0; i < para->n; i = para->lines[para->n_lines++].end) {
        if (para->n_lines == room)
            para->lines = bp_arena_grow(&set->work, para->lines, &room, room + 1, sizeof *para->lines);
        para->lines[para->n_lines] = longest_line(set, para, i, width, &wide);
    }
    return wide;
}

/* First tries to fit without cutting, because that is quick and nearly always enough. A stretch
 * that is too wide always shows as a line that is too wide, apart from soft hyphens: there the
 * hyphen of one stretch may give way to the next stretch. */
void bp_para_fit(struct bp_setter *set, struct bp_para *para, int32_t width)
{
    bool wide = make_lines(set, para, width) || para->soft;
    if (!wide || !is_wide(set, para, width))
        return;
    split_wide(set, para, width);
    make_lines(set, para, width);
}
