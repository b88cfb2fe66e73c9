/* table.h: tables that can be divided between pages without losing a word.
 *
 * The header is repeated on each page (and tagged once). A row stays whole if it fits on a page and
 * leaves only a small gap. Otherwise all its cells are cut at the same place between lines, with at
 * least two lines on each side, and the continued part is marked. A heading stays with the header
 * and the first row. The last row is not alone on a page if the row before it can move there. A
 * table may ask to be kept whole: it is, unless the page before would then be less than a quarter full. */
#ifndef BP_LAYOUT_TABLE_H
#define BP_LAYOUT_TABLE_H

#include "layout/flow.h"

enum bp_table_look {
    BP_LOOK_FULL,  /* dark header row, rules between rows */
    BP_LOOK_LIGHT, /* the summary tables */
    BP_LOOK_BLOCK, /* no header: the first column labels the second */
};

/* Stamps of pages where a table goes on, as number + 1; 0: not made yet. Kept with a table, because it may be
 * placed several times, with other rows. */
struct bp_table_stamps {
    uint32_t header, rules;
    int32_t header_y; /* the header's place, which depends on the name above it */
};

/* A table with its columns on the page. */
struct bp_set_table {
    const struct bp_table *table; /* borrowed */
    struct bp_bounds bounds[BP_MAX_COLUMNS];
    int32_t widths[BP_MAX_COLUMNS]; /* set by bp_table_widths, or by the caller */
    int32_t x;
    enum bp_table_look look;
    bool whole;      /* as table->whole */
    bool as_blocks;  /* its rows are set as blocks; then it has no widths */
    int32_t opening; /* of the table's beginning, which has been given room below words of its heading; 0:
                        that is yet to be asked, by what room there is then */
    struct bp_table_stamps stamps;
};

/* Gives the table its bounds; its x is the flow's left. */
struct bp_set_table bp_table_set(const struct bp_flow *flow, const struct bp_table *table);

/* Whether the least widths of the columns have room on the page. */
bool bp_table_fits(const struct bp_flow *flow, const struct bp_set_table *set);

/* Divides `width` between the columns, by the contents of the rows: each step goes where it saves
 * most height. */
void bp_table_widths(struct bp_flow *flow, struct bp_set_table *set, int32_t width);

/* The height of the whole table, undivided. */
int64_t bp_table_height(struct bp_flow *flow, const struct bp_set_table *set);

/* The height of a table that will be kept whole, if `above` comes between the waiting heading and the
 * table; 0: it may be cut. */
int32_t bp_table_kept(struct bp_flow *flow, const struct bp_set_table *set, int32_t above);

/* The height of its beginning that stays on one page: all of it, or caption, header and the first row or the
 * beginning of that. `above`: as before. */
int32_t bp_table_opening(struct bp_flow *flow, const struct bp_set_table *set, int32_t above);

/* Sets the table from flow->y on, after the waiting heading. */
void bp_table_place(struct bp_flow *flow, struct bp_set_table *set);

/* How much further right the text of a row below another begins in the column, for each level. */
int32_t bp_level_indent(const struct bp_flow *flow, const struct bp_column *column);

#endif
