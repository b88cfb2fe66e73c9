/* lines.h: paragraphs and lists as the lines of one cell, and back.
 *
 *     A paragraph.
 *     • a point
 *       more about it
 *         • a point below it
 *     1. a step
 */
#ifndef BP_LINES_H
#define BP_LINES_H

#include "model/plan.h"

/* The blocks as lines: between two lines stands a break. A break inside a paragraph becomes one too. Returns
 * false if memory ran out. */
bool bp_lines_make(const struct bp_block *first, struct bp_arena *arena, struct bp_inline *out);

/* The lines of a cell as blocks: each line is a paragraph, or an item of a list if it begins as above. Line
 * feeds in the text of a run count as breaks. Empty lines end a list and are dropped. A hyphen or a star
 * begins an item only where two lines in a row do so; a number only where the list begins with 1. *first is
 * NULL if there is no text. Returns false if memory ran out. */
bool bp_lines_read(const struct bp_inline *lines, struct bp_arena *arena, struct bp_block **first);

/* The address that the whole text leads to; NULL: there is none. */
const char *bp_lines_link(const struct bp_inline *text);

/* The text as a cell can show it: an address that only a part of it leads to stands in brackets after that
 * part, unless the part is the address. Returns false if memory ran out. */
bool bp_lines_show(const struct bp_inline *text, struct bp_arena *arena, struct bp_inline *out);

/* The lines as plain text, with line feeds. NULL if memory ran out. */
const char *bp_lines_plain(const struct bp_inline *lines, struct bp_arena *arena);

#endif
