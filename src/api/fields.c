/* fields.c: texts of the loaded plan, for file names and extracts. */
#include <stdio.h>

#include "api/doc.h"
#include "model/extract.h"

/* The names in the rows of the edition. They are listed once and kept. */
static const struct bp_name_list *list_names(bp_doc *doc, bp_edition edition, enum bp_name_kind kind)
{
    struct bp_name_list **kept = &doc->names[edition == BP_EDITION_PUBLIC][kind];
    struct bp_name_list *list = *kept;
    if (list)
        return list;
    struct bp_extract rows;
    bp_doc_open(doc);
    list = bp_arena_alloc(&doc->arena, sizeof *list);
    if (!list ||
        bp_extract_make(doc->plan, NULL, edition, &doc->arena, &doc->found, &rows) != BP_OK ||
        !bp_names_list(rows.part.plan, kind, &doc->arena, list))
        return NULL;
    *kept = list;
    return list;
}

static const char *period_of(bp_doc *doc)
{
    const struct bp_report *report = &doc->plan->report;
    char words[64];
    int len = snprintf(words, sizeof words, "%04d-%02d-%02d to %04d-%02d-%02d", report->from.year,
                       report->from.month, report->from.day, report->to.year, report->to.month,
                       report->to.day);
    return bp_arena_text(&doc->arena, words, (size_t)len);
}

static const char *text_of(bp_doc *doc, bp_field field)
{
    switch (field) {
    case BP_FIELD_ORGANISATION: return bp_inline_name(&doc->arena, &doc->plan->organisation);
    case BP_FIELD_TITLE: return bp_inline_name(&doc->arena, &doc->plan->title);
    case BP_FIELD_REPORT: return bp_inline_name(&doc->arena, &doc->plan->report.title);
    case BP_FIELD_PERIOD: return period_of(doc);
    default: return NULL;
    }
}

const char *bp_field_at(bp_doc *doc, bp_edition edition, bp_field field, size_t index)
{
    static const enum bp_name_kind kinds[] = {[BP_FIELD_LEAD] = BP_NAME_LEAD,
                                              [BP_FIELD_PARTNER] = BP_NAME_PARTNER,
                                              [BP_FIELD_PRIORITY] = BP_NAME_PRIORITY};
    bool known = edition == BP_EDITION_RESTRICTED || edition == BP_EDITION_PUBLIC;
    if ((doc->state != BP_OK && !doc->head) || !doc->plan || field < BP_FIELD_LEAD || !known)
        return NULL;
    if (field > BP_FIELD_PRIORITY)
        return index ? NULL : text_of(doc, field);
    if (doc->head) /* it has no rows */
        return NULL;
    const struct bp_name_list *list = list_names(doc, edition, kinds[field]);
    return list && index < list->n ? list->items[index].text : NULL;
}
