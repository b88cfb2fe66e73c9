/* bars.h: the totals by status on pages: a table, and a bar for each of its columns of numbers. */
#ifndef BP_LAYOUT_BARS_H
#define BP_LAYOUT_BARS_H

#include "layout/flow.h"

void bp_totals_place(struct bp_flow *flow, const struct bp_totals *totals);

#endif
