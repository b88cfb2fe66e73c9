/* counts.h: the numbers of the report, always computed from the rows. */
#ifndef BP_REPORT_COUNTS_H
#define BP_REPORT_COUNTS_H

#include "report/story.h"

/* How many rows have each status, of those that the plan counts. */
struct bp_counts {
    uint32_t of[BP_MAX_STATUSES + 1]; /* by index in the scheme */
    uint32_t all;                     /* number of such rows */
    uint32_t counted;                 /* rows whose status counts for the shares */
};

void bp_count_rows(const struct bp_plan *plan, const struct bp_row *rows, uint32_t n,
                   struct bp_counts *counts);
/* Those of all priorities. */
void bp_count_actions(const struct bp_plan *plan, struct bp_counts *counts);

/* Shares of `counts->counted` in whole per cent, none further than one from the truth; equal numbers have
 * equal shares. They add up to 100 (largest remainders), unless that would lift a share of less than 1, or
 * one of two equal numbers above the other: then each is rounded for itself, and what is less than 1 is 0. */
void bp_count_shares(const struct bp_plan *plan, const struct bp_counts *counts, int *shares);

/* "84%". What some rows have is "<1%", not 0; what not all rows have is ">99%", not 100. */
const char *bp_share_words(struct bp_arena *arena, const struct bp_counts *counts, int status, int share);

/* "5 Green" */
const char *bp_count_words(const struct bp_story *story, uint32_t n, const char *label);

/* Whether to show the status. An implied missing status is shown only if some row has it. */
bool bp_status_shown(const struct bp_plan *plan, const struct bp_counts *counts, int status);

#endif
