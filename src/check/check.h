/* check.h: rules over a whole plan, which tell an officer what is wrong with it: a plan → findings. */
#ifndef BP_CHECK_H
#define BP_CHECK_H

#include "base/diag.h"
#include "model/plan.h"

/* What is asked for. */
struct bp_check_wish {
    const struct bp_plan *previous; /* NULL: not given */
    struct bp_date as_at;           /* year 0: the period's last day */
    bool names;                     /* look for names of persons, too */
    const int *only, *ignore;       /* codes: of those alone; not of these */
    size_t n_only, n_ignore;        /* n_only 0: all */
    /* Not NULL: by row, the number that it has in print; 0: nothing is said of it. Nor is then anything said
     * of the plan as a whole. */
    const uint32_t *numbers;
};

/* A row, and where it stands. */
struct bp_check_row {
    const struct bp_row *row;
    const struct bp_priority *priority; /* NULL: a measure */
    uint32_t number;                    /* in the report, from 1 */
    const char *name;                   /* its ref, or "the measure below CSAP 2" */
    const char *update;                 /* its update's text: paragraphs and items parted by line feeds */
    bool *accepts_used;                 /* one for each of the row's accepts: it was needed */
};

/* What a rule looks at. */
struct bp_check {
    const struct bp_plan *plan;
    const struct bp_plan *previous; /* NULL: not given */
    struct bp_date as_at;
    bool names;
    const struct bp_check_wish *wish;
    struct bp_diags *diags;
    struct bp_arena *arena;    /* for the rules' own work; dropped after the check */
    struct bp_check_row *rows; /* measures, then the actions of each priority */
    uint32_t n_rows;
};

/* One entry of the table of rules (rules.c): a rule finds one code or a few that belong together. */
#define BP_RULE_CODES 5
struct bp_rule {
    void (*run)(struct bp_check *check);
    int codes[BP_RULE_CODES]; /* 0 where there are fewer */
    enum { BP_RULE_ALWAYS, BP_RULE_PREVIOUS, BP_RULE_NAMES } needs; /* else it does not run */
};
extern const struct bp_rule bp_rules[]; /* in the order in which they run; run NULL ends it */

/* Runs every rule. False: memory ran out. */
bool bp_check_run(const struct bp_plan *plan, const struct bp_check_wish *wish,
                  struct bp_diags *diags);

/* Whether the rule with this code runs for this plan and these wishes. */
bool bp_check_runs(const struct bp_check *check, int code);

/* Adds a finding about a row (NULL: about the plan), at `length` bytes of the plan's source from
 * `offset`. Where the row accepts the code, the finding is a note and carries the reason. Gives the
 * finding, or NULL. */
struct bp_diag *bp_check_find(struct bp_check *check, enum bp_code code,
                              const struct bp_check_row *row, uint32_t offset, uint32_t length,
                              const char *a, const char *b, const char *c);

/* The same at the row's ref, or its start tag where it has none. */
struct bp_diag *bp_check_find_row(struct bp_check *check, enum bp_code code,
                                  const struct bp_check_row *row, const char *a, const char *b,
                                  const char *c);

/* Gives the finding that was just added, if it was, another row as its second place. */
void bp_check_relate_row(struct bp_check *check, struct bp_diag *finding,
                         const struct bp_check_row *row);

/* Where in the source a piece of a row's own text stands, as the author wrote it: exactly, where
 * `text` points into the row's update; else the first that reads the same; the row's start tag where
 * there is none. */
void bp_check_locate(const struct bp_check *check, const struct bp_check_row *row, const char *text,
                     size_t len, uint32_t *offset, uint32_t *length);

/* Where the value of an attribute stands in the start tag at `at`; where there is none, the tag's "<name". */
void bp_check_attribute(const struct bp_check *check, uint32_t at, const char *name,
                        uint32_t *offset, uint32_t *length);

/* A text in the check's arena, as printf makes it; "" where memory ran out. */
const char *bp_check_say(struct bp_check *check, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A copy with ASCII letters in lower case, and each run of blanks (U+00A0 too) as one space, none at
 * the ends: what two texts have in common that a reader takes for the same. */
const char *bp_check_fold(struct bp_check *check, const char *text);

#endif
