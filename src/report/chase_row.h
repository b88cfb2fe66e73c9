/* chase_row.h: one row of a chase sheet, to be filled in by hand. */
#ifndef BP_REPORT_CHASE_ROW_H
#define BP_REPORT_CHASE_ROW_H

#include "report/story.h"

void bp_chase_row_tell(struct bp_story *story, const struct bp_row *row);

#endif
