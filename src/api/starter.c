/* starter.c: plans to start from: an example for a status preset, or the plan for the next report; and a
 * house style. */
#include "api/doc.h"
#include "model/roll.h"
#include "model/starter.h"

bp_result bp_starter(bp_doc *doc, const char *preset, const void **bytes, size_t *len)
{
    bp_doc_begin(doc);
    bool known = bp_starter_write(preset, &doc->made);
    return bp_doc_end(doc, known ? BP_OK : BP_MISUSE, bytes, len);
}

bp_result bp_style_starter(bp_doc *doc, const void **bytes, size_t *len)
{
    bp_doc_begin(doc);
    bp_style_starter_write(&doc->made);
    return bp_doc_end(doc, BP_OK, bytes, len);
}

static bp_result roll(bp_doc *doc, bool keep_complete, const void **bytes, size_t *len)
{
    bp_doc_begin(doc);
    bp_result result = doc->state;
    if (result == BP_OK && !bp_plan_roll(doc->plan, keep_complete, &doc->work, &doc->made))
        result = BP_NOMEM;
    return bp_doc_end(doc, result, bytes, len);
}

bp_result bp_roll(bp_doc *doc, const void **bytes, size_t *len)
{
    return roll(doc, false, bytes, len);
}

bp_result bp_roll_all(bp_doc *doc, const void **bytes, size_t *len)
{
    return roll(doc, true, bytes, len);
}
