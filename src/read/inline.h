/* inline.h: collects running text. Collapses blanks as HTML does, and makes runs of one style. */
#ifndef BP_INLINE_H
#define BP_INLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/plan.h"

/* The style and links of a piece of text. The pointers are in the plan's arena. */
struct bp_markup {
    uint8_t style; /* bits of enum bp_style */
    const char *href, *abbr;
};

struct bp_words_run {
    size_t begin; /* offset in `bytes` */
    uint32_t at;
    struct bp_markup markup;
    bool is_break;
};

/* Must be zeroed before use, and freed with bp_words_free. */
struct bp_words {
    struct bp_buf bytes;
    struct bp_words_run *runs; /* scratch */
    size_t n, capacity;
    bool solid; /* the last byte is not a blank, so a blank may follow */
};

/* Adds text that begins at `at` in the source. Returns false if memory ran out. */
bool bp_words_add(struct bp_words *words, struct bp_arena *scratch, struct bp_markup markup,
                  const char *bytes, size_t len, uint32_t at);

/* Adds a line break, and drops the blanks around it. */
bool bp_words_break(struct bp_words *words, struct bp_arena *scratch, struct bp_markup markup, uint32_t at);

/* Makes an inline text of the collected text (without runs if nothing of it can be seen), and starts again.
 * `at` is the position of the element; BP_NOWHERE: use that of the first run. */
bool bp_words_take(struct bp_words *words, struct bp_arena *arena, uint32_t at,
                   struct bp_inline *out);

void bp_words_free(struct bp_words *words);

#endif
