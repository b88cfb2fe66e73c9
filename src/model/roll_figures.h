/* roll_figures.h: a measure's figures and a row's money in the plan for the next period. */
#ifndef BP_ROLL_FIGURES_H
#define BP_ROLL_FIGURES_H

#include "base/buf.h"
#include "model/plan.h"

/* The same number without what is of this period alone. A series goes on: it gets an empty figure for the
 * period that ends on `to`, with the next name after the last one ("Q3" after "Q2") if that is certain, else
 * with the month ("December 2026"). Returns false if memory ran out. */
bool bp_roll_number(const struct bp_plan *old, const struct bp_number *number, struct bp_date to,
                    struct bp_arena *arena, struct bp_number *out);

/* The same for money: the budget stays. */
struct bp_money bp_roll_money(const struct bp_money *money);

/* What to tell the author of it; adds nothing if there is nothing to tell. */
void bp_roll_number_remark(const struct bp_number *number, struct bp_buf *out);
void bp_roll_money_remark(const struct bp_money *money, struct bp_buf *out);

#endif
