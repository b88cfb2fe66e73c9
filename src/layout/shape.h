/* shape.h: words → glyphs, each distinct word once. */
#ifndef BP_SHAPE_H
#define BP_SHAPE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "layout/font.h"
#include "layout/page.h"

/* The longest text that is shaped in one piece, in bytes. */
#define BP_SHAPE_MAX 512

/* What one document shapes with: shapes are kept with the fonts, from one document to the next. */
struct bp_shaper {
    struct bp_arena *arena; /* borrowed: the document's, whose budget and way out it shares */
    struct bp_fonts *fonts; /* borrowed */
    hb_buffer_t *buffer;    /* owned */
    size_t before;          /* what the shapes of the documents before it take */
};

/* `lang` is the document's language (BCP 47): it chooses letter forms. False: memory ran out. While
 * the shaper is open, `fonts->shapes.arena.on_out` may be set as the document's is. */
bool bp_shaper_open(struct bp_shaper *shaper, struct bp_arena *arena, struct bp_fonts *fonts,
                    const char *lang);
/* Goes on in another language; pages keep the shapes of the one before. */
void bp_shaper_speak(struct bp_shaper *shaper, const char *lang);
void bp_shaper_close(struct bp_shaper *shaper);

/* Added to a font: the text runs from right to left. */
#define BP_RTL 0x100

/* The shape of `len` bytes (at most BP_SHAPE_MAX) in a font. A character that the face lacks has
 * glyph 0: bp_shape_missing tells. */
const struct bp_shape *bp_shape(struct bp_shaper *shaper, int font, const char *text, size_t len);

/* That of one space, by which words are measured again and again. */
static inline const struct bp_shape *bp_shape_space(struct bp_shaper *shaper, int font)
{
    if (font >= BP_FACES)
        return bp_shape(shaper, font, " ", 1);
    const struct bp_shape **space = &shaper->fonts->shapes.spaces[font];
    if (!*space)
        *space = bp_shape(shaper, font, " ", 1);
    return *space;
}

/* The byte offset of the first character without a glyph, or -1. */
int bp_shape_missing(const struct bp_shape *shape);

#endif
