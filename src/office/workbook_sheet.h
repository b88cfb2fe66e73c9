/* workbook_sheet.h: writes the sheets of a workbook: rows of cells, and how they look. Private to
 * workbook*.c.
 *
 * Memory that runs out is kept in `failed` or in the buffers; bp_workbook_write tells. */
#ifndef BP_WORKBOOK_SHEET_H
#define BP_WORKBOOK_SHEET_H

#include "base/buf.h"
#include "model/house.h"
#include "model/plan.h"

/* How a cell looks. */
enum bp_look {
    BP_LOOK_PLAIN, /* of a sheet without a grid; must be first */
    BP_LOOK_BODY,
    BP_LOOK_BELOW /* a row below another one */,
    BP_LOOK_BELOW_THAT,
    BP_LOOK_HEAD,
    BP_LOOK_GROUP,
    BP_LOOK_PRIORITY,
    BP_LOOK_WORDS /* below a heading */,
    BP_LOOK_LABEL,         /* names what stands beside it */
    BP_LOOK_ANSWER,        /* to be filled in */
    BP_LOOK_ANSWER_STATUS, /* the same without a fill: a fill would be read as a status */
    BP_LOOK_MISSING,
    BP_LOOK_TITLE,
    BP_LOOK_HEADING,
    BP_LOOK_LIGHT /* on a dark fill */,
    BP_LOOKS
};

/* How a number is shown. What is typed into a cell of BP_SHOW_TEXT stays as it is typed. */
enum bp_show {
    BP_SHOW_GENERAL,
    BP_SHOW_TEXT,
    BP_SHOW_DAY /* 31 March 2020 */,
    BP_SHOW_ISO /* 2020-03-31 */,
    BP_SHOW_SLASHES, /* 31/03/2020 */
    BP_SHOW_PLAIN,   /* 84.50: and so many digits behind the point, up to 6, are added */
    BP_SHOW_THOUSANDS = BP_SHOW_PLAIN + 7, /* 1,250.5: the same */
    BP_SHOWS = BP_SHOW_THOUSANDS + 7
};

struct bp_cell_style {
    enum bp_look look;
    enum bp_show show;
    int32_t fill; /* 0xRRGGBB; -1: that of the look */
    bool quoted;  /* it begins like a formula, and stays text when it is typed again */
};

/* A cell to write. */
struct bp_new_cell {
    struct bp_cell_style style;
    const struct bp_inline *text; /* NULL: none */
    const char *number;           /* as in the file; NULL: none */
};

struct bp_new_sheet {
    const char *name;
    struct bp_buf rows, merges, links, relations;
    uint32_t row; /* the last one, from 1 */
    uint32_t n_columns;
    uint16_t *widths;           /* in characters */
    bool frozen;                /* its first row stays in sight and is printed on each page */
    bool upright;               /* it is printed on upright pages */
    struct bp_buf rules, lists; /* conditional formats; lists to choose from */
    uint32_t n_merges, n_links, n_lists;
};

enum { BP_MOST_NEW_SHEETS = 8 };

struct bp_new_book {
    struct bp_arena *arena;
    const struct bp_plan *plan;
    const struct bp_house *house;
    bool failed;
    struct bp_new_sheet sheets[BP_MOST_NEW_SHEETS];
    uint32_t n;
    struct bp_cell_style *styles; /* cellXfs */
    size_t n_styles, room_styles;
    const struct bp_run **short_forms; /* runs that say what they stand for, and are not in the glossary */
    size_t n_short, room_short;
};

/* Begins a sheet with so many columns. NULL: memory ran out. */
struct bp_new_sheet *bp_sheet_begin(struct bp_new_book *book, const char *name, uint32_t n_columns);

/* Writes a row. Text of more than 32,767 characters, which a cell cannot hold, goes on in the next row.
 * `height`: in points, and stays so; 0: as the texts need. */
void bp_sheet_row(struct bp_new_book *book, struct bp_new_sheet *sheet, const struct bp_new_cell *cells,
                  uint32_t n, unsigned height);

/* Writes a row of one cell over all columns. */
void bp_sheet_banner(struct bp_new_book *book, struct bp_new_sheet *sheet, const struct bp_inline *text,
                     enum bp_look look);

/* A list to choose from in cells of a column: `from` is a range such as "Statuses!$B$2:$B$5". */
void bp_sheet_list(struct bp_new_sheet *sheet, uint32_t column, uint32_t first, uint32_t last,
                   const char *from, const char *title, const char *words);

/* Colours the cells of two columns (the same: one column) by the plan's statuses. */
void bp_sheet_colours(struct bp_new_book *book, struct bp_new_sheet *sheet, uint32_t a, uint32_t b,
                      uint32_t first, uint32_t last);

/* Writes the sheet's part. */
void bp_sheet_write(const struct bp_new_book *book, const struct bp_new_sheet *sheet, struct bp_buf *out);

/* A text of the program's own. NULL text gives NULL. */
const struct bp_inline *bp_book_text(struct bp_new_book *book, const char *text);

/* ---- of workbook_styles.c ---- */

/* The number of a style. */
uint32_t bp_book_style(struct bp_new_book *book, struct bp_cell_style style);
unsigned bp_look_size(enum bp_look look); /* of its font, in points */
void bp_styles_write(const struct bp_new_book *book, struct bp_buf *out);
/* The font of the runs of a cell: bold, colour and size are those of the look. */
void bp_run_font(enum bp_look look, const struct bp_run *run, struct bp_buf *out);

/* ---- of workbook_text.c ---- */

/* Writes text as XML text or, with `quotes`, as an attribute's value. */
void bp_sheet_escape(struct bp_buf *out, const char *text, size_t len, bool quotes);

/* Where a text goes on. */
struct bp_text_at {
    uint32_t run;
    size_t byte;
};

/* Writes as much of a text as a cell holds, and moves *at past it. Returns false if nothing is left. */
bool bp_text_slice(struct bp_buf *out, enum bp_look look, const struct bp_inline *text,
                   struct bp_text_at *at);

/* The text as a cell can show it: an address that only a part of it leads to stands in brackets after that
 * part. *link: the address that the whole text leads to, or NULL. */
const struct bp_inline *bp_text_shown(struct bp_new_book *book, const struct bp_inline *text,
                                      const char **link);

/* ---- the sheets ---- */

void bp_sheet_rows(struct bp_new_book *book, enum bp_row_kind kind, bool chase); /* workbook_rows.c */
void bp_sheet_report(struct bp_new_book *book);                                  /* workbook_report.c */
void bp_sheet_statuses(struct bp_new_book *book); /* workbook_lists.c, and the next ones */
void bp_sheet_glossary(struct bp_new_book *book);
void bp_sheet_columns(struct bp_new_book *book);
void bp_sheet_help(struct bp_new_book *book, bool chase); /* workbook_help.c */

/* The word by which a row's status is chosen: its label, or its id if another status has the same label. */
const char *bp_status_word(const struct bp_scheme *scheme, int status);

#endif
