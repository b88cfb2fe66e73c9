/* grid.h: what an officer's file holds, whatever program wrote it: grids of cells, and the lines of text
 * between them, in the order of the file.
 *
 * A sheet of a workbook is one grid; so is a table of a document, and a CSV file. Readers make it; nothing
 * changes it later. All is in the arena of the book. Texts are UTF-8; absent ones are "", never NULL. */
#ifndef BP_GRID_H
#define BP_GRID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/date.h"
#include "model/plan.h"

#define BP_NO_FILL (-1)

enum bp_cell_kind {
    BP_CELL_TEXT,
    BP_CELL_NUMBER,
    BP_CELL_DATE,  /* `day` is set */
    BP_CELL_CHECK, /* TRUE, FALSE, or a check box: `number` is 1 or 0 */
    BP_CELL_ERROR, /* "#REF!", as shown */
};

/* What gives a cell its colour. */
enum bp_fill_source { BP_FILL_CELL, BP_FILL_ROW, BP_FILL_COLUMN, BP_FILL_RULE /* a conditional format */ };

struct bp_cell {
    uint32_t row, column;   /* from 0 */
    uint32_t rows, columns; /* how many it spans; at least 1 */
    enum bp_cell_kind kind;
    /* What the officer sees: 84%, 31/03/2020, March 2020. Line feeds between lines and paragraphs. It is
     * never cut. */
    const char *text;
    /* The same as paragraphs and lists with emphasis and links; NULL if it is plain text. */
    struct bp_block *blocks;
    double number;        /* as the file has it; of a date, without meaning */
    struct bp_date day;   /* of a date */
    bool month;           /* of a date: its form shows month and year alone */
    bool unsure; /* a formula whose value the file does not have, or has as 0 without having counted */
    int32_t fill;         /* 0xRRGGBB, or BP_NO_FILL */
    enum bp_fill_source fill_source;
    bool strong;          /* all of its text is bold */
    bool struck;          /* all of its text is struck through */
};

enum bp_grid_kind { BP_GRID_SHEET, BP_GRID_TABLE, BP_GRID_LINES /* CSV */ };

/* A cell that spans rows, in one of its columns. */
struct bp_tall {
    uint32_t column, row, cell; /* index into the cells */
};

struct bp_grid {
    enum bp_grid_kind kind;
    const char *name;       /* of the sheet; "" */
    uint32_t number;        /* of the table or sheet in its file, from 1 */
    bool hidden;            /* the sheet */
    struct bp_cell *cells;  /* those with text or a fill of their own, by row, then by column */
    uint32_t n_cells;
    uint32_t *hidden_rows;  /* hidden by hand or by a filter; sorted */
    uint32_t n_hidden_rows;
    uint32_t *hidden_columns; /* sorted */
    uint32_t n_hidden_columns;
    uint32_t header_rows;   /* of a document's table: how many its author marks as its header; 0: none */
    uint32_t first_line;    /* CSV: the line of the file at which row 0 begins; else 0 */
    uint32_t *lines;        /* CSV: the line at which each row begins, from 1; NULL: row + 1 */
    struct bp_tall *tall;   /* by column, then by row; made by bp_grid_index. NULL: not yet */
    size_t n_tall;
    uint32_t *begins;       /* of each row, and of the one after the last: its first cell; also made by it */
    uint32_t n_begins;      /* 0: not there */
};

/* A paragraph of a document outside its tables. */
struct bp_line {
    uint8_t heading; /* 1 to 9; 0: an ordinary paragraph. A title is 1 */
    const char *text;
    struct bp_block *blocks; /* the paragraph, or a list with all its items; never NULL */
};

/* In the order of the file. Exactly one of the two is set. */
struct bp_book_item {
    struct bp_grid *grid;
    struct bp_line *line;
};

struct bp_book {
    struct bp_book_item *items;
    uint32_t n_items;
    /* From the file's properties: title, and the day on which it was last saved (year 0: not said). */
    const char *title;
    struct bp_date saved;
    const char *lang; /* "en-GB", of the document; "" */
    /* Counts of what was not taken, or was taken as meant, to be said once: */
    uint32_t n_insertions, n_deletions; /* tracked changes, taken as accepted */
    uint32_t n_covered;  /* cells with text under a merged one, which nobody sees */
    uint32_t n_formulas; /* without a value */
    uint32_t n_macros;   /* macro parts, never read */
    uint32_t n_links;    /* links to other files, never opened */
    uint32_t n_pictures; /* which hold no text */
    uint32_t n_notes;    /* comments and notes, which are no text of a cell */
    bool is_signed;      /* it has a digital signature */
};

/* Makes the indexes that bp_grid_at finds cells and vertical spans with; without them each search goes
 * through the cells.
 * bp_found_find calls it for each grid of a book; readers need not. False: memory ran out. */
bool bp_grid_index(struct bp_grid *grid, struct bp_arena *arena);

/* How many rows it has, up to the last with a cell of its own. */
static inline uint32_t bp_grid_rows(const struct bp_grid *grid)
{
    return grid->n_cells ? grid->cells[grid->n_cells - 1].row + 1 : 0;
}

/* Whether a fill leaves a cell as it would be on paper. */
static inline bool bp_fill_white(int32_t fill)
{
    return fill == BP_NO_FILL || fill == 0xFFFFFF;
}

/* The cell at a place, or the one that spans it; NULL: an empty one. */
const struct bp_cell *bp_grid_at(const struct bp_grid *grid, uint32_t row, uint32_t column);

/* "B12" of a sheet: `out` holds at least BP_CELL_NAME bytes. */
#define BP_CELL_NAME 24
void bp_cell_name(uint32_t row, uint32_t column, char out[BP_CELL_NAME]);
/* Its letters alone: "B". */
void bp_column_name(uint32_t column, char out[BP_CELL_NAME]);

/* Appends the same with the sheet, as a formula names it: "Q2!B12", "'Q2 2026'!B12". */
void bp_sheet_cell(const struct bp_grid *grid, uint32_t row, uint32_t column, struct bp_buf *out);

/* A limit that a file may not pass, and the finding says so by name. */
enum {
    BP_MOST_ROWS = 1048576, /* of a sheet, as in Excel */
    BP_MOST_GRID_COLUMNS = 16384,
    BP_MOST_CELLS = 500000, /* with text or a fill, of one file */
    BP_MOST_TABLE_COLUMNS = 64, /* of one table: columns beyond it are left, and said */
};

#endif
