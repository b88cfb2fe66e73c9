/* parts.h: the parts of a report. Each has a file that decides its contents and their order. */
#ifndef BP_PARTS_H
#define BP_PARTS_H

#include "layout/table.h"

/* How many rows have each status, of those that the plan counts. */
struct bp_counts {
    uint32_t of[BP_MAX_STATUSES + 1]; /* by index in the scheme */
    uint32_t all;                     /* number of such rows */
    uint32_t counted;                 /* rows whose status counts for the shares */
};

void bp_count_rows(const struct bp_plan *plan, const struct bp_row *rows, uint32_t n,
                   struct bp_counts *counts);

/* Shares of `counts->counted` in whole per cent, none further than one from the truth; equal numbers have
 * equal shares. They add up to 100 (largest remainders), unless that would lift a share of less than 1, or
 * one of two equal numbers above the other: then each is rounded for itself, and what is less than 1 is 0. */
void bp_count_shares(const struct bp_plan *plan, const struct bp_counts *counts, int *shares);

/* "84%". What some rows have is "<1%", not 0; what not all rows have is ">99%", not 100. */
const char *bp_share_words(struct bp_arena *arena, const struct bp_counts *counts, int status, int share);

/* "5 Green" */
const char *bp_count_words(const struct bp_flow *flow, uint32_t n, const char *label);

/* Whether to show the status. An implied missing status is shown only if some row has it. */
bool bp_status_shown(const struct bp_plan *plan, const struct bp_counts *counts, int status);

/* Destinations of the rows: measures first, then actions by priority. */
struct bp_report_dests {
    uint32_t measures, actions; /* of the first one */
};

/* Sets the logo, if there is one, in the top right corner of the body. Reduces the flow's width to
 * what is left of it. Returns the y position of its bottom. */
int32_t bp_logo_place(struct bp_flow *flow);

/* Sets organisation and marking, then the document's names and the meeting. */
void bp_front_place(struct bp_flow *flow);
/* Only organisation and marking. */
void bp_masthead_place(struct bp_flow *flow);
void bp_summary_place(struct bp_flow *flow);
void bp_glance_place(struct bp_flow *flow);
void bp_attention_place(struct bp_flow *flow, const struct bp_report_dests *dests);
void bp_sections_place(struct bp_flow *flow, const struct bp_report_dests *dests);
void bp_back_place(struct bp_flow *flow);

/* Makes the footer for new pages, from the flow's foot, marking, title and subtitle, and sets the
 * bottom of their body. Call it again if one of these has changed. */
void bp_footer_make(struct bp_flow *flow);
/* Puts the footer on the current page. Used by bp_flow_end_page. */
void bp_footer_place(struct bp_flow *flow);
/* Fills in the number of the last page, after all pages are complete. */
void bp_footers_end(struct bp_flow *flow);

/* "1 July 2019 to 30 September 2019", or for the reporting period, the author's own words. */
const struct bp_inline *bp_days_words(struct bp_flow *flow, struct bp_date from, struct bp_date to);
const struct bp_inline *bp_period_words(struct bp_flow *flow);
/* "Quarter 1 Monitoring Report, 1 April 2019 to 30 June 2019": names a plan other than the printed
 * one. */
const struct bp_inline *bp_report_words(struct bp_flow *flow, const struct bp_plan *plan);
/* "Health Liaison Board, 4 December 2019, agenda item 7, appendix A"; NULL if there is no meeting. */
const struct bp_inline *bp_meeting_words(struct bp_flow *flow);
/* Joins two texts, with `between` in the middle. */
const struct bp_inline *bp_inline_join(struct bp_arena *arena, const struct bp_inline *a,
                                       const char *between, const struct bp_inline *b);
/* "Kent Police, Sevenoaks District Council". Empty ones are left out. */
const struct bp_inline *bp_inline_list(struct bp_arena *arena, const struct bp_inline *items, uint32_t n);
/* Fills in a phrase of the house; {0} is a text of the author's, which keeps its markup. A NULL ends `…`. */
const struct bp_inline *bp_fill_inline(struct bp_arena *arena, const char *phrase,
                                       const struct bp_inline *text, ...) __attribute__((sentinel));
/* A copy of the text with a style added to each run. */
const struct bp_inline *bp_inline_look(struct bp_arena *arena, const struct bp_inline *text,
                                       enum bp_style style);

#endif
