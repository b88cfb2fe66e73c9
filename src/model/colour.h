/* colour.h: how colours are seen: their contrast, and how far two are apart, also without colour and to
 * colour-blind eyes. Pure functions on 0xRRGGBB (sRGB, IEC 61966-2-1). Nothing of libm: only + - * / of
 * IEEE doubles, so that every machine finds the same. */
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

/* WCAG 2.2, "contrast ratio": 1 … 21, whichever of the two is the lighter. */
double bp_colour_contrast(uint32_t a, uint32_t b);

/* Black or white, whichever has the better contrast on the fill; that is 4.58 : 1 at least. This one does
 * reach the page. It may: of all 2^24 fills, the one nearest to the point where both are as good is 6e-9
 * of luminance away from it, some ten million times what rounding can do. */
uint32_t bp_colour_text_on(uint32_t fill);

struct bp_lab bp_colour_lab(uint32_t rgb, enum bp_sight sight);

/* CIE 1976 colour difference ΔE*ab (ISO/CIE 11664-4); between greys the gap in lightness. CIEDE2000 is
 * fitted to differences of 5 and less: it would say no more of colours that lie tens apart. */
double bp_lab_distance(struct bp_lab a, struct bp_lab b);

#endif
