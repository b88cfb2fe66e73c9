/* arena.h: memory that is freed all at once.
 *
 * A document owns one arena; model, diagnostics and pages live in it. Memory comes zeroed and
 * aligned for any type. When the budget or the machine's memory is used up, an allocation gives
 * NULL and sets `out`; or, where a stage has set `on_out`, jumps there, so that such a stage need
 * not test each call. Only a stage with no frame of another library below it may do so. */
#ifndef BP_ARENA_H
#define BP_ARENA_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

struct bp_arena {
    struct bp_arena_block *head; /* newest first */
    size_t taken, budget;        /* bytes held, by it and those within it; and how many may be */
    struct bp_arena *parent;     /* borrowed: whose budget it shares; or NULL */
    bool out;                    /* an allocation failed */
    bool spent;                  /* since the budget was used up: its own, or that of one within it */
    jmp_buf *on_out;             /* borrowed; NULL: failures give NULL */
};

/* `budget` in bytes. Takes no memory until the first allocation. */
void bp_arena_init(struct bp_arena *arena, size_t budget);

/* The same, out of the budget of `parent`, which outlives it. */
void bp_arena_init_within(struct bp_arena *arena, struct bp_arena *parent);

/* Frees everything; the arena can be used again. */
void bp_arena_clear(struct bp_arena *arena);

/* Takes back everything, but keeps a block for what comes next: for work that repeats. */
void bp_arena_rewind(struct bp_arena *arena);

void *bp_arena_alloc(struct bp_arena *arena, size_t size);

/* Counts memory of another kind, such as the buffer that a file was read into, as the arena's for as long as
 * it is held. False: that is more than the budget; nothing is counted. */
bool bp_arena_hold(struct bp_arena *arena, size_t size);
void bp_arena_let_go(struct bp_arena *arena, size_t size);

/* What a failed allocation does: for memory of another kind, which a stage ran out of. */
void bp_arena_fail(struct bp_arena *arena);

/* count * size bytes; an overflow counts as running out. */
void *bp_arena_array(struct bp_arena *arena, size_t count, size_t size);

/* bp_arena_grow where the array is too small. */
void *bp_arena_lengthen(struct bp_arena *arena, void *items, size_t *capacity, size_t need,
                        size_t item_size);

/* Grows an array to hold at least `need` items, at least doubling it; where it is not what came last, the old
 * one stays behind in the arena. Returns the array and updates *capacity, or gives NULL and changes nothing.
 * Here, since most calls find room enough. */
static inline void *bp_arena_grow(struct bp_arena *arena, void *items, size_t *capacity, size_t need,
                                  size_t item_size)
{
    return need <= *capacity ? items : bp_arena_lengthen(arena, items, capacity, need, item_size);
}

/* A copy of `len` bytes with a NUL after them. */
char *bp_arena_text(struct bp_arena *arena, const char *bytes, size_t len);

#endif
