/* sections.h: the rows of one table while they are told apart. Private to sections.c and places.c. */
#ifndef BP_SECTIONS_H
#define BP_SECTIONS_H

#include "onramp/understand.h"

#define BP_NONE UINT32_MAX

struct bp_banner {
    uint32_t row; /* index into the table's rows */
    const struct bp_cell *cell, *ref, *rest; /* rest: another text beside it */
    bool group;
};

struct bp_sort {
    struct bp_seek *seek;
    const struct bp_region *region;
    const struct bp_view *view;
    struct bp_found_table *table;
    const struct bp_over *over;
    const struct bp_found_column *columns[BP_IS_FIELDS]; /* the first of each field */
    struct bp_banner *banners;
    uint32_t n_banners;
    size_t most_banners;
    uint32_t width;        /* columns from the first to the last */
    bool refs;             /* most rows have one */
    bool strong, filled;   /* descriptions of rows usually are */
    bool bars;             /* some row over all columns is bold or has a fill: others are no headings */
    bool tops_bare;        /* rows that have rows below them by their refs carry nothing else */
    uint32_t last;         /* view row of the last one that looks like an action */
};

/* The row's own cell in a column that has this field: with text, or NULL. */
const struct bp_cell *bp_row_own(const struct bp_sort *sort, uint32_t row, enum bp_field_id field);

/* Whether a ref is made of the one above it and more: "2.1.1" of "2.1", "1a" of "1". */
bool bp_ref_below(const char *ref, const char *up);

/* ---- places.c: priorities and levels of rows whose kinds are known ---- */
void bp_rows_place(struct bp_sort *sort);

#endif
