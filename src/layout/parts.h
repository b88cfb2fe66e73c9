/* parts.h: the parts of a report, each a file: what is said, and in what order. */
#ifndef BP_PARTS_H
#define BP_PARTS_H

#include "layout/table.h"

/* How many rows have each status. */
struct bp_counts {
    uint32_t of[BP_MAX_STATUSES + 1]; /* by index in the scheme */
    uint32_t all;                     /* rows */
    uint32_t counted;                 /* rows whose status takes part in the shares */
};

void bp_count_rows(const struct bp_plan *plan, const struct bp_row *rows, uint32_t n,
                   struct bp_counts *counts);

/* Shares of `counts->counted` in whole per cent, by largest remainder: they add up to 100, and none of a
 * status that has rows is 0. */
void bp_count_shares(const struct bp_plan *plan, const struct bp_counts *counts, int *shares);

/* Whether the status is to be shown: an implied missing status only where rows have it. */
bool bp_status_shown(const struct bp_plan *plan, const struct bp_counts *counts, int status);

/* Destinations of the rows: measures first, then actions by priority. */
struct bp_report_dests {
    uint32_t measures, actions; /* of the first one */
};

/* The logo, where there is one, in the body's top right corner: makes the width left of it the flow's, and
 * returns where it ends. */
int32_t bp_logo_place(struct bp_flow *flow);

/* Organisation and marking; the document's names, meeting. */
void bp_front_place(struct bp_flow *flow);
/* The first of these alone. */
void bp_masthead_place(struct bp_flow *flow);
void bp_summary_place(struct bp_flow *flow);
void bp_glance_place(struct bp_flow *flow);
void bp_attention_place(struct bp_flow *flow, const struct bp_report_dests *dests);
void bp_sections_place(struct bp_flow *flow, const struct bp_report_dests *dests);
void bp_key_place(struct bp_flow *flow);
void bp_back_place(struct bp_flow *flow);

/* The footer of the pages that are begun from now on, out of the flow's foot, marking, title and
 * subtitle; and where their body ends. Call again when one of these has changed. */
void bp_footer_make(struct bp_flow *flow);
/* Sets it on the page being filled: for bp_flow_end_page. */
void bp_footer_place(struct bp_flow *flow);
/* Fills in the number of the last page, when all are complete. */
void bp_footers_end(struct bp_flow *flow);

/* "1 July 2019 to 30 September 2019", or the author's own words. */
const struct bp_inline *bp_period_words(struct bp_flow *flow);
/* "Quarter 1 Monitoring Report, 1 April 2019 to 30 June 2019", of a plan that is not the one in print. */
const struct bp_inline *bp_report_words(struct bp_arena *arena, const struct bp_plan *plan);
/* "Health Liaison Board, 4 December 2019, agenda item 7, appendix A"; NULL: no meeting */
const struct bp_inline *bp_meeting_words(struct bp_flow *flow);
/* The texts one after the other, with `between`. */
const struct bp_inline *bp_inline_join(struct bp_arena *arena, const struct bp_inline *a,
                                       const char *between, const struct bp_inline *b);
/* The text with a look of its own added to each run. */
const struct bp_inline *bp_inline_look(struct bp_arena *arena, const struct bp_inline *text,
                                       enum bp_style style);

#endif
