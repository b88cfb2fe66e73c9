/* check.h: rules that look at a whole plan and give findings for its author. */
#ifndef BP_CHECK_H
#define BP_CHECK_H

#include "base/diag.h"
#include "model/plan.h"

/* What the caller asks for. */
struct bp_check_wish {
    const struct bp_plan *previous; /* NULL: not given */
    struct bp_date as_at;           /* year 0: the last day of the period */
    bool names;                     /* also look for names of persons */
    const int *only, *ignore;       /* `only`: give these codes only; `ignore`: leave these out */
    size_t n_only, n_ignore;        /* n_only 0: all */
    /* If not NULL: for each row of the plan, its printed number, or 0 to leave out findings about
     * it. Findings about the plan as a whole are then left out too. */
    const uint32_t *numbers;
};

/* A row, with what the rules need to know about it. */
struct bp_check_row {
    const struct bp_row *row;
    const struct bp_priority *priority; /* NULL: this is a measure */
    uint32_t number;                    /* in the report, from 1 */
    const char *name;                   /* its ref, or "the measure below CSAP 2" */
    const char *update;                 /* the text of its update; line feeds separate paragraphs
                                           and items */
    bool idle;                          /* the update is only a placeholder: "xxx", "TBC" */
    bool late_told;                     /* a finding says that its work comes after its date */
    bool *accepts_used;                 /* for each accepted code of the row: whether a rule found it */
};

/* What a rule works on. */
struct bp_check {
    const struct bp_plan *plan;
    const struct bp_plan *previous; /* NULL: not given */
    struct bp_date as_at;
    bool names;
    const struct bp_check_wish *wish;
    struct bp_diags *diags;
    struct bp_arena *arena;    /* for the rules' scratch memory; freed after the check */
    struct bp_check_row *rows; /* measures, then the actions of each priority */
    uint32_t n_rows;
};

/* One entry of the table of rules (rules.c). A rule finds one code, or a few that belong together. */
#define BP_RULE_CODES 5
enum {
    BP_RULE_ALWAYS = 0,
    BP_RULE_PREVIOUS = 1, /* the plan of the period before is given */
    BP_RULE_NAMES = 2,    /* the caller asks for names of persons */
    BP_RULE_ENGLISH = 4,  /* the plan is in English: the rule goes by English words */
    BP_RULE_WELSH = 8     /* with BP_RULE_ENGLISH: or in Welsh */
};
struct bp_rule {
    void (*run)(struct bp_check *check);
    int codes[BP_RULE_CODES]; /* unused entries are 0 */
    unsigned needs;           /* bits; if one of them is not so, the rule does not run */
};
extern const struct bp_rule bp_rules[]; /* in the order in which they run; the last entry has run NULL */

/* Runs all rules. Returns false if memory ran out. */
bool bp_check_run(const struct bp_plan *plan, const struct bp_check_wish *wish,
                  struct bp_diags *diags);

/* Whether the rule with this code runs for this plan and this wish: a plan in another language is not asked
 * what goes by words. */
bool bp_check_runs(const struct bp_check *check, int code);

/* Adds a finding about a row (NULL: about the plan) at `length` bytes of the source from `offset`.
 * If the row accepts the code, the finding becomes a note that gives the reason. Returns the
 * finding, or NULL if none was stored. */
struct bp_diag *bp_check_find(struct bp_check *check, enum bp_code code,
                              const struct bp_check_row *row, uint32_t offset, uint32_t length,
                              const char *a, const char *b, const char *c);

/* The same, at the row's ref, or at its start tag if it has no ref. */
struct bp_diag *bp_check_find_row(struct bp_check *check, enum bp_code code,
                                  const struct bp_check_row *row, const char *a, const char *b,
                                  const char *c);

/* Whether the row accepts the code. It is then told by itself, as a note. */
bool bp_check_accepts(const struct bp_check_row *row, enum bp_code code);

/* Adds a finding for each row of this kind that has the bit `lacks`, or one for the plan if all or most of
 * the rows with the bit `asked` have it. {1} in the message says which rows: "2.1 has", "all 12 actions
 * have". A part of a plan gets the findings of its rows. */
void bp_check_find_lacking(struct bp_check *check, enum bp_code code, enum bp_row_kind kind,
                           const uint8_t *rows, uint8_t asked, uint8_t lacks);

/* Makes another row the second place of a finding. `finding` may be NULL. */
void bp_check_relate_row(struct bp_check *check, struct bp_diag *finding,
                         const struct bp_check_row *row);

/* Finds a piece of a row's text in the source. If `text` points into the row's update, the place is
 * exact. Else it is the first place with the same text, or the row's start tag if there is none. */
void bp_check_locate(const struct bp_check *check, const struct bp_check_row *row, const char *text,
                     size_t len, uint32_t *offset, uint32_t *length);

/* Finds the value of an attribute in the start tag at `at`. If it is not there, gives the tag's
 * "<name". */
void bp_check_attribute(const struct bp_check *check, uint32_t at, const char *name,
                        uint32_t *offset, uint32_t *length);

/* Whether the plan is in this language: "en", of any country. */
bool bp_check_in(const struct bp_check *check, const char *language);

/* A text in the check's arena, formatted as by printf; "" if memory ran out. */
const char *bp_check_say(struct bp_check *check, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A copy with ASCII letters in lower case and each run of blanks (U+00A0 too) as one space, with
 * none at the ends. Texts that look the same to a reader become equal. */
const char *bp_check_fold(struct bp_check *check, const char *text);

#endif
