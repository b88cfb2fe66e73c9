/* columns.c: the table of the format's columns. */
#include "model/columns.h"

#include <string.h>

const char *const bp_column_ids[BP_COLUMN_KINDS] = {
    [BP_COLUMN_OWN] = "",         [BP_COLUMN_REF] = "ref",         [BP_COLUMN_DESCRIPTION] = "description",
    [BP_COLUMN_START] = "start",  [BP_COLUMN_DUE] = "due",         [BP_COLUMN_LEAD] = "lead",
    [BP_COLUMN_PARTNER] = "partner", [BP_COLUMN_STATUS] = "status", [BP_COLUMN_UPDATE] = "update",
};

enum bp_column_kind bp_column_find(const char *id)
{
    for (int kind = BP_COLUMN_OWN + 1; kind < BP_COLUMN_KINDS; kind++)
        if (!strcmp(bp_column_ids[kind], id))
            return (enum bp_column_kind)kind;
    return BP_COLUMN_OWN;
}

const char *bp_column_filler(enum bp_column_kind kind)
{
    static const char *const fillers[BP_COLUMN_KINDS] = {
        [BP_COLUMN_OWN] = "<cell>",
        [BP_COLUMN_REF] = "the attribute ref=\"\xE2\x80\xA6\"",
        [BP_COLUMN_DESCRIPTION] = "<description>",
        [BP_COLUMN_START] = "the attribute start=\"\xE2\x80\xA6\"",
        [BP_COLUMN_DUE] = "the attribute due=\"\xE2\x80\xA6\"",
        [BP_COLUMN_LEAD] = "<lead>",
        [BP_COLUMN_PARTNER] = "<partner>",
        [BP_COLUMN_STATUS] = "the attribute status=\"\xE2\x80\xA6\"",
        [BP_COLUMN_UPDATE] = "<update>",
    };
    return fillers[kind];
}

bool bp_column_filled(enum bp_column_kind kind, const struct bp_row *row)
{
    switch (kind) {
    case BP_COLUMN_REF: return *row->ref;
    case BP_COLUMN_DESCRIPTION: return true;
    case BP_COLUMN_START: return *row->start.text;
    case BP_COLUMN_DUE: return *row->due.text || *row->revised_due.text || row->completed.year;
    case BP_COLUMN_LEAD: return row->n_leads;
    case BP_COLUMN_PARTNER: return row->n_partners;
    case BP_COLUMN_STATUS: return row->status_given || row->previous_status >= 0;
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

const struct bp_block *bp_row_cell(const struct bp_row *row, uint32_t column)
{
    for (uint32_t i = 0; i < row->n_cells; i++)
        if (row->cells[i].column == column)
            return row->cells[i].blocks;
    return NULL;
}
