/* scale.h: where the figures of a trend lie. The scale goes from the lowest figure to the highest, because
 * what matters is how the line moves, and on which side of the target it is. */
#ifndef BP_REPORT_SCALE_H
#define BP_REPORT_SCALE_H

#include "report/part.h"

struct bp_scale {
    int64_t lowest, highest; /* of the figures that are known, and the target */
    uint32_t last;           /* the last figure that is known */
};

struct bp_scale bp_scale_of(const struct bp_trend *trend);

/* How far to the right figure i lies, in a drawing of this width. */
int32_t bp_scale_across(const struct bp_trend *trend, uint32_t i, int32_t width);

/* How far down a figure lies, in a drawing of this height, which has fewer than 6 digits. */
int32_t bp_scale_down(const struct bp_scale *scale, int64_t value, int32_t height);

#endif
