/* footer.c: the running footer: title and period, marking, page x of y. All of it is an artifact, and
 * said elsewhere as real text. */
#include "layout/parts.h"

#define MOST_LINES 6 /* a longer marking stands on page 1 alone */

static struct bp_para *compose(struct bp_flow *flow, const struct bp_inline *text, bool bold,
                               int32_t width)
{
    struct bp_type type = {flow->theme.footer, BP_LEADING(flow->theme.footer), flow->theme.ink, bold};
    const struct bp_inline *plain =
        bp_say_inline(flow->set.arena, bp_inline_plain(flow->set.arena, text));
    struct bp_para *para =
        bp_para_compose(&flow->set, plain, type, (struct bp_target){0, NULL});
    bp_para_fit(&flow->set, para, width);
    para->mark = BP_ARTIFACT_FOOTER;
    return para;
}

/* Title and subtitle; the subtitle alone where that takes more than two lines. */
static struct bp_para *compose_title(struct bp_flow *flow)
{
    const struct bp_inline *both = bp_inline_join(flow->set.arena, flow->title, " \xC2\xB7 ",
                                                  flow->subtitle);
    struct bp_para *para = compose(flow, both, false, flow->width * 60 / 100);
    if (para->n_lines > 2)
        para = compose(flow, flow->subtitle, false, flow->width * 60 / 100);
    return para->n_lines > 2 ? NULL : para;
}

static struct bp_para *compose_marking(struct bp_flow *flow)
{
    struct bp_para *para =
        compose(flow, &flow->plan->report.marking, true, flow->width * 20 / 100);
    return para->n_lines > MOST_LINES ? NULL : para;
}

int32_t bp_footer_height(struct bp_flow *flow)
{
    const struct bp_para *marking = compose_marking(flow), *title = compose_title(flow);
    uint32_t lines = marking ? marking->n_lines : 1;
    if (title && title->n_lines > lines)
        lines = title->n_lines;
    return (int32_t)(lines ? lines : 1) * BP_LEADING(flow->theme.footer);
}

static void place(struct bp_flow *flow, struct bp_para *para, int32_t x, int32_t width, bool right)
{
    int32_t top = BP_PAGE_HEIGHT - BP_FOOTER_BASE - BP_LEADING(flow->theme.footer) * (int32_t)para->n_lines;
    bp_para_emit(&flow->set, para, 0, para->n_lines, x, top, width, right);
}

void bp_footer_place(struct bp_flow *flow)
{
    struct bp_pages *pages = flow->set.pages;
    for (uint32_t i = 0; i < pages->n; i++) {
        pages->at = i;
        struct bp_para *title = compose_title(flow), *marking = compose_marking(flow);
        const char *number = bp_say(flow->set.arena, "Page %u of %u", (unsigned)i + 1,
                                    (unsigned)pages->n);
        struct bp_para *page = compose(flow, bp_say_inline(flow->set.arena, number), false,
                                       flow->width * 15 / 100);
        if (title)
            place(flow, title, flow->left, flow->width * 60 / 100, false);
        if (marking)
            place(flow, marking, flow->left + flow->width * 62 / 100, flow->width * 20 / 100,
                  false);
        place(flow, page, flow->left + flow->width * 85 / 100, flow->width * 15 / 100, true);
        bp_arena_rewind(&flow->set.work);
    }
}
