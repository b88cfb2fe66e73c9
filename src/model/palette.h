/* palette.h: what the colours of a status scheme have to meet, and the nearest ones that do.
 *
 * - The word and the number on a fill: 4.5 : 1 (WCAG 2.2, 1.4.3 Contrast (Minimum), AA).
 * - The symbol on a fill: 3 : 1 (1.4.11 Non-text Contrast, AA). It is drawn in the colour of the text, so
 *   the first covers it.
 * - Segments of a bar. 1.4.11 asks 3 : 1 between adjacent parts where that is needed to understand the
 *   graphic. Here it is not: each segment carries its number, which meets 1.4.3, and the table above the
 *   bar says the same in words. Nor could it be had: three fills and a white page, each 3 : 1 from the
 *   next, would need 27 : 1, and black on white is 21 : 1. What is asked instead is that neighbours be
 *   told apart, on each side of a white gap, by eyes of each kind; and since a status without rows has
 *   no segment, any two statuses can be neighbours.
 * - So any two fills are apart: by 12 of lightness L* in black and white, and by a ΔE*ab of 20, some nine
 *   times what the eye just notices, in full colour and in each kind of colour blindness. Fills that are
 *   not, need different symbols. These two figures are ours: no standard has any. Word's standard colours
 *   fail them (amber is grey's grey), and so do the NHS identity's. */
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

/* Whether two fills are too near to each other in one way of seeing; which, the first of the enum. */
bool bp_fills_alike(uint32_t a, uint32_t b, enum bp_sight *sight);

/* The same symbol, and fills alike. */
bool bp_statuses_alike(const struct bp_status *a, const struct bp_status *b, enum bp_sight *sight);

/* The colour nearest to `colour` (ΔE*ab) that has 4.5 : 1 to `other`, of all 2^24. There always is one. */
uint32_t bp_colour_readable(uint32_t colour, uint32_t other);

/* The fill nearest to the status's own that makes it look like no other of the scheme, its symbol left as
 * it is: of those with two equal digits a channel (#RRGGBB as #D93), which keeps the search short. With
 * `keep_text` its text has its 4.5 : 1 on it. False: there is none. */
bool bp_fill_apart(const struct bp_scheme *scheme, int status, bool keep_text, uint32_t *fill);

#endif
