/* columns.c: the table of the format's columns. */
#include "model/columns.h"

#include <string.h>

#include "model/figures.h"

const char *const bp_column_ids[BP_COLUMN_KINDS] = {
    [BP_COLUMN_OWN] = "",         [BP_COLUMN_REF] = "ref",         [BP_COLUMN_DESCRIPTION] = "description",
    [BP_COLUMN_START] = "start",  [BP_COLUMN_DUE] = "due",         [BP_COLUMN_LEAD] = "lead",
    [BP_COLUMN_PARTNER] = "partner", [BP_COLUMN_STATUS] = "status", [BP_COLUMN_UPDATE] = "update",
    [BP_COLUMN_BASELINE] = "baseline", [BP_COLUMN_TARGET] = "target", [BP_COLUMN_FIGURES] = "figures",
    [BP_COLUMN_ACTUAL] = "actual", [BP_COLUMN_TREND] = "trend",    [BP_COLUMN_BUDGET] = "budget",
    [BP_COLUMN_SPENT] = "spent",  [BP_COLUMN_FORECAST] = "forecast",
};

enum bp_column_kind bp_column_find(const char *id)
{
    for (int kind = BP_COLUMN_OWN + 1; kind < BP_COLUMN_KINDS; kind++)
        if (!strcmp(bp_column_ids[kind], id))
            return (enum bp_column_kind)kind;
    return BP_COLUMN_OWN;
}

#define ATTRIBUTE(name) "the attribute " name "=\"\xE2\x80\xA6\""

const struct bp_column_words bp_column_words[BP_COLUMN_KINDS] = {
    [BP_COLUMN_OWN] = {"<cell>", "a cell"},
    [BP_COLUMN_REF] = {ATTRIBUTE("ref"), "a ref"},
    [BP_COLUMN_DESCRIPTION] = {"<description>", "a description"},
    [BP_COLUMN_START] = {ATTRIBUTE("start"), "a start date"},
    [BP_COLUMN_DUE] = {ATTRIBUTE("due"), "a due date"},
    [BP_COLUMN_LEAD] = {"<lead>", "a lead"},
    [BP_COLUMN_PARTNER] = {"<partner>", "a partner"},
    [BP_COLUMN_BASELINE] = {ATTRIBUTE("baseline") " of <number>", "a baseline"},
    [BP_COLUMN_TARGET] = {ATTRIBUTE("target") " of <number>", "a target"},
    [BP_COLUMN_FIGURES] = {"<value> in <number>", "a figure of a period"},
    [BP_COLUMN_ACTUAL] = {ATTRIBUTE("actual") " of <number>", "an actual figure"},
    [BP_COLUMN_TREND] = {"<value> in <number>", "a trend"},
    [BP_COLUMN_BUDGET] = {ATTRIBUTE("budget") " of <money>", "a budget"},
    [BP_COLUMN_SPENT] = {ATTRIBUTE("spent") " of <money>", "money spent"},
    [BP_COLUMN_FORECAST] = {ATTRIBUTE("forecast") " of <money>", "a forecast"},
    [BP_COLUMN_STATUS] = {ATTRIBUTE("status"), "a status"},
    [BP_COLUMN_UPDATE] = {"<update>", "an update"},
};

/* A line needs two figures. */
static bool has_trend(const struct bp_number *number)
{
    uint32_t known = 0;
    for (uint32_t i = 0; i < number->n_values; i++) {
        int64_t value;
        known += bp_decimal_read(number->values[i].text, &value);
    }
    return known > 1;
}

static bool number_fills(enum bp_column_kind kind, const struct bp_number *number)
{
    switch (kind) {
    case BP_COLUMN_BASELINE: return *number->baseline;
    case BP_COLUMN_TARGET:
        return *number->target || *number->tolerance || number->n_targets || number->better;
    case BP_COLUMN_FIGURES: return number->n_values;
    case BP_COLUMN_ACTUAL: return *number->actual;
    default: return has_trend(number);
    }
}

bool bp_column_filled(enum bp_column_kind kind, const struct bp_row *row)
{
    if (bp_column_is_figure(kind))
        return row->number && number_fills(kind, row->number);
    if (bp_column_is_money(kind))
        return row->money && *row->money->sums[kind - BP_COLUMN_BUDGET];
    switch (kind) {
    case BP_COLUMN_REF: return *row->ref;
    case BP_COLUMN_DESCRIPTION: return true;
    case BP_COLUMN_START: return *row->start.text;
    case BP_COLUMN_DUE: return *row->due.text || *row->revised_due.text || row->completed.year;
    case BP_COLUMN_LEAD: return row->n_leads;
    case BP_COLUMN_PARTNER: return row->n_partners;
    case BP_COLUMN_STATUS: return row->status_given || row->status_computed || row->previous_status >= 0;
    case BP_COLUMN_UPDATE: return row->update || row->corrective_action;
    default: return false;
    }
}

const struct bp_column_def *bp_column_def_of(const struct bp_plan *plan, enum bp_row_kind rows,
                                             enum bp_column_kind kind)
{
    const struct bp_columns *columns = &plan->columns[rows];
    for (uint32_t i = 0; i < columns->n; i++)
        if (columns->items[i].kind == kind)
            return &columns->items[i];
    return NULL;
}

bool bp_column_kept(const struct bp_plan *plan, enum bp_row_kind rows, enum bp_column_kind kind)
{
    const struct bp_column_def *def = bp_column_def_of(plan, rows, kind);
    return !plan->columns[rows].n || (def && def->printed);
}

bool bp_figures_have_columns(const struct bp_plan *plan)
{
    uint32_t n = 0;
    for (enum bp_column_kind kind = BP_COLUMN_BASELINE; kind <= BP_COLUMN_TREND; kind++)
        if (bp_column_def_of(plan, BP_MEASURE, kind))
            return true;
    for (uint32_t i = 0; i < plan->n_measures; i++) {
        bp_rows_see(plan, &plan->measures[i], 1);
        n += plan->measures[i].number != NULL;
    }
    return !plan->columns[BP_MEASURE].n && n && n >= plan->n_measures - n;
}

const struct bp_block *bp_row_cell(const struct bp_row *row, uint32_t column)
{
    for (uint32_t i = 0; i < row->n_cells; i++)
        if (row->cells[i].column == column)
            return row->cells[i].blocks;
    return NULL;
}

/* ---- leaving columns out ---- */

static void find_filled(const struct bp_plan *plan, enum bp_row_kind kind, bool filled[BP_MOST_COLUMNS])
{
    for (struct bp_walk walk = {0}; bp_walk(plan, &walk);)
        for (uint32_t c = 0; walk.row->kind == kind && c < walk.row->n_cells; c++)
            filled[walk.row->cells[c].column] = true;
}

static bool renumber_cells(struct bp_row *row, const uint32_t new_of[BP_MOST_COLUMNS], struct bp_arena *arena)
{
    if (!row->n_cells)
        return true;
    struct bp_cell_text *cells = bp_arena_array(arena, row->n_cells, sizeof *cells);
    for (uint32_t c = 0; cells && c < row->n_cells; c++) {
        cells[c] = row->cells[c];
        cells[c].column = new_of[cells[c].column];
    }
    row->cells = cells;
    return cells;
}

static bool cut_columns(struct bp_plan *plan, enum bp_row_kind kind, struct bp_arena *arena)
{
    struct bp_columns *columns = &plan->columns[kind];
    struct bp_column_def *kept = bp_arena_array(arena, BP_MOST_COLUMNS, sizeof *kept);
    bool filled[BP_MOST_COLUMNS] = {false};
    uint32_t new_of[BP_MOST_COLUMNS] = {0}, n_kept = 0;
    find_filled(plan, kind, filled);
    for (uint32_t i = 0; kept && i < columns->n; i++) {
        new_of[i] = n_kept;
        if (columns->items[i].kind != BP_COLUMN_OWN || filled[i])
            kept[n_kept++] = columns->items[i];
    }
    columns->items = kept;
    columns->n = n_kept;
    for (struct bp_walk walk = {0}; kept && bp_walk(plan, &walk);)
        if (walk.row->kind == kind && !renumber_cells(walk.row, new_of, arena))
            return false;
    return kept;
}

bool bp_columns_cut(struct bp_plan *plan, struct bp_arena *arena)
{
    return cut_columns(plan, BP_MEASURE, arena) && cut_columns(plan, BP_ACTION, arena);
}
