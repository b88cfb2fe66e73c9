/* stack.h: paragraphs, lists and status marks below one another in a column, as lines that can be
 * divided between pages. A table cell is a stack, and so is a passage of text. */
#ifndef BP_STACK_H
#define BP_STACK_H

#include "layout/para.h"
#include "layout/trend.h"

#define BP_LIST_INDENT 12 /* of the items of a list, in tenths of the text's size */

/* Where the text of a part begins, behind its symbol or small cell; `size`: the text's size. */
int32_t bp_part_indent(const struct bp_part *part, int32_t size);

struct bp_stacked {
    struct bp_para *para; /* NULL: a trend, with its box, in an element of its own below `tag` */
    const struct bp_trend *trend;
    int32_t width, height;
    uint32_t tag;
    struct bp_para *label; /* for a list item, or NULL */
    const struct bp_status *mark, *swatch;
    int32_t indent, gap; /* gap: space above it, except at the top of a column */
};

/* One line of the stack. */
struct bp_slot {
    uint32_t item, line;
    int32_t top, height; /* top: from the top of the stack */
};

struct bp_stack {
    struct bp_stacked *items;
    struct bp_slot *slots;
    uint32_t n, n_slots;
    size_t room; /* for how many items there is room */
};

/* The column that a stack is set in, and its place in the tag tree. */
struct bp_column_style {
    struct bp_type type;
    int32_t width;
    uint32_t tag; /* parent of the tags P (for a text) or L, LI, Lbl and LBody (for a list) */
    bool direct;  /* a single text becomes the content of `tag` itself */
    int32_t indent; /* how much further right a row below another begins, for each level */
    int32_t mark; /* if `tag` is BP_NO_TAG: the kind of artifact */
};

void bp_stack_set(struct bp_setter *set, struct bp_stack *stack, const struct bp_part *parts,
                  uint32_t n, const struct bp_column_style *column);

/* The height of slots a … b-1, if a is at the top of the column. */
int32_t bp_stack_height(const struct bp_stack *stack, uint32_t a, uint32_t b);

/* Puts slots a … b-1 on the current page, with the top of a at y. These must be all that the page gets of the
 * stack. */
void bp_stack_emit(struct bp_setter *set, struct bp_stack *stack, uint32_t a, uint32_t b, int32_t x,
                   int32_t y, int32_t width, bool right);

#endif
