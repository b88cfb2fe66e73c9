/* odf_table.c: tables of OpenDocument -> grids.
 *
 * Repeats are counted, and only cells with text are written out; those with nothing but a fill are, within
 * the part of the table that is used. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/unseen.h"
#include "book/odf.h"

enum {
    MOST_COUNT = 1 << 22,     /* of rows or columns: beyond all limits, and far from overflow */
    MOST_STRETCHES = 1 << 18, /* of fills; more are left out: they hold no text */
    MOST_FILLED = 100000,     /* cells with nothing but a fill, of one table */
    WHITE = 0xFFFFFF,
};

static bool add_stretch(struct bp_odf_table *table, struct bp_odf_stretches *list, struct bp_odf_stretch item)
{
    if (list->n == MOST_STRETCHES)
        return true;
    struct bp_odf_stretch *items =
        bp_arena_grow(table->maker->arena, list->items, &list->room, list->n + 1, sizeof *items);
    if (!items)
        return false;
    list->items = items;
    items[list->n++] = item;
    return true;
}

static bool copy(struct bp_odf_table *table, const char *value, const char **out)
{
    *out = value ? bp_arena_text(table->maker->arena, value, strlen(value)) : NULL;
    return *out || !value;
}

static bool is_hidden(const struct bp_tag *tag)
{
    return bp_odf_is(tag, BP_NS_TABLE, "visibility", "collapse") ||
           bp_odf_is(tag, BP_NS_TABLE, "visibility", "filter");
}

/* ---- columns and rows ---- */

bool bp_odf_table_begin(struct bp_odf_table *table, enum bp_grid_kind kind, const struct bp_tag *tag)
{
    struct bp_maker *maker = table->maker;
    const char *name = bp_odf_attr(tag, BP_NS_TABLE, "name");
    *table = (struct bp_odf_table){.maker = maker, .styles = table->styles, .outer = *maker};
    struct bp_grid *grid = bp_maker_open(maker, kind, kind == BP_GRID_SHEET && name ? name : "");
    if (!grid)
        return false;
    const char *style = bp_odf_attr(tag, BP_NS_TABLE, "style-name");
    grid->hidden = bp_odf_style_of(table->styles, BP_ODF_TABLES, style).hidden > 0 ||
                   bp_odf_is(tag, BP_NS_TABLE, "display", "false");
    return true;
}

bool bp_odf_table_column(struct bp_odf_table *table, const struct bp_tag *tag)
{
    uint32_t n = bp_odf_count(tag, BP_NS_TABLE, "number-columns-repeated", MOST_COUNT);
    struct bp_odf_stretch columns = {.first = table->n_columns, .n = n, .hidden = is_hidden(tag)};
    if (table->n_columns >= MOST_COUNT)
        return true;
    if (!copy(table, bp_odf_attr(tag, BP_NS_TABLE, "default-cell-style-name"), &columns.style))
        return false;
    columns.fill = bp_odf_style_of(table->styles, BP_ODF_CELLS, columns.style).fill;
    table->n_columns += n;
    if (columns.fill >= 0 && columns.fill != WHITE && !add_stretch(table, &table->filled, columns))
        return false;
    return add_stretch(table, &table->columns, columns);
}

bool bp_odf_table_row(struct bp_odf_table *table, const struct bp_tag *tag)
{
    const char *style = bp_odf_attr(tag, BP_NS_TABLE, "style-name");
    table->row_repeat = bp_odf_count(tag, BP_NS_TABLE, "number-rows-repeated", MOST_COUNT);
    table->row_first = table->maker->grid->n_cells;
    table->row_fill = bp_odf_style_of(table->styles, BP_ODF_ROWS, style).fill;
    table->column = 0;
    struct bp_odf_stretch rows = {.first = table->row, .n = table->row_repeat};
    if (is_hidden(tag) && !add_stretch(table, &table->hidden, rows))
        return false;
    return copy(table, bp_odf_attr(tag, BP_NS_TABLE, "default-cell-style-name"), &table->row_style);
}

bool bp_odf_table_row_end(struct bp_odf_table *table)
{
    struct bp_grid *grid = table->maker->grid;
    uint32_t n = grid->n_cells;
    for (uint32_t k = 1; k < table->row_repeat && n > table->row_first; k++) {
        for (uint32_t i = table->row_first; i < n; i++) {
            struct bp_cell *cell = bp_maker_cell(table->maker, table->row + k, grid->cells[i].column);
            if (!cell)
                return false;
            uint32_t row = cell->row;
            *cell = grid->cells[i];
            cell->row = row;
        }
    }
    if (n > table->row_first)
        table->used_rows = table->row + table->row_repeat;
    if (table->in_header)
        grid->header_rows = table->row + table->row_repeat;
    if (table->row < MOST_COUNT)
        table->row += table->row_repeat;
    return true;
}

/* ---- cells ---- */

/* The first stretch that ends after this column. */
static size_t first_past(const struct bp_odf_stretches *list, uint32_t column)
{
    size_t low = 0, high = list->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->items[middle].first + list->items[middle].n <= column)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The stretch of columns that has this one, or NULL. */
static const struct bp_odf_stretch *column_at(const struct bp_odf_table *table, uint32_t column)
{
    size_t i = first_past(&table->columns, column);
    return i < table->columns.n ? &table->columns.items[i] : NULL;
}

static bool set_value(struct bp_odf_table *table, const struct bp_tag *tag)
{
    struct bp_cell *cell = &table->cell;
    const char *type = bp_odf_attr(tag, BP_NS_OFFICE, "value-type");
    const char *value = bp_odf_attr(tag, BP_NS_OFFICE, "value");
    table->has_value = type != NULL;
    table->is_percentage = false;
    if (!type || table->maker->grid->kind != BP_GRID_SHEET)
        return true;
    if (bp_odf_is(tag, BP_NS_CALCEXT, "value-type", "error")) {
        cell->kind = BP_CELL_ERROR;
    } else if (bp_text_same(type, "boolean")) {
        bool is = bp_odf_is(tag, BP_NS_OFFICE, "boolean-value", "true");
        cell->kind = BP_CELL_CHECK;
        cell->number = is;
        value = is ? "TRUE" : "FALSE";
    } else if (bp_text_same(type, "date")) {
        char day[11] = {0};
        value = bp_odf_attr(tag, BP_NS_OFFICE, "date-value");
        memcpy(day, value ? value : "", value ? strnlen(value, 10) : 0);
        if (bp_date_iso(day, &cell->day))
            cell->kind = BP_CELL_DATE;
        value = day;
        return copy(table, value, &table->value);
    } else if (bp_text_same(type, "string")) {
        value = bp_odf_attr(tag, BP_NS_OFFICE, "string-value");
    } else if (value && bp_number_read(value, &cell->number)) {
        cell->kind = BP_CELL_NUMBER;
        table->is_percentage = bp_text_same(type, "percentage");
    }
    return copy(table, value, &table->value);
}

static void set_looks(struct bp_odf_table *table, const struct bp_odf_style *own)
{
    struct bp_cell *cell = &table->cell;
    cell->fill = own->fill == BP_ODF_UNSET ? BP_NO_FILL : own->fill;
    cell->fill_source = BP_FILL_CELL;
    if (own->fill == BP_ODF_UNSET && table->row_fill >= 0) {
        cell->fill = table->row_fill;
        cell->fill_source = BP_FILL_ROW;
    }
    if (cell->kind == BP_CELL_DATE) {
        struct bp_odf_style dates = bp_odf_style_of(table->styles, BP_ODF_DATES, own->dates);
        cell->month = dates.has_month && !dates.has_day;
    }
}

bool bp_odf_table_cell(struct bp_odf_table *table, const struct bp_tag *tag, bool covered,
                       struct bp_odf_style *own)
{
    const struct bp_odf_stretch *column = column_at(table, table->column);
    const char *name = bp_odf_attr(tag, BP_NS_TABLE, "style-name");
    table->own_style = name != NULL;
    if (!name)
        name = table->row_style ? table->row_style : column ? column->style : NULL;
    *own = bp_odf_style_of(table->styles, BP_ODF_CELLS, name);
    table->covered = covered;
    table->formula = bp_odf_attr(tag, BP_NS_TABLE, "formula") != NULL;
    table->cell_repeat = bp_odf_count(tag, BP_NS_TABLE, "number-columns-repeated", MOST_COUNT);
    table->value = NULL;
    table->maps = own->maps;
    table->cell = (struct bp_cell){
        .row = table->row, .column = table->column,
        .rows = bp_odf_count(tag, BP_NS_TABLE, "number-rows-spanned", BP_MOST_ROWS),
        .columns = bp_odf_count(tag, BP_NS_TABLE, "number-columns-spanned", BP_MOST_GRID_COLUMNS)};
    if (!set_value(table, tag))
        return false;
    set_looks(table, own);
    return true;
}

/* A value whose text the file does not have: as it is written, or in percent. */
static bool show_value(struct bp_odf_table *table)
{
    struct bp_cell *cell = &table->cell;
    struct bp_arena *arena = table->maker->arena;
    if (!table->is_percentage) {
        cell->text = table->value;
        return true;
    }
    struct bp_cell shown = *cell;
    if (!table->percent && !(table->percent = bp_numfmt_read("0.##%", arena)))
        return false;
    bp_numfmt_show(table->percent, cell->number, false, &shown, arena);
    cell->text = shown.text;
    return !arena->out;
}

static bool add_cells(struct bp_odf_table *table)
{
    for (uint32_t k = 0; k < table->cell_repeat; k++) {
        struct bp_cell *cell = bp_maker_cell(table->maker, table->row, table->column + k);
        if (!cell)
            return false;
        uint32_t column = cell->column;
        *cell = table->cell;
        cell->column = column;
    }
    if (table->column + table->cell_repeat > table->used_columns)
        table->used_columns = table->column + table->cell_repeat;
    return true;
}

/* Notes the fills of cells without text: of their own style, or of each column. */
static bool add_fills(struct bp_odf_table *table)
{
    struct bp_odf_stretch fills = {.first = table->column, .n = table->cell_repeat, .fill = table->cell.fill,
                                   .row = table->row, .rows = table->row_repeat,
                                   .source = table->cell.fill_source};
    uint32_t end = table->column + table->cell_repeat;
    bool own = table->own_style || table->row_style || fills.source == BP_FILL_ROW;
    if (own || !table->columns.n)
        return fills.fill < 0 || fills.fill == WHITE || add_stretch(table, &table->fills, fills);
    fills.source = BP_FILL_COLUMN;
    size_t i = first_past(&table->filled, table->column);
    for (; i < table->filled.n && table->filled.items[i].first < end; i++) {
        const struct bp_odf_stretch *columns = &table->filled.items[i];
        uint32_t past = columns->first + columns->n;
        fills.first = columns->first > table->column ? columns->first : table->column;
        fills.n = (past < end ? past : end) - fills.first;
        fills.fill = columns->fill;
        if (table->fills.n == MOST_STRETCHES)
            break;
        if (!add_stretch(table, &table->fills, fills))
            return false;
    }
    return true;
}

bool bp_odf_table_cell_end(struct bp_odf_table *table, const struct bp_odf_content *content)
{
    struct bp_cell *cell = &table->cell;
    bool good = true;
    cell->text = content->text;
    cell->blocks = content->blocks;
    cell->strong = content->strong;
    cell->struck = content->struck;
    if (!*cell->text && table->value && *table->value && !show_value(table))
        return false;
    if (content->box >= 0 && cell->kind == BP_CELL_TEXT) {
        cell->kind = BP_CELL_CHECK;
        cell->number = content->box;
    }
    bool has_text = !bp_text_unseen(cell->text, strlen(cell->text));
    if (has_text && table->maps)
        bp_odf_map_apply(table, cell);
    cell->unsure = table->formula && !table->has_value && !has_text;
    if (table->covered) {
        table->maker->book->n_covered += has_text;
    } else if (has_text || cell->unsure) {
        table->maker->book->n_formulas += cell->unsure;
        good = add_cells(table);
    } else if (cell->fill >= 0 && (cell->rows > 1 || cell->columns > 1)) {
        cell->kind = BP_CELL_TEXT;
        good = add_cells(table);
    } else {
        good = add_fills(table);
    }
    if (table->column < MOST_COUNT)
        table->column += table->cell_repeat;
    return good;
}

/* ---- the end ---- */

static uint32_t lesser(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Adds cells for a fill, as far as the table is used. */
static bool fill_cells(struct bp_odf_table *table, const struct bp_odf_stretch *fills, uint32_t *left)
{
    uint32_t end = lesser(fills->first + fills->n, table->used_columns);
    uint32_t last = lesser(fills->row + fills->rows, table->used_rows);
    for (uint32_t row = fills->row; row < last; row++) {
        for (uint32_t column = fills->first; column < end && *left; column++, --*left) {
            struct bp_cell *cell = bp_maker_cell(table->maker, row, column);
            if (!cell)
                return false;
            cell->fill = fills->fill;
            cell->fill_source = fills->source;
        }
    }
    return true;
}

static bool hide(struct bp_odf_table *table)
{
    for (size_t i = 0; i < table->hidden.n; i++) {
        const struct bp_odf_stretch *rows = &table->hidden.items[i];
        for (uint32_t row = rows->first; row < lesser(rows->first + rows->n, table->used_rows); row++)
            if (!bp_maker_hide_row(table->maker, row))
                return false;
    }
    for (size_t i = 0; i < table->columns.n; i++) {
        const struct bp_odf_stretch *columns = &table->columns.items[i];
        uint32_t end = lesser(columns->first + columns->n, table->used_columns);
        for (uint32_t column = columns->first; columns->hidden && column < end; column++)
            if (!bp_maker_hide_column(table->maker, column))
                return false;
    }
    return true;
}

bool bp_odf_table_end(struct bp_odf_table *table)
{
    struct bp_maker *maker = table->maker;
    struct bp_grid *grid = maker->grid;
    uint32_t left = MOST_FILLED;
    for (size_t i = 0; i < table->fills.n && left; i++)
        if (!fill_cells(table, &table->fills.items[i], &left))
            return false;
    if (!hide(table) || !bp_maker_close(maker))
        return false;
    bp_odf_rules_apply(table, grid);
    maker->grid = table->outer.grid;
    maker->cells_room = table->outer.cells_room;
    maker->rows_room = table->outer.rows_room;
    maker->columns_room = table->outer.columns_room;
    maker->unsorted = table->outer.unsorted;
    return true;
}
