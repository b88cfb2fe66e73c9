/* pdfvalue.h: the values inside a PDF's objects (ISO 32000-1, 7.3), for tests. A value is the bytes that it
 * is written as; one of length 0 is none, which every function takes. */
#ifndef TEST_PDFVALUE_H
#define TEST_PDFVALUE_H

#include "pdfread.h"

struct pdfvalue {
    const char *at;
    size_t len;
};

/* Reads the next value or operator and goes past it; none at the end. */
struct pdfvalue pdfvalue_next(const char **at, const char *end);

/* An object's value, without its stream; and the bytes of its stream. */
struct pdfvalue pdfvalue_object(const struct pdfread *pdf, unsigned number);
struct pdfvalue pdfvalue_stream(const struct pdfread *pdf, unsigned number);

/* The number of the object that a reference means; 0: it is no reference. */
unsigned pdfvalue_reference(struct pdfvalue value);

/* The entry of a dictionary, as written; `get` follows a reference. */
struct pdfvalue pdfvalue_entry(struct pdfvalue dict, const char *key);
struct pdfvalue pdfvalue_get(const struct pdfread *pdf, struct pdfvalue dict, const char *key);

/* An item of an array, as written; any other value is an array of itself. */
struct pdfvalue pdfvalue_item(struct pdfvalue array, size_t index);

bool pdfvalue_is(struct pdfvalue value, const char *text);
long pdfvalue_integer(struct pdfvalue value); /* -1: none */

/* Appends a string's bytes; a text string's text as UTF-8. */
void pdfvalue_bytes(struct pdfvalue string, struct bp_buf *out);
void pdfvalue_text(struct pdfvalue string, struct bp_buf *out);

/* Appends UTF-16BE as UTF-8. */
void pdfvalue_utf16(const char *bytes, size_t len, struct bp_buf *out);

#endif
