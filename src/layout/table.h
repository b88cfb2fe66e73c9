/* table.h: tables that can be divided between pages without losing a word.
 *
 * The header is repeated on each page (and tagged once). A row stays whole if it fits on a page and
 * leaves only a small gap. Otherwise all its cells are cut at the same place between lines, with at
 * least two lines on each side, and the continued part is marked. A heading stays with the header
 * and the first row. The last row is not alone on a page if the row before it can move there. A
 * table may ask to be kept whole: it is, unless the page before would then be less than a quarter full. */
#ifndef BP_TABLE_H
#define BP_TABLE_H

#include "layout/flow.h"

struct bp_cell {
    const struct bp_part *parts;
    uint32_t n;
    const struct bp_status *status; /* colours the whole cell; NULL: none */
};

/* The contents of a row. */
struct bp_row_text {
    struct bp_cell cells[BP_MAX_COLUMNS];
    uint32_t dest;           /* target of links to the row, or BP_NO_DEST */
    const char *reminder;    /* text in the first column of a continued row, before "(continued)" */
    int reminder_status;     /* the column whose status is shown again in a continued row, or -1 */
    const char *spoken;      /* what a screen reader says for the first cell; NULL: what it shows */
    const struct bp_inline *name; /* of a row that may be set as a block: its heading, … */
    int name_column;              /* … which says the first parts of this column, … */
    uint32_t name_parts;          /* … so many */
    bool bold;
    bool heads; /* the next row is below it: it does not stand alone at the foot of a page */
};
#define BP_NO_DEST UINT32_MAX

struct bp_column {
    const struct bp_inline *head;
    int32_t least, most; /* bounds of its width with padding, at BP_BASE_SIZE; most 0: no bound. Where no
                            other column can use the width, it may have twice its most */
    bool right;          /* align right, for numbers */
    bool whole;          /* keep texts on one line if `most` allows it: refs, statuses */
};

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

struct bp_table {
    struct bp_column columns[BP_MAX_COLUMNS];
    int n_columns;
    bool plain; /* the first column has texts, not names: it is not bold */
    const struct bp_status *heads[BP_MAX_COLUMNS]; /* the status that the head of a column names,
                                                      in its colour; or NULL */
    const struct bp_inline *labels[BP_MAX_COLUMNS]; /* instead of the head where rows are blocks, which say it
                                                       for each row; or NULL */
    int32_t widths[BP_MAX_COLUMNS]; /* set by bp_table_widths, or by the caller */
    struct bp_table_stamps stamps;
    int32_t x;
    enum bp_table_look look;
    const struct bp_inline *name; /* repeated on further pages, with "(continued)"; NULL: none */
    const struct bp_inline *caption;
    bool caption_bold; /* the caption is a title; false: a remark below a heading */
    bool whole;        /* not cut if it fits on a page, and leaves no page less than a quarter full */
    int32_t opening;   /* of the table's beginning, which has been given room below words of its heading; 0:
                          that is yet to be asked, by what room there is then */
    uint32_t n_rows;
    /* Fills in row i. Called at least once for each row, in any order. */
    void (*row)(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out);
    void *user;
};

/* Divides `width` between the columns, by the contents of the rows: each step goes where it saves
 * most height. */
void bp_table_widths(struct bp_flow *flow, struct bp_table *table, int32_t width);

/* The height of the whole table, undivided. */
int64_t bp_table_height(struct bp_flow *flow, const struct bp_table *table);

/* The height of a table that will be kept whole, if `above` comes between the waiting heading and the
 * table; 0: it may be cut. */
int32_t bp_table_kept(struct bp_flow *flow, const struct bp_table *table, int32_t above);

/* The height of its beginning that stays on one page: all of it, or caption, header and the first row or the
 * beginning of that. `above`: as before. */
int32_t bp_table_opening(struct bp_flow *flow, const struct bp_table *table, int32_t above);

/* Sets the table from flow->y on, after the waiting heading. */
void bp_table_place(struct bp_flow *flow, struct bp_table *table);

#endif
