/* names.h: the names that occur in a plan's rows: who leads, who helps, and the priorities. */
#ifndef BP_NAMES_H
#define BP_NAMES_H

#include "model/plan.h"

enum bp_name_kind { BP_NAME_LEAD, BP_NAME_PARTNER, BP_NAME_PRIORITY, BP_NAME_KINDS };

struct bp_name {
    const char *text;   /* as first written, on one line */
    const char *folded; /* as names are compared (bp_text_fold) */
};

struct bp_name_list {
    struct bp_name *items;
    size_t n, capacity;
    uint32_t *places; /* by hash: index into items, from 1; a power of two places */
    size_t n_places;
    uint64_t key; /* of the hashes */
};

/* Each name once, in the order of the rows; priorities without rows are left out. Everything lies in `arena`.
 * False: memory ran out. */
bool bp_names_list(const struct bp_plan *plan, enum bp_name_kind kind, struct bp_arena *arena,
                   struct bp_name_list *out);

/* NULL: there is none of that name. */
const struct bp_name *bp_names_find(const struct bp_name_list *list, const char *folded);

#endif
