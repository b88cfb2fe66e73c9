/* roll.h: a plan → the plan to start its next report from. */
#ifndef BP_ROLL_H
#define BP_ROLL_H

#include "model/plan.h"
#include "base/buf.h"

/* Writes the XML. In it:
 *   - the reporting period is the one that follows; titles and headings that name a quarter go along
 *     where that is certain; what names other dates is left out (the title: left, with a remark);
 *   - the status of each row is its previous status, and has to be given anew, as has the update;
 *   - corrective actions, the version and the meeting's date are kept as comments, in their places;
 *   - rows that are complete are listed in a comment at the end; but a measure stays as long as a row that
 *     continues it does;
 *   - stated totals, accepted findings and the measures' actual figures are left out.
 * Uses `arena` for its work. False: memory ran out. */
bool bp_plan_roll(const struct bp_plan *plan, struct bp_arena *arena, struct bp_buf *out);

#endif
