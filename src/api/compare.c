/* compare.c: the changes between two loaded plans, as text, JSON Lines, PDF or HTML. */
#include "api/doc.h"
#include "layout/frame.h"
#include "model/changes.h"
#include "model/compare.h"

#include <string.h>

static bp_result print(bp_doc *doc, const struct bp_document *document)
{
    struct bp_pages pages;
    bp_result result = bp_doc_pdf_pages(doc, document->options, &pages);
    if (result == BP_OK)
        result = bp_document_lay_out(document, &doc->work, &doc->found, &doc->fonts, &pages);
    if (result == BP_OK && doc->found.errors)
        result = BP_INVALID;
    return result == BP_OK ? bp_doc_print(doc, document->options, NULL, &pages) : result;
}

static bp_result tell(bp_doc *doc, const bp_options *options, const struct bp_changes *changes, bp_form form)
{
    bp_result result = bp_doc_style(doc, &options);
    if (result != BP_OK)
        return result;
    const struct bp_document document = {.kind = BP_DOCUMENT_CHANGES, .plan = changes->all->after,
                                         .options = options, .style = doc->style, .changes = changes};
    return form == BP_FORM_HTML ? bp_doc_write_html(doc, options, &document) : print(doc, &document);
}

/* Documents are in the plan's language; text and JSON are in the program's. */
static const struct bp_house *house_of(const bp_doc *doc, bp_form form)
{
    return form == BP_FORM_PDF || form == BP_FORM_HTML ? bp_house_for(doc->plan->lang) : &bp_house_english;
}

static bp_result compare(bp_doc *doc, const struct bp_job *job)
{
    const bp_options *options = job->options;
    const bp_doc *old = job->old;
    struct bp_comparison all;
    struct bp_changes changes;
    bool whole = options && options->edition == BP_EDITION_RESTRICTED && !options->selection &&
                 !options->chase;
    bp_result result =
        whole && old && old->state == BP_OK ? bp_doc_ready(doc, options) : BP_MISUSE;
    if (result == BP_OK)
        bp_doc_open(old);
    if (result == BP_OK && (!bp_compare_plans(old->plan, doc->plan, &doc->work, &all) ||
                            !bp_changes_make(&all, house_of(doc, job->form), &doc->work, &changes)))
        result = BP_NOMEM;
    if (result == BP_OK) {
        switch (job->form) {
        case BP_FORM_TEXT: bp_changes_text(&changes, &doc->made); break;
        case BP_FORM_JSON: bp_changes_json(&changes, &doc->made); break;
        case BP_FORM_PDF:
        case BP_FORM_HTML: result = tell(doc, options, &changes, job->form); break;
        default: result = BP_MISUSE;
        }
    }
    return result;
}

bp_result bp_compare(bp_doc *doc, const bp_doc *old, const bp_options *options, bp_form form,
                     const void **bytes, size_t *len)
{
    const struct bp_job job = {.make = compare, .options = options, .old = old, .form = form};
    return bp_doc_make(doc, &job, bytes, len);
}
