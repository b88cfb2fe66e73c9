/* groups.c: groups of priorities, and the words below a heading. */
#include "read/build.h"

bool bp_build_group(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_group_draft *draft = bp_arena_alloc(b->scratch, sizeof *draft);
    if (!draft)
        return false;
    draft->group.title.at = BP_NOWHERE;
    draft->group.at = tag->at;
    draft->group.first = b->drafts.n_priorities;
    draft->words_tail = &draft->group.words;
    *b->drafts.group_tail = draft;
    b->drafts.group_tail = &draft->next;
    b->drafts.group = draft;
    b->drafts.n_groups++;
    return true;
}

/* Where the next words below the heading of this element go; NULL: it has no such words. */
static struct bp_block ***tail_of(struct bp_build *b, enum bp_element element)
{
    switch (element) {
    case BP_EL_SUCCESS_MEASURES: return &b->drafts.measures_words_tail;
    case BP_EL_ACTIONS: return &b->drafts.actions_words_tail;
    case BP_EL_GROUP: return &b->drafts.group->words_tail;
    case BP_EL_PRIORITY: return &b->drafts.priority->words_tail;
    default: return NULL;
    }
}

void bp_words_below_open(struct bp_build *b)
{
    struct bp_block ***tail = tail_of(b, b->frames[b->depth - 2].element);
    if (tail)
        bp_blocks_open(&b->blocks, b->arena, *tail);
}

void bp_words_below_close(struct bp_build *b)
{
    struct bp_block ***tail = tail_of(b, b->frames[b->depth - 1].element);
    if (!tail)
        return;
    *tail = b->blocks.tail;
    b->blocks.tail = NULL;
}
