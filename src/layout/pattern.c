/* pattern.c: black and white fills that look different on any printer and photocopier. */
#include "layout/pattern.h"

#define OUTLINE 750

/* The bars of a pattern: black, `ink` wide in each `step`, across and down. 0: none in that
 * direction. */
static const struct weave {
    int32_t across, down, ink;
    bool dots; /* black only where both cross */
} weaves[] = {
    {0, 0, 0, false},       /* empty */
    {4000, 0, 800, false},  /* vertical lines */
    {1, 0, 1, false},       /* solid */
    {4000, 4000, 1400, true},
    {0, 3000, 800, false},  /* horizontal lines */
    {4000, 4000, 600, false},
};
enum { N_WEAVES = sizeof weaves / sizeof *weaves };

int bp_pattern_of(int n)
{
    return 1 + n % N_WEAVES;
}

void bp_rect_emit(struct bp_setter *set, struct bp_box box, uint32_t rgb, uint32_t tag)
{
    struct bp_pages *pages = set->pages;
    int32_t mark = tag == BP_NO_TAG ? BP_ARTIFACT : bp_tag_mark(pages, tag);
    struct bp_op *op = bp_op_add(pages->page, pages, BP_OP_RECT, mark);
    op->x = box.x;
    op->y = box.y;
    op->w = box.w;
    op->h = box.h;
    op->rgb = rgb;
}

static int32_t least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static void emit_dots(struct bp_setter *set, const struct weave *weave, struct bp_box box,
                      uint32_t tag)
{
    for (int32_t y = weave->down / 2; y < box.h; y += weave->down)
        for (int32_t x = weave->across / 2; x < box.w; x += weave->across)
            bp_rect_emit(set,
                         (struct bp_box){box.x + x, box.y + y, least(weave->ink, box.w - x),
                                         least(weave->ink, box.h - y)},
                         0, tag);
}

static void emit_lines(struct bp_setter *set, const struct weave *weave, struct bp_box box,
                       uint32_t tag)
{
    for (int32_t x = weave->across / 2; weave->across && x < box.w; x += weave->across)
        bp_rect_emit(set, (struct bp_box){box.x + x, box.y, least(weave->ink, box.w - x), box.h},
                     0, tag);
    for (int32_t y = weave->down / 2; weave->down && y < box.h; y += weave->down)
        bp_rect_emit(set, (struct bp_box){box.x, box.y + y, box.w, least(weave->ink, box.h - y)},
                     0, tag);
}

void bp_pattern_emit(struct bp_setter *set, int pattern, struct bp_box box, uint32_t tag)
{
    const struct weave *weave = &weaves[(pattern - 1) % N_WEAVES];
    if (weave->ink == weave->across && weave->ink)
        bp_rect_emit(set, box, 0, tag);
    else if (weave->dots)
        emit_dots(set, weave, box, tag);
    else
        emit_lines(set, weave, box, tag);
    const struct bp_box edges[] = {{box.x, box.y, box.w, OUTLINE},
                                   {box.x, box.y + box.h - OUTLINE, box.w, OUTLINE},
                                   {box.x, box.y, OUTLINE, box.h},
                                   {box.x + box.w - OUTLINE, box.y, OUTLINE, box.h}};
    for (int i = 0; i < 4; i++)
        bp_rect_emit(set, edges[i], 0, tag);
}
