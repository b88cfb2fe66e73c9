/* spot.c: the places of cells as officers see them, and findings about cells. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "onramp/found.h"

#define SHOWN 200 /* bytes of a cell's text that are shown at most */

/* The table that was found in this grid, or NULL. */
static const struct bp_found_table *table_of(const struct bp_found *found, const struct bp_grid *grid)
{
    for (uint32_t i = 0; i < found->n_tables; i++)
        if (found->tables[i].grid == grid)
            return &found->tables[i];
    return NULL;
}

/* The head over a cell; "" if none is. */
static const char *head_of(const struct bp_found *found, const struct bp_grid *grid, uint32_t row,
                           uint32_t column)
{
    const struct bp_found_table *table = table_of(found, grid);
    if (table && row < table->first_header + table->n_headers)
        return "";
    for (uint32_t i = 0; table && i < table->n_columns; i++) {
        const struct bp_found_column *known = &table->columns[i];
        if (column >= known->column && column - known->column < known->columns)
            return known->head;
    }
    return "";
}

static uint32_t line_of(const struct bp_grid *grid, uint32_t row)
{
    return grid->lines ? grid->lines[row] : grid->first_line + row + (grid->first_line == 0);
}

void bp_found_cell(const struct bp_found *found, const struct bp_grid *grid, uint32_t row, uint32_t column,
                   struct bp_buf *out)
{
    const char *head = head_of(found, grid, row, column);
    switch (grid->kind) {
    case BP_GRID_SHEET: bp_sheet_cell(grid, row, column, out); return;
    case BP_GRID_TABLE:
        bp_buf_fmt(out, "table %u, row %u", (unsigned)grid->number, (unsigned)row + 1);
        break;
    case BP_GRID_LINES:
        bp_buf_fmt(out, "line %u", (unsigned)line_of(grid, row));
        break;
    }
    if (*head)
        bp_buf_fmt(out, ", \"%s\"", head);
    else
        bp_buf_fmt(out, ", column %u", (unsigned)column + 1);
}

/* The beginning of a text, in one line. */
static const char *brief(struct bp_arena *arena, const char *text)
{
    const char *at = text, *end = text + strlen(text);
    while (at < end && at - text < SHOWN)
        bp_utf8_next(&at, end);
    size_t len = (size_t)(at - text);
    char *kept = bp_arena_text(arena, text, len);
    for (size_t i = 0; kept && i < len; i++)
        if (bp_is_blank(kept[i]))
            kept[i] = ' ';
    return kept ? kept : "";
}

struct bp_spot *bp_found_spot(const struct bp_found *found, const struct bp_grid *grid, uint32_t row,
                              uint32_t column, struct bp_arena *arena)
{
    struct bp_spot *spot = bp_arena_alloc(arena, sizeof *spot);
    if (!spot)
        return NULL;
    const struct bp_cell *cell = bp_grid_at(grid, row, column);
    if (cell) {
        row = cell->row;
        column = cell->column;
    }
    struct bp_buf name = {0};
    bp_found_cell(found, grid, row, column, &name);
    const char *kept = name.failed ? NULL : bp_arena_text(arena, name.bytes, name.len);
    arena->out = arena->out || name.failed;
    bp_buf_free(&name);
    *spot = (struct bp_spot){.cell = kept ? kept : "",
                             .sheet = grid->kind == BP_GRID_SHEET ? grid->name : "",
                             .table = grid->number,
                             .row = grid->kind == BP_GRID_LINES ? line_of(grid, row) : row + 1,
                             .column = column + 1,
                             .text = cell ? brief(arena, cell->text) : ""};
    return spot;
}

struct bp_diag *bp_found_add(struct bp_diags *diags, enum bp_code code, const struct bp_found *found,
                             const struct bp_grid *grid, uint32_t row, uint32_t column, const char *a,
                             const char *b, const char *c)
{
    static const struct bp_spot nowhere = {"", "", 0, 0, 0, ""};
    struct bp_arena *arena = diags->arena;
    jmp_buf *out = arena->on_out;
    arena->on_out = NULL; /* no jump past buffers that must be freed */
    const struct bp_spot *spot = grid ? bp_found_spot(found, grid, row, column, arena) : &nowhere;
    struct bp_diag *diag = spot ? bp_diag_add_cell(diags, code, found->file, spot, a, b, c) : NULL;
    arena->on_out = out;
    if (arena->out && out)
        bp_arena_leave(arena);
    return diag;
}
