/* trend.c: draws a series of figures. */
#include "layout/trend.h"

#include "layout/pattern.h"
#include "report/scale.h"

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
    struct bp_scale scale;
    int32_t unit; /* one part */
    uint32_t tag;
};

static int32_t x_of(const struct plot *plot, uint32_t i)
{
    return plot->box.x + bp_scale_across(plot->trend, i, plot->box.w);
}

static int32_t y_of(const struct plot *plot, int64_t value)
{
    return plot->box.y + bp_scale_down(&plot->scale, value, plot->box.h);
}

static void put_dot(const struct plot *plot, int32_t x, int32_t y, int32_t parts)
{
    int32_t side = parts * plot->unit;
    bp_rect_emit(plot->set, (struct bp_box){x - side / 2, y - side / 2, side, side},
                 plot->set->theme->ink.heading, plot->tag);
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
    op->rgb = plot->set->theme->ink.heading;
    op->n = (uint32_t)(PEN * plot->unit);
}

static void put_target(const struct plot *plot)
{
    int32_t pen = TARGET_PEN * plot->unit, step = DASH * plot->unit;
    int32_t y = y_of(plot, plot->trend->target) - pen / 2, end = plot->box.x + plot->box.w;
    for (int32_t x = plot->box.x; x < end; x += 2 * step)
        bp_rect_emit(plot->set, (struct bp_box){x, y, end - x < step ? end - x : step, pen},
                     plot->set->theme->ink.quiet, plot->tag);
}

void bp_trend_emit(struct bp_setter *set, const struct bp_trend *trend, struct bp_box box, uint32_t tag)
{
    int32_t unit = box.h / PARTS, inset = LAST_DOT * unit / 2;
    struct plot plot = {.set = set, .trend = trend, .scale = bp_scale_of(trend),
                        .unit = unit,
                        .box = {box.x + inset, box.y + inset, box.w - 2 * inset, box.h - 2 * inset},
                        .tag = BP_NO_TAG};
    if (tag != BP_NO_TAG) {
        plot.tag = bp_figure_add(set->pages, tag, bp_pages_keep(set->pages, trend->words), box);
        set->pages->tags[plot.tag].english = set->foreign;
    }
    if (trend->target != BP_UNKNOWN)
        put_target(&plot);
    for (uint32_t i = 1; i < trend->n; i++)
        if (trend->values[i - 1] != BP_UNKNOWN && trend->values[i] != BP_UNKNOWN)
            put_line(&plot, x_of(&plot, i - 1), y_of(&plot, trend->values[i - 1]), x_of(&plot, i),
                     y_of(&plot, trend->values[i]));
    for (uint32_t i = 0; i < trend->n; i++)
        if (trend->values[i] != BP_UNKNOWN)
            put_dot(&plot, x_of(&plot, i), y_of(&plot, trend->values[i]),
                    i == plot.scale.last ? LAST_DOT : DOT);
}
