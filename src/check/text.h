/* text.h: helpers for the texts of a plan. Private to src/check. */
#ifndef BP_CHECK_TEXT_H
#define BP_CHECK_TEXT_H

#include "base/buf.h"
#include "check/check.h"

/* Appends the text of blocks, with line feeds between paragraphs and items, and line breaks as
 * spaces. */
void bp_check_blocks_text(const struct bp_block *first, struct bp_buf *out);

/* For each i, sets first[i] to the index of the first text that equals text i (i itself if it is
 * the first). NULL texts equal nothing. Works by sorting. Returns false if memory ran out. */
bool bp_check_same(struct bp_check *check, const char *const *texts, uint32_t n, uint32_t *first);

#endif
