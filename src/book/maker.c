/* maker.c: makes the grids of a book, cell by cell, with the limits that all files have. */
#include "book/maker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool fail(struct bp_maker *maker)
{
    maker->failed = true;
    return false;
}

bool bp_maker_refuse(struct bp_maker *maker, uint32_t most, const char *what)
{
    char number[16];
    snprintf(number, sizeof number, "%u", most);
    if (!maker->failed)
        bp_diag_add(maker->diags, BP_E_GRID_LIMIT, maker->source, BP_NOWHERE, 0, number, what, NULL);
    return fail(maker);
}

static struct bp_book_item *new_item(struct bp_maker *maker)
{
    struct bp_book *book = maker->book;
    struct bp_book_item *items = bp_arena_grow(maker->arena, book->items, &maker->items_room,
                                               (size_t)book->n_items + 1, sizeof *items);
    if (!items) {
        fail(maker);
        return NULL;
    }
    book->items = items;
    items[book->n_items] = (struct bp_book_item){0};
    return &items[book->n_items++];
}

struct bp_grid *bp_maker_open(struct bp_maker *maker, enum bp_grid_kind kind, const char *name)
{
    struct bp_grid *grid = bp_arena_alloc(maker->arena, sizeof *grid);
    const char *kept = bp_arena_text(maker->arena, name, strlen(name));
    struct bp_book_item *item = grid && kept ? new_item(maker) : NULL;
    if (!item) {
        fail(maker);
        return NULL;
    }
    grid->kind = kind;
    grid->name = kept;
    grid->number = ++maker->n_grids[kind == BP_GRID_TABLE];
    item->grid = maker->grid = grid;
    maker->cells_room = maker->rows_room = maker->columns_room = 0;
    maker->unsorted = false;
    return grid;
}

static bool is_before(const struct bp_cell *a, const struct bp_cell *b)
{
    return a->row != b->row ? a->row < b->row : a->column < b->column;
}

struct bp_cell *bp_maker_cell(struct bp_maker *maker, uint32_t row, uint32_t column)
{
    struct bp_grid *grid = maker->grid;
    if (row >= BP_MOST_ROWS)
        bp_maker_refuse(maker, BP_MOST_ROWS, "rows");
    if (column >= BP_MOST_GRID_COLUMNS)
        bp_maker_refuse(maker, BP_MOST_GRID_COLUMNS, "columns");
    if (maker->n_cells >= BP_MOST_CELLS)
        bp_maker_refuse(maker, BP_MOST_CELLS, "cells");
    if (maker->failed)
        return NULL;
    struct bp_cell *cells = bp_arena_grow(maker->arena, grid->cells, &maker->cells_room,
                                          (size_t)grid->n_cells + 1, sizeof *cells);
    if (!cells) {
        fail(maker);
        return NULL;
    }
    grid->cells = cells;
    struct bp_cell *cell = &cells[grid->n_cells++];
    *cell = (struct bp_cell){
        .row = row, .column = column, .rows = 1, .columns = 1, .text = "", .fill = BP_NO_FILL};
    if (grid->n_cells > 1 && is_before(cell, cell - 1))
        maker->unsorted = true;
    maker->n_cells++;
    return cell;
}

static bool hide(struct bp_maker *maker, uint32_t **items, uint32_t *n, size_t *room, uint32_t item)
{
    if (*n && (*items)[*n - 1] >= item)
        return true;
    uint32_t *grown = bp_arena_grow(maker->arena, *items, room, (size_t)*n + 1, sizeof *grown);
    if (!grown)
        return fail(maker);
    *items = grown;
    grown[(*n)++] = item;
    return true;
}

bool bp_maker_hide_row(struct bp_maker *maker, uint32_t row)
{
    struct bp_grid *grid = maker->grid;
    return hide(maker, &grid->hidden_rows, &grid->n_hidden_rows, &maker->rows_room, row);
}

bool bp_maker_hide_column(struct bp_maker *maker, uint32_t column)
{
    struct bp_grid *grid = maker->grid;
    return hide(maker, &grid->hidden_columns, &grid->n_hidden_columns, &maker->columns_room, column);
}

static int by_place(const void *left, const void *right)
{
    return is_before(left, right) ? -1 : is_before(right, left);
}

bool bp_maker_close(struct bp_maker *maker)
{
    struct bp_grid *grid = maker->grid;
    maker->grid = NULL;
    if (maker->failed)
        return false;
    if (maker->unsorted)
        qsort(grid->cells, grid->n_cells, sizeof *grid->cells, by_place);
    return true;
}

bool bp_maker_line(struct bp_maker *maker, const struct bp_line *line)
{
    struct bp_line *kept = bp_arena_alloc(maker->arena, sizeof *kept);
    struct bp_book_item *item = kept ? new_item(maker) : NULL;
    if (!item)
        return fail(maker);
    *kept = *line;
    item->line = kept;
    return true;
}

bp_result bp_maker_end(struct bp_maker *maker)
{
    struct bp_book *book = maker->book;
    if (!book->title)
        book->title = "";
    if (!book->lang)
        book->lang = "";
    if (maker->arena->out)
        return BP_NOMEM;
    return maker->failed ? BP_INVALID : BP_OK;
}
