/* match.h: which row of one plan is which of another. Private to compare.c. */
#ifndef BP_MATCH_H
#define BP_MATCH_H

#include "base/arena.h"
#include "model/plan.h"

/* A row with what it is known by. */
struct bp_match_row {
    const struct bp_row *row;
    const char *ref;  /* lower case, without blanks; "" where there is none */
    const char *text; /* theme and description as written */
    uint64_t *words;  /* a hash of each word of the text, sorted */
    uint32_t n_words;
    struct bp_match_row *mate; /* NULL: none */
};

struct bp_match_rows {
    struct bp_match_row *items; /* measures, then actions */
    uint32_t n;
};

/* The rows of a plan, without mates. False: memory ran out. */
bool bp_match_list(const struct bp_plan *plan, struct bp_arena *arena, struct bp_match_rows *out);

/* Finds the mates, as compare.h says. False: memory ran out. */
bool bp_match_find(struct bp_match_rows *before, struct bp_match_rows *after,
                   struct bp_arena *arena);

#endif
