/* logo.c: the organisation's logo on the first page, as a Figure with alternative text. */
#include "layout/masthead.h"

/* The logo is scaled to fit a box of 16 mm by 60 mm. */
#define HEIGHT 45354
#define WIDTH 170079
#define GAP 14000 /* gap to the text on its left */

static const char *words_of(struct bp_flow *flow)
{
    struct bp_arena *arena = flow->set.arena;
    if (flow->set.pages->image_words)
        return flow->set.pages->image_words;
    const struct bp_inline *organisation = &flow->story.plan->organisation;
    if (!organisation->n)
        return bp_house_word(flow->set.house, BP_WORD_LOGO);
    return bp_fill(arena, bp_house_word(flow->set.house, BP_WORD_LOGO_OF),
                   bp_inline_name(arena, organisation), NULL);
}

int32_t bp_logo_place(struct bp_flow *flow)
{
    struct bp_pages *pages = flow->set.pages;
    const struct bp_image *image = pages->image;
    if (!image)
        return flow->y;
    int32_t height = HEIGHT;
    int64_t width = (int64_t)height * image->width / image->height;
    if (width > WIDTH) {
        height = (int32_t)((int64_t)WIDTH * image->height / image->width);
        width = WIDTH;
    }
    struct bp_box box = {flow->left + flow->width - (int32_t)width, flow->y, (int32_t)width, height};
    uint32_t tag = bp_figure_add(pages, flow->tag, words_of(flow), box);
    struct bp_op *op = bp_op_add(pages->page, pages, BP_OP_IMAGE, bp_tag_mark(pages, tag));
    op->x = box.x;
    op->y = box.y;
    op->w = box.w;
    op->h = box.h;
    flow->width -= box.w + GAP;
    return box.y + box.h + flow->theme.text * 8 / 10;
}
