/* arena.h: memory that is freed all at once.
 *
 * A document owns one arena; model, diagnostics and pages live in it. Memory comes zeroed and
 * aligned for any type. When the budget or the machine's memory is used up, an allocation sets
 * `out` and returns NULL. If a stage has set `on_out`, it jumps there instead, so the stage need not
 * test each call. The only other library whose frames the jump may cross is libharu (pdf/alloc.c). */
#ifndef BP_ARENA_H
#define BP_ARENA_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

struct bp_arena {
    struct bp_arena_block *head; /* newest first */
    size_t taken, budget;        /* bytes held by this arena and those within it; and the limit */
    size_t block;                /* how large its blocks are; 0: 64 KiB */
    struct bp_arena *parent;     /* borrowed: the arena that shares its budget; or NULL */
    bool out;                    /* an allocation failed */
    bool spent;                  /* the budget was the reason: this arena's, or that of an arena
                                    within it */
    jmp_buf *on_out;             /* borrowed; NULL: failed calls return NULL */
};

/* `budget` in bytes. Takes no memory until the first allocation. */
void bp_arena_init(struct bp_arena *arena, size_t budget);

/* The same, within the budget of `parent`, which must outlive it. */
void bp_arena_init_within(struct bp_arena *arena, struct bp_arena *parent);

/* Frees everything; the arena can be used again. */
void bp_arena_clear(struct bp_arena *arena);

/* Drops everything, but keeps a block for the next use. For work that repeats. */
void bp_arena_rewind(struct bp_arena *arena);

void *bp_arena_alloc(struct bp_arena *arena, size_t size);

/* What of a block, such as `head`, is handed out. */
void *bp_arena_block(struct bp_arena_block *block, size_t *len);
/* Nothing more is handed out of the newest block. */
void bp_arena_end_block(struct bp_arena *arena);

/* Counts other memory (such as the buffer of a file) as part of the arena, until it is let go.
 * Returns false, and counts nothing, if that would exceed the budget. */
bool bp_arena_hold(struct bp_arena *arena, size_t size);
void bp_arena_let_go(struct bp_arena *arena, size_t size);

/* Memory ran out elsewhere (in a buffer or another library): jumps to `on_out`, as a failed allocation
 * does, and never returns. Where `on_out` is not set, the caller sets `out` instead, and returns. */
_Noreturn void bp_arena_leave(struct bp_arena *arena);

/* count * size bytes. An overflow counts as running out of memory. */
void *bp_arena_array(struct bp_arena *arena, size_t count, size_t size);

/* The slow path of bp_arena_grow. */
void *bp_arena_lengthen(struct bp_arena *arena, void *items, size_t *capacity, size_t need,
                        size_t item_size);

/* Grows an array so that it holds at least `need` items, and at least doubles it. If it is not the
 * last memory that was handed out, the old array stays in the arena. Returns the array and updates
 * *capacity; or returns NULL and changes nothing. Inline, because most calls find enough room. */
static inline void *bp_arena_grow(struct bp_arena *arena, void *items, size_t *capacity, size_t need,
                                  size_t item_size)
{
    return need <= *capacity ? items : bp_arena_lengthen(arena, items, capacity, need, item_size);
}

/* The same for an array that nothing else points into: a large old array is freed, if it has a block of its
 * own. */
void *bp_arena_regrow(struct bp_arena *arena, void *items, size_t *capacity, size_t need, size_t item_size);

/* A copy of `len` bytes with a NUL after them. */
char *bp_arena_text(struct bp_arena *arena, const char *bytes, size_t len);

#endif
