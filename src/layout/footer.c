/* footer.c: the footer of each page: title and period, marking, page x of y. All of it is an
 * artifact; the same words are real text elsewhere. What is the same on all pages is a stamp, made
 * once. So is y, which is filled in when the last page is done. */
#include "layout/footer.h"

#include <stdio.h>
#include <string.h>

#define MOST_LINES 6 /* of a marking, beside the title or above it; and of the style's own words */
#define NARROW_LINES 4 /* of the shorter name of a document, on a narrow page */
/* a page holds about so many bytes of the plan's source */
#define BYTES_A_PAGE 2600

static struct bp_type type_of(const struct bp_flow *flow, bool bold)
{
    int32_t size = flow->theme.footer;
    return bp_type_of(size, flow->theme.ink.text, bold);
}

static int32_t width_of(const struct bp_shape *shape, int32_t size)
{
    return (int32_t)(((int64_t)shape->width * size + 500) / 1000);
}

static const struct bp_shape *shape(struct bp_flow *flow, const char *text)
{
    return bp_shape_next(&flow->set, BP_REGULAR, text, strlen(text));
}

static const struct bp_shape *shape_number(struct bp_flow *flow, uint32_t number)
{
    char text[16];
    snprintf(text, sizeof text, "%u", (unsigned)number);
    return shape(flow, text);
}

/* Of the number of the last page, as far as that can be known now. */
static int32_t total_width(struct bp_flow *flow)
{
    struct bp_pages *pages = flow->set.pages;
    if (!pages->about)
        pages->about = 1 + flow->set.source->len / BYTES_A_PAGE;
    uint32_t number = pages->total ? pages->total : bp_page_number(pages, pages->about - 1);
    return width_of(shape_number(flow, number), flow->theme.footer);
}

/* On a narrow page, what is left of the width beside "Page 9 of 9", in hundredths of what title and marking
 * would like. */
static int32_t share_of_width(struct bp_flow *flow)
{
    const char *phrase = bp_house_word(flow->set.house, BP_WORD_PAGE_OF);
    if (flow->width >= BP_BASE_WIDTH)
        return 100;
    struct bp_para *words = bp_para_plain(&flow->set, phrase, type_of(flow, false));
    bp_para_fit(&flow->set, words, INT32_MAX);
    /* the places of the numbers, {1} and {2}, leave some space */
    const int32_t room = flow->width - words->lines[0].width - 2 * total_width(flow);
    const int32_t liked = flow->width * (flow->story.notice ? 88 : 82) / 100;
    return room < liked ? (int32_t)((int64_t)100 * room / liked) : 100;
}

/* The width for the title, so that a notice fits on one line beside it and the marking if
 * possible. */
static int32_t left_width(struct bp_flow *flow)
{
    return flow->width * (flow->story.notice ? 48 : 60) / 100 * share_of_width(flow) / 100;
}

static int32_t marking_width(struct bp_flow *flow)
{
    return flow->width * (flow->story.notice ? 38 : 20) / 100 * share_of_width(flow) / 100;
}

static struct bp_para *compose(struct bp_flow *flow, const struct bp_inline *text, bool bold,
                               int32_t width)
{
    const struct bp_inline *plain =
        bp_say_inline(flow->set.arena, bp_inline_plain(flow->set.arena, text));
    struct bp_para *para =
        bp_para_compose(&flow->set, plain, type_of(flow, bold), (struct bp_target){0, NULL});
    bp_para_fit(&flow->set, para, width);
    para->mark = BP_ARTIFACT_FOOTER;
    return para;
}

/* Once: each item of a pack has a footer. */
static void report_foot(struct bp_flow *flow)
{
    const struct bp_house_style *style = flow->story.style;
    for (size_t i = 0; i < flow->set.diags->n; i++)
        if (flow->set.diags->items[i].code == BP_E_FOOTER)
            return;
    bp_diag_add(flow->set.diags, BP_E_FOOTER, style->source, style->footer.at, sizeof "<footer" - 1, NULL,
                NULL, NULL);
}

/* The house style's words, which an item of a pack has behind its number. NULL: there are none, or too
 * many. */
static struct bp_para *compose_styled(struct bp_flow *flow)
{
    const struct bp_story *story = &flow->story;
    const struct bp_inline *foot = bp_story_foot(story);
    if (!foot)
        return NULL;
    if (story->foot && story->foot_brief != story->subtitle)
        foot = bp_inline_join(flow->set.arena, story->foot_brief, " \xC2\xB7 ", foot);
    struct bp_para *para = compose(flow, foot, false, left_width(flow));
    if (para->n_lines <= MOST_LINES)
        return para;
    report_foot(flow);
    return NULL;
}

/* The style's words; else title and subtitle, or only the subtitle if that would take more than two lines. A
 * part of a document can set its own text (`foot`), and a short form of it. */
static struct bp_para *compose_left(struct bp_flow *flow)
{
    int32_t width = left_width(flow);
    struct bp_para *styled = compose_styled(flow);
    if (styled)
        return styled;
    const struct bp_inline *both = flow->story.foot ? flow->story.foot
                                              : bp_inline_join(flow->set.arena, flow->story.title,
                                                               " \xC2\xB7 ", flow->story.subtitle);
    struct bp_para *para = compose(flow, both, false, width);
    if (para->n_lines > 2)
        para = compose(flow, flow->story.foot ? flow->story.foot_brief : flow->story.subtitle, false, width);
    const uint32_t most = flow->width < BP_BASE_WIDTH ? NARROW_LINES : 2;
    return para->n_lines > most ? NULL : para;
}

/* Says that the marking is on page 1 alone. */
static void report_marking(struct bp_flow *flow)
{
    const struct bp_inline *marking = &flow->story.plan->report.marking;
    struct bp_source *source = flow->story.marking ? NULL : flow->story.plan->source;
    bp_diag_add(flow->set.diags, BP_E_MARKING, source, source ? marking->at : BP_NOWHERE,
                sizeof "<marking" - 1, NULL, NULL, NULL);
}

/* A marking that takes too many lines beside the title gets lines of its own above it. If those are too many,
 * it is left out, but never what says that the document is a draft or not for publication. */
static struct bp_para *compose_marking(struct bp_flow *flow, bool *above)
{
    struct bp_para *para;
    for (int without = 0;; without++) {
        para = compose(flow, without ? bp_story_notices(&flow->story) : bp_story_marking(&flow->story), true,
                       marking_width(flow));
        *above = para->n_lines > MOST_LINES;
        if (*above)
            bp_para_fit(&flow->set, para, flow->width);
        if (without || para->n_lines <= MOST_LINES)
            return para;
        report_marking(flow);
    }
}

static int32_t foot_of(uint32_t lines, const struct bp_flow *flow)
{
    return flow->theme.foot - BP_LEADING(flow->theme.footer) * (int32_t)lines;
}

static void place(struct bp_flow *flow, struct bp_para *para, int32_t x, int32_t width)
{
    bp_para_emit(&flow->set, para, 0, para->n_lines, x, foot_of(para->n_lines, flow), width, false);
}

/* ---- page x of y ---- */

/* The x position of y: it ends at the right margin if it has as many digits as expected. All digits
 * have the same width. The same place on all pages matters more than the exact margin. */
static int32_t total_x(struct bp_flow *flow)
{
    return flow->left + flow->width - total_width(flow);
}

static struct bp_op *add_text(struct bp_flow *flow, int32_t x, const struct bp_shape **shapes,
                              uint32_t n)
{
    struct bp_type type = type_of(flow, false);
    const struct bp_font *font = &flow->set.shaper.fonts->items[BP_REGULAR];
    int32_t middle = bp_font_middle(font) * type.size / 2000;
    struct bp_op *op =
        bp_op_add(flow->set.pages->page, flow->set.pages, BP_OP_TEXT, BP_ARTIFACT_FOOTER);
    op->x = x;
    op->y = foot_of(1, flow) + type.leading / 2 + middle;
    op->h = type.size;
    op->rgb = type.rgb;
    op->shapes = shapes;
    op->n = n;
    return op;
}

/* "Page 2 of ", word by word. The number of all pages comes with the stamp. */
static void place_number(struct bp_flow *flow)
{
    struct bp_pages *pages = flow->set.pages;
    const struct bp_shape *space = shape(flow, " ");
    const char *phrase = bp_house_word(flow->set.house, BP_WORD_PAGE_OF);
    /* a word or a space has a byte or more */
    const struct bp_shape **words = bp_arena_array(bp_pages_scratch(pages), strlen(phrase), sizeof *words);
    uint32_t n = 0;
    int32_t width = 0;
    for (const char *at = phrase, *end; (end = strchr(at, ' ')); at = end + 1) {
        words[n++] = !strncmp(at, "{1}", 3) ? shape_number(flow, bp_page_number(pages, pages->at))
                                            : bp_shape_next(&flow->set, BP_REGULAR, at, (size_t)(end - at));
        words[n++] = space;
    }
    for (uint32_t i = 0; i < n; i++)
        width += width_of(words[i], flow->theme.footer);
    struct bp_op *op = add_text(flow, total_x(flow) - width, words, n);
    op->w = width;
}

/* ---- the stamp with all that is the same on each page ---- */

/* `below`: how many lines are below the marking. 0: it is beside the title. */
static uint32_t add_stamp(struct bp_flow *flow, struct bp_para *left, struct bp_para *marking, uint32_t below)
{
    struct bp_pages *pages = flow->set.pages;
    bp_stamp_begin(pages);
    add_text(flow, total_x(flow), NULL, 0);
    if (left)
        place(flow, left, flow->left, left_width(flow));
    if (marking && below)
        bp_para_emit(&flow->set, marking, 0, marking->n_lines, flow->left,
                     foot_of(below + marking->n_lines, flow), flow->width, false);
    else if (marking)
        place(flow, marking, flow->left + left_width(flow) + flow->width / 50, marking_width(flow));
    uint32_t stamp = bp_stamp_end(pages);
    pages->stamps[stamp].total = 0;
    return stamp;
}

void bp_footer_make(struct bp_flow *flow)
{
    bool above;
    struct bp_para *left = compose_left(flow), *marking = compose_marking(flow, &above);
    uint32_t lines = left && left->n_lines ? left->n_lines : 1, of_marking = marking ? marking->n_lines : 0;
    flow->footer = add_stamp(flow, left, marking, above ? lines : 0);
    if (above)
        lines += of_marking;
    else if (of_marking > lines)
        lines = of_marking;
    flow->bottom = foot_of(lines, flow) - BP_FOOTER_GAP;
}

/* The stamp begins with y, so that "Page x of y" is read together. */
void bp_footer_place(struct bp_flow *flow)
{
    bp_origin_add(flow->set.pages, flow->set.pages->page->height);
    place_number(flow);
    bp_stamp_show(flow->set.pages, flow->page_footer, BP_ARTIFACT_FOOTER);
}

void bp_footers_end(struct bp_flow *flow)
{
    struct bp_pages *pages = flow->set.pages;
    const struct bp_shape **number = bp_arena_alloc(pages->arena, sizeof(void *));
    *number = shape_number(flow, pages->total ? pages->total : bp_page_number(pages, pages->at));
    for (size_t i = 0; i < pages->n_stamps; i++) {
        if (pages->stamps[i].total < 0)
            continue;
        struct bp_op *op = &pages->stamps[i].ops[pages->stamps[i].total];
        op->shapes = number;
        op->n = 1;
        op->w = width_of(*number, flow->theme.footer);
    }
}
