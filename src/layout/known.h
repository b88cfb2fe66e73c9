/* known.h: how the embedded faces set common characters. src/known asks HarfBuzz when boardpaper is built,
 * and writes it as tables; so most words of a report need no HarfBuzz when they are set. */
#ifndef BP_KNOWN_H
#define BP_KNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/page.h"

/* Characters beyond Latin-1: Welsh letters, dashes, quotation marks, bullet, ellipsis, euro sign. */
static const uint16_t bp_known_others[] = {0x174,  0x175,  0x176,  0x177,  0x2010, 0x2011,
                                           0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C,
                                           0x201D, 0x201E, 0x2022, 0x2026, 0x20AC};
enum {
    BP_KNOWN_ASCII = 0,                                  /* places of ' ' … '~', */
    BP_KNOWN_LATIN_1 = BP_KNOWN_ASCII + '~' - ' ' + 1,   /* U+00A0 … U+00FF, */
    BP_KNOWN_OTHERS = BP_KNOWN_LATIN_1 + 0xFF - 0xA0 + 1, /* and the others */
    BP_KNOWN = BP_KNOWN_OTHERS + sizeof bp_known_others / sizeof *bp_known_others
};

struct bp_known_char {
    uint16_t glyph; /* 0: ask HarfBuzz */
    int16_t advance;
    uint8_t row;    /* of the pairs that it begins */
    uint8_t column; /* of the pairs that it ends */
    bool latin;     /* a word with such a character is in the Latin script */
};

/* What is added to two characters that stand together. */
struct bp_known_pair {
    int16_t first, second; /* to their advances */
    int16_t dx;            /* to the offset of the second */
};

/* What a face does with words in one script. HarfBuzz may choose other rules for a word without letters. */
struct bp_known_face {
    const struct bp_known_char *chars; /* by place */
    const uint8_t *rows;               /* for each row, and each column: an index of `pairs` */
    const struct bp_known_pair *pairs; /* the first changes nothing */
    unsigned columns;
};
#define BP_KNOWN_ASK 0xFF /* in place of an index: ask HarfBuzz */

/* By face, and whether the word is in the Latin script. */
extern const struct bp_known_face bp_known_faces[BP_FACES][2];

/* What a face says of itself and of each glyph (font.h). */
struct bp_known_metrics {
    const uint16_t *advances;
    unsigned n_glyphs;
    int ascent, descent, cap_height, italic_angle, stem_v, bbox[4];
};
extern const struct bp_known_metrics bp_known_metrics[BP_FACES];

/* The place of a character, or BP_KNOWN if the tables do not have it. */
static inline unsigned bp_known_place(uint32_t code)
{
    if (code >= ' ' && code <= '~')
        return BP_KNOWN_ASCII + code - ' ';
    if (code >= 0xA0 && code <= 0xFF)
        return BP_KNOWN_LATIN_1 + code - 0xA0;
    for (unsigned i = BP_KNOWN_OTHERS; i < BP_KNOWN; i++)
        if (bp_known_others[i - BP_KNOWN_OTHERS] == code)
            return i;
    return BP_KNOWN;
}

/* Sets a text of at most BP_SHAPE_MAX bytes from left to right. Returns the number of glyphs, at most one
 * for each byte; or 0: ask HarfBuzz. */
unsigned bp_known_set(int face, const char *text, size_t len, struct bp_glyph *glyphs);

#endif
