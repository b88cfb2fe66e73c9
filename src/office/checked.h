/* checked.h: the officer's own file with the findings in it, all else as it was. */
#ifndef BP_CHECKED_H
#define BP_CHECKED_H

#include "base/diag.h"
#include "base/source.h"

/* The name of the sheet that lists the findings; a reader of plans leaves it. */
#define BP_FINDINGS_SHEET "boardpaper findings"

/* The workbook `file` with a comment in each cell that has findings, and a last sheet that lists them all.
 * `found` are the findings to show, in order. Parts that need no change are copied byte for byte. BP_OK,
 * BP_INVALID (a finding says why) or BP_NOMEM. */
bp_result bp_checked_xlsx(struct bp_source *file, const struct bp_diag *found, size_t n,
                          struct bp_arena *arena, struct bp_diags *diags, struct bp_buf *out);

/* The same for a Word document: comments stand at the first paragraph of a cell, or if a finding is about no
 * cell, of the document. Comments that are there already stay. Without findings it is the file itself. */
bp_result bp_checked_docx(struct bp_source *file, const struct bp_diag *found, size_t n,
                          struct bp_arena *arena, struct bp_diags *diags, struct bp_buf *out);

#endif
