/* pattern.h: fills for the monochrome edition, made of plain rectangles. */
#ifndef BP_PATTERN_H
#define BP_PATTERN_H

#include "layout/para.h"

/* The pattern of the n-th status of a scheme, from 0. They repeat after six. */
int bp_pattern_of(int n);

/* Fills a box with a pattern (from 1), and outlines it; as content of `tag`, or with BP_NO_TAG an
 * artifact. */
void bp_pattern_emit(struct bp_setter *set, int pattern, struct bp_box box, uint32_t tag);

/* One rectangle. */
void bp_rect_emit(struct bp_setter *set, struct bp_box box, uint32_t rgb, uint32_t tag);

#endif
