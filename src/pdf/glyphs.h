/* glyphs.h: the glyphs that the pages use, the text that each stands for, and shapes as strings of
 * codes.
 *
 * A code stands for a glyph together with its text, and is assigned at first use. It is also a CID:
 * the font's CIDToGIDMap gives the glyph for it, and ToUnicode the text.
 *
 * A face becomes one font or two. The first has codes of one byte: each ASCII character has its own
 * code, and other text gets the codes that are left. The second has codes of two bytes, for shapes
 * with a glyph that gets no code in the first. Readers that cannot read an embedded CMap know both
 * encodings by name: OneByteIdentityH and Identity-H. */
#ifndef BP_PDF_GLYPHS_H
#define BP_PDF_GLYPHS_H

#include "base/buf.h"
#include "layout/page.h"

struct bp_pdf;

struct bp_pdf_code {
    const char *text; /* arena */
    uint16_t len;
    uint16_t glyph; /* id in the face */
    uint16_t cid;
    uint32_t other; /* index + 1 of another code of this glyph; 0: none */
};

/* One of the two fonts of a face. */
struct bp_pdf_font {
    const struct bp_font *font; /* borrowed */
    uint16_t index;             /* among the file's fonts */
    bool wide;                  /* its codes have two bytes */
    uint32_t *first;            /* for each glyph id of the face: index + 1 of its code; 0: none; arena */
    unsigned n_glyphs;          /* number of glyphs in the face */
    struct bp_pdf_code *codes;  /* in order of first use; arena */
    size_t n_codes, codes_capacity;
    size_t n_aliases; /* number of codes whose glyph has another code */
    bool taken[0x7F];  /* for each ASCII character: its own CID is in use … */
    uint64_t noted[2]; /* … for the glyph that the tables of known.h have; one bit for each */
    unsigned free_cid; /* the next CID that belongs to no ASCII character */
    unsigned n_cids;   /* highest CID + 1 */
    unsigned room;     /* number of CIDs left for shapes, not counting those of ASCII characters */
    uint16_t *ids;     /* for each glyph id of the subset: its id in the face; 0: an empty glyph; arena */
    unsigned n_subset;
    uint16_t *place;      /* for each glyph id of the face: its id in the subset; arena */
    bool by_cid;          /* the ids in the subset are the CIDs */
    const char *file;     /* the subset: subset.c */
    unsigned file_len;
    struct hb_subset_input_t *input; /* used while subsetting; released by bp_pdf_glyphs_close */
    struct hb_subset_plan_t *plan;
    hb_face_t *subset;
    hb_blob_t *blob;
};

/* A shape as it is written to pages; made when it is first used. If all its characters are ASCII, with the
 * glyphs that known.h has, it is the same in all documents, and is kept with the shape (font.h). */
struct bp_pdf_shape {
    const struct bp_shape *shape; /* borrowed */
    uint16_t font;                /* index into the file's fonts */
    uint32_t len;                 /* length of the string */
    int32_t lead, tail;           /* adjustments before and after the string */
    bool actual;                  /* the codes do not give the text, so /ActualText is needed */
    bool adjusted;                /* there are adjustments inside the string */
    bool raised;                  /* some glyph is above or below the line, so there is no string */
    bool plain;                   /* the string is all that is needed */
    uint64_t used[2];             /* if it is kept: the characters that a document has to note */
    char string[];                /* codes with TJ adjustments between them: ab)-74(c; at least
                                     this many … */
};
#define BP_PDF_SHORT 16 /* … bytes can be read from it */

struct bp_pdf_glyphs {
    struct bp_pdf_font **fonts;   /* index: the face's index in the document, times 2; + 1 for
                                     the wide font; NULL: not used; arena */
    unsigned n_fonts;             /* highest index in use + 1 */
    uint32_t document; /* its number among those made with these fonts, from 1 on */
};

void bp_pdf_glyphs_close(struct bp_pdf_glyphs *glyphs);

/* The string of a shape that this document has not written yet. */
const struct bp_pdf_shape *bp_pdf_glyphs_make(struct bp_pdf *pdf, const struct bp_shape *shape);

/* The CID of a glyph with the text `text`. If `exact` is false, or the glyph has too many codes
 * already, the CID may have another text; then *says becomes false. */
unsigned bp_pdf_glyph_cid(struct bp_pdf *pdf, struct bp_pdf_font *font, unsigned glyph,
                          const char *text, uint16_t len, bool exact, bool *says);

/* The code of a CID, as part of a literal string. */
void bp_pdf_put_code(struct bp_buf *buf, unsigned cid, bool wide);

/* The text of glyph `i` of a shape, and its length. */
const char *bp_pdf_glyph_text(const struct bp_font *font, const struct bp_shape *shape, unsigned i,
                              uint16_t *len);

/* The text of the hyphen glyph at the end of a broken line: a soft hyphen. */
#define BP_PDF_SOFT_HYPHEN "\xC2\xAD"

/* The difference between a glyph's own width and its advance as shaped, in thousandths of the em. */
int bp_pdf_adjustment(const struct bp_font *font, const struct bp_glyph *glyph);

#endif
