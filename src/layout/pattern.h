/* pattern.h: fills for the monochrome edition, made of rectangles. */
#ifndef BP_PATTERN_H
#define BP_PATTERN_H

#include "layout/para.h"

/* The pattern of status n of a scheme, from 0. They repeat after six. */
int bp_pattern_of(int n);

/* Fills a box with a pattern (from 1) and draws its outline, as content of `tag`. With BP_NO_TAG it
 * is an artifact. */
void bp_pattern_emit(struct bp_setter *set, int pattern, struct bp_box box, uint32_t tag);

/* One rectangle. */
void bp_rect_emit(struct bp_setter *set, struct bp_box box, uint32_t rgb, uint32_t tag);

#endif
