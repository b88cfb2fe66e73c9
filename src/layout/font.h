/* font.h: the faces that text is set in. Only font.c creates HarfBuzz's font objects; src/pdf uses
 * `face` to make subsets, and the metrics for font descriptors. HarfBuzz takes long to load (harfbuzz.h), so
 * what the embedded faces are like has been asked when boardpaper was built (known.h). */
#ifndef BP_FONT_H
#define BP_FONT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "layout/harfbuzz.h"

/* The four faces of the default family. The style bits of a run select one. */
enum bp_face { BP_REGULAR = 0, BP_BOLD = 1, BP_ITALIC = 2, BP_BOLD_ITALIC = 3, BP_FACES = 4 };

/* A font file inside the program. */
struct bp_embedded {
    const char *begin, *end, *name; /* PostScript name */
    bool bold, italic;
};
extern const struct bp_embedded bp_embedded[BP_FACES], bp_embedded_signs;

/* All metrics in thousandths of the em. */
struct bp_font {
    hb_face_t *face; /* owned; NULL: an embedded face that HarfBuzz has not been asked for (bp_font_ask) */
    hb_font_t *font; /* owned; scale 1000, so that every advance is an integer of 1/1000 em */
    hb_shape_plan_t *plan; /* owned; for the text shaped last (shape.c), or NULL */
    hb_segment_properties_t planned; /* the properties that `plan` is for */
    const struct bp_embedded *embedded; /* the file of an embedded face, or NULL … */
    const uint16_t *advances;           /* … and the advance of each glyph */
    unsigned n_glyphs;
    char name[64]; /* PostScript name, without a subset tag; never empty in an open font */
    int ascent, descent /* negative */, cap_height, italic_angle /* degrees */, stem_v;
    int bbox[4]; /* left, bottom, right, top */
    bool bold, italic;
};

/* An entry of the hash table. Comparing the hash first rules out nearly all other words without
 * reading their shapes. */
struct bp_shape_place {
    const struct bp_shape *shape; /* NULL: a free entry */
    uint32_t hash;
};

/* All that was shaped with these fonts (shape.h). Most words of one report occur in the next too,
 * so shapes are kept between documents. Pages point to them until the next document is laid out. */
struct bp_shapes {
    struct bp_arena arena;
    size_t one; /* what `arena` held after the first document; 0: there was none yet */
    struct bp_shape_place *table; /* hash table; its size is a power of two */
    size_t places, used;
    char *room;    /* where the next shape and its text go … */
    size_t left;   /* … and the bytes left there */
    uint32_t documents; /* number of the last document whose notes are with the shapes */
    const struct bp_shape *spaces[BP_FACES]; /* the shapes of a space for `language`, or NULL */
    const char *language; /* language of the shapes in the table (BCP 47); in `arena` */
    struct bp_arena old; /* earlier shapes, until pages no longer have any (shape.h) … */
    uint32_t old_page;   /* … and the last page that may */
};

/* The index of a font must fit in a byte. The last one is that of the signs (signs.h). */
#define BP_MAX_FONTS 255
#define BP_SIGNS BP_MAX_FONTS

/* First the faces that text is set in: the embedded ones, or those of a house style (house_font.h) with the
 * embedded ones behind them. Then those from the caller's folders (fallback.h). */
struct bp_fonts {
    struct bp_font items[BP_MAX_FONTS + 1];
    int embedded; /* where the embedded faces begin: 0, or BP_FACES */
    int n; /* number of items without that of the signs, which is opened at its first use */
    struct bp_buf files; /* paths of font files in the folders that are not open yet, each with a
                            NUL at its end */
    struct bp_shapes shapes;
    bool out; /* memory ran out while a font was opened, so its answers cannot be trusted; or HarfBuzz
                 lacks */
    char lacks[BP_HB_WHY]; /* why HarfBuzz cannot be loaded; empty: it can, or has not been asked for */
    bool doubt; /* memory may have run out (base/memory.h) since this was set to false */
};

/* Which embedded face a font is; BP_FACES or more: none. */
static inline unsigned bp_fonts_embedded(const struct bp_fonts *fonts, int font)
{
    return (unsigned)(font - fonts->embedded);
}

/* Opens the embedded faces, without HarfBuzz. `fonts` must be zeroed, and is so again after
 * bp_fonts_close. */
void bp_fonts_open(struct bp_fonts *fonts);
void bp_fonts_close(struct bp_fonts *fonts);

/* Loads HarfBuzz, and makes sure that it knows characters. Returns false, and sets fonts->out, if memory ran
 * out or HarfBuzz lacks. */
bool bp_fonts_wake(struct bp_fonts *fonts);

/* Makes sure that HarfBuzz can be asked for this font: an embedded face is opened for it at the first time.
 * Returns as bp_fonts_wake does. */
bool bp_font_ask(struct bp_fonts *fonts, int index);

/* The advance of a glyph. Only embedded faces need no bp_font_ask before it. */
static inline int bp_font_advance(const struct bp_font *font, unsigned glyph)
{
    if (font->embedded)
        return glyph < font->n_glyphs ? font->advances[glyph] : 0;
    return bp_hb.font_get_glyph_h_advance(font->font, glyph);
}

/* Opens a file inside the program for HarfBuzz, and measures it. Returns false if memory ran out. Does not
 * parse outlines. */
bool bp_font_open(struct bp_font *out, const struct bp_embedded *file, bool *doubt);

/* Closes one font, and leaves it zeroed. It may be zeroed already. */
void bp_font_close(struct bp_font *font);

/* Drops all shapes. This must be done before a font is closed. */
void bp_fonts_forget(struct bp_fonts *fonts);

/* How high the middle of a line of text is above its baseline, in thousandths of half the size. */
static inline int bp_font_middle(const struct bp_font *font)
{
    int middle = font->ascent + font->descent;
    return middle < 500 ? 500 : middle > 900 ? 900 : middle; /* whatever a font says */
}

/* Sets the scale of out->face to 1000 and reads its metrics. Returns false if memory ran out. */
bool bp_font_measure(struct bp_font *out, bool *doubt);

#endif
