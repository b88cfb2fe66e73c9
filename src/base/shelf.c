/* shelf.c: puts the blocks of an arena away as they fill up. */
#include "base/shelf.h"

#include <stdlib.h>

struct bp_shelf *bp_shelf_new(struct bp_arena *parent)
{
    struct bp_shelf *shelf = calloc(1, sizeof *shelf);
    if (!shelf)
        return NULL;
    bp_arena_init_within(&shelf->arena, parent);
    shelf->arena.block = BP_SHELF_BLOCK;
    shelf->folder = bp_folder_new();
    if (shelf->folder)
        return shelf;
    free(shelf);
    return NULL;
}

void bp_shelf_free(struct bp_shelf *shelf)
{
    if (!shelf)
        return;
    bp_folder_free(shelf->folder);
    bp_arena_clear(&shelf->arena);
    free(shelf);
}

static void put_away(struct bp_shelf *shelf, void *bytes, size_t len)
{
    if (!bp_fold_away(shelf->folder, bytes, len))
        bp_fold_end(shelf->folder); /* the numbers would no longer be right */
}

static void put_block_away(struct bp_shelf *shelf, struct bp_arena_block *block)
{
    size_t len;
    void *bytes = bp_arena_block(block, &len);
    put_away(shelf, bytes, len);
}

uint32_t bp_shelf_now(struct bp_shelf *shelf)
{
    struct bp_arena_block *newest = shelf->arena.head, *full = shelf->newest;
    if (full && newest != full)
        put_block_away(shelf, full);
    shelf->newest = newest;
    return (uint32_t)bp_fold_count(shelf->folder);
}

void *bp_shelf_array(struct bp_shelf *shelf, size_t len)
{
    if (shelf->newest)
        put_block_away(shelf, shelf->newest);
    shelf->newest = NULL;
    bp_arena_end_block(&shelf->arena); /* what is away cannot take the array */
    char *room = bp_arena_alloc(&shelf->arena, len + BP_SHELF_PIECE);
    if (!room)
        return NULL;
    shelf->array = room + (BP_SHELF_PIECE - (uintptr_t)room % BP_SHELF_PIECE); /* whole pages go back */
    shelf->len = len;
    shelf->first = (uint32_t)bp_fold_count(shelf->folder);
    return shelf->array;
}

void bp_shelf_rest(struct bp_shelf *shelf)
{
    for (; shelf && shelf->len - shelf->away >= BP_SHELF_PIECE; shelf->away += BP_SHELF_PIECE)
        put_away(shelf, shelf->array + shelf->away, BP_SHELF_PIECE);
}

void bp_shelf_end(struct bp_shelf *shelf)
{
    if (shelf)
        bp_fold_end(shelf->folder);
}
