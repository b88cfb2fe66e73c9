/* workbook.c: the plan, or the one for the next period, as a workbook. */
#include "office/workbook.h"

#include "api/doc.h"
#include "api/given.h"
#include "model/roll.h"
#include "read/read.h"

/* Makes the plan for the next period: its XML, read again. */
static bp_result roll_on(bp_doc *doc, bool keep_complete, struct bp_plan **plan)
{
    struct bp_buf xml = {0};
    struct bp_diags diags = {.arena = &doc->work};
    struct bp_source *source = bp_arena_alloc(&doc->work, sizeof *source);
    if (!source || !bp_plan_roll(doc->plan, keep_complete, &doc->work, &xml)) {
        bp_buf_free(&xml);
        return BP_NOMEM;
    }
    *source = (struct bp_source){.name = doc->source.name, .arena = &doc->work, .len = (uint32_t)xml.len};
    source->bytes = bp_arena_text(&doc->work, xml.bytes, xml.len);
    bp_buf_free(&xml);
    return source->bytes ? bp_read_plan(source, &doc->work, &diags, plan) : BP_NOMEM;
}

static bp_result make(bp_doc *doc, const bp_options *options, bp_period period)
{
    struct bp_extract rows;
    struct bp_plan *plan = NULL;
    bp_result result = bp_doc_ready(doc, options);
    if (result == BP_OK && period != BP_PERIOD_THIS && period != BP_PERIOD_NEXT &&
        period != BP_PERIOD_NEXT_ALL)
        result = BP_MISUSE;
    if (result == BP_OK)
        result = bp_doc_choose(doc, options, &rows);
    if (result != BP_OK)
        return result;
    if (period == BP_PERIOD_THIS)
        return bp_workbook_write(rows.part.plan, options->chase ? BP_WORKBOOK_CHASE : BP_WORKBOOK_PLAN,
                                 &doc->work, &doc->made)
                   ? BP_OK
                   : BP_NOMEM;
    if (options->selection || options->edition != BP_EDITION_RESTRICTED)
        return BP_MISUSE;
    result = roll_on(doc, period == BP_PERIOD_NEXT_ALL, &plan);
    if (result == BP_OK && !bp_workbook_write(plan, BP_WORKBOOK_PLAN, &doc->work, &doc->made))
        result = BP_NOMEM;
    return result;
}

bp_result bp_workbook(bp_doc *doc, const bp_options *options, bp_period period, const void **bytes,
                      size_t *len)
{
    struct bp_given given;
    bp_doc_begin(doc);
    return bp_doc_end(doc, make(doc, bp_given_options(options, &given), period), bytes, len);
}
