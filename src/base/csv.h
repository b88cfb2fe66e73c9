/* csv.h: texts as cells of CSV (RFC 4180) that no spreadsheet runs as formulas. */
#ifndef BP_CSV_H
#define BP_CSV_H

#include <stdbool.h>

#include "base/buf.h"

/* A spreadsheet runs what begins with one of =, +, -, @, a tab or a line end as a formula, even in quotation
 * marks. Such a text gets an apostrophe, and so does one that would be such a text without its own
 * apostrophes: so whoever takes one off, where only apostrophes stand before such a sign, has the text as it
 * was. A number, such as "-3.5", is none. */
bool bp_csv_needs_guard(const char *text);

/* The byte order mark tells Excel that the file is UTF-8. Without it, dashes and accents come out wrong. */
#define BP_CSV_BEGIN "\xEF\xBB\xBF"
#define BP_CSV_END "\r\n" /* of a line */

/* A text as a cell, in quotation marks where it needs them. Line feeds within it stay. */
void bp_csv_cell(struct bp_buf *out, const char *text);

#endif
