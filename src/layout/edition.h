/* edition.h: what a document says of itself where it has some of a plan's rows: an extract, a public edition,
 * or an edition with rows that are not for publication. */
#ifndef BP_EDITION_H
#define BP_EDITION_H

#include "layout/frame.h"
#include "layout/parts.h"
#include "model/extract.h"

/* Tells the flow and the document's names which rows there are: before bp_frame_begin. `what`: "extract", or
 * what the document is instead. `extract` NULL: all rows. */
void bp_edition_name(struct bp_flow *flow, const struct bp_extract *extract, const char *what,
                     struct bp_names *names);

/* How many of the plan's rows it has, and how many it leaves out; for page 1. */
void bp_edition_place(struct bp_flow *flow);

/* Why rows are not for publication, in the Schedule's own words; nothing where all are. */
void bp_edition_explain(struct bp_flow *flow);

#endif
