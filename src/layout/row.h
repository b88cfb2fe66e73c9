/* row.h: one row of a table, set in its columns and cut where a page ends. */
#ifndef BP_ROW_H
#define BP_ROW_H

#include "layout/table.h"

enum bp_row_role { BP_ROLE_HEADER, BP_ROLE_REPEATED, BP_ROLE_BODY };

struct bp_set_cell {
    struct bp_stack stack;
    uint32_t done; /* slots that stand on pages already */
    const struct bp_status *status;
};

struct bp_set_row {
    const struct bp_table *table;
    uint32_t tag; /* TR, or BP_NO_TAG */
    struct bp_set_cell cells[BP_MAX_COLUMNS];
    enum bp_row_role role;
    const char *reminder;
    int reminder_status;
    bool continued; /* a part of it stands on an earlier page */
    uint32_t dest;
};

/* Sets a row's cells, tagged TR below `tag`. A repeated header has no tags. */
void bp_row_set(struct bp_flow *flow, const struct bp_table *table, const struct bp_row_text *text,
                enum bp_row_role role, uint32_t tag, struct bp_set_row *row);

/* The height of what is left of it, padding included. */
int32_t bp_row_height(struct bp_flow *flow, const struct bp_set_row *row);

/* The height of the least piece that may stand before a page's end: whole if it is short. */
int32_t bp_row_least(struct bp_flow *flow, const struct bp_set_row *row);

/* Sets as much of it as `room` allows, at flow->y, and moves flow->y on. False: nothing was set, for
 * a good cut is not possible there (never with `force`). */
bool bp_row_emit(struct bp_flow *flow, struct bp_set_row *row, int32_t room, bool force);

bool bp_row_done(const struct bp_set_row *row);

#endif
