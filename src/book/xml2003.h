/* xml2003.h: what the files that read an XML Spreadsheet 2003 share. */
#ifndef BP_XML2003_H
#define BP_XML2003_H

#include "book/maker.h"
#include "book/numfmt.h"
#include "xml/sax.h"

#define BP_X03_URI "urn:schemas-microsoft-com:office:spreadsheet"
#define BP_X03_DEEPEST 100 /* elements within one another */

enum bp_x03_name {
    BP_X03_OTHER, BP_X03_WORKSHEET, BP_X03_COLUMN, BP_X03_ROW, BP_X03_CELL, BP_X03_DATA, BP_X03_COMMENT,
    BP_X03_PHONETIC, BP_X03_STYLE, BP_X03_INTERIOR, BP_X03_FORMAT, BP_X03_FONT, BP_X03_VISIBLE,
    BP_X03_DATE1904, BP_X03_TITLE, BP_X03_SAVED, BP_X03_CREATED,
    BP_X03_BOLD, BP_X03_ITALIC, BP_X03_SUP, BP_X03_SUB, /* of text with looks, in HTML's namespace */
};

struct bp_x03_style {
    const char *id, *parent, *format; /* NULL: none */
    const struct bp_numfmt *read;     /* the format, made when it is needed */
    int32_t fill;
    bool strong, struck;
};

struct bp_x03_columns {
    uint32_t first, n;
    struct bp_x03_style *style;
};

struct bp_x03 {
    struct bp_maker maker;
    struct bp_x03_style *styles; /* by id, after bp_x03_styles_sort */
    size_t n_styles, styles_room;
    bool in_style, date1904;
    enum bp_x03_name names[BP_X03_DEEPEST];
    uint32_t depth, in_cell; /* the depth of the open cell; 0: none */
    struct bp_buf value;     /* owned: text outside cells */

    uint32_t row, column, next_row, next_column; /* from 0; `column` as it is written */
    uint32_t hidden_rows, hidden_columns;        /* up to which those that are hidden are known */
    struct bp_x03_columns columns[BP_MOST_TABLE_COLUMNS];
    uint32_t n_columns;
    struct bp_x03_style *row_style;
    struct { uint32_t from, to; } under[BP_MOST_TABLE_COLUMNS]; /* rows that are under a vertical span */
    bool writes_short;             /* the file does not count cells under vertical spans */
    bool row_moves, row_moved;     /* so does this row; it has text that was moved */
    uint32_t n_moved, first_moved; /* such rows */

    struct bp_cell cell;
    struct bp_x03_style *look;
    const struct bp_numfmt *general, *day; /* made when they are needed */
    char type[12];
    bool formula, cell_moved;
    uint32_t in_data, passes; /* within its text; within a comment or the like */
    struct bp_buf text;       /* owned: of the cell */
    struct bp_run *runs;      /* pieces of `text`, by their offsets */
    size_t n_runs, runs_room;
    uint8_t style;            /* of the text that comes */
    uint8_t styles_before[BP_X03_DEEPEST];
};

const char *bp_x03_attr(const struct bp_tag *tag, const char *local);
enum bp_x03_name bp_x03_name_of(const struct bp_tag *tag);

/* Styles. False: memory ran out. */
bool bp_x03_styles_start(struct bp_x03 *x03, enum bp_x03_name name, const struct bp_tag *tag);
void bp_x03_styles_sort(struct bp_x03 *x03);
struct bp_x03_style *bp_x03_style_of(const struct bp_x03 *x03, const char *id);

/* The text of a cell. */
bool bp_x03_start_in_cell(struct bp_x03 *x03, enum bp_x03_name name, const struct bp_tag *tag);
bool bp_x03_put(struct bp_x03 *x03, const char *bytes, size_t len);
bool bp_x03_end_in_cell(struct bp_x03 *x03, enum bp_x03_name name);
/* Sets the blocks of the cell, if it has looks, and returns its plain text. NULL: memory ran out. */
const char *bp_x03_text(struct bp_x03 *x03);

#endif
