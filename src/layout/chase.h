/* chase.h: chase sheets: for each lead its rows, with what is missing in them and room to write; to be filled
 * in by hand, and sent back. */
#ifndef BP_CHASE_H
#define BP_CHASE_H

#include "layout/flow.h"

/* All leads in turn, each from a new page on, and last the rows without one; or the lead alone that the
 * flow's extract is of. */
void bp_chase_place(struct bp_flow *flow);

/* Where the lead signs. */
void bp_chase_signature(struct bp_flow *flow);

/* One row, as a block that stays on one page where it can. `parent`: the measure that it continues, or
 * NULL. */
void bp_chase_row(struct bp_flow *flow, const struct bp_row *row, const struct bp_row *parent);

#endif
