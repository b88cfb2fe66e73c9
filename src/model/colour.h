/* colour.h: how colours look: their contrast, and how different two of them are, also in black and
 * white and with colour blindness. Pure functions on 0xRRGGBB (sRGB, IEC 61966-2-1). They use only
 * + - * / on IEEE doubles and nothing from libm, so every machine gets the same results. */
#ifndef BP_COLOUR_H
#define BP_COLOUR_H

#include <stdint.h>

/* How a reader sees. The three kinds of colour blindness are those of G. M. Machado, M. M. Oliveira and
 * L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
 * TVCG 15 (6), 2009, at severity 1.0. */
enum bp_sight {
    BP_SIGHT_FULL,
    BP_SIGHT_GREY,   /* printed or copied in black and white */
    BP_SIGHT_PROTAN, /* no red cones */
    BP_SIGHT_DEUTAN, /* no green cones */
    BP_SIGHT_TRITAN, /* no blue cones */
    BP_SIGHT_COUNT
};

/* CIE 1976 L*a*b* (ISO/CIE 11664-4), white point D65. */
struct bp_lab {
    double l, a, b;
};

/* WCAG 2.2, "relative luminance": 0 (black) … 1 (white). */
double bp_colour_luminance(uint32_t rgb);

/* WCAG 2.2, "contrast ratio": 1 … 21. The order of the two does not matter. */
double bp_colour_contrast(uint32_t a, uint32_t b);

/* Black or white, whichever has the better contrast on the fill: at least 4.58 : 1. The result
 * reaches the page, although it comes from floating point. That is safe: of all 2^24 fills, the
 * closest to the point where both are equally good is 6e-9 of luminance away, some ten million
 * times more than rounding can change. */
uint32_t bp_colour_text_on(uint32_t fill);

struct bp_lab bp_colour_lab(uint32_t rgb, enum bp_sight sight);

/* CIE 1976 colour difference ΔE*ab (ISO/CIE 11664-4). Between greys it is the difference in
 * lightness. CIEDE2000 is made for differences of 5 or less and would not help here, where colours
 * are tens apart. */
double bp_lab_distance(struct bp_lab a, struct bp_lab b);

#endif
