/* printed.h: which columns the tables of measures and of actions have. */
#ifndef BP_PRINTED_H
#define BP_PRINTED_H

#include "report/rows.h"

/* Chooses the section's columns: those that the author lists, or else the format's; of these only the ones
 * that some row fills. Those that the house style lists come first. Fills in the columns of `table` too. */
void bp_columns_choose(struct bp_section *section, enum bp_row_kind rows, struct bp_table *table);

/* The words that head a column, by the author or the house style; NULL: there are none, and the report's own
 * head it. `def`: the author's entry, or NULL. */
const struct bp_inline *bp_column_head(const struct bp_story *story, enum bp_row_kind rows,
                                       enum bp_column_kind kind, const struct bp_column_def *def);

/* periods.c: finds the periods that may have a column each, and the money of the rows. */
#define BP_MOST_PERIODS 6
void bp_periods_find(struct bp_section *section);
void bp_money_find(struct bp_section *section, enum bp_row_kind rows);

#endif
