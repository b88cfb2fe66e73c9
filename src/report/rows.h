/* rows.h: the rows of measures and actions, as table rows. */
#ifndef BP_ROWS_H
#define BP_ROWS_H

#include "report/story.h"

struct bp_cell_maker;

/* A column that the tables of measures and actions can have. */
struct bp_row_column {
    int name;              /* as in struct bp_column */
    enum bp_word heads[2]; /* its heading, by enum bp_row_kind; none: the words for the period's updates */
    bool number;
    void (*fill)(struct bp_cell_maker *m);
};

/* The columns, in the order that the house prints them. The last is for those of the plan's own. */
extern const struct bp_row_column bp_row_columns[];
extern const struct bp_row_column bp_direction_column;

struct bp_printed_column {
    const struct bp_row_column *column;
    uint32_t own; /* index of the plan's own column */
};

/* The rows of one table; or of all priorities together, to find the widths of columns. */
struct bp_section {
    struct bp_story *story;
    const struct bp_row *rows;                        /* NULL: all actions of the plan */
    uint32_t n;                                       /* how many */
    uint32_t anchor;                                  /* destination of the first row */
    const struct bp_pair *pairs;                      /* of the rows, for the period before; NULL: none */
    struct bp_printed_column columns[BP_MAX_COLUMNS]; /* what is printed, in this order (printed.h) */
    int n_columns;
    const char *const *periods; /* those that have a column each, oldest first; none: one column lists all */
    uint32_t n_periods;
    bool figures_below; /* the measures' figures are words below the description */
    bool has_money;
    const char *money_unit; /* in the heads of the columns of money; NULL: each sum has its own */
};

/* The next table's rows. Returns how many rows the table has: one more if it ends with totals of money. */
uint32_t bp_section_take(struct bp_section *section, const struct bp_row *rows, uint32_t n);

/* The total of the section's rows. Returns false if there is none. */
bool bp_section_total(const struct bp_section *section, enum bp_sum sum, int64_t *total, const char **unit);

/* The row of totals. */
void bp_section_total_row(const struct bp_section *section, struct bp_arena *work, struct bp_row_text *out);

/* The place of the column among those printed; -1: it is not printed. */
int bp_section_column(const struct bp_section *section, int name);

/* Fills in a row of a table; the user data is a struct bp_section. */
void bp_section_row(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out);

/* The ref of a row, or of the measure that it continues; "" if there is none. */
const char *bp_row_ref(const struct bp_plan *plan, const struct bp_row *row);

/* What the ref column says: "CSAP 2"; "CSAP 2 (continued)" for a measure that continues one; "a, part of 2.1"
 * for an action whose ref does not tell which one it is below; "(no ref)".
 * It is never empty: NVDA leaves out an empty header cell, and moves the columns. */
const char *bp_row_name(const struct bp_story *story, const struct bp_row *row);

/* "part of 2.1: Better roads", of a row that is below another. */
const struct bp_inline *bp_row_above(const struct bp_story *story, const struct bp_row *row);

/* "Restricted, paragraph 3", of a row that is restricted. */
const char *bp_restricted_words(const struct bp_story *story, struct bp_arena *arena,
                                const struct bp_row *row);

#endif
