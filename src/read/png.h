/* png.h: reads a PNG file (ISO/IEC 15948) as an image. */
#ifndef BP_READ_PNG_H
#define BP_READ_PNG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/image.h"

/* Limit for width and height: 60 mm at 800 dots per inch. More would only make the file larger. */
#define BP_MOST_PIXELS 2048

/* Reads the image into `arena`. If it returns false, *fault is the reason (allocated in `arena`),
 * or NULL if memory ran out. Palettes, grey, 16 bits and transparency become 8-bit sRGB with alpha.
 * An embedded colour profile is ignored. */
bool bp_read_png(const void *bytes, size_t len, struct bp_arena *arena, struct bp_image *image,
                 const char **fault);

#endif
