/* style.h: the elements of a house style → the style. Called by build.c, as its own. */
#ifndef BP_READ_STYLE_H
#define BP_READ_STYLE_H

#include "model/style.h"
#include "read/build.h"

/* A style while it is read: with the places of what is checked when all is known. */
struct bp_style_draft {
    struct bp_house_style *style;
    uint32_t look_at[BP_MAX_STATUSES], look_len[BP_MAX_STATUSES]; /* of the ids */
    uint32_t id_at[2][BP_MOST_COLUMNS], id_len[2][BP_MOST_COLUMNS];
    uint32_t heading_at[16]; /* of `of`, by its index; BP_NOWHERE: not given */
    uint32_t widths_at[2];   /* of the lists of columns */
    struct bp_inline spare;  /* takes the heading of a column that is one too many */
    struct bp_inline *head;  /* where the heading of the open column goes */
};

/* Begins reading a style. Like all functions here that return bool, returns false if memory ran out. */
bool bp_style_begin(struct bp_build *build);

bool bp_style_start(struct bp_build *build, const struct bp_tag *tag);
bool bp_style_start_logo(struct bp_build *build, const struct bp_tag *tag);
bool bp_style_start_page(struct bp_build *build, const struct bp_tag *tag);
bool bp_style_start_fonts(struct bp_build *build, const struct bp_tag *tag);
bool bp_style_start_colours(struct bp_build *build, const struct bp_tag *tag);
bool bp_style_start_status(struct bp_build *build, const struct bp_tag *tag);
bool bp_style_start_dates(struct bp_build *build, const struct bp_tag *tag);
bool bp_style_start_heading(struct bp_build *build, const struct bp_tag *tag);
bool bp_style_start_column(struct bp_build *build, const struct bp_tag *tag);

/* Where the text of an element goes; NULL: nowhere. */
struct bp_inline *bp_style_target(struct bp_style_draft *draft, enum bp_element element);

/* Checks what only the whole style shows: whether its columns fit the paper, and the names in its footer. */
bool bp_style_finish(struct bp_build *build);

/* The style; NULL if there is no draft. */
struct bp_house_style *bp_style_of(struct bp_style_draft *draft);

#endif
