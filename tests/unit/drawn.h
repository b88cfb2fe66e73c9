/* drawn.h: what a glyph looks like, for tests that compare glyphs of two fonts. */
#ifndef DRAWN_H
#define DRAWN_H

#include <hb.h>
#include <stdint.h>

/* A number for the outline and the width of a glyph. */
uint64_t drawn(hb_font_t *from, unsigned glyph);

#endif
