/* compose.c: turns inline text into shaped pieces, and marks where a line may end. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "layout/bidi.h"
#include "layout/breaks.h"
#include "layout/characters.h"
#include "layout/fallback.h"
#include "layout/para.h"
#include "layout/signs.h"
#include "model/signs.h"

/* A piece that is being made, and its shape. */
struct made {
    struct bp_piece piece;
    const struct bp_shape *shape;
};

static inline void add_piece(struct bp_setter *set, struct made made)
{
    char *room = bp_buf_room(&set->pieces, sizeof made);
    if (room)
        *(struct made *)(void *)room = made;
    else
        bp_arena_leave(set->arena);
}

static struct made *last_piece(struct bp_setter *set)
{
    size_t len = set->pieces.len;
    return len ? (struct made *)(void *)(set->pieces.bytes + len - sizeof(struct made)) : NULL;
}

void bp_find_in_source(const struct bp_source *source, uint32_t at, const char *text, size_t len,
                       uint32_t *offset, uint32_t *length)
{
    *offset = at;
    *length = 1;
    if (!source || at == BP_NOWHERE || at >= source->len || !bp_source_open(source))
        return;
    const char *from = source->bytes + at, *end = source->bytes + source->len;
    if (end - from > 4096 + (ptrdiff_t)len)
        end = from + 4096 + len;
    for (const char *p = from; p + len <= end; p++)
        if (!memcmp(p, text, len)) {
            *offset = (uint32_t)(p - source->bytes);
            *length = (uint32_t)len;
            return;
        }
}

static struct bp_look look_of(const struct bp_run *run, struct bp_type type)
{
    struct bp_look look = {.size = type.size, .at = run->at, .href = run->href,
                           .abbr = run->abbr, .tag = BP_NO_TAG};
    bool bold = type.bold || (run->style & BP_STRONG);
    look.font = (uint8_t)((bold ? BP_BOLD : 0) | (run->style & BP_EM ? BP_ITALIC : 0));
    if (run->style & (BP_SUP | BP_SUB)) {
        look.size = type.size * 62 / 100;
        look.rise = run->style & BP_SUP ? type.size * 36 / 100 : -type.size * 12 / 100;
    }
    return look;
}

static int32_t width_of(int32_t units, int32_t size)
{
    return (int32_t)(((int64_t)units * size + 500) / 1000);
}

/* Sets the width of a shape (a word and the space after it). `spaced`: the text ends with a space. */
static int32_t measure(struct bp_setter *set, const struct bp_shape *shape, bool spaced, int32_t size,
                       int32_t *space)
{
    *space = 0;
    if (!spaced)
        return width_of(shape->width, size);
    int32_t units = bp_shape_space(&set->shaper, shape->font)->width;
    *space = width_of(units, size);
    return width_of(shape->width - units, size) + *space;
}

/* How many bytes from `a` make one piece of a word and the space after it, if another word follows
 * directly. This saves a piece for the space. `b`: the end of the word; `end`: the end of the run. */
static size_t with_space(const char *a, const char *b, const char *end)
{
    bool one = b < end && *b == ' ' && (b + 1 == end || b[1] != ' ') && (unsigned char)b[-1] < 0x80;
    return (size_t)(b - a) + (one && *a != ' ');
}

/* The long way: as much of the text's beginning as fits one shape and one font. */
static const struct bp_shape *shape_part(struct bp_setter *set, int font, const char *text, size_t len)
{
    if (len > BP_SHAPE_MAX) { /* much wider than any column: cut it between grapheme clusters */
        size_t cut = 0, next;
        while ((next = bp_grapheme_end(text, len, cut)) <= BP_SHAPE_MAX)
            cut = next;
        return bp_shape_next(set, font, text, cut);
    }
    int rtl = font & BP_RTL;
    font &= ~BP_RTL;
    if (len > 1 && text[len - 1] == ' ')
        len--; /* leave out a space that belongs to another font */
    len = bp_fallback_run(set->shaper.fonts, set->diags, text, len, &font);
    if (set->shaper.fonts->out)
        bp_arena_leave(set->arena);
    return bp_shape(&set->shaper, font | rtl, text, len);
}

const struct bp_shape *bp_shape_next(struct bp_setter *set, int font, const char *text, size_t len)
{
    const struct bp_shape *shape = len > BP_SHAPE_MAX ? NULL : bp_shape(&set->shaper, font, text, len);
    return shape && !shape->lacks ? shape : shape_part(set, font, text, len);
}

/* The same for a word in the setter's buffer. */
static inline const struct bp_shape *shape_word(struct bp_setter *set, int font, const char *text, size_t len)
{
    const struct bp_shape *shape = len > BP_SHAPE_MAX ? NULL : bp_shape_word(&set->shaper, font, text, len);
    return shape && !shape->lacks ? shape : shape_part(set, font, text, len);
}

/* The shape of the word for a sign's colour, or NULL if it needs none. `after`, `end`: the text after
 * the sign. */
static const struct bp_shape *shape_colour(struct bp_setter *set, int font, const struct bp_shape *sign,
                                           const char *after, const char *end)
{
    char text[24];
    const char *at = sign->text;
    const char *word =
        sign->len ? bp_sign_word(set->house, bp_utf8_next(&at, at + sign->len), after, end) : NULL;
    if (!word)
        return NULL;
    bool glued = after < end && (*after & 0x80 || bp_is_digit(*after) || bp_is_letter(*after));
    int len = snprintf(text, sizeof text, "\xC2\xA0(%s)%s", word, glued ? "\xC2\xA0" : "");
    return bp_shape_next(set, font, text, (size_t)len);
}

/* Whether the text from `a` to `b` ends with a soft hyphen. */
static bool ends_softly(const char *a, const char *b)
{
    static const char soft_hyphen[] = "\xC2\xAD";
    return b[-1] == soft_hyphen[1] && b - a >= 2 && b[-2] == soft_hyphen[0];
}

/* A soft hyphen without a text of its own: it is that of the piece before it. */
static void add_hyphen(struct bp_setter *set, enum bp_end ends)
{
    struct made *last = last_piece(set);
    if (!last || last->piece.blank || last->piece.space)
        return;
    last->piece.hyphen = true;
    last->piece.ends = (uint8_t)ends;
}

/* Notes what the paragraph has to know of a shape, and reports what its font lacks. */
static void note_shape(struct bp_setter *set, struct bp_para *para, const struct bp_look *is,
                       const struct bp_shape *shape)
{
    if (shape->font != is->font)
        para->mixed = true;
    if (shape->font != is->font && bp_fonts_embedded(set->shaper.fonts, shape->font) < BP_FACES)
        bp_character_lend(set, shape);
    para->actual |= bp_shape_wants_actual(shape);
    if (shape->lacks)
        bp_character_report(set->diags, set->source, shape->text + bp_shape_missing(shape),
                            shape->text + shape->len, is->at);
}

/* Adds the text from `a` to `b`, which has one look and no place for a line end inside. */
static void add_text(struct bp_setter *set, struct bp_para *para, uint32_t look,
                     const char *a, const char *b, enum bp_end ends)
{
    uint8_t level = para->bidi ? (uint8_t)set->levels.bytes[a - set->text.bytes] : 0;
    const struct bp_look *is = &para->looks[look];
    bool hyphen = ends_softly(a, b);
    if (hyphen) {
        para->soft = true;
        b -= 2;
        if (a == b) {
            add_hyphen(set, ends);
            return;
        }
    }
    while (a < b) {
        const struct bp_shape *shape =
            shape_word(set, is->font | (level % 2 ? BP_RTL : 0), a, (size_t)(b - a));
        size_t len = shape->len;
        note_shape(set, para, is, shape);
        bool whole = a + len == b, blank = len == 1 && *a == ' ';
        int32_t space, width = measure(set, shape, a[len - 1] == ' ', is->size, &space);
        if (hyphen && whole)
            hyphen = !bp_shape(&set->shaper, shape->font, "-", 1)->lacks;
        const struct bp_shape *colour = NULL;
        if (shape->font == BP_SIGNS)
            colour = shape_colour(set, is->font, shape, a + len, set->text.bytes + set->text.len);
        add_piece(set, (struct made){{width, space, look, (uint8_t)(whole && !colour ? ends : BP_END_NO),
                                      level, blank, hyphen && whole && !colour},
                                     shape});
        if (colour) /* from left to right, also among right-to-left text */
            add_piece(set, (struct made){{width_of(colour->width, is->size), 0, look,
                                          (uint8_t)(whole ? ends : BP_END_NO), (uint8_t)(level + level % 2),
                                          false, hyphen && whole},
                                         colour});
        a += len;
    }
}

/* A forced line end: set on the piece before it, or on an empty piece. */
static void add_line_end(struct bp_setter *set, const struct bp_para *para, uint32_t look)
{
    struct made *last = last_piece(set);
    if (last && last->piece.ends != BP_END_MUST)
        last->piece.ends = BP_END_MUST;
    else
        add_piece(set, (struct made){{0, 0, look, BP_END_MUST, 0, true, false},
                                     bp_shape(&set->shaper, para->looks[look].font, "", 0)});
}

static void make_looks(struct bp_setter *set, struct bp_para *para, const struct bp_inline *text)
{
    para->n_looks = text->n;
    para->links = para->target.contents != NULL;
    para->looks = bp_arena_array(&set->work, text->n, sizeof *para->looks);
    for (uint32_t i = 0; i < text->n; i++) {
        const struct bp_run *run = &text->runs[i];
        struct bp_look *look = &para->looks[i];
        *look = look_of(run, para->type);
        para->links |= run->href != NULL;
        bool same = i && (run->href || run->abbr) && run->href == text->runs[i - 1].href &&
                    run->abbr == text->runs[i - 1].abbr;
        look->joined = same ? para->looks[i - 1].joined : i;
    }
}

/* The first space or break from `at` on, before `end`. Looks at eight bytes at a time. */
static size_t word_end(const char *bytes, const char *breaks, size_t at, size_t end)
{
    for (; at < end; at += 8) {
        uint64_t marks = bp_eight_find(bp_eight_load(bytes + at), ' ') |
                         ((bp_eight_load(breaks + at) + BP_EIGHT(0x7F)) & BP_EIGHT(0x80));
        if (marks) {
            at += bp_eight_before(marks);
            break;
        }
    }
    return at < end ? at : end;
}

/* The end of the piece that begins at `a`, in a run that ends at `end`: either a space, or text
 * without a place for a line end. */
static size_t piece_end(const struct bp_setter *set, const struct bp_para *para, size_t a, size_t end)
{
    const char *bytes = set->text.bytes, *levels = set->levels.bytes;
    if (bytes[a] == ' ')
        return a + 1;
    size_t b = word_end(bytes, set->breaks.bytes, a + 1, end);
    if (!para->bidi)
        return b + 1 < set->text.len ? a + with_space(bytes + a, bytes + b, bytes + end) : b;
    size_t same = a + 1;
    while (same < b && levels[same] == levels[a])
        same++;
    return same;
}

/* Cuts the runs where a line may end and where the look changes. */
static void make_pieces(struct bp_setter *set, struct bp_para *para)
{
    const char *bytes = set->text.bytes, *breaks = set->breaks.bytes;
    size_t from = 0, total = set->text.len;
    for (uint32_t r = 0; r < para->n_looks; r++) {
        size_t end = para->looks[r].end;
        for (size_t a = from; a < end;) {
            if (breaks[a] == BP_BREAK_MUST || bytes[a] == '\n') {
                add_line_end(set, para, r);
                do /* U+0085, U+2028 and U+2029 end a line too */
                    a++;
                while (a < end && ((unsigned char)bytes[a] & 0xC0) == 0x80);
                continue;
            }
            size_t b = piece_end(set, para, a, end);
            enum bp_end ends = b < total && breaks[b] == BP_BREAK_MAY ? BP_END_MAY : BP_END_NO;
            add_text(set, para, r, bytes + a, bytes + b, ends);
            a = b;
        }
        from = end;
    }
}

/* zeros after the text and its breaks, because loops read eight bytes at a time */
static const char padding[8];

static void pad_text(struct bp_setter *set)
{
    size_t len = set->text.len;
    bp_buf_put(&set->text, padding, sizeof padding);
    if (set->text.failed)
        bp_arena_leave(set->arena);
    set->text.len = len;
}

static void join_runs(struct bp_setter *set, struct bp_para *para, const struct bp_inline *text)
{
    set->text.len = set->breaks.len = set->pieces.len = 0;
    for (uint32_t i = 0; i < text->n; i++) {
        bp_buf_str(&set->text, text->runs[i].is_break ? "\n" : text->runs[i].text);
        para->looks[i].end = (uint32_t)set->text.len;
    }
    pad_text(set);
    size_t len = set->text.len;
    char *breaks = bp_buf_room(&set->breaks, len + sizeof padding);
    if (!breaks)
        bp_arena_leave(set->arena);
    memcpy(breaks + len, padding, sizeof padding);
    if (len)
        bp_breaks_find(set->text.bytes, len, breaks);
}

/* Finds the embedding levels of the whole text, if any of it is right-to-left. */
static void find_levels(struct bp_setter *set, struct bp_para *para)
{
    size_t len = set->text.len;
    para->bidi = len && bp_bidi_needed(set->text.bytes, len);
    if (!para->bidi)
        return;
    set->levels.len = 0;
    bp_buf_room(&set->levels, len + 1);
    char *room = bp_arena_array(&set->work, len, BP_BIDI_ROOM);
    if (set->levels.failed ||
        !bp_bidi_levels(set->text.bytes, len, room, (uint8_t *)set->levels.bytes, &para->rtl))
        bp_arena_leave(set->arena);
}

struct bp_para *bp_para_compose(struct bp_setter *set, const struct bp_inline *text,
                                struct bp_type type, struct bp_target target)
{
    struct bp_para *para = bp_arena_alloc(&set->work, sizeof *para);
    para->type = type;
    para->target = target;
    para->tag = BP_NO_TAG;
    para->mark = BP_ARTIFACT;
    make_looks(set, para, text);
    join_runs(set, para, text);
    find_levels(set, para);
    make_pieces(set, para);
    para->n = (uint32_t)(set->pieces.len / sizeof(struct made));
    para->shapes = bp_arena_array(&set->work, para->n, sizeof *para->shapes);
    para->pieces = bp_arena_array(&set->work, para->n, sizeof *para->pieces);
    const struct made *made = (const struct made *)(const void *)set->pieces.bytes;
    for (uint32_t i = 0; i < para->n; i++) {
        para->shapes[i] = made[i].shape;
        para->pieces[i] = made[i].piece;
    }
    return para;
}

struct bp_para *bp_para_plain(struct bp_setter *set, const char *text, struct bp_type type)
{
    struct bp_run run = {.text = text, .at = BP_NOWHERE};
    struct bp_inline one = {&run, *text ? 1 : 0, BP_NOWHERE};
    return bp_para_compose(set, &one, type, (struct bp_target){0, NULL});
}

/* The end of the word and the space after it, or of the space, that begins at `a` in a text that ends at
 * `end`, with eight zeros behind it. */
static const char *spaced_end(const char *a, const char *end)
{
    if (*a == ' ')
        return a + 1;
    const char *b = a + 1;
    uint64_t spaces = 0;
    for (; b < end && !(spaces = bp_eight_find(bp_eight_load(b), ' ')); b += 8)
        ;
    b += spaces ? bp_eight_before(spaces) : 0;
    b = b < end ? b : end;
    return a + with_space(a, b, end);
}

void bp_text_measure(struct bp_setter *set, const struct bp_inline *text, struct bp_type type,
                     int32_t *natural, int32_t *widest)
{
    int64_t whole = 0, word = 0, most = 0;
    for (uint32_t r = 0; r < text->n; r++) {
        struct bp_look look = look_of(&text->runs[r], type);
        set->text.len = 0;
        bp_buf_str(&set->text, text->runs[r].text);
        pad_text(set);
        const char *at = set->text.bytes, *end = at + set->text.len;
        for (const char *stop = at; at < end;) {
            if (stop <= at)
                stop = spaced_end(at, end);
            const struct bp_shape *shape = shape_word(set, look.font, at, (size_t)(stop - at));
            bool spaced = at[shape->len - 1] == ' ';
            int32_t space, width = measure(set, shape, spaced, look.size, &space);
            const struct bp_shape *colour = NULL;
            if (shape->font == BP_SIGNS)
                colour = shape_colour(set, look.font, shape, at + shape->len, end);
            width += colour ? width_of(colour->width, look.size) : 0;
            whole += width;
            word += width - space;
            most = word > most ? word : most;
            word = space ? 0 : word;
            at += shape->len;
        }
    }
    *natural = (int32_t)(whole > INT32_MAX ? INT32_MAX : whole);
    *widest = (int32_t)(most > INT32_MAX ? INT32_MAX : most);
}
