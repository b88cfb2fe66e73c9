/* cells.h: one cell of a measure or an action in the making. Private to the files that fill the columns of
 * bp_row_columns. */
#ifndef BP_CELLS_H
#define BP_CELLS_H

#include "report/rows.h"

/* One cell in the making, and the row that it belongs to. */
struct bp_cell_maker {
    const struct bp_section *section;
    const struct bp_row *row;
    const struct bp_pair *pair; /* NULL: there is nothing to compare the row with */
    uint32_t own;               /* index of the plan's own column, or of the period */
    int name;                   /* of the column */
    struct bp_arena *work;
    struct bp_cell *cell;
    struct bp_part *parts;
    size_t room;
};

struct bp_part *bp_cell_add(struct bp_cell_maker *m, enum bp_part_kind kind, const struct bp_inline *text);
void bp_cell_add_small(struct bp_cell_maker *m, const char *text);

/* figure_cells.c */
void bp_fill_baseline(struct bp_cell_maker *m);
void bp_fill_target(struct bp_cell_maker *m);
void bp_fill_figures(struct bp_cell_maker *m);
void bp_fill_actual(struct bp_cell_maker *m);
void bp_fill_trend(struct bp_cell_maker *m);
void bp_fill_money(struct bp_cell_maker *m);
/* The unit, if it is too long to stand with each figure. */
void bp_fill_unit(struct bp_cell_maker *m);
/* The same as bp_fill_money, for the last row. */
void bp_fill_total(struct bp_cell_maker *m);

#endif
