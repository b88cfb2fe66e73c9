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

/* Takes the file's bytes as they come, in order. Not 0: that failed. */
struct bp_drain {
    int (*write)(void *user, const void *bytes, size_t len);
    void *user;
};

struct bp_pdf;

/* Begins a file and makes itself the sink of `pages`, which are still empty: each page goes into
 * the file when it is complete, and does not stay in memory. The file is appended to `out`; with a
 * `drain` what is there of it is given away from time to time, and at the end. Works in memory of
 * its own, out of the budget of an arena that outlives it. NULL: no memory. */
struct bp_pdf *bp_pdf_open(struct bp_pages *pages, struct bp_arena *budget, const struct bp_drain *drain,
                           struct bp_buf *out);

/* Completes the file when the last page is complete; with `source` attached, or NULL. BP_OK;
 * BP_NOMEM; BP_IO, where the drain failed; or with a finding BP_INVALID, where a font of the
 * caller's is damaged, or BP_INTERNAL. After a failure, or without this call, `out` holds a torn
 * file: drop it. The same pages and source give the same bytes. */
bp_result bp_pdf_end(struct bp_pdf *pdf, const struct bp_pdf_source *source,
                     struct bp_diags *diags);

/* Whether the sink has failed, which ends the layout: bp_pdf_end then tells why. */
bool bp_pdf_failed(const struct bp_pdf *pdf);

/* Does not look at the pages. NULL is allowed. */
void bp_pdf_free(struct bp_pdf *pdf);

/* The same in one go, of pages that were kept. */
bp_result bp_pdf_write(struct bp_pages *pages, const struct bp_pdf_source *source,
                       struct bp_diags *diags, struct bp_buf *out);

#endif
