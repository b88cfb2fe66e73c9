/* findings.c: makes a PDF of the findings of the checks. */
#include <string.h>

#include "api/doc.h"
#include "layout/frame.h"

static bp_result lay_out(bp_doc *doc, const bp_options *options, const bp_check_options *checks,
                         struct bp_extract *rows, struct bp_pages *pages)
{
    struct bp_diags findings = {.arena = &doc->work};
    bp_result result = bp_doc_choose(doc, options, rows);
    if (result == BP_OK)
        result = bp_doc_check(doc, rows, checks, &findings);
    if (result == BP_OK)
        result = bp_doc_pdf_pages(doc, options, pages);
    if (result != BP_OK)
        return result;
    bp_doc_place_findings(doc, &findings);
    bp_diags_finish(&findings);
    const struct bp_document document = {.kind = BP_DOCUMENT_FINDINGS, .plan = rows->part.plan,
                                         .options = options, .extract = rows, .findings = &findings};
    result = bp_document_lay_out(&document, &doc->work, &doc->found, &doc->fonts, pages);
    return result == BP_OK && doc->found.errors ? BP_INVALID : result;
}

static bp_result render(bp_doc *doc, const struct bp_job *job)
{
    const bp_options *options = job->options;
    bp_result result = job->checks ? bp_doc_ready(doc, options) : BP_MISUSE;
    struct bp_extract rows;
    struct bp_pages pages;
    if (result == BP_OK)
        result = lay_out(doc, options, job->checks, &rows, &pages);
    if (result == BP_OK)
        result = bp_doc_print(doc, options, &rows, &pages);
    return result;
}

bp_result bp_render_findings(bp_doc *doc, const bp_options *options, const bp_check_options *checks,
                             const void **bytes, size_t *len)
{
    const struct bp_job job = {.make = render, .options = options, .checks = checks};
    return bp_doc_make(doc, &job, bytes, len);
}
