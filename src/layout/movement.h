/* movement.h: which way rows moved since the period before. */
#ifndef BP_MOVEMENT_H
#define BP_MOVEMENT_H

#include "layout/parts.h"
#include "model/compare.h"

/* The status that a row had in the period before: the plan's own word, else that of the old plan. An
 * index into the scheme, or -1: it had none, or one that the scheme does not have. `pair`: the row's,
 * or NULL. */
int bp_previous_status(const struct bp_row *row, const struct bp_pair *pair);

/* "↑ Improved", "→ No change", "↓ Worse"; "Changed" where the statuses cannot be ranked. */
const char *bp_move_words(enum bp_move move);
/* The same of a row in a report; "New" where there was no such row. */
const char *bp_direction_words(const struct bp_scheme *scheme, const struct bp_pair *pair);

/* How many rows went from each status to each, as a table, and in a sentence. */
void bp_movement_place(struct bp_flow *flow);

#endif
