/* shelf.h: an arena for what is written in order and read later, a little at a time: the words of a large
 * plan's rows. Each of its blocks is put away (fold.h) when the next one begins. A request that gets a block
 * of its own (arena.c) stays where it is. At last it takes an array, which is put away when all of it has
 * been looked at: the rows. */
#ifndef BP_SHELF_H
#define BP_SHELF_H

#include <stdint.h>

#include "base/arena.h"
#include "base/fold.h"
#include "base/sizes.h"

struct bp_shelf {
    struct bp_arena arena;
    struct bp_folder *folder; /* owned */
    struct bp_arena_block *newest;
    char *array;      /* NULL: there is none */
    size_t len, away; /* its bytes, and how many of them were put away */
    uint32_t first;   /* the number of its first piece */
};

/* Within the budget of `parent`, which must outlive it. NULL if it cannot be made: then do without. */
struct bp_shelf *bp_shelf_new(struct bp_arena *parent);
/* May be NULL. Frees what is in it. */
void bp_shelf_free(struct bp_shelf *shelf);

/* The number of the block that the next request comes from, unless it is full. What was handed out between
 * two calls is in the blocks from the first number to the second. */
uint32_t bp_shelf_now(struct bp_shelf *shelf);

/* As bp_fold_visit: opens blocks to be read. `shelf` may be NULL. */
static inline void bp_shelf_visit(struct bp_shelf *shelf, uint32_t first, uint32_t last)
{
    if (shelf)
        bp_fold_visit(shelf->folder, first, last);
}

/* Begins the array, after which nothing else may be written. NULL if memory ran out. */
void *bp_shelf_array(struct bp_shelf *shelf, size_t len);
/* Puts the array away. `shelf` may be NULL. */
void bp_shelf_rest(struct bp_shelf *shelf);
/* Opens `len` bytes of the array. `shelf` may be NULL, and `at` elsewhere. */
static inline void bp_shelf_see(struct bp_shelf *shelf, const void *at, size_t len)
{
    size_t from = shelf ? (size_t)((uintptr_t)at - (uintptr_t)shelf->array) : 0;
    if (shelf && from < shelf->len)
        bp_fold_visit(shelf->folder, shelf->first + (uint32_t)(from / BP_SHELF_PIECE),
                      shelf->first + (uint32_t)((from + len - 1) / BP_SHELF_PIECE));
}

/* Opens all for good. `shelf` may be NULL. */
void bp_shelf_end(struct bp_shelf *shelf);

#endif
