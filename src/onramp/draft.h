/* draft.h: what the makers of a plan share, and from which cells each row of it came. Private to
 * src/onramp.
 *
 * The makers set `on_out` of the arena (base/arena.h), so none of them tests an allocation. */
#ifndef BP_DRAFT_H
#define BP_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "model/house.h"
#include "model/plan.h"
#include "onramp/found.h"

/* Limits of the reader (read/read.h), within which the plan has to stay. */
enum {
    BP_DRAFT_NAME = 1000,   /* bytes of a ref, a label, a period of a series */
    BP_DRAFT_TEXT = 400000, /* bytes of one paragraph: the blanks before its lines count, too */
    BP_DRAFT_RUNS = 50000,  /* runs of one paragraph */
    BP_DRAFT_LISTS = 8,     /* lists within lists */
    BP_DRAFT_STATUSES = 31, /* beside the missing one */
    BP_DRAFT_FIGURES = 100, /* of one series */
};

/* The rows of a table from which a row of the plan came: its own, and those that go on with it. */
struct bp_draft_row {
    const struct bp_found_table *table;
    uint32_t *rows; /* of the grid */
    uint32_t n_rows;
    enum bp_row_kind kind;
    uint32_t priority; /* index into bp_draft.priorities; of a measure, without meaning */
    uint8_t level;
    uint32_t status_key, previous_key; /* statuses.h: what is read there, from 1; 0: nothing */
};

/* A priority of the plan. */
struct bp_draft_priority {
    const struct bp_found_heading *heading; /* NULL: made here, for rows without one */
    const struct bp_grid *grid;             /* of such rows */
    uint32_t group;                         /* index into bp_found.groups; UINT32_MAX: none */
};

/* A column of the plan, and which columns of the tables fill it. */
struct bp_draft_column {
    enum bp_column_kind kind;
    const char *head, *id; /* of an own one: its head's words; "" of another one: the house's */
    const char *folded;
    bool joined;                /* what it has stands in the last column, with its head before it */
    uint32_t listed;            /* index in the plan's list */
    const struct bp_grid *grid; /* where it was met first */
    uint32_t row, column;
};

struct bp_draft_columns {
    struct bp_draft_column *items;
    size_t n, capacity;
    uint32_t join; /* index of the column for those that are joined; UINT32_MAX: none */
};

/* What a column of a table is in the plan. */
struct bp_draft_taken {
    enum bp_field_id field; /* one that this kind of row has, and the first of its kind in the
                               table; else BP_IS_UNKNOWN: a column of the body's own */
    uint32_t own;           /* of BP_IS_UNKNOWN: the index of the plan's column */
    bool progress;          /* it was to be the status, but holds percentages */
};

struct bp_draft {
    struct bp_draft_row
        *rows; /* the measures, then the actions of each priority: as bp_walk goes */
    uint32_t n_rows;
    struct bp_draft_priority *priorities;
    uint32_t n_priorities;
    const struct bp_found_fact *facts[BP_FACTS]; /* those that the plan has; NULL: none */
    struct bp_draft_columns columns[2];          /* by enum bp_row_kind */
    struct bp_draft_taken **taken;               /* of each column of each table */
    struct bp_draft_place *statuses; /* of each status of the scheme, the first cell that has it */
    int n_statuses;
};

/* A cell; grid NULL: none. */
struct bp_draft_place {
    const struct bp_grid *grid;
    uint32_t row, column;
};

struct bp_readings;   /* statuses.h */
struct bp_lead_names; /* leads.c */

struct bp_drafting {
    struct bp_found *found;
    const struct bp_map *map; /* NULL: none */
    struct bp_arena *arena;   /* of the plan, which is dropped once it is written … */
    struct bp_arena *kept;    /* … and of what bp_draft has, which is not */
    struct bp_diags *diags;
    struct bp_plan *plan;
    struct bp_draft *draft;
    const struct bp_house *house;
    struct bp_readings *statuses;
    struct bp_lead_names *names;
    struct { /* due dates that are the first of a month, under a form that shows a day */
        uint32_t n, all; /* all: dates with a day */
        const struct bp_grid *grid;
        const struct bp_cell *cell;
    } first_days;
    struct { /* numbers that were taken as days, and the first of them */
        uint32_t n;
        const struct bp_grid *grid;
        const struct bp_cell *cell;
    } serials;
    struct { /* the list that was added to last, and its end */
        const struct bp_block *first;
        struct bp_block *last;
    } added;
    bool failed; /* a finding says why there can be no plan */
};

/* ---- draft_words.c: the text of cells ---- */

/* A text on one line: blanks and line ends are one space, none at the ends, and no control
 * characters. */
const char *bp_draft_line(struct bp_arena *arena, const char *text);

/* A cell's text as paragraphs and lists; NULL: none. Lines that begin with a bullet or a number are
 * lists. */
struct bp_block *bp_draft_blocks(struct bp_drafting *d, const struct bp_cell *cell);
struct bp_block *bp_draft_blocks_of(struct bp_drafting *d, const char *text);
struct bp_block *bp_draft_blocks_copy(struct bp_drafting *d, const struct bp_block *blocks);
/* Adds blocks at the end of a list. Returns where they begin, for a caller that adds more. */
struct bp_block **bp_draft_append(struct bp_block **list, struct bp_block *more);
/* The same for a list that grows with the file: it goes on from where this list was added to last. Nobody may
 * take blocks out of such a list. */
void bp_draft_add(struct bp_drafting *d, struct bp_block **list, struct bp_block *more);
/* Puts "Head: " before the first paragraph. */
struct bp_block *bp_draft_headed(struct bp_drafting *d, const char *head, struct bp_block *blocks);

/* Paragraphs and lists as running text, with line breaks. */
struct bp_inline bp_draft_inline(struct bp_drafting *d, const struct bp_block *blocks);
struct bp_inline bp_draft_plain(struct bp_drafting *d, const char *text);
/* Adds running text after a line break. */
void bp_draft_join(struct bp_drafting *d, struct bp_inline *text, const struct bp_inline *more);

/* If the text is beyond the limits of running text, a finding names the cell, and d->failed. */
void bp_draft_fits(struct bp_drafting *d, const struct bp_inline *text, const struct bp_grid *grid,
                   uint32_t row, uint32_t column);

/* ---- draft_columns.c ---- */

/* What becomes of the columns of a table. */
const struct bp_draft_taken *bp_draft_taken(const struct bp_found *found,
                                            const struct bp_found_table *table);

/* The k-th cell of a row in a column that may span several; NULL: there is none, or it is another
 * column's. `goes_on`: the row goes on with one above it, so that a cell which began there is none
 * of its own. */
const struct bp_cell *bp_draft_cell(const struct bp_found_table *table, uint32_t column, uint32_t k,
                                    uint32_t row, bool goes_on);
/* The first cell with text of a row in the first column with this field; NULL: none. */
const struct bp_cell *bp_draft_first(const struct bp_drafting *d, const struct bp_draft_row *row,
                                     enum bp_field_id field);

/* Settles what the columns of the tables become, and which columns the plan has. */
void bp_draft_columns(struct bp_drafting *d);
/* A word for programs, of letters, digits and hyphens: "on-track". */
const char *bp_draft_id(struct bp_arena *arena, const char *words);
/* Lists the columns in the plan, if the house would print others. All rows are made. */
void bp_draft_list_columns(struct bp_drafting *d);

/* ---- draft_figures.c ---- */

/* A number as the reader takes it, and what stood round it: "12.5" and "%", "1.2" and "£m". */
struct bp_draft_sum {
    char number[40], unit[40];
};
/* False: the text is no number. */
bool bp_draft_number(const char *text, struct bp_draft_sum *sum);
/* What follows the sign of a tolerance, "±" or "+/-", if there is one. */
const char *bp_draft_margin(const char *text);
/* Reads one figure of a measure, or a sum of money. False: it is none, or of another unit. */
bool bp_draft_measure(struct bp_drafting *d, struct bp_row *row, enum bp_field_id field,
                      const struct bp_found_column *column, const struct bp_cell *cell);
bool bp_draft_money(struct bp_drafting *d, struct bp_row *row, enum bp_field_id field,
                    const struct bp_found_column *column, const struct bp_cell *cell);

/* ---- draft_rows.c ---- */

/* Collects the rows of the tables in the order of the plan. */
void bp_draft_collect(struct bp_drafting *d);
/* Makes the rows of the plan. */
void bp_draft_rows(struct bp_drafting *d);

/* ---- keys.c ---- */

/* Words of colour keys that the scheme does not have are kept above the actions. */
void bp_draft_keys(struct bp_drafting *d);
/* Titles of tables become headings of measures or of actions. */
void bp_draft_titles(struct bp_drafting *d);

/* ---- draft_head.c: title, organisation, report, priorities, groups ---- */

void bp_draft_head(struct bp_drafting *d);
void bp_draft_priorities(struct bp_drafting *d);

/* ---- draft_sheets.c: sheets that are no tables of rows ---- */

/* Reads lists of abbreviations, and of statuses, as `init -o plan.xlsx` writes them. */
void bp_draft_sheets(struct bp_drafting *d);

/* ---- when.c, period.c ---- */

/* Reads the period of the report and of the plan, or guesses it and says so. */
void bp_draft_periods(struct bp_drafting *d);

struct bp_when {
    struct bp_date from, to;
    bool guessed; /* the text leaves it open: "as at 30 September 2019", "Q2 2019" */
    bool by_near; /* it names no year: that is told by `near` */
};
/* The quarter that a day is in. */
bool bp_quarter_of(struct bp_date day, struct bp_when *out);
/* Reads a text that names a period: "Quarter 2 2019/20", "1st July 2019 - 30th September 2019".
 * `near`: a day that tells the year where none is written; year 0: none. */
bool bp_when_read(const char *text, struct bp_date near, struct bp_when *out);

/* The text of a date as a plan has it; "" if the cell has none. `grid`: the cell's, if a first of a
 * month is to be noted; NULL. */
const char *bp_draft_due(struct bp_drafting *d, const struct bp_grid *grid,
                         const struct bp_cell *cell);
/* The same of a number that stands for a day (bp_serial_day), which is noted; NULL: it is none. */
const char *bp_draft_serial(struct bp_drafting *d, const struct bp_grid *grid, const struct bp_cell *cell);
/* Says once that numbers were taken as days. */
void bp_draft_serials(struct bp_drafting *d);
/* The day of a completion; year 0: the cell does not name one. */
struct bp_date bp_draft_day(const struct bp_cell *cell);
/* Says once which dates may mean a month. */
void bp_draft_first_days(struct bp_drafting *d);

/* ---- leads.c ---- */

/* Learns the names that stand alone in a cell. */
void bp_draft_learn(struct bp_drafting *d);
/* Adds the leads or partners of a cell. */
void bp_draft_leads(struct bp_drafting *d, const struct bp_cell *cell, struct bp_inline **names,
                    uint32_t *n);

/* ---- statuses.c, scheme.c ---- */

/* Reads all status cells, and makes the scheme. */
void bp_draft_statuses(struct bp_drafting *d);
/* Sets the row's statuses. Returns what else the cells say, as paragraphs; NULL: nothing. */
struct bp_block *bp_draft_status(struct bp_drafting *d, const struct bp_draft_row *from,
                                 struct bp_row *row);

#endif
