/* chase.h: chase sheets: for each lead, the rows with what is missing and room to write. Leads fill
 * them in by hand and send them back. */
#ifndef BP_CHASE_H
#define BP_CHASE_H

#include "layout/flow.h"

/* A sheet for each lead, each on a new page, and one at the end for rows without a lead. If the
 * extract was chosen by lead, only that lead's sheet. */
void bp_chase_place(struct bp_flow *flow);

/* The line for the lead's signature. */
void bp_chase_signature(struct bp_flow *flow);

/* One row, as a block that stays on one page if possible. */
void bp_chase_row(struct bp_flow *flow, const struct bp_row *row);

#endif
