/* books.h: officers' files in memory, read as books, and what they hold as text, for the tests of the readers
 * in src/book. */
#ifndef TEST_BOOKS_H
#define TEST_BOOKS_H

#include "base/buf.h"
#include "base/diag.h"
#include "book/grid.h"
#include "book/parts.h"

struct book_test {
    struct bp_arena arena;
    struct bp_source source;
    struct bp_diags diags;
    struct bp_parts parts; /* of a container */
    struct bp_book book;
    bp_result result;
    struct bp_buf shown;
};

/* Begins with these bytes, which are copied. */
void book_begin(struct book_test *test, const char *name, const void *bytes, size_t len);
/* Begins with an OpenDocument file of these parts, and opens it. Each may be NULL. */
void book_begin_odf(struct book_test *test, const char *content, const char *styles, const char *meta,
                    const char *manifest);
void book_end(struct book_test *test);

/* Whether this much more memory is enough for `read`, which else has to give BP_NOMEM; and ends. */
bool book_is_read_within(struct book_test *test, size_t budget, bp_result (*read)(struct book_test *test));

/* Everything in the book, as bp_book_dump writes it. */
const char *book_show(struct book_test *test);

/* It was read, without a finding, as this; and ends. */
void book_same(struct book_test *test, const char *shown);

/* How many findings have this code. */
unsigned book_says(const struct book_test *test, enum bp_code code);

#endif
