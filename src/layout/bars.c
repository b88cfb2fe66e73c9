/* bars.c: sets the totals at a glance. */
#include "layout/bars.h"

#include "layout/pattern.h"
#include "layout/table.h"

#define BAR_GAP 1000 /* a white gap between segments, so that neighbours look different */
#define BAR_PAD 4000 /* space around the number in a segment */
#define BLOCK_RULE 2500

static int32_t bar_height(const struct bp_flow *flow)
{
    return flow->theme.text * 18 / 10;
}

/* ---- the table ---- */

/* A column of numbers is as wide as its head's longest word: the head may be a heading of the plan's own. */
static int32_t head_width(struct bp_flow *flow, const struct bp_table *table, int c)
{
    int32_t natural, widest;
    bp_text_measure(&flow->set, table->columns[c].head, bp_type_of(flow->theme.small, 0, true), &natural,
                    &widest);
    return widest + 2 * flow->theme.pad_side + 100;
}

/* The names of the statuses keep a third, even if words of the heads are cut for it. */
static void set_widths(struct bp_flow *flow, struct bp_set_table *set, int32_t width)
{
    int columns = set->table->n_columns;
    int32_t number = width * (columns > 3 ? 15 : 16) / 100, spare = width * 2 / 3 - (columns - 1) * number;
    set->widths[0] = width;
    for (int c = 1; c < columns; c++) {
        int32_t more = head_width(flow, set->table, c) - number;
        more = more < 0 ? 0 : more < spare ? more : spare;
        spare -= more;
        set->widths[c] = number + more;
        set->widths[0] -= set->widths[c];
    }
}

/* ---- the bar ---- */

static struct bp_para *number_of(struct bp_flow *flow, const struct bp_bar *bar, int i)
{
    struct bp_type type = bp_type_of(flow->theme.text, bar->items[i]->text, true);
    struct bp_para *para =
        bp_para_plain(&flow->set, bp_say(flow->set.arena, "%u", (unsigned)bar->counts[i]), type);
    bp_para_fit(&flow->set, para, INT32_MAX);
    return para;
}

/* Makes widths in proportion to the counts, but wide enough for the numbers. Returns false if there
 * are too many segments to fit. */
static bool share_bar(struct bp_flow *flow, const struct bp_bar *bar, int32_t width, int32_t *widths)
{
    int64_t rest = width, rows = bar->all;
    bool fixed[BP_MAX_STATUSES + 1] = {false};
    for (bool again = true; again;) {
        again = false;
        for (int i = 0; i < bar->n; i++) {
            int64_t of = bar->counts[i];
            if (!of || fixed[i])
                continue;
            int32_t least = number_of(flow, bar, i)->lines[0].width + 2 * BAR_PAD + BAR_GAP;
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

static void place_frame(struct bp_flow *flow, struct bp_box box, uint32_t rgb, uint32_t tag)
{
    struct bp_pages *pages = flow->set.pages;
    struct bp_op *op = bp_op_add(pages->page, pages, BP_OP_FRAME, bp_tag_mark(pages, tag));
    op->x = box.x;
    op->y = box.y;
    op->w = box.w;
    op->h = box.h;
    op->rgb = rgb;
}

static void place_segment(struct bp_flow *flow, const struct bp_bar *bar, int i, struct bp_box box,
                          uint32_t tag)
{
    const struct bp_status *status = bar->items[i];
    if (status->pattern)
        bp_pattern_emit(&flow->set, status->pattern, box, tag);
    else if (status->fill != BP_WHITE)
        bp_rect_emit(&flow->set, box, status->fill, tag);
    if (!status->pattern && status->symbol == BP_SYMBOL_MISSING)
        place_frame(flow, box, status->text, tag);
    struct bp_para *number = number_of(flow, bar, i);
    number->tag = tag;
    if (status->pattern) /* a white plate, so that the number can be read on any pattern */
        bp_rect_emit(&flow->set,
                     (struct bp_box){box.x + BAR_PAD - 1500, box.y + box.h / 8, number->lines[0].width + 3000,
                                     box.h * 3 / 4},
                     BP_WHITE, tag);
    bp_para_emit(&flow->set, number, 0, 1, box.x + BAR_PAD, box.y + (box.h - number->type.leading) / 2, 0,
                 false);
}

/* `label`, if there is one, says what the bar is of, in the first `label_width` of `width`. */
static void place_bar(struct bp_flow *flow, const struct bp_bar *bar, struct bp_para *label,
                      int32_t label_width, int32_t width)
{
    struct bp_pages *pages = flow->set.pages;
    int32_t x = flow->left, height = bar_height(flow), widths[BP_MAX_STATUSES + 1] = {0};
    if (!share_bar(flow, bar, width - label_width, widths))
        return;
    uint32_t tag = bp_figure_add(pages, flow->tag, bar->words, (struct bp_box){x, flow->y, width, height});
    pages->tags[tag].english = flow->set.foreign;
    if (label) {
        label->tag = tag;
        bp_para_emit(&flow->set, label, 0, 1, x, flow->y + (height - label->type.leading) / 2, label_width,
                     false);
    }
    x += label_width;
    for (int i = 0; i < bar->n; x += widths[i++])
        if (widths[i])
            place_segment(flow, bar, i, (struct bp_box){x, flow->y, widths[i] - BAR_GAP, height}, tag);
}

/* What stands beside a bar: the title on one line, or if that is too long, one word. NULL: nothing. */
static struct bp_para *label_of(struct bp_flow *flow, const struct bp_bar *bar, int32_t width)
{
    if (!bar->label)
        return NULL;
    struct bp_type type = bp_type_of(flow->theme.text, flow->theme.ink.text, true);
    struct bp_para *label = bp_para_compose(&flow->set, bar->label, type, (struct bp_target){0, NULL});
    bp_para_fit(&flow->set, label, width);
    if (label->n_lines > 1) {
        label = bp_para_plain(&flow->set, bar->brief, type);
        bp_para_fit(&flow->set, label, INT32_MAX);
    }
    return label;
}

/* ---- a table and its bars ---- */

static void place_rule(struct bp_flow *flow, int32_t width)
{
    bp_rect_emit(&flow->set, (struct bp_box){flow->left, flow->y, width, BLOCK_RULE}, flow->theme.ink.heading,
                 BP_NO_TAG);
    flow->y += BLOCK_RULE + flow->theme.text * 6 / 10;
}

static int32_t bar_step(const struct bp_flow *flow)
{
    return bar_height(flow) + flow->theme.text * 6 / 10;
}

static struct bp_type note_type(const struct bp_flow *flow)
{
    return bp_type_of(flow->theme.small, flow->theme.ink.quiet, false);
}

static int32_t note_gap(const struct bp_flow *flow)
{
    return flow->theme.small * 6 / 10;
}

/* How much of a table and its bars is kept together: all, if a page has room for that; without the bars, if
 * only then it fits on this page; its beginning, if this page would else be left with little on it, such as a
 * long title. */
static int32_t height_kept(struct bp_flow *flow, const struct bp_totals *totals,
                           const struct bp_set_table *set)
{
    int64_t table = bp_table_height(flow, set) + flow->theme.text * 6 / 10 + BLOCK_RULE;
    const struct bp_part note = {.kind = BP_PART_TEXT, .text = totals->note};
    if (totals->note)
        table += note_gap(flow) + bp_flow_height(flow, &note, 1, note_type(flow));
    int64_t whole = table + (int64_t)bar_step(flow) * totals->n_bars;
    int64_t room = bp_flow_room(flow) - (int64_t)3 * flow->theme.heading; /* of the heading that waits */
    if (whole > room && table <= room)
        return (int32_t)table;
    bool whole_elsewhere = whole <= room || bp_flow_uses(flow, 2);
    return whole_elsewhere && whole <= flow->bottom - flow->top ? (int32_t)whole : flow->theme.body * 6;
}

void bp_totals_place(struct bp_flow *flow, const struct bp_totals *totals)
{
    const int32_t width = totals->alone && bp_theme_has_halves(&flow->theme) ? flow->width / 2 : flow->width;
    struct bp_set_table set = bp_table_set(flow, totals->table);
    set_widths(flow, &set, width);
    if (totals->next)
        bp_flow_gap(flow, flow->theme.body);
    bp_flow_begin(flow, height_kept(flow, totals, &set));
    place_rule(flow, width);
    bp_table_place(flow, &set);
    if (totals->note) {
        bp_flow_gap(flow, note_gap(flow));
        bp_flow_text(flow, totals->note, note_type(flow));
    }
    int32_t beside = totals->n_bars > 1 ? set.widths[0] * 6 / 10 : 0;
    struct bp_para *labels[2];
    for (int i = 0; i < totals->n_bars; i++)
        labels[i] = label_of(flow, &totals->bars[i], beside - BAR_PAD);
    for (int i = 0; i < totals->n_bars; i++)
        if (labels[i] && labels[i]->lines[0].width + BAR_PAD > beside)
            beside = labels[i]->lines[0].width + BAR_PAD;
    for (int i = 0; i < totals->n_bars; i++) {
        if (!totals->bars[i].all)
            continue;
        bp_flow_begin(flow, bar_step(flow));
        bp_flow_gap(flow, flow->theme.text * 6 / 10);
        place_bar(flow, &totals->bars[i], labels[i], beside, width);
        flow->y += bar_height(flow);
    }
}
