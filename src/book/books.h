/* books.h: the readers: bytes of a file -> the book that they hold. grid.h says what a book is. */
#ifndef BP_BOOKS_H
#define BP_BOOKS_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/source.h"
#include "book/grid.h"
#include "book/parts.h"

/* Each adds a finding if it cannot read the file (the book is then not set), and one for each thing that it
 * leaves or doubts. BP_OK, BP_INVALID or BP_NOMEM. */
bp_result bp_read_xlsx(struct bp_parts *parts, struct bp_book *book);
bp_result bp_read_docx(struct bp_parts *parts, struct bp_book *book);
/* These two also read files that are one XML ("flat"): parts are then not opened, but have a source. */
bp_result bp_read_ods(struct bp_parts *parts, struct bp_book *book);
bp_result bp_read_odt(struct bp_parts *parts, struct bp_book *book);
bp_result bp_read_csv(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                      struct bp_book *book);
bp_result bp_read_xml2003(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                          struct bp_book *book);

/* Reads the core properties of a workbook or a document: title, language, day. `of_file`: the relations of
 * the whole file. False: a finding says why they cannot be read, or memory ran out. */
bool bp_core_read(struct bp_parts *parts, const struct bp_relations *of_file, struct bp_book *book);

/* Says what the counts of a book tell: what is not taken, and what is taken as it was meant. */
void bp_book_say(const struct bp_book *book, struct bp_source *source, struct bp_diags *diags);

/* Writes a book as text, for people and for tests. */
void bp_book_dump(const struct bp_book *book, struct bp_buf *out);

#endif
