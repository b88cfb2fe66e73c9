/* dump.h: pages and tags as text, for people and golden tests. */
#ifndef BP_LAYOUT_DUMP_H
#define BP_LAYOUT_DUMP_H

#include "base/buf.h"
#include "layout/page.h"

/* The operations of each page in painting order, with lengths in points, to a tenth. */
void bp_pages_dump(const struct bp_pages *pages, struct bp_buf *out);

/* The tag tree with the text of its leaves in reading order, as a screen reader gets it. */
void bp_tags_dump(const struct bp_pages *pages, struct bp_buf *out);

/* The text of one operation. */
void bp_op_text(const struct bp_op *op, struct bp_buf *out);

#endif
