/* shelf.c: puts the blocks of an arena away as they fill up. */
#include "base/shelf.h"

#include <stdlib.h>

struct bp_shelf *bp_shelf_new(struct bp_arena *parent)
{
    struct bp_shelf *shelf = calloc(1, sizeof *shelf);
    if (!shelf)
        return NULL;
    bp_arena_init_within(&shelf->arena, parent);
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

uint32_t bp_shelf_now(struct bp_shelf *shelf)
{
    struct bp_arena_block *newest = shelf->arena.head, *full = shelf->newest;
    if (full && newest != full) {
        size_t len;
        void *bytes = bp_arena_block(full, &len);
        if (!bp_fold_away(shelf->folder, bytes, len))
            bp_fold_end(shelf->folder); /* the numbers would no longer be right */
    }
    shelf->newest = newest;
    return (uint32_t)bp_fold_count(shelf->folder);
}

void bp_shelf_end(struct bp_shelf *shelf)
{
    if (shelf)
        bp_fold_end(shelf->folder);
}
