/* columns.h: which columns the format has, and what a plan's rows have in them. */
#ifndef BP_COLUMNS_H
#define BP_COLUMNS_H

#include "model/plan.h"

extern const char *const bp_column_ids[BP_COLUMN_KINDS]; /* "" for a column of the plan's own */

/* BP_COLUMN_OWN if the format has no such column. */
enum bp_column_kind bp_column_find(const char *id);

extern const struct bp_column_words {
    const char *filler; /* how a row fills the column: "the attribute due=\"…\"", "<lead>" */
    const char *has;    /* what the row then has: "a due date", "a lead" */
} bp_column_words[BP_COLUMN_KINDS];

/* Whether the column is one of a measure's figures, or of a row's money. */
static inline bool bp_column_is_figure(enum bp_column_kind kind)
{
    return kind >= BP_COLUMN_BASELINE && kind <= BP_COLUMN_TREND;
}

static inline bool bp_column_is_money(enum bp_column_kind kind)
{
    return kind >= BP_COLUMN_BUDGET && kind <= BP_COLUMN_FORECAST;
}

/* Whether the row has something in a column of the format's. */
bool bp_column_filled(enum bp_column_kind kind, const struct bp_row *row);

/* The author's entry for a column of the format's; NULL: none. */
const struct bp_column_def *bp_column_def_of(const struct bp_plan *plan, enum bp_row_kind rows,
                                             enum bp_column_kind kind);

/* Whether the plan has this column of the format's in its tables: true if the author lists none at all. */
bool bp_column_kept(const struct bp_plan *plan, enum bp_row_kind rows, enum bp_column_kind kind);

/* Whether the measures' figures have columns of their own: if the author lists one of these, or if no columns
 * are listed and at least half of the measures have figures. Else they are words below the description. */
bool bp_figures_have_columns(const struct bp_plan *plan);

/* What the row has in the column with this index; NULL: nothing. */
const struct bp_block *bp_row_cell(const struct bp_row *row, uint32_t column);

/* Leaves out columns of the plan's own that no row fills; the rows are changed. Returns false if memory ran
 * out. */
bool bp_columns_cut(struct bp_plan *plan, struct bp_arena *arena);

#endif
