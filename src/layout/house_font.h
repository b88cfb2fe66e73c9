/* house_font.h: the faces of a house style. They take the places of the embedded faces, which then stand
 * behind them, for characters that they do not have. */
#ifndef BP_HOUSE_FONT_H
#define BP_HOUSE_FONT_H

#include "layout/font.h"
#include "model/house.h"

enum bp_font_fault {
    BP_FONT_SOUND,
    BP_FONT_KIND,      /* it is no TrueType font */
    BP_FONT_DAMAGED,
    BP_FONT_EMBEDDING, /* its maker does not allow what a PDF needs */
    BP_FONT_LETTERS,   /* it lacks letters that each report needs */
    BP_FONT_NO_MEMORY,
};

/* Opens a font file, which then has the bytes, and looks whether a report can be set in it. If not, the face
 * is closed, and *why says more: of the kind, what it is; of letters, which it lacks. The words are in the
 * arena. `house`: the report's own words. *doubt: base/memory.h. */
enum bp_font_fault bp_house_font_open(struct bp_font *face, struct bp_buf *bytes,
                                      const struct bp_house *house, struct bp_arena *arena, bool *doubt,
                                      const char **why);

/* Makes a face that is the same as another. */
void bp_house_font_share(struct bp_font *to, const struct bp_font *from);

/* Whether the faces that are in use now are of files with the same bytes. */
bool bp_house_font_is(const struct bp_fonts *fonts, const struct bp_font faces[BP_FACES]);

/* Puts the faces, which are zeroed, in front of the embedded ones. Drops all shapes, and the fonts of the
 * caller's folders. */
void bp_house_font_take(struct bp_fonts *fonts, struct bp_font faces[BP_FACES]);

/* The file of a face that is in use, for others than pages. False: there is none, or it is the same as
 * another face's. The bytes are the face's. */
struct bp_font_file {
    const char *bytes;
    size_t len;
    const char *name; /* PostScript's */
    bool free;        /* its maker allows that it is given to everybody ("installable embedding") */
};
bool bp_house_font_file(const struct bp_fonts *fonts, enum bp_face face, struct bp_font_file *file);

/* Goes back to the embedded ones. */
void bp_house_font_drop(struct bp_fonts *fonts);

#endif
