/* table.h: a table by rows: what its columns are called, and what each row says. */
#ifndef BP_REPORT_TABLE_H
#define BP_REPORT_TABLE_H

#include "report/part.h"

#define BP_MAX_COLUMNS 20

/* The kinds of tables. A writer goes by them for looks and widths. */
enum bp_table_kind {
    BP_TABLE_MEASURES,
    BP_TABLE_ACTIONS,
    BP_TABLE_TOTALS, /* at a glance */
    BP_TABLE_ATTENTION,
    BP_TABLE_MATRIX, /* how many rows went from each status to each other one */
    BP_TABLE_MOVES,  /* the same as a list */
    BP_TABLE_CHANGES,
    BP_TABLE_REWORDED,
    BP_TABLE_FINDINGS,
    BP_TABLE_KEY, /* also of the glossary and the document control */
    BP_TABLE_CONTENTS,
};

/* The columns by name. First the format's (enum bp_column_kind), with the same numbers. */
enum bp_column_name {
    BP_NAMED_DIRECTION = BP_COLUMN_KINDS,
    BP_NAMED_NUMBER,
    BP_NAMED_SHARE,
    BP_NAMED_BEFORE,
    BP_NAMED_AFTER,
    BP_NAMED_KIND,    /* of a finding */
    BP_NAMED_FOUND,   /* what was found … */
    BP_NAMED_TO_DO,   /* … and what to do */
    BP_NAMED_MEANING, /* of what the first column names */
    BP_NAMED_TITLE,
    BP_NAMED_PUBLICATION,
    BP_NAMED_PAGES,
};

struct bp_column {
    int name; /* enum bp_column_kind or enum bp_column_name */
    const char *id; /* of a column of the plan's own; else NULL */
    const struct bp_inline *head;
    const struct bp_inline *label;  /* instead of the head where a row is a block, which says it for each row;
                                       or  NULL */
    const struct bp_status *status; /* that the head names, in its colour; or NULL */
    bool number;                    /* it holds figures */
};

/* What a row says. */
struct bp_row_text {
    struct bp_cell cells[BP_MAX_COLUMNS];
    uint32_t anchor;              /* where links to the row lead, or BP_NO_ANCHOR */
    const char *reminder;         /* text in the first column of a continued row, before "(continued)" */
    int reminder_status;          /* the column whose status is shown again in a continued row, or -1 */
    const char *spoken;           /* what a screen reader says for the first cell; NULL: what it shows */
    const struct bp_inline *name; /* where rows are named: the heading of its block, … */
    int name_column;              /* … which says the first parts of this column, … */
    uint32_t name_parts;          /* … so many */
    bool bold;
    bool heads; /* the next row is below it */
};
#define BP_NO_ANCHOR UINT32_MAX

struct bp_table {
    enum bp_table_kind kind;
    struct bp_column columns[BP_MAX_COLUMNS];
    int n_columns;
    bool plain;                   /* the first column has texts, not names of the rows */
    const struct bp_inline *name; /* repeated on further pages, with "(continued)"; NULL: none */
    const struct bp_inline *caption;
    bool titled;                   /* the caption is a title; false: a remark below a heading */
    const struct bp_inline *intro; /* a sentence above the table, which stays with it; NULL: none */
    bool whole;                    /* to be kept on one page where it has room */
    bool named; /* its rows have names, so that each can be a block where the columns have no room */
    int level;  /* of the heading above the table */
    uint32_t n_rows;
    /* Fills in row i. Called at least once for each row, in any order; the texts are in `work`. */
    void (*row)(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out);
    void *user;
};

#endif
