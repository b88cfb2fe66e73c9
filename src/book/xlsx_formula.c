/* xlsx_formula.c: works out the simple formulas of conditional formats. */
#include "book/xlsx_formula.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "book/numfmt.h"

enum { DEEPEST = 24, MOST_ARGUMENTS = 16 };

struct reader {
    const char *at;
    const struct bp_formula_place *place;
    int depth;
    bool broken; /* something that is not read here */
};

static const struct bp_value unknown = {.kind = BP_VALUE_UNKNOWN, .text = ""};

static struct bp_value number_value(double number)
{
    return (struct bp_value){.kind = BP_VALUE_NUMBER, .number = number, .text = ""};
}

static struct bp_value truth_value(bool truth)
{
    return (struct bp_value){.kind = BP_VALUE_TRUTH, .number = truth, .text = ""};
}

static struct bp_value text_value(const char *text, size_t len)
{
    return (struct bp_value){.kind = BP_VALUE_TEXT, .text = text, .len = len};
}

/* ---- cells ---- */

struct spot {
    uint32_t row, column;
};

static int by_place(const void *left, const void *right)
{
    const struct spot *spot = left;
    const struct bp_cell *cell = right;
    if (spot->row != cell->row)
        return spot->row < cell->row ? -1 : 1;
    return (spot->column > cell->column) - (spot->column < cell->column);
}

struct bp_value bp_cell_value(const struct bp_grid *grid, uint32_t row, uint32_t column)
{
    const struct spot spot = {row, column};
    const struct bp_cell *cell =
        grid->n_cells ? bsearch(&spot, grid->cells, grid->n_cells, sizeof *cell, by_place) : NULL;
    struct bp_value value = {.kind = BP_VALUE_EMPTY, .text = ""};
    if (!cell)
        return value;
    bool counts = cell->number < 0 || cell->number > 0; /* a number that its format shows as words */
    if (cell->kind == BP_CELL_NUMBER || cell->kind == BP_CELL_DATE ||
        (cell->kind == BP_CELL_TEXT && counts))
        return number_value(cell->number);
    if (cell->kind == BP_CELL_CHECK)
        return truth_value(counts);
    if (cell->kind == BP_CELL_ERROR)
        value.kind = BP_VALUE_ERROR;
    else if (*cell->text)
        value = text_value(cell->text, strlen(cell->text));
    return value;
}

/* ---- comparing ---- */

static int compare_texts(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t n = a_len < b_len ? a_len : b_len;
    for (size_t i = 0; i < n; i++) {
        int order = (unsigned char)bp_lower(a[i]) - (unsigned char)bp_lower(b[i]);
        if (order)
            return order;
    }
    return (a_len > b_len) - (a_len < b_len);
}

/* An empty cell is 0, "" or FALSE, as what it is compared with asks. */
static struct bp_value filled(struct bp_value value, enum bp_value_kind other)
{
    if (value.kind != BP_VALUE_EMPTY)
        return value;
    if (other == BP_VALUE_TEXT)
        return text_value("", 0);
    return other == BP_VALUE_TRUTH ? truth_value(false) : number_value(0);
}

int bp_value_compare(struct bp_value a, struct bp_value b, bool *known)
{
    a = filled(a, b.kind);
    b = filled(b, a.kind);
    *known = a.kind >= BP_VALUE_NUMBER && b.kind >= BP_VALUE_NUMBER && a.kind != BP_VALUE_ERROR &&
             b.kind != BP_VALUE_ERROR;
    if (!*known)
        return 0;
    if (a.kind != b.kind)
        return a.kind < b.kind ? -1 : 1;
    if (a.kind == BP_VALUE_TEXT)
        return compare_texts(a.text, a.len, b.text, b.len);
    return (a.number > b.number) - (a.number < b.number);
}

int bp_value_holds(struct bp_value value)
{
    if (value.kind == BP_VALUE_NUMBER || value.kind == BP_VALUE_TRUTH)
        return value.number < 0 || value.number > 0;
    return value.kind == BP_VALUE_UNKNOWN ? -1 : 0;
}

size_t bp_value_search(const char *text, size_t len, const char *word, size_t word_len)
{
    for (size_t i = 0; i + word_len <= len; i++)
        if (!compare_texts(text + i, word_len, word, word_len))
            return i;
    return SIZE_MAX;
}

/* ---- functions ---- */

static struct bp_value join(const struct bp_value *args, int n, bool any)
{
    bool doubt = false;
    for (int i = 0; i < n; i++) {
        int holds = args[i].kind == BP_VALUE_TEXT || args[i].kind == BP_VALUE_ERROR ? -1
                    : bp_value_holds(args[i]);
        if (holds == (any ? 1 : 0))
            return truth_value(any);
        doubt |= holds < 0;
    }
    return doubt || !n ? unknown : truth_value(!any);
}

static struct bp_value search(const struct bp_value *args, int n)
{
    if (n != 2 || args[0].kind != BP_VALUE_TEXT || args[1].kind == BP_VALUE_UNKNOWN ||
        args[1].kind == BP_VALUE_NUMBER || memchr(args[0].text, '*', args[0].len) ||
        memchr(args[0].text, '?', args[0].len))
        return unknown;
    size_t at = args[1].kind == BP_VALUE_TEXT
                    ? bp_value_search(args[1].text, args[1].len, args[0].text, args[0].len) : SIZE_MAX;
    if (at == SIZE_MAX)
        return (struct bp_value){.kind = BP_VALUE_ERROR, .text = ""};
    return number_value((double)at + 1);
}

/* LEFT and RIGHT, of characters. */
static struct bp_value piece(const struct bp_value *args, int n, bool right)
{
    if (n < 1 || args[0].kind != BP_VALUE_TEXT || (n > 1 && args[1].kind != BP_VALUE_NUMBER))
        return n && args[0].kind == BP_VALUE_EMPTY ? text_value("", 0) : unknown;
    double count = n > 1 ? args[1].number : 1;
    size_t all = bp_utf8_count(args[0].text, args[0].len);
    size_t want = count < 0 ? 0 : count < (double)all ? (size_t)count : all;
    const char *at = args[0].text, *end = at + args[0].len;
    for (size_t i = 0; i < (right ? all - want : want); i++)
        bp_utf8_next(&at, end);
    return right ? text_value(at, (size_t)(end - at)) : text_value(args[0].text, (size_t)(at - args[0].text));
}

static struct bp_value trim(struct bp_value value)
{
    if (value.kind == BP_VALUE_EMPTY)
        return text_value("", 0);
    while (value.kind == BP_VALUE_TEXT && value.len && *value.text == ' ')
        value.text++, value.len--;
    while (value.kind == BP_VALUE_TEXT && value.len && value.text[value.len - 1] == ' ')
        value.len--;
    return value;
}

static struct bp_value choose(const struct bp_value *args, int n)
{
    int holds = n > 1 ? bp_value_holds(args[0]) : -1;
    return holds < 0 ? unknown : holds ? args[1] : n > 2 ? args[2] : truth_value(false);
}

/* Whether a value is of a kind; what is not known stays so. */
static struct bp_value is(struct bp_value value, enum bp_value_kind kind)
{
    return value.kind == BP_VALUE_UNKNOWN ? unknown : truth_value(value.kind == kind);
}

/* LEN, in characters. */
static struct bp_value length(struct bp_value value)
{
    if (value.kind == BP_VALUE_EMPTY)
        return number_value(0);
    return value.kind == BP_VALUE_TEXT ? number_value((double)bp_utf8_count(value.text, value.len)) : unknown;
}

static struct bp_value opposite(struct bp_value value)
{
    int holds = bp_value_holds(value);
    return holds < 0 ? unknown : truth_value(!holds);
}

/* The functions that ask of what kind a value is. */
static struct bp_value call_is(const char *name, size_t len, struct bp_value value)
{
    if (bp_text_is(name, len, "ISBLANK"))
        return is(value, BP_VALUE_EMPTY);
    if (bp_text_is(name, len, "ISTEXT"))
        return is(value, BP_VALUE_TEXT);
    if (bp_text_is(name, len, "ISNUMBER"))
        return is(value, BP_VALUE_NUMBER);
    if (bp_text_is(name, len, "ISERROR") || bp_text_is(name, len, "ISERR"))
        return is(value, BP_VALUE_ERROR);
    return unknown;
}

static struct bp_value call(const char *name, size_t len, const struct bp_value *args, int n)
{
    struct bp_value first = n ? args[0] : unknown;
    if (bp_text_is(name, len, "AND") || bp_text_is(name, len, "OR"))
        return join(args, n, len == 2);
    if (bp_text_is(name, len, "SEARCH") || bp_text_is(name, len, "FIND"))
        return search(args, n);
    if (bp_text_is(name, len, "LEFT") || bp_text_is(name, len, "RIGHT"))
        return piece(args, n, len == 5);
    if (bp_text_is(name, len, "IF"))
        return choose(args, n);
    if (bp_text_is(name, len, "TRUE") || bp_text_is(name, len, "FALSE"))
        return truth_value(len == 4);
    if (bp_text_is(name, len, "TRIM"))
        return trim(first);
    if (bp_text_is(name, len, "UPPER") || bp_text_is(name, len, "LOWER"))
        return first; /* letter case does not count */
    if (bp_text_is(name, len, "LEN"))
        return length(first);
    if (bp_text_is(name, len, "NOT"))
        return opposite(first);
    return call_is(name, len, first);
}

/* ---- reading ---- */

static struct bp_value read_comparison(struct reader *r);

static char peek(struct reader *r)
{
    while (bp_is_blank(*r->at))
        r->at++;
    return *r->at;
}

static struct bp_value fail(struct reader *r)
{
    r->broken = true;
    return unknown;
}

static struct bp_value read_text(struct reader *r)
{
    const char *text = ++r->at;
    const char *close = strchr(text, '"');
    if (!close || close[1] == '"') /* a quotation mark in it */
        return fail(r);
    r->at = close + 1;
    return text_value(text, (size_t)(close - text));
}

static struct bp_value read_number(struct reader *r)
{
    char text[40];
    size_t len = strspn(r->at, "0123456789.");
    if (bp_lower(r->at[len]) == 'e')
        return fail(r);
    double number;
    if (len >= sizeof text)
        return fail(r);
    memcpy(text, r->at, len);
    text[len] = 0;
    r->at += len;
    if (!bp_number_read(text, &number))
        return fail(r);
    if (*r->at == '%')
        r->at++, number /= 100;
    return number_value(number);
}

static struct bp_value read_call(struct reader *r, const char *name, size_t len)
{
    struct bp_value args[MOST_ARGUMENTS] = {0};
    int n = 0;
    r->at++;
    if (peek(r) == ')') {
        r->at++;
        return call(name, len, args, 0);
    }
    for (;;) {
        struct bp_value value = read_comparison(r);
        if (r->broken || n == MOST_ARGUMENTS)
            return fail(r);
        args[n++] = value;
        char next = peek(r);
        r->at += next != 0;
        if (next == ')')
            return call(name, len, args, n);
        if (next != ',')
            return fail(r);
    }
}

/* Moves a relative row or column with the cell for which the formula holds; Excel lets it wrap around. */
static uint32_t moved(uint32_t at, bool fixed, uint32_t base, uint32_t now, uint32_t most)
{
    return fixed ? at : (uint32_t)(((uint64_t)at + now + most - base) % most);
}

/* "$F2", "F$2"; a name, or a function with its arguments. */
static struct bp_value read_name(struct reader *r)
{
    const char *name = r->at;
    bool fixed_column = *r->at == '$';
    r->at += fixed_column;
    const char *letters = r->at;
    uint32_t column = 0, row = 0;
    for (; bp_is_letter(*r->at); r->at++)
        column = column < 100000 ? column * 26 + (uint32_t)(bp_lower(*r->at) - 'a' + 1) : column;
    size_t n_letters = (size_t)(r->at - letters);
    if (*r->at == '(' && !fixed_column)
        return read_call(r, name, n_letters);
    bool fixed_row = *r->at == '$';
    r->at += fixed_row;
    const char *figures = r->at;
    for (; bp_is_digit(*r->at); r->at++)
        row = row < 10000000 ? row * 10 + (uint32_t)(*r->at - '0') : row;
    bool ends = !bp_is_letter(*r->at) && !strchr("_.!:([#", *r->at) && !(*r->at & 0x80);
    if (!*r->at)
        ends = true;
    if (!fixed_column && !fixed_row && figures == r->at && ends && bp_text_is(name, n_letters, "true"))
        return truth_value(true);
    if (!fixed_column && !fixed_row && figures == r->at && ends && bp_text_is(name, n_letters, "false"))
        return truth_value(false);
    if (!ends || !n_letters || n_letters > 3 || figures == r->at || !row || row > BP_MOST_ROWS ||
        column > BP_MOST_GRID_COLUMNS)
        return fail(r);
    const struct bp_formula_place *place = r->place;
    return bp_cell_value(place->grid,
                         moved(row - 1, fixed_row, place->base_row, place->row, BP_MOST_ROWS),
                         moved(column - 1, fixed_column, place->base_column, place->column,
                               BP_MOST_GRID_COLUMNS));
}

static struct bp_value read_one(struct reader *r)
{
    char c = peek(r);
    struct bp_value value = unknown;
    if (++r->depth > DEEPEST)
        return fail(r);
    if (c == '"') {
        value = read_text(r);
    } else if (bp_is_digit(c) || c == '.') {
        value = read_number(r);
    } else if (c == '$' || bp_is_letter(c)) {
        value = read_name(r);
    } else if (c == '-') {
        r->at++;
        value = filled(read_one(r), BP_VALUE_NUMBER);
        value = value.kind == BP_VALUE_NUMBER ? number_value(-value.number) : unknown;
    } else if (c == '(') {
        r->at++;
        value = read_comparison(r);
        if (peek(r) != ')')
            return fail(r);
        r->at++;
    } else {
        return fail(r);
    }
    r->depth--;
    return value;
}

/* Sums and differences alone; what multiplies is rare here. */
static struct bp_value read_sum(struct reader *r)
{
    struct bp_value value = read_one(r);
    for (char c = peek(r); !r->broken && (c == '+' || c == '-'); c = peek(r)) {
        r->at++;
        struct bp_value left = filled(value, BP_VALUE_NUMBER), right = filled(read_one(r), BP_VALUE_NUMBER);
        bool counts = left.kind == BP_VALUE_NUMBER && right.kind == BP_VALUE_NUMBER;
        value = counts ? number_value(left.number + (c == '-' ? -right.number : right.number)) : unknown;
    }
    return value;
}

/* Whether two values are as = < > says, or a pair of them with `second`; 0: it is no pair. */
static struct bp_value compare(struct bp_value left, struct bp_value right, char sign, char second)
{
    bool known, same_too = second == '=', apart = second == '>';
    int order = bp_value_compare(left, right, &known);
    bool holds = apart         ? order != 0
                 : sign == '=' ? order == 0
                 : sign == '<' ? order < 0 || (same_too && !order)
                               : order > 0 || (same_too && !order);
    struct bp_value value = known ? truth_value(holds) : unknown;
    if (left.kind == BP_VALUE_ERROR || right.kind == BP_VALUE_ERROR)
        value.kind = BP_VALUE_ERROR;
    return value;
}

static struct bp_value read_comparison(struct reader *r)
{
    if (++r->depth > DEEPEST)
        return fail(r);
    struct bp_value value = read_sum(r);
    for (char c = peek(r); !r->broken && (c == '=' || c == '<' || c == '>'); c = peek(r)) {
        char next = r->at[1];
        bool pair = (c == '<' && (next == '=' || next == '>')) || (c == '>' && next == '=');
        r->at += pair ? 2 : 1;
        value = compare(value, read_sum(r), c, pair ? next : 0);
    }
    r->depth--;
    return value;
}

struct bp_value bp_formula_value(const char *formula, const struct bp_formula_place *place)
{
    struct reader r = {.at = formula, .place = place};
    if (peek(&r) == '=')
        r.at++;
    struct bp_value value = read_comparison(&r);
    return r.broken || peek(&r) ? unknown : value;
}
