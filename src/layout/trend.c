/* trend.c: draws a series of figures. The scale goes from the lowest figure to the highest, because what
 * matters is how the line moves, and on which side of the target it is. */
#include "layout/trend.h"

#include "layout/pattern.h"

/* in parts of the height: tenths of a point beside text of 10 points */
#define PARTS 220
#define PEN 12
#define DOT 28      /* the side of a figure's dot … */
#define LAST_DOT 50 /* … and of the last one's */
#define DASH 30
#define TARGET_PEN 8

struct plot {
    struct bp_setter *set;
    const struct bp_trend *trend;
    struct bp_box box; /* of the middles of the dots */
    int64_t lowest, highest;
    int32_t unit; /* one part */
    uint32_t tag;
};

static void include(struct plot *plot, int64_t value)
{
    if (value == BP_UNKNOWN)
        return;
    if (value < plot->lowest)
        plot->lowest = value;
    if (value > plot->highest)
        plot->highest = value;
}

static int32_t x_of(const struct plot *plot, uint32_t i)
{
    uint32_t gaps = plot->trend->n > 1 ? plot->trend->n - 1 : 1;
    return plot->box.x + (int32_t)((int64_t)plot->box.w * i / gaps);
}

/* The figures have at most 18 digits; a box has fewer than 6. */
static int32_t y_of(const struct plot *plot, int64_t value)
{
    int64_t range = plot->highest - plot->lowest, above = plot->highest - value, h = plot->box.h;
    while (range > INT64_MAX / (h + 1)) {
        range /= 2;
        above /= 2;
    }
    return plot->box.y + (int32_t)(range ? h * above / range : h / 2);
}

static void put_dot(const struct plot *plot, int32_t x, int32_t y, int32_t parts)
{
    int32_t side = parts * plot->unit;
    bp_rect_emit(plot->set, (struct bp_box){x - side / 2, y - side / 2, side, side}, plot->set->theme->navy,
                 plot->tag);
}

static void put_line(const struct plot *plot, int32_t x, int32_t y, int32_t to_x, int32_t to_y)
{
    struct bp_pages *pages = plot->set->pages;
    int32_t mark = plot->tag == BP_NO_TAG ? BP_ARTIFACT : bp_tag_mark(pages, plot->tag);
    struct bp_op *op = bp_op_add(pages->page, pages, BP_OP_LINE, mark);
    op->x = x;
    op->y = y;
    op->w = to_x - x;
    op->h = to_y - y;
    op->rgb = plot->set->theme->navy;
    op->n = (uint32_t)(PEN * plot->unit);
}

static void put_target(const struct plot *plot)
{
    int32_t pen = TARGET_PEN * plot->unit, step = DASH * plot->unit;
    int32_t y = y_of(plot, plot->trend->target) - pen / 2, end = plot->box.x + plot->box.w;
    for (int32_t x = plot->box.x; x < end; x += 2 * step)
        bp_rect_emit(plot->set, (struct bp_box){x, y, end - x < step ? end - x : step, pen},
                     plot->set->theme->grey, plot->tag);
}

void bp_trend_emit(struct bp_setter *set, const struct bp_trend *trend, struct bp_box box, uint32_t tag)
{
    int32_t unit = box.h / PARTS, inset = LAST_DOT * unit / 2;
    struct plot plot = {.set = set, .trend = trend, .lowest = INT64_MAX, .highest = INT64_MIN,
                        .unit = unit,
                        .box = {box.x + inset, box.y + inset, box.w - 2 * inset, box.h - 2 * inset},
                        .tag = BP_NO_TAG};
    if (tag != BP_NO_TAG) {
        plot.tag = bp_figure_add(set->pages, tag, bp_pages_keep(set->pages, trend->words), box);
        set->pages->tags[plot.tag].english = set->foreign;
    }
    uint32_t last = 0;
    include(&plot, trend->target);
    for (uint32_t i = 0; i < trend->n; i++) {
        include(&plot, trend->values[i]);
        if (trend->values[i] != BP_UNKNOWN)
            last = i;
    }
    if (trend->target != BP_UNKNOWN)
        put_target(&plot);
    for (uint32_t i = 1; i < trend->n; i++)
        if (trend->values[i - 1] != BP_UNKNOWN && trend->values[i] != BP_UNKNOWN)
            put_line(&plot, x_of(&plot, i - 1), y_of(&plot, trend->values[i - 1]), x_of(&plot, i),
                     y_of(&plot, trend->values[i]));
    for (uint32_t i = 0; i < trend->n; i++)
        if (trend->values[i] != BP_UNKNOWN)
            put_dot(&plot, x_of(&plot, i), y_of(&plot, trend->values[i]), i == last ? LAST_DOT : DOT);
}
