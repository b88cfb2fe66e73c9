/* pdf.h: writes laid-out pages as a tagged PDF file. A PDF 1.7 file conforms to both PDF/UA-1 and
 * PDF/A-2a, or, with an attached source, to PDF/UA-1 and PDF/A-3a. A PDF 2.0 file conforms to
 * PDF/UA-2, WTPDF 1.0 and PDF/A-4 or PDF/A-4f; if it has a title for older programs, not to PDF/A. */
#ifndef BP_PDF_H
#define BP_PDF_H

#include "base/buf.h"
#include "base/diag.h"
#include "boardpaper.h"
#include "layout/page.h"

/* The plan that the pages were made from. */
struct bp_pdf_source {
    const char *name; /* name of a file, without its folder; UTF-8 */
    const char *bytes;
    size_t len;
};

struct bp_pdf;

/* What files have in common, kept between them: kept.h. NULL if memory ran out. */
struct bp_pdf_kept *bp_pdf_kept_new(void);
void bp_pdf_kept_free(struct bp_pdf_kept *kept); /* may be NULL */

/* Begins a file and becomes the sink of `pages`, which must be empty. Each page is written when it
 * is complete, and is not kept in memory. The file is appended to `out`. With a `drain`, the bytes
 * in `out` are given to it from time to time and at the end. Uses its own memory within the budget
 * of an arena that must outlive it, as must `kept`. Returns NULL if memory ran out. */
struct bp_pdf *bp_pdf_open(struct bp_pages *pages, struct bp_pdf_kept *kept, struct bp_arena *budget,
                           const struct bp_drain *drain, struct bp_buf *out);

/* Completes the file after the last page, with `source` (or NULL) attached. Returns BP_OK;
 * BP_NOMEM; BP_IO if the drain failed; or, with a finding, BP_INVALID if one of the caller's fonts
 * is damaged, or BP_INTERNAL. After a failure, or without this call, `out` has an incomplete file:
 * discard it. The same pages and source give the same bytes. */
bp_result bp_pdf_end(struct bp_pdf *pdf, const struct bp_pdf_source *source,
                     struct bp_diags *diags);

/* Whether the sink has failed, which ends the layout. bp_pdf_end then says why. */
bool bp_pdf_failed(const struct bp_pdf *pdf);

/* Does not use the pages. `pdf` may be NULL. */
void bp_pdf_free(struct bp_pdf *pdf);

/* All of the above in one call, for pages that were kept. */
bp_result bp_pdf_write(struct bp_pages *pages, const struct bp_pdf_source *source,
                       struct bp_diags *diags, struct bp_buf *out);

#endif
