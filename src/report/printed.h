/* printed.h: which columns the tables of measures and of actions have. */
#ifndef BP_PRINTED_H
#define BP_PRINTED_H

#include "report/rows.h"

/* Chooses the section's columns: those that the author lists, or else the house's; of these only the ones
 * that some row fills. Fills in the columns of `table` too. */
void bp_columns_choose(struct bp_section *section, enum bp_row_kind rows, struct bp_table *table);

/* periods.c: finds the periods that may have a column each, and the money of the rows. */
#define BP_MOST_PERIODS 6
void bp_periods_find(struct bp_section *section);
void bp_money_find(struct bp_section *section, enum bp_row_kind rows);

#endif
