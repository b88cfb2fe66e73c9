/* doc.h: what a bp_doc holds. Private to src/api. */
#ifndef BP_DOC_H
#define BP_DOC_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/source.h"
#include "boardpaper.h"
#include "layout/page.h"
#include "model/extract.h"
#include "model/names.h"
#include "model/pack.h"
#include "model/plan.h"
#include "pdf/pdf.h"

/* The memory that one document may take, its pages included. */
#define BP_BUDGET ((size_t)256 << 20)

/* Lent once that is used up, so that it can be said. */
#define BP_SPARE ((size_t)512 << 10)

struct bp_doc {
    bp_result state;       /* of the last load: BP_OK where there is a plan; BP_MISUSE before any */
    bp_result pack_state;  /* the same for a pack; one of the two is BP_MISUSE */
    struct bp_arena arena; /* the source, the plan, the findings; until the next load */
    struct bp_arena work;  /* what one call makes on its way: pages, tags */
    struct bp_source source;
    struct bp_plan *plan;   /* arena; complete where state is BP_OK */
    struct bp_pack *pack;   /* arena; in place of a plan, or NULL */
    bool anywhere;          /* its plans may lie outside its folder */
    struct bp_packed *packed; /* its items, as the newest bp_pack_render made them: pack.h; arena */
    size_t n_packed;
    uint32_t pack_pages; /* of the pack that was made of them; 0: none was */
    struct bp_name_list *names[2][BP_NAME_KINDS]; /* by edition, as they are asked for; arena */
    struct bp_diags loaded; /* what loading found */
    struct bp_diags found;  /* and the newest call that made something, in the order of finding */
    struct bp_diags shown;  /* a finished copy of `found`, for the caller */
    struct bp_fonts fonts;  /* opened by the first call that needs them */
    bool fonts_open;
    struct bp_pdf *pdf;     /* while one is being made; owned */
    struct bp_drain drain;  /* where its bytes go as they come; none: into `made` */
    struct bp_buf made;     /* the bytes of the newest call that made something */
    uint32_t made_pages;    /* of a PDF; else 0 */
    bool made_digest;       /* its sum is wanted, too */
};

/* What every call that makes something does: forgets what the call before made and found; gives the memory of
 * the work back, and hands the bytes out where all went well. */
void bp_doc_begin(bp_doc *doc);
bp_result bp_doc_end(bp_doc *doc, bp_result result, const void **bytes, size_t *len);

/* Whether no option is out of range. */
bool bp_options_make_sense(const bp_options *options);

/* BP_OK, or BP_MISUSE where there is no plan, or an option is out of range. */
bp_result bp_doc_ready(const bp_doc *doc, const bp_options *options);

/* Begins pages: sets them to zero, opens the fonts and reads the logo that the options want. */
bp_result bp_doc_pages(bp_doc *doc, const bp_options *options, struct bp_pages *pages);

/* The same, and begins a PDF: what is laid out on the pages goes into it as it comes. */
bp_result bp_doc_pdf_pages(bp_doc *doc, const bp_options *options, struct bp_pages *pages);

/* Completes the PDF in doc->made, or where it is drained to; not where there are findings that forbid it.
 * `rows`: what it shows of the plan, for where that goes along; NULL: all of it. */
bp_result bp_doc_print(bp_doc *doc, const bp_options *options, const struct bp_extract *rows,
                       const struct bp_pages *pages);

extern const bp_options bp_default_options;

/* The rows that the options want of the loaded plan, in the work's arena. BP_INVALID: a finding says why. */
bp_result bp_doc_choose(bp_doc *doc, const bp_options *options, struct bp_extract *extract);

/* Runs the checks of a plan that is loaded, and adds to `diags` what they find of the rows of `extract`: as
 * numbered there. `checks` may be NULL. BP_OK, BP_MISUSE, BP_NOMEM. */
bp_result bp_doc_check(const bp_doc *doc, const struct bp_extract *extract,
                       const bp_check_options *checks, struct bp_diags *diags);

/* Renews what the caller sees of the findings. Returns `result`, or BP_NOMEM. */
bp_result bp_doc_show_findings(bp_doc *doc, bp_result result);

#endif
