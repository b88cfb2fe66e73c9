/* rows.h: the rows that are exported, with what stands around each: one list for the table and the document.
 * Private to src/export. */
#ifndef BP_EXPORT_ROWS_H
#define BP_EXPORT_ROWS_H

#include "export/export.h"

struct bp_export_row {
    const struct bp_row *row;
    const struct bp_priority *priority;   /* NULL: it is a measure … */
    const struct bp_group *group;         /* … or its priority is in no group */
    const struct bp_pair *pair;           /* NULL: there is no plan of the period before */
    const struct bp_export_row *parent;   /* the row that it is below, or that a measure continues */
    uint32_t level;                       /* how many rows it is below */
    uint32_t number;                      /* among the rows of its edition, from 1 */
};

/* A column of the plan's own. Measures and actions share one if it has the same heading for both. */
struct bp_export_own {
    const char *name;  /* for CSVW: "own_" and its id; only letters, digits and _ */
    const char *title; /* its heading, in words that no other column has */
    uint32_t of[2];    /* by enum bp_row_kind: index in the plan's columns, from 1; 0: none */
};

struct bp_exported {
    const struct bp_extract *extract;
    const struct bp_plan *plan; /* the rows of the extract */
    struct bp_export_row *rows;
    uint32_t n, n_measures;
    struct bp_export_own own[2 * BP_MOST_COLUMNS];
    uint32_t n_own;
    struct bp_arena *arena;
    struct bp_arena scratch; /* for the texts of one row */
    bool failed;             /* memory ran out in an earlier row */
};

/* Returns false if memory ran out. End it in any case, which tells whether memory ran out since. */
bool bp_export_begin(struct bp_exported *x, const struct bp_export_job *job);
bool bp_export_end(struct bp_exported *x);

/* Drops the texts of a row. */
void bp_export_drop(struct bp_exported *x);

/* Whether the author leaves this column out of print. */
bool bp_export_hides(const struct bp_exported *x, enum bp_row_kind rows, enum bp_column_kind kind);

/* The index after the last of the rows below row i. */
uint32_t bp_export_below(const struct bp_exported *x, uint32_t i);

#endif
