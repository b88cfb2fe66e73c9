/* bidi.h: right-to-left text in its lines (Unicode Standard Annex #9, by FriBidi). */
#ifndef BP_BIDI_H
#define BP_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether a text has a character of a right-to-left script. */
bool bp_bidi_needed(const char *text, size_t len);

#define BP_BIDI_ROOM 13

/* The embedding level of each byte of a paragraph; odd levels run from right to left. The paragraph's own
 * direction is that of its first strong letter; `*rtl` tells. `room` holds BP_BIDI_ROOM bytes for each
 * byte of text. False: memory ran out, or the text is too long. */
bool bp_bidi_levels(const char *text, size_t len, char *room, uint8_t *levels, bool *rtl);

/* The order from left to right in which pieces of these levels stand on a line (rule L2). */
void bp_bidi_order(const uint8_t *levels, uint32_t n, uint32_t *order);

#endif
