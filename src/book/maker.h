/* maker.h: makes the grids of a book, cell by cell, with the limits that all files have. */
#ifndef BP_MAKER_H
#define BP_MAKER_H

#include "base/diag.h"
#include "book/grid.h"

/* Set book, arena, diags and source; the rest is zero. */
struct bp_maker {
    struct bp_book *book;
    struct bp_arena *arena;
    struct bp_diags *diags;
    struct bp_source *source; /* the file, for findings */
    struct bp_grid *grid;     /* the open one, or NULL */
    size_t items_room, cells_room, rows_room, columns_room;
    uint32_t n_cells;         /* of the whole file */
    uint32_t n_grids[2];      /* sheets (and CSV); tables */
    bool failed;              /* a finding says why, or memory ran out */
    bool unsorted;            /* cells were added in another order than that of the grid */
};

/* Each returns NULL (false) if memory ran out or a limit was passed; then maker->failed is set. */

struct bp_grid *bp_maker_open(struct bp_maker *maker, enum bp_grid_kind kind, const char *name);
/* An empty cell that spans one row and column. It is valid until the next one is added. */
struct bp_cell *bp_maker_cell(struct bp_maker *maker, uint32_t row, uint32_t column);
/* In rising order; the same one twice is fine. */
bool bp_maker_hide_row(struct bp_maker *maker, uint32_t row);
bool bp_maker_hide_column(struct bp_maker *maker, uint32_t column);
/* Ends the grid: its cells are put in order. */
bool bp_maker_close(struct bp_maker *maker);
bool bp_maker_line(struct bp_maker *maker, const struct bp_line *line);

/* Says that a limit is passed: "the file has more than 500000 cells". Returns false. */
bool bp_maker_refuse(struct bp_maker *maker, uint32_t most, const char *what);

/* BP_OK, BP_INVALID or BP_NOMEM. Texts of the book that nobody set become "". */
bp_result bp_maker_end(struct bp_maker *maker);

#endif
