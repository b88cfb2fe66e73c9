/* names.h: the names in a plan's rows: leads, partners and priorities. */
#ifndef BP_NAMES_H
#define BP_NAMES_H

#include "model/plan.h"

enum bp_name_kind { BP_NAME_LEAD, BP_NAME_PARTNER, BP_NAME_PRIORITY, BP_NAME_KINDS };

struct bp_name {
    const char *text;   /* as first written, on one line */
    const char *folded; /* the form used for comparing (bp_text_fold) */
};

struct bp_name_list {
    struct bp_name *items;
    size_t n, capacity;
    uint32_t *places; /* hash table: index into items, from 1; its size is a power of two */
    size_t n_places;
    uint64_t key; /* the key of the hash function */
};

/* Each name once, in the order of the rows, without those that name nobody. Priorities without rows
 * are left out. Everything is allocated in `arena`. Returns false if memory ran out. */
bool bp_names_list(const struct bp_plan *plan, enum bp_name_kind kind, struct bp_arena *arena,
                   struct bp_name_list *out);

/* Whether a folded text in the place of a name says that there is none: "N/A", a dash, nothing. */
bool bp_names_nobody(const char *folded);

/* NULL if there is no such name. */
const struct bp_name *bp_names_find(const struct bp_name_list *list, const char *folded);

#endif
