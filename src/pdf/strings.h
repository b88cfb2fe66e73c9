/* strings.h: text as PDF strings (ISO 32000-1, 7.9.2.2): ASCII unchanged, all else as UTF-16 with a
 * byte order mark. Longer text than PDF/A-2 allows (6.1.13: 32767 bytes) is cut between
 * characters. */
#ifndef BP_PDF_STRINGS_H
#define BP_PDF_STRINGS_H

#include "pdf/writer.h"

/* Appends a text as (plain) or <FEFF…>. */
void bp_pdf_put_text(struct bp_buf *buf, const char *utf8, size_t len);

/* Always as <FEFF…>. Used in page content, where some readers do not know PDFDocEncoding. */
void bp_pdf_put_utf16(struct bp_buf *buf, const char *utf8, size_t len);

/* The UTF-16BE units of a text as hexadecimal digits, at most `units` units. */
void bp_pdf_put_hex(struct bp_buf *buf, const char *utf8, size_t len, size_t units);

/* A text as an object of libharu. */
void *bp_pdf_text_object(struct bp_pdf *pdf, const char *utf8);

#endif
