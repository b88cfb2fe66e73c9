/* merge.h: takes the answers in files that leads sent back into the plan that they were asked about.
 *
 * A returned row is known by its ref; where refs repeat, by its priority and its text, too. A returned cell
 * counts if it is filled in and differs from the plan's; an empty one never empties a cell. Texts that differ
 * in white space or emphasis alone, and dates that name the same day, do not differ. */
#ifndef BP_MERGE_H
#define BP_MERGE_H

#include "base/buf.h"
#include "model/plan.h"

/* What a row has, as the columns of a workbook. */
enum bp_merge_field {
    BP_MERGE_THEME, BP_MERGE_DESCRIPTION, BP_MERGE_START, BP_MERGE_DUE, BP_MERGE_REVISED, BP_MERGE_COMPLETED,
    BP_MERGE_LEADS, BP_MERGE_PARTNERS, BP_MERGE_UNIT, BP_MERGE_BETTER, BP_MERGE_BASELINE, BP_MERGE_TARGET,
    BP_MERGE_TOLERANCE, BP_MERGE_ACTUAL, BP_MERGE_MONEY_UNIT, BP_MERGE_BUDGET, BP_MERGE_SPENT,
    BP_MERGE_FORECAST, BP_MERGE_STATUS, BP_MERGE_PREVIOUS, BP_MERGE_UPDATE, BP_MERGE_CORRECTIVE,
    BP_MERGE_RESTRICTED,
    BP_MERGE_OWN,           /* these have an index: of the plan's column, … */
    BP_MERGE_VALUE,         /* … of the returned row's figure … */
    BP_MERGE_PERIOD_TARGET, /* … or target */
    BP_MERGE_FIELDS
};

/* What a row has in a field, as text: for people, and to find whether two say the same. "" if there is
 * nothing; NULL if memory ran out. And the field's name. */
const char *bp_merge_text(const struct bp_plan *plan, const struct bp_row *row, enum bp_merge_field field,
                          uint32_t index, struct bp_arena *arena);
const char *bp_merge_name(const struct bp_plan *plan, const struct bp_row *row, enum bp_merge_field field,
                          uint32_t index, struct bp_arena *arena); /* "By when" */
bool bp_merge_same(const struct bp_plan *plan, enum bp_merge_field field, const char *a, const char *b);

/* A returned file. */
struct bp_returned {
    const struct bp_plan *plan;
    const char *name;
};

/* A cell that a returned file changes. */
struct bp_merge_change {
    const struct bp_row *row;           /* of the plan */
    const struct bp_priority *priority; /* NULL: a measure */
    enum bp_merge_field field;
    uint32_t index;
    const char *name;           /* "Status" */
    const char *before, *after; /* before: "" if it was empty */
    size_t file;                /* which of the returned ones says so first */
    const struct bp_row *from;  /* its row */
    size_t other;               /* another one that says something else; SIZE_MAX: none */
    const char *otherwise;      /* what that says … */
    const struct bp_row *other_row; /* … and its row */
};

/* What of a returned file found no place. */
enum bp_unplaced_kind {
    BP_UNPLACED_ROW,    /* the plan has no such row */
    BP_UNPLACED_DOUBT,  /* several rows of the plan may be meant */
    BP_UNPLACED_STATUS, /* the plan has no such status */
    BP_UNPLACED_COLUMN, /* the plan has no such column; said once a file */
};
struct bp_unplaced {
    enum bp_unplaced_kind kind;
    size_t file;
    const struct bp_row *row;
    const char *what; /* the row's ref or text; the status; the column's heading */
};

struct bp_merge {
    struct bp_merge_change *changes; /* in the order of the plan's rows */
    size_t n;
    size_t n_clashes; /* of the changes, how many have another answer */
    struct bp_unplaced *unplaced;
    size_t n_unplaced;
    struct bp_plan plan; /* with all changes that have no other answer */
};

/* Everything is in `arena`. Returns false if memory ran out. */
bool bp_merge_plans(const struct bp_plan *plan, const struct bp_returned *returned, size_t n,
                    struct bp_arena *arena, struct bp_merge *out);

/* Says what it changes, for people or as JSON Lines. */
void bp_merge_text_lines(const struct bp_merge *merge, const struct bp_returned *returned, size_t n,
                         struct bp_arena *arena, struct bp_buf *out);
void bp_merge_json_lines(const struct bp_merge *merge, const struct bp_returned *returned,
                         struct bp_arena *arena, struct bp_buf *out);

/* The beginning of a text, on one line. NULL if memory ran out. */
const char *bp_merge_brief(struct bp_arena *arena, const char *text);

/* ---- for merge*.c ---- */

/* The plan's column that is this column of the other plan, for this kind of rows; -1: none. */
int bp_merge_column(const struct bp_plan *plan, const struct bp_plan *other, enum bp_row_kind kind,
                    uint32_t column, struct bp_arena *arena);

/* The plan's status that is this status of the other plan; -1: none. */
int bp_merge_status(const struct bp_plan *plan, const struct bp_plan *other, int status,
                    struct bp_arena *arena);

/* Sets a field of a row of the merged plan to what the returned row has in it. Returns false if memory ran
 * out. */
bool bp_merge_set(const struct bp_plan *plan, struct bp_row *row, const struct bp_merge_change *change,
                  const struct bp_plan *returned, struct bp_arena *arena);

#endif
