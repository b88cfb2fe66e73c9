/* blocks.h: sets a table's rows as blocks, one below the other, if its columns would be too narrow
 * to read. Each row becomes a heading and a table of two columns: the head of a column, and the
 * text of the cell. */
#ifndef BP_BLOCKS_H
#define BP_BLOCKS_H

#include "layout/table.h"

/* The heading is the row's name in the first column, of this level. Empty cells are left out. A block stays
 * whole if it fits on a page, and the page before it is at least a quarter full; else its next page begins
 * with "NAME (continued)". */
void bp_blocks_place(struct bp_flow *flow, const struct bp_set_table *set, int level);

#endif
