/* merge.c: the answers of returned files, taken into the loaded plan. */
#include "model/merge.h"

#include <stdint.h>
#include <string.h>

#include "api/doc.h"
#include "model/house.h"
#include "model/write.h"
#include "office/workbook.h"

struct merging {
    bp_doc *doc;
    const bp_doc *const *docs;
    struct bp_returned *returned;
    struct bp_source *sources; /* copies: looking up a line changes them */
    size_t n;
    struct bp_merge merge;
    bool failed;
};

/* ---- findings ---- */

/* Adds a finding about a row of a returned file. */
static struct bp_diags begin(struct merging *m)
{
    return (struct bp_diags){.arena = &m->doc->work};
}

/* Moves the findings to the cells of that file, and adds them to the document's. They outlive the file and
 * this call, so their texts are copied. */
static void end(struct merging *m, size_t file, struct bp_diags *diags)
{
    const bp_doc *from = m->docs[file];
    bp_original_show(&from->original, &m->sources[file], from->plan, &m->doc->work, diags);
    for (size_t i = 0; i < diags->n; i++) {
        struct bp_diag *diag = &diags->items[i];
        const char **const texts[] = {&diag->at.file, &diag->source_line, &diag->cell, &diag->sheet};
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
            const char *copy = *texts[k] ? bp_arena_text(&m->doc->arena, *texts[k], strlen(*texts[k])) : NULL;
            m->failed = m->failed || (*texts[k] && !copy);
            *texts[k] = copy;
        }
    }
    if (!m->failed)
        bp_diags_take(&m->doc->found, diags, (bp_place){"", 0, 0, 1}, NULL);
}

static const char *filled(struct merging *m, const char *text)
{
    m->failed = m->failed || !text;
    return text ? text : "";
}

/* "1.1, Status" */
static const char *cell_of(struct merging *m, const struct bp_merge_change *change)
{
    struct bp_arena *work = &m->doc->work;
    const char *row = *change->row->ref ? change->row->ref : bp_row_brief(work, change->row);
    return filled(m, bp_fill(work, "{1}, {2}", filled(m, row), change->name, NULL));
}

/* Where the returned row has what changes the cell. */
static uint32_t place_of(const struct bp_merge_change *change)
{
    const struct bp_row *row = change->from;
    switch (change->field) {
    case BP_MERGE_DESCRIPTION: return row->description.at;
    case BP_MERGE_START: return row->start.at;
    case BP_MERGE_DUE: return row->due.at;
    case BP_MERGE_REVISED: return row->revised_due.at;
    case BP_MERGE_LEADS: return row->leads[0].at;
    case BP_MERGE_PARTNERS: return row->partners[0].at;
    case BP_MERGE_UPDATE: return row->update->at;
    case BP_MERGE_CORRECTIVE: return row->corrective_action->at;
    default: return row->at;
    }
}

static void find_clash(struct merging *m, const struct bp_merge_change *change)
{
    uint32_t at = place_of(change);
    struct bp_arena *work = &m->doc->work;
    struct bp_diags diags = begin(m);
    const char *here = bp_fill(work, "\"{1}\"", filled(m, bp_merge_brief(work, change->after)), NULL);
    const char *there = bp_fill(work, "\"{1}\" in {2}", filled(m, bp_merge_brief(work, change->otherwise)),
                                m->returned[change->other].name, NULL);
    bp_diag_add(&diags, BP_E_MERGE_CLASH, &m->sources[change->file],
                at == BP_NOWHERE ? change->from->at : at, 1, cell_of(m, change),
                filled(m, here), filled(m, there));
    end(m, change->file, &diags);
}

static const char *statuses_of(struct merging *m)
{
    const struct bp_scheme *scheme = &m->doc->plan->scheme;
    const char *all = NULL;
    for (int i = 0; i < scheme->n; i++)
        if (i != scheme->missing)
            all = all ? bp_fill(&m->doc->work, "{1}, {2}", all, scheme->items[i].label, NULL)
                      : scheme->items[i].label;
    return filled(m, all ? all : "no statuses");
}

static void find_unplaced(struct merging *m, const struct bp_unplaced *item)
{
    static const enum bp_code codes[] = {[BP_UNPLACED_ROW] = BP_E_MERGE_ROW,
                                         [BP_UNPLACED_DOUBT] = BP_E_MERGE_DOUBT,
                                         [BP_UNPLACED_STATUS] = BP_E_MERGE_STATUS,
                                         [BP_UNPLACED_COLUMN] = BP_E_MERGE_COLUMN};
    struct bp_diags diags = begin(m);
    bool status = item->kind == BP_UNPLACED_STATUS;
    const char *row = *item->row->ref ? item->row->ref : bp_row_brief(&m->doc->work, item->row);
    bp_diag_add(&diags, codes[item->kind], &m->sources[item->file], item->row->at, 1, item->what,
                status ? filled(m, row) : NULL, status ? statuses_of(m) : NULL);
    end(m, item->file, &diags);
}

static void find_all(struct merging *m)
{
    for (size_t i = 0; i < m->merge.n; i++)
        if (m->merge.changes[i].other != SIZE_MAX)
            find_clash(m, &m->merge.changes[i]);
    for (size_t i = 0; i < m->merge.n_unplaced; i++)
        find_unplaced(m, &m->merge.unplaced[i]);
}

/* ---- the call ---- */

static bp_result prepare(struct merging *m)
{
    struct bp_arena *work = &m->doc->work;
    if (m->doc->state != BP_OK || !m->n || !m->docs)
        return BP_MISUSE;
    m->returned = bp_arena_array(work, m->n, sizeof *m->returned);
    m->sources = bp_arena_array(work, m->n, sizeof *m->sources);
    if (!m->returned || !m->sources)
        return BP_NOMEM;
    for (size_t i = 0; i < m->n; i++) {
        if (!m->docs[i] || m->docs[i]->state != BP_OK || m->docs[i] == m->doc)
            return BP_MISUSE;
        bp_doc_open(m->docs[i]);
        bp_source_open(m->docs[i]->plan->source);
        m->sources[i] = m->docs[i]->source;
        m->sources[i].arena = work;
        m->sources[i].lines = NULL;
        m->sources[i].n_lines = 0;
        m->returned[i] = (struct bp_returned){m->docs[i]->plan, m->docs[i]->source.name};
    }
    return BP_OK;
}

static bp_result write_form(struct merging *m, bp_merged what)
{
    struct bp_arena *work = &m->doc->work;
    struct bp_buf *made = &m->doc->made;
    bool plan = what == BP_MERGED_XML || what == BP_MERGED_WORKBOOK;
    if (plan && m->merge.n_clashes)
        return BP_INVALID;
    switch (what) {
    case BP_MERGED_TEXT: bp_merge_text_lines(&m->merge, m->returned, m->n, work, made); return BP_OK;
    case BP_MERGED_JSON: bp_merge_json_lines(&m->merge, m->returned, work, made); return BP_OK;
    case BP_MERGED_XML: bp_plan_write(&m->merge.plan, NULL, made); return BP_OK;
    case BP_MERGED_WORKBOOK:
        return bp_workbook_write(&m->merge.plan, BP_WORKBOOK_PLAN, work, made) ? BP_OK : BP_NOMEM;
    default: return BP_MISUSE;
    }
}

bp_result bp_merge(bp_doc *doc, const bp_doc *const *returned, size_t n, bp_merged what, const void **bytes,
                   size_t *len)
{
    struct merging m = {.doc = doc, .docs = returned, .n = n};
    bp_doc_begin(doc);
    bp_result result = prepare(&m);
    if (result == BP_OK && !bp_merge_plans(doc->plan, m.returned, n, &doc->work, &m.merge))
        result = BP_NOMEM;
    if (result == BP_OK) {
        find_all(&m);
        result = m.failed ? BP_NOMEM : write_form(&m, what);
    }
    return bp_doc_end(doc, result, bytes, len);
}
