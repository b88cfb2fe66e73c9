/* shape.h: turns words into glyphs, each distinct word once. */
#ifndef BP_SHAPE_H
#define BP_SHAPE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "layout/font.h"
#include "layout/page.h"

/* The longest text that is shaped at once, in bytes. */
#define BP_SHAPE_MAX 512

/* The shaper of one document. The shapes are kept with the fonts, between documents. */
struct bp_shaper {
    struct bp_arena *arena; /* borrowed: the document's arena; shapes share its budget and its jump */
    struct bp_fonts *fonts; /* borrowed */
    hb_buffer_t *buffer;    /* owned; NULL until HarfBuzz is asked */
    size_t before;          /* memory taken by shapes of earlier documents */
};

/* `lang`, the document's language (BCP 47), selects letter forms. Returns false if memory ran out.
 * While the shaper is open, the caller may set `fonts->shapes.arena.on_out` like the document's. */
bool bp_shaper_open(struct bp_shaper *shaper, struct bp_arena *arena, struct bp_fonts *fonts,
                    const char *lang);
/* Changes the language. Pages still use shapes of the language before. Returns false if memory ran out. */
bool bp_shaper_speak(struct bp_shaper *shaper, const char *lang);
void bp_shaper_close(struct bp_shaper *shaper);

/* Call this now and then in a long document that does not keep its pages, where nothing but the page in hand,
 * `page`, and stamps have shapes. If there are many, it begins anew with none: those of before are freed by a
 * call on a later page. Stamps have copies of theirs. */
void bp_shaper_rest(struct bp_shaper *shaper, uint32_t page);

/* A copy in an arena, which jumps if memory runs out. */
const struct bp_shape *bp_shape_copy(const struct bp_shape *shape, struct bp_arena *arena);

/* Whether they are the same glyphs for the same text. */
bool bp_shape_same(const struct bp_shape *a, const struct bp_shape *b);

/* Added to a font's index: the text is right-to-left. */
#define BP_RTL 0x100

/* The shape of `len` bytes (at most BP_SHAPE_MAX) in a font. A character that the face lacks has
 * glyph 0: see bp_shape_missing. */
const struct bp_shape *bp_shape(struct bp_shaper *shaper, int font, const char *text, size_t len);

/* The same for a text that is not empty and stands in a buffer, so that seven bytes after it can be read,
 * whatever they are. It is faster, and there are very many words. */
const struct bp_shape *bp_shape_word(struct bp_shaper *shaper, int font, const char *text, size_t len);

/* The shape of a space; it is needed very often. */
static inline const struct bp_shape *bp_shape_space(struct bp_shaper *shaper, int font)
{
    if (font >= BP_FACES)
        return bp_shape(shaper, font, " ", 1);
    const struct bp_shape **space = &shaper->fonts->shapes.spaces[font];
    if (!*space)
        *space = bp_shape(shaper, font, " ", 1);
    return *space;
}

/* Whether the glyphs cannot give the text back, however they are mapped. Glyphs of right-to-left
 * text can, although they are in visual order. */
static inline bool bp_shape_wants_actual(const struct bp_shape *shape)
{
    return !shape->plain && !shape->rtl;
}

/* The byte offset of the first character without a glyph, or -1. */
int bp_shape_missing(const struct bp_shape *shape);

#endif
