/* writer.c: what is told becomes pages: each function of the writer hands it to the file that sets it. */
#include "layout/writer.h"

#include "layout/bars.h"
#include "layout/blocks.h"
#include "layout/ending.h"
#include "layout/form.h"
#include "layout/masthead.h"
#include "layout/pattern.h"

/* Nothing more can come that waiting words could stay with. */
static struct bp_flow *flow_of(void *to)
{
    struct bp_page_writer *writer = to;
    bp_waiting_place(&writer->flow, &writer->waiting, NULL);
    return &writer->flow;
}

static void begin(void *to)
{
    bp_frame_begin(flow_of(to));
}

/* The plan with statuses in black and white. The head of a pack has none. */
static const struct bp_plan *in_black_and_white(const struct bp_plan *plan, struct bp_arena *arena)
{
    if (!plan->scheme.items)
        return plan;
    struct bp_plan *copy = bp_arena_alloc(arena, sizeof *copy);
    *copy = *plan;
    copy->scheme.items = bp_arena_array(arena, (size_t)plan->scheme.n + 1, sizeof *copy->scheme.items);
    copy->scheme.items[plan->scheme.n] = plan->scheme.items[plan->scheme.n];
    for (int i = 0; i < plan->scheme.n; i++) {
        struct bp_status *status = &copy->scheme.items[i];
        *status = plan->scheme.items[i];
        status->fill = BP_WHITE;
        status->text = 0x000000;
        status->pattern = bp_pattern_of(i);
    }
    return copy;
}

static const struct bp_plan *turn(void *to, const struct bp_plan *plan)
{
    struct bp_flow *flow = flow_of(to);
    flow->set.source = plan->source;
    flow->set.house = bp_house_for(plan->lang);
    flow->set.foreign = !bp_house_of(plan->lang);
    bp_shaper_speak(&flow->set.shaper, plan->lang);
    return flow->theme.mono ? in_black_and_white(plan, flow->set.arena) : plan;
}

/* An anchor is the index of a destination. */
static uint32_t anchors(void *to, uint32_t n)
{
    struct bp_pages *pages = flow_of(to)->set.pages;
    uint32_t first = (uint32_t)pages->n_dests;
    for (uint32_t i = 0; i < n; i++)
        bp_dest_add(pages);
    return first;
}

static void front(void *to, const struct bp_front *front)
{
    bp_front_place(flow_of(to), front);
}

static void cover(void *to, const struct bp_cover *cover)
{
    bp_cover_place(flow_of(to), cover);
}

static void heading(void *to, int level, const struct bp_inline *text)
{
    struct bp_page_writer *writer = to;
    if (writer->waiting.n)
        writer->waiting.items[writer->waiting.n++] = (struct bp_said){.level = level, .heading = text};
    else
        bp_flow_heading(&writer->flow, level, text);
}

static void text(void *to, enum bp_voice voice, const struct bp_inline *text)
{
    struct bp_flow *flow = flow_of(to);
    const struct bp_theme *theme = &flow->theme;
    const int32_t above[BP_VOICES] = {[BP_VOICE_OPENING] = theme->body, [BP_VOICE_BELOW] = theme->text};
    const int32_t below[BP_VOICES] = {
        [BP_VOICE_INTRO] = theme->body * 6 / 10, [BP_VOICE_WHY] = theme->text * 6 / 10};
    if (voice == BP_VOICE_BELOW || voice == BP_VOICE_WHY)
        bp_flow_begin(flow, 0);
    if (above[voice])
        bp_flow_gap(flow, above[voice]);
    bp_flow_text(flow, text, bp_type_of(theme->body, theme->ink.text, false));
    if (below[voice])
        bp_flow_gap(flow, below[voice]);
}

/* The list at the end of a chase sheet stays whole if a page has room for it. */
static void place_list(struct bp_flow *flow, const struct bp_part *part)
{
    const struct bp_type type = bp_type_of(flow->theme.text, flow->theme.ink.text, false);
    int32_t height = bp_flow_height(flow, part, 1, type);
    if (bp_flow_waiting(flow) + height <= flow->bottom - flow->top)
        bp_flow_begin(flow, height);
    bp_flow_parts(flow, part, 1, type);
}

static void blocks(void *to, enum bp_voice voice, const struct bp_block *blocks)
{
    struct bp_page_writer *writer = to;
    if (voice == BP_VOICE_WORDS) {
        writer->waiting.items[writer->waiting.n++] = (struct bp_said){.words = blocks};
        return;
    }
    struct bp_flow *flow = flow_of(to);
    const struct bp_part part = {.kind = BP_PART_BLOCKS, .blocks = blocks};
    if (voice == BP_VOICE_NONE)
        bp_words_place(flow, blocks);
    else if (voice == BP_VOICE_LIST)
        place_list(flow, &part);
    else
        bp_flow_parts(flow, &part, 1, bp_type_of(flow->theme.body, flow->theme.ink.text, false));
}

/* ---- tables ---- */

static bool fits(void *to, const struct bp_table *table)
{
    const struct bp_page_writer *writer = to;
    const struct bp_set_table set = bp_table_set(&writer->flow, table);
    return bp_table_fits(&writer->flow, &set);
}

static int32_t width_of(const struct bp_flow *flow, const struct bp_table *table)
{
    const int32_t matrix = bp_theme_scale(&flow->theme, 130000 + 88000 * (table->n_columns - 1));
    switch (table->kind) {
    case BP_TABLE_MOVES: return bp_flow_two_thirds(flow);
    case BP_TABLE_MATRIX: return matrix < flow->width ? matrix : flow->width;
    default: return flow->width;
    }
}

static struct bp_set_table measure(struct bp_flow *flow, const struct bp_table *table)
{
    struct bp_set_table set = bp_table_set(flow, table);
    set.as_blocks = table->named && !bp_table_fits(flow, &set);
    if (!set.as_blocks)
        bp_table_widths(flow, &set, width_of(flow, table));
    return set;
}

static void alike(void *to, const struct bp_table *table)
{
    struct bp_page_writer *writer = to;
    writer->alike = measure(&writer->flow, table);
    writer->alike_kind = (int)table->kind;
}

/* The sentence and the table, together on one page if it has room. */
static void place_intro(struct bp_flow *flow, const struct bp_set_table *set)
{
    const struct bp_type type = bp_type_of(flow->theme.body, flow->theme.ink.text, false);
    int64_t height = bp_table_height(flow, set) + 4 * (int64_t)type.leading;
    if (height < flow->bottom - flow->top - 2 * BP_LEADING(flow->theme.heading))
        bp_flow_begin(flow, (int32_t)height);
    bp_flow_text(flow, set->table->intro, type);
    bp_flow_gap(flow, type.size * 6 / 10);
}

/* Widths are found once: for tables that are alike, and for a pack's contents, which are set twice. */
static struct bp_set_table *set_of(struct bp_page_writer *writer, const struct bp_table *table,
                                   struct bp_set_table *own)
{
    struct bp_set_table *set = own;
    if ((int)table->kind == writer->alike_kind)
        set = &writer->alike;
    else if (table->kind == BP_TABLE_CONTENTS)
        set = &writer->contents;
    if (set == own || !set->table)
        *set = measure(&writer->flow, table);
    if (set == &writer->contents)
        set->stamps = (struct bp_table_stamps){0};
    set->table = table;
    return set;
}

static void table(void *to, const struct bp_table *table)
{
    struct bp_page_writer *writer = to;
    struct bp_set_table own, *set = set_of(writer, table, &own);
    bp_waiting_place(&writer->flow, &writer->waiting, set);
    if (table->intro)
        place_intro(&writer->flow, set);
    if (set->as_blocks)
        bp_blocks_place(&writer->flow, set, table->level + 1);
    else
        bp_table_place(&writer->flow, set);
}

static void totals(void *to, const struct bp_totals *totals)
{
    bp_totals_place(flow_of(to), totals);
}

/* ---- the rest ---- */

static void chapter(void *to)
{
    bp_flow_chapter(flow_of(to));
}

static void page(void *to)
{
    bp_flow_page(flow_of(to));
}

static void back(void *to, const struct bp_back *parts, uint32_t n)
{
    bp_back_place(flow_of(to), parts, n);
}

static void signature(void *to)
{
    bp_signature_place(flow_of(to));
}

static void form(void *to, const struct bp_entry_form *form)
{
    bp_form_place(flow_of(to), form);
}

const struct bp_writer bp_pages_writer = {.begin = begin,
                                          .turn = turn,
                                          .anchors = anchors,
                                          .front = front,
                                          .heading = heading,
                                          .text = text,
                                          .blocks = blocks,
                                          .fits = fits,
                                          .alike = alike,
                                          .table = table,
                                          .totals = totals,
                                          .chapter = chapter,
                                          .page = page,
                                          .back = back,
                                          .signature = signature,
                                          .form = form,
                                          .cover = cover};
