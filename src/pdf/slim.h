/* slim.h: reduces an embedded face to the glyphs in use. */
#ifndef BP_PDF_SLIM_H
#define BP_PDF_SLIM_H

#include "pdf/writer.h"

/* Fills in what bp_pdf_subset does. Returns false if the face is not as the embedded ones are; then that has
 * to do it. */
bool bp_pdf_slim(struct bp_pdf *pdf, struct bp_pdf_font *font);

#endif
