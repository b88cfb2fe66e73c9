/* row.h: one row of a table, set in its columns, and cut if the page ends. */
#ifndef BP_ROW_H
#define BP_ROW_H

#include "layout/table.h"

enum bp_row_role { BP_ROLE_HEADER, BP_ROLE_REPEATED, BP_ROLE_BODY };

struct bp_set_cell {
    struct bp_stack stack;
    uint32_t tag; /* TH or TD, or BP_NO_TAG */
    uint32_t done; /* slots that are already on pages */
    const struct bp_status *status;
};

struct bp_set_row {
    const struct bp_set_table *table;
    uint32_t tag; /* TR, or BP_NO_TAG */
    struct bp_set_cell cells[BP_MAX_COLUMNS];
    int naming; /* the cell that names it */
    enum bp_row_role role;
    const char *reminder;
    int reminder_status;
    bool heads;     /* the next row is below it */
    bool continued; /* its first part is on an earlier page */
    uint32_t dest;
};

/* Sets the cells of a row, tagged TR below `tag`. A repeated header has no tags. */
void bp_row_set(struct bp_flow *flow, const struct bp_set_table *table, const struct bp_row_text *text,
                enum bp_row_role role, uint32_t tag, struct bp_set_row *row);

/* The height of the rest of the row, with padding. */
int32_t bp_row_height(struct bp_flow *flow, const struct bp_set_row *row);

/* The height of the smallest part that may end a page: the whole row if it is short. */
int32_t bp_row_least(struct bp_flow *flow, const struct bp_set_row *row);

/* Puts as much of the row on the page as fits `room`, at flow->y, and moves flow->y. Returns false
 * if there is no good place to cut, and nothing was set (never with `force`). */
bool bp_row_emit(struct bp_flow *flow, struct bp_set_row *row, int32_t room, bool force);

bool bp_row_done(const struct bp_set_row *row);

#endif
