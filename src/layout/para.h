/* para.h: one paragraph: inline text becomes pieces, then lines, then operations on a page.
 *
 * compose.c makes the pieces, fit.c the lines, emit.c the operations. All lengths are millipoints. */
#ifndef BP_PARA_H
#define BP_PARA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "layout/page.h"
#include "layout/shape.h"
#include "layout/theme.h"
#include "model/house.h"
#include "report/part.h"

/* Characters that are set in an embedded face, because those of the house style do not have them. */
struct bp_lent {
    uint32_t codes[6];
    int n;
    bool more;
};

/* The state for setting the text of one document. */
struct bp_setter {
    struct bp_arena *arena; /* borrowed: for what the pages keep */
    struct bp_arena work;   /* owned: for what is dropped when it has been put on a page */
    struct bp_source *source;
    struct bp_diags *diags;
    struct bp_pages *pages;
    const struct bp_theme *theme; /* borrowed */
    const struct bp_house *house; /* the report's own words */
    bool foreign; /* they are English, because the document's language has none */
    struct bp_shaper shaper;
    struct bp_lent lent;
    struct bp_buf text, breaks, levels, pieces; /* scratch memory of compose.c */
};

/* How a text looks without its own markup. */
struct bp_type {
    int32_t size, leading;
    uint32_t rgb;
    bool bold;
    bool filled; /* it stands on a fill, where a sign has no colour of its own */
};

/* How a stretch of pieces looks. */
struct bp_look {
    uint8_t font;
    int32_t size, rise; /* rise: distance above the baseline */
    uint32_t at;        /* source offset of its text */
    uint32_t end;       /* end of its text, in the text of the whole paragraph */
    const char *href, *abbr;
    uint32_t joined; /* the first look of the same link or abbreviation: all of them share a tag */
    uint32_t tag;    /* Link or Span, made when it is first set; else BP_NO_TAG */
};

enum bp_end { BP_END_NO, BP_END_MAY, BP_END_MUST };

/* A word or a part of one, usually with the space after it; or a space. Its shape is in `shapes`. */
struct bp_piece {
    int32_t width;
    int32_t space; /* the part of `width` that is a space at its end */
    uint32_t look;
    uint8_t ends;  /* enum bp_end: whether a line may or must end after it */
    uint8_t level; /* embedding level; odd levels are right-to-left */
    bool blank;    /* only a space, or empty */
    bool hyphen; /* a line that ends here shows a hyphen (soft hyphen) */
};

struct bp_line {
    uint32_t first, end; /* indices of pieces */
    int32_t width;       /* without spaces at the end, with a hyphen that shows */
    bool hyphen;
};

struct bp_para {
    struct bp_type type;
    struct bp_target target;
    const struct bp_shape **shapes; /* all pointers are in the work arena */
    struct bp_piece *pieces;
    struct bp_look *looks;
    struct bp_line *lines;
    uint32_t n, n_looks, n_lines;
    bool bidi;    /* the level of some piece is not 0 */
    bool links;   /* some of the text is a link */
    bool mixed;   /* the font of some piece is not that of its look */
    bool soft;    /* some piece ends with a soft hyphen */
    bool actual;  /* the glyphs of some piece do not give its text back */
    bool rtl;     /* the paragraph is right-to-left, so its lines are set to the right */
    uint32_t tag; /* the tag that the content belongs to; if BP_NO_TAG: */
    int32_t mark; /* one of BP_ARTIFACT… */
};

/* Makes pieces from a text. If no font has a character, adds a finding. */
struct bp_para *bp_para_compose(struct bp_setter *set, const struct bp_inline *text,
                                struct bp_type type, struct bp_target target);
struct bp_para *bp_para_plain(struct bp_setter *set, const char *text, struct bp_type type);

/* The shape of a text, or of the part at its beginning that fits one font and one shape. */
const struct bp_shape *bp_shape_next(struct bp_setter *set, int font, const char *text, size_t len);

/* Marks a tag as English if its text is the report's own, and the house has no words in the document's
 * language (ISO 14289-1, 7.2: the language of text that differs from the document's). */
void bp_para_own_words(struct bp_setter *set, const struct bp_para *para, uint32_t tag);

/* Breaks the paragraph into lines of at most `width`. A word that is too wide is broken between
 * grapheme clusters, with a finding. */
void bp_para_fit(struct bp_setter *set, struct bp_para *para, int32_t width);

/* Puts lines first … end-1 on the current page, with the top of the first at y. `right`: lines end
 * at x + width; else they begin at x. Returns the height. */
int32_t bp_para_emit(struct bp_setter *set, struct bp_para *para, uint32_t first, uint32_t end,
                     int32_t x, int32_t y, int32_t width, bool right);

/* The width of a text on one line, and the width of its widest word. Ignores breaks inside words. */
void bp_text_measure(struct bp_setter *set, const struct bp_inline *text, struct bp_type type,
                     int32_t *natural, int32_t *widest);

/* Finds a piece of text in the source. Starts at the offset of the run that contains it. */
void bp_find_in_source(const struct bp_source *source, uint32_t at, const char *text, size_t len,
                       uint32_t *offset, uint32_t *length);

#endif
