/* choose.h: a selection, understood: which rows it means. Private to extract.c. */
#ifndef BP_CHOOSE_H
#define BP_CHOOSE_H

#include "base/diag.h"
#include "boardpaper.h"
#include "model/plan.h"

enum { BP_CHOOSE_EXCEPTIONS = 1, BP_CHOOSE_OVERDUE = 2, BP_CHOOSE_MISSING = 4 };

struct bp_choice {
    bool by_state;     /* `only` was given: what follows adds up */
    unsigned kinds;    /* bits of BP_CHOOSE_… */
    uint64_t statuses; /* bits, by index in the scheme */
    const char *lead, *partner, *priority; /* folded; NULL: any */
    uint32_t number;   /* of the priority, where it was given so: it has its title, too; 0: any */
    const char *words, *nothing; /* as in extract.h */
};

/* `plan` holds the rows that may be chosen: its names are those that are known. */
bp_result bp_choice_read(const struct bp_plan *plan, const bp_selection *selection,
                         struct bp_arena *arena, struct bp_diags *diags, struct bp_choice *out);

/* Whether a row is meant. `parent`: the measure that it continues, whose leads it has where it has none; or
 * NULL. `priority`: an action's. False, too, where the arena has run out. */
bool bp_choice_takes(const struct bp_choice *choice, const struct bp_plan *plan,
                     const struct bp_row *row, const struct bp_row *parent,
                     const struct bp_priority *priority, struct bp_arena *arena);

#endif
