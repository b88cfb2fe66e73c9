/* subset.h: a face cut down to the glyphs that are used. */
#ifndef BP_PDF_SUBSET_H
#define BP_PDF_SUBSET_H

#include "pdf/writer.h"

/* Fills in the font's file, and which glyph of the face each of the file is. Gives up where it cannot. */
void bp_pdf_subset(struct bp_pdf *pdf, struct bp_pdf_font *font);

#endif
