/* view.c: the rows of a grid that have something in them, and what the map says of the grid. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "onramp/understand.h"

static bool is_among(const uint32_t *list, uint32_t n, uint32_t value)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && list[low] == value;
}

void bp_view_make(struct bp_seek *seek, const struct bp_grid *grid, struct bp_view *view)
{
    uint32_t rows = 0;
    for (uint32_t i = 0; i < grid->n_cells; i++)
        rows += !i || grid->cells[i].row != grid->cells[i - 1].row;
    memset(view, 0, sizeof *view);
    view->grid = grid;
    view->rows = bp_arena_array(seek->arena, (size_t)rows + 1, sizeof *view->rows);
    for (uint32_t i = 0; i < grid->n_hidden_columns; i++) {
        if (grid->hidden_columns[i] < BP_MOST_TABLE_COLUMNS)
            view->hidden[grid->hidden_columns[i]] = true;
    }
    struct bp_view_row *row = NULL;
    for (uint32_t i = 0; i < grid->n_cells; i++) {
        const struct bp_cell *cell = &grid->cells[i];
        if (!row || row->row != cell->row) {
            row = &view->rows[view->n++];
            row->row = cell->row;
            row->first = i;
            row->hidden = is_among(grid->hidden_rows, grid->n_hidden_rows, cell->row);
        }
        row->n++;
        bool text = !bp_blank(cell->text);
        if (cell->column >= BP_MOST_TABLE_COLUMNS) {
            view->wider = view->wider || text;
            continue;
        }
        row->texts += text && !view->hidden[cell->column];
        uint32_t end = cell->column + (cell->columns < BP_MOST_TABLE_COLUMNS ? cell->columns : 1);
        if (end > BP_MOST_TABLE_COLUMNS)
            end = BP_MOST_TABLE_COLUMNS;
        if (text && end > view->width)
            view->width = end;
    }
}

const char *bp_view_text(const struct bp_view *view, uint32_t row, uint32_t column)
{
    const struct bp_cell *cell = bp_grid_at(view->grid, row, column);
    return cell && !bp_blank(cell->text) ? cell->text : "";
}

const char *bp_grid_title(struct bp_arena *arena, const struct bp_grid *grid)
{
    return grid->kind == BP_GRID_TABLE ? bp_short(arena, "table %u", grid->number) : grid->name;
}

bool bp_map_means(struct bp_arena *arena, const char *word, const char *text)
{
    if (!strcmp(word, "*"))
        return true;
    const char *a = bp_text_fold(arena, word), *b = bp_text_fold(arena, text);
    return a && b && !strcmp(a, b);
}

const struct bp_map_line *bp_map_about(const struct bp_seek *seek, enum bp_map_verb verb,
                                       const struct bp_grid *grid, const char *second)
{
    if (!seek->map)
        return NULL;
    for (uint32_t i = 0; i < seek->map->n; i++) {
        const struct bp_map_line *line = &seek->map->lines[i];
        const char *title = bp_grid_title(seek->arena, grid);
        if (line->verb == verb && bp_map_means(seek->arena, line->words[0], title) &&
            (!second || bp_map_means(seek->arena, line->words[1], second)))
            return line;
    }
    return NULL;
}

const char *bp_one_line(struct bp_arena *arena, const char *text)
{
    size_t len = strlen(text), n = 0;
    char *out = bp_arena_text(arena, text, len);
    for (size_t i = 0; i < len; i++) {
        if (!bp_is_blank(text[i]))
            out[n++] = text[i];
        else if (n && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    n -= n && out[n - 1] == ' ';
    out[n] = '\0';
    return out;
}

const char *bp_short(struct bp_arena *arena, const char *format, ...)
{
    char text[256];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    return bp_arena_text(arena, text, strlen(text));
}
