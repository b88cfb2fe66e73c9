/* compare.h: compares two plans row by row: which rows belong together, and what changed in them. */
#ifndef BP_COMPARE_H
#define BP_COMPARE_H

#include "base/arena.h"
#include "model/plan.h"

enum bp_move { BP_MOVE_NONE, BP_MOVE_IMPROVED, BP_MOVE_SAME, BP_MOVE_WORSE };

/* What happened to a row. Several of these may apply to one row. */
enum bp_change {
    BP_CHANGE_ADDED = 1,     /* only in the new plan */
    BP_CHANGE_CLOSED = 2,    /* only in the old plan */
    BP_CHANGE_STATUS = 4,    /* moved to another status */
    BP_CHANGE_REDATED = 8,
    BP_CHANGE_REWORDED = 16, /* its description or theme */
    BP_CHANGE_RENUMBERED = 32,
};

struct bp_pair {
    const struct bp_row *before, *after; /* one may be NULL */
    unsigned changes;                    /* bits of enum bp_change */
    enum bp_move move;                   /* by the order of the new scheme; NONE: the two cannot
                                            be compared */
    int before_status;                   /* the old status in the new scheme (by id), or -1 */
    uint32_t after_number;               /* number of the new row in its report, from 1; 0: there
                                            is no new row */
    bool withheld;                       /* `before` was removed, because a public edition may
                                            not show it */
};

struct bp_comparison {
    const struct bp_plan *before, *after;
    struct bp_pair *pairs; /* new rows in their order, then the closed rows in theirs */
    uint32_t n;
};

/* Matches measures with measures and actions with actions. First by ref (letter case and blanks do
 * not matter; below another action, "a" is only the same as "a" below the same one) if the texts are
 * nearly the same; then by equal text; then by ref alone; last by nearly equal text. Without this
 * order, a plan with new numbers would look like a plan with all its texts changed. Linear time, apart
 * from sorting. Results and scratch memory are allocated in `arena`. Returns false if memory ran out. */
bool bp_compare_plans(const struct bp_plan *before, const struct bp_plan *after,
                      struct bp_arena *arena, struct bp_comparison *out);

/* Compares two statuses: > 0 if `a` is better, < 0 if it is worse, 0 if equal. Earlier in the
 * scheme is better, and complete is best. The missing status, and statuses that are not counted,
 * cannot be compared: then *known is false. */
int bp_status_compare(const struct bp_scheme *scheme, int a, int b, bool *known);

/* Which way a row moved between two statuses (indices into the scheme). An index of -1 is an
 * unknown status. */
enum bp_move bp_status_move(const struct bp_scheme *scheme, int before, int after);

/* The status of a row in the period before: as its plan states it, else as the old plan has it.
 * Returns an index into the scheme, or -1 if it had none or one that the scheme does not have.
 * `pair`: the pair of the row, or NULL. */
static inline int bp_previous_status(const struct bp_row *row, const struct bp_pair *pair)
{
    return row->previous_status >= 0 ? row->previous_status : pair ? pair->before_status : -1;
}

#endif
