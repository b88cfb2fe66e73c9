/* arena.c: blocks of memory, handed out from front to back and freed together. */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE ((size_t)64 << 10)
#define LARGE_SIZE ((size_t)8 << 10) /* from here on an allocation gets a block of its own */
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
    if (!kept || kept->size > BLOCK_SIZE) {
        bp_arena_clear(arena);
        return;
    }
    arena->head = kept->next;
    bp_arena_clear(arena);
    memset(kept->bytes, 0, kept->used);
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

void bp_arena_fail(struct bp_arena *arena)
{
    run_out(arena);
}

static struct bp_arena_block *new_block(struct bp_arena *arena, size_t size)
{
    size_t whole = whole_size(size);
    if (!bp_arena_hold(arena, whole))
        return NULL;
    struct bp_arena_block *block = calloc(1, whole);
    if (!block) {
        bp_arena_let_go(arena, whole);
        return NULL;
    }
    block->size = size;
    return block;
}

void *bp_arena_alloc(struct bp_arena *arena, size_t size)
{
    if (size > arena->budget) { /* so that what is added to it below does not overflow */
        bp_arena_hold(arena, size);
        return run_out(arena);
    }
    size = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
    struct bp_arena_block *head = arena->head;
    if (!head || size > head->size - head->used) {
        struct bp_arena_block *block =
            new_block(arena, size >= LARGE_SIZE ? size : BLOCK_SIZE);
        if (!block)
            return run_out(arena);
        if (head && size >= LARGE_SIZE) { /* the newest block still has room for small ones */
            block->next = head->next;
            head->next = block;
        } else {
            block->next = head;
            arena->head = block;
        }
        head = block;
    }
    void *memory = (char *)head->bytes + head->used;
    head->used += size;
    return memory;
}

void *bp_arena_array(struct bp_arena *arena, size_t count, size_t size)
{
    size_t whole;
    if (__builtin_mul_overflow(count, size, &whole))
        return run_out(arena);
    return bp_arena_alloc(arena, whole);
}

void *bp_arena_grow(struct bp_arena *arena, void *items, size_t *capacity, size_t need,
                    size_t item_size)
{
    if (need <= *capacity)
        return items;
    size_t grown = *capacity ? *capacity * 2 : 8;
    if (grown < need)
        grown = need;
    void *copy = bp_arena_array(arena, grown, item_size);
    if (!copy)
        return NULL;
    if (*capacity)
        memcpy(copy, items, *capacity * item_size);
    *capacity = grown;
    return copy;
}

char *bp_arena_text(struct bp_arena *arena, const char *bytes, size_t len)
{
    char *copy = bp_arena_alloc(arena, len + 1);
    if (copy && len)
        memcpy(copy, bytes, len);
    return copy;
}
