/* glance.c: the summary tables, each with a bar: status, number, share. */
#include <string.h>

#include "layout/parts.h"
#include "model/extract.h"
#include "layout/pattern.h"

#define BAR_GAP 1000  /* a white gap between segments, so that neighbours look different */
#define BAR_PAD 4000  /* space around the number in a segment */
#define GUTTER 26000  /* between the two blocks */
#define BLOCK_RULE 2500
#define WIDEST_TEXT 13000 /* larger text needs the full width */

static int32_t bar_height(const struct bp_flow *flow)
{
    return flow->theme.text * 18 / 10;
}

struct glance {
    struct bp_flow *flow;
    const struct bp_inline *title;
    struct bp_counts counts;
    int shares[BP_MAX_STATUSES + 1];
    bool beside; /* the extract's table shows the plan's totals too */
    struct bp_counts all;
    int all_shares[BP_MAX_STATUSES + 1];
    int shown[BP_MAX_STATUSES + 1]; /* the status in each row of the table */
    int n_shown;
    struct bp_table table;
};

static void text_cell(struct bp_arena *work, struct bp_cell *cell, const char *text)
{
    struct bp_part *part = bp_arena_alloc(work, sizeof *part);
    *part = (struct bp_part){.kind = BP_PART_TEXT, .text = bp_say_inline(work, text)};
    *cell = (struct bp_cell){part, 1, NULL};
}

/* Fills in the number and the share of a status (-1: of all rows), from column c on. */
static void count_cells(const struct glance *g, struct bp_arena *work, const struct bp_counts *counts,
                        const int *shares, int status, struct bp_cell *cells)
{
    bool counted = status < 0 || g->flow->plan->scheme.items[status].counted;
    unsigned number = status < 0 ? counts->all : counts->of[status];
    text_cell(work, &cells[0], bp_say(work, "%u", number));
    text_cell(work, &cells[1],
              !counted || !counts->counted ? "\xE2\x80\x93"
              : status < 0                 ? "100%"
                                           : bp_share_words(work, counts, status, shares[status]));
}

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct glance *g = user;
    *out = (struct bp_row_text){.dest = BP_NO_DEST, .reminder_status = -1};
    if ((int)i == g->n_shown) {
        out->bold = true;
        text_cell(work, &out->cells[0], "Total");
    }
    int status = out->bold ? -1 : g->shown[i];
    count_cells(g, work, &g->counts, g->shares, status, &out->cells[1]);
    if (g->beside)
        count_cells(g, work, &g->all, g->all_shares, status, &out->cells[3]);
    if (out->bold)
        return;
    const struct bp_status *is = &g->flow->plan->scheme.items[status];
    text_cell(work, &out->cells[0], is->legend);
    struct bp_part *part = bp_arena_alloc(work, sizeof *part);
    *part = *out->cells[0].parts;
    part->kind = BP_PART_SWATCH;
    part->status = is;
    out->cells[0].parts = part;
}

static void prepare(struct glance *g, struct bp_flow *flow, const struct bp_inline *title)
{
    struct bp_arena *arena = flow->set.arena;
    g->flow = flow;
    g->title = title;
    g->beside = flow->extract && flow->extract->chosen;
    bp_count_shares(flow->plan, &g->counts, g->shares);
    bp_count_shares(flow->plan, &g->all, g->all_shares);
    for (int i = 0; i < flow->plan->scheme.n; i++)
        if (bp_status_shown(flow->plan, &g->all, i))
            g->shown[g->n_shown++] = i;
    g->table = (struct bp_table){
        .columns = {{bp_say_inline(arena, "Status"), 0, 0, false, true},
                    {bp_say_inline(arena, g->beside ? "Extract" : "Number"), 0, 0, true, false},
                    {bp_say_inline(arena, "Share"), 0, 0, true, false},
                    {bp_say_inline(arena, "Plan"), 0, 0, true, false},
                    {bp_say_inline(arena, "Plan\xE2\x80\x99s share"), 0, 0, true, false}},
        .n_columns = g->beside ? 5 : 3, .look = BP_LOOK_LIGHT, .caption = title, .caption_bold = true,
        .n_rows = (uint32_t)g->n_shown + 1, .row = row_of, .user = g};
}

static void set_widths(struct glance *g, int32_t x, int32_t width)
{
    g->table.x = x;
    int32_t number = width * (g->beside ? 13 : 16) / 100, last = g->beside ? width * 17 / 100 : 0;
    g->table.widths[1] = g->table.widths[2] = g->table.widths[3] = number;
    g->table.widths[4] = last;
    g->table.widths[0] = width - (g->beside ? 3 : 2) * number - last;
}

/* ---- the bar ---- */

static struct bp_para *number_of(struct glance *g, int status)
{
    struct bp_flow *flow = g->flow;
    struct bp_type type = {flow->theme.text, BP_LEADING(flow->theme.text),
                           flow->plan->scheme.items[status].text, true};
    struct bp_para *para = bp_para_plain(
        &flow->set, bp_say(flow->set.arena, "%u", (unsigned)g->counts.of[status]), type);
    bp_para_fit(&g->flow->set, para, INT32_MAX);
    return para;
}

/* Makes widths in proportion to the counts, but wide enough for the numbers. Returns false if there
 * are too many segments to fit. */
static bool share_bar(struct glance *g, int32_t width, int32_t *widths)
{
    int64_t rest = width, rows = g->counts.all;
    bool fixed[BP_MAX_STATUSES + 1] = {false};
    for (bool again = true; again;) {
        again = false;
        for (int i = 0; i < g->n_shown; i++) {
            int status = g->shown[i];
            int64_t of = g->counts.of[status];
            if (!of || fixed[i])
                continue;
            int32_t least = number_of(g, status)->lines[0].width + 2 * BAR_PAD + BAR_GAP;
            widths[i] = (int32_t)(rows ? rest * of / rows : 0);
            if (widths[i] < least) {
                widths[i] = least;
                fixed[i] = again = true;
                rest -= least;
                rows -= of;
            }
        }
    }
    return rest >= 0;
}

static const char *bar_words(struct glance *g)
{
    struct bp_arena *arena = g->flow->set.arena;
    const char *words = bp_say(arena, "Bar of %s by status:",
                               bp_inline_plain(arena, g->title));
    for (int i = 0; i < g->n_shown; i++) {
        const struct bp_status *status = &g->flow->plan->scheme.items[g->shown[i]];
        words = bp_say(arena, "%s%s %s %u", words, i ? "," : "", status->label,
                       (unsigned)g->counts.of[g->shown[i]]);
    }
    return bp_say(arena, "%s.", words);
}

static void place_frame(struct bp_flow *flow, struct bp_box box, uint32_t rgb, uint32_t tag)
{
    struct bp_pages *pages = flow->set.pages;
    struct bp_op *op =
        bp_op_add(pages->page, pages, BP_OP_FRAME, bp_tag_mark(pages, tag));
    op->x = box.x;
    op->y = box.y;
    op->w = box.w;
    op->h = box.h;
    op->rgb = rgb;
}

static void place_bar(struct glance *g, int32_t x, int32_t width)
{
    struct bp_flow *flow = g->flow;
    struct bp_pages *pages = flow->set.pages;
    int32_t widths[BP_MAX_STATUSES + 1] = {0};
    if (!g->counts.all || !share_bar(g, width, widths))
        return;
    uint32_t tag = bp_figure_add(pages, flow->tag, bar_words(g),
                                 (struct bp_box){x, flow->y, width, bar_height(flow)});
    pages->tags[tag].english = flow->set.foreign;
    for (int i = 0; i < g->n_shown; i++) {
        if (!widths[i])
            continue;
        const struct bp_status *status = &flow->plan->scheme.items[g->shown[i]];
        struct bp_box box = {x, flow->y, widths[i] - BAR_GAP, bar_height(flow)};
        if (status->pattern)
            bp_pattern_emit(&flow->set, status->pattern, box, tag);
        else if (status->fill != BP_WHITE)
            bp_rect_emit(&flow->set, box, status->fill, tag);
        if (!status->pattern && status->symbol == BP_SYMBOL_MISSING)
            place_frame(flow, box, status->text, tag);
        struct bp_para *number = number_of(g, g->shown[i]);
        number->tag = tag;
        if (status->pattern) /* a white plate, so that the number can be read on any pattern */
            bp_rect_emit(&flow->set,
                         (struct bp_box){x + BAR_PAD - 1500, flow->y + bar_height(flow) / 8,
                                         number->lines[0].width + 3000, bar_height(flow) * 3 / 4},
                         BP_WHITE, tag);
        bp_para_emit(&flow->set, number, 0, 1, x + BAR_PAD,
                     flow->y + (bar_height(flow) - number->type.leading) / 2, 0, false);
        x += widths[i];
    }
}

/* ---- the two blocks ---- */

static void place_rule(struct bp_flow *flow, int32_t x, int32_t width)
{
    bp_rect_emit(&flow->set, (struct bp_box){x, flow->y, width, BLOCK_RULE}, flow->theme.navy,
                 BP_NO_TAG);
    flow->y += BLOCK_RULE + flow->theme.text * 6 / 10;
}

static void place_block(struct glance *g, int32_t x, int32_t width)
{
    struct bp_flow *flow = g->flow;
    bp_flow_begin(flow, flow->theme.body * 6);
    place_rule(flow, x, width);
    bp_table_place(flow, &g->table);
    bp_flow_begin(flow, bar_height(flow) + flow->theme.text);
    bp_flow_gap(flow, flow->theme.text * 6 / 10);
    place_bar(g, x, width);
    flow->y += bar_height(flow);
}

static int64_t block_height(struct glance *g)
{
    struct bp_flow *flow = g->flow;
    return bp_table_height(flow, &g->table) + bar_height(flow) + (int64_t)2 * flow->theme.text + BLOCK_RULE;
}

/* Sets the blocks side by side if the page has room, else one below the other. */
static void place_blocks(struct bp_flow *flow, struct glance *blocks, int n)
{
    int32_t half = (flow->width - GUTTER) / 2;
    int64_t height = 0;
    for (int i = 0; i < n; i++) {
        set_widths(&blocks[i], flow->left + i * (half + GUTTER), half);
        int64_t needs = block_height(&blocks[i]);
        height = needs > height ? needs : height;
    }
    bool narrow = flow->theme.text > WIDEST_TEXT;
    if (!narrow && height + (int64_t)4 * flow->theme.heading <= flow->bottom - flow->top) {
        bp_flow_begin(flow, (int32_t)height);
        int32_t top = flow->y, lowest = top;
        for (int i = 0; i < n; i++) {
            flow->y = top;
            place_block(&blocks[i], blocks[i].table.x, half);
            lowest = flow->y > lowest ? flow->y : lowest;
        }
        flow->y = lowest;
        return;
    }
    for (int i = 0; i < n; i++) {
        set_widths(&blocks[i], flow->left, flow->width);
        int64_t needs = block_height(&blocks[i]);
        if (needs <= flow->bottom - flow->top) /* keep a table and its bar together if they fit
                                                  on one page */
            bp_flow_begin(flow, (int32_t)needs);
        place_block(&blocks[i], flow->left, flow->width);
        bp_flow_gap(flow, flow->theme.body);
    }
}

void bp_glance_place(struct bp_flow *flow)
{
    const struct bp_plan *plan = flow->plan;
    struct bp_arena *arena = flow->set.arena;
    struct glance blocks[2];
    int n = 0;
    memset(blocks, 0, sizeof blocks);
    const struct bp_plan *all = flow->extract ? flow->extract->all.plan : plan;
    if (all->n_measures) {
        bp_count_rows(plan, plan->measures, plan->n_measures, &blocks[n].counts);
        bp_count_rows(all, all->measures, all->n_measures, &blocks[n].all);
        prepare(&blocks[n++], flow, plan->measures_heading.n ? &plan->measures_heading
                                              : bp_say_inline(arena, "Success measures"));
    }
    if (all->n_priorities) {
        for (uint32_t i = 0; i < plan->n_priorities; i++)
            bp_count_rows(plan, plan->priorities[i].rows, plan->priorities[i].n_rows,
                          &blocks[n].counts);
        for (uint32_t i = 0; i < all->n_priorities; i++)
            bp_count_rows(all, all->priorities[i].rows, all->priorities[i].n_rows, &blocks[n].all);
        prepare(&blocks[n++], flow, plan->actions_heading.n ? &plan->actions_heading
                                              : bp_say_inline(arena, "Actions"));
    }
    if (!n)
        return;
    bp_flow_heading(flow, 2, bp_say_inline(arena, "At a glance"));
    place_blocks(flow, blocks, n);
}
