/* xlsx_parts.h: what the files that read workbooks share. */
#ifndef BP_XLSX_PARTS_H
#define BP_XLSX_PARTS_H

#include "base/buf.h"
#include "book/books.h"
#include "book/xlsx_styles.h"
#include "xml/sax.h"

enum {
    BP_MOST_CELL_TEXT = 1 << 20, /* bytes of the text of a cell; Excel allows 32,767 characters */
    BP_MOST_SHEETS = 1000,
    BP_MOST_MERGES = 100000,     /* of one sheet; links too */
};

/* ---- names ---- */

/* Which namespace an element is in. Strict and Transitional are one. */
bool bp_xlsx_is_main(const char *uri);

/* The value of an attribute without a namespace; NULL: it is not there. */
const char *bp_xlsx_attr(const struct bp_tag *tag, const char *name);
/* Of one in the namespace of relationships: "id". */
const char *bp_xlsx_attr_of_relation(const struct bp_tag *tag);

/* 1, true and on are true; all else is false. */
bool bp_xlsx_is_true(const char *value);

/* Reads "AB12" or "$AB$12"; moves *at past it. False: it is none, or outside of what a sheet may have. */
bool bp_xlsx_read_place(const char **at, uint32_t *row, uint32_t *column);

struct bp_xlsx_range {
    uint32_t row, column, last_row, last_column;
};

/* Reads "A1:C5" or "A1". */
bool bp_xlsx_read_range(const char *text, struct bp_xlsx_range *out);

/* ---- texts ---- */

/* A text of a cell. */
struct bp_xlsx_string {
    const char *text;
    struct bp_block *blocks; /* NULL: nothing in it has a look of its own, or all of it is bold */
    bool own;     /* at least one run says what it looks like: the look of the cell's style does not hold */
    bool strong, struck; /* of all its runs that do so */
    bool mixed;   /* the looks of the cell's style hold for the rest */
};

/* Collects a text from the events of <si> or <is>, or of the value of a cell. Zero at first. */
struct bp_xlsx_text {
    struct bp_buf raw, text, runs; /* owned */
    uint8_t style;     /* of the run that is open: bits of enum bp_style */
    bool own, struck;  /* of that run */
    bool in_text, after_cr, too_long;
    unsigned skipped;  /* depth in an element that is passed over, such as <rPh> */
};

void bp_xlsx_text_free(struct bp_xlsx_text *text);
void bp_xlsx_text_begin(struct bp_xlsx_text *text);
/* The events within <si> or <is>. */
void bp_xlsx_text_start(struct bp_xlsx_text *text, const struct bp_tag *tag);
void bp_xlsx_text_put(struct bp_xlsx_text *text, const char *bytes, size_t len);
void bp_xlsx_text_end(struct bp_xlsx_text *text);
/* Takes bytes as they are, such as those of <v>: as a run without a look of its own. */
void bp_xlsx_text_plain(struct bp_xlsx_text *text, const char *bytes, size_t len);
/* What was collected. False: memory ran out. */
bool bp_xlsx_text_finish(struct bp_xlsx_text *text, struct bp_arena *arena, struct bp_xlsx_string *out);
/* A plain text as a paragraph; NULL: memory ran out. */
struct bp_block *bp_xlsx_text_block(const char *text, struct bp_arena *arena);

struct bp_xlsx_strings {
    struct bp_xlsx_string *items;
    uint32_t n;
};

/* Reads the part "sharedStrings", if there is one. */
bool bp_xlsx_strings_read(struct bp_parts *parts, const struct bp_relations *of_workbook,
                          struct bp_xlsx_strings *out);

/* ---- sheets ---- */

struct bp_xlsx_book {
    struct bp_parts *parts;
    struct bp_book *book;
    struct bp_xlsx_strings strings;
    struct bp_xlsx_styles styles;
    bool date1904;
    bool counts_on_load; /* a formula's value may not have been counted yet */
    uint32_t n_cells;    /* of all sheets so far */
};

/* What stands in a sheet around its cells. */
struct bp_xlsx_link {
    struct bp_xlsx_range range;
    const char *href;
};

struct bp_xlsx_sheet {
    struct bp_xlsx_book *of;
    struct bp_grid *grid;
    struct bp_relations relations;
    struct bp_buf cells;  /* owned: struct bp_cell */
    struct bp_buf hidden; /* owned: uint32_t, rows */
    struct bp_buf row_fills; /* owned: struct bp_xlsx_row_fill, of rows with text */
    struct bp_buf columns;   /* owned: struct bp_xlsx_columns */
    struct bp_buf merges;    /* owned: struct bp_xlsx_range */
    struct bp_buf links;     /* owned: struct bp_xlsx_link */
    uint32_t last_column;    /* + 1: of the cells with text */
    bool unsorted;           /* its cells are not in order */
};

/* A stretch of columns that is hidden or has a fill. */
struct bp_xlsx_columns {
    uint32_t first, last;
    bool hidden;
    int32_t fill;
};

struct bp_xlsx_row_fill {
    uint32_t row;
    int32_t fill;
};

/* Finds the rows of a sheet, if they are plain (xlsx_rows.c): then *rest is the part without them, which
 * bp_part_drop frees; else *rows is NULL, and *rest is not set. False: memory ran out. */
bool bp_xlsx_rows_cut(struct bp_source *part, struct bp_source *rest, char **rows);
/* Cuts the rows out of a sheet whose XML is known to be good, so that who reads it again has little to
 * read. */
void bp_xlsx_rows_drop(struct bp_source *part);
/* Calls the handler for what stands in plain rows, without places, and changes them. `uri`: the namespace of
 * the sheet. False: the handler stopped it. */
bool bp_xlsx_rows_read(char *rows, const char *uri, const struct bp_sax_handler *handler, void *data);

/* Reads the part of a sheet into its grid. False: a finding says why it cannot be read, or out of memory. */
bool bp_xlsx_sheet_read(struct bp_xlsx_book *of, const struct bp_part_entry *entry, struct bp_grid *grid);

/* The last steps: sorts the cells, adds fills of rows and columns, carries out merges and links, and puts all
 * into the grid. False: out of memory. */
bool bp_xlsx_sheet_finish(struct bp_xlsx_sheet *sheet);

/* Counts the notes and pictures of a sheet that is not hidden, and says what its text boxes hold. */
bool bp_xlsx_around_read(struct bp_xlsx_book *of, const struct bp_relations *of_sheet,
                         const struct bp_grid *grid);

/* Adds a finding about a cell. */
void bp_xlsx_say(const struct bp_xlsx_book *of, enum bp_code code, const struct bp_grid *grid, uint32_t row,
                 uint32_t column, const char *a, const char *b);

#endif
