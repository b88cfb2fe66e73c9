/* report.h: a plan → the pages of its report. */
#ifndef BP_REPORT_H
#define BP_REPORT_H

#include "base/diag.h"
#include "boardpaper.h"
#include "layout/page.h"
#include "model/extract.h"

/* What a report may have beside its plan; NULL: it has not. All is borrowed. */
struct bp_report_more {
    const struct bp_extract *extract;  /* which rows the plan has of another; NULL: all */
    const struct bp_comparison *since; /* with the plan of the period before */
    const struct bp_diags *findings;   /* of the checks: they stand at the end */
};

/* Lays the plan out on `pages`, which the caller has set to zero; they live in `arena` and use
 * `fonts`. BP_INVALID: text that can not be printed was found, and stands in the diagnostics. */
bp_result bp_report_lay_out(const struct bp_plan *plan, const struct bp_options *options,
                            const struct bp_report_more *more, struct bp_arena *arena,
                            struct bp_diags *diags, struct bp_fonts *fonts,
                            struct bp_pages *pages);

/* For what is made of several reports: destinations for the rows of the flow's plan; and all below the front:
 * summary, at a glance, what needs attention, the tables, the key. The comparison is the flow's. */
struct bp_flow;
struct bp_report_dests;
struct bp_report_dests bp_report_dests_add(struct bp_flow *flow);
void bp_report_body_place(struct bp_flow *flow, const struct bp_report_more *more,
                          const struct bp_report_dests *dests);

#endif
