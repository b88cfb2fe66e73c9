/* check.c: checks the loaded plan, and explains codes. */
#include "check/check.h"

#include "api/doc.h"
#include "api/given.h"

static bool are_checks(const int *codes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!BP_IS_CHECK(codes[i]) || !bp_code_find(codes[i]))
            return false;
    return true;
}

/* The rules look at the whole edition, because many of them count. Findings are shown only for rows
 * of the extract. */
static bp_result check_rows(const struct bp_extract *extract, const struct bp_plan *previous,
                            struct bp_check_wish *wish, struct bp_diags *diags)
{
    struct bp_extract old;
    wish->previous = previous;
    if (previous && extract->edition == BP_EDITION_PUBLIC) {
        if (bp_extract_make(previous, NULL, extract->edition, diags->arena, diags, &old) != BP_OK)
            return BP_NOMEM;
        wish->previous = old.part.plan;
    }
    if (extract->chosen && !(wish->numbers = bp_extract_places(extract, diags->arena)))
        return BP_NOMEM;
    return bp_check_run(extract->all.plan, wish, diags) ? BP_OK : BP_NOMEM;
}

bp_result bp_doc_check(const bp_doc *doc, const struct bp_extract *extract,
                       const bp_check_options *checks, struct bp_diags *diags)
{
    struct bp_check_wish wish = {.names = checks->names != 0, .only = checks->only,
                                 .n_only = checks->n_only, .ignore = checks->ignore,
                                 .n_ignore = checks->n_ignore};
    if (checks->as_at && !bp_date_iso(checks->as_at, &wish.as_at))
        return BP_MISUSE;
    if (!are_checks(checks->only, checks->n_only) || !are_checks(checks->ignore, checks->n_ignore))
        return BP_MISUSE;
    if (doc->state != BP_OK || (checks->previous && checks->previous->state != BP_OK))
        return BP_MISUSE;
    if (checks->previous)
        bp_doc_open(checks->previous);
    bp_result result = bp_doc_open_source(doc, diags);
    if (result != BP_OK)
        return result;
    return check_rows(extract, checks->previous ? checks->previous->plan : NULL, &wish, diags);
}

bp_result bp_check(bp_doc *doc, const bp_check_options *checks)
{
    static const bp_options whole;
    struct bp_extract all;
    bp_check_options wish;
    checks = bp_given_checks(checks, &wish);
    bp_doc_open(doc);
    doc->found = doc->loaded;
    bp_arena_init_within(&doc->work, &doc->arena); /* it is empty */
    bp_result result = checks ? doc->state : BP_MISUSE;
    if (result == BP_OK)
        result = bp_doc_choose(doc, &whole, &all);
    if (result == BP_OK)
        result = bp_doc_check(doc, &all, checks, &doc->found);
    if (result == BP_OK)
        result = bp_doc_characters(doc, checks, &all);
    bp_doc_style_drop(doc);
    bp_arena_clear(&doc->work);
    return bp_doc_show_findings(doc, result);
}
