/* continued.h: the name of something that goes on over the page: "2.6 (continued)", at the top of its next
 * page. It is decoration, because the tags say already what the content belongs to. */
#ifndef BP_CONTINUED_H
#define BP_CONTINUED_H

#include "layout/flow.h"

/* Makes it, in the work arena. NULL: there is no name. */
struct bp_para *bp_continued(struct bp_flow *flow, const struct bp_inline *name, int32_t width);

/* Its height, with the space below it; of NULL 0. */
int32_t bp_continued_height(const struct bp_flow *flow, const struct bp_para *name);

/* Sets it at flow->y, and moves flow->y. */
void bp_continued_place(struct bp_flow *flow, struct bp_para *name, int32_t x, int32_t width);

/* Begins a page with the name; without it, if there is none or it is higher than a third of a page. */
void bp_continued_page(struct bp_flow *flow, const struct bp_inline *name);

/* Makes room for `height` as bp_flow_begin does. If no heading waits, because passages follow it, and a new
 * page is needed, that page begins with the name. */
void bp_continued_begin(struct bp_flow *flow, int32_t height, const struct bp_inline *name, int32_t x,
                        int32_t width);

#endif
