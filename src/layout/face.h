/* face.h: what a font file says of itself. */
#ifndef BP_FACE_H
#define BP_FACE_H

#include "base/buf.h"
#include "layout/font.h"

bool bp_face_has(hb_face_t *face, hb_tag_t table);

/* Whether all tables in the directory of face `index` are inside the file (OpenType, "Table Directory"). A
 * file that was cut off would lose outlines and shaping rules without an error. */
bool bp_face_is_whole(const struct bp_buf *bytes, unsigned index);

/* What its maker does not allow: bits of OS/2.fsType (OpenType, table OS/2). */
enum {
    BP_FACE_RESTRICTED = 0x0002, /* embedding; unless another of the first four bits allows it */
    BP_FACE_USES = 0x000F,
    BP_FACE_NO_SUBSETS = 0x0100,
    BP_FACE_BITMAPS = 0x0200, /* only bitmaps may be embedded */
};
unsigned bp_face_rights(hb_face_t *face);

/* Reads the PostScript name. Keeps only characters that need no escape in a PDF name. */
void bp_face_name(struct bp_font *font);

#endif
