/* findings.c: makes a PDF or HTML of the findings of the checks. */
#include <string.h>

#include "api/doc.h"
#include "layout/frame.h"

static bp_result print(bp_doc *doc, const struct bp_document *document)
{
    struct bp_pages pages;
    bp_result result = bp_doc_pdf_pages(doc, document->options, &pages);
    if (result == BP_OK)
        result = bp_document_lay_out(document, &doc->work, &doc->found, &doc->fonts, &pages);
    if (result == BP_OK && doc->found.errors)
        result = BP_INVALID;
    return result == BP_OK ? bp_doc_print(doc, document->options, document->extract, &pages) : result;
}

static bp_result render(bp_doc *doc, const struct bp_job *job)
{
    const bp_options *options = job->options;
    bp_result result = job->checks ? bp_doc_ready(doc, options) : BP_MISUSE;
    struct bp_diags findings = {.arena = &doc->work};
    struct bp_extract rows;
    if (result == BP_OK)
        result = bp_doc_style(doc, &options);
    if (result == BP_OK)
        result = bp_doc_choose(doc, options, &rows);
    if (result == BP_OK)
        result = bp_doc_check(doc, &rows, job->checks, &findings);
    if (result != BP_OK)
        return result;
    bp_doc_place_findings(doc, &findings);
    bp_diags_finish(&findings);
    const struct bp_document document = {.kind = BP_DOCUMENT_FINDINGS, .plan = rows.part.plan,
                                         .options = options, .style = doc->style, .extract = &rows,
                                         .findings = &findings};
    return options->format == BP_FORMAT_HTML ? bp_doc_write_html(doc, options, &document)
                                             : print(doc, &document);
}

bp_result bp_render_findings(bp_doc *doc, const bp_options *options, const bp_check_options *checks,
                             const void **bytes, size_t *len)
{
    const struct bp_job job = {.make = render, .options = options, .checks = checks};
    return bp_doc_make(doc, &job, bytes, len);
}
