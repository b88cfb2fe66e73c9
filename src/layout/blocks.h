/* blocks.h: a table's rows as blocks, one below the other, where its columns would be too narrow to read:
 * each row has a heading, and a table of two columns: the column's head, and what the cell says. */
#ifndef BP_BLOCKS_H
#define BP_BLOCKS_H

#include "layout/table.h"

/* Whether the least widths of the columns are more than the page has. */
bool bp_blocks_wanted(const struct bp_flow *flow, const struct bp_table *table);

/* The heading is the text of the first column. Cells that say nothing are left out. */
void bp_blocks_place(struct bp_flow *flow, const struct bp_table *table);

#endif
