/* edition.h: what a document says about itself if it has only some rows of a plan (an extract or a
 * public edition), or has rows that are not for publication. */
#ifndef BP_EDITION_H
#define BP_EDITION_H

#include "layout/frame.h"
#include "layout/parts.h"
#include "model/extract.h"

/* Sets the rows of the flow, and the names of the document. Call it before bp_frame_begin. `name`:
 * the phrase that names an extract. `extract` NULL: all rows. */
void bp_edition_name(struct bp_flow *flow, const struct bp_extract *extract, enum bp_word name,
                     struct bp_names *names);

/* "Not for publication: Schedule 12A paragraph 3" */
const struct bp_inline *bp_notice_words(const struct bp_flow *flow, bp_exempt_set why);

/* For page 1: how many of the plan's rows the document has, and how many it leaves out. */
void bp_edition_place(struct bp_flow *flow);

/* Why rows are not for publication, in the words of the Schedule, where the flow has an extract. */
const char *bp_edition_explain(const struct bp_flow *flow);

#endif
