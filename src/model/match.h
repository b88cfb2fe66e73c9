/* match.h: which row of one plan is which row of another. Private to compare.c and merge.c. */
#ifndef BP_MATCH_H
#define BP_MATCH_H

#include "base/arena.h"
#include "model/plan.h"

/* A row and the keys to find it by. */
struct bp_match_row {
    const struct bp_row *row;
    const char *ref;  /* lower case, without blanks; "" if the row has none */
    const char *path; /* the same, after that of the row that it is below, if it does not tell that one */
    const char *text; /* theme and description as written */
    uint64_t *words;  /* hashes of the words of the text, sorted */
    uint32_t n_words;
    struct bp_match_row *mate; /* the matching row in the other plan; NULL: none */
};

struct bp_match_rows {
    struct bp_match_row *items; /* measures, then actions */
    uint32_t n;
};

/* Lists the rows of a plan, still without mates. Returns false if memory ran out. */
bool bp_match_list(const struct bp_plan *plan, struct bp_arena *arena, struct bp_match_rows *out);

/* Finds the mates by the rules in compare.h. Returns false if memory ran out. */
bool bp_match_find(struct bp_match_rows *before, struct bp_match_rows *after,
                   struct bp_arena *arena);

#endif
