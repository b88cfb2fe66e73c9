/* ending.h: the parts at the end of a document, on pages. */
#ifndef BP_LAYOUT_ENDING_H
#define BP_LAYOUT_ENDING_H

#include "layout/flow.h"

/* Each part stays on one page with its notes, if a page has room for it. The last one, the document control,
 * is not on the last page alone where that can be helped: a reader who turns to the last page finds what the
 * colours mean, not three lines about the file. */
void bp_back_place(struct bp_flow *flow, const struct bp_back *parts, uint32_t n);

#endif
