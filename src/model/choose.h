/* choose.h: a selection that has been read: which rows it means. Private to extract.c. */
#ifndef BP_CHOOSE_H
#define BP_CHOOSE_H

#include "base/diag.h"
#include "boardpaper.h"
#include "model/plan.h"

enum { BP_CHOOSE_EXCEPTIONS = 1, BP_CHOOSE_OVERDUE = 2, BP_CHOOSE_MISSING = 4 };

struct bp_choice {
    bool by_state;     /* `only` was given: a row that matches any one of the next two is chosen */
    unsigned kinds;    /* bits of BP_CHOOSE_… */
    uint64_t statuses; /* bits, by index in the scheme */
    const char *lead, *partner, *priority; /* as folded by bp_text_fold; NULL: any */
    uint32_t number;   /* the priority's number, if it was given as a number (its title is then
                          set too); 0: any */
    const char *words, *nothing, *nothing_found; /* as in extract.h */
};

/* `plan` holds the rows to choose from. A name is known if one of these rows has it. */
bp_result bp_choice_read(const struct bp_plan *plan, const bp_selection *selection,
                         struct bp_arena *arena, struct bp_diags *diags, struct bp_choice *out);

/* Whether a row is chosen. `parent` is the measure that the row continues, or NULL: a row without
 * leads has its parent's leads. `priority` is the priority of an action. Also returns false if
 * memory ran out. */
bool bp_choice_takes(const struct bp_choice *choice, const struct bp_plan *plan,
                     const struct bp_row *row, const struct bp_row *parent,
                     const struct bp_priority *priority, struct bp_arena *arena);

#endif
