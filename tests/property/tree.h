/* tree.h: reads laid-out pages by their tags. Text is taken without white space, and without soft
 * hyphens, which may show or not. */
#ifndef TREE_H
#define TREE_H

#include "base/buf.h"
#include "layout/page.h"
#include "model/plan.h"

/* Append text of the plan. */
void put_str(struct bp_buf *out, const char *text);
void put_inline(struct bp_buf *out, const struct bp_inline *text);
void put_blocks(struct bp_buf *out, const struct bp_block *block);

void put_solid(struct bp_buf *out, const char *text, size_t len);

/* Appends the text below a tag in reading order, without the labels of lists. */
void put_tag(const struct bp_pages *pages, uint32_t id, struct bp_buf *out);

/* The first child of that kind, or BP_NO_TAG. */
uint32_t child(const struct bp_pages *pages, uint32_t tag, enum bp_tag_kind kind);

/* Widens first and last to the pages on which the tag has content. */
void pages_of(const struct bp_pages *pages, uint32_t id, uint32_t *first, uint32_t *last);

/* From the top of the body to the lowest text below a tag on a page; 0: it has none there. */
extern int32_t body_top; /* that of pages without a style, if the test does not say otherwise */
int32_t lowest(const struct bp_pages *pages, uint32_t id, uint32_t page);

#endif
