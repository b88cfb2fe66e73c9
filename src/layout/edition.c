/* edition.c: says which rows of the plan a document has, and which are not for publication. */
#include "layout/edition.h"

static void place(struct bp_flow *flow, const char *text, bool bold)
{
    struct bp_part part = {.kind = BP_PART_TEXT, .text = bp_say_inline(flow->set.arena, text)};
    int32_t size = flow->theme.text;
    bp_flow_gap(flow, size * 4 / 10);
    bp_flow_parts(flow, &part, 1, (struct bp_type){size, BP_LEADING(size), flow->theme.ink, bold});
}

/* "Schedule 12A paragraph 3" */
static const char *list_of(struct bp_arena *arena, bp_exempt_set set)
{
    return bp_exempt_list(set, arena); /* the arena jumps if memory runs out, so this is never NULL */
}

static const struct bp_inline *notice_of(struct bp_arena *arena, const struct bp_extract *x)
{
    const char *why = list_of(arena, x->restricted_for);
    return bp_say_inline(arena, bp_say(arena, "Not for publication%s%s", *why ? ": " : "", why));
}

void bp_edition_name(struct bp_flow *flow, const struct bp_extract *extract, const char *what,
                     struct bp_names *names)
{
    struct bp_arena *arena = flow->set.arena;
    flow->extract = extract;
    flow->notice = extract && extract->restricted ? notice_of(arena, extract) : NULL;
    if (!extract || !extract->chosen)
        return;
    const struct bp_inline *subtitle = names->subtitle ? names->subtitle : &flow->plan->report.title;
    names->subtitle =
        bp_inline_join(arena, subtitle, " ",
                       bp_say_inline(arena, bp_say(arena, "(%s: %s)", what, extract->words)));
}

/* "Extract: exceptions only, lead Kent Police. 9 of 57 rows; 48 are left out." */
static void place_extract(struct bp_flow *flow, const struct bp_extract *x)
{
    struct bp_arena *arena = flow->set.arena;
    const char *text = bp_say(arena, "Extract: %s. %u of %u rows; ", x->words, (unsigned)x->part.n,
                              (unsigned)x->all.n);
    if (!x->part.n)
        text = bp_say(arena, "Extract: %s. No rows: %s; %u %s left out.", x->words, x->nothing,
                      (unsigned)x->left_out, x->left_out == 1 ? "is" : "are");
    else if (!x->left_out)
        text = bp_say(arena, "%snone is left out.", text);
    else
        text = bp_say(arena, "%s%u %s left out.", text, (unsigned)x->left_out,
                      x->left_out == 1 ? "is" : "are");
    place(flow, text, true);
}

/* "Public edition: 2 rows are not for publication (Schedule 12A paragraph 3), and are not counted." */
static void place_public(struct bp_flow *flow, const struct bp_extract *x)
{
    struct bp_arena *arena = flow->set.arena;
    const char *why = list_of(arena, x->withheld_for), *be = x->withheld == 1 ? "is" : "are";
    if (!x->withheld)
        place(flow, "Public edition: no row of the plan is restricted.", false);
    else
        place(flow, bp_say(arena, "Public edition: %u row%s %s not for publication%s%s%s, and %s not "
                                  "counted.",
                           (unsigned)x->withheld, x->withheld == 1 ? "" : "s", be, *why ? " (" : "",
                           why, *why ? ")" : "", be), false);
}

void bp_edition_place(struct bp_flow *flow)
{
    const struct bp_extract *x = flow->extract;
    if (x && x->chosen)
        place_extract(flow, x);
    if (x && x->edition == BP_EDITION_PUBLIC)
        place_public(flow, x);
}

const char *bp_edition_explain(struct bp_flow *flow)
{
    const struct bp_extract *x = flow->extract;
    struct bp_arena *arena = flow->set.arena;
    if (!x || !x->restricted)
        return "";
    const char *text = "Restricted: not for publication, under Schedule 12A to the Local Government Act "
                       "1972.";
    for (int n = 1; n < 32; n++)
        if (x->restricted_for >> n & 1)
            text = bp_say(arena, "%s Paragraph %d: %s", text, n, bp_exempt_words(n));
    return text;
}
