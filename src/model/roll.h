/* roll.h: makes the plan for the next report from a plan. */
#ifndef BP_ROLL_H
#define BP_ROLL_H

#include "model/plan.h"
#include "base/buf.h"

/* Writes the XML of the new plan:
 *   - Its reporting period is the next one. Titles and headings that name a quarter change with it
 *     if the next name is certain. Text that names other dates is left out (a title stays, with a
 *     comment).
 *   - The status of each row becomes its previous status. The author must give the new status and
 *     the new update.
 *   - Corrective actions, the version and the date of the meeting stay as comments in their places.
 *   - Complete rows are listed in a comment at the end. A complete measure stays if an open row
 *     continues it; an action, if one above or below it is open. With `keep_complete`, all stay.
 *   - Stated totals, accepted findings and the actual numbers of measures are left out.
 * Uses `arena` as scratch memory. Returns false if memory ran out. */
bool bp_plan_roll(const struct bp_plan *plan, bool keep_complete, struct bp_arena *arena,
                  struct bp_buf *out);

#endif
