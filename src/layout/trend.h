/* trend.h: a series of figures as a small line, tagged as a Figure with its words. */
#ifndef BP_TREND_H
#define BP_TREND_H

#include "layout/para.h"

/* Its width and height beside text of this size. */
#define BP_TREND_WIDTH(size) ((size) * 6)
#define BP_TREND_HEIGHT(size) ((size) * 22 / 10)

/* Draws it on the current page, with its Figure below `tag`; with BP_NO_TAG, as an artifact. */
void bp_trend_emit(struct bp_setter *set, const struct bp_trend *trend, struct bp_box box, uint32_t tag);

#endif
