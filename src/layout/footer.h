/* footer.h: the running footer of each page. */
#ifndef BP_LAYOUT_FOOTER_H
#define BP_LAYOUT_FOOTER_H

#include "layout/flow.h"

/* Makes the footer for new pages, from the story's foot, marking, title and subtitle, and sets the
 * bottom of their body. Call it again if one of these has changed. */
void bp_footer_make(struct bp_flow *flow);
/* Puts the footer on the current page. Used by bp_flow_end_page. */
void bp_footer_place(struct bp_flow *flow);
/* Fills in the number of the last page, after all pages are complete. */
void bp_footers_end(struct bp_flow *flow);

#endif
