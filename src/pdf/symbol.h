/* symbol.h: status symbols as vector paths. */
#ifndef BP_PDF_SYMBOL_H
#define BP_PDF_SYMBOL_H

#include "base/buf.h"
#include "layout/page.h"

/* Appends the drawing of a symbol to a content stream: in the square with the side `side` and the
 * top left corner (x, top), with y upwards, in millipoints. It uses the current colours, and leaves
 * the graphics state unchanged. */
void bp_pdf_put_symbol(struct bp_buf *buf, enum bp_symbol symbol, int32_t x, int32_t top,
                       int32_t side);

/* Whether some part of the symbol is stroked. */
bool bp_pdf_symbol_stroked(enum bp_symbol symbol);

#endif
