/* font.h: the faces that text is set in. The only door to HarfBuzz's font objects; src/pdf uses
 * `face` to subset, and the metrics for the font descriptor. */
#ifndef BP_FONT_H
#define BP_FONT_H

#include <stdbool.h>
#include <stdint.h>

#include <hb.h>

#include "base/arena.h"
#include "base/buf.h"

/* The four faces of the default family; a run's look picks one by its bits. */
enum bp_face { BP_REGULAR = 0, BP_BOLD = 1, BP_ITALIC = 2, BP_BOLD_ITALIC = 3, BP_FACES = 4 };

/* All metrics in thousandths of the em. */
struct bp_font {
    hb_face_t *face; /* owned */
    hb_font_t *font; /* owned; scale 1000, so that every advance is an integer of 1/1000 em */
    hb_shape_plan_t *plan; /* owned; of the newest text (shape.c), or NULL */
    hb_segment_properties_t planned; /* what it is for */
    char name[64];    /* PostScript name, without a subset tag */
    int ascent, descent /* negative */, cap_height, italic_angle /* degrees */, stem_v;
    int bbox[4]; /* left, bottom, right, top */
    bool bold, italic;
};

/* The hash tells nearly all other words apart, without a look at their shapes. */
struct bp_shape_place {
    const struct bp_shape *shape; /* NULL: free */
    uint32_t hash;
};

/* What was shaped with the fonts so far (shape.h): the words of one report are mostly those of the next.
 * Pages point at it until a document is laid out after them. */
struct bp_shapes {
    struct bp_arena arena;
    struct bp_shape_place *table; /* by hash; a power of two places */
    size_t places, used;
    char *room;    /* where the next shape and its text go … */
    size_t left;   /* … and how many bytes are left there */
    uint32_t made; /* how many in all, those of other languages too: the next one's id */
    const struct bp_shape *spaces[BP_FACES]; /* of those in the table, or NULL */
    hb_language_t language; /* of those in the table */
};

/* Indices of fonts are kept in a byte. */
#define BP_MAX_FONTS 255

/* The default faces, and from BP_FACES on those of the caller's folders (fallback.h). */
struct bp_fonts {
    struct bp_font items[BP_MAX_FONTS];
    int n;
    struct bp_buf files; /* paths of fonts in the folders, each followed by a NUL, which are not yet open */
    struct bp_shapes shapes;
    bool out; /* memory ran out while a font was looked at: what the fonts say is not to be relied on */
};

/* Opens the embedded faces in what is zeroed, and is so again once closed; false when memory ran out. Costs
 * no parsing of outlines. */
bool bp_fonts_open(struct bp_fonts *fonts);
void bp_fonts_close(struct bp_fonts *fonts);

/* Forgets what was shaped, as must be done before a font is closed. */
void bp_fonts_forget(struct bp_fonts *fonts);

/* Reads the metrics of out->face, whose scale becomes 1000. False when memory ran out. */
bool bp_font_measure(struct bp_font *out);

#endif
