/* symbol.h: the status symbols as vector paths. */
#ifndef BP_PDF_SYMBOL_H
#define BP_PDF_SYMBOL_H

#include "base/buf.h"
#include "layout/page.h"

/* Appends the drawing of a symbol to a content stream, in the square of `side` whose top left corner is
 * (x, top), with y upwards; millipoints. It is filled and stroked in the colours in force, and the
 * graphics state is left as it was. */
void bp_pdf_put_symbol(struct bp_buf *buf, enum bp_symbol symbol, int32_t x, int32_t top,
                       int32_t side);

/* Whether any of it is stroked. */
bool bp_pdf_symbol_stroked(enum bp_symbol symbol);

#endif
