/* export.c: the plan as data for other programs. */
#include "export/export.h"

#include <stdio.h>

#include "api/doc.h"
#include "api/given.h"
#include "base/csv.h"

/* Data has no page that says so. */
static void report_withheld(bp_doc *doc, const struct bp_extract *rows)
{
    char many[40];
    snprintf(many, sizeof many, "%u row%s", (unsigned)rows->withheld, rows->withheld == 1 ? " is" : "s are");
    if (rows->withheld)
        bp_diag_add(&doc->found, BP_E_WITHHELD, NULL, BP_NOWHERE, 0, many, "", "");
}

static bp_result export(bp_doc *doc, const bp_options *options, bp_export_form form, const char *csv)
{
    struct bp_extract rows;
    struct bp_comparison since;
    struct bp_export_job job = {.extract = &rows, .arena = &doc->work};
    bp_result result = bp_doc_ready(doc, options);
    if (result == BP_OK && (options->chase || options->findings || options->attach_source))
        result = BP_MISUSE;
    if (result == BP_OK)
        result = bp_doc_choose(doc, options, &rows);
    if (result != BP_OK)
        return result;
    report_withheld(doc, &rows);
    if (options->previous) {
        if (!bp_extract_compare(&rows, options->previous->plan, &doc->work, &since))
            return BP_NOMEM;
        job.since = &since;
    }
    switch (form) {
    case BP_EXPORT_CSV: return bp_export_table(&job, &doc->made) ? BP_OK : BP_NOMEM;
    case BP_EXPORT_JSON: return bp_export_document(&job, &doc->made) ? BP_OK : BP_NOMEM;
    case BP_EXPORT_CSVW:
        if (csv)
            return bp_export_columns(&job, csv, &doc->made) ? BP_OK : BP_NOMEM;
        return BP_MISUSE;
    }
    return BP_MISUSE;
}

bp_result bp_export(bp_doc *doc, const bp_options *options, bp_export_form form, const char *csv,
                    const void **bytes, size_t *len)
{
    struct bp_given given;
    bp_doc_begin(doc);
    return bp_doc_end(doc, export(doc, bp_given_options(options, &given), form, csv), bytes, len);
}

bp_result bp_export_schema(bp_doc *doc, const void **bytes, size_t *len)
{
    bp_doc_begin(doc);
    bp_export_document_schema(&doc->made);
    return bp_doc_end(doc, BP_OK, bytes, len);
}

int bp_formula(const char *text)
{
    return bp_csv_needs_guard(text);
}
