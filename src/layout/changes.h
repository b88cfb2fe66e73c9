/* changes.h: sets what changed between two plans as a document. */
#ifndef BP_LAYOUT_CHANGES_H
#define BP_LAYOUT_CHANGES_H

#include "base/diag.h"
#include "boardpaper.h"
#include "layout/page.h"
#include "model/changes.h"

/* As bp_report_lay_out. */
bp_result bp_changes_lay_out(const struct bp_changes *changes, const struct bp_options *options,
                             struct bp_arena *arena, struct bp_diags *diags, struct bp_fonts *fonts,
                             struct bp_pages *pages);

#endif
