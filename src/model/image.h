/* image.h: a picture, such as an organisation's logo, as pixels. */
#ifndef BP_IMAGE_H
#define BP_IMAGE_H

#include <stdint.h>

/* sRGB, 8 bits a channel, rows from the top, without padding. */
struct bp_image {
    uint32_t width, height;     /* at least 1 */
    const unsigned char *rgb;   /* 3 bytes per pixel; arena */
    const unsigned char *alpha; /* 1 byte per pixel, 255 is opaque; NULL: all opaque; arena */
};

#endif
