/* font.h: the faces that text is set in. The only door to HarfBuzz's font objects; src/pdf uses
 * `face` to subset, and the metrics for the font descriptor. */
#ifndef BP_FONT_H
#define BP_FONT_H

#include <stdbool.h>
#include <stdint.h>

#include <hb.h>

/* The four faces of the default family; a run's look picks one by its bits. */
enum bp_face { BP_REGULAR = 0, BP_BOLD = 1, BP_ITALIC = 2, BP_BOLD_ITALIC = 3, BP_FACES = 4 };

/* All metrics in thousandths of the em. */
struct bp_font {
    hb_face_t *face; /* owned */
    hb_font_t *font; /* owned; scale 1000, so that every advance is an integer of 1/1000 em */
    const char *name; /* PostScript name, without a subset tag */
    int ascent, descent /* negative */, cap_height, italic_angle /* degrees */, stem_v;
    int bbox[4]; /* left, bottom, right, top */
    bool bold, italic;
};

struct bp_fonts {
    struct bp_font items[BP_FACES];
    int n;
};

/* Opens the embedded faces; false when memory ran out. Costs no parsing of outlines. */
bool bp_fonts_open(struct bp_fonts *fonts);
void bp_fonts_close(struct bp_fonts *fonts);

#endif
