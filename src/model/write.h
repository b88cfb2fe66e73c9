/* write.h: writes a plan as XML that reads back as an equal plan. Comments in the source file are
 * not part of the plan, so they are not written. */
#ifndef BP_WRITE_H
#define BP_WRITE_H

#include "model/plan.h"
#include "model/xml.h"

/* The parts before which a caller may write text. `subject` is the priority or the row that
 * contains the part. */
enum bp_plan_part {
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
    BP_PART_MONEY,
    BP_PART_CELLS,
    BP_PART_UPDATE,
    BP_PART_CORRECTIVE_ACTION,
    BP_PART_END, /* of the plan */
};

struct bp_write_hooks {
    void *context;
    /* Sets *out to the row to write in place of `row`. Returns false to write nothing. */
    bool (*turn)(void *context, const struct bp_row *row, struct bp_row *out);
    /* Called before each part of the plan, also if the part is absent. A row is always one of the
     * plan's own. */
    void (*before)(void *context, enum bp_plan_part part, const void *subject, struct bp_xml *xml);
};

/* If `hooks` is NULL, writes the plan unchanged. */
void bp_plan_write(const struct bp_plan *plan, const struct bp_write_hooks *hooks, struct bp_buf *out);

/* The same for a program: without indents and line ends in words. */
void bp_plan_write_plain(const struct bp_plan *plan, struct bp_buf *out);

/* Writes YYYY-MM-DD to `room` and returns it; returns NULL if there is no date. */
#define BP_ISO_ROOM 24
const char *bp_date_write(struct bp_date date, char room[BP_ISO_ROOM]);

#endif
