/* write.h: a plan → its XML, which reads back to an equal plan. Comments of the file that it came from are
 * not in the plan, and so not in what is written. */
#ifndef BP_WRITE_H
#define BP_WRITE_H

#include "model/plan.h"
#include "model/xml.h"

/* Before what a caller may put something of its own. `subject` is the priority or the row that it is in. */
enum bp_part {
    BP_PART_ROOT,
    BP_PART_PLAN_PERIOD,
    BP_PART_REPORT_TITLE,
    BP_PART_PERIOD,
    BP_PART_UPDATE_HEADING,
    BP_PART_VERSION,
    BP_PART_MEETING,
    BP_PART_SUMMARY,
    BP_PART_ACTION_ROWS, /* of a priority */
    BP_PART_NUMBER,
    BP_PART_UPDATE,
    BP_PART_CORRECTIVE_ACTION,
    BP_PART_END, /* of the plan */
};

struct bp_write_hooks {
    void *context;
    /* What is written in a row's place, copied to `out`; false: nothing. */
    bool (*turn)(void *context, const struct bp_row *row, struct bp_row *out);
    /* Called before each part of the plan, whether it is there or not; a row is the plan's own. */
    void (*before)(void *context, enum bp_part part, const void *subject, struct bp_xml *xml);
};

/* `hooks` NULL: the plan as it is. */
void bp_plan_write(const struct bp_plan *plan, const struct bp_write_hooks *hooks, struct bp_buf *out);

/* YYYY-MM-DD and a NUL; NULL where there is no date. `room` is given back. */
#define BP_ISO_ROOM 24
const char *bp_date_write(struct bp_date date, char room[BP_ISO_ROOM]);

#endif
