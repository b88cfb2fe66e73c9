/* check.h: rules over a whole plan, which tell an officer what is wrong with it. In: a plan. Out:
 * findings. */
#ifndef BP_CHECK_H
#define BP_CHECK_H

#include "base/diag.h"
#include "model/plan.h"

/* A row, and where it stands. */
struct bp_check_row {
    const struct bp_row *row;
    const struct bp_priority *priority; /* NULL: a measure */
    uint32_t number;                    /* in the report, from 1 */
    const char *update; /* all its update's text, paragraphs and items parted by line feeds; "" */
};

/* What a rule looks at. */
struct bp_check {
    const struct bp_plan *plan;
    const struct bp_plan *previous; /* NULL: not given */
    struct bp_date as_at;
    bool names;
    struct bp_diags *diags;
    struct bp_arena *arena;    /* for the rules' own work; dropped after the check */
    struct bp_check_row *rows; /* measures, then the actions of each priority */
    uint32_t n_rows;
};

/* One entry of the table of rules (rules.c): a rule finds one code or a few that belong together. */
struct bp_rule {
    void (*run)(struct bp_check *check);
};

/* Runs every rule. `as_at` with year 0: the period's last day. False: memory ran out. */
bool bp_check_run(const struct bp_plan *plan, const struct bp_plan *previous, struct bp_date as_at,
                  bool names, struct bp_diags *diags);

/* Adds a finding about a row, at `length` bytes of the plan's source from `offset`. Where the row
 * accepts the code, the finding is a note and carries the reason. Gives the finding, or NULL. */
struct bp_diag *bp_check_find(struct bp_check *check, enum bp_code code,
                              const struct bp_check_row *row, uint32_t offset, uint32_t length,
                              const char *a, const char *b, const char *c);

/* Where in the source a piece of a row's own text stands, as the author wrote it; the row's start
 * tag where it cannot be found (white space and entities differ). */
void bp_check_locate(const struct bp_check *check, const struct bp_check_row *row, const char *text,
                     size_t len, uint32_t *offset, uint32_t *length);

#endif
