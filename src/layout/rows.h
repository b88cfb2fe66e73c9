/* rows.h: the rows of measures and actions, as table rows. */
#ifndef BP_ROWS_H
#define BP_ROWS_H

#include "layout/table.h"
#include "model/compare.h"

/* Rows of one table, or of all priorities together while widths are sought. */
struct bp_section {
    struct bp_flow *flow;
    const struct bp_row *rows; /* NULL: all actions of the plan */
    uint32_t dest;             /* of the first row */
    bool partners;             /* whether any action has one: else there is no such column */
    const struct bp_pair *pairs; /* with the period before, of the first row; NULL: none */
};

/* A table's `row`; its user is a struct bp_section. Columns: ref, what, by when, leads, partners where there
 * are any, status, direction where there are pairs, update. */
void bp_section_row(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out);

/* "Baseline: 4620; target: 4500; actual: 4560 crimes; lower is better"; "" where it says nothing. */
const char *bp_number_words(struct bp_arena *work, const struct bp_number *number);

#endif
