/* book_dump.c: writes a book as text, for people and for tests. */
#include <stdio.h>
#include <string.h>

#include "book/books.h"

/* ---- texts ---- */

static void put_text(struct bp_buf *out, const char *text)
{
    bp_buf_char(out, '"');
    for (; *text; text++) {
        if (*text == '\n')
            bp_buf_str(out, "\\n");
        else if (*text == '\t')
            bp_buf_str(out, "\\t");
        else if (*text == '\r')
            bp_buf_str(out, "\\r");
        else if (*text == '"' || *text == '\\')
            bp_buf_fmt(out, "\\%c", *text);
        else
            bp_buf_char(out, *text);
    }
    bp_buf_char(out, '"');
}

static void put_run(struct bp_buf *out, const struct bp_run *run)
{
    static const struct {
        unsigned style;
        const char *name;
    } styles[] = {{BP_STRONG, "strong"}, {BP_EM, "em"}, {BP_SUP, "sup"}, {BP_SUB, "sub"}};
    if (run->is_break) {
        bp_buf_str(out, " br");
        return;
    }
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        if (run->style & styles[i].style)
            bp_buf_fmt(out, " %s", styles[i].name);
    if (run->href) {
        bp_buf_str(out, " href ");
        put_text(out, run->href);
    }
    bp_buf_char(out, ' ');
    put_text(out, run->text);
}

static void put_indent(struct bp_buf *out, int indent)
{
    bp_buf_fmt(out, "%*s", indent, "");
}

static void put_blocks(struct bp_buf *out, const struct bp_block *block, int indent)
{
    for (; block; block = block->next) {
        put_indent(out, indent);
        if (block->kind == BP_PARAGRAPH) {
            bp_buf_str(out, "paragraph");
            for (uint32_t i = 0; i < block->text.n; i++)
                put_run(out, &block->text.runs[i]);
            bp_buf_char(out, '\n');
            continue;
        }
        bp_buf_str(out, block->kind == BP_BULLETS ? "bullets\n" : "numbers\n");
        for (const struct bp_item *item = block->items; item; item = item->next) {
            put_indent(out, indent + 2);
            bp_buf_str(out, "item\n");
            put_blocks(out, item->blocks, indent + 4);
        }
    }
}

/* ---- grids ---- */

static void put_date(struct bp_buf *out, struct bp_date date)
{
    bp_buf_fmt(out, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* A number as C writes it, with a point whatever the locale. */
static void put_number(struct bp_buf *out, double number)
{
    char digits[40];
    snprintf(digits, sizeof digits, "%.15g", number);
    for (char *at = digits; *at; at++)
        if (*at == ',')
            *at = '.';
    bp_buf_str(out, digits);
}

static void put_cell(struct bp_buf *out, const struct bp_cell *cell)
{
    static const char *const kinds[] = {"text", "number", "date", "check", "error"};
    static const char *const sources[] = {"cell", "row", "column", "rule"};
    char name[BP_CELL_NAME];
    bp_cell_name(cell->row, cell->column, name);
    bp_buf_fmt(out, "  %s", name);
    if (cell->rows > 1 || cell->columns > 1) {
        bp_cell_name(cell->row + cell->rows - 1, cell->column + cell->columns - 1, name);
        bp_buf_fmt(out, ":%s", name);
    }
    bp_buf_fmt(out, " %s ", kinds[cell->kind]);
    if (cell->kind == BP_CELL_NUMBER || cell->kind == BP_CELL_CHECK)
        put_number(out, cell->number);
    else if (cell->kind == BP_CELL_DATE)
        put_date(out, cell->day);
    if (cell->kind != BP_CELL_TEXT && cell->kind != BP_CELL_ERROR)
        bp_buf_char(out, ' ');
    put_text(out, cell->text);
    if (cell->fill != BP_NO_FILL)
        bp_buf_fmt(out, " fill %06X of %s", (unsigned)cell->fill, sources[cell->fill_source]);
    bp_buf_str(out, cell->month ? " month" : "");
    bp_buf_str(out, cell->unsure ? " unsure" : "");
    bp_buf_str(out, cell->strong ? " strong" : "");
    bp_buf_str(out, cell->struck ? " struck" : "");
    bp_buf_char(out, '\n');
    put_blocks(out, cell->blocks, 4);
}

/* Writes numbers as "3, 5-9"; from 1. */
static void put_ranges(struct bp_buf *out, const char *what, const uint32_t *numbers, uint32_t n)
{
    if (n)
        bp_buf_fmt(out, "  hidden %s", what);
    for (uint32_t i = 0, last; i < n; i = last + 1) {
        for (last = i; last + 1 < n && numbers[last + 1] == numbers[last] + 1; last++)
            ;
        bp_buf_fmt(out, "%s %u", i ? "," : "", numbers[i] + 1);
        if (last > i)
            bp_buf_fmt(out, "-%u", numbers[last] + 1);
    }
    if (n)
        bp_buf_char(out, '\n');
}

static void put_grid(struct bp_buf *out, const struct bp_grid *grid)
{
    static const char *const kinds[] = {"sheet", "table", "csv"};
    bp_buf_fmt(out, "%s %u ", kinds[grid->kind], grid->number);
    put_text(out, grid->name);
    if (grid->header_rows)
        bp_buf_fmt(out, " header rows %u", grid->header_rows);
    bp_buf_str(out, grid->hidden ? " hidden\n" : "\n");
    put_ranges(out, "rows", grid->hidden_rows, grid->n_hidden_rows);
    put_ranges(out, "columns", grid->hidden_columns, grid->n_hidden_columns);
    for (uint32_t i = 0; i < grid->n_cells; i++)
        put_cell(out, &grid->cells[i]);
}

void bp_book_dump(const struct bp_book *book, struct bp_buf *out)
{
    const struct {
        const char *what;
        uint32_t n;
    } counts[] = {{"insertions", book->n_insertions}, {"deletions", book->n_deletions},
                  {"covered cells", book->n_covered}, {"formulas without a value", book->n_formulas},
                  {"macro parts", book->n_macros}, {"links to other files", book->n_links},
                  {"pictures", book->n_pictures}, {"notes", book->n_notes}};
    bp_buf_str(out, "book ");
    put_text(out, book->title ? book->title : "");
    if (book->saved.year) {
        bp_buf_str(out, " saved ");
        put_date(out, book->saved);
    }
    if (book->lang && *book->lang)
        bp_buf_fmt(out, " lang %s", book->lang);
    bp_buf_char(out, '\n');
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (counts[i].n)
            bp_buf_fmt(out, "%s %u\n", counts[i].what, counts[i].n);
    for (uint32_t i = 0; i < book->n_items; i++) {
        const struct bp_line *line = book->items[i].line;
        if (!line) {
            put_grid(out, book->items[i].grid);
            continue;
        }
        bp_buf_fmt(out, "line %d ", (int)line->heading);
        put_text(out, line->text);
        bp_buf_char(out, '\n');
        put_blocks(out, line->blocks, 4);
    }
}
