/* signs.h: coloured discs and squares that people paste into plans. Their colour is what they say; as a
 * colour alone tells some readers nothing, its word follows. */
#ifndef BP_MODEL_SIGNS_H
#define BP_MODEL_SIGNS_H

#include <stddef.h>

#include "model/house.h"

/* The word for the colour of the sign with this code point, such as "red"; NULL if it needs none: it is no
 * such sign, or the text after it (up to `end`) says the word, or the same sign follows. */
const char *bp_sign_word(const struct bp_house *house, uint32_t code, const char *after, const char *end);

#endif
