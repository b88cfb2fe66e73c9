/* flow.h: fills pages from top to bottom. A heading waits until it is known how much must follow it
 * on its page. */
#ifndef BP_LAYOUT_FLOW_H
#define BP_LAYOUT_FLOW_H

#include "layout/bounds.h"
#include "layout/stack.h"
#include "report/story.h"

/* A heading that waits to be set with what follows. */
struct bp_heading {
    struct bp_para *para; /* NULL: none waits */
    int32_t gap, after;   /* the space above and below it */
    uint32_t dest, bookmark;
    int level;
};

struct bp_flow {
    struct bp_setter set;
    size_t errors;        /* number of errors found before the layout */
    struct bp_arena page; /* scratch memory that is dropped after each page */
    struct bp_story story; /* what is told */
    struct bp_theme theme;
    int32_t left, width, top, bottom; /* the body of a page */
    int32_t y;                        /* top of what comes next */
    uint32_t tag;                     /* parent of new tags */
    uint32_t footer;                 /* the stamp for new pages (bp_footer_make) … */
    uint32_t page_footer;            /* … and the stamp of the page that is being filled */
    bool filling;                    /* a page was begun and is not complete */
    struct bp_heading heading, above; /* the last heading, and one of a higher level that waits above it */
    uint8_t deeper;           /* headings are tagged so many levels lower than they look */
    bool numbered;            /* bookmarks show page numbers */
    uint32_t kept, kept_end;  /* empty pages kept for the front: fill these before adding others */
};

/* Completes the current page, if there is one, and adds its footer. The arena `page` is emptied. */
void bp_flow_end_page(struct bp_flow *flow);
void bp_flow_page(struct bp_flow *flow);

/* The height left on the page. */
int32_t bp_flow_room(const struct bp_flow *flow);
bool bp_flow_at_top(const struct bp_flow *flow);
/* Whether at least one of so many equal parts of the body is used. */
bool bp_flow_uses(const struct bp_flow *flow, int parts);

/* The width of a table with little in it: not all of a wide page. */
static inline int32_t bp_flow_two_thirds(const struct bp_flow *flow)
{
    return flow->width < BP_BASE_WIDTH ? flow->width : flow->width * 2 / 3;
}

/* Begins another part of the document: on a new page, so that the pages before it can be handed out alone,
 * unless that would leave more than half of this page empty. */
void bp_flow_chapter(struct bp_flow *flow);

/* A heading with its bookmark; level 1 to 4. It waits and is set with what follows: also one of a lower
 * level. */
void bp_flow_heading(struct bp_flow *flow, int level, const struct bp_inline *text);

/* The height of a heading, with the space above and below it. */
int32_t bp_flow_heading_height(struct bp_flow *flow, int level, const struct bp_inline *text);

/* The height of the waiting heading, at the top of a page; 0: none waits. */
int64_t bp_flow_waiting(const struct bp_flow *flow);

/* Makes sure that there is room for the waiting heading and for `height` below it, on a new page if
 * needed, and sets the heading. */
void bp_flow_begin(struct bp_flow *flow, int32_t height);

/* Adds space between two things; none at the top of a page. */
void bp_flow_gap(struct bp_flow *flow, int32_t height);

static inline struct bp_type bp_type_of(int32_t size, uint32_t rgb, bool bold)
{
    return (struct bp_type){size, BP_LEADING(size), rgb, bold, false};
}

/* Sets passages of text over the full width. */
void bp_flow_parts(struct bp_flow *flow, const struct bp_part *parts, uint32_t n,
                   struct bp_type type);

/* Sets one text in the same way. */
void bp_flow_text(struct bp_flow *flow, const struct bp_inline *text, struct bp_type type);

/* The height of passages, undivided. */
int32_t bp_flow_height(struct bp_flow *flow, const struct bp_part *parts, uint32_t n, struct bp_type type);

/* Sets a stack from flow->y on, over more pages if it needs them. `name`: what these begin with
 * (bp_continued_page); NULL: nothing. */
void bp_flow_stack(struct bp_flow *flow, struct bp_stack *stack, int32_t x, int32_t width,
                   const struct bp_inline *name);

/* How many slots of a stack go on this page: those that fit `room`, but with at least two lines on
 * either side of the cut. Returns -1 if that is not possible. With `force`, at least one line is
 * set. */
int bp_stack_cut(const struct bp_stack *stack, uint32_t from, int32_t room, bool force);

#endif
