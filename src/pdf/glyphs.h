/* glyphs.h: which glyphs the pages use, what text each stands for, and shapes as strings of codes.
 *
 * A code stands for a glyph and its text, and is given at their first use. It is a CID, too: the font's
 * CIDToGIDMap leads to the glyph, ToUnicode to the text.
 *
 * A face becomes one font or two. The first has codes of one byte: an ASCII character has its own code,
 * others take what is left. The second has codes of two bytes, for shapes with a glyph that the first has no
 * code for any more. Readers that cannot read an embedded CMap know both encodings by name:
 * OneByteIdentityH and Identity-H. */
#ifndef BP_PDF_GLYPHS_H
#define BP_PDF_GLYPHS_H

#include "base/buf.h"
#include "layout/page.h"

struct bp_pdf;

struct bp_pdf_code {
    const char *text; /* borrowed from the shape of its first use */
    uint16_t len;
    uint16_t glyph; /* its id in the face */
    uint16_t cid;
    uint32_t other; /* another code of this glyph, by index, plus 1; 0: none */
};

/* One of the two fonts of a face. */
struct bp_pdf_font {
    const struct bp_font *font; /* borrowed */
    bool wide;                  /* its codes have two bytes */
    uint32_t *first;            /* by id in the face: the index of a code, plus 1; 0: none.
                                   NULL: the font is not used; arena */
    unsigned n_glyphs;          /* in the face */
    struct bp_pdf_code *codes;  /* in the order of first use; arena */
    size_t n_codes, codes_capacity;
    size_t n_aliases; /* of codes whose glyph has another one */
    bool taken[0x7F];  /* by ASCII character: its own CID */
    unsigned free_cid; /* the next CID that no ASCII character owns */
    unsigned n_cids;   /* one more than the highest */
    unsigned room;     /* how many more CIDs shapes may take, apart from those of ASCII characters */
    uint16_t *ids;     /* by glyph id in the subset: in the face; arena */
    unsigned n_subset;
    struct hb_subset_input_t *input; /* while subsetting; released by bp_pdf_glyphs_close */
    struct hb_subset_plan_t *plan;
    hb_face_t *subset;
    hb_blob_t *file;
};

/* A shape as the pages show it: made at its first use. */
struct bp_pdf_shape {
    const struct bp_shape *shape; /* borrowed */
    uint16_t font;                /* index into the file's fonts */
    uint32_t len;                 /* of the string */
    int32_t lead, tail;           /* adjustments before and after it */
    bool actual;                  /* its codes do not give its text: /ActualText must */
    bool adjusted;                /* there is an adjustment in the string */
    bool raised;                  /* a glyph stands above or below the line: no string */
    bool plain;                   /* the string is all there is to it */
    char string[];                /* codes with TJ adjustments between them: ab)-74(c; at least so many … */
};
#define BP_PDF_SHORT 16 /* … bytes may be read of it */

struct bp_pdf_glyphs {
    struct bp_pdf_font *fonts;    /* by the face's index in the document, times 2; the wide one is next; arena */
    unsigned n_fonts;             /* one more than the highest of those used */
    const struct bp_pdf_shape **shapes; /* by the shape's id; NULL: not used yet; arena */
    size_t capacity;
};

void bp_pdf_glyphs_close(struct bp_pdf_glyphs *glyphs);

/* Makes the string of a shape that has none in `shapes` yet. */
const struct bp_pdf_shape *bp_pdf_glyphs_make(struct bp_pdf *pdf, const struct bp_shape *shape);

/* The CID of a glyph that says `text`. Where `exact` is false, or there are too many others
 * already, it may be one that says something else: then `*says` becomes false. */
unsigned bp_pdf_glyph_cid(struct bp_pdf *pdf, struct bp_pdf_font *font, unsigned glyph,
                          const char *text, uint16_t len, bool exact, bool *says);

/* The code of a CID, as part of a literal string. */
void bp_pdf_put_code(struct bp_buf *buf, unsigned cid, bool wide);

/* The text of glyph `i` of a shape, and its length. */
const char *bp_pdf_glyph_text(const struct bp_font *font, const struct bp_shape *shape, unsigned i,
                              uint16_t *len);

/* A soft hyphen at the end of a line: what its glyph says. */
#define BP_PDF_SOFT_HYPHEN "\xC2\xAD"

/* The adjustment, in thousandths of the em, that makes of a glyph's own width its shaped advance. */
int bp_pdf_adjustment(const struct bp_font *font, const struct bp_glyph *glyph);

#endif
