/* characters.c: finds the characters that no font has, as a report would, and what is wrong with its house
 * style. Nearly all plans have no character that is doubtful, and are not laid out for this. */
#include "layout/characters.h"

#include "api/doc.h"
#include "layout/fallback.h"
#include "layout/frame.h"

static bool drop_page(void *user, struct bp_pages *pages)
{
    (void)user, (void)pages;
    return true;
}

/* Only errors matter, and only those of characters: the rest depends on the options of a report. */
static void keep_characters(struct bp_diags *found)
{
    size_t n = 0;
    for (size_t i = 0; i < found->n; i++)
        if (found->items[i].code == BP_E_GLYPH)
            found->items[n++] = found->items[i];
    found->n = n;
    found->dropped = found->dropped_of[BP_ERROR];
    found->dropped_of[BP_WARNING] = found->dropped_of[BP_NOTE] = 0;
}

/* Lays the report out, and adds what it found. */
static bp_result lay_out(bp_doc *doc, const bp_options *options, const struct bp_extract *all,
                         struct bp_arena *work)
{
    static const struct bp_sink nowhere = {drop_page, NULL};
    struct bp_pages pages = {.sink = &nowhere};
    struct bp_arena said; /* of its own: `work` jumps where it runs out, and what is half said would leak */
    bp_arena_init_within(&said, &doc->arena);
    struct bp_diags found = {.arena = &said};
    const struct bp_document report = {.plan = all->part.plan, .options = options, .style = doc->style,
                                       .extract = all};
    bp_result result = bp_document_lay_out(&report, work, &found, &doc->fonts, &pages);
    if (result != BP_NOMEM) {
        keep_characters(&found);
        bp_diags_take(&doc->found, &found, (bp_place){0}, NULL);
        result = work->out || said.out || doc->arena.out ? BP_NOMEM : BP_OK;
    }
    bp_arena_clear(&said);
    return result;
}

static bp_result look(bp_doc *doc, const bp_options *options, const struct bp_extract *all)
{
    struct bp_pages none;
    struct bp_arena work;
    bp_result result = bp_doc_style(doc, &options);
    if (result == BP_OK)
        result = bp_doc_pages(doc, options, &none);
    if (result != BP_OK)
        return result;
    bool there = bp_characters_are_there(&doc->fonts, &doc->found, &doc->source);
    if (doc->fonts.out)
        return BP_NOMEM;
    if (there)
        return BP_OK;
    bp_arena_init_within(&work, &doc->arena);
    result = lay_out(doc, options, all, &work);
    bp_arena_clear(&work);
    return result;
}

/* If memory may have run out unseen, looks again with new fonts (base/memory.h). */
bp_result bp_doc_characters(bp_doc *doc, const bp_check_options *checks, const struct bp_extract *all)
{
    const bp_options options = {.size = sizeof options, .font_dirs = checks->font_dirs,
                                .n_font_dirs = checks->n_font_dirs, .style = checks->style};
    if (checks->n_font_dirs && !checks->font_dirs)
        return BP_MISUSE;
    bool styled = checks->style || *doc->plan->style.text;
    if (!checks->n_font_dirs && !styled && bp_characters_are_plain(&doc->source))
        return BP_OK;
    const struct bp_diags before = doc->found;
    for (int i = 0; i < BP_MOST_RUNS; i++) {
        doc->found = before;
        bp_result result = bp_doc_fonts_lack(doc, look(doc, &options, all));
        if (!bp_doc_fonts_doubt(doc, result) || result == BP_NOMEM)
            return result == BP_INVALID ? BP_OK : result; /* the style's faults are findings like others */
    }
    return BP_NOMEM;
}
