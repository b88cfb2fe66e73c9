/* asked.h: for tests that ask HarfBuzz about the embedded faces themselves. */
#ifndef ASKED_H
#define ASKED_H

#include "layout/font.h"

static inline bool open_asked(struct bp_fonts *fonts)
{
    bp_fonts_open(fonts);
    for (int face = 0; face < BP_FACES; face++)
        if (!bp_font_ask(fonts, face))
            return false;
    return true;
}

#endif
