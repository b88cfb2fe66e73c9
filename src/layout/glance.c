/* glance.c: the totals by status: a table with numbers and shares, and a bar for each of its columns of
 * numbers. Measures and actions share one table: of two side by side, readers that go by lines mix the
 * numbers. */
#include <string.h>

#include "base/text.h"
#include "layout/parts.h"
#include "model/extract.h"
#include "layout/pattern.h"

#define BAR_GAP 1000  /* a white gap between segments, so that neighbours look different */
#define BAR_PAD 4000  /* space around the number in a segment */
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
    const struct bp_inline *note; /* below the table: which actions are counted; NULL: nothing to say */
    const struct glance *other; /* whose totals are in the same table; NULL: none */
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

/* The label, as in the tables, with what it means; or the legend alone if that has the label in it. */
static const char *status_words(const struct bp_flow *flow, struct bp_arena *work,
                                const struct bp_status *status)
{
    const char *label = bp_text_fold(work, status->label), *legend = bp_text_fold(work, status->legend);
    if (!label || !legend || !*legend)
        return status->label;
    if (strstr(legend, label))
        return status->legend;
    return bp_fill(work, bp_own(flow, BP_WORD_NAMED), status->label, status->legend, NULL);
}

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct glance *g = user;
    *out = (struct bp_row_text){.dest = BP_NO_DEST, .reminder_status = -1};
    if ((int)i == g->n_shown) {
        out->bold = true;
        text_cell(work, &out->cells[0], bp_own(g->flow, BP_WORD_TOTAL));
    }
    int status = out->bold ? -1 : g->shown[i];
    count_cells(g, work, &g->counts, g->shares, status, &out->cells[1]);
    if (g->beside)
        count_cells(g, work, &g->all, g->all_shares, status, &out->cells[3]);
    else if (g->other)
        count_cells(g->other, work, &g->other->counts, g->other->shares, status, &out->cells[3]);
    if (out->bold)
        return;
    const struct bp_status *is = &g->flow->plan->scheme.items[status];
    text_cell(work, &out->cells[0], status_words(g->flow, work, is));
    struct bp_part *part = bp_arena_alloc(work, sizeof *part);
    *part = *out->cells[0].parts;
    part->kind = BP_PART_SWATCH;
    part->status = is;
    out->cells[0].parts = part;
}

static void prepare(struct glance *g, struct bp_flow *flow, const struct bp_inline *title)
{
    g->flow = flow;
    g->title = title;
    g->beside = flow->extract && flow->extract->chosen;
    bp_count_shares(flow->plan, &g->counts, g->shares);
    bp_count_shares(flow->plan, &g->all, g->all_shares);
    for (int i = 0; i < flow->plan->scheme.n; i++)
        if (bp_status_shown(flow->plan, &g->all, i))
            g->shown[g->n_shown++] = i;
    g->table = (struct bp_table){
        .columns = {{bp_own_inline(flow, BP_WORD_STATUS), 0, 0, false, true},
                    {bp_own_inline(flow, g->beside ? BP_WORD_EXTRACT : BP_WORD_NUMBER), 0, 0, true, false},
                    {bp_own_inline(flow, BP_WORD_SHARE), 0, 0, true, false},
                    {bp_own_inline(flow, BP_WORD_PLAN), 0, 0, true, false},
                    {bp_own_inline(flow, BP_WORD_PLAN_SHARE), 0, 0, true, false}},
        .n_columns = g->beside ? 5 : 3, .look = BP_LOOK_LIGHT, .caption = title, .caption_bold = true,
        .n_rows = (uint32_t)g->n_shown + 1, .row = row_of, .user = g};
}

/* Puts the totals of `other` beside those of `g`, with all statuses that either shows. */
static void join(struct glance *g, struct glance *other)
{
    const struct bp_plan *plan = g->flow->plan;
    g->n_shown = 0;
    for (int i = 0; i < plan->scheme.n; i++)
        if (bp_status_shown(plan, &g->all, i) || bp_status_shown(plan, &other->all, i))
            g->shown[g->n_shown++] = i;
    memcpy(other->shown, g->shown, sizeof g->shown);
    other->n_shown = g->n_shown;
    g->other = other;
    g->table.columns[1].head = g->title;
    g->table.columns[3].head = other->title;
    /* which share, for those who hear a column's name alone */
    g->table.columns[2].head = bp_own_inline(g->flow, BP_WORD_SHARE_OF_MEASURES);
    g->table.columns[4].head = bp_own_inline(g->flow, BP_WORD_SHARE_OF_ACTIONS);
    g->table.n_columns = 5;
    g->table.n_rows = (uint32_t)g->n_shown + 1;
    g->table.caption = NULL; /* the heads of the columns say it */
}

/* A column of numbers is as wide as its head's longest word: the head may be a heading of the plan's own. */
static int32_t head_width(const struct glance *g, int c)
{
    const struct bp_theme *theme = &g->flow->theme;
    int32_t natural, widest;
    bp_text_measure(&g->flow->set, g->table.columns[c].head,
                    bp_type_of(theme->small, 0, true), &natural, &widest);
    return widest + 2 * theme->pad_side + 100;
}

/* The names of the statuses keep a third, even if words of the heads are cut for it. */
static void set_widths(struct glance *g, int32_t width)
{
    int columns = g->table.n_columns;
    int32_t number = width * (columns > 3 ? 15 : 16) / 100, spare = width * 2 / 3 - (columns - 1) * number;
    g->table.x = g->flow->left;
    g->table.widths[0] = width;
    for (int c = 1; c < columns; c++) {
        int32_t more = head_width(g, c) - number;
        more = more < 0 ? 0 : more < spare ? more : spare;
        spare -= more;
        g->table.widths[c] = number + more;
        g->table.widths[0] -= g->table.widths[c];
    }
}

/* ---- the bar ---- */

static struct bp_para *number_of(struct glance *g, int status)
{
    struct bp_flow *flow = g->flow;
    struct bp_type type = bp_type_of(flow->theme.text, flow->plan->scheme.items[status].text, true);
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
    const char *parts = "";
    for (int i = 0; i < g->n_shown; i++) {
        const char *part = bp_fill(arena, bp_own(g->flow, BP_WORD_BAR_PART),
                                   g->flow->plan->scheme.items[g->shown[i]].label,
                                   bp_say(arena, "%u", (unsigned)g->counts.of[g->shown[i]]), NULL);
        parts = i ? bp_fill(arena, bp_own(g->flow, BP_WORD_LIST), parts, part, NULL) : part;
    }
    return bp_fill(arena, bp_own(g->flow, BP_WORD_BAR), bp_inline_plain(arena, g->title), parts, NULL);
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

/* `label`, if there is one, says what the bar is of, in the first `label_width` of `width`. */
static void place_bar(struct glance *g, struct bp_para *label, int32_t label_width, int32_t width)
{
    struct bp_flow *flow = g->flow;
    struct bp_pages *pages = flow->set.pages;
    int32_t x = flow->left, widths[BP_MAX_STATUSES + 1] = {0};
    if (!g->counts.all || !share_bar(g, width - label_width, widths))
        return;
    uint32_t tag = bp_figure_add(pages, flow->tag, bar_words(g),
                                 (struct bp_box){x, flow->y, width, bar_height(flow)});
    pages->tags[tag].english = flow->set.foreign;
    if (label) {
        label->tag = tag;
        bp_para_emit(&flow->set, label, 0, 1, x, flow->y + (bar_height(flow) - label->type.leading) / 2,
                     label_width, false);
    }
    x += label_width;
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

/* ---- a table and its bars ---- */

static void place_rule(struct bp_flow *flow, int32_t width)
{
    bp_rect_emit(&flow->set, (struct bp_box){flow->left, flow->y, width, BLOCK_RULE}, flow->theme.navy,
                 BP_NO_TAG);
    flow->y += BLOCK_RULE + flow->theme.text * 6 / 10;
}

/* What stands beside a bar: the title on one line, or if that is too long, the word `instead`. */
static struct bp_para *label_of(const struct glance *g, const char *instead, int32_t width)
{
    struct bp_flow *flow = g->flow;
    struct bp_type type = bp_type_of(flow->theme.text, flow->theme.ink, true);
    struct bp_para *label = bp_para_compose(&flow->set, g->title, type, (struct bp_target){0, NULL});
    bp_para_fit(&flow->set, label, width);
    if (label->n_lines > 1) {
        label = bp_para_plain(&flow->set, instead, type);
        bp_para_fit(&flow->set, label, INT32_MAX);
    }
    return label;
}

static int32_t bar_step(const struct bp_flow *flow)
{
    return bar_height(flow) + flow->theme.text * 6 / 10;
}

static struct bp_type note_type(const struct bp_flow *flow)
{
    int32_t size = flow->theme.small;
    return bp_type_of(size, flow->theme.grey, false);
}

static int32_t note_gap(const struct bp_flow *flow)
{
    return flow->theme.small * 6 / 10;
}

/* How much of a table and its bars is kept together: all, if a page has room for that; without the bars, if
 * only then it fits on this page; its beginning, if this page would else be left with little on it, such as a
 * long title. */
static int32_t height_kept(struct glance *g)
{
    struct bp_flow *flow = g->flow;
    int64_t table = bp_table_height(flow, &g->table) + flow->theme.text * 6 / 10 + BLOCK_RULE;
    const struct bp_part note = {.kind = BP_PART_TEXT, .text = g->note};
    if (g->note)
        table += note_gap(flow) + bp_flow_height(flow, &note, 1, note_type(flow));
    int64_t whole = table + (int64_t)bar_step(flow) * (g->other ? 2 : 1);
    int64_t room = bp_flow_room(flow) - (int64_t)3 * flow->theme.heading; /* of the heading that waits */
    if (whole > room && table <= room)
        return (int32_t)table;
    bool whole_elsewhere = whole <= room || bp_flow_uses(flow, 2);
    return whole_elsewhere && whole <= flow->bottom - flow->top ? (int32_t)whole : flow->theme.body * 6;
}

static void place_block(struct glance *g, struct glance *other, int32_t width)
{
    struct bp_flow *flow = g->flow;
    bp_flow_begin(flow, height_kept(g));
    place_rule(flow, width);
    bp_table_place(flow, &g->table);
    if (g->note) {
        bp_flow_gap(flow, note_gap(flow));
        bp_flow_text(flow, g->note, note_type(flow));
    }
    int32_t beside = other ? g->table.widths[0] * 6 / 10 : 0;
    struct bp_para *labels[2] = {NULL, NULL};
    if (other) {
        labels[0] = label_of(g, bp_own(flow, BP_WORD_MEASURES), beside - BAR_PAD);
        labels[1] = label_of(other, bp_own(flow, BP_WORD_ACTIONS), beside - BAR_PAD);
    }
    for (int i = 0; i < (other ? 2 : 1); i++) {
        if (!(i ? other : g)->counts.all)
            continue;
        bp_flow_begin(flow, bar_step(flow));
        bp_flow_gap(flow, flow->theme.text * 6 / 10);
        place_bar(i ? other : g, labels[i], beside, width);
        flow->y += bar_height(flow);
    }
}

/* Counts the measures and the actions, if there are any. Returns how many of the two there are. */
static int count(struct bp_flow *flow, struct glance blocks[2])
{
    const struct bp_plan *plan = flow->plan;
    int n = 0;
    const struct bp_plan *all = flow->extract ? flow->extract->all.plan : plan;
    if (all->n_measures) {
        bp_count_rows(plan, plan->measures, plan->n_measures, &blocks[n].counts);
        bp_count_rows(all, all->measures, all->n_measures, &blocks[n].all);
        prepare(&blocks[n++], flow, plan->measures_heading.n ? &plan->measures_heading
                                              : bp_own_inline(flow, BP_WORD_SUCCESS_MEASURES));
    }
    if (all->n_priorities) {
        for (uint32_t i = 0; i < plan->n_priorities; i++)
            bp_count_rows(plan, plan->priorities[i].rows, plan->priorities[i].n_rows,
                          &blocks[n].counts);
        for (uint32_t i = 0; i < all->n_priorities; i++)
            bp_count_rows(all, all->priorities[i].rows, all->priorities[i].n_rows, &blocks[n].all);
        prepare(&blocks[n++], flow, plan->actions_heading.n ? &plan->actions_heading
                                              : bp_own_inline(flow, BP_WORD_ACTIONS));
    }
    return n;
}

/* Which actions the totals count, where some are below others; or NULL. */
static const struct bp_inline *note_of(const struct bp_flow *flow)
{
    static const enum bp_word words[] = {[BP_COUNT_ALL] = BP_WORD_COUNTS_ALL,
                                         [BP_COUNT_FIRST] = BP_WORD_COUNTS_FIRST,
                                         [BP_COUNT_LOWEST] = BP_WORD_COUNTS_LOWEST};
    const struct bp_plan *plan = flow->plan;
    return bp_plan_has_levels(plan) ? bp_own_inline(flow, words[plan->count]) : NULL;
}

void bp_glance_place(struct bp_flow *flow)
{
    struct glance blocks[2];
    memset(blocks, 0, sizeof blocks);
    int n = count(flow, blocks);
    if (!n)
        return;
    bp_flow_heading(flow, 2, bp_own_inline(flow, BP_WORD_AT_A_GLANCE));
    bool joined = n == 2 && !blocks[0].beside;
    if (joined)
        join(&blocks[0], &blocks[1]);
    for (int i = 0; i < (joined ? 1 : n); i++) {
        bool half = !joined && !blocks[i].beside && flow->theme.text <= WIDEST_TEXT;
        set_widths(&blocks[i], half ? flow->width / 2 : flow->width);
        if (i)
            bp_flow_gap(flow, flow->theme.body);
        if (joined || i == n - 1)
            blocks[i].note = note_of(flow);
        place_block(&blocks[i], joined ? &blocks[1] : NULL, half ? flow->width / 2 : flow->width);
    }
}
