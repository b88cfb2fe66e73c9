/* masthead.h: the front of a document, and of its parts, on pages. */
#ifndef BP_LAYOUT_MASTHEAD_H
#define BP_LAYOUT_MASTHEAD_H

#include "layout/flow.h"

/* Sets the logo, if there is one, in the top right corner of the body. Reduces the flow's width to
 * what is left of it. Returns the y position of its bottom. */
int32_t bp_logo_place(struct bp_flow *flow);

void bp_front_place(struct bp_flow *flow, const struct bp_front *front);
void bp_cover_place(struct bp_flow *flow, const struct bp_cover *cover);

#endif
