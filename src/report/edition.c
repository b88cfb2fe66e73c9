/* edition.c: says which rows of the plan a document has, and which are not for publication. */
#include "report/edition.h"

static void add_line(struct bp_front *front, const char *text, bool bold)
{
    front->lines[front->n_lines] = text;
    front->bold[front->n_lines++] = bold;
}

/* The arena jumps if memory runs out, so this is never NULL. */
static const char *list_of(const struct bp_story *story, bp_exempt_set set)
{
    return bp_exempt_list(story->house, set, story->arena);
}

const struct bp_inline *bp_notice_words(const struct bp_story *story, bp_exempt_set why)
{
    const char *list = list_of(story, why);
    if (!*list)
        return bp_own_inline(story, BP_WORD_NOT_FOR_PUBLICATION);
    const char *words = bp_fill(story->arena, bp_own(story, BP_WORD_NOT_FOR_PUBLICATION_WHY), list, NULL);
    return bp_say_inline(story->arena, words);
}

void bp_edition_name(struct bp_story *story, const struct bp_extract *extract, enum bp_word name,
                     struct bp_names *names)
{
    story->extract = extract;
    story->notice = extract && extract->restricted ? bp_notice_words(story, extract->restricted_for) : NULL;
    if (!extract || !extract->chosen)
        return;
    names->subtitle =
        bp_fill_inline(story->arena, bp_own(story, name),
                       names->subtitle ? names->subtitle : &story->plan->report.title, extract->words, NULL);
}

/* "Extract: exceptions only, lead Kent Police. 9 of 57 rows; 48 are left out." */
static void add_extract(const struct bp_story *story, const struct bp_extract *x, struct bp_front *front)
{
    struct bp_arena *arena = story->arena;
    const struct bp_house *house = story->house;
    const char *rows = bp_say(arena, "%u", (unsigned)(x->part.n - x->context));
    const char *all = bp_say(arena, "%u", (unsigned)x->all.n);
    const char *text;
    if (!x->part.n)
        text = bp_fill_counted(arena, house, BP_COUNTED_EXTRACT_HAS_NONE, x->left_out, x->words, x->nothing,
                               NULL);
    else if (x->left_out)
        text = bp_fill_counted(arena, house, BP_COUNTED_EXTRACT_LEAVES_OUT, x->left_out, x->words, rows, all,
                               NULL);
    else
        text = bp_fill(arena, bp_own(story, BP_WORD_EXTRACT_HAS_ALL), x->words, rows, all, NULL);
    if (x->context)
        text = bp_say(arena, "%s %s", text,
                      bp_fill_counted(arena, house, BP_COUNTED_FOR_CONTEXT, x->context, NULL));
    add_line(front, text, true);
}

/* "Public edition: 2 rows are not for publication (Schedule 12A paragraph 3), and are not counted." */
static void add_public(const struct bp_story *story, const struct bp_extract *x, struct bp_front *front)
{
    const char *why = list_of(story, x->withheld_for);
    enum bp_counted phrase = *why ? BP_COUNTED_WITHHELD_WHY : BP_COUNTED_WITHHELD;
    const char *words = bp_own(story, BP_WORD_ALL_PUBLIC);
    if (x->withheld)
        words = bp_fill_counted(story->arena, story->house, phrase, x->withheld, why, NULL);
    add_line(front, words, false);
}

void bp_edition_lines(const struct bp_story *story, struct bp_front *front)
{
    const struct bp_extract *x = story->extract;
    if (x && x->chosen)
        add_extract(story, x, front);
    if (x && x->edition == BP_EDITION_PUBLIC)
        add_public(story, x, front);
}

const char *bp_edition_explain(const struct bp_story *story)
{
    struct bp_arena *arena = story->arena;
    const char *text = bp_own(story, BP_WORD_RESTRICTED_MEANS);
    for (int n = 1; n < 32; n++)
        if (story->extract->restricted_for >> n & 1)
            text = bp_fill(arena, bp_own(story, BP_WORD_PARAGRAPH_SAYS), text, bp_say(arena, "%d", n),
                           bp_own(story, bp_exempt_words(n)), NULL);
    return text;
}
