/* pdfread.h: takes apart a PDF that src/pdf wrote, so that tests can look for things in it: every stream
 * inflated, every object stream unpacked. It knows no other writer's files. */
#ifndef TEST_PDFREAD_H
#define TEST_PDFREAD_H

#include <stdbool.h>

#include "base/buf.h"

struct pdfread_object {
    size_t at, len; /* in `text`: its value, and its stream after "stream\n" */
};

struct pdfread {
    struct bp_buf text;
    struct pdfread_object *objects; /* by number; owned */
    unsigned size;
    int version; /* 17: PDF 1.7; 20: PDF 2.0 */
};

/* False: the cross-reference stream and the objects do not fit together. */
bool pdfread_open(struct pdfread *pdf, const char *bytes, size_t len);
void pdfread_close(struct pdfread *pdf);

/* Where `needle` first stands in `len` bytes, or NULL: bytes may be NUL. */
const char *pdfread_find(const char *bytes, size_t len, const char *needle);
unsigned pdfread_count(const char *bytes, size_t len, const char *needle);

/* The first object that holds `needle`, from number `from` on; 0: none. */
unsigned pdfread_object_with(const struct pdfread *pdf, unsigned from, const char *needle);

/* An object's text; "" for one that is free. */
const char *pdfread_object(const struct pdfread *pdf, unsigned number, size_t *len);

#endif
