/* para.h: one paragraph: inline text → pieces → lines → operations on a page.
 *
 * compose.c makes the pieces, fit.c the lines, emit.c the operations. All in millipoints. */
#ifndef BP_PARA_H
#define BP_PARA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "layout/page.h"
#include "layout/shape.h"
#include "model/plan.h"

/* What setting needs, for one document. */
struct bp_setter {
    struct bp_arena *arena; /* borrowed: what the pages keep */
    struct bp_arena work;   /* owned: what is dropped once it stands on a page */
    struct bp_source *source;
    struct bp_diags *diags;
    struct bp_pages *pages;
    bool foreign; /* the document's language is not that of the report's own words, English */
    struct bp_shaper shaper;
    struct bp_buf text, breaks, levels, pieces; /* scratch of compose.c */
};

/* How a text looks before its own markup. */
struct bp_type {
    int32_t size, leading;
    uint32_t rgb;
    bool bold;
};

/* Where a whole text leads, beside its own links. */
struct bp_target {
    uint32_t dest;
    const char *contents; /* in words; NULL: no link */
};

/* The look of a stretch of pieces. */
struct bp_look {
    uint8_t font;
    int32_t size, rise; /* rise: up */
    uint32_t at;        /* source offset of its text */
    uint32_t end;       /* of its text, in that of the whole paragraph */
    const char *href, *abbr;
    uint32_t joined; /* the first look of the same link or abbreviation: they share a tag */
    uint32_t tag;    /* Link or Span, made when it is first set; BP_NO_TAG */
};

enum bp_end { BP_END_NO, BP_END_MAY, BP_END_MUST };

/* A word or a part of one, most with the space behind it; or a space alone; beside its shape in `shapes`. */
struct bp_piece {
    int32_t width;
    int32_t space; /* of that, what a space at its end takes */
    uint32_t look;
    uint8_t ends;  /* enum bp_end: whether a line may or must end after it */
    uint8_t level; /* of embedding: odd ones run from right to left */
    bool blank;    /* a space alone, or nothing */
    bool hyphen; /* a line that ends after it shows a hyphen (soft hyphen) */
};

struct bp_line {
    uint32_t first, end; /* pieces */
    int32_t width;       /* without spaces at its end, with its hyphen */
    bool hyphen;
};

struct bp_para {
    struct bp_type type;
    struct bp_target target;
    const struct bp_shape **shapes; /* all of it in the work arena */
    struct bp_piece *pieces;
    struct bp_look *looks;
    struct bp_line *lines;
    uint32_t n, n_looks, n_lines;
    bool bidi;    /* some piece's level is not 0 */
    bool links;   /* some of it leads somewhere */
    bool mixed;   /* some piece is of another font than its look */
    bool soft;    /* some piece has a soft hyphen */
    bool rtl;     /* the paragraph itself runs from right to left, and lines end at the left */
    uint32_t tag; /* whose content it is, or BP_NO_TAG: */
    int32_t mark; /* BP_ARTIFACT… */
};

/* Sets the text in pieces. A character that no font has becomes a finding. */
struct bp_para *bp_para_compose(struct bp_setter *set, const struct bp_inline *text,
                                struct bp_type type, struct bp_target target);
struct bp_para *bp_para_plain(struct bp_setter *set, const char *text, struct bp_type type);

/* The shape of a text, or of as much of its beginning as one font has and one shape may hold. */
const struct bp_shape *bp_shape_next(struct bp_setter *set, int font, const char *text, size_t len);

/* Marks a tag as English where the text in it is the report's own, and the document is not English
 * (ISO 14289-1, 7.2: the language of text that differs from the document's). */
void bp_para_own_words(struct bp_setter *set, const struct bp_para *para, uint32_t tag);

/* Breaks it into lines of at most `width`. A word that is wider breaks between grapheme clusters,
 * with a finding. */
void bp_para_fit(struct bp_setter *set, struct bp_para *para, int32_t width);

/* Puts lines first … end-1 on the page being filled, the first one's top at y. `right`: lines end at
 * x + width instead of beginning at x. Returns the height. */
int32_t bp_para_emit(struct bp_setter *set, struct bp_para *para, uint32_t first, uint32_t end,
                     int32_t x, int32_t y, int32_t width, bool right);

/* The width of a text on one line, and that of its widest word; breaks within words are not looked for. */
void bp_text_measure(struct bp_setter *set, const struct bp_inline *text, struct bp_type type,
                     int32_t *natural, int32_t *widest);

/* Gives the place of a piece of text in the source, from the offset of the run that holds it. */
void bp_find_in_source(const struct bp_source *source, uint32_t at, const char *text, size_t len,
                       uint32_t *offset, uint32_t *length);

#endif
