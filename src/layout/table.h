/* table.h: tables that break over pages without losing a word.
 *
 * The header is repeated on each page (tagged once). A row stays whole where it fits on a page and the
 * hole it leaves is small; else all its cells are cut at once between lines, at least two on a
 * side, and its continuation is marked. A heading stays with the header and the first row, and
 * the last row does not stand alone on a page where a neighbour can keep it company. */
#ifndef BP_TABLE_H
#define BP_TABLE_H

#include "layout/flow.h"

struct bp_cell {
    const struct bp_part *parts;
    uint32_t n;
    const struct bp_status *status; /* colours the whole cell; NULL: none */
};

/* What a row says. */
struct bp_row_text {
    struct bp_cell cells[BP_MAX_COLUMNS];
    uint32_t dest;           /* where links to the row lead, or BP_NO_DEST */
    const char *reminder;    /* stands in the first column of a continuation, before "(continued)" */
    int reminder_status;     /* column whose status is shown again on a continuation, or -1 */
    bool bold;
};
#define BP_NO_DEST UINT32_MAX

struct bp_column {
    const struct bp_inline *head;
    int32_t least, most; /* bounds of its width, padding included, at BP_BASE_SIZE; most 0: none */
    bool right;          /* numbers */
    bool whole;          /* its texts stay on one line if `most` allows: refs, statuses */
};

enum bp_table_look {
    BP_LOOK_FULL,  /* dark header row, rules between rows */
    BP_LOOK_LIGHT, /* the tables at a glance */
    BP_LOOK_BLOCK, /* no header: the first column names what the second says */
};

struct bp_table {
    struct bp_column columns[BP_MAX_COLUMNS];
    int n_columns;
    const struct bp_status *heads[BP_MAX_COLUMNS]; /* that a column's head names, in its colour; or NULL */
    int32_t widths[BP_MAX_COLUMNS]; /* by bp_table_widths, or the caller */
    int32_t x;
    enum bp_table_look look;
    const struct bp_inline *caption;
    bool caption_bold; /* a title of its own, else a remark below a heading */
    uint32_t n_rows;
    /* Fills in row i; called at least once for each row, in no special order. */
    void (*row)(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out);
    void *user;
};

/* Shares `width` among the columns, by what the rows hold: where a row's tallest cell gains most. */
void bp_table_widths(struct bp_flow *flow, struct bp_table *table, int32_t width);

/* How high it is in one piece. */
int64_t bp_table_height(struct bp_flow *flow, const struct bp_table *table);

/* Sets it from flow->y on, with the heading that waits. */
void bp_table_place(struct bp_flow *flow, const struct bp_table *table);

#endif
