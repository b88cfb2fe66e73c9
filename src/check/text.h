/* text.h: texts of a plan for its rules. Private to src/check. */
#ifndef BP_CHECK_TEXT_H
#define BP_CHECK_TEXT_H

#include "base/buf.h"
#include "check/check.h"

/* Appends the text of blocks: paragraphs and items parted by line feeds, line breaks as spaces. */
void bp_check_blocks_text(const struct bp_block *first, struct bp_buf *out);

/* The index of the first of `n` texts that is the same as text `i`, for each i: `first[i]`, which is i itself
 * where there is none before. NULL texts are like none. Sorts. False: memory ran out. */
bool bp_check_same(struct bp_check *check, const char *const *texts, uint32_t n, uint32_t *first);

#endif
