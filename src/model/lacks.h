/* lacks.h: what a row still needs before its report can be made: what leads are chased for. */
#ifndef BP_LACKS_H
#define BP_LACKS_H

#include "model/house.h"
#include "model/plan.h"

enum { BP_MOST_LACKS = 8 };

/* The words for what is missing: "a status", "an update". Returns how many there are. */
int bp_row_lacks(const struct bp_plan *plan, const struct bp_row *row, enum bp_word words[BP_MOST_LACKS]);

/* Whether a lead is to fill in something. Nothing is asked of a row that is complete, that only heads those
 * below it, or that an extract shows for others. */
bool bp_row_asked(const struct bp_plan *plan, const struct bp_row *row);

#endif
