/* flow.h: fills pages from top to bottom. Headings wait until it is known how much must follow them on
 * their page. */
#ifndef BP_FLOW_H
#define BP_FLOW_H

#include "layout/stack.h"
#include "layout/theme.h"

#define BP_MAX_COLUMNS 8

struct bp_flow {
    struct bp_setter set;
    size_t errors;        /* that were found before */
    struct bp_arena page; /* what the pages' sink has no more need of, after each page */
    const struct bp_plan *plan; /* borrowed */
    const struct bp_comparison *since; /* borrowed: with the plan of the period before; NULL: none */
    const struct bp_extract *extract; /* borrowed: which rows the plan has of another; NULL: all */
    struct bp_theme theme;
    int32_t left, width, top, bottom; /* the body */
    int32_t y;                        /* where the next thing begins */
    uint32_t tag;                     /* the Document */
    const struct bp_inline *title, *subtitle, *detail; /* what it is called (frame.h) */
    const struct bp_inline *foot;    /* stands at the footer's left; NULL: title and subtitle */
    const struct bp_inline *foot_brief; /* … in its place where that is too long for two lines */
    const struct bp_inline *marking; /* … and in its middle, bold; NULL: the plan's */
    const struct bp_inline *stamp;   /* stands there, too, however long they are; NULL: none */
    uint32_t footer;                 /* stamp of the pages to come (bp_footer_make) … */
    uint32_t page_footer;            /* … and of the page being filled */
    bool filling;                    /* a page has begun, and is not complete */
    struct bp_para *heading;          /* waits to be set; NULL: none */
    int32_t heading_gap, heading_after;
    uint32_t heading_dest, heading_bookmark;
    uint8_t deeper;           /* headings are tagged that many levels deeper than they look */
    bool numbered;            /* bookmarks tell their pages */
    uint32_t kept, kept_end;  /* empty pages that are to be filled before others are added */
};

/* Completes the page being filled, if there is one, with its footer; `page` then begins the next. */
void bp_flow_end_page(struct bp_flow *flow);
void bp_flow_page(struct bp_flow *flow);

/* The room left on the page. */
int32_t bp_flow_room(const struct bp_flow *flow);
bool bp_flow_at_top(const struct bp_flow *flow);

/* A heading with its bookmark; level 1 to 3. It is set with what follows. */
void bp_flow_heading(struct bp_flow *flow, int level, const struct bp_inline *text);

/* Makes room for a waiting heading and `height` below it, on a new page if need be, and sets it. */
void bp_flow_begin(struct bp_flow *flow, int32_t height);

/* A space between things; none at a page's top. */
void bp_flow_gap(struct bp_flow *flow, int32_t height);

/* Passages of text, over the whole width. */
void bp_flow_parts(struct bp_flow *flow, const struct bp_part *parts, uint32_t n,
                   struct bp_type type);

/* How many slots of a stack fit into `room`, such that at least two lines stand on either side (or all,
 * or none that need be): -1 where that cannot be. With `force` at least one line is set in any case. */
int bp_stack_cut(const struct bp_stack *stack, uint32_t from, int32_t room, bool force);

/* Text made by the report itself, kept with the document. */
const char *bp_say(struct bp_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
const struct bp_inline *bp_say_inline(struct bp_arena *arena, const char *text);
/* An attribute's text, which stands at `at` in the source. */
const struct bp_inline *bp_say_inline_at(struct bp_arena *arena, const char *text, uint32_t at);

#endif
