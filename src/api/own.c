/* own.c: what an officer's own file was understood to say: as XML, in words, as a map; and that file with the
 * findings in it. */
#include "api/doc.h"
#include "api/given.h"
#include "model/write.h"
#include "office/checked.h"
#include "onramp/found.h"

bp_result bp_import(bp_doc *doc, const void **bytes, size_t *len)
{
    bp_doc_begin(doc);
    bp_result result = doc->state;
    if (result == BP_OK)
        bp_plan_write(doc->plan, NULL, &doc->made);
    return bp_doc_end(doc, result, bytes, len);
}

bp_result bp_understood(bp_doc *doc, bp_form form, const void **bytes, size_t *len)
{
    bp_doc_begin_apart(doc);
    const struct bp_found *found = doc->original.onramp.found;
    bool said = form == BP_FORM_TEXT || form == BP_FORM_JSON;
    if (found && form == BP_FORM_TEXT)
        bp_found_say(found, &doc->made);
    else if (found && said)
        bp_found_json(found, &doc->made);
    return bp_doc_end(doc, found && said ? BP_OK : BP_MISUSE, bytes, len);
}

bp_result bp_map(bp_doc *doc, const void **bytes, size_t *len)
{
    bp_doc_begin(doc);
    const struct bp_found *found = doc->original.onramp.found;
    if (found)
        bp_map_write(found, doc->plan, &doc->made);
    return bp_doc_end(doc, found ? BP_OK : BP_MISUSE, bytes, len);
}

/* ---- with the findings in it ---- */

static bp_result refuse_kind(bp_doc *doc)
{
    static const char *const kinds[] = {
        [BP_FILE_PLAN] = "it is XML", [BP_FILE_XLSX] = "", [BP_FILE_DOCX] = "",
        [BP_FILE_ODS] = "it is an OpenDocument spreadsheet", [BP_FILE_ODT] = "it is an OpenDocument text",
        [BP_FILE_CSV] = "it is plain text", [BP_FILE_XML2003] = "it is an XML spreadsheet",
        [BP_FILE_LOCKED] = ""};
    bp_diag_add(&doc->found, BP_E_CHECKED_KIND, &doc->source, BP_NOWHERE, 0,
                kinds[doc->original.onramp.kind], NULL, NULL);
    return BP_INVALID;
}

static bp_result write_checked(bp_doc *doc, const struct bp_diags *findings)
{
    struct bp_original *original = &doc->original;
    switch (original->onramp.kind) {
    case BP_FILE_XLSX:
        return bp_checked_xlsx(&original->file, findings->items, findings->n, &doc->work, &doc->found,
                               &doc->made);
    case BP_FILE_DOCX:
        return bp_checked_docx(&original->file, findings->items, findings->n, &doc->work, &doc->found,
                               &doc->made);
    default: return refuse_kind(doc);
    }
}

/* What loading found is shown, too: it is about the same cells. */
static bp_result check_all(bp_doc *doc, const bp_check_options *checks, struct bp_diags *findings)
{
    static const bp_options whole;
    struct bp_extract all;
    bp_result result = bp_doc_choose(doc, &whole, &all);
    if (result == BP_OK)
        result = bp_doc_check(doc, &all, checks, findings);
    if (result != BP_OK)
        return result;
    struct bp_diags both = {.arena = &doc->work};
    bp_diags_take(&both, &doc->loaded, (bp_place){"", 0, 0, 1}, NULL);
    bp_diags_take(&both, findings, (bp_place){"", 0, 0, 1}, NULL);
    bp_doc_place_findings(doc, &both);
    bp_diags_finish(&both);
    *findings = both;
    return doc->work.out ? BP_NOMEM : BP_OK;
}

bp_result bp_checked(bp_doc *doc, const bp_check_options *checks, const void **bytes, size_t *len)
{
    bp_check_options wish;
    struct bp_diags findings = {.arena = &doc->work};
    bp_doc_begin(doc);
    checks = bp_given_checks(checks, &wish);
    bp_result result = checks ? doc->state : BP_MISUSE;
    if (result == BP_OK)
        result = check_all(doc, checks, &findings);
    if (result == BP_OK)
        result = write_checked(doc, &findings);
    return bp_doc_end(doc, result, bytes, len);
}
