/* blocks.c: paragraphs and lists. Items and lists without text are left out. */
#include "read/blocks.h"

void bp_blocks_open(struct bp_blocks *blocks, struct bp_arena *arena, struct bp_block **first)
{
    blocks->arena = arena;
    blocks->tail = first;
    blocks->depth = 0;
}

bool bp_blocks_close(struct bp_blocks *blocks, struct bp_words *words)
{
    bool good = bp_blocks_paragraph(blocks, words, BP_NOWHERE);
    blocks->tail = NULL;
    return good;
}

static struct bp_block *new_block(struct bp_blocks *blocks, enum bp_block_kind kind, uint32_t at)
{
    struct bp_block *block = bp_arena_alloc(blocks->arena, sizeof *block);
    if (block) {
        block->kind = kind;
        block->at = at;
    }
    return block;
}

static void append(struct bp_blocks *blocks, struct bp_block *block)
{
    *blocks->tail = block;
    blocks->tail = &block->next;
}

bool bp_blocks_paragraph(struct bp_blocks *blocks, struct bp_words *words, uint32_t at)
{
    struct bp_inline text;
    if (!bp_words_take(words, blocks->arena, at, &text))
        return false;
    if (!text.n)
        return true;
    struct bp_block *block = new_block(blocks, BP_PARAGRAPH, text.at);
    if (!block)
        return false;
    block->text = text;
    append(blocks, block);
    return true;
}

bool bp_blocks_list(struct bp_blocks *blocks, struct bp_words *words, enum bp_block_kind kind,
                    uint32_t at)
{
    if (!bp_blocks_paragraph(blocks, words, BP_NOWHERE))
        return false;
    struct bp_list_level *level = &blocks->levels[blocks->depth++];
    level->list = new_block(blocks, kind, at);
    if (!level->list)
        return false;
    level->item_tail = &level->list->items;
    level->outer_tail = blocks->tail;
    return true;
}

void bp_blocks_list_end(struct bp_blocks *blocks)
{
    struct bp_list_level *level = &blocks->levels[--blocks->depth];
    blocks->tail = level->outer_tail;
    if (level->list->items)
        append(blocks, level->list);
}

bool bp_blocks_item(struct bp_blocks *blocks)
{
    struct bp_item *item = bp_arena_alloc(blocks->arena, sizeof *item);
    if (!item)
        return false;
    blocks->levels[blocks->depth - 1].item = item;
    blocks->tail = &item->blocks;
    return true;
}

bool bp_blocks_item_end(struct bp_blocks *blocks, struct bp_words *words)
{
    struct bp_list_level *level = &blocks->levels[blocks->depth - 1];
    if (!bp_blocks_paragraph(blocks, words, BP_NOWHERE))
        return false;
    if (level->item->blocks) {
        *level->item_tail = level->item;
        level->item_tail = &level->item->next;
    }
    return true;
}
