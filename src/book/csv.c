/* csv.c: reads text with separators: comma, semicolon, tab or bar, in any encoding that is in use.
 *
 * A field in quotation marks may hold separators, line breaks, and quotation marks that are doubled
 * (RFC 4180). Which character separates is found by trying each: the right one gives the same number of
 * fields in nearly all rows. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/unseen.h"
#include "book/books.h"
#include "book/encoding.h"
#include "book/maker.h"

#define TRIED_ROWS 200u
#define DOUBTED_ROWS 20u /* that are told of */

static const char separators[] = ",;\t|";

struct csv {
    struct bp_maker maker;
    const char *at, *end; /* of the text in UTF-8 */
    char separator;
    uint32_t line;        /* at which `at` stands */
    struct bp_buf field;
    bool unclosed, stray; /* of the last field: its marks have no end; there is text beyond them */
    uint32_t *lines, *widths; /* by row: where it begins; its fields up to the last with text */
    size_t lines_room, widths_room;
    uint32_t n_rows;
};

/* ---- fields ---- */

/* The length of the line break at `at`; 0: there is none. A lone CR is one, as in old files of Macs. */
static size_t line_break(const char *at, const char *end)
{
    if (at < end && *at == '\r')
        return at + 1 < end && at[1] == '\n' ? 2 : 1;
    return at < end && *at == '\n';
}

static bool ends_field(const struct csv *csv, const char *at)
{
    return at == csv->end || *at == csv->separator || *at == '\n' || *at == '\r';
}

static void read_plain(struct csv *csv)
{
    const char *begin = csv->at;
    while (!ends_field(csv, csv->at))
        csv->at++;
    bp_buf_put(&csv->field, begin, (size_t)(csv->at - begin));
}

/* A field in quotation marks. If more follows its last mark than blanks, its marks are text, as is what
 * follows. */
static void read_quoted(struct csv *csv)
{
    const char *open = csv->at;
    size_t n;
    for (csv->at++; csv->at < csv->end; csv->at++) {
        if (*csv->at == '"') {
            if (csv->at + 1 == csv->end || csv->at[1] != '"')
                break;
            csv->at++;
        } else if ((n = line_break(csv->at, csv->end))) {
            csv->line++;
            csv->at += n - 1;
            bp_buf_char(&csv->field, '\n');
            continue;
        }
        bp_buf_char(&csv->field, *csv->at);
    }
    csv->unclosed = csv->at == csv->end;
    if (csv->unclosed)
        return;
    const char *close = csv->at++;
    while (csv->at < csv->end && *csv->at == ' ')
        csv->at++;
    if (ends_field(csv, csv->at))
        return;
    csv->stray = true;
    csv->field.len = 0;
    bp_buf_put(&csv->field, open, (size_t)(close + 1 - open));
    csv->at = close + 1;
    read_plain(csv);
}

/* Reads a field into csv->field. True: there is another one in this row. */
static bool read_field(struct csv *csv)
{
    csv->field.len = 0;
    csv->unclosed = csv->stray = false;
    const char *begin = csv->at;
    while (csv->at < csv->end && *csv->at == ' ' && csv->separator != ' ')
        csv->at++;
    if (csv->at < csv->end && *csv->at == '"') {
        read_quoted(csv);
    } else {
        csv->at = begin;
        read_plain(csv);
    }
    if (csv->at < csv->end && *csv->at == csv->separator) {
        csv->at++;
        return true;
    }
    size_t n = line_break(csv->at, csv->end);
    csv->at += n;
    csv->line += n > 0;
    return false;
}

static bool has_text(const struct csv *csv)
{
    return csv->field.len && !bp_text_unseen(csv->field.bytes, csv->field.len);
}

/* ---- the separator ---- */

/* How well a separator fits, from 0 on: how many of the first rows have the number of fields that most of
 * them have, in thousandths. */
static uint32_t fit(struct csv *csv, char separator)
{
    uint32_t widths[TRIED_ROWS], n = 0, best = 0, width = 0;
    const char *at = csv->at;
    uint32_t line = csv->line;
    csv->separator = separator;
    while (csv->at < csv->end && n < TRIED_ROWS) {
        bool text = false;
        uint32_t fields = 1;
        while (read_field(csv)) {
            fields++;
            text |= has_text(csv);
        }
        if (csv->unclosed)
            break;
        if (text || has_text(csv))
            widths[n++] = fields;
    }
    csv->at = at;
    csv->line = line;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t same = 0;
        for (uint32_t k = 0; k < n; k++)
            same += widths[k] == widths[i];
        if (widths[i] > 1 && (same > best || (same == best && widths[i] > width))) {
            best = same;
            width = widths[i];
        }
    }
    return n ? best * 1000 / n : 0;
}

/* `sep=;` in the first line, which Excel writes and follows. */
static bool read_sep_line(struct csv *csv)
{
    const char *at = csv->at;
    size_t left = (size_t)(csv->end - at), quote = left && *at == '"';
    if (left < 5 + 2 * quote || !bp_text_is(at + quote, 4, "sep="))
        return false;
    char separator = at[quote + 4];
    at += quote + 5;
    if (quote && *at++ != '"')
        return false;
    while (at < csv->end && strchr(separators, *at) && *at)
        at++; /* a program that saves it anew fills the line up */
    size_t n = line_break(at, csv->end);
    if (!n || separator == '"' || separator == '\r' || separator == '\n' || separator & 0x80)
        return false;
    csv->separator = separator;
    csv->at = at + n;
    csv->line++;
    return true;
}

static void find_separator(struct csv *csv)
{
    uint32_t most = 0;
    char found = ',';
    if (read_sep_line(csv))
        return;
    for (const char *separator = separators; *separator; separator++) {
        uint32_t fits = fit(csv, *separator);
        if (fits > most) {
            most = fits;
            found = *separator;
        }
    }
    csv->separator = found;
}

/* ---- rows ---- */

static void say_at(struct csv *csv, enum bp_code code, uint32_t line, const char *a, const char *b)
{
    char place[24];
    snprintf(place, sizeof place, "line %u", line);
    const char *kept = bp_arena_text(csv->maker.arena, place, strlen(place));
    struct bp_spot spot = {kept ? kept : "", "", 0, csv->n_rows + 1, 0, ""};
    bp_diag_add_cell(csv->maker.diags, code, csv->maker.source->name, &spot, a, b, NULL);
}

static bool keep_field(struct csv *csv, uint32_t column)
{
    if (csv->field.failed) {
        csv->maker.arena->out = true;
        return false;
    }
    if (!has_text(csv))
        return true;
    struct bp_cell *cell = bp_maker_cell(&csv->maker, csv->n_rows, column);
    const char *text = cell ? bp_arena_text(csv->maker.arena, csv->field.bytes, csv->field.len) : NULL;
    if (!text)
        return false;
    cell->text = text;
    csv->widths[csv->n_rows] = column + 1;
    return true;
}

static bool begin_row(struct csv *csv)
{
    struct bp_arena *arena = csv->maker.arena;
    size_t need = (size_t)csv->n_rows + 1;
    if (need > BP_MOST_ROWS)
        return bp_maker_refuse(&csv->maker, BP_MOST_ROWS, "rows");
    uint32_t *lines = bp_arena_grow(arena, csv->lines, &csv->lines_room, need, sizeof *lines);
    uint32_t *widths = bp_arena_grow(arena, csv->widths, &csv->widths_room, need, sizeof *widths);
    if (!lines || !widths)
        return false;
    csv->lines = lines;
    csv->widths = widths;
    lines[csv->n_rows] = csv->line;
    widths[csv->n_rows] = 0;
    return true;
}

static bool read_row(struct csv *csv)
{
    uint32_t column = 0;
    bool more = true, stray = false;
    if (!begin_row(csv))
        return false;
    while (more) {
        uint32_t line = csv->line;
        more = read_field(csv);
        if (csv->unclosed) {
            say_at(csv, BP_E_CSV_UNCLOSED, line, NULL, NULL);
            csv->maker.failed = true;
            return false;
        }
        if (csv->stray && !stray)
            say_at(csv, BP_E_CSV_STRAY, line, NULL, NULL);
        stray |= csv->stray;
        if (!keep_field(csv, column++))
            return false;
    }
    csv->n_rows++;
    return true;
}

/* Says which rows have text beyond the columns that most rows have: a separator in a text that has no
 * quotation marks moves all that follows it. */
static bool doubt_wide_rows(struct csv *csv)
{
    uint32_t most = 0, best = 0, total = 0, said = 0;
    for (uint32_t i = 0; i < csv->n_rows; i++)
        most = csv->widths[i] > most ? csv->widths[i] : most;
    uint32_t *counts = bp_arena_array(csv->maker.arena, (size_t)most + 1, sizeof *counts);
    if (!counts)
        return false;
    for (uint32_t i = 0; i < csv->n_rows; i++) {
        counts[csv->widths[i]] += csv->widths[i] > 1;
        total += csv->widths[i] > 1;
    }
    for (uint32_t width = 2; width <= most; width++)
        if (counts[width] > counts[best])
            best = width;
    for (uint32_t i = 0; i < csv->n_rows && counts[best] * 2 > total; i++) {
        char fields[16], others[16];
        if (csv->widths[i] <= best || said++ >= DOUBTED_ROWS)
            continue;
        snprintf(fields, sizeof fields, "%u", csv->widths[i]);
        snprintf(others, sizeof others, "%u", best);
        say_at(csv, BP_E_CSV_WIDE, csv->lines[i], fields, others);
    }
    return true;
}

static bool read_rows(struct csv *csv)
{
    struct bp_grid *grid = bp_maker_open(&csv->maker, BP_GRID_LINES, "");
    if (!grid)
        return false;
    find_separator(csv);
    grid->first_line = csv->line;
    while (csv->at < csv->end)
        if (!read_row(csv))
            return false;
    grid->lines = csv->lines;
    return doubt_wide_rows(csv) && bp_maker_close(&csv->maker);
}

bp_result bp_read_csv(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                      struct bp_book *book)
{
    struct csv csv = {.maker = {.book = book, .arena = arena, .diags = diags, .source = source}, .line = 1};
    struct bp_buf text = {0};
    enum bp_encoding encoding = bp_encoding_of(source->bytes, source->len);
    bp_encoding_read(source->bytes, source->len, encoding, &text);
    if (text.failed)
        arena->out = true;
    csv.at = text.bytes ? text.bytes : "";
    csv.end = csv.at + text.len;
    if (encoding == BP_WINDOWS_1252)
        bp_diag_add(diags, BP_E_CSV_ENCODING, source, BP_NOWHERE, 0, NULL, NULL, NULL);
    if (!text.failed && !read_rows(&csv))
        csv.maker.failed = true;
    bp_buf_free(&csv.field);
    bp_buf_free(&text);
    return bp_maker_end(&csv.maker);
}
