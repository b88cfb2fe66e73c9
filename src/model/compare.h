/* compare.h: two plans, row by row: which row of the old one is which of the new one, and what
 * changed. */
#ifndef BP_COMPARE_H
#define BP_COMPARE_H

#include "base/arena.h"
#include "model/plan.h"

enum bp_move { BP_MOVE_NONE, BP_MOVE_IMPROVED, BP_MOVE_SAME, BP_MOVE_WORSE };

/* What happened to a row; a row may have several of these. */
enum bp_change {
    BP_CHANGE_ADDED = 1,     /* only in the new plan */
    BP_CHANGE_CLOSED = 2,    /* only in the old one */
    BP_CHANGE_STATUS = 4,    /* moved to another status */
    BP_CHANGE_REDATED = 8,
    BP_CHANGE_REWORDED = 16, /* its description or theme */
    BP_CHANGE_RENUMBERED = 32,
};

struct bp_pair {
    const struct bp_row *before, *after; /* one may be NULL */
    unsigned changes;                    /* bits of enum bp_change */
    enum bp_move move;                   /* by the new scheme's order; NONE: there is no telling */
    int before_status;                   /* the old status in the new scheme (by id), or -1 */
    uint32_t after_number;               /* of the new row in its report, from 1; 0: none */
    bool withheld;                       /* `before` is left out: a public edition may not tell of it */
};

struct bp_comparison {
    const struct bp_plan *before, *after;
    struct bp_pair *pairs; /* new rows in their order, then the closed ones in theirs */
    uint32_t n;
};

/* Rows are matched kind by kind: by ref (letter case and blanks apart) where the text is nearly the same;
 * then by the same text; then by ref alone, and last by nearly the same text. So a plan that was renumbered
 * is not read as one that was reworded throughout. Linear, but for sorting. Everything lies in `arena`,
 * which is left with some scratch. False: memory ran out. */
bool bp_compare_plans(const struct bp_plan *before, const struct bp_plan *after,
                      struct bp_arena *arena, struct bp_comparison *out);

/* Whether a status is better (> 0), worse (< 0) or as good (0) as another: earlier in the scheme is better,
 * and complete is best; the missing status and those that are not counted cannot be compared: *known is
 * false. */
int bp_status_compare(const struct bp_scheme *scheme, int a, int b, bool *known);

/* Which way a row went that had one status and has another: indices into the scheme; -1: not known. */
enum bp_move bp_status_move(const struct bp_scheme *scheme, int before, int after);

#endif
