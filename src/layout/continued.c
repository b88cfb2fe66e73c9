/* continued.c: "2.6 (continued)", at the top of a page. */
#include "layout/continued.h"

/* A name higher than this part of a page is not repeated. */
#define NAME_PARTS 3

struct bp_para *bp_continued(struct bp_flow *flow, const struct bp_inline *name, int32_t width)
{
    if (!name || !name->n)
        return NULL;
    struct bp_arena *work = &flow->set.work;
    const char *plain = bp_inline_plain(work, name);
    const char *words = bp_fill(work, bp_house_word(flow->set.house, BP_WORD_NAME_CONTINUED), plain, NULL);
    struct bp_type type = bp_type_of(flow->theme.text, flow->theme.ink.heading, true);
    struct bp_para *para =
        bp_para_compose(&flow->set, bp_say_inline(work, words), type, (struct bp_target){0, NULL});
    para->tag = BP_NO_TAG;
    para->mark = BP_ARTIFACT_HEADER;
    bp_para_fit(&flow->set, para, width);
    return para;
}

int32_t bp_continued_height(const struct bp_flow *flow, const struct bp_para *name)
{
    return name ? (int32_t)name->n_lines * name->type.leading + flow->theme.text * 4 / 10 : 0;
}

void bp_continued_place(struct bp_flow *flow, struct bp_para *name, int32_t x, int32_t width)
{
    if (!name)
        return;
    bp_para_emit(&flow->set, name, 0, name->n_lines, x, flow->y, width, false);
    flow->y += bp_continued_height(flow, name);
}

void bp_continued_page(struct bp_flow *flow, const struct bp_inline *name)
{
    bp_flow_page(flow);
    struct bp_para *para = bp_continued(flow, name, flow->width);
    if (bp_continued_height(flow, para) <= bp_flow_room(flow) / NAME_PARTS)
        bp_continued_place(flow, para, flow->left, flow->width);
}

void bp_continued_begin(struct bp_flow *flow, int32_t height, const struct bp_inline *name, int32_t x,
                        int32_t width)
{
    bool above = !flow->heading.para && !bp_flow_at_top(flow);
    bp_flow_begin(flow, height);
    if (above && bp_flow_at_top(flow))
        bp_continued_place(flow, bp_continued(flow, name, width), x, width);
}
