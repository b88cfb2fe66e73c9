/* glyphs.h: which glyphs the pages use, what text each stands for, and shapes as strings of codes. */
#ifndef BP_PDF_GLYPHS_H
#define BP_PDF_GLYPHS_H

#include "base/buf.h"
#include "layout/page.h"

struct bp_pdf;

struct bp_pdf_glyph {
    const char *text; /* of its first use: what the font's ToUnicode says */
    uint16_t len;
    uint16_t code; /* in the subset */
    bool used;
    bool decided; /* its text is that of a plain shape, and stays */
};

/* Another text that a glyph stands for: a code of its own, that draws the same. */
struct bp_pdf_alias {
    const char *text;
    uint16_t len;
    uint16_t glyph; /* its id in the face */
};

/* A face as the file uses it. */
struct bp_pdf_font {
    const struct bp_font *font;  /* borrowed */
    struct bp_pdf_glyph *glyphs; /* by id in the face; NULL: the face is not used; arena */
    unsigned n_glyphs;           /* in the face */
    uint16_t *ids;               /* by code: the glyph in the face; arena */
    unsigned n_codes; /* those of the aliases follow them */
    struct bp_pdf_alias *aliases; /* arena */
    size_t n_aliases, aliases_capacity;
    struct hb_subset_input_t *input; /* while subsetting; released by bp_pdf_glyphs_close */
    struct hb_subset_plan_t *plan;
    hb_face_t *subset;
    hb_blob_t *file;
};

/* A shape as the pages show it: made at its first use. */
struct bp_pdf_shape {
    const struct bp_shape *shape; /* borrowed; NULL: an empty place of the table */
    char *string;                 /* codes with TJ adjustments between them: ab)-74(c; arena */
    uint32_t len;
    int32_t lead, tail; /* adjustments before and after it */
    bool actual;        /* ToUnicode does not give its text: /ActualText must */
    bool aliased;       /* a code of it is an alias */
    bool raised;        /* a glyph stands above or below the line: no string */
};

struct bp_pdf_glyphs {
    struct bp_pdf_font *fonts; /* by the document's index; arena */
    int n_fonts;
    struct bp_pdf_shape *table; /* by the shape's address; a power of two places; arena */
    size_t places, used;
};

/* Goes over all pages and notes what they use. */
void bp_pdf_glyphs_collect(struct bp_pdf *pdf);
void bp_pdf_glyphs_close(struct bp_pdf_glyphs *glyphs);

/* A shape that was collected, with its string, once the codes are known. */
const struct bp_pdf_shape *bp_pdf_glyphs_shape(struct bp_pdf *pdf, const struct bp_shape *shape);

/* Appends a glyph's code as two bytes of a literal string. */
void bp_pdf_put_code(struct bp_buf *buf, unsigned code);

/* The text of glyph `i` of a shape, and its length. */
const char *bp_pdf_glyph_text(const struct bp_font *font, const struct bp_shape *shape, unsigned i,
                              uint16_t *len);

/* What glyph `i` of a shape that was collected is written as. */
unsigned bp_pdf_glyph_code(const struct bp_pdf_font *font, const struct bp_pdf_shape *shape,
                           unsigned i);

/* The code that draws a glyph and says `text`; the glyph's own where there is none. */
unsigned bp_pdf_alias_code(const struct bp_pdf_font *font, unsigned glyph, const char *text,
                           size_t len);

/* A soft hyphen at the end of a line: what its glyph says. */
#define BP_PDF_SOFT_HYPHEN "\xC2\xAD"

/* The adjustment, in thousandths of the em, that makes of a glyph's own width its shaped advance. */
int bp_pdf_adjustment(const struct bp_font *font, const struct bp_glyph *glyph);

#endif
