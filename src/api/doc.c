/* doc.c: makes and frees documents, and shows their findings to the caller. */
#include "api/doc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *bp_version(void)
{
    return BP_VERSION;
}

bp_doc *bp_new(void)
{
    bp_doc *doc = calloc(1, sizeof *doc);
    if (!doc)
        return NULL;
    bp_arena_init(&doc->arena, BP_BUDGET);
    bp_arena_init(&doc->work, BP_BUDGET);
    doc->loaded.arena = doc->found.arena = doc->shown.arena = &doc->arena;
    doc->state = doc->pack_state = BP_MISUSE;
    return doc;
}

void bp_free(bp_doc *doc)
{
    if (!doc)
        return;
    if (doc->fonts_open)
        bp_fonts_close(&doc->fonts);
    bp_pdf_kept_free(doc->kept);
    bp_buf_free(&doc->made);
    bp_doc_style_drop(doc);
    bp_source_drop(&doc->source);
    bp_original_drop(&doc->original);
    bp_arena_clear(&doc->work);
    bp_arena_clear(&doc->arena);
    free(doc);
}

/* If the budget ran out, that is a limit of ours, and a finding says so. If the machine's memory
 * ran out, it is not. */
static bp_result name_limit(bp_doc *doc, bp_result result)
{
    if (result != BP_NOMEM || !doc->arena.spent)
        return result;
    char limit[24];
    snprintf(limit, sizeof limit, "%zu", BP_BUDGET >> 20);
    doc->arena.out = doc->arena.spent = false;
    doc->arena.budget += BP_SPARE;
    bp_diag_add(&doc->found, BP_E_BUDGET, &doc->source, BP_NOWHERE, 0, limit, NULL, NULL);
    return doc->arena.out ? BP_NOMEM : BP_INVALID;
}

void bp_doc_place_findings(bp_doc *doc, struct bp_diags *diags)
{
    bp_original_show(&doc->original, &doc->source, doc->plan, diags->arena, diags);
}

/* The caller's pointers must live until the next load, but sorting changes the list and adds a last
 * finding. So this copies `found`, finishes the copy, and leaves `found` free to grow. */
bp_result bp_doc_show_findings(bp_doc *doc, bp_result result)
{
    result = name_limit(doc, result);
    struct bp_diags shown = doc->found;
    shown.capacity = shown.n + 1;
    shown.items = bp_arena_array(&doc->arena, shown.capacity, sizeof *shown.items);
    if (!shown.items)
        return BP_NOMEM;
    if (shown.n)
        memcpy(shown.items, doc->found.items, shown.n * sizeof *shown.items);
    bp_doc_place_findings(doc, &shown);
    bp_diags_finish(&shown);
    doc->shown = shown;
    return doc->arena.out ? BP_NOMEM : result;
}

size_t bp_diag_count(const bp_doc *doc)
{
    return doc->shown.n;
}

size_t bp_diag_total(const bp_doc *doc, bp_severity severity)
{
    if (severity < BP_NOTE || severity > BP_ERROR)
        return 0;
    size_t total = doc->shown.dropped_of[severity];
    for (size_t i = 0; i < doc->shown.n; i++)
        total += doc->shown.items[i].severity == severity && doc->shown.items[i].code != BP_E_MORE;
    return total;
}

const bp_diag *bp_diag_at(const bp_doc *doc, size_t index)
{
    return index < doc->shown.n ? &doc->shown.items[index] : NULL;
}
