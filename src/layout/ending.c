/* ending.c: sets key, glossary and document control. */
#include "layout/ending.h"

#include "layout/table.h"

/* A last part lower than this part of a page does not stand on the last page alone, even if the page
 * before is then less than half full; but as full as that it must be. */
#define LITTLE_PARTS 3

enum { MOST_PARTS = 3 };

static struct bp_type note_type(const struct bp_flow *flow)
{
    return bp_type_of(flow->theme.text, flow->theme.ink.text, false);
}

static int32_t note_gap(const struct bp_flow *flow)
{
    return flow->theme.text * 4 / 10;
}

/* The height of the table and its notes, without the heading. */
static int64_t inner_height(struct bp_flow *flow, const struct bp_back *back, const struct bp_set_table *set)
{
    int64_t height = bp_table_height(flow, set);
    for (uint32_t i = 0; i < back->n_notes; i++) {
        struct bp_part part = {.kind = BP_PART_TEXT, .text = bp_say_inline(flow->set.arena, back->notes[i])};
        height += note_gap(flow) + bp_flow_height(flow, &part, 1, note_type(flow));
    }
    return height;
}

/* Sets it on one page, if a page has room for it. `inner`: its inner_height. */
static void place(struct bp_flow *flow, const struct bp_back *back, struct bp_set_table *set, int64_t inner)
{
    bp_flow_heading(flow, 2, back->heading);
    if (bp_flow_waiting(flow) + inner <= flow->bottom - flow->top)
        bp_flow_begin(flow, (int32_t)inner);
    bp_table_place(flow, set);
    for (uint32_t i = 0; i < back->n_notes; i++) {
        bp_flow_gap(flow, note_gap(flow));
        bp_flow_text(flow, bp_say_inline(flow->set.arena, back->notes[i]), note_type(flow));
    }
}

static void keep(struct bp_flow *flow, int64_t height)
{
    if (height > bp_flow_room(flow) && !bp_flow_at_top(flow) && height <= flow->bottom - flow->top)
        bp_flow_page(flow);
}

void bp_back_place(struct bp_flow *flow, const struct bp_back *parts, uint32_t n)
{
    struct bp_set_table sets[MOST_PARTS];
    int64_t inner[MOST_PARTS], last = 0, all = 0, first = 0;
    for (uint32_t i = 0; i < n; i++) {
        sets[i] = bp_table_set(flow, parts[i].table);
        bp_table_widths(flow, &sets[i], bp_flow_two_thirds(flow));
    }
    for (uint32_t i = 0; i < n; i++) {
        inner[i] = inner_height(flow, &parts[i], &sets[i]);
        last = inner[i] + bp_flow_heading_height(flow, 2, parts[i].heading); /* with the space above that */
        first = i ? first : last;
        all += last;
    }
    const bool little = last < (flow->bottom - flow->top) / LITTLE_PARTS;
    if (bp_flow_uses(flow, 2) || (little && n < MOST_PARTS && bp_flow_uses(flow, LITTLE_PARTS)))
        keep(flow, all);
    for (uint32_t i = 0; i < n; i++) {
        if (i == 1)
            keep(flow, all - first);
        place(flow, &parts[i], &sets[i], inner[i]);
    }
}
