/* stack.h: what stands one under the other in a column: paragraphs, lists and status marks, in
 * lines that can be cut at a page's end. A cell is a stack; so is a passage of text. */
#ifndef BP_STACK_H
#define BP_STACK_H

#include "layout/para.h"

#define BP_GAP_PARAGRAPH 5
#define BP_GAP_NAME 2 /* between names: enough to see where one ends */

enum bp_part_kind {
    BP_PART_TEXT,   /* `text` */
    BP_PART_BLOCKS, /* `blocks` */
    BP_PART_STATUS, /* `text`, with the status's symbol before it */
    BP_PART_SWATCH, /* `text`, with a small cell of the status's colour and symbol before it */
};

/* One thing to be set. The texts are borrowed, and outlive the layout. */
struct bp_part {
    enum bp_part_kind kind;
    bool bold;
    int8_t gap; /* above it, in tenths of the text's size; never at a column's top */
    const struct bp_inline *text;
    const struct bp_block *blocks;
    const struct bp_status *status;
    struct bp_target target;
    int32_t size;  /* 0: the stack's */
    uint32_t grey; /* 0: the stack's colour; else this one */
};

struct bp_stacked {
    struct bp_para *para;
    struct bp_para *label; /* of a list's item, or NULL */
    const struct bp_status *mark, *swatch;
    int32_t indent, gap; /* gap: above it, but at a column's top */
};

/* One line of the stack. */
struct bp_slot {
    uint32_t item, line;
    int32_t top, height; /* top: from the stack's own */
};

struct bp_stack {
    struct bp_stacked *items;
    struct bp_slot *slots;
    uint32_t n, n_slots;
    size_t room; /* for items */
};

/* Sets parts in a column of `width`. Tags are made below `tag`: P for each text, or for lists L,
 * LI, Lbl and LBody; a single text becomes the content of `tag` itself where `direct`. With
 * BP_NO_TAG it is an artifact, `mark`. */
void bp_stack_set(struct bp_setter *set, struct bp_stack *stack, const struct bp_part *parts,
                  uint32_t n, struct bp_type type, int32_t width, uint32_t tag, bool direct,
                  int32_t mark);

/* The height of slots a … b-1 when a stands at the top. */
int32_t bp_stack_height(const struct bp_stack *stack, uint32_t a, uint32_t b);

/* Puts slots a … b-1 on the page being filled, a's top at y. */
void bp_stack_emit(struct bp_setter *set, struct bp_stack *stack, uint32_t a, uint32_t b, int32_t x,
                   int32_t y, int32_t width, bool right);

#endif
