/* form.c: sets one row of a chase sheet. */
#include "layout/form.h"

#include "layout/continued.h"
#include "layout/pattern.h"

#define GUTTER 24000
#define LINE_RULE 500
enum { WRITING_LINES = 4, WIDTH_OF_DATE = 4 };

static struct bp_type type_of(const struct bp_flow *flow, bool bold)
{
    int32_t size = flow->theme.text;
    return bp_type_of(size, flow->theme.ink.text, bold);
}

static int32_t line_height(const struct bp_flow *flow)
{
    return flow->theme.text * 2;
}

static struct bp_para *compose(struct bp_flow *flow, const char *text, bool bold)
{
    struct bp_para *para = bp_para_compose(&flow->set, bp_say_inline(flow->set.arena, text),
                                           type_of(flow, bold), (struct bp_target){0, NULL});
    bp_para_fit(&flow->set, para, flow->width);
    return para;
}

/* An empty box for a tick. */
static void place_box(struct bp_flow *flow, int32_t x, int32_t y, int32_t side)
{
    const int32_t thick = 2 * LINE_RULE;
    const struct bp_box sides[] = {{x, y, side, thick},
                                   {x, y + side - thick, side, thick},
                                   {x, y + thick, thick, side - 2 * thick},
                                   {x + side - thick, y + thick, thick, side - 2 * thick}};
    for (int i = 0; i < 4; i++)
        bp_rect_emit(&flow->set, sides[i], flow->theme.ink.text, BP_NO_TAG);
}

static void rule(struct bp_flow *flow, int32_t x, int32_t y, int32_t width)
{
    bp_rect_emit(&flow->set, (struct bp_box){x, y, width, LINE_RULE}, flow->theme.ink.quiet, BP_NO_TAG);
}

/* A label, and a line from it to `right`. */
static void place_field(struct bp_flow *flow, enum bp_word label, int32_t x, int32_t right, int32_t y)
{
    struct bp_para *para = compose(flow, bp_house_word(flow->set.house, label), true);
    para->tag = bp_tag_add(flow->set.pages, flow->tag, BP_TAG_P);
    bp_para_own_words(&flow->set, para, para->tag);
    bp_para_emit(&flow->set, para, 0, 1, x, y, 0, false);
    int32_t from = x + para->lines[0].width + flow->theme.text / 2;
    if (right > from)
        rule(flow, from, y + para->type.leading, right - from);
}

/* Whether two dates have room side by side: at least as much to write in as a date takes. */
static bool are_beside(struct bp_flow *flow, int32_t width)
{
    const struct bp_para *label = compose(flow, bp_house_word(flow->set.house, BP_WORD_NEW_DATE), true);
    return label->lines[0].width + WIDTH_OF_DATE * flow->theme.text <= width * 60 / 100;
}

static void place_dates(struct bp_flow *flow, int32_t x, int32_t y, int32_t width)
{
    bool beside = are_beside(flow, width);
    place_field(flow, BP_WORD_NEW_DATE, x, beside ? x + width * 60 / 100 : x + width, y);
    place_field(flow, BP_WORD_DONE_ON, beside ? x + width * 62 / 100 : x, x + width,
                beside ? y : y + line_height(flow));
}

/* The statuses to choose from, in lines. Returns the number of lines. With `draw`, sets them too. */
static int32_t place_boxes(struct bp_flow *flow, const struct bp_scheme *scheme, int32_t x, int32_t y,
                           int32_t width, bool draw)
{
    int32_t size = flow->theme.text, side = size, at = 0, lines = 1;
    uint32_t tag = draw ? bp_tag_add(flow->set.pages, flow->tag, BP_TAG_P) : BP_NO_TAG;
    for (int i = -1; i < scheme->n; i++) {
        if (i == scheme->missing)
            continue;
        bool box = i >= 0;
        const char *words = box ? scheme->items[i].label : bp_house_word(flow->set.house, BP_WORD_NEW_STATUS);
        struct bp_para *para = compose(flow, words, !box);
        int32_t needs = (box ? side + size / 2 : 0) + para->lines[0].width;
        if (at && at + needs > width) {
            at = 0;
            lines++;
        }
        int32_t top = y + (lines - 1) * line_height(flow);
        if (draw) {
            para->tag = tag;
            if (box)
                place_box(flow, x + at, top + size / 10, side);
            bp_para_emit(&flow->set, para, 0, para->n_lines, x + at + (box ? side + size / 2 : 0), top, 0,
                         false);
        }
        at += needs + size * 3 / 2;
    }
    return lines;
}

static int32_t writing_height(struct bp_flow *flow, const struct bp_scheme *scheme, int32_t width)
{
    int32_t boxes = place_boxes(flow, scheme, 0, 0, width, false);
    int32_t dates = are_beside(flow, width) ? 1 : 2;
    return (WRITING_LINES + boxes + dates) * line_height(flow) + flow->theme.text;
}

static void place_writing(struct bp_flow *flow, const struct bp_scheme *scheme, int32_t x, int32_t y,
                          int32_t width)
{
    int32_t line = line_height(flow), right = x + width;
    place_field(flow, BP_WORD_UPDATE_FOR_PERIOD, x, right, y);
    for (int i = 1; i < WRITING_LINES; i++)
        rule(flow, x, y + i * line + type_of(flow, false).leading, width);
    y += WRITING_LINES * line + flow->theme.text / 2;
    y += place_boxes(flow, scheme, x, y, width, true) * line;
    place_dates(flow, x, y, width);
}

void bp_signature_place(struct bp_flow *flow)
{
    int32_t width = flow->width < 480000 ? flow->width : 480000;
    bp_flow_gap(flow, flow->theme.text / 2);
    bp_flow_begin(flow, line_height(flow));
    place_field(flow, BP_WORD_FILLED_IN_BY, flow->left, flow->left + width * 64 / 100, flow->y);
    place_field(flow, BP_WORD_DATED, flow->left + width * 66 / 100, flow->left + width, flow->y);
    flow->y += type_of(flow, false).leading;
}

/* Sets the room to write below what is known. */
static void place_below(struct bp_flow *flow, const struct bp_entry_form *form, int32_t writing)
{
    bp_flow_gap(flow, flow->theme.text / 2);
    if (writing > bp_flow_room(flow))
        bp_continued_page(flow, form->name);
    place_writing(flow, form->scheme, flow->left, flow->y, flow->width);
    flow->y += writing;
}

void bp_form_place(struct bp_flow *flow, const struct bp_entry_form *form)
{
    bool beside = bp_theme_has_halves(&flow->theme); /* else the room to write is below */
    int32_t known_width = beside ? (flow->width - GUTTER) * 48 / 100 : flow->width;
    int32_t width = beside ? flow->width - GUTTER - known_width : flow->width;
    struct bp_stack stack;
    bp_flow_heading(flow, 3, form->name);
    bp_stack_set(
        &flow->set, &stack, form->parts, form->n,
        &(struct bp_column_style){.type = type_of(flow, false), .width = known_width, .tag = flow->tag});
    int32_t known = bp_stack_height(&stack, 0, stack.n_slots) + flow->theme.text / 2;
    int32_t writing = writing_height(flow, form->scheme, width);
    int32_t body = flow->bottom - flow->top - 2 * BP_LEADING(flow->theme.subtitle);
    int32_t whole = beside ? (known > writing ? known : writing) : known + writing;
    bp_flow_begin(flow, whole <= body ? whole : writing);
    int32_t top = flow->y;
    uint32_t page = flow->set.pages->at;
    bool goes_on = beside && whole > body; /* then the room to write is at its beginning */
    if (goes_on)
        place_writing(flow, form->scheme, flow->left + known_width + GUTTER, top, width);
    bp_flow_stack(flow, &stack, flow->left, known_width, form->name);
    if (!beside) {
        place_below(flow, form, writing);
    } else if (!goes_on) {
        place_writing(flow, form->scheme, flow->left + known_width + GUTTER, top, width);
        flow->y = top + whole;
    }
    if (flow->set.pages->at == page && flow->y < top + writing)
        flow->y = top + writing;
    bp_rect_emit(&flow->set, (struct bp_box){flow->left, flow->y, flow->width, BP_RULE_WIDTH},
                 flow->theme.ink.heading, BP_NO_TAG);
    bp_arena_rewind(&flow->set.work);
}
