/* edition.c: says which rows of the plan a document has, and which are not for publication. */
#include "layout/edition.h"

static void place(struct bp_flow *flow, const char *text, bool bold)
{
    int32_t size = flow->theme.text;
    bp_flow_gap(flow, size * 4 / 10);
    bp_flow_text(flow, bp_say_inline(flow->set.arena, text), bp_type_of(size, flow->theme.ink, bold));
}

/* The arena jumps if memory runs out, so this is never NULL. */
static const char *list_of(const struct bp_flow *flow, bp_exempt_set set)
{
    return bp_exempt_list(flow->set.house, set, flow->set.arena);
}

const struct bp_inline *bp_notice_words(const struct bp_flow *flow, bp_exempt_set why)
{
    const char *list = list_of(flow, why);
    if (!*list)
        return bp_own_inline(flow, BP_WORD_NOT_FOR_PUBLICATION);
    const char *words = bp_fill(flow->set.arena, bp_own(flow, BP_WORD_NOT_FOR_PUBLICATION_WHY), list, NULL);
    return bp_say_inline(flow->set.arena, words);
}

void bp_edition_name(struct bp_flow *flow, const struct bp_extract *extract, enum bp_word name,
                     struct bp_names *names)
{
    flow->extract = extract;
    flow->notice = extract && extract->restricted ? bp_notice_words(flow, extract->restricted_for) : NULL;
    if (!extract || !extract->chosen)
        return;
    names->subtitle = bp_fill_inline(flow->set.arena, bp_own(flow, name),
                                     names->subtitle ? names->subtitle : &flow->plan->report.title,
                                     extract->words, NULL);
}

/* "Extract: exceptions only, lead Kent Police. 9 of 57 rows; 48 are left out." */
static void place_extract(struct bp_flow *flow, const struct bp_extract *x)
{
    struct bp_arena *arena = flow->set.arena;
    const struct bp_house *house = flow->set.house;
    const char *rows = bp_say(arena, "%u", (unsigned)(x->part.n - x->context));
    const char *all = bp_say(arena, "%u", (unsigned)x->all.n);
    const char *text;
    if (!x->part.n)
        text = bp_fill_counted(arena, house, BP_COUNTED_EXTRACT_HAS_NONE, x->left_out, x->words,
                               x->nothing, NULL);
    else if (x->left_out)
        text = bp_fill_counted(arena, house, BP_COUNTED_EXTRACT_LEAVES_OUT, x->left_out, x->words, rows,
                               all, NULL);
    else
        text = bp_fill(arena, bp_own(flow, BP_WORD_EXTRACT_HAS_ALL), x->words, rows, all, NULL);
    if (x->context)
        text = bp_say(arena, "%s %s", text,
                      bp_fill_counted(arena, house, BP_COUNTED_FOR_CONTEXT, x->context, NULL));
    place(flow, text, true);
}

/* "Public edition: 2 rows are not for publication (Schedule 12A paragraph 3), and are not counted." */
static void place_public(struct bp_flow *flow, const struct bp_extract *x)
{
    const char *why = list_of(flow, x->withheld_for);
    enum bp_counted phrase = *why ? BP_COUNTED_WITHHELD_WHY : BP_COUNTED_WITHHELD;
    const char *words = bp_own(flow, BP_WORD_ALL_PUBLIC);
    if (x->withheld)
        words = bp_fill_counted(flow->set.arena, flow->set.house, phrase, x->withheld, why, NULL);
    place(flow, words, false);
}

void bp_edition_place(struct bp_flow *flow)
{
    const struct bp_extract *x = flow->extract;
    if (x && x->chosen)
        place_extract(flow, x);
    if (x && x->edition == BP_EDITION_PUBLIC)
        place_public(flow, x);
}

const char *bp_edition_explain(const struct bp_flow *flow)
{
    struct bp_arena *arena = flow->set.arena;
    const char *text = bp_own(flow, BP_WORD_RESTRICTED_MEANS);
    for (int n = 1; n < 32; n++)
        if (flow->extract->restricted_for >> n & 1)
            text = bp_fill(arena, bp_own(flow, BP_WORD_PARAGRAPH_SAYS), text, bp_say(arena, "%d", n),
                           bp_own(flow, bp_exempt_words(n)), NULL);
    return text;
}
