/* palette.c: tells whether two statuses look different enough, and searches for colours that meet
 * the rules in palette.h. The results are used in findings only, never on a page. */
#include "model/palette.h"

bool bp_fills_alike(uint32_t a, uint32_t b, enum bp_sight *sight)
{
    for (int i = 0; i < BP_SIGHT_COUNT; i++) {
        *sight = (enum bp_sight)i;
        double apart = bp_lab_distance(bp_colour_lab(a, *sight), bp_colour_lab(b, *sight));
        if (apart < (*sight == BP_SIGHT_GREY ? BP_APART_GREY : BP_APART_COLOUR))
            return true;
    }
    return false;
}

bool bp_statuses_alike(const struct bp_status *a, const struct bp_status *b, enum bp_sight *sight)
{
    return a->symbol == b->symbol && bp_fills_alike(a->fill, b->fill, sight);
}

/* ---- the nearest readable colour ---- */

/* A branch-and-bound search. It halves the cube of all colours in each channel, down to single
 * colours, and visits the part nearest to the target first. It skips parts without a readable
 * colour, and parts that are farther away than the best colour so far. */
struct search {
    uint32_t wanted, other, found;
    struct bp_lab target;
    double best; /* the distance of `found` */
};

static double outside(double x, double low, double high)
{
    return x < low ? low - x : x > high ? x - high : 0;
}

/* A lower bound of the distance from the target to any colour in a cube of colours. X, Y and Z rise
 * with each channel, so the darkest and the lightest corner bound them and the L*a*b* values. */
static double least_distance(const struct search *search, uint32_t dark, uint32_t light)
{
    struct bp_lab low = bp_colour_lab(dark, BP_SIGHT_FULL);
    struct bp_lab high = bp_colour_lab(light, BP_SIGHT_FULL);
    double y_low = (low.l + 16) / 116, y_high = (high.l + 16) / 116;
    double x_low = low.a / 500 + y_low, x_high = high.a / 500 + y_high;
    double z_low = y_low - low.b / 200, z_high = y_high - high.b / 200;
    struct bp_lab gap = {
        outside(search->target.l, low.l, high.l),
        outside(search->target.a, 500 * (x_low - y_high), 500 * (x_high - y_low)),
        outside(search->target.b, 200 * (y_low - z_high), 200 * (y_high - z_low))};
    return bp_lab_distance(gap, (struct bp_lab){0, 0, 0});
}

/* Whether no colour in the cube is readable beside `other`: the lightest is not light enough and
 * the darkest not dark enough. */
static bool is_unreadable(uint32_t other, uint32_t dark, uint32_t light)
{
    double y = bp_colour_luminance(other) + 0.05;
    return (bp_colour_luminance(light) + 0.05) / y < BP_CONTRAST_TEXT &&
           y / (bp_colour_luminance(dark) + 0.05) < BP_CONTRAST_TEXT;
}

static void search_cube(struct search *search, uint32_t dark, uint32_t side)
{
    uint32_t light = dark + (side - 1) * 0x010101;
    if (is_unreadable(search->other, dark, light))
        return;
    double distance = least_distance(search, dark, light);
    if (distance >= search->best)
        return;
    if (side == 1) {
        search->found = dark;
        search->best = distance;
        return;
    }
    uint32_t half = side / 2, nearest = 0;
    for (int i = 0; i < 3; i++)
        if ((search->wanted >> 8 * i & 0xFF) >= (dark >> 8 * i & 0xFF) + half)
            nearest |= 1u << i;
    for (uint32_t k = 0; k < 8; k++) {
        uint32_t part = k ^ nearest;
        uint32_t step = (part & 1) | (part & 2) << 7 | (part & 4) << 14;
        search_cube(search, dark + step * half, half);
    }
}

uint32_t bp_colour_readable(uint32_t colour, uint32_t other)
{
    struct search search = {colour, other, colour, bp_colour_lab(colour, BP_SIGHT_FULL), 1e9};
    search_cube(&search, 0x000000, 256);
    return search.found;
}

/* ---- the nearest fill that looks different ---- */

static bool is_apart(const struct bp_scheme *scheme, int status, uint32_t fill)
{
    struct bp_status changed = scheme->items[status];
    enum bp_sight sight;
    changed.fill = fill;
    for (int i = 0; i < scheme->n; i++)
        if (i != status && bp_statuses_alike(&changed, &scheme->items[i], &sight))
            return false;
    return true;
}

bool bp_fill_apart(const struct bp_scheme *scheme, int status, bool keep_text, uint32_t *fill)
{
    const struct bp_status *own = &scheme->items[status];
    struct bp_lab target = bp_colour_lab(own->fill, BP_SIGHT_FULL);
    double best = 1e9;
    for (uint32_t i = 0; i < 4096; i++) {
        uint32_t rgb = ((i >> 8) << 16 | (i >> 4 & 0xF) << 8 | (i & 0xF)) * 0x11;
        double distance = bp_lab_distance(target, bp_colour_lab(rgb, BP_SIGHT_FULL));
        if (distance < best &&
            (!keep_text || bp_colour_contrast(rgb, own->text) >= BP_CONTRAST_TEXT) &&
            is_apart(scheme, status, rgb)) {
            best = distance;
            *fill = rgb;
        }
    }
    return best < 1e9;
}
