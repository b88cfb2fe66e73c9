/* png.h: bytes of a PNG file → an image (ISO/IEC 15948). */
#ifndef BP_READ_PNG_H
#define BP_READ_PNG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/image.h"

/* On either side: 60 mm at 800 dots an inch. More would only make the file large. */
#define BP_MOST_PIXELS 2048

/* Reads the image into `arena`. False: it cannot, and *fault says why in words that live in `arena`, or
 * NULL where memory ran out. Palettes, grey, 16 bits and transparency become 8-bit sRGB with alpha; an
 * embedded colour profile is not applied. */
bool bp_read_png(const void *bytes, size_t len, struct bp_arena *arena, struct bp_image *image,
                 const char **fault);

#endif
