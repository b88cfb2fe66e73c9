/* bidi.h: right-to-left text in lines (Unicode Standard Annex #9, with FriBidi). */
#ifndef BP_BIDI_H
#define BP_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether a text has a right-to-left character. */
bool bp_bidi_needed(const char *text, size_t len);

#define BP_BIDI_ROOM 13

/* Sets the embedding level of each byte of a paragraph; odd levels are right-to-left. The first
 * strong letter decides the direction of the paragraph: *rtl. `room` has BP_BIDI_ROOM bytes for
 * each byte of text. Returns false if memory ran out or the text is too long. */
bool bp_bidi_levels(const char *text, size_t len, char *room, uint8_t *levels, bool *rtl);

/* The order of pieces on a line from left to right (rule L2), from their levels. */
void bp_bidi_order(const uint8_t *levels, uint32_t n, uint32_t *order);

#endif
