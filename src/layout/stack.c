/* stack.c: sets parts as lines below one another. */
#include "layout/stack.h"

#include "layout/pattern.h"

#include <stdio.h>

/* in tenths of the text's size */
#define GAP_NAME 2      /* between names; enough to see where one ends */
#define GAP_PARAGRAPH 5
#define SYMBOL_SIZE 7
#define SYMBOL_INDENT 10
#define SWATCH_WIDTH 18
#define SWATCH_HEIGHT 10
#define SWATCH_INDENT 26

struct builder {
    struct bp_setter *set;
    struct bp_stack *stack;
    struct bp_type type;
    int32_t width, mark, indent;
};

static struct bp_stacked *new_item(struct builder *b)
{
    struct bp_stack *stack = b->stack;
    if (stack->n == stack->room)
        stack->items = bp_arena_grow(&b->set->work, stack->items, &stack->room, stack->room + 1,
                                     sizeof *stack->items);
    return &stack->items[stack->n++];
}

static struct bp_stacked *add_item(struct builder *b, struct bp_para *para, int32_t indent,
                                   int32_t gap, uint32_t tag)
{
    struct bp_stacked *item = new_item(b);
    *item = (struct bp_stacked){.para = para, .indent = indent, .gap = gap};
    para->tag = tag;
    para->mark = b->mark;
    bp_para_fit(b->set, para, b->width - indent);
    return item;
}

static uint32_t add_tag(struct builder *b, uint32_t parent, enum bp_tag_kind kind)
{
    return parent == BP_NO_TAG ? BP_NO_TAG : bp_tag_add(b->set->pages, parent, kind);
}

static void add_blocks(struct builder *b, const struct bp_block *block, int32_t indent, int depth,
                       uint32_t tag, bool direct);

/* The label of an item is beside the first line of its first paragraph. */
static void add_list(struct builder *b, const struct bp_block *list, int32_t indent, int depth,
                     uint32_t tag)
{
    bool numbered = list->kind == BP_NUMBERS;
    uint32_t list_tag = add_tag(b, tag, BP_TAG_L);
    if (list_tag != BP_NO_TAG)
        b->set->pages->tags[list_tag].numbered = numbered;
    int number = 0;
    for (const struct bp_item *item = list->items; item; item = item->next) {
        char words[16];
        snprintf(words, sizeof words, numbered ? "%d. " : depth ? "\xE2\x80\x93 " : "\xE2\x80\xA2 ",
                 ++number);
        uint32_t item_tag = add_tag(b, list_tag, BP_TAG_LI);
        struct bp_para *label = bp_para_plain(b->set, words, b->type);
        bp_para_fit(b->set, label, INT32_MAX);
        label->tag = add_tag(b, item_tag, BP_TAG_LBL);
        label->mark = b->mark;
        int32_t inner = b->type.size * BP_LIST_INDENT / 10;
        if (label->lines[0].width + b->type.size * 3 / 10 > inner)
            inner = label->lines[0].width + b->type.size * 3 / 10;
        if (b->width - indent - inner < b->type.size * 3)
            inner = 0; /* nested so deep that there is no room to indent */
        uint32_t first = b->stack->n;
        bool room = indent + inner >= label->lines[0].width;
        bool beside = room && item->blocks && item->blocks->kind == BP_PARAGRAPH && item->blocks->text.n;
        if (!beside) /* an empty item, or one that begins with a list, gets a line for its label */
            add_item(b, label, indent, 0, label->tag);
        uint32_t body = add_tag(b, item_tag, BP_TAG_LBODY);
        bool single = !item->blocks || !item->blocks->next;
        add_blocks(b, item->blocks, indent + inner, depth + 1, body, single);
        if (beside)
            b->stack->items[first].label = label;
        b->stack->items[first].gap = b->type.size / 10;
    }
}

static void add_blocks(struct builder *b, const struct bp_block *block, int32_t indent, int depth,
                       uint32_t tag, bool direct)
{
    for (; block; block = block->next) {
        int32_t gap = depth ? b->type.size / 10 : b->type.size * GAP_PARAGRAPH / 10;
        if (block->kind != BP_PARAGRAPH) {
            add_list(b, block, indent, depth, tag);
            continue;
        }
        struct bp_para *para =
            bp_para_compose(b->set, &block->text, b->type, (struct bp_target){0, NULL});
        if (para->n)
            add_item(b, para, indent, gap, direct ? tag : add_tag(b, tag, BP_TAG_P));
    }
}

static void add_trend(struct builder *b, const struct bp_trend *trend, uint32_t tag)
{
    int32_t width = BP_TREND_WIDTH(b->type.size);
    *new_item(b) = (struct bp_stacked){.trend = trend, .width = width < b->width ? width : b->width,
                                       .height = BP_TREND_HEIGHT(b->type.size), .tag = tag};
}

int32_t bp_part_indent(const struct bp_part *part, int32_t size)
{
    return part->kind == BP_PART_STATUS   ? size * SYMBOL_INDENT / 10
           : part->kind == BP_PART_SWATCH ? size * SWATCH_INDENT / 10
                                          : 0;
}

static void add_part(struct builder *b, const struct bp_part *part, uint32_t tag, bool direct)
{
    static const int gaps[] = {[BP_APART_NAME] = GAP_NAME, [BP_APART_PARAGRAPH] = GAP_PARAGRAPH};
    const struct bp_type type = b->type;
    const struct bp_theme *theme = b->set->theme;
    if (part->small) {
        b->type.leading = (int32_t)((int64_t)type.leading * theme->small / type.size);
        b->type.size = theme->small;
    }
    b->type.bold |= part->bold;
    if (part->grey)
        b->type.rgb = theme->ink.quiet;
    int32_t indent = b->indent * part->level;
    if (part->kind == BP_PART_BLOCKS) {
        add_blocks(b, part->blocks, indent, 0, tag, direct);
    } else if (part->kind == BP_PART_TREND) {
        add_trend(b, part->trend, tag);
    } else if (part->text->n) {
        struct bp_para *para = bp_para_compose(b->set, part->text, b->type, part->target);
        int32_t gap = b->type.size * gaps[part->apart] / 10;
        struct bp_stacked *item = add_item(b, para, indent + bp_part_indent(part, b->type.size), gap,
                                           direct ? tag : add_tag(b, tag, BP_TAG_P));
        if (!part->status || part->status->at == BP_NOWHERE) /* else the label is the author's,
                                                                not the report's own */
            bp_para_own_words(b->set, para, para->tag);
        if (part->english && b->set->house != &bp_house_english && para->tag != BP_NO_TAG)
            b->set->pages->tags[para->tag].english = true;
        item->mark = part->kind == BP_PART_STATUS ? part->status : NULL;
        item->swatch = part->kind == BP_PART_SWATCH ? part->status : NULL;
    }
    b->type = type;
}

static void find_slots(struct builder *b)
{
    struct bp_stack *stack = b->stack;
    int32_t top = 0;
    for (uint32_t i = 0; i < stack->n; i++)
        stack->n_slots += stack->items[i].para ? stack->items[i].para->n_lines : 1;
    struct bp_slot *slot = stack->slots = bp_arena_array(&b->set->work, stack->n_slots, sizeof *slot);
    for (uint32_t i = 0; i < stack->n; i++) {
        const struct bp_para *para = stack->items[i].para;
        if (i)
            top += stack->items[i].gap;
        if (!para) {
            *slot++ = (struct bp_slot){i, 0, top, stack->items[i].height};
            top += stack->items[i].height;
        }
        for (uint32_t l = 0; para && l < para->n_lines; l++, top += para->type.leading)
            *slot++ = (struct bp_slot){i, l, top, para->type.leading};
    }
}

static bool is_single(const struct bp_part *parts, uint32_t n)
{
    return n == 1 && (parts->kind != BP_PART_BLOCKS ||
                      (parts->blocks && parts->blocks->kind == BP_PARAGRAPH && !parts->blocks->next));
}

void bp_stack_set(struct bp_setter *set, struct bp_stack *stack, const struct bp_part *parts,
                  uint32_t n, const struct bp_column_style *column)
{
    *stack = (struct bp_stack){.items = bp_arena_array(&set->work, n, sizeof *stack->items), .room = n};
    struct builder b = {set, stack, column->type, column->width, column->mark, column->indent};
    for (uint32_t i = 0; i < n; i++)
        add_part(&b, &parts[i], column->tag, column->direct && is_single(parts, n));
    find_slots(&b);
}

int32_t bp_stack_height(const struct bp_stack *stack, uint32_t a, uint32_t b)
{
    if (a >= b)
        return 0;
    return stack->slots[b - 1].top + stack->slots[b - 1].height - stack->slots[a].top;
}

static struct bp_op *add_op(struct bp_setter *set, enum bp_op_kind kind, int32_t mark, uint32_t rgb)
{
    struct bp_page *page = set->pages->page;
    struct bp_op *op = bp_op_add(page, set->pages, kind, mark);
    op->rgb = rgb;
    return op;
}

static void place(struct bp_op *op, int32_t x, int32_t y, int32_t w, int32_t h)
{
    op->x = x;
    op->y = y;
    op->w = w;
    op->h = h;
}

static void emit_symbol(struct bp_setter *set, const struct bp_status *status, int32_t size,
                        int32_t x, int32_t middle, int32_t mark)
{
    int32_t side = size * SYMBOL_SIZE / 10;
    struct bp_op *op = add_op(set, BP_OP_SYMBOL, mark, status->text);
    op->symbol = (uint8_t)status->symbol;
    place(op, x, middle - side / 2, side, side);
}

/* The small coloured cell in the summary tables and the key. */
static void emit_swatch(struct bp_setter *set, const struct bp_status *status, int32_t size,
                        int32_t x, int32_t middle, int32_t mark)
{
    int32_t w = size * SWATCH_WIDTH / 10, h = size * SWATCH_HEIGHT / 10;
    if (status->pattern) { /* the pattern, with the symbol beside it */
        bp_pattern_emit(set, status->pattern, (struct bp_box){x, middle - h / 2, w / 2, h}, BP_NO_TAG);
        emit_symbol(set, status, size, x + w * 6 / 10, middle, mark);
        return;
    }
    place(add_op(set, BP_OP_RECT, mark, status->fill), x, middle - h / 2, w, h);
    emit_symbol(set, status, size, x + (w - size * SYMBOL_SIZE / 10) / 2, middle, mark);
}

/* An item that begins right-to-left has its label on the right. */
static bool is_mirrored(const struct bp_stacked *item)
{
    return item->para->rtl && !item->mark && !item->swatch;
}

/* `end`: the right edge of the column. */
static void emit_ornaments(struct bp_setter *set, struct bp_stacked *item, int32_t x, int32_t end, int32_t y)
{
    const struct bp_type *type = &item->para->type;
    int32_t mark = item->para->tag == BP_NO_TAG ? item->para->mark : BP_ARTIFACT;
    int32_t middle = y + type->leading / 2;
    if (item->mark)
        emit_symbol(set, item->mark, type->size, x, middle, mark);
    if (item->swatch)
        emit_swatch(set, item->swatch, type->size, x, middle, mark);
    if (item->label) {
        int32_t width = item->label->lines[0].width + type->size * 3 / 10;
        int32_t hang = item->indent < width ? item->indent : width;
        int32_t left = is_mirrored(item) ? end - item->indent + hang - item->label->lines[0].width
                                         : x + item->indent - hang;
        bp_para_emit(set, item->label, 0, 1, left, y, width, false);
    }
}

/* Puts some lines of an item on the page. Where a paragraph is cut, each page has its lines in an element of
 * its own. Without it PDFium, and Chromium with it, reads a page's words also on the other page, and Tika
 * leaves out those of the second page. */
static void emit_lines(struct bp_setter *set, struct bp_para *para, uint32_t first, uint32_t end, int32_t x,
                       int32_t y, int32_t width, bool right)
{
    const uint32_t tag = para->tag;
    if (tag != BP_NO_TAG && (first || end < para->n_lines)) {
        para->tag = bp_tag_add(set->pages, tag, BP_TAG_NONSTRUCT);
        for (uint32_t i = 0; i < para->n_looks; i++) /* nor do a Link or Span have words on two pages */
            para->looks[i].tag = BP_NO_TAG;
    }
    bp_para_emit(set, para, first, end, x, y, width, right);
    para->tag = tag;
}

void bp_stack_emit(struct bp_setter *set, struct bp_stack *stack, uint32_t a, uint32_t b, int32_t x,
                   int32_t y, int32_t width, bool right)
{
    int32_t top = a < b ? stack->slots[a].top : 0;
    for (uint32_t s = a; s < b;) {
        const struct bp_slot *slot = &stack->slots[s];
        struct bp_stacked *item = &stack->items[slot->item];
        uint32_t lines = 1;
        while (s + lines < b && slot[lines].item == slot->item)
            lines++;
        int32_t at = y + slot->top - top;
        if (!item->para) {
            bp_trend_emit(set, item->trend, (struct bp_box){x, at, item->width, item->height}, item->tag);
            s++;
            continue;
        }
        if (slot->line == 0) /* beside the text, wherever the text begins */
            emit_ornaments(set, item, right ? x + width - item->indent - item->para->lines[0].width : x,
                           x + width, at);
        emit_lines(set, item->para, slot->line, slot->line + lines,
                   is_mirrored(item) ? x : x + item->indent, at, width - item->indent, right);
        s += lines;
    }
}
