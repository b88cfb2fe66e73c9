/* plain.h: the plan's texts as plain text, and as HTML. Private to src/export. */
#ifndef BP_PLAIN_H
#define BP_PLAIN_H

#include "model/plan.h"

/* Plain text loses no word: where a link ends its address follows in brackets, unless the link shows it, and
 * so does what an abbreviation stands for. Line breaks are line feeds. Each returns NULL if there is no text,
 * or if memory ran out. */
const char *bp_plain_inline(struct bp_arena *arena, const struct bp_inline *text);

/* Paragraphs and lists as lines (model/lines.h). */
const char *bp_plain_blocks(struct bp_arena *arena, const struct bp_block *first);

/* <p>, <ul>, <ol> and what stands in them: elements that HTML has, too. */
const char *bp_plain_html(struct bp_arena *arena, const struct bp_block *first);
const char *bp_plain_html_inline(struct bp_arena *arena, const struct bp_inline *text);

#endif
