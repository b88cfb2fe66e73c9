/* blocks.h: builds paragraphs and nested lists from their tags and text. */
#ifndef BP_BLOCKS_H
#define BP_BLOCKS_H

#include <stdbool.h>
#include <stdint.h>

#include "read/inline.h"
#include "read/read.h"

/* An open list: its current item, and where to link the next one. Empty items and lists are never
 * linked. */
struct bp_list_level {
    struct bp_block *list;
    struct bp_item *item; /* the open one */
    struct bp_item **item_tail;
    struct bp_block **outer_tail; /* where to link blocks after the list */
};

struct bp_blocks {
    struct bp_arena *arena; /* borrowed: the plan's arena */
    struct bp_block **tail; /* where to link the next block; NULL: no block text is open */
    struct bp_list_level levels[BP_MAX_DEPTH];
    size_t depth;
};

/* Each of these returns false if memory ran out. `words` holds the text since the last tag. Text
 * beside paragraphs and lists becomes a paragraph. */
void bp_blocks_open(struct bp_blocks *blocks, struct bp_arena *arena, struct bp_block **first);
bool bp_blocks_close(struct bp_blocks *blocks, struct bp_words *words);

/* Ends a paragraph that began at `at` (BP_NOWHERE: it has no tag). */
bool bp_blocks_paragraph(struct bp_blocks *blocks, struct bp_words *words, uint32_t at);

bool bp_blocks_list(struct bp_blocks *blocks, struct bp_words *words, enum bp_block_kind kind,
                    uint32_t at);
void bp_blocks_list_end(struct bp_blocks *blocks);
bool bp_blocks_item(struct bp_blocks *blocks);
bool bp_blocks_item_end(struct bp_blocks *blocks, struct bp_words *words);

#endif
