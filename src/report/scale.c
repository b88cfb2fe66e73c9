/* scale.c: the scale of a trend. */
#include "report/scale.h"

static void include(struct bp_scale *scale, int64_t value)
{
    if (value == BP_UNKNOWN)
        return;
    if (value < scale->lowest)
        scale->lowest = value;
    if (value > scale->highest)
        scale->highest = value;
}

struct bp_scale bp_scale_of(const struct bp_trend *trend)
{
    struct bp_scale scale = {INT64_MAX, INT64_MIN, 0};
    include(&scale, trend->target);
    for (uint32_t i = 0; i < trend->n; i++) {
        include(&scale, trend->values[i]);
        if (trend->values[i] != BP_UNKNOWN)
            scale.last = i;
    }
    return scale;
}

int32_t bp_scale_across(const struct bp_trend *trend, uint32_t i, int32_t width)
{
    const uint32_t gaps = trend->n > 1 ? trend->n - 1 : 1;
    return (int32_t)((int64_t)width * i / gaps);
}

/* The figures have at most 18 digits. */
int32_t bp_scale_down(const struct bp_scale *scale, int64_t value, int32_t height)
{
    int64_t range = scale->highest - scale->lowest, above = scale->highest - value;
    while (range > INT64_MAX / ((int64_t)height + 1)) {
        range /= 2;
        above /= 2;
    }
    return (int32_t)(range ? height * above / range : height / 2);
}
