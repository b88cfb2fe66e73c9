/* docx_tables.c: makes grids of a document's tables. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "book/docx_body.h"

/* ---- what holds paragraphs ---- */

bool bp_docx_holder_open(struct docx_body *body, bool is_cell, bool is_box)
{
    struct docx_holder *holder = bp_arena_alloc(body->docx->arena, sizeof *holder);
    if (!holder)
        return false;
    *holder = (struct docx_holder){.outer = body->holder, .is_cell = is_cell, .is_box = is_box,
                                   .fields = body->fields, .n_unseen_fields = body->n_unseen_fields,
                                   .href = body->href, .run = body->run, .run_style = body->run_style,
                                   .fill = BP_NO_FILL, .colour = BP_NO_FILL, .at = BP_NOWHERE};
    /* A field does not go from one cell into the next, and none around a table hides it. */
    body->fields = NULL;
    body->n_unseen_fields = 0;
    body->href = NULL;
    body->holder = holder;
    return true;
}

bool bp_docx_holder_close(struct docx_body *body, struct docx_entries *entries)
{
    struct docx_holder *holder = body->holder;
    bool ok = bp_docx_carried_close(body);
    for (struct docx_field *field = body->fields; field; field = field->outer)
        body->n_fields--;
    body->too_many_fields = 0;
    body->fields = holder->fields;
    body->n_unseen_fields = holder->n_unseen_fields;
    body->href = holder->href;
    body->run = holder->run;
    body->run_style = holder->run_style;
    body->look_known = false;
    body->holder = holder->outer;
    *entries = holder->entries;
    return ok;
}

static void join(struct docx_entries *to, const struct docx_entries *from)
{
    if (!from->first)
        return;
    bp_docx_entry_add(to, from->first);
    to->last = from->last;
}

/* ---- tables ---- */

bool bp_docx_table_open(struct docx_body *body)
{
    struct docx_table *table = bp_arena_alloc(body->docx->arena, sizeof *table);
    struct bp_grid *grid = bp_arena_alloc(body->docx->arena, sizeof *grid);
    if (!table || !grid || !bp_docx_carried_close(body))
        return false;
    table->outer = body->table;
    table->nested = body->holder->is_cell;
    table->grid = grid;
    grid->kind = BP_GRID_TABLE;
    grid->name = "";
    grid->number = table->nested ? 0 : ++body->n_tables;
    body->table = table;
    return true;
}

static void say_nested(struct docx_body *body, const struct docx_table *outer)
{
    char cell[80], column[16];
    struct bp_spot spot = {.sheet = "", .table = outer->grid->number, .row = outer->row + 1,
                           .column = outer->column + 1, .text = "", .cell = cell};
    snprintf(column, sizeof column, "%u", outer->column + 1);
    snprintf(cell, sizeof cell, "table %u, row %u, column %s", spot.table, spot.row, column);
    bp_diag_add_cell(body->docx->parts->diags, BP_E_DOCX_NESTED, body->docx->parts->source->name, &spot, NULL,
                     NULL, NULL);
}

bool bp_docx_table_close(struct docx_body *body)
{
    struct docx_table *table = body->table;
    body->table = table->outer;
    if (table->nested) {
        if (table->entries.first && table->outer && !table->outer->nested)
            say_nested(body, table->outer);
        join(&body->holder->entries, &table->entries);
        return true;
    }
    struct docx_entry *entry = bp_arena_alloc(body->docx->arena, sizeof *entry);
    if (!entry)
        return false;
    entry->grid = table->grid;
    entry->label = "";
    bp_docx_entry_add(&body->holder->entries, entry);
    return true;
}

/* ---- rows ---- */

void bp_docx_row_open(struct docx_body *body)
{
    struct docx_table *table = body->table;
    table->column = 0;
    table->first = table->grid->n_cells;
    table->first_spot = body->docx->n_spots;
    table->row_entries = (struct docx_entries){0};
    table->row_deleted = table->row_header = table->row_hidden = false;
}

static bool hide_row(struct docx_body *body, struct docx_table *table)
{
    struct bp_grid *grid = table->grid;
    uint32_t *rows = bp_arena_grow(body->docx->arena, grid->hidden_rows, &table->capacity_hidden,
                                   (size_t)grid->n_hidden_rows + 1, sizeof *rows);
    if (!rows)
        return false;
    grid->hidden_rows = rows;
    rows[grid->n_hidden_rows++] = table->row;
    return true;
}

bool bp_docx_row_close(struct docx_body *body)
{
    struct docx_table *table = body->table;
    struct bp_grid *grid = table->grid;
    if (table->row_deleted) {
        body->docx->book->n_deletions++;
        body->docx->maker.n_cells -= grid->n_cells - table->first;
        grid->n_cells = table->first;
        body->docx->n_spots = table->first_spot;
        return true;
    }
    join(&table->entries, &table->row_entries);
    table->past_headers = table->past_headers || !table->row_header;
    grid->header_rows += !table->past_headers;
    if (table->row_hidden && !hide_row(body, table))
        return false;
    if (++table->row >= BP_MOST_ROWS)
        return bp_maker_refuse(&body->docx->maker, BP_MOST_ROWS, "rows");
    return true;
}

/* ---- cells ---- */

bool bp_docx_cell_open(struct docx_body *body)
{
    struct docx_table *table = body->table;
    table->span = 1;
    table->goes_on = table->goes_on_left = table->starts = table->deleted = false;
    table->fill = BP_NO_FILL;
    return bp_docx_holder_open(body, true, false);
}

/* The value of vMerge or hMerge: without one, the cell goes on with the one before. */
static bool goes_on(const struct bp_tag *tag)
{
    const char *value = bp_docx_attribute(tag, "val");
    return !value || strcmp(value, "restart") != 0;
}

void bp_docx_table_take(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    struct docx_table *table = body->table;
    if (!table)
        return;
    switch ((int)element) {
    case DOCX_GRID_SPAN:
        table->span = bp_docx_number(tag, "val", BP_MOST_GRID_COLUMNS, 1);
        table->span = table->span ? table->span : 1;
        break;
    case DOCX_V_MERGE:
        table->goes_on = goes_on(tag);
        table->starts = !table->goes_on;
        break;
    case DOCX_H_MERGE: table->goes_on_left = goes_on(tag); break;
    case DOCX_SHADE: table->fill = bp_docx_shade(body->docx, tag); break;
    case DOCX_CELL_DEL: table->deleted = true; break;
    case DOCX_CELL_INS: body->docx->book->n_insertions++; break;
    case DOCX_GRID_BEFORE: table->column += bp_docx_number(tag, "val", BP_MOST_GRID_COLUMNS, 0); break;
    case DOCX_HEADER: table->row_header = bp_docx_on(tag); break;
    case DOCX_HIDDEN: table->row_hidden = bp_docx_on(tag); break;
    case DOCX_DEL: table->row_deleted = true; break;
    case DOCX_INS: body->docx->book->n_insertions++; break;
    default: break;
    }
}

static bool has_text(const struct docx_entries *entries)
{
    for (const struct docx_entry *entry = entries->first; entry; entry = entry->next)
        if (entry->text.n || *entry->label)
            return true;
    return false;
}

/* Leaves numbers without words, but for one that stands alone. */
static void drop_empty(struct docx_entries *entries)
{
    struct docx_entry **at = &entries->first;
    entries->last = NULL;
    for (struct docx_entry *entry = *at; entry; entry = entry->next) {
        bool alone = entry == entries->first && !entry->next;
        if (!entry->text.n && !alone)
            continue;
        *at = entry;
        at = &entry->next;
        entries->last = entry;
    }
    *at = NULL;
}

/* Whether the text is one sign, such as a dot: its colour then says what it means. */
static bool is_sign(const char *text)
{
    const char *at = text, *end = text + strlen(text);
    uint32_t code = at < end ? bp_utf8_next(&at, end) : 0;
    bool shape = (code >= 0x25A0 && code <= 0x25FF) || (code >= 0x2B1B && code <= 0x2B24) ||
                 (code >= 0x26AA && code <= 0x26AB);
    return shape && at == end;
}

static void take_kind(struct bp_cell *cell, const struct docx_holder *holder)
{
    bool box = !strcmp(cell->text, "\xE2\x98\x92") || !strcmp(cell->text, "\xE2\x98\x90");
    if (holder->n_checks == 1 && box) {
        cell->kind = BP_CELL_CHECK;
        cell->number = holder->checked;
    }
    if (holder->n_dates != 1)
        return;
    /* A date control holds a day; what it shows may have been typed over. */
    char year[8];
    snprintf(year, sizeof year, "%d", holder->day.year);
    size_t len = strlen(cell->text);
    bool same = strstr(cell->text, year) || (len > 2 && !strcmp(cell->text + len - 2, year + 2));
    if (!same || strchr(cell->text, '\n') || len > 40)
        return;
    cell->kind = BP_CELL_DATE;
    cell->day = holder->day;
    cell->month = holder->month;
}

/* Makes a cell of what was held. *made: whether it has anything. */
static bool make_cell(struct docx_body *body, const struct docx_holder *holder, struct docx_entries *entries,
                      bool *made)
{
    struct docx *docx = body->docx;
    struct docx_table *table = body->table;
    struct bp_grid *grid = table->grid;
    struct bp_cell cell = {.row = table->row, .column = table->column, .rows = 1, .columns = table->span};
    drop_empty(entries);
    if (!bp_docx_blocks(docx->arena, entries->first, &cell.blocks, &cell.text))
        return false;
    cell.fill = table->fill != BP_NO_FILL ? table->fill : holder->fill;
    if (cell.fill == BP_NO_FILL && is_sign(cell.text))
        cell.fill = holder->colour;
    if (cell.fill == BP_NO_FILL && !*cell.text && holder->n_shapes == 1)
        cell.fill = holder->shape_fill;
    cell.strong = holder->has_text && holder->all_strong;
    cell.struck = holder->has_text && holder->all_struck;
    take_kind(&cell, holder);
    *made = *cell.text || cell.fill != BP_NO_FILL;
    if (!*made)
        return true;
    if (++docx->maker.n_cells > BP_MOST_CELLS)
        return bp_maker_refuse(&docx->maker, BP_MOST_CELLS, "cells");
    struct bp_cell *cells = bp_arena_grow(docx->arena, grid->cells, &table->capacity,
                                          (size_t)grid->n_cells + 1, sizeof *cells);
    if (!cells)
        return false;
    grid->cells = cells;
    cells[grid->n_cells++] = cell;
    return true;
}

static bool note_spot(struct docx_body *body, uint32_t at)
{
    struct docx *docx = body->docx;
    const struct docx_table *table = body->table;
    if (at == BP_NOWHERE || body->holder->is_box)
        return true;
    struct docx_spot *spots = bp_arena_grow(docx->arena, docx->spots, &docx->spots_capacity,
                                            docx->n_spots + 1, sizeof *spots);
    if (!spots)
        return false;
    docx->spots = spots;
    spots[docx->n_spots++] = (struct docx_spot){table->grid->number, table->row, table->column, at};
    return true;
}

/* Room to remember the cells above up to this column. */
static bool has_room(struct docx_body *body, struct docx_table *table, uint32_t end)
{
    size_t before = table->n_above;
    struct docx_above *above = bp_arena_grow(body->docx->arena, table->above, &table->n_above, end,
                                             sizeof *above);
    if (!above)
        return false;
    table->above = above;
    memset(above + before, 0, (table->n_above - before) * sizeof *above);
    return true;
}

/* The cell goes on with the one above it, which gets longer. False: there is none. */
static bool go_on(struct docx_table *table)
{
    struct docx_above *above = table->column < table->n_above ? &table->above[table->column] : NULL;
    if (!table->goes_on || !above || !above->open || above->row + 1 != table->row)
        return false;
    above->row = table->row;
    if (above->cell != UINT32_MAX) {
        struct bp_cell *cell = &table->grid->cells[above->cell];
        cell->rows = table->row - cell->row + 1;
    }
    return true;
}

/* The cell goes on with the one to its left. */
static bool go_on_left(struct docx_table *table)
{
    struct bp_grid *grid = table->grid;
    if (!table->goes_on_left || !table->column)
        return false;
    struct bp_cell *left = grid->n_cells > table->first ? &grid->cells[grid->n_cells - 1] : NULL;
    if (left && left->column + left->columns == table->column)
        left->columns += table->span;
    return true;
}

/* A cell of the grid. */
static bool place_cell(struct docx_body *body, const struct docx_holder *holder, struct docx_entries *entries)
{
    struct docx_table *table = body->table;
    if (go_on(table) || go_on_left(table)) {
        body->docx->book->n_covered += has_text(entries);
        return true;
    }
    bool made;
    if (!has_room(body, table, table->column + 1) || !make_cell(body, holder, entries, &made) ||
        !note_spot(body, holder->at))
        return false;
    table->above[table->column] = (struct docx_above){
        .cell = made ? table->grid->n_cells - 1 : UINT32_MAX, .row = table->row,
        .open = table->starts || table->goes_on};
    return true;
}

bool bp_docx_cell_close(struct docx_body *body)
{
    struct docx_table *table = body->table;
    struct docx_entries entries;
    const struct docx_holder *holder = body->holder;
    if (!bp_docx_holder_close(body, &entries))
        return false;
    if (table->deleted || table->row_deleted) {
        body->docx->book->n_deletions += table->deleted && !table->row_deleted;
        return true;
    }
    if (table->column + table->span > BP_MOST_GRID_COLUMNS)
        return bp_maker_refuse(&body->docx->maker, BP_MOST_GRID_COLUMNS, "columns");
    if (table->nested)
        join(&table->row_entries, &entries);
    else if (!place_cell(body, holder, &entries))
        return false;
    table->column += table->span;
    return true;
}
