/* grid.c: finds cells of a grid by their place, also those that span it. */
#include "book/grid.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>

static int by_column(const void *a, const void *b)
{
    const struct bp_tall *x = a, *y = b;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

/* The columns of a cell that the index holds. */
static uint32_t indexed_columns(const struct bp_cell *cell)
{
    if (cell->rows < 2 || cell->column >= BP_MOST_TABLE_COLUMNS)
        return 0;
    uint32_t most = BP_MOST_TABLE_COLUMNS - cell->column;
    return cell->columns < most ? cell->columns : most;
}

/* Of a grid whose few cells are far apart there is no index of rows: it would be larger than they are. */
static bool index_rows(struct bp_grid *grid, struct bp_arena *arena)
{
    uint32_t last = grid->n_cells ? grid->cells[grid->n_cells - 1].row : 0, at = 0;
    grid->n_begins = 0;
    if (!grid->n_cells || last / 4 > grid->n_cells)
        return true;
    grid->begins = bp_arena_array(arena, (size_t)last + 2, sizeof *grid->begins);
    if (!grid->begins)
        return false;
    grid->n_begins = last + 2;
    for (uint32_t row = 0; row < grid->n_begins; row++) {
        while (at < grid->n_cells && grid->cells[at].row < row)
            at++;
        grid->begins[row] = at;
    }
    return true;
}

bool bp_grid_index(struct bp_grid *grid, struct bp_arena *arena)
{
    size_t n = 0;
    if (!index_rows(grid, arena))
        return false;
    for (uint32_t i = 0; i < grid->n_cells; i++)
        n += indexed_columns(&grid->cells[i]);
    struct bp_tall *tall = bp_arena_array(arena, n + 1, sizeof *tall);
    if (!tall)
        return false;
    size_t at = 0;
    for (uint32_t i = 0; i < grid->n_cells; i++) {
        const struct bp_cell *cell = &grid->cells[i];
        for (uint32_t k = 0, m = indexed_columns(cell); k < m; k++)
            tall[at++] = (struct bp_tall){cell->column + k, cell->row, i};
    }
    qsort(tall, n, sizeof *tall, by_column);
    grid->tall = tall;
    grid->n_tall = n;
    return true;
}

static bool covers(const struct bp_cell *cell, uint32_t row, uint32_t column)
{
    return row >= cell->row && row - cell->row < cell->rows && column >= cell->column &&
           column - cell->column < cell->columns;
}

/* How many cells of the grid come before this place, or are at it. */
static uint32_t count_to(const struct bp_grid *grid, uint32_t row, uint32_t column)
{
    uint32_t low = 0, high = grid->n_cells;
    if (grid->n_begins) {
        low = row < grid->n_begins ? grid->begins[row] : high;
        high = row + 1 < grid->n_begins ? grid->begins[row + 1] : high;
    }
    if (grid->n_begins && column < BP_MOST_TABLE_COLUMNS) { /* there are few before it */
        high = high - low > column ? low + column + 1 : high;
        while (high > low && grid->cells[high - 1].column > column)
            high--;
        return high;
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct bp_cell *cell = &grid->cells[middle];
        if (cell->row < row || (cell->row == row && cell->column <= column))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The cell of a row above that reaches down to this place. */
static const struct bp_cell *find_tall(const struct bp_grid *grid, uint32_t row, uint32_t column)
{
    size_t low = 0, high = grid->n_tall;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct bp_tall *tall = &grid->tall[middle];
        if (tall->column < column || (tall->column == column && tall->row <= row))
            low = middle + 1;
        else
            high = middle;
    }
    if (!low || grid->tall[low - 1].column != column)
        return NULL;
    const struct bp_cell *cell = &grid->cells[grid->tall[low - 1].cell];
    return covers(cell, row, column) ? cell : NULL;
}

const struct bp_cell *bp_grid_at(const struct bp_grid *grid, uint32_t row, uint32_t column)
{
    if (grid->n_begins && row < grid->n_begins - 1 && column < grid->begins[row + 1] - grid->begins[row]) {
        const struct bp_cell *cell = &grid->cells[grid->begins[row] + column];
        if (cell->column == column) /* the cells before it are all there, as in most rows */
            return cell;
    }
    uint32_t n = count_to(grid, row, column);
    if (n && covers(&grid->cells[n - 1], row, column))
        return &grid->cells[n - 1];
    if (grid->tall && column < BP_MOST_TABLE_COLUMNS)
        return find_tall(grid, row, column);
    for (uint32_t i = n; i-- > 0;) {
        if (covers(&grid->cells[i], row, column))
            return &grid->cells[i];
    }
    return NULL;
}

void bp_column_name(uint32_t column, char out[BP_CELL_NAME])
{
    char letters[8];
    size_t n = sizeof letters;
    letters[--n] = '\0';
    for (uint32_t left = column + 1; left && n; left = (left - 1) / 26)
        letters[--n] = (char)('A' + (left - 1) % 26);
    memcpy(out, letters + n, sizeof letters - n);
}

void bp_cell_name(uint32_t row, uint32_t column, char out[BP_CELL_NAME])
{
    bp_column_name(column, out);
    size_t len = strlen(out);
    snprintf(out + len, BP_CELL_NAME - len, "%u", row + 1);
}

/* Whether a sheet's name stands in quotes before a "!", as in a formula: Excel quotes all but plain words. */
static bool needs_quotes(const char *name)
{
    for (const char *at = name; *at; at++)
        if (!bp_is_letter(*at) && !bp_is_digit(*at) && *at != '_' && !(*at & 0x80))
            return true;
    return bp_is_digit(*name);
}

static void put_sheet(struct bp_buf *out, const char *name)
{
    const char *quote = needs_quotes(name) ? "'" : "";
    bp_buf_str(out, quote);
    for (const char *at = name; *at; at++) {
        if (*at == '\'')
            bp_buf_char(out, '\'');
        bp_buf_char(out, *at);
    }
    bp_buf_str(out, quote);
    bp_buf_char(out, '!');
}

void bp_sheet_cell(const struct bp_grid *grid, uint32_t row, uint32_t column, struct bp_buf *out)
{
    char name[BP_CELL_NAME];
    bp_cell_name(row, column, name);
    put_sheet(out, grid->name);
    bp_buf_str(out, name);
}
