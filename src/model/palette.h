/* palette.h: the rules for the colours of a status scheme, and the nearest colours that meet them.
 *
 * - The word and the number on a fill: 4.5 : 1 (WCAG 2.2, 1.4.3 Contrast (Minimum), AA).
 * - The symbol on a fill: 3 : 1 (1.4.11 Non-text Contrast, AA). It has the colour of the text, so
 *   the first rule covers it.
 * - Segments of a bar: 1.4.11 asks for 3 : 1 between adjacent parts if the contrast is needed to
 *   understand the graphic. It is not needed here: each segment shows its number, which meets
 *   1.4.3, and the table above the bar says the same in words. It is not possible either: three
 *   fills and a white page, each 3 : 1 from the next, would need 27 : 1, and black on white is only
 *   21 : 1. Instead we ask that neighbours look different, on each side of a white gap, to
 *   everyone. A status without rows has no segment, so any two statuses can be neighbours.
 * - So any two fills must differ: by 12 in lightness L* in black and white, and by a ΔE*ab of 20,
 *   some nine times what the eye just notices, in full colour and in each kind of colour blindness.
 *   Fills that differ less need different symbols. These two numbers are our own, because no
 *   standard has any. Word's standard colours fail them (its amber is the same grey as its grey),
 *   and so do the NHS identity's. */
#ifndef BP_PALETTE_H
#define BP_PALETTE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/colour.h"
#include "model/status.h"

#define BP_CONTRAST_TEXT 4.5
#define BP_CONTRAST_SYMBOL 3.0
#define BP_APART_GREY 12.0
#define BP_APART_COLOUR 20.0

/* Whether two fills look too similar in some way of seeing. *sight is the first such one of the
 * enum. */
bool bp_fills_alike(uint32_t a, uint32_t b, enum bp_sight *sight);

/* Whether two statuses have the same symbol and similar fills. */
bool bp_statuses_alike(const struct bp_status *a, const struct bp_status *b, enum bp_sight *sight);

/* The colour nearest to `colour` (by ΔE*ab), of all 2^24, that has 4.5 : 1 against `other`. There
 * always is one. */
uint32_t bp_colour_readable(uint32_t colour, uint32_t other);

/* The fill nearest to the status's own fill that makes it look different from all others of the
 * scheme. Its symbol stays. Only fills with two equal digits in each channel (#RRGGBB that can be
 * written #RGB) are tried, to keep the search short. With `keep_text`, the status's text must have
 * 4.5 : 1 on it. Returns false if there is none. */
bool bp_fill_apart(const struct bp_scheme *scheme, int status, bool keep_text, uint32_t *fill);

#endif
