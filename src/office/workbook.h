/* workbook.h: a plan as a workbook (.xlsx) that officers fill in, and that reads back as the same plan.
 *
 * Sheets: "Actions", "Measures" if there are any, "Report" (property, value), "Statuses", "Glossary" and
 * "Columns" if there are any, "How to fill in". Nothing is hidden, nothing is a formula, and the same plan
 * gives the same bytes. */
#ifndef BP_WORKBOOK_H
#define BP_WORKBOOK_H

#include "base/buf.h"
#include "model/plan.h"

/* For whom it is. */
enum bp_workbook_use {
    BP_WORKBOOK_PLAN,  /* the author, who keeps the plan in it */
    BP_WORKBOOK_CHASE, /* leads, who fill in what is missing and send it back */
};

/* Returns false if memory ran out. */
bool bp_workbook_write(const struct bp_plan *plan, enum bp_workbook_use use, struct bp_arena *arena,
                       struct bp_buf *out);

#endif
