/* sections.c: the body of the report: the success measures, then a section with a table for each
 * priority. */
#include <string.h>

#include "layout/blocks.h"
#include "layout/heading.h"
#include "layout/parts.h"
#include "layout/printed.h"
#include "model/extract.h"

static struct bp_table table_of(struct bp_section *section, enum bp_row_kind kind, uint32_t n)
{
    struct bp_table table = {
        .n_rows = n, .row = bp_section_row, .user = section, .x = section->flow->left};
    bp_columns_choose(section, kind, &table);
    return table;
}

/* "6 actions: 5 Green, 1 Amber" */
static const struct bp_inline *caption_of(struct bp_flow *flow, enum bp_counted what,
                                          const struct bp_row *rows, uint32_t n)
{
    const struct bp_plan *plan = flow->plan;
    struct bp_arena *arena = flow->set.arena;
    struct bp_counts counts = {0};
    bp_count_rows(plan, rows, n, &counts);
    const char *words = bp_fill_counted(arena, flow->set.house, what, n, NULL);
    enum bp_word joined = BP_WORD_NAMED;
    for (int i = 0; i < plan->scheme.n; i++) {
        if (!counts.of[i])
            continue;
        words = bp_fill(arena, bp_own(flow, joined), words,
                        bp_count_words(flow, counts.of[i], plan->scheme.items[i].label), NULL);
        joined = BP_WORD_LIST;
    }
    return bp_say_inline(arena, words);
}

static void place_table(struct bp_flow *flow, struct bp_table *table, bool blocks)
{
    if (blocks)
        bp_blocks_place(flow, table);
    else
        bp_table_place(flow, table);
}

static void place_measures(struct bp_flow *flow, uint32_t dest)
{
    const struct bp_plan *plan = flow->plan;
    if (!plan->n_measures)
        return;
    struct bp_section section = {.flow = flow, .rows = plan->measures, .dest = dest,
                                 .pairs = flow->since ? flow->since->pairs : NULL};
    struct bp_table table = table_of(&section, BP_MEASURE, plan->n_measures);
    bool blocks = bp_blocks_wanted(flow, &table);
    if (!blocks)
        bp_table_widths(flow, &table, flow->width);
    table.caption = caption_of(flow, BP_COUNTED_MEASURES, plan->measures, plan->n_measures);
    table.name = plan->measures_heading.n ? &plan->measures_heading
                                          : bp_own_inline(flow, BP_WORD_SUCCESS_MEASURES);
    bp_flow_heading(flow, 2, table.name);
    place_table(flow, &table, blocks);
}

/* Whether some priority's title has a number of its own. Then none gets one, because numbers of two kinds in
 * one report contradict each other. An extract goes by the whole plan, as it names the same priorities. */
static bool some_are_numbered(const struct bp_flow *flow)
{
    const struct bp_plan *plan = flow->extract ? flow->extract->all.plan : flow->plan;
    for (uint32_t i = 0; i < plan->n_priorities; i++)
        if (bp_title_has_number(bp_inline_plain(flow->set.arena, &plan->priorities[i].title)))
            return true;
    return false;
}

/* The title with the priority's number before it. */
static const struct bp_inline *numbered_title(struct bp_flow *flow, const struct bp_priority *priority)
{
    struct bp_arena *arena = flow->set.arena;
    const char *number = bp_say(arena, "%u.", (unsigned)priority->number);
    return bp_inline_join(arena, bp_say_inline(arena, number), " ", &priority->title);
}

static void place_actions(struct bp_flow *flow, uint32_t dest)
{
    const struct bp_plan *plan = flow->plan;
    struct bp_section section = {.flow = flow, .dest = dest,
                                 .pairs = flow->since ? flow->since->pairs + plan->n_measures : NULL};
    bool own_numbers = some_are_numbered(flow);
    uint32_t n = 0;
    for (uint32_t i = 0; i < plan->n_priorities; i++)
        n += plan->priorities[i].n_rows;
    struct bp_table table = table_of(&section, BP_ACTION, n);
    bool blocks = bp_blocks_wanted(flow, &table);
    if (!blocks)
        bp_table_widths(flow, &table, flow->width); /* the same widths for all priorities */
    for (uint32_t i = 0; i < plan->n_priorities; i++) {
        const struct bp_priority *priority = &plan->priorities[i];
        section.rows = priority->rows;
        table.n_rows = priority->n_rows;
        table.caption = caption_of(flow, BP_COUNTED_ACTIONS, priority->rows, priority->n_rows);
        table.name = own_numbers ? &priority->title : numbered_title(flow, priority);
        bp_flow_heading(flow, 2, table.name);
        if (priority->n_rows) {
            place_table(flow, &table, blocks);
        } else {
            struct bp_part part = {.kind = BP_PART_TEXT,
                                   .text = bp_own_inline(flow, BP_WORD_NO_ACTIONS)};
            bp_flow_parts(flow, &part, 1,
                          (struct bp_type){flow->theme.body, BP_LEADING(flow->theme.body),
                                           flow->theme.ink, false});
            bp_arena_rewind(&flow->set.work);
        }
        section.dest += priority->n_rows;
        if (section.pairs)
            section.pairs += priority->n_rows;
    }
}

void bp_sections_place(struct bp_flow *flow, const struct bp_report_dests *dests)
{
    place_measures(flow, dests->measures);
    place_actions(flow, dests->actions);
}
