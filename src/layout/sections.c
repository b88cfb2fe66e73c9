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
    struct bp_table table = {.row = bp_section_row, .user = section, .x = section->flow->left};
    bp_columns_choose(section, kind, &table);
    table.n_rows = bp_section_take(section, section->rows, n);
    return table;
}

/* "6 actions: 5 Green, 1 Amber"; where rows are below others, "6 actions counted of 9: 5 Green, 1 Amber" */
static const struct bp_inline *caption_of(struct bp_flow *flow, enum bp_counted what,
                                          const struct bp_row *rows, uint32_t n)
{
    const struct bp_plan *plan = flow->plan;
    struct bp_arena *arena = flow->set.arena;
    struct bp_counts counts = {0};
    bp_count_rows(plan, rows, n, &counts);
    const char *words =
        counts.all == n
            ? bp_fill_counted(arena, flow->set.house, what, n, NULL)
            : bp_fill_counted(arena, flow->set.house, BP_COUNTED_ACTIONS_COUNTED, counts.all,
                              bp_say(arena, "%u", (unsigned)n), NULL);
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

/* `level`: of the heading above the table. */
static void place_table(struct bp_flow *flow, struct bp_table *table, bool blocks, int level)
{
    if (blocks)
        bp_blocks_place(flow, table, level + 1);
    else
        bp_table_place(flow, table);
}

static struct bp_type body_type(const struct bp_flow *flow)
{
    return bp_type_of(flow->theme.body, flow->theme.ink, false);
}

static void place_part(struct bp_flow *flow, const struct bp_part *part)
{
    bp_flow_parts(flow, part, 1, body_type(flow));
    if (!flow->heading.para) /* nothing is in this arena any more that waits to be set */
        bp_arena_rewind(&flow->set.work);
}

/* Words higher than this part of a page need not be on the page where their table begins. */
#define WORDS_PARTS 3

static int32_t body_height(const struct bp_flow *flow)
{
    return flow->bottom - flow->top;
}

static int32_t gap_below_words(const struct bp_flow *flow)
{
    return flow->theme.body * 6 / 10;
}

/* The height of the author's words below a heading; 0: there are none. */
static int32_t words_height(struct bp_flow *flow, const struct bp_block *words)
{
    const struct bp_part part = {.kind = BP_PART_BLOCKS, .blocks = words};
    return words ? bp_flow_height(flow, &part, 1, body_type(flow)) + gap_below_words(flow) : 0;
}

/* The height of what must follow the waiting headings, and `above` below them, on their page: the beginning
 * of the table. */
static int32_t opening(struct bp_flow *flow, const struct bp_table *table, bool blocks, int32_t above)
{
    if (!table->n_rows)
        return 0;
    return blocks ? body_height(flow) / WORDS_PARTS : bp_table_opening(flow, table, above);
}

/* The author's words below a heading. `follows`: the height of what must begin on the same page; 0: nothing
 * need. Returns whether it has room there. */
static bool place_words(struct bp_flow *flow, const struct bp_block *words, int32_t follows)
{
    if (!words)
        return false;
    int32_t height = words_height(flow, words), body = body_height(flow);
    bool fits = follows && height <= body / WORDS_PARTS && bp_flow_waiting(flow) + height + follows <= body;
    if (fits)
        bp_flow_begin(flow, height + follows);
    place_part(flow, &(struct bp_part){.kind = BP_PART_BLOCKS, .blocks = words});
    bp_flow_gap(flow, gap_below_words(flow));
    return fits;
}

/* The same, above a table whose beginning is to be on the same page. */
static void place_words_above(struct bp_flow *flow, const struct bp_block *words, struct bp_table *table,
                              bool blocks)
{
    if (!words) /* to ask for the beginning sets the first row */
        return;
    int32_t follows = opening(flow, table, blocks, words_height(flow, words));
    bool fits = place_words(flow, words, follows);
    table->opening = fits && !blocks ? follows : 0;
}

static void place_measures(struct bp_flow *flow, uint32_t dest)
{
    const struct bp_plan *plan = flow->plan;
    bool chosen = flow->extract && flow->extract->chosen;
    if (!plan->n_measures && (chosen || !plan->measures_words))
        return;
    const struct bp_inline *heading = plan->measures_heading.n
                                          ? &plan->measures_heading
                                          : bp_own_inline(flow, BP_WORD_SUCCESS_MEASURES);
    struct bp_section section = {.flow = flow, .rows = plan->measures, .dest = dest,
                                 .pairs = flow->since ? flow->since->pairs : NULL};
    struct bp_table table = table_of(&section, BP_MEASURE, plan->n_measures);
    bool blocks = bp_blocks_wanted(flow, &table);
    if (!blocks)
        bp_table_widths(flow, &table, flow->width);
    table.caption = caption_of(flow, BP_COUNTED_MEASURES, plan->measures, plan->n_measures);
    table.name = heading;
    bp_flow_heading(flow, 2, heading);
    place_words_above(flow, plan->measures_words, &table, blocks);
    if (plan->n_measures)
        place_table(flow, &table, blocks, 2);
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

/* The tables of the actions, while they are placed one after the other. */
struct actions {
    struct bp_flow *flow;
    struct bp_section section;
    struct bp_table table;
    bool blocks, own_numbers;
};

static void take_priority(struct actions *a, const struct bp_priority *priority)
{
    a->table.n_rows = bp_section_take(&a->section, priority->rows, priority->n_rows);
    a->table.caption = caption_of(a->flow, BP_COUNTED_ACTIONS, priority->rows, priority->n_rows);
    a->table.name = a->own_numbers ? &priority->title : numbered_title(a->flow, priority);
    a->table.opening = 0;
}

static void place_priority(struct actions *a, const struct bp_priority *priority, int level)
{
    struct bp_flow *flow = a->flow;
    take_priority(a, priority);
    bp_flow_heading(flow, level, a->table.name);
    place_words_above(flow, priority->words, &a->table, a->blocks);
    if (priority->n_rows)
        place_table(flow, &a->table, a->blocks, level);
    else if (!priority->words)
        place_part(flow, &(struct bp_part){.kind = BP_PART_TEXT,
                                           .text = bp_own_inline(flow, BP_WORD_NO_ACTIONS)});
    a->section.dest += priority->n_rows;
    if (a->section.pairs)
        a->section.pairs += priority->n_rows;
}

/* The height of what must follow `above`, the words of a group or of all actions, on their page: the heading
 * of priority i, with its words and the beginning of its table, or of high words. */
static int32_t priority_opening(struct actions *a, uint32_t i, int level, const struct bp_block *above)
{
    struct bp_flow *flow = a->flow;
    const struct bp_priority *first = &flow->plan->priorities[i];
    take_priority(a, first);
    int32_t words = words_height(flow, first->words), most = body_height(flow) / WORDS_PARTS;
    int32_t height = bp_flow_heading_height(flow, level, a->table.name) + (words < most ? words : most);
    if (words < most)
        height += opening(flow, &a->table, a->blocks, words_height(flow, above) + height);
    return height;
}

/* A group's heading and words. */
static void place_group(struct actions *a, const struct bp_group *group)
{
    struct bp_flow *flow = a->flow;
    bp_flow_heading(flow, 2, &group->title);
    place_words(flow, group->words,
                group->words && group->n ? priority_opening(a, group->first, 3, group->words) : 0);
    if (!group->n && !group->words)
        place_part(flow, &(struct bp_part){.kind = BP_PART_TEXT,
                                           .text = bp_own_inline(flow, BP_WORD_NO_ACTIONS)});
}

/* The priorities in their order, and each group's heading before its first. */
static void place_priorities(struct actions *a)
{
    const struct bp_plan *plan = a->flow->plan;
    for (uint32_t i = 0, g = 0, grouped = 0; i <= plan->n_priorities; i++) {
        for (; g < plan->n_groups && plan->groups[g].first == i; g++) {
            place_group(a, &plan->groups[g]);
            grouped = plan->groups[g].first + plan->groups[g].n;
        }
        if (i < plan->n_priorities)
            place_priority(a, &plan->priorities[i], i < grouped ? 3 : 2);
    }
}

static void place_actions(struct bp_flow *flow, uint32_t dest)
{
    const struct bp_plan *plan = flow->plan;
    struct actions a = {.flow = flow, .own_numbers = some_are_numbered(flow)};
    a.section = (struct bp_section){.flow = flow, .dest = dest,
                                    .pairs = flow->since ? flow->since->pairs + plan->n_measures : NULL};
    uint32_t n = 0;
    for (uint32_t i = 0; i < plan->n_priorities; i++)
        n += plan->priorities[i].n_rows;
    a.table = table_of(&a.section, BP_ACTION, n);
    a.blocks = bp_blocks_wanted(flow, &a.table);
    if (!a.blocks)
        bp_table_widths(flow, &a.table, flow->width); /* the same widths for all priorities */
    if (plan->actions_words && (n || !flow->extract || !flow->extract->chosen)) {
        bp_flow_heading(flow, 2, plan->actions_heading.n ? &plan->actions_heading
                                                         : bp_own_inline(flow, BP_WORD_ACTIONS));
        bool grouped = plan->n_groups && !plan->groups->first;
        place_words(flow, plan->actions_words,
                    plan->n_priorities && !grouped ? priority_opening(&a, 0, 2, plan->actions_words) : 0);
    }
    place_priorities(&a);
}

void bp_sections_place(struct bp_flow *flow, const struct bp_report_dests *dests)
{
    place_measures(flow, dests->measures);
    place_actions(flow, dests->actions);
}
