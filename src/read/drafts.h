/* drafts.h: the plan while it is being read. Drafts may be incomplete, or may refer to statuses
 * that have not been read yet. All of them are scratch memory. */
#ifndef BP_DRAFTS_H
#define BP_DRAFTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/plan.h"
#include "xml/sax.h"

/* An attribute that names a status, or gives the number of rows with it. */
struct bp_status_use {
    const char *id, *value; /* id NULL: not given */
    uint32_t at, len;       /* of the id */
    uint32_t value_at, value_len;
    struct bp_status_use *next;
};

struct bp_inline_draft {
    struct bp_inline text;
    struct bp_inline_draft *next;
};

struct bp_accept_draft {
    struct bp_accept accept;
    struct bp_accept_draft *next;
};

/* A <value> or a <target> of a <number>. */
struct bp_figure_draft {
    struct bp_figure figure;
    uint32_t when_at, when_len; /* of the value of `period` or `by` */
    struct bp_figure_draft *next;
};

struct bp_series_draft {
    struct bp_figure_draft *first, **tail;
    uint32_t n;
};

struct bp_column_draft {
    struct bp_column_def def;
    uint32_t len;           /* of "<column" */
    uint32_t id_at, id_len; /* id_len 0: the id is lacking or empty */
    struct bp_column_draft *next;
};

struct bp_columns_draft {
    struct bp_column_draft *first, **tail; /* tail NULL: the plan lists no columns */
    uint32_t at;
};

struct bp_cell_draft {
    const char *column;
    struct bp_block *blocks; /* NULL: empty */
    uint32_t at, column_at, column_len; /* column_len 0: the attribute is lacking or empty */
    struct bp_cell_draft *next;
};

struct bp_row_draft {
    struct bp_row row;
    uint32_t tag_len; /* of "<action" */
    struct bp_status_use status, previous;
    bool status_meant; /* an unknown attribute was probably meant as `status` */
    struct bp_inline_draft *leads, *partners;
    struct bp_inline_draft **lead_tail, **partner_tail;
    struct bp_cell_draft *cells, **cell_tail;
    struct bp_accept_draft *accepts, **accept_tail;
    struct bp_row_draft *above; /* the row that it is below, or NULL */
    uint32_t number;            /* in its priority */
};

/* A row's draft and what belongs to it may be on the shelf, in this block and the next. */
struct bp_row_listed {
    struct bp_row_draft *draft;
    uint32_t block;
};

struct bp_rows_draft {
    struct bp_row_listed *items;
    size_t capacity;
    uint32_t n;
};

struct bp_priority_draft {
    struct bp_priority priority;
    struct bp_block **words_tail;
    struct bp_rows_draft rows;
    struct bp_priority_draft *next;
};

struct bp_group_draft {
    struct bp_group group;
    struct bp_block **words_tail;
    struct bp_group_draft *next;
};

/* An attribute that is a colour. */
struct bp_colour_draft {
    bool known; /* given, and a valid colour */
    uint32_t rgb;
    uint32_t at, len; /* of the value */
};

/* The texts and colours that a <status> gives. */
struct bp_status_draft {
    const char *id, *label, *legend; /* NULL: not given */
    uint32_t at, id_at, id_len;
    struct bp_colour_draft fill, text;
    uint32_t symbol_at, symbol_len;
    bool look_unknown; /* a colour or the symbol is given but is not valid */
    int symbol, complete, exception, counted, omit; /* -1: not given */
    int meaning;                                    /* of enum bp_meaning; -1: not given, or not valid */
    uint32_t meaning_at, meaning_len;
    const char *before; /* NULL: not given */
    uint32_t before_at, before_len;
    struct bp_status_draft *next;
};

struct bp_term_draft {
    struct bp_term term;
    struct bp_term_draft *next;
};

struct bp_drafts {
    struct bp_shelf *shelf; /* where the drafts of rows are; NULL: in the scratch memory */
    struct bp_columns_draft columns[2]; /* by enum bp_row_kind */
    struct bp_rows_draft measures;
    struct bp_priority_draft *priorities, **priority_tail, *priority; /* the open one */
    struct bp_term_draft *terms, **term_tail, *open_term;
    struct bp_group_draft *groups, **group_tail, *group; /* the open one */
    struct bp_block **measures_words_tail, **actions_words_tail;
    uint32_t n_priorities, n_groups, n_terms;
    const char *preset; /* NULL: none given */
    bool own_scheme;    /* the plan has <statuses> */
    struct bp_status_draft *statuses, **status_tail;
    struct bp_status_use *measures_stated, *actions_stated;
    uint32_t measures_stated_at, actions_stated_at;
};

/* Makes the plan's scheme from the preset and the author's statuses. Returns false if memory ran
 * out. */
bool bp_scheme_make(const struct bp_drafts *drafts, struct bp_plan *plan, struct bp_arena *arena,
                    struct bp_arena *scratch, struct bp_diags *diags);

/* Gives the author's own statuses the symbols and fills that they leave out: by what they mean, and by their
 * rank among those that mean the same. */
void bp_scheme_look(const struct bp_drafts *drafts, struct bp_scheme *scheme);

/* The first preset's status with this id, which gives the values that the author leaves out; or NULL. */
const struct bp_status *bp_status_ready(const char *id);

/* The author's draft of a status; if an id is listed twice, the first. NULL: there is none. */
const struct bp_status_draft *bp_status_draft_of(const struct bp_drafts *drafts, const char *id);

/* A text and what is behind it. */
struct bp_contrast {
    struct bp_colour_draft text, fill;
    const char *text_name, *fill_name; /* the attributes; fill_name NULL: the author cannot choose it */
};

/* Warns if the text is hard to read on the fill. The warning is at the text. */
void bp_contrast_check(const struct bp_contrast *pair, struct bp_source *source, struct bp_diags *diags);

/* Warns about the author's colours that are hard to read or to tell apart (model/palette.h). */
void bp_scheme_check_colours(const struct bp_drafts *drafts, const struct bp_plan *plan,
                             struct bp_diags *diags);

/* Leads or partners as an array, without those that have no name. Returns false if memory ran out. */
bool bp_names_finish(const struct bp_inline_draft *first, struct bp_arena *arena, struct bp_inline **out,
                     uint32_t *n);

/* Moves the drafts into the plan, whose scheme must be made, and looks up each status by its id.
 * Returns false if memory ran out. */
bool bp_drafts_finish(const struct bp_drafts *drafts, struct bp_plan *plan, struct bp_arena *arena,
                      struct bp_arena *scratch, struct bp_diags *diags);

#endif
