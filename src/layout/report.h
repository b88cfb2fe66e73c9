/* report.h: lays out the report of a plan. */
#ifndef BP_REPORT_H
#define BP_REPORT_H

#include "base/diag.h"
#include "boardpaper.h"
#include "layout/page.h"
#include "model/extract.h"

/* What a report may have besides its plan. NULL: it does not have it. All pointers are borrowed. */
struct bp_report_more {
    const struct bp_extract *extract;  /* which rows of another plan this plan has; NULL: all */
    const struct bp_comparison *since; /* the comparison with the plan of the period before */
    const struct bp_diags *findings;   /* findings of the checks, printed at the end */
};

/* Lays the plan out on `pages`, which must be zeroed. They are allocated in `arena` and use
 * `fonts`. BP_INVALID: some text cannot be printed; the diagnostics say which. */
bp_result bp_report_lay_out(const struct bp_plan *plan, const struct bp_options *options,
                            const struct bp_report_more *more, struct bp_arena *arena,
                            struct bp_diags *diags, struct bp_fonts *fonts,
                            struct bp_pages *pages);

/* For documents that contain several reports: makes destinations for the rows of the flow's plan;
 * sets all that comes below the front (summary, summary tables, attention, tables, key). Uses the
 * flow's comparison. */
struct bp_flow;
struct bp_report_dests;
struct bp_report_dests bp_report_dests_add(struct bp_flow *flow);
void bp_report_body_place(struct bp_flow *flow, const struct bp_report_more *more,
                          const struct bp_report_dests *dests);

#endif
