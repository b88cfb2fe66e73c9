/* movement.h: the direction in which rows moved since the period before. */
#ifndef BP_MOVEMENT_H
#define BP_MOVEMENT_H

#include "report/story.h"

/* "↑ Improved", "→ No change", "↓ Worse"; "Changed" if the statuses cannot be compared. */
enum bp_word bp_move_word(enum bp_move move);
/* The same for a row in a report; "New" if there was no such row. */
enum bp_word bp_direction_word(const struct bp_scheme *scheme, const struct bp_pair *pair);

#endif
