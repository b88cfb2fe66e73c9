/* flow.c: fills pages with headings and passages of text. */
#include "layout/flow.h"

#include "layout/continued.h"
#include "layout/footer.h"

void bp_flow_end_page(struct bp_flow *flow)
{
    if (!flow->filling)
        return;
    bp_footer_place(flow);
    flow->set.pages->spoilt |= flow->set.diags->errors > flow->errors;
    bp_pages_end_page(flow->set.pages);
    flow->filling = false;
}

void bp_flow_page(struct bp_flow *flow)
{
    bp_flow_end_page(flow);
    if (flow->kept < flow->kept_end)
        bp_pages_turn(flow->set.pages, flow->kept++, flow->theme.page_width, flow->theme.page_height);
    else
        bp_pages_add(flow->set.pages, flow->theme.page_width, flow->theme.page_height);
    flow->filling = true;
    flow->page_footer = flow->footer;
    flow->y = flow->top;
}

int32_t bp_flow_room(const struct bp_flow *flow)
{
    return flow->bottom - flow->y;
}

bool bp_flow_at_top(const struct bp_flow *flow)
{
    return flow->y == flow->top;
}

bool bp_flow_uses(const struct bp_flow *flow, int parts)
{
    return flow->y - flow->top >= (flow->bottom - flow->top) / parts;
}

void bp_flow_chapter(struct bp_flow *flow)
{
    if (bp_flow_uses(flow, 2))
        bp_flow_page(flow);
}

void bp_flow_gap(struct bp_flow *flow, int32_t height)
{
    if (!bp_flow_at_top(flow))
        flow->y = height < bp_flow_room(flow) ? flow->y + height : flow->bottom;
}

/* Chooses the least width that needs no more lines, so that lines have about the same length and no
 * single word is left over. */
static void balance(struct bp_flow *flow, struct bp_para *para, const struct bp_inline *text)
{
    uint32_t lines = para->n_lines;
    int32_t natural, widest, enough = flow->width;
    bp_text_measure(&flow->set, text, para->type, &natural, &widest);
    int32_t little = lines > 1 ? natural / (int32_t)lines : enough;
    little = little > widest ? little : widest;
    while (enough - little > BP_BASE_SIZE / 10) {
        int32_t width = little + (enough - little) / 2;
        bp_para_fit(&flow->set, para, width);
        if (para->n_lines > lines)
            little = width;
        else
            enough = width;
    }
    bp_para_fit(&flow->set, para, enough);
}

static int32_t size_of(const struct bp_flow *flow, int level)
{
    const int32_t sizes[] = {0, flow->theme.title, flow->theme.heading, flow->theme.subtitle,
                             flow->theme.body};
    return sizes[level];
}

static int32_t gap_above(const struct bp_flow *flow, int level)
{
    return level == 1 ? 0 : size_of(flow, level) * 12 / 10;
}

static int32_t gap_below(const struct bp_flow *flow, int level)
{
    return size_of(flow, level) * 4 / 10;
}

int32_t bp_flow_heading_height(struct bp_flow *flow, int level, const struct bp_inline *text)
{
    const int32_t size = size_of(flow, level);
    struct bp_type type = bp_type_of(size, 0, true);
    struct bp_para *heading = bp_para_compose(&flow->set, text, type, (struct bp_target){0, NULL});
    bp_para_fit(&flow->set, heading, flow->width);
    return gap_above(flow, level) + (int32_t)heading->n_lines * type.leading + gap_below(flow, level);
}

void bp_flow_heading(struct bp_flow *flow, int level, const struct bp_inline *text)
{
    const int32_t size = size_of(flow, level);
    struct bp_pages *pages = flow->set.pages;
    if (flow->heading.para && !flow->above.para && level > flow->heading.level)
        flow->above = flow->heading;
    else if (flow->heading.para)
        bp_flow_begin(flow, 0);
    struct bp_type type = bp_type_of(size, flow->theme.ink.heading, true);
    struct bp_para *para = bp_para_compose(&flow->set, text, type, (struct bp_target){0, NULL});
    bp_para_fit(&flow->set, para, flow->width);
    if (para->n_lines > 1)
        balance(flow, para, text);
    para->tag = bp_tag_add(pages, flow->tag, BP_TAG_H1 + (unsigned)level - 1 + flow->deeper);
    bp_para_own_words(&flow->set, para, para->tag);
    if (para->n_lines > 1) { /* readers that list headings glue the words at line ends */
        pages->tags[para->tag].detail = BP_DETAIL_ACTUAL;
        pages->tags[para->tag].text = bp_inline_plain(pages->arena, text);
    }
    flow->heading = (struct bp_heading){para, gap_above(flow, level), gap_below(flow, level),
                                        bp_dest_add(pages), (uint32_t)pages->n_bookmarks, level};
    pages->bookmarks = bp_arena_grow(pages->arena, pages->bookmarks, &pages->bookmarks_capacity,
                                     pages->n_bookmarks + 1, sizeof *pages->bookmarks);
    pages->bookmarks[pages->n_bookmarks++] = (struct bp_bookmark){
        bp_pages_keep(pages, bp_inline_name(&flow->set.work, text)), (uint8_t)level, flow->heading.dest};
}

static void add_page(struct bp_flow *flow, uint32_t number)
{
    struct bp_pages *pages = flow->set.pages;
    struct bp_bookmark *bookmark = &pages->bookmarks[number];
    bookmark->title =
        bp_fill(pages->arena, bp_house_word(flow->set.house, BP_WORD_ON_PAGE), bookmark->title,
                bp_say(pages->arena, "%u", (unsigned)bp_page_number(pages, pages->at)), NULL);
}

/* With the space below it. */
static int64_t heading_height(const struct bp_heading *heading)
{
    return (int64_t)heading->para->n_lines * heading->para->type.leading + heading->after;
}

int64_t bp_flow_waiting(const struct bp_flow *flow)
{
    if (!flow->heading.para)
        return 0;
    int64_t height = heading_height(&flow->heading);
    if (flow->above.para)
        height += heading_height(&flow->above) + flow->heading.gap;
    return height;
}

static void place_heading(struct bp_flow *flow, const struct bp_heading *waiting)
{
    struct bp_para *para = waiting->para;
    bp_dest_set(flow->set.pages, waiting->dest, para->tag, flow->y);
    if (flow->numbered)
        add_page(flow, waiting->bookmark);
    for (uint32_t line = 0; line < para->n_lines; line++) { /* a title may be longer than a page */
        if (bp_flow_room(flow) < para->type.leading)
            bp_flow_page(flow);
        flow->y += bp_para_emit(&flow->set, para, line, line + 1, flow->left, flow->y, flow->width, false);
    }
    bp_tag_close(flow->set.pages, para->tag);
    bp_flow_gap(flow, waiting->after);
}

void bp_flow_begin(struct bp_flow *flow, int32_t height)
{
    if (flow->heading.para) {
        const struct bp_heading above = flow->above, heading = flow->heading;
        int32_t gap = above.para ? above.gap : heading.gap;
        int64_t whole = bp_flow_waiting(flow) + height + (bp_flow_at_top(flow) ? 0 : gap);
        flow->heading.para = flow->above.para = NULL;
        if (whole > bp_flow_room(flow) && !bp_flow_at_top(flow))
            bp_flow_page(flow);
        else
            bp_flow_gap(flow, gap);
        if (above.para) {
            place_heading(flow, &above);
            bp_flow_gap(flow, heading.gap);
        }
        place_heading(flow, &heading);
    }
    if (height > bp_flow_room(flow) && !bp_flow_at_top(flow))
        bp_flow_page(flow);
}

int bp_stack_cut(const struct bp_stack *stack, uint32_t from, int32_t room, bool force)
{
    uint32_t left = stack->n_slots - from, fits = 0;
    while (fits < left && bp_stack_height(stack, from, from + fits + 1) <= room)
        fits++;
    if (fits == left)
        return (int)fits;
    if (force)
        return fits ? (int)fits : 1;
    if (left - fits < 2)
        fits = left - 2 < fits ? left - 2 : fits;
    return left > 3 && fits >= 2 ? (int)fits : -1;
}

void bp_flow_stack(struct bp_flow *flow, struct bp_stack *stack, int32_t x, int32_t width,
                   const struct bp_inline *name)
{
    bool fresh = bp_flow_at_top(flow); /* the page has nothing but perhaps the name */
    for (uint32_t at = 0; at < stack->n_slots; fresh = true) {
        int cut = bp_stack_cut(stack, at, bp_flow_room(flow), fresh);
        if (cut > 0) {
            uint32_t end = at + (uint32_t)cut;
            bp_stack_emit(&flow->set, stack, at, end, x, flow->y, width, false);
            flow->y += bp_stack_height(stack, at, end);
            at = end;
        }
        if (at < stack->n_slots)
            bp_continued_page(flow, name);
    }
}

void bp_flow_parts(struct bp_flow *flow, const struct bp_part *parts, uint32_t n,
                   struct bp_type type)
{
    struct bp_stack stack;
    uint32_t before = flow->set.pages->tags[flow->tag].last;
    bp_stack_set(&flow->set, &stack, parts, n,
                 &(struct bp_column_style){.type = type, .width = flow->width, .tag = flow->tag});
    int32_t least = bp_stack_height(&stack, 0, stack.n_slots < 3 ? stack.n_slots : 2);
    if (stack.n_slots)
        bp_flow_begin(flow, least);
    bp_flow_stack(flow, &stack, flow->left, flow->width, NULL);
    bp_tag_close_after(flow->set.pages, flow->tag, before);
}

void bp_flow_text(struct bp_flow *flow, const struct bp_inline *text, struct bp_type type)
{
    bp_flow_parts(flow, &(struct bp_part){.kind = BP_PART_TEXT, .text = text}, 1, type);
}

int32_t bp_flow_height(struct bp_flow *flow, const struct bp_part *parts, uint32_t n, struct bp_type type)
{
    struct bp_stack stack;
    bp_stack_set(&flow->set, &stack, parts, n,
                 &(struct bp_column_style){.type = type, .width = flow->width, .tag = BP_NO_TAG});
    return bp_stack_height(&stack, 0, stack.n_slots);
}
