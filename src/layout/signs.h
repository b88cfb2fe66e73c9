/* signs.h: the font of the signs that people paste into plans: ticks, arrows, boxes, stars, faces.
 * It has one face for all styles, and is opened when the first sign occurs.
 *
 * Some signs have a colour, as they have in the programs that they are copied from (model/signs.h has those
 * that say something by it). */
#ifndef BP_SIGNS_H
#define BP_SIGNS_H

#include "layout/font.h"
#include "layout/page.h"

/* Opens the face of the signs, if it is not open. Sets fonts->out if memory ran out. */
bool bp_signs_open(struct bp_fonts *fonts);

/* The colour of a sign on plain paper; else `ink`. On the fill of a status a colour might not be seen, and an
 * edition in black and white has none: there nobody asks. */
uint32_t bp_sign_own_colour(const struct bp_shape *shape, uint32_t ink);
static inline uint32_t bp_sign_colour(const struct bp_shape *shape, uint32_t ink)
{
    return shape->font == BP_SIGNS ? bp_sign_own_colour(shape, ink) : ink;
}

#endif
