/* form.h: the rows of a chase sheet on pages, with room to write. The lines and boxes are artifacts; real
 * text says what to write there. */
#ifndef BP_LAYOUT_FORM_H
#define BP_LAYOUT_FORM_H

#include "layout/flow.h"

/* The line for the lead's signature. */
void bp_signature_place(struct bp_flow *flow);

/* What is known on the left, room to write on the right, as a block that stays on one page if possible. */
void bp_form_place(struct bp_flow *flow, const struct bp_entry_form *form);

#endif
