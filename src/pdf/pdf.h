/* pdf.h: laid-out pages → the bytes of a tagged PDF 1.7 file that is PDF/UA-1 and PDF/A-2a at once. */
#ifndef BP_PDF_H
#define BP_PDF_H

#include "base/buf.h"
#include "base/diag.h"
#include "boardpaper.h"
#include "layout/page.h"

/* Appends the file to `out`. Works in memory of its own, of at most what is left of the budget of the
 * pages' arena. BP_OK; BP_NOMEM; or BP_INTERNAL, with a finding. After a failure `out` holds a torn
 * file: drop it. The same pages give the same bytes. */
bp_result bp_pdf_write(const struct bp_pages *pages, struct bp_diags *diags, struct bp_buf *out);

#endif
