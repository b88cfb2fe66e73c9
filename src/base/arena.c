/* arena.c: blocks of memory that are handed out from front to back and freed together. */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/sizes.h"

#define FIRST_ITEMS ((size_t)64) /* bytes of a growing array at first: many hold one item for good */
#define ALIGNMENT _Alignof(max_align_t)

struct bp_arena_block {
    struct bp_arena_block *next;
    size_t used, size;
    max_align_t bytes[];
};

void bp_arena_init(struct bp_arena *arena, size_t budget)
{
    memset(arena, 0, sizeof *arena);
    arena->budget = budget;
}

void bp_arena_init_within(struct bp_arena *arena, struct bp_arena *parent)
{
    bp_arena_init(arena, parent->budget);
    arena->parent = parent;
}

bool bp_arena_hold(struct bp_arena *arena, size_t size)
{
    for (struct bp_arena *at = arena; at; at = at->parent) {
        if (at->taken <= at->budget && size <= at->budget - at->taken)
            continue;
        for (at = arena; at; at = at->parent)
            at->spent = true;
        return false;
    }
    for (struct bp_arena *at = arena; at; at = at->parent)
        at->taken += size;
    return true;
}

void bp_arena_let_go(struct bp_arena *arena, size_t size)
{
    for (struct bp_arena *at = arena; at; at = at->parent)
        at->taken -= size;
}

static size_t shared_size(const struct bp_arena *arena)
{
    return arena->block ? arena->block : BP_ARENA_BLOCK;
}

static size_t whole_size(size_t size)
{
    return sizeof(struct bp_arena_block) + size;
}

void bp_arena_clear(struct bp_arena *arena)
{
    while (arena->head) {
        struct bp_arena_block *next = arena->head->next;
        bp_arena_let_go(arena, whole_size(arena->head->size));
        free(arena->head);
        arena->head = next;
    }
    arena->out = arena->spent = false;
}

void bp_arena_rewind(struct bp_arena *arena)
{
    struct bp_arena_block *kept = arena->head;
    if (!kept || kept->size > BP_ARENA_BLOCK) {
        bp_arena_clear(arena);
        return;
    }
    arena->head = kept->next;
    bp_arena_clear(arena);
    kept->used = 0;
    kept->next = NULL;
    arena->head = kept;
}

static void *run_out(struct bp_arena *arena)
{
    arena->out = true;
    if (arena->on_out)
        longjmp(*arena->on_out, 1);
    return NULL;
}

void bp_arena_leave(struct bp_arena *arena)
{
    arena->out = true;
    longjmp(*arena->on_out, 1);
}

/* A large block comes from calloc: the system provides zeroed pages, and pages that are never used
 * cost nothing. */
static struct bp_arena_block *new_block(struct bp_arena *arena, size_t size)
{
    size_t whole = whole_size(size);
    if (!bp_arena_hold(arena, whole))
        return NULL;
    struct bp_arena_block *block = size > BP_ARENA_BLOCK ? calloc(1, whole) : malloc(whole);
    if (!block) {
        bp_arena_let_go(arena, whole);
        return NULL;
    }
    block->next = NULL;
    block->used = 0;
    block->size = size;
    return block;
}

void *bp_arena_block(struct bp_arena_block *block, size_t *len)
{
    *len = block->used;
    return block->bytes;
}

void bp_arena_end_block(struct bp_arena *arena)
{
    if (arena->head)
        arena->head->used = arena->head->size;
}

static size_t aligned(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

/* The slow path of take(): the newest block is too small. */
static struct bp_arena_block *block_for(struct bp_arena *arena, size_t size)
{
    if (size > arena->budget) { /* prevents an overflow in the sum below */
        bp_arena_hold(arena, size);
        return run_out(arena);
    }
    size = aligned(size);
    struct bp_arena_block *head = arena->head, *block;
    block = new_block(arena, size >= BP_ARENA_LARGE ? size : shared_size(arena));
    if (!block)
        return run_out(arena);
    if (head && size >= BP_ARENA_LARGE) { /* keep the newest block in use: it still has room for
                                         small requests */
        block->next = head->next;
        head->next = block;
    } else {
        block->next = head;
        arena->head = block;
    }
    return block;
}

/* Hands out memory. *zeroed says whether it is known to be zeroed. */
static inline void *take(struct bp_arena *arena, size_t size, bool *zeroed)
{
    struct bp_arena_block *block = arena->head;
    if (!block || size > block->size || aligned(size) > block->size - block->used)
        block = block_for(arena, size);
    if (!block)
        return NULL;
    *zeroed = block->size > BP_ARENA_BLOCK;
    void *memory = (char *)block->bytes + block->used;
    block->used += aligned(size);
    return memory;
}

void *bp_arena_alloc(struct bp_arena *arena, size_t size)
{
    bool zeroed;
    void *memory = take(arena, size, &zeroed);
    return memory && !zeroed ? memset(memory, 0, size) : memory;
}

void *bp_arena_array(struct bp_arena *arena, size_t count, size_t size)
{
    size_t whole;
    if (__builtin_mul_overflow(count, size, &whole))
        return run_out(arena);
    return bp_arena_alloc(arena, whole);
}

/* Tries to lengthen an array in place. This works only if it is the last memory that was handed
 * out. */
static bool stretch(struct bp_arena *arena, const char *items, size_t old, size_t whole)
{
    struct bp_arena_block *head = arena->head;
    size_t more = aligned(whole) - aligned(old);
    if (!old || !head || items + aligned(old) != (char *)head->bytes + head->used ||
        more > head->size - head->used)
        return false;
    head->used += more;
    return true;
}

void *bp_arena_lengthen(struct bp_arena *arena, void *items, size_t *capacity, size_t need,
                        size_t item_size)
{
    size_t grown = *capacity ? *capacity * 2 : FIRST_ITEMS / item_size + 1;
    size_t old = *capacity * item_size, whole;
    if (grown < need)
        grown = need;
    if (__builtin_mul_overflow(grown, item_size, &whole))
        return run_out(arena);
    char *longer = items;
    if (stretch(arena, items, old, whole)) {
        memset(longer + old, 0, whole - old);
    } else {
        longer = bp_arena_alloc(arena, whole);
        if (!longer)
            return NULL;
        if (old)
            memcpy(longer, items, old);
    }
    *capacity = grown;
    return longer;
}

void *bp_arena_regrow(struct bp_arena *arena, void *items, size_t *capacity, size_t need, size_t item_size)
{
    void *longer = bp_arena_grow(arena, items, capacity, need, item_size);
    if (!longer || longer == items)
        return longer;
    for (struct bp_arena_block **at = &arena->head; items && *at; at = &(*at)->next) {
        struct bp_arena_block *block = *at;
        if (block->bytes != items || block->size < BP_ARENA_LARGE || block->size == shared_size(arena))
            continue;
        *at = block->next;
        bp_arena_let_go(arena, whole_size(block->size));
        free(block);
        break;
    }
    /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): what was freed is the old array */
    return longer;
}

char *bp_arena_text(struct bp_arena *arena, const char *bytes, size_t len)
{
    bool zeroed;
    char *copy = take(arena, len + 1, &zeroed);
    if (!copy)
        return NULL;
    if (len)
        memcpy(copy, bytes, len);
    copy[len] = 0;
    return copy;
}
