/* icc.h: the colour profile for all colours in the file. */
#ifndef BP_PDF_ICC_H
#define BP_PDF_ICC_H

#include "base/buf.h"

/* Appends an sRGB profile (IEC 61966-2-1) in the format of ICC.1:2010 (4.3). */
void bp_pdf_put_srgb(struct bp_buf *buf);

#endif
