/* build.h: makes the plan, the pack or the house style, from the elements and texts that pass the
 * structure check. */
#ifndef BP_BUILD_H
#define BP_BUILD_H

#include <stdbool.h>

#include "base/diag.h"
#include "model/pack.h"
#include "model/plan.h"
#include "model/schema.h"
#include "read/blocks.h"
#include "read/drafts.h"
#include "read/inline.h"
#include "read/read.h"
#include "xml/sax.h"

/* An open element. */
struct bp_frame {
    enum bp_element element;
    uint32_t at, len;         /* of "<name" */
    struct bp_markup markup;  /* style of the text in it */
    struct bp_inline *target; /* where its text goes, or NULL */
    bool unread;              /* something in it was skipped */
    bool worded;              /* it has text that can be seen */
};

struct bp_build {
    struct bp_source *source; /* borrowed; so are the pointers below */
    struct bp_arena *arena, *scratch;
    struct bp_shelf *shelf;      /* where the words of rows go; NULL: not apart from all else */
    struct bp_arena *row_words;  /* its arena, or `arena` */
    struct bp_diags *diags;
    struct bp_plan *plan; /* arena */
    struct bp_pack *pack; /* arena; NULL: another format is read */
    struct bp_pack_draft *first_item, **item_tail; /* the items of a pack: read/pack.h */
    struct bp_style_draft *style;                  /* NULL: another format is read */
    struct bp_drafts drafts;
    struct bp_row_draft *row; /* the open one; NULL: none */
    struct bp_arena *drafted; /* for drafts of rows: scratch, or that of drafts.shelf */
    uint32_t block;           /* of the shelf, for the newest row that is not below another */
    struct bp_accept_draft *open_accept;
    struct bp_series_draft values, targets; /* of the open <number> */
    struct bp_figure_draft *open_figure;
    struct bp_columns_draft *open_columns; /* those that the open <columns> fills */
    struct bp_column_draft *open_column;
    struct bp_frame frames[BP_MAX_DEPTH];
    size_t depth;
    struct bp_words words;
    struct bp_blocks blocks;
    bool statuses_open; /* inside the list of statuses */
};

/* All of these return false if memory ran out, or if a limit was passed (which is reported). To
 * read a pack or a house style, call bp_pack_begin or bp_style_begin after bp_build_begin. */
bool bp_build_begin(struct bp_build *build);
bool bp_build_start(struct bp_build *build, enum bp_element element, const struct bp_tag *tag);
bool bp_build_text(struct bp_build *build, const char *bytes, size_t len, uint32_t at);
bool bp_build_end(struct bp_build *build);

/* A copy of the attribute's value in the plan's arena; "" if absent. NULL if memory ran out. */
const char *bp_build_keep(struct bp_build *build, const struct bp_tag *tag, const char *name);

/* statuses.c: an author's status; the totals that the plan states, and where. */
bool bp_build_status(struct bp_build *build, const struct bp_tag *tag);
bool bp_build_totals(struct bp_build *build, const struct bp_tag *tag, struct bp_status_use **first,
                     uint32_t *at);

/* groups.c: the start of a group. Paragraphs and lists directly in a group, a priority, <success-measures>
 * or <actions> are the words below its heading: the start and the end of one, if the open element is such. */
bool bp_build_group(struct bp_build *build, const struct bp_tag *tag);
void bp_words_below_open(struct bp_build *build);
void bp_words_below_close(struct bp_build *build);

/* figures.c: a measure's figures, and a row's money. */
bool bp_build_number(struct bp_build *build, const struct bp_tag *tag);
bool bp_build_value(struct bp_build *build, const struct bp_tag *tag);
bool bp_build_target(struct bp_build *build, const struct bp_tag *tag);
bool bp_build_money(struct bp_build *build, const struct bp_tag *tag);
/* The element at `frame`, which may be another one, has all its text. */
bool bp_build_figure_end(struct bp_build *build, const struct bp_frame *frame);
bool bp_build_number_end(struct bp_build *build);

/* The structure check skips an element inside the open one. */
void bp_build_pass_over(struct bp_build *build);

/* Resolves references between parts of the plan. Also called after an error ended the reading
 * early. */
bool bp_build_finish(struct bp_build *build);

#endif
