/* found.h: what was understood of a book: which of its tables hold the plan, which column is what, which row
 * is what, and what was left.
 *
 * columns.c, tables.c and sections.c find it; draft.c makes the plan of it; it is also what the officer is
 * told (`import`, --json), and what a map keeps for the next quarter. */
#ifndef BP_FOUND_H
#define BP_FOUND_H

#include "base/diag.h"
#include "book/grid.h"
#include "onramp/map.h"

/* What a column, or a cell of a list of properties, is. fields.def has the words. */
enum bp_field_id {
    BP_IS_UNKNOWN, /* kept as a column of the body's own */
    BP_IS_LEFT,    /* not taken: the map says so, or it has no text */
    BP_IS_REF, BP_IS_DESCRIPTION, BP_IS_THEME, BP_IS_START, BP_IS_DUE, BP_IS_REVISED_DUE, BP_IS_COMPLETED,
    BP_IS_LEAD, BP_IS_PARTNER, BP_IS_STATUS, BP_IS_PREVIOUS_STATUS, BP_IS_UPDATE, BP_IS_CORRECTIVE,
    BP_IS_UNIT, BP_IS_BASELINE, BP_IS_TARGET, BP_IS_PERIOD_TARGET, BP_IS_VALUE, BP_IS_ACTUAL, BP_IS_TOLERANCE,
    BP_IS_BETTER, BP_IS_BUDGET, BP_IS_SPENT, BP_IS_FORECAST, BP_IS_MONEY_UNIT,
    BP_IS_PRIORITY, BP_IS_GROUP,
    BP_IS_PARENT,  /* the ref of the row above it */
    BP_IS_RESTRICTED, BP_IS_ACCEPTED,
    BP_IS_FIELDS
};
extern const char *const bp_field_ids[BP_IS_FIELDS]; /* "unknown", "left", "ref", … as a map writes them */

/* How sure it is, and what told. */
enum bp_sure { BP_SURE_NOT, BP_SURE_GUESSED /* by what stands in it */, BP_SURE_LIKELY /* by a like word */,
               BP_SURE_CERTAIN /* by its word, or by the map */ };

struct bp_found_column {
    uint32_t column, columns; /* of the grid; a merged head spans more than one */
    enum bp_field_id field;
    enum bp_sure sure;
    const char *head;         /* all its head's words, in one line; "" */
    const char *period;       /* of BP_IS_VALUE, BP_IS_PERIOD_TARGET: "Q1"; else "" */
    const char *why;          /* for people: "by its word", "by what stands in it: 14 of 15 are dates" */
};

enum bp_found_kind {
    BP_ROW_MEASURE, BP_ROW_ACTION,
    BP_ROW_PRIORITY, BP_ROW_GROUP, /* a banner */
    BP_ROW_MORE,   /* goes on with the row above it: text without a ref of its own */
    BP_ROW_HEADER, BP_ROW_TITLE /* above the header */, BP_ROW_TOTAL, BP_ROW_KEY /* of colours, below */,
    BP_ROW_NOTE,   /* words below or between, kept as words of the priority or of the whole */
    BP_ROW_LEFT,   /* hidden, or by the map */
};

struct bp_found_row {
    uint32_t row; /* of the grid */
    enum bp_found_kind kind;
    uint8_t level;     /* of an action: 0 to 2 */
    uint32_t priority; /* index into bp_found.priorities; UINT32_MAX: none */
    uint32_t group;    /* of a note below the title of a group, before its first priority; UINT32_MAX: none */
    const char *why;   /* of a row that is not taken, for people; else "" */
};

struct bp_found_table {
    const struct bp_grid *grid;
    uint32_t first_header, n_headers; /* rows */
    struct bp_found_column *columns;
    uint32_t n_columns;
    struct bp_found_row *rows;
    uint32_t n_rows;
    bool measures; /* a table of measures, not of actions */
    /* What stands above it and is no priority: "Success measures", "Action plan"; "". In a sheet it is also
     * a row of kind BP_ROW_TITLE, and no fact. */
    const char *title;
};

/* A priority or a group: where its title stands. */
struct bp_found_heading {
    const struct bp_grid *grid;  /* NULL: a line of the document, or the sheet's name */
    uint32_t row, column;
    const struct bp_line *line;  /* or NULL */
    const char *title;
    const struct bp_line **words; /* paragraphs below it, before its table */
    uint32_t n_words;
    uint32_t group;  /* index into bp_found.groups; UINT32_MAX: none */
};

/* A text that is about the whole plan. */
enum bp_fact { BP_FACT_TITLE, BP_FACT_ORGANISATION, BP_FACT_PLAN_PERIOD, BP_FACT_PERIOD, BP_FACT_REPORT,
               BP_FACT_VERSION, BP_FACT_CONTACT, BP_FACT_MEETING, BP_FACT_MARKING, BP_FACT_SUMMARY,
               BP_FACT_MEETING_DATE, BP_FACT_AGENDA_ITEM, BP_FACT_APPENDIX,
               BP_FACTS };
struct bp_found_fact {
    enum bp_fact fact;
    const char *text;
    const struct bp_grid *grid; /* NULL: a line, a file's name or property */
    uint32_t row, column;
    const struct bp_line *line;
    const char *why;
};

/* A colour key: the fill of one cell, and the words beside it. */
struct bp_found_key {
    int32_t fill;
    const char *label, *meaning;
};

/* A text that found no place; bp_found_find has said it (BP8050, BP8056). */
struct bp_found_left {
    const struct bp_grid *grid;
    uint32_t row, column;
    const char *why;
    bool whole; /* all of the grid is left; row and column are those of its first text */
};

struct bp_found {
    const struct bp_book *book;
    const char *file; /* its name */
    bool own; /* boardpaper itself wrote the workbook (own.h): what it says is certain */
    struct bp_found_table *tables;
    uint32_t n_tables;
    struct bp_found_heading *priorities, *groups;
    uint32_t n_priorities, n_groups;
    struct bp_found_fact *facts;
    uint32_t n_facts;
    struct bp_found_key *keys;
    uint32_t n_keys;
    struct bp_found_left *left;
    uint32_t n_left;
    struct bp_draft *draft; /* draft.h: from which cells each row of the plan came */
};

/* draft_words.c: whether a plan that has this text shows nothing of it: a control character becomes a
 * blank. */
bool bp_has_no_ink(const char *text);

/* The same. Most texts begin with a letter of ASCII. */
static inline bool bp_blank(const char *text)
{
    return !(*text > ' ' && *text < 0x7F) && bp_has_no_ink(text);
}

/* The day that a number is where a spreadsheet has lost the form of a date, such as 46295; year 0: it is none
 * of 2000 to 2099, or no such number. */
struct bp_date bp_serial_day(const struct bp_cell *cell);

/* Finds it. `found` is zero but for `book` and `file`. False: memory ran out. A book without a table that can
 * be a plan gives a finding, and n_tables is 0. */
bool bp_found_find(struct bp_found *found, const struct bp_map *map, struct bp_arena *arena,
                   struct bp_diags *diags);

/* Makes the plan in `arena`, and remembers in found->draft, in the arena of `diags`, from which cells it
 * came. NULL: memory ran out, or a finding says what lacks. */
struct bp_plan *bp_draft_make(struct bp_found *found, const struct bp_map *map, struct bp_source *source,
                              struct bp_arena *arena, struct bp_diags *diags);

/* Says what was understood, for people or as JSON lines. */
void bp_found_say(const struct bp_found *found, struct bp_buf *out);
void bp_found_json(const struct bp_found *found, struct bp_buf *out);

/* Adds a finding about a cell. */
struct bp_diag *bp_found_add(struct bp_diags *diags, enum bp_code code, const struct bp_found *found,
                             const struct bp_grid *grid, uint32_t row, uint32_t column, const char *a,
                             const char *b, const char *c);

/* Writes where a cell is, for people. */
void bp_found_cell(const struct bp_found *found, const struct bp_grid *grid, uint32_t row, uint32_t column,
                   struct bp_buf *out);

/* The place of a cell for people: "Q2!F12"; "table 3, row 5, \"Status\""; "line 7, \"Status\"". */
struct bp_spot *bp_found_spot(const struct bp_found *found, const struct bp_grid *grid, uint32_t row,
                              uint32_t column, struct bp_arena *arena);

#endif
