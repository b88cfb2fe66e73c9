/* findings.h: prints the findings of the checks as a table. */
#ifndef BP_FINDINGS_H
#define BP_FINDINGS_H

#include "base/diag.h"
#include "layout/parts.h"
#include "model/extract.h"

/* Sets the findings below a heading, in their order. `dests`: the destinations of the report's
 * rows, for links; NULL: the rows are not in this document. */
void bp_findings_place(struct bp_flow *flow, const struct bp_diags *findings,
                       const struct bp_report_dests *dests);

/* A separate document with the findings, to send round. Otherwise like bp_report_lay_out. */
bp_result bp_findings_lay_out(const struct bp_extract *rows, const struct bp_options *options,
                              const struct bp_diags *findings, struct bp_arena *arena,
                              struct bp_diags *diags, struct bp_fonts *fonts,
                              struct bp_pages *pages);

#endif
