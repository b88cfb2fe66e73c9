/* content.c: turns a page's display list into its content stream (ISO 32000-1, 7.8.2). It keeps the
 * current state (mark, text object, font, colour, position), and writes operators only for changes.
 * Text objects are inside marked content and never cross its limits. Operators are separated by
 * spaces, not line ends, as texts are full of spaces; not even by these where what follows begins with a
 * delimiter; and all strings have one operator: all this compresses better. */
#include <string.h>

#include "layout/dump.h"
#include "pdf/strings.h"
#include "pdf/symbol.h"
#include "pdf/writer.h"

#define NO_MARK INT32_MIN

struct state {
    struct bp_pdf *pdf;         /* borrowed */
    const struct bp_page *page; /* borrowed */
    struct bp_buf *buf;
    int32_t mark;   /* MCID or artifact of the open marked content, or NO_MARK */
    bool in_text;   /* between BT and ET */
    bool in_string; /* inside [( … )]TJ */
    bool next_line; /* the string begins on the next line (T*) */
    int32_t origin; /* the zero of heights, above the bottom of the page */
    int32_t x, y;   /* start of the last line in this text object */
    int32_t leading;
    int font; /* index into the file's fonts; -1: none yet */
    int32_t size;
    uint32_t fill; /* 0xRRGGBB */
    int32_t move;  /* adjustment to write before the next glyph */
};

/* Takes back the space after an operator, because what follows begins with a delimiter. Returns whether
 * there was one. */
static bool join(struct bp_buf *buf)
{
    bool spaced = buf->len && buf->bytes[buf->len - 1] == ' ';
    buf->len -= spaced;
    return spaced;
}

/* A height, as it is written. */
static int32_t up(const struct state *state, int32_t y)
{
    return bp_pdf_place(state->page->height - y) - state->origin;
}

static void put_numbers(struct bp_buf *buf, const int32_t *numbers, int n)
{
    for (int i = 0; i < n; i++) {
        bp_buf_milli(buf, numbers[i]);
        bp_buf_char(buf, ' ');
    }
}

/* Sets a colour, as grey if it is one. */
static void put_colour(struct bp_buf *buf, uint32_t rgb, const char *grey, const char *colour)
{
    int32_t parts[3];
    for (int i = 0; i < 3; i++)
        parts[i] = (int32_t)(((rgb >> (16 - 8 * i) & 0xFF) * 1000 + 127) / 255);
    bool is_grey = parts[0] == parts[1] && parts[1] == parts[2];
    put_numbers(buf, parts, is_grey ? 1 : 3);
    bp_buf_str(buf, is_grey ? grey : colour);
}

/* Formats each colour once, because the same few occur again and again. */
static void set_fill(struct state *state, uint32_t rgb)
{
    if (state->fill == rgb)
        return;
    struct bp_pdf_fill *fill = &state->pdf->fills[(rgb ^ rgb >> 8 ^ rgb >> 16) % BP_PDF_FILLS];
    struct bp_buf text = {.bytes = fill->text, .capacity = sizeof fill->text, .limit = sizeof fill->text};
    state->fill = rgb;
    if (!fill->len || fill->rgb != rgb) {
        put_colour(&text, rgb, "g ", "rg ");
        fill->rgb = rgb;
        fill->len = (uint8_t)text.len;
    }
    bp_buf_put(state->buf, fill->text, fill->len);
}

/* ---- text ---- */

/* Begins a string: [(…)]TJ, or T*[(…)]TJ on the next line. */
static void open_string(struct state *state)
{
    struct bp_buf *buf = state->buf;
    if (!state->in_string) {
        if (!state->next_line)
            join(buf);
        bp_buf_str(buf, state->next_line ? "T*[" : "[");
        state->next_line = false;
        if (state->move)
            bp_buf_int(buf, state->move);
        bp_buf_char(buf, '(');
    } else if (state->move) {
        bp_buf_char(buf, ')');
        bp_buf_int(buf, state->move);
        bp_buf_char(buf, '(');
    }
    state->in_string = true;
    state->move = 0;
}

static void close_string(struct state *state)
{
    if (!state->in_string)
        return;
    bp_buf_str(state->buf, ")]TJ ");
    state->in_string = false;
}

static inline const struct bp_pdf_shape *string_of(const struct state *state, const struct bp_shape *shape)
{
    const bool noted = shape->note->document == state->pdf->glyphs.document;
    return noted ? shape->note->string : bp_pdf_glyphs_make(state->pdf, shape);
}

static void put_font(struct state *state, int font, int32_t size)
{
    struct bp_buf *buf = state->buf;
    close_string(state);
    join(buf);
    bp_buf_str(buf, "/F");
    bp_buf_int(buf, font);
    bp_buf_char(buf, ' ');
    put_numbers(buf, &size, 1);
    bp_buf_str(buf, "Tf ");
    state->font = font;
    state->size = size;
}

static inline void set_font(struct state *state, int font, int32_t size)
{
    if (font != state->font || size != state->size)
        put_font(state, font, size);
}

/* A shape with glyphs above or below the line: sets the text rise for each glyph. */
static void put_raised(struct state *state, const struct bp_pdf_shape *entry)
{
    const struct bp_shape *shape = entry->shape;
    struct bp_pdf_font *font = state->pdf->glyphs.fonts[entry->font];
    bool says;
    for (unsigned i = 0; i < shape->n; i++) {
        const struct bp_glyph *glyph = &shape->glyphs[i];
        if (glyph->dy) {
            close_string(state);
            bp_buf_milli(state->buf, (int64_t)glyph->dy * state->size / 1000);
            bp_buf_str(state->buf, " Ts ");
        }
        state->move -= glyph->dx;
        open_string(state);
        uint16_t len;
        const char *text = bp_pdf_glyph_text(font->font, shape, i, &len);
        bp_pdf_put_code(state->buf, bp_pdf_glyph_cid(state->pdf, font, glyph->id, text, len,
                                                     shape->plain && !shape->rtl, &says),
                        font->wide);
        state->move = glyph->dx + bp_pdf_adjustment(font->font, glyph);
        if (glyph->dy) {
            close_string(state);
            bp_buf_str(state->buf, "0 Ts ");
        }
    }
}

/* Appends a shape's string. A short one is copied with a fixed length, because that takes one
 * instruction instead of a call. */
static void put_string(struct bp_buf *buf, const struct bp_pdf_shape *shape)
{
    if (shape->len > BP_PDF_SHORT || buf->failed || buf->capacity - buf->len < BP_PDF_SHORT) {
        bp_buf_put(buf, shape->string, shape->len);
        return;
    }
    memcpy(buf->bytes + buf->len, shape->string, BP_PDF_SHORT);
    buf->len += shape->len;
}

/* `actual`: the text of the shape, if its glyphs do not give it; or NULL. */
static void put_shape(struct state *state, const struct bp_pdf_shape *shape, const char *actual,
                      size_t len)
{
    if (actual) {
        close_string(state);
        join(state->buf);
        bp_buf_str(state->buf, "/Span<</ActualText");
        bp_pdf_put_utf16(state->buf, actual, len);
        bp_buf_str(state->buf, ">>BDC ");
    }
    set_font(state, shape->font, state->size);
    if (shape->raised) {
        put_raised(state, shape);
    } else if (shape->shape->n) {
        state->move += shape->lead;
        open_string(state);
        put_string(state->buf, shape);
        state->move = shape->tail;
    }
    if (actual) {
        close_string(state);
        bp_buf_str(state->buf, "EMC ");
    }
}

/* The hyphen at the end of a broken line has its own code, which stands for a soft hyphen. */
static bool put_hyphen(struct state *state, const struct bp_pdf_shape *shape)
{
    struct bp_pdf_font *font = state->pdf->glyphs.fonts[shape->font];
    if (shape->raised || shape->shape->n != 1)
        return false;
    bool says = true;
    unsigned cid = bp_pdf_glyph_cid(state->pdf, font, shape->shape->glyphs[0].id, BP_PDF_SOFT_HYPHEN,
                                    sizeof BP_PDF_SOFT_HYPHEN - 1, true, &says);
    if (!says)
        return false;
    set_font(state, shape->font, state->size);
    state->move += shape->lead;
    open_string(state);
    bp_pdf_put_code(state->buf, cid, font->wide);
    state->move = shape->tail;
    return true;
}

/* Moves to the start of a line. Uses the string's operator if the line is directly below the last
 * one, at the same distance as that from its own last. */
static void move_to(struct state *state, int32_t x, int32_t y)
{
    const int32_t to[2] = {x - state->x, y - state->y};
    bool below = to[0] == 0 && to[1] < 0;
    state->next_line = below && -to[1] == state->leading;
    if (!state->next_line) {
        put_numbers(state->buf, to, 2);
        bp_buf_str(state->buf, below ? "TD " : "Td ");
    }
    if (below)
        state->leading = -to[1];
    state->x = x;
    state->y = y;
}

static void begin_text(struct state *state, const struct bp_op *op)
{
    struct bp_buf *buf = state->buf;
    if (!state->in_text) {
        bp_buf_str(buf, "BT ");
        state->in_text = true;
        state->x = state->y = 0;
    }
    set_font(state, string_of(state, op->shapes[0])->font, op->h);
    set_fill(state, op->rgb);
    move_to(state, bp_pdf_place(op->x), up(state, op->y));
    state->move = 0;
}

/* The quick way for most lines, which consist only of words with plain strings. Returns false if
 * this one is different, and writes nothing. */
static bool put_plain(struct state *state, const struct bp_op *op)
{
    struct bp_buf *buf = state->buf;
    bool plain = !op->hyphen, spaced = !state->next_line && join(buf);
    size_t before = buf->len;
    bp_buf_str(buf, state->next_line ? "T*[(" : "[(");
    for (uint32_t i = 0; plain && i < op->n; i++) {
        const struct bp_pdf_shape *shape = string_of(state, op->shapes[i]);
        plain = shape->plain;
        put_string(buf, shape);
    }
    if (plain) {
        bp_buf_str(buf, ")]TJ ");
        state->next_line = false;
    } else {
        buf->len = before;
        bp_buf_put(buf, " ", spaced);
    }
    return plain;
}

static void put_text(struct state *state, const struct bp_op *op)
{
    if (!op->n)
        return;
    begin_text(state, op);
    if (put_plain(state, op))
        return;
    for (uint32_t i = 0; i < op->n; i++) {
        const struct bp_pdf_shape *shape = string_of(state, op->shapes[i]);
        const char *actual = shape->actual && !op->actual ? shape->shape->text : NULL;
        if (!op->hyphen || i + 1 < op->n)
            put_shape(state, shape, actual, shape->shape->len);
        else if (!put_hyphen(state, shape))
            put_shape(state, shape, op->actual ? NULL : BP_PDF_SOFT_HYPHEN, sizeof BP_PDF_SOFT_HYPHEN - 1);
    }
    close_string(state);
    if (state->next_line)
        bp_buf_str(state->buf, "T* ");
    state->next_line = false;
}

static void end_text(struct state *state)
{
    if (state->in_text)
        bp_buf_str(state->buf, "ET ");
    state->in_text = false;
}

/* ---- marks ---- */

static void end_mark(struct state *state)
{
    end_text(state);
    if (state->mark != NO_MARK)
        bp_buf_str(state->buf, "EMC ");
    state->mark = NO_MARK;
}

/* Begins the text of an operation whose glyphs do not give it (ISO 32000-1, 14.9.4). */
static void put_actual_text(struct state *state, const struct bp_op *op)
{
    struct bp_buf *text = &state->pdf->deflated;
    text->len = 0;
    bp_op_text(op, text);
    bp_pdf_check(state->pdf, text);
    bp_buf_str(state->buf, "/ActualText");
    bp_pdf_put_utf16(state->buf, text->bytes, text->len);
}

static void begin_mark(struct state *state, const struct bp_op *op)
{
    int32_t mark = op->mark;
    if (mark == state->mark)
        return;
    end_mark(state);
    state->mark = mark;
    struct bp_buf *buf = state->buf;
    join(buf);
    if (mark >= 0) {
        if ((size_t)mark >= state->page->n_marks)
            bp_pdf_fail(state->pdf, "content of a mark that its page lacks");
        /* The element gives the type; using one name for all takes fewer bytes. But Poppler reads
         * ActualText only from a Span. */
        bp_buf_str(buf, op->actual ? "/Span<</MCID " : "/P<</MCID ");
        bp_buf_int(buf, mark);
        if (op->actual)
            put_actual_text(state, op);
        bp_buf_str(buf, ">>BDC ");
    } else if (mark == BP_ARTIFACT_HEADER) {
        bp_buf_str(buf, "/Artifact/H BDC ");
    } else if (mark == BP_ARTIFACT_FOOTER) {
        bp_buf_str(buf, "/Artifact/F BDC ");
    } else {
        bp_buf_str(buf, "/Artifact BMC ");
    }
}

/* ---- shapes ---- */

static bool goes_on(const struct bp_op *op, const struct bp_op *end)
{
    return op + 1 < end && op[1].kind == op->kind && op[1].rgb == op->rgb &&
           op[1].mark == op->mark;
}

/* Rectangles that follow one another with the same colour and mark are painted together; those that also
 * touch at the sides, such as the cells of a header, as one. What begins at the origin is measured
 * downwards: a zero, and the height as it stands where the origin moves, compress better. Returns the last
 * operation. */
static const struct bp_op *put_rects(struct state *state, const struct bp_op *op, const struct bp_op *end)
{
    set_fill(state, op->rgb);
    for (bool more = true; more; op += more) {
        const struct bp_op *first = op;
        while (goes_on(op, end) && op[1].y == op->y && op[1].h == op->h && op[1].x == op->x + op->w)
            op++;
        more = goes_on(op, end);
        int32_t x = bp_pdf_place(first->x), top = up(state, op->y), bottom = up(state, op->y + op->h);
        const int32_t box[4] = {x, top ? bottom : top, bp_pdf_place(op->x + op->w) - x,
                                top ? top - bottom : bottom};
        put_numbers(state->buf, box, 4);
        bp_buf_str(state->buf, more ? "re " : "re f ");
    }
    return op;
}

/* Two opposite sides of a dashed frame. Each begins and ends with half a dash, so that the corners
 * are closed. */
static void put_sides(struct bp_buf *buf, int32_t length, const int32_t first[4],
                      const int32_t second[4])
{
    int32_t n = (length + 2250) / 4500;
    int32_t period = length / (n > 0 ? n : 1), dash = period * 11 / 20;
    const int32_t pattern[2] = {dash, period - dash}, phase = dash / 2;
    bp_buf_char(buf, '[');
    put_numbers(buf, pattern, 2);
    bp_buf_char(buf, ']');
    put_numbers(buf, &phase, 1);
    bp_buf_str(buf, "d ");
    put_numbers(buf, first, 2);
    bp_buf_str(buf, "m ");
    put_numbers(buf, first + 2, 2);
    bp_buf_str(buf, "l ");
    put_numbers(buf, second, 2);
    bp_buf_str(buf, "m ");
    put_numbers(buf, second + 2, 2);
    bp_buf_str(buf, "l S ");
}

static void put_frame(struct state *state, const struct bp_op *op)
{
    const int32_t pen = 750, half = pen / 2;
    struct bp_buf *buf = state->buf;
    int32_t left = op->x, right = op->x + op->w;
    int32_t top = up(state, op->y), bottom = top - op->h;
    bp_buf_str(buf, "q ");
    put_numbers(buf, &pen, 1);
    bp_buf_str(buf, "w ");
    put_colour(buf, op->rgb, "G ", "RG ");
    put_sides(buf, op->w, (const int32_t[4]){left, top - half, right, top - half},
              (const int32_t[4]){left, bottom + half, right, bottom + half});
    put_sides(buf, op->h, (const int32_t[4]){left + half, top, left + half, bottom},
              (const int32_t[4]){right - half, top, right - half, bottom});
    bp_buf_str(buf, "Q ");
}

/* With round ends, so that lines that meet are joined. */
static void put_line(struct state *state, const struct bp_op *op)
{
    const int32_t pen = (int32_t)op->n;
    const int32_t from[2] = {op->x, up(state, op->y)};
    const int32_t to[2] = {op->x + op->w, up(state, op->y + op->h)};
    struct bp_buf *buf = state->buf;
    bp_buf_str(buf, "q 1 J ");
    put_numbers(buf, &pen, 1);
    bp_buf_str(buf, "w ");
    put_colour(buf, op->rgb, "G ", "RG ");
    put_numbers(buf, from, 2);
    bp_buf_str(buf, "m ");
    put_numbers(buf, to, 2);
    bp_buf_str(buf, "l S Q ");
}

/* The form for a symbol of a given size. */
static size_t find_symbol(struct bp_pdf *pdf, const struct bp_op *op)
{
    for (size_t i = 0; i < pdf->n_symbols; i++)
        if ((int)pdf->symbols[i].symbol == op->symbol && pdf->symbols[i].side == op->w)
            return i;
    pdf->symbols = bp_arena_grow(&pdf->arena, pdf->symbols, &pdf->symbols_capacity,
                                 pdf->n_symbols + 1, sizeof *pdf->symbols);
    pdf->symbols[pdf->n_symbols] = (struct bp_pdf_symbol){(enum bp_symbol)op->symbol, op->w};
    return pdf->n_symbols++;
}

static void put_symbol(struct state *state, const struct bp_op *op)
{
    if (op->symbol >= BP_SYMBOL_COUNT)
        bp_pdf_fail(state->pdf, "a symbol that is not there");
    const int32_t place[2] = {bp_pdf_place(op->x), up(state, op->y + op->w)};
    set_fill(state, op->rgb);
    bp_buf_str(state->buf, "q ");
    if (bp_pdf_symbol_stroked((enum bp_symbol)op->symbol))
        put_colour(state->buf, op->rgb, "G ", "RG ");
    bp_buf_str(state->buf, "1 0 0 1 ");
    put_numbers(state->buf, place, 2);
    bp_buf_str(state->buf, "cm/Y");
    bp_buf_int(state->buf, (int64_t)find_symbol(state->pdf, op));
    bp_buf_str(state->buf, " Do Q ");
}

static void put_image(struct state *state, const struct bp_op *op)
{
    const int32_t matrix[6] = {op->w, 0, 0, op->h, op->x, up(state, op->y + op->h)};
    if (!state->pdf->pages->image)
        bp_pdf_fail(state->pdf, "an image that is not there");
    bp_buf_str(state->buf, "q ");
    put_numbers(state->buf, matrix, 6);
    bp_buf_str(state->buf, "cm/Im Do Q ");
}

/* Moves the origin, if it is not already there. */
static void set_origin(struct state *state, int32_t origin)
{
    const int32_t by = origin - state->origin;
    if (!by)
        return;
    end_mark(state);
    bp_buf_str(state->buf, "1 0 0 1 0 ");
    put_numbers(state->buf, &by, 1);
    bp_buf_str(state->buf, "cm ");
    state->origin = origin;
}

static void put_stamp(struct state *state, const struct bp_op *op)
{
    if (op->n >= state->pdf->pages->n_stamps)
        bp_pdf_fail(state->pdf, "a stamp that is not there");
    join(state->buf);
    bp_buf_str(state->buf, "/S");
    bp_buf_int(state->buf, op->n);
    bp_buf_str(state->buf, " Do ");
}

static void put_stretched(struct state *state, const struct bp_op *op)
{
    const int32_t bottom = up(state, op->y + op->h), sides[3] = {up(state, op->y) - bottom, 0, bottom};
    bp_buf_str(state->buf, "q 1 0 0 ");
    put_numbers(state->buf, sides, 3);
    bp_buf_str(state->buf, "cm");
    put_stamp(state, op);
    bp_buf_str(state->buf, "Q ");
}

/* Returns the last operation that it took. */
static const struct bp_op *put_op(struct state *state, const struct bp_op *op, const struct bp_op *end)
{
    if (op->kind == BP_OP_TEXT) {
        put_text(state, op);
        return op;
    }
    end_text(state);
    if (op->kind == BP_OP_EMPTY)
        return op;
    if (op->kind == BP_OP_RECT)
        return put_rects(state, op, end);
    if (op->kind == BP_OP_FRAME)
        put_frame(state, op);
    else if (op->kind == BP_OP_LINE)
        put_line(state, op);
    else if (op->kind == BP_OP_SYMBOL)
        put_symbol(state, op);
    else if (op->kind == BP_OP_IMAGE)
        put_image(state, op);
    else if (op->kind == BP_OP_STRETCH)
        put_stretched(state, op);
    else
        put_stamp(state, op);
    return op;
}

/* Draws the symbols that follow among texts: with the fills behind them they are one artifact instead of
 * several. Returns the operation up to which they are drawn. */
static const struct bp_op *put_symbols(struct state *state, const struct bp_op *op, const struct bp_op *end)
{
    for (; op < end && (op->kind == BP_OP_TEXT || op->kind == BP_OP_EMPTY || op->kind == BP_OP_SYMBOL); op++)
        if (op->kind == BP_OP_SYMBOL && op->mark == BP_ARTIFACT)
            put_symbol(state, op);
    return op;
}

void bp_pdf_content(struct bp_pdf *pdf, const struct bp_page *page, struct bp_buf *buf)
{
    struct state state = {.pdf = pdf, .page = page, .buf = buf, .mark = NO_MARK, .font = -1};
    const struct bp_op *end = page->ops + page->n_ops, *drawn = page->ops; /* symbols are, up to here */
    for (const struct bp_op *op = page->ops; op < end; op++) {
        if (op->kind == BP_OP_ORIGIN)
            set_origin(&state, bp_pdf_place(page->height - op->y));
        else if (op->kind == BP_OP_STAMP)
            set_origin(&state, 0);
        if (op->kind == BP_OP_ORIGIN)
            continue;
        if (op->kind == BP_OP_SYMBOL && op->mark == BP_ARTIFACT && op < drawn)
            continue;
        begin_mark(&state, op);
        op = put_op(&state, op, end);
        if (op->kind == BP_OP_RECT && op->mark == BP_ARTIFACT)
            drawn = put_symbols(&state, op + 1, end);
    }
    end_mark(&state);
}

void bp_pdf_stamp_content(struct bp_pdf *pdf, const struct bp_stamp *stamp, struct bp_buf *buf)
{
    const struct bp_page page = {.width = stamp->width, .height = stamp->height};
    struct state state = {.pdf = pdf, .page = &page, .buf = buf, .mark = NO_MARK, .font = -1};
    const struct bp_op *end = stamp->ops + stamp->n_ops;
    for (const struct bp_op *op = stamp->ops; op < end; op++)
        op = put_op(&state, op, end);
    end_text(&state);
}
