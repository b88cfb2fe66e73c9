/* plan.h: an action plan with the report of one period, as the author wrote it.
 *
 * The reader makes it and nothing changes it later. Everything is in the document's arena. Text is
 * UTF-8 with white space collapsed as in HTML: a run of blanks becomes one space, and a block has
 * none at its ends; U+00A0 stays. An absent text is an empty one, never NULL, unless a comment says
 * otherwise. `at` is a byte offset in the source; for an element, of its '<'. */
#ifndef BP_PLAN_H
#define BP_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/source.h"
#include "model/due.h"
#include "model/status.h"

/* An attribute's value and its position. If it is not given, the text is "" and `at` is BP_NOWHERE. */
struct bp_value_text {
    const char *text;
    uint32_t at, len;
};

/* Inline text: a list of runs. All text of a run has the same style. */
enum bp_style { BP_STRONG = 1, BP_EM = 2, BP_SUP = 4, BP_SUB = 8 };

struct bp_run {
    const char *text; /* "" for a line break */
    uint32_t at;      /* of the first byte of the text */
    uint8_t style;    /* bits of enum bp_style */
    bool is_break;    /* <br/> */
    const char *href; /* target of a link, or NULL */
    const char *abbr; /* what an abbreviation stands for, or NULL */
};

struct bp_inline {
    struct bp_run *runs;
    uint32_t n;  /* 0: empty or absent */
    uint32_t at; /* of the element; BP_NOWHERE: absent */
};

/* Block text: paragraphs and lists, which nest. */
enum bp_block_kind { BP_PARAGRAPH, BP_BULLETS, BP_NUMBERS };

struct bp_item {
    struct bp_block *blocks; /* an item with plain text has one paragraph */
    struct bp_item *next;
};

struct bp_block {
    enum bp_block_kind kind;
    uint32_t at;
    struct bp_inline text; /* a paragraph's */
    struct bp_item *items; /* a list's */
    struct bp_block *next;
};

/* A due date: as written, and the last day that it names. */
struct bp_due {
    const char *text; /* as written; "" if absent */
    uint32_t at;      /* of the attribute's value; BP_NOWHERE: absent */
    enum bp_due_kind kind;
    struct bp_date day; /* set if kind is BP_DUE_DAY */
};

enum bp_better { BP_BETTER_UNSAID, BP_BETTER_HIGHER, BP_BETTER_LOWER };
extern const char *const bp_better_names[]; /* from BP_BETTER_HIGHER on; ends with NULL */

/* A figure of a series, or the target of a period: a number as written, or words; "" if not known. */
struct bp_figure {
    const char *when; /* "Q1" */
    struct bp_inline words;
    const char *text; /* the words as plain text, without marks of footnotes */
};

/* A measure's numbers, as written ("" if absent). figures.h reads them as decimals. */
struct bp_number {
    const char *unit, *baseline, *target, *actual, *tolerance;
    enum bp_better better;
    uint32_t at;
    struct bp_figure *values, *targets; /* oldest first */
    uint32_t n_values, n_targets;
};

/* A row's sums of money, as written ("" if absent), by enum bp_sum. */
enum bp_sum { BP_SUM_BUDGET, BP_SUM_SPENT, BP_SUM_FORECAST, BP_SUMS };
struct bp_money {
    const char *unit;
    const char *sums[BP_SUMS];
    uint32_t at;
};
extern const char *const bp_sum_names[BP_SUMS]; /* "budget", … */

/* A finding on this row that the author knows about and accepts. */
struct bp_accept {
    int code; /* 5008 for "BP5008" */
    struct bp_inline reason;
    uint32_t at;
};

/* The columns that the format has, and those that a plan adds. */
enum bp_column_kind {
    BP_COLUMN_OWN, /* filled by <cell> */
    BP_COLUMN_REF,
    BP_COLUMN_DESCRIPTION, /* with the theme; with the figures in words, if they have no columns */
    BP_COLUMN_START,
    BP_COLUMN_DUE, /* with the revised date and the day of completion */
    BP_COLUMN_LEAD,
    BP_COLUMN_PARTNER,
    BP_COLUMN_BASELINE,
    BP_COLUMN_TARGET, /* with tolerance, and which way is better */
    BP_COLUMN_FIGURES, /* one printed column for each period of the series */
    BP_COLUMN_ACTUAL,
    BP_COLUMN_TREND, /* the series as a line; it has nothing that the figures do not say */
    BP_COLUMN_BUDGET,
    BP_COLUMN_SPENT,
    BP_COLUMN_FORECAST,
    BP_COLUMN_STATUS, /* with last period's */
    BP_COLUMN_UPDATE, /* with the corrective action */
    BP_COLUMN_KINDS
};

#define BP_MOST_COLUMNS 16

/* A column as the author lists it. */
struct bp_column_def {
    const char *id;
    enum bp_column_kind kind;
    struct bp_inline head; /* empty: the house's words */
    bool printed;          /* false: left out by the author's own word */
    uint32_t at;
};

/* The columns that the author lists for measures or for actions, in the order of print. */
struct bp_columns {
    struct bp_column_def *items;
    uint32_t n;  /* 0: none are listed; the house chooses */
    uint32_t at; /* of <columns>; BP_NOWHERE: there is none */
    bool full;   /* more are listed than there may be, and that is reported */
};

/* What a row has in a column of the plan's own. */
struct bp_cell_text {
    uint32_t column; /* index into the columns of its kind of row */
    struct bp_block *blocks;
    uint32_t at;
};

enum bp_row_kind { BP_MEASURE, BP_ACTION };

#define BP_LEVELS 3 /* of actions: one, and two below it */

struct bp_row {
    enum bp_row_kind kind;
    uint32_t at;
    uint32_t ref_at;  /* of the ref attribute's value, or BP_NOWHERE */
    const char *ref;  /* "" if there is none; a measure then continues the one above */
    uint8_t level;    /* 0, or 1 or 2 for a row below another one; actions only */
    uint32_t up;      /* how many rows above it stands the row that it is below; 0: none */
    uint32_t n_below; /* how many rows are below it, of all levels: the next ones */
    bool has_below;   /* the plan has rows below it, also where an extract leaves them out */
    bool context;     /* an extract shows it because of the rows below it, and does not count it */
    int status;       /* index into the scheme; the missing status if none is given; scheme.n if it
                         needs none */
    bool status_given;
    bool status_computed; /* no status is given: it is what the measure's figures give (figures.h) */
    int previous_status; /* index into the scheme, or -1 */
    int restricted; /* 0: no; else the reason (exempt.h) */
    struct bp_due start, due, revised_due;
    struct bp_date completed; /* year 0: not given */
    struct bp_inline theme;   /* measures only */
    struct bp_inline description;
    struct bp_inline *leads, *partners;
    uint32_t n_leads, n_partners;
    struct bp_number *number; /* measures only, or NULL */
    struct bp_money *money;   /* or NULL */
    struct bp_block *update;  /* NULL: none */
    struct bp_block *corrective_action;
    struct bp_cell_text *cells; /* of the plan's own columns */
    uint32_t n_cells;
    struct bp_accept *accepts;
    uint32_t n_accepts;
    uint32_t words_first, words_last; /* blocks of the source's `shelf` with its theme, description, leads,
                                         partners, update, corrective action and cells */
};

struct bp_priority {
    uint32_t number; /* number in the plan, from 1; a part of a plan keeps it */
    struct bp_inline title;
    struct bp_block *words; /* below its title; NULL: none */
    uint32_t at;
    struct bp_row *rows; /* those below a row come after it, before the next of its level */
    uint32_t n_rows;
};

/* Priorities under a common heading. */
struct bp_group {
    struct bp_inline title;
    struct bp_block *words; /* below its title; NULL: none */
    uint32_t at;
    uint32_t first, n; /* the priorities */
};

/* Which actions the totals count: those with a status of their own or with no rows below them, those of
 * the first level, or those with no rows below them. */
enum bp_count { BP_COUNT_ALL, BP_COUNT_FIRST, BP_COUNT_LOWEST };
extern const char *const bp_count_names[]; /* "all", …; ends with NULL */

/* The totals as the author states them. */
struct bp_stated_totals {
    uint32_t at;  /* BP_NOWHERE: none stated */
    int *numbers; /* one for each status of the scheme; -1 if not stated */
};

struct bp_term {
    const char *abbr;
    struct bp_inline meaning;
    uint32_t at;
};

struct bp_report {
    struct bp_date from, to;
    struct bp_inline title, period, update_heading, version, contact, meeting, marking;
    struct bp_date meeting_date;               /* year 0: not given */
    const char *agenda_item, *appendix;        /* "" if not given */
    struct bp_block *summary;
};

struct bp_plan {
    struct bp_source *source;
    const char *lang; /* BCP 47, such as "en-GB" */
    struct bp_value_text style; /* the file of its house style, relative to the plan's folder */
    struct bp_inline title, organisation;
    struct bp_date from, to; /* year 0: not given */
    struct bp_report report;
    struct bp_scheme scheme;
    struct bp_inline measures_heading, actions_heading;
    struct bp_columns columns[2]; /* by enum bp_row_kind */
    struct bp_stated_totals measures_stated, actions_stated;
    struct bp_block *measures_words, *actions_words; /* below the heading; NULL: none */
    enum bp_count count;
    struct bp_row *measures;
    uint32_t n_measures;
    struct bp_priority *priorities;
    uint32_t n_priorities;
    struct bp_group *groups; /* in the order of their priorities, which need not all be in one */
    uint32_t n_groups;
    struct bp_term *terms;
    uint32_t n_terms;
};

/* Rows of a large plan may be away (base/shelf.h), and so may their words. What is opened stays so for the
 * next BP_FOLD_VISITS calls at least. This is for rows that are read without their words. bp_walk calls
 * it. */
static inline void bp_rows_see(const struct bp_plan *plan, const struct bp_row *rows, uint32_t n)
{
    bp_shelf_see(plan->source ? plan->source->shelf : NULL, rows, n * sizeof *rows);
}

/* All rows have been looked at: from here on they are read one after the other. */
static inline void bp_rows_rest(const struct bp_plan *plan)
{
    bp_shelf_rest(plan->source ? plan->source->shelf : NULL);
}

/* Before the words of a row are read. Those that it is below are opened, too: they may name it. */
void bp_row_open(const struct bp_plan *plan, const struct bp_row *row);

/* A walk over all rows: the measures, then the actions. It begins with zeros. False: there is no other
 * row. */
struct bp_walk {
    struct bp_row *row;
    const struct bp_priority *priority; /* of the row; NULL: it is a measure */
    uint32_t run, next;                 /* run 0: the measures; 1, 2, …: the priorities */
};
bool bp_walk(const struct bp_plan *plan, struct bp_walk *walk);

/* How many that are. */
uint32_t bp_plan_rows(const struct bp_plan *plan);

/* The text of all runs, with line breaks as spaces. */
const char *bp_inline_plain(struct bp_arena *arena, const struct bp_inline *text);

/* The same for a name, a bookmark or metadata: without soft hyphens and the like (base/unseen.h). */
const char *bp_inline_name(struct bp_arena *arena, const struct bp_inline *text);

/* The beginning of what a row is about, to name one that has no ref: "Inspect every play area …". */
const char *bp_row_brief(struct bp_arena *arena, const struct bp_row *row);

/* What a due date like "Q3" is read with. */
struct bp_due_years bp_plan_years(const struct bp_plan *plan);

/* The day that counts: the last day of the revised due date if there is one, else of the due date.
 * Year 0 if there is none or it cannot be read. */
struct bp_date bp_row_last_day(const struct bp_row *row);

/* The row that this one is below, or NULL. */
const struct bp_row *bp_row_parent(const struct bp_row *row);

/* Whether the row's ref tells by itself which row it is below: "2.1.1" below "2.1", not "a" below it. */
bool bp_row_tells_parent(const struct bp_row *row);

/* The row's ref after those of the rows that it is below, as far as it does not tell these: "2.1 a". "" if it
 * has no ref. NULL if memory ran out. */
const char *bp_row_path(struct bp_arena *arena, const struct bp_row *row);

/* The row whose leads or partners are this row's: the row itself, or if it names none, the nearest above
 * that does and that it is below. */
const struct bp_row *bp_row_led(const struct bp_row *row);
const struct bp_row *bp_row_partnered(const struct bp_row *row);

/* Whether some rows of the plan are below others. */
bool bp_plan_has_levels(const struct bp_plan *plan);

/* Whether the row has a status, if only the missing one. A row that the totals do not count has none
 * unless it is given. */
bool bp_row_has_status(const struct bp_plan *plan, const struct bp_row *row);

/* Whether the totals count the row. */
bool bp_row_counted(const struct bp_plan *plan, const struct bp_row *row);

/* Whether the row is complete, by its own status or by a completion date. */
bool bp_row_complete(const struct bp_plan *plan, const struct bp_row *row);

/* Whether the last day is not after the reporting period and the row is not complete, by its status
 * or by a completion date. A row without a status is never overdue. */
bool bp_row_overdue(const struct bp_plan *plan, const struct bp_row *row);

#endif
