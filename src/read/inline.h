/* inline.h: gathers running text: collapses its blanks as HTML does, and keeps runs of one look. */
#ifndef BP_INLINE_H
#define BP_INLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/plan.h"

/* How a piece of text looks; the pointers live in the plan's arena. */
struct bp_look {
    uint8_t style; /* bits of enum bp_style */
    const char *href, *abbr;
};

struct bp_words_run {
    size_t begin; /* in the bytes */
    uint32_t at;
    struct bp_look look;
    bool is_break;
};

/* Zero-initialise; bp_words_free when done. */
struct bp_words {
    struct bp_buf bytes;
    struct bp_words_run *runs; /* scratch */
    size_t n, capacity;
    bool solid; /* the last byte is ink: a blank may follow it */
};

/* Adds text that begins at `at` of the source. False: memory ran out. */
bool bp_words_add(struct bp_words *words, struct bp_arena *scratch, struct bp_look look,
                  const char *bytes, size_t len, uint32_t at);

/* Adds a line break, which swallows the blanks about it. */
bool bp_words_break(struct bp_words *words, struct bp_arena *scratch, struct bp_look look, uint32_t at);

/* Makes an inline text of what was gathered (of no runs where there is no ink), and begins anew. `at` is
 * the element's place; BP_NOWHERE: that of the first run. */
bool bp_words_take(struct bp_words *words, struct bp_arena *arena, uint32_t at,
                   struct bp_inline *out);

void bp_words_free(struct bp_words *words);

#endif
