/* words.c: sets words below a heading. */
#include "layout/words.h"

/* Words higher than this part of a page need not be on the page where their table begins. */
#define WORDS_PARTS 3

static struct bp_type body_type(const struct bp_flow *flow)
{
    return bp_type_of(flow->theme.body, flow->theme.ink.text, false);
}

static int32_t body_height(const struct bp_flow *flow)
{
    return flow->bottom - flow->top;
}

static int32_t gap_below(const struct bp_flow *flow)
{
    return flow->theme.body * 6 / 10;
}

static struct bp_part part_of(const struct bp_block *words)
{
    return (struct bp_part){.kind = BP_PART_BLOCKS, .blocks = words};
}

static int32_t words_height(struct bp_flow *flow, const struct bp_block *words)
{
    const struct bp_part part = part_of(words);
    return bp_flow_height(flow, &part, 1, body_type(flow)) + gap_below(flow);
}

void bp_words_place(struct bp_flow *flow, const struct bp_block *words)
{
    const struct bp_part part = part_of(words);
    bp_flow_parts(flow, &part, 1, body_type(flow));
    if (!flow->heading.para) /* nothing is in this arena any more that waits to be set */
        bp_arena_rewind(&flow->set.work);
    bp_flow_gap(flow, gap_below(flow));
}

/* The height of what must follow the waiting headings, and `above` below them, on their page: the beginning
 * of the table. */
static int32_t opening(struct bp_flow *flow, const struct bp_set_table *set, int32_t above)
{
    if (!set)
        return 0;
    return set->as_blocks ? body_height(flow) / WORDS_PARTS : bp_table_opening(flow, set, above);
}

/* The height of what must follow words of this height, item i, on their page: the next heading, with its
 * words and the beginning of its table, or of high words; or the beginning of the table. */
static int32_t follows(struct bp_flow *flow, const struct bp_waiting *waiting, uint32_t i,
                       const struct bp_set_table *set, int32_t words)
{
    if (i + 1 == waiting->n)
        return opening(flow, set, words);
    const struct bp_said *heading = &waiting->items[i + 1];
    int32_t height = bp_flow_heading_height(flow, heading->level, heading->heading);
    const bool has_words = i + 2 < waiting->n && !heading[1].level;
    const int32_t most = body_height(flow) / WORDS_PARTS;
    const int32_t its_words = has_words ? words_height(flow, heading[1].words) : 0;
    height += its_words < most ? its_words : most;
    const bool table_next = i + 2 + has_words == waiting->n;
    return its_words < most && table_next ? height + opening(flow, set, words + height) : height;
}

static void place_item(struct bp_flow *flow, const struct bp_waiting *waiting, uint32_t i,
                       struct bp_set_table *set)
{
    const struct bp_said *said = &waiting->items[i];
    if (said->level) {
        bp_flow_heading(flow, said->level, said->heading);
        return;
    }
    const int32_t height = words_height(flow, said->words), body = body_height(flow);
    const int32_t next = follows(flow, waiting, i, set, height);
    const bool fits = next && height <= body / WORDS_PARTS && bp_flow_waiting(flow) + height + next <= body;
    if (fits)
        bp_flow_begin(flow, height + next);
    bp_words_place(flow, said->words);
    if (set && i + 1 == waiting->n)
        set->opening = fits && !set->as_blocks ? next : 0;
}

void bp_waiting_place(struct bp_flow *flow, struct bp_waiting *waiting, struct bp_set_table *set)
{
    if (set)
        set->opening = 0;
    for (uint32_t i = 0; i < waiting->n; i++)
        place_item(flow, waiting, i, set);
    waiting->n = 0;
}
