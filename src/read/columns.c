/* columns.c: reads <columns> and <cell>, and finds what no column would print. */
#include "read/columns.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/columns.h"
#include "model/house.h"
#include "read/hints.h"
#include "read/values.h"

/* ---- elements ---- */

static enum bp_row_kind rows_of(const struct bp_build *b)
{
    return b->frames[b->depth - 2].element == BP_EL_ACTIONS ? BP_ACTION : BP_MEASURE;
}

bool bp_columns_start(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_columns_draft *draft = &b->drafts.columns[rows_of(b)];
    if (!draft->tail)
        draft->tail = &draft->first;
    draft->at = tag->at;
    b->open_columns = draft;
    return true;
}

/* The id is not among the finished columns if it is not one: then it has been reported. */
bool bp_columns_start_column(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_column_draft *draft = bp_arena_alloc(b->scratch, sizeof *draft);
    const struct bp_attr *id = bp_value_find(tag, "id");
    if (!draft)
        return false;
    draft->def = (struct bp_column_def){.id = bp_build_keep(b, tag, "id"), .at = tag->at,
                                        .head = {NULL, 0, BP_NOWHERE},
                                        .printed = bp_value_yes(tag, "print") != 0};
    draft->len = tag->len;
    draft->id_at = id ? id->value_at : BP_NOWHERE;
    draft->id_len = id ? id->value_len : 0;
    *b->open_columns->tail = draft;
    b->open_columns->tail = &draft->next;
    b->open_column = draft;
    return draft->def.id != NULL;
}

bool bp_columns_start_cell(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_cell_draft *draft = bp_arena_alloc(b->drafted, sizeof *draft);
    const struct bp_attr *column = bp_value_find(tag, "column");
    if (!draft)
        return false;
    draft->column = column ? bp_arena_text(b->drafted, column->value, strlen(column->value)) : "";
    draft->at = tag->at;
    draft->column_at = column ? column->value_at : BP_NOWHERE;
    draft->column_len = column ? column->value_len : 0;
    *b->row->cell_tail = draft;
    b->row->cell_tail = &draft->next;
    bp_blocks_open(&b->blocks, b->row_words, &draft->blocks);
    return draft->column != NULL;
}

/* ---- the author's list ---- */

/* A misspelt column is taken for the one that was meant: that it is lacking too would be no news. */
static void report_no_head(struct bp_column_draft *draft, struct bp_plan *plan, struct bp_arena *scratch,
                           struct bp_diags *diags)
{
    const char *id = draft->def.id;
    const char *const *known = bp_column_ids + 1;
    const char *meant = bp_text_nearest(id, known, BP_COLUMN_KINDS - 1);
    const char *hint =
        meant ? bp_hint_choice(scratch, id, known, BP_COLUMN_KINDS - 1)
              : bp_fill(scratch, "write it between <column id=\"{1}\"> and </column>", id, NULL);
    bp_diag_add(diags, BP_E_COLUMN_HEAD, plan->source, draft->id_at, draft->id_len, id, hint, NULL);
    draft->def.kind = meant ? bp_column_find(meant) : BP_COLUMN_OWN;
}

/* Settles what the column is. `kept`: those before it. Returns whether it can be used. */
static bool check_column(const struct bp_column_draft *const *kept, uint32_t n,
                         struct bp_column_draft *draft, struct bp_plan *plan, struct bp_arena *scratch,
                         struct bp_diags *diags)
{
    uint32_t same = 0;
    if (!draft->id_len)
        return false; /* the id is lacking or empty, and that has been reported */
    while (same < n && strcmp(kept[same]->def.id, draft->def.id) != 0)
        same++;
    enum bp_column_kind kind = draft->def.kind = bp_column_find(draft->def.id);
    if (same < n) {
        bp_diag_add(diags, BP_E_COLUMN_TWICE, plan->source, draft->id_at, draft->id_len, draft->def.id, NULL,
                    NULL);
        bp_diag_relate(diags, plan->source, kept[same]->id_at, kept[same]->id_len);
    } else if (kind == BP_COLUMN_OWN && !draft->def.head.n) {
        report_no_head(draft, plan, scratch, diags);
    } else if (kind == BP_COLUMN_DESCRIPTION && !draft->def.printed) {
        bp_diag_add(diags, BP_E_COLUMN_NEEDED, plan->source, draft->def.at, draft->len, NULL, NULL, NULL);
    }
    return same == n;
}

static bool finish_list(const struct bp_columns_draft *draft, struct bp_columns *out, struct bp_plan *plan,
                        struct bp_arena *arena, struct bp_arena *scratch, struct bp_diags *diags)
{
    const struct bp_column_draft *kept[BP_MOST_COLUMNS] = {0};
    *out = (struct bp_columns){.at = draft->tail ? draft->at : BP_NOWHERE};
    if (!draft->first)
        return true;
    out->items = bp_arena_array(arena, BP_MOST_COLUMNS, sizeof *out->items);
    for (struct bp_column_draft *from = draft->first; out->items && from; from = from->next) {
        if (!check_column(kept, out->n, from, plan, scratch, diags))
            continue;
        if (out->n == BP_MOST_COLUMNS) {
            char limit[12];
            snprintf(limit, sizeof limit, "%d", BP_MOST_COLUMNS);
            bp_diag_add(diags, BP_E_COLUMNS, plan->source, from->def.at, from->len, limit, NULL, NULL);
            out->full = true;
            break;
        }
        kept[out->n] = from;
        out->items[out->n++] = from->def;
    }
    return out->items;
}

bool bp_columns_finish(const struct bp_columns_draft draft[2], struct bp_plan *plan, struct bp_arena *arena,
                       struct bp_arena *scratch, struct bp_diags *diags)
{
    for (int kind = BP_MEASURE; kind <= BP_ACTION; kind++)
        if (!finish_list(&draft[kind], &plan->columns[kind], plan, arena, scratch, diags))
            return false;
    return true;
}

/* ---- cells ---- */

static void report_cell(const struct bp_cell_draft *draft, const struct bp_columns *columns,
                        const struct bp_plan *plan, struct bp_arena *scratch, struct bp_diags *diags)
{
    const char *own[BP_MOST_COLUMNS];
    size_t n = 0;
    for (uint32_t i = 0; i < columns->n; i++)
        if (columns->items[i].kind == BP_COLUMN_OWN)
            own[n++] = columns->items[i].id;
    enum bp_column_kind kind = bp_column_find(draft->column);
    const char *hint = bp_fill(
        scratch, "list it in <columns>, after the <heading>: <column id=\"{1}\">its heading</column>",
        draft->column, NULL);
    if (kind != BP_COLUMN_OWN)
        hint = bp_fill(scratch, "that column is filled by {1}, not by a cell", bp_column_words[kind].filler,
                       NULL);
    else if (bp_text_nearest(draft->column, own, n))
        hint = bp_hint_choice(scratch, draft->column, own, n);
    bp_diag_add(diags, BP_E_CELL, plan->source, draft->column_at, draft->column_len, draft->column, hint,
                NULL);
}

/* The index of the cell's column; -1: there is none, and that is reported. */
static int find_column(const struct bp_cell_draft *draft, const struct bp_columns *columns,
                       const struct bp_plan *plan, struct bp_arena *scratch, struct bp_diags *diags)
{
    for (uint32_t i = 0; i < columns->n; i++)
        if (columns->items[i].kind == BP_COLUMN_OWN && !strcmp(columns->items[i].id, draft->column))
            return (int)i;
    if (draft->column_len && !columns->full) /* of too many, it may be one that was not read */
        report_cell(draft, columns, plan, scratch, diags);
    return -1;
}

bool bp_cells_finish(const struct bp_row_draft *draft, const struct bp_plan *plan, struct bp_row *row,
                     struct bp_arena *arena, struct bp_arena *scratch, struct bp_diags *diags)
{
    const struct bp_columns *columns = &plan->columns[row->kind];
    for (const struct bp_cell_draft *from = draft->cells; from; from = from->next) {
        int column = find_column(from, columns, plan, scratch, diags);
        if (column < 0 || !from->blocks)
            continue;
        if (!row->cells)
            row->cells = bp_arena_array(arena, columns->n, sizeof *row->cells);
        if (!row->cells)
            return false;
        const struct bp_cell_text *first = row->cells, *end = row->cells + row->n_cells;
        while (first < end && first->column != (uint32_t)column)
            first++;
        if (first < end)
            bp_diag_add(diags, BP_E_CELL_TWICE, plan->source, from->column_at, from->column_len, from->column,
                        NULL, NULL);
        else
            row->cells[row->n_cells++] = (struct bp_cell_text){(uint32_t)column, from->blocks, from->at};
    }
    return true;
}

/* ---- content that no column prints ---- */

/* One finding for a column, however many rows fill it. It is where it can be mended; a row that fills the
 * column is its second place. */
static void check_rows(const struct bp_plan *plan, enum bp_row_kind rows, enum bp_column_kind kind,
                       struct bp_diags *diags)
{
    const struct bp_row *first = NULL;
    uint32_t filled = 0;
    for (struct bp_walk walk = {0}; bp_walk(plan, &walk);) {
        if (walk.row->kind != rows || !bp_column_filled(kind, walk.row))
            continue;
        first = first ? first : walk.row;
        filled++;
    }
    if (!first)
        return;
    char words[80];
    const char *row = rows == BP_MEASURE ? "measure" : "action";
    snprintf(words, sizeof words, "%u %s%s %s %s", (unsigned)filled, row, filled == 1 ? "" : "s",
             filled == 1 ? "has" : "have", bp_column_words[kind].has);
    bp_diag_add(diags, BP_E_COLUMN_LACKING, plan->source, plan->columns[rows].at, sizeof "<columns" - 1,
                words, bp_column_ids[kind], NULL);
    bp_diag_relate(diags, plan->source, first->at, rows == BP_MEASURE ? sizeof "<measure" - 1
                                                                      : sizeof "<action" - 1);
}

/* Whether other columns say the same: a trend is made from the figures, and figures without columns are words
 * below the description. */
static bool is_said_elsewhere(const struct bp_plan *plan, enum bp_column_kind kind)
{
    return kind == BP_COLUMN_TREND || (bp_column_is_figure(kind) && !bp_figures_have_columns(plan));
}

void bp_columns_check(const struct bp_plan *plan, struct bp_diags *diags)
{
    for (int rows = BP_MEASURE; rows <= BP_ACTION; rows++)
        for (int kind = BP_COLUMN_OWN + 1; plan->columns[rows].n && kind < BP_COLUMN_KINDS; kind++)
            if (!plan->columns[rows].full &&
                !bp_column_def_of(plan, (enum bp_row_kind)rows, (enum bp_column_kind)kind) &&
                !is_said_elsewhere(plan, (enum bp_column_kind)kind))
                check_rows(plan, (enum bp_row_kind)rows, (enum bp_column_kind)kind, diags);
}
