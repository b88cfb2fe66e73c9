/* subset.h: reduces a face to the glyphs in use. */
#ifndef BP_PDF_SUBSET_H
#define BP_PDF_SUBSET_H

#include "pdf/writer.h"

/* Fills in the font's file, and which glyph of the face each of its glyphs is. Gives up if it
 * cannot. */
void bp_pdf_subset(struct bp_pdf *pdf, struct bp_pdf_font *font);

#endif
