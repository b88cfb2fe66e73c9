/* xlsx_finish.c: the last steps of reading a sheet: its cells are put in order, and what the sheet says
 * around them (merged cells, links, colours of whole rows and columns, what is hidden) is carried out. */
#include <stdlib.h>
#include <string.h>

#include "book/xlsx_parts.h"

enum { MOST_LINKED = 1000000 }; /* cells of a sheet that are looked at for links */

static bool has_text(const struct bp_cell *cell)
{
    return *cell->text || cell->unsure;
}

static int compare_places(const struct bp_cell *a, uint32_t row, uint32_t column)
{
    if (a->row != row)
        return a->row < row ? -1 : 1;
    return a->column < column ? -1 : a->column > column;
}

/* The first cell at or after a place. */
static size_t find_cell(const struct bp_cell *cells, size_t n, uint32_t row, uint32_t column)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_places(&cells[middle], row, column) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- order ---- */

/* Those at one place by their order in the file, which `rows` has for as long. */
static int by_place(const void *a, const void *b)
{
    const struct bp_cell *one = a, *other = b;
    int order = compare_places(one, other->row, other->column);
    return order ? order : one->rows < other->rows ? -1 : one->rows > other->rows;
}

/* Puts the cells in order. Of those at one place the first with text is kept; Excel calls such a file
 * damaged. */
static void sort_cells(struct bp_xlsx_sheet *sheet)
{
    struct bp_cell *cells = (void *)sheet->cells.bytes;
    size_t n = sheet->cells.len / sizeof *cells, kept = 0;
    if (!sheet->unsorted || !n)
        return;
    for (size_t i = 0; i < n; i++)
        cells[i].rows = (uint32_t)i;
    qsort(cells, n, sizeof *cells, by_place);
    for (size_t i = 0; i < n; i++) {
        cells[i].rows = 1;
        struct bp_cell *last = kept ? &cells[kept - 1] : NULL;
        if (!last || compare_places(last, cells[i].row, cells[i].column))
            cells[kept++] = cells[i];
        else if (!has_text(last))
            *last = cells[i];
        else
            sheet->of->book->n_covered += has_text(&cells[i]);
    }
    sheet->cells.len = kept * sizeof *cells;
}

/* ---- colours of whole rows and columns ---- */

/* The fills of the first columns. False: none has one. */
static bool find_column_fills(const struct bp_xlsx_sheet *sheet, int32_t fills[BP_MOST_TABLE_COLUMNS])
{
    const struct bp_xlsx_columns *columns = (const void *)sheet->columns.bytes;
    bool any = false;
    for (uint32_t i = 0; i < BP_MOST_TABLE_COLUMNS; i++)
        fills[i] = BP_NO_FILL;
    for (size_t i = 0; i < sheet->columns.len / sizeof *columns; i++)
        for (uint32_t k = columns[i].first; k <= columns[i].last && k < BP_MOST_TABLE_COLUMNS; k++) {
            fills[k] = columns[i].fill;
            any = any || fills[k] != BP_NO_FILL;
        }
    return any;
}

/* Adds the places of a row from `column` on, up to `end`, that have nothing but the fill of their row or
 * column. */
static void put_filled(struct bp_buf *out, uint32_t row, uint32_t column, uint32_t end, int32_t row_fill,
                       const int32_t *column_fills)
{
    for (; column < end; column++) {
        bool by_row = row_fill != BP_NO_FILL;
        struct bp_cell cell = {.row = row, .column = column, .rows = 1, .columns = 1, .text = "",
                               .fill = by_row ? row_fill : column_fills[column],
                               .fill_source = by_row ? BP_FILL_ROW : BP_FILL_COLUMN};
        if (cell.fill != BP_NO_FILL)
            bp_buf_put(out, &cell, sizeof cell);
    }
}

/* Adds such places in rows that have text: a row that is coloured all over says something. */
static bool add_filled(struct bp_xlsx_sheet *sheet)
{
    int32_t column_fills[BP_MOST_TABLE_COLUMNS];
    const struct bp_cell *cells = (const void *)sheet->cells.bytes;
    const struct bp_xlsx_row_fill *fills = (const void *)sheet->row_fills.bytes;
    size_t n = sheet->cells.len / sizeof *cells, n_fills = sheet->row_fills.len / sizeof *fills, at = 0;
    uint32_t end = sheet->last_column < BP_MOST_TABLE_COLUMNS ? sheet->last_column : BP_MOST_TABLE_COLUMNS;
    if ((!find_column_fills(sheet, column_fills) && !n_fills) || sheet->unsorted)
        return true;
    struct bp_buf all = {.limit = BP_MOST_CELLS * sizeof *cells};
    for (size_t i = 0; i < n;) {
        uint32_t row = cells[i].row, column = cells[i].column;
        while (at < n_fills && fills[at].row < row)
            at++;
        int32_t row_fill = at < n_fills && fills[at].row == row ? fills[at].fill : BP_NO_FILL;
        for (; i < n && cells[i].row == row; i++) {
            uint32_t until = cells[i].column < end ? cells[i].column : end;
            put_filled(&all, row, column, until, row_fill, column_fills);
            bp_buf_put(&all, &cells[i], sizeof *cells);
            column = cells[i].column + 1;
        }
        put_filled(&all, row, column, end, row_fill, column_fills);
    }
    if (all.failed) {
        bool too_many = all.len + sizeof *cells > all.limit; /* a sheet coloured all over says nothing */
        bp_buf_free(&all);
        return too_many;
    }
    bp_buf_free(&sheet->cells);
    sheet->cells = all;
    return true;
}

/* ---- merged cells ---- */

static int by_first(const void *a, const void *b)
{
    const struct bp_xlsx_range *one = a, *other = b;
    if (one->row != other->row)
        return one->row < other->row ? -1 : 1;
    return one->column < other->column ? -1 : one->column > other->column;
}

/* The merged cell that lies over each column, as far down as it reaches. */
struct cover {
    uint32_t last_row; /* + 1 */
    uint32_t first_row, first_column;
};

/* Lets the merged cells that begin at or before a place lie over their columns. One that begins within
 * another is left: Excel calls such a file damaged. */
static size_t lay_merges(const struct bp_xlsx_range *merges, size_t n, size_t at, const struct bp_cell *cell,
                         struct cover *covers, uint32_t n_columns)
{
    for (; at < n; at++) {
        const struct bp_xlsx_range *merge = &merges[at];
        if (merge->row > cell->row || (merge->row == cell->row && merge->column > cell->column))
            break;
        if (merge->column >= n_columns || merge->last_row < cell->row ||
            covers[merge->column].last_row > merge->row)
            continue;
        for (uint32_t i = merge->column; i <= merge->last_column && i < n_columns; i++)
            covers[i] = (struct cover){merge->last_row + 1, merge->row, merge->column};
    }
    return at;
}

/* Gives the cell of a merge its size, up to the last row and column of the sheet that has a cell. */
static void span(struct bp_cell *cell, const struct bp_xlsx_range *merges, size_t n, uint32_t last_row,
                 uint32_t last_column)
{
    struct bp_xlsx_range key = {.row = cell->row, .column = cell->column};
    const struct bp_xlsx_range *merge = bsearch(&key, merges, n, sizeof key, by_first);
    if (!merge)
        return;
    cell->rows = (merge->last_row < last_row ? merge->last_row : last_row) - cell->row + 1;
    cell->columns = (merge->last_column < last_column ? merge->last_column : last_column) - cell->column + 1;
}

/* Carries out merges: takes away the cells under others. What they hold, nobody sees. */
static bool merge_cells(struct bp_xlsx_sheet *sheet)
{
    struct bp_cell *cells = (void *)sheet->cells.bytes;
    struct bp_xlsx_range *merges = (void *)sheet->merges.bytes;
    size_t n = sheet->cells.len / sizeof *cells, n_merges = sheet->merges.len / sizeof *merges;
    size_t kept = 0, at = 0;
    uint32_t last_column = 0;
    if (!n || !n_merges)
        return true;
    for (size_t i = 0; i < n; i++)
        last_column = cells[i].column > last_column ? cells[i].column : last_column;
    struct cover *covers = calloc((size_t)last_column + 1, sizeof *covers);
    if (!covers)
        return false;
    uint32_t last_row = cells[n - 1].row;
    qsort(merges, n_merges, sizeof *merges, by_first);
    for (size_t i = 0; i < n; i++) {
        at = lay_merges(merges, n_merges, at, &cells[i], covers, last_column + 1);
        const struct cover *cover = &covers[cells[i].column];
        bool covered = cover->last_row > cells[i].row;
        bool first = covered && cover->first_row == cells[i].row && cover->first_column == cells[i].column;
        if (covered && !first) {
            sheet->of->book->n_covered += has_text(&cells[i]);
            continue;
        }
        if (first)
            span(&cells[i], merges, n_merges, last_row, last_column);
        cells[kept++] = cells[i];
    }
    sheet->cells.len = kept * sizeof *cells;
    free(covers);
    return true;
}

/* ---- links ---- */

/* Only addresses that a reader of the report can follow; others are links to files. */
static bool is_address(const char *href)
{
    return !strncmp(href, "https://", 8) || !strncmp(href, "http://", 7) || !strncmp(href, "mailto:", 7);
}

/* Makes all runs of a cell part of a link. */
static bool link_cell(struct bp_cell *cell, const char *href, struct bp_arena *arena)
{
    const struct bp_block *old = cell->blocks ? cell->blocks : bp_xlsx_text_block(cell->text, arena);
    struct bp_block *block = bp_arena_alloc(arena, sizeof *block);
    struct bp_run *runs = old ? bp_arena_array(arena, (size_t)old->text.n + 1, sizeof *runs) : NULL;
    if (!block || !runs)
        return false;
    *block = *old;
    block->text.runs = runs;
    for (uint32_t i = 0; i < old->text.n; i++) {
        runs[i] = old->text.runs[i];
        runs[i].href = runs[i].is_break ? NULL : href;
    }
    cell->blocks = block;
    return true;
}

static bool link_cells(struct bp_xlsx_sheet *sheet)
{
    struct bp_cell *cells = (void *)sheet->cells.bytes;
    const struct bp_xlsx_link *links = (const void *)sheet->links.bytes;
    size_t n = sheet->cells.len / sizeof *cells, looked_at = 0;
    for (size_t i = 0; i < sheet->links.len / sizeof *links; i++) {
        const struct bp_xlsx_range *range = &links[i].range;
        if (!is_address(links[i].href)) {
            sheet->of->book->n_links++;
            continue;
        }
        size_t at = find_cell(cells, n, range->row, range->column);
        for (; at < n && cells[at].row <= range->last_row && looked_at < MOST_LINKED; at++, looked_at++) {
            if (cells[at].column < range->column || cells[at].column > range->last_column || !*cells[at].text)
                continue;
            if (!link_cell(&cells[at], links[i].href, sheet->of->parts->arena))
                return false;
        }
    }
    return true;
}

/* ---- what is hidden ---- */

static int by_number(const void *a, const void *b)
{
    uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
    return one < other ? -1 : one > other;
}

/* Keeps the hidden rows and columns up to the last one that has a cell. */
static bool keep_hidden(struct bp_xlsx_sheet *sheet, uint32_t last_row, uint32_t last_column)
{
    struct bp_grid *grid = sheet->grid;
    struct bp_arena *arena = sheet->of->parts->arena;
    uint32_t *rows = (void *)sheet->hidden.bytes;
    size_t n = sheet->hidden.len / sizeof *rows;
    const struct bp_xlsx_columns *columns = (const void *)sheet->columns.bytes;
    grid->hidden_rows = bp_arena_array(arena, n + 1, sizeof *rows);
    bool *hidden = bp_arena_alloc(arena, (size_t)last_column + 1);
    grid->hidden_columns = bp_arena_array(arena, (size_t)last_column + 1, sizeof *grid->hidden_columns);
    if (!grid->hidden_rows || !hidden || !grid->hidden_columns)
        return false;
    if (n)
        qsort(rows, n, sizeof *rows, by_number);
    for (size_t i = 0; i < n; i++)
        if (rows[i] <= last_row && (!i || rows[i] != rows[i - 1]))
            grid->hidden_rows[grid->n_hidden_rows++] = rows[i];
    for (size_t i = 0; i < sheet->columns.len / sizeof *columns; i++)
        for (uint32_t k = columns[i].first; k <= columns[i].last && k <= last_column; k++)
            hidden[k] = hidden[k] || columns[i].hidden;
    for (uint32_t i = 0; i <= last_column; i++)
        if (hidden[i])
            grid->hidden_columns[grid->n_hidden_columns++] = i;
    return true;
}

/* ---- all ---- */

bool bp_xlsx_sheet_finish(struct bp_xlsx_sheet *sheet)
{
    struct bp_arena *arena = sheet->of->parts->arena;
    struct bp_grid *grid = sheet->grid;
    sort_cells(sheet);
    if (!add_filled(sheet) || !merge_cells(sheet)) {
        arena->out = true;
        return false;
    }
    if (!link_cells(sheet))
        return false;
    size_t n = sheet->cells.len / sizeof *grid->cells;
    grid->cells = bp_arena_array(arena, n + 1, sizeof *grid->cells);
    if (!grid->cells)
        return false;
    if (n)
        memcpy(grid->cells, sheet->cells.bytes, n * sizeof *grid->cells);
    grid->n_cells = (uint32_t)n;
    uint32_t last_column = 0;
    for (size_t i = 0; i < n; i++)
        last_column = grid->cells[i].column > last_column ? grid->cells[i].column : last_column;
    return !n || keep_hidden(sheet, grid->cells[n - 1].row, last_column);
}
