/* docx_file.h: Word documents in memory, for the tests of their reader and of what writes comments into them. */
#ifndef TEST_DOCX_FILE_H
#define TEST_DOCX_FILE_H

#include "book/books.h"
#include "books.h"

#define W_URI "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define R_URI "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* A part beside the text: its name without "word/" and ".xml", and what its root element holds. */
struct docx_part {
    const char *name, *root, *content;
};

/* A document whose body holds this XML, with w:, r:, w14:, mc:, wps:, v: and m: as prefixes. `parts` ends with a
 * name that is NULL, or is NULL. */
void docx_make(struct book_test *test, const char *body, const struct docx_part *parts);
/* The same, where `document` is the whole part of the text. */
void docx_make_whole(struct book_test *test, const char *document, const struct docx_part *parts);
/* Reads it as a book. */
void docx_read(struct book_test *test);
/* What was read, but for the first line, which is about the whole. */
const char *docx_show(struct book_test *test);

/* Makes, reads, compares, and ends. */
void docx_same(const char *body, const struct docx_part *parts, const char *expected);

#endif
