/* movement.h: the direction in which rows moved since the period before. */
#ifndef BP_MOVEMENT_H
#define BP_MOVEMENT_H

#include "report/story.h"

/* The status of a row in the period before: as the plan states it, else as the old plan has it.
 * Returns an index into the scheme, or -1 if it had none or one that the scheme does not have.
 * `pair`: the pair of the row, or NULL. */
int bp_previous_status(const struct bp_row *row, const struct bp_pair *pair);

/* "↑ Improved", "→ No change", "↓ Worse"; "Changed" if the statuses cannot be compared. */
enum bp_word bp_move_word(enum bp_move move);
/* The same for a row in a report; "New" if there was no such row. */
enum bp_word bp_direction_word(const struct bp_scheme *scheme, const struct bp_pair *pair);

#endif
