/* tell.c: what was left or guessed, as findings. */
#include <string.h>

#include "onramp/understand.h"

static bool has_text(const struct bp_found_table *table, uint32_t column)
{
    for (uint32_t i = 0; i < table->n_rows; i++) {
        const struct bp_cell *cell = bp_grid_at(table->grid, table->rows[i].row, column);
        if (cell && table->rows[i].kind != BP_ROW_HEADER && !bp_blank(cell->text))
            return true;
    }
    return false;
}

static void tell_columns(struct bp_seek *seek, const struct bp_found_table *table)
{
    for (uint32_t k = 0; k < table->n_columns; k++) {
        const struct bp_found_column *column = &table->columns[k];
        const char *head = *column->head ? column->head : "without a head";
        if (column->field == BP_IS_LEFT && !strcmp(column->why, "the column is hidden") &&
            has_text(table, column->column))
            bp_found_add(seek->diags, BP_E_COLUMN_HIDDEN, seek->found, table->grid, table->first_header,
                         column->column, head, NULL, NULL);
        else if (column->sure == BP_SURE_GUESSED)
            bp_found_add(seek->diags, BP_E_COLUMN_GUESSED, seek->found, table->grid, table->first_header,
                         column->column, head, bp_field_ids[column->field], column->why);
    }
}

static void tell_rows(struct bp_seek *seek, const struct bp_found_table *table)
{
    uint32_t hidden = 0, first = 0;
    for (uint32_t i = 0; i < table->n_rows; i++) {
        if (table->rows[i].kind != BP_ROW_LEFT)
            continue;
        first = hidden++ ? first : table->rows[i].row;
    }
    if (!hidden)
        return;
    const char *count = bp_short(seek->arena, hidden == 1 ? "a row is hidden" : "%u rows are hidden", hidden);
    bp_found_add(seek->diags, BP_E_ROWS_HIDDEN, seek->found, table->grid, first, 0, count, NULL, NULL);
}

static bool is_taken(const struct bp_found_row *row)
{
    return row->kind != BP_ROW_LEFT && row->kind != BP_ROW_HEADER && row->kind != BP_ROW_TOTAL &&
           row->kind != BP_ROW_KEY;
}

static bool has_struck(const struct bp_grid *grid)
{
    for (uint32_t i = 0; i < grid->n_cells; i++)
        if (grid->cells[i].struck)
            return true;
    return false;
}

/* Struck text may be what no longer holds, or what is done. */
static void tell_struck(struct bp_seek *seek, const struct bp_found_table *table)
{
    const struct bp_cell *first = NULL;
    uint32_t n = 0;
    if (!has_struck(table->grid))
        return;
    for (uint32_t i = 0; i < table->n_rows; i++) {
        for (uint32_t k = 0; is_taken(&table->rows[i]) && k < table->n_columns; k++) {
            const struct bp_found_column *column = &table->columns[k];
            const struct bp_cell *cell = bp_grid_at(table->grid, table->rows[i].row, column->column);
            if (!cell || !cell->struck || cell->row != table->rows[i].row ||
                cell->column != column->column || column->field == BP_IS_LEFT)
                continue;
            first = first ? first : cell;
            n++;
        }
    }
    if (first)
        bp_found_add(seek->diags, BP_E_STRUCK, seek->found, table->grid, first->row, first->column,
                     bp_short(seek->arena, n == 1 ? "this cell is" : "%u cells are", n), NULL, NULL);
}

void bp_found_tell(struct bp_seek *seek)
{
    struct bp_found *found = seek->found;
    for (uint32_t i = 0; i < found->n_tables; i++) {
        const struct bp_found_table *table = &found->tables[i];
        tell_struck(seek, table);
        if (!table->n_headers && i) /* it goes on with the columns of the one before, which are told */
            continue;
        tell_columns(seek, table);
        tell_rows(seek, table);
    }
    for (uint32_t i = 0; i < found->book->n_items; i++) {
        if (found->book->items[i].grid && seek->views[i].n && seek->views[i].wider)
            bp_found_add(seek->diags, BP_E_COLUMNS_MANY, found, found->book->items[i].grid, 0,
                         BP_MOST_TABLE_COLUMNS, "64", NULL, NULL);
    }
    for (uint32_t i = 0; i < found->n_left; i++) {
        const struct bp_found_left *left = &found->left[i];
        bp_found_add(seek->diags, left->whole ? BP_E_GRID_LEFT : BP_E_LEFT, found, left->grid, left->row,
                     left->column, left->why, NULL, NULL);
    }
    if (!found->n_tables)
        bp_found_add(seek->diags, BP_E_NO_TABLE, found, NULL, 0, 0, NULL, NULL, NULL);
}
