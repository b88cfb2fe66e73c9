/* pdf.h: laid-out pages → the bytes of a tagged PDF 1.7 file that is PDF/UA-1 and PDF/A-2a at once, or with
 * an attached source PDF/UA-1 and PDF/A-3a. */
#ifndef BP_PDF_H
#define BP_PDF_H

#include "base/buf.h"
#include "base/diag.h"
#include "boardpaper.h"
#include "layout/page.h"

/* What the pages were made of. */
struct bp_pdf_source {
    const char *name; /* of a file, without its folder; UTF-8 */
    const char *bytes;
    size_t len;
};

/* Appends the file to `out`; with `source` attached, or NULL. Works in memory of its own, of at most what
 * is left of the budget of the pages' arena. BP_OK; BP_NOMEM; or with a finding BP_INVALID, where a font
 * of the caller's is damaged, or BP_INTERNAL. After a failure `out` holds a torn file: drop it. The same
 * pages and source give the same bytes. */
bp_result bp_pdf_write(const struct bp_pages *pages, const struct bp_pdf_source *source,
                       struct bp_diags *diags, struct bp_buf *out);

#endif
