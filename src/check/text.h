/* text.h: helpers for the texts of a plan. Private to src/check. */
#ifndef BP_CHECK_TEXT_H
#define BP_CHECK_TEXT_H

#include "check/check.h"

/* The text of blocks, in the arena of `check`: with line feeds between paragraphs and items, and line breaks
 * as spaces. "" if memory ran out. */
const char *bp_check_blocks(struct bp_check *check, const struct bp_block *first);

/* Whether the byte is of a word: an ASCII letter or digit, or of a character beyond ASCII. */
bool bp_is_word_byte(char c);

/* The words of `len` bytes in lower case with one blank between them, and "and" for "&"; in the arena. Signs
 * are left out. "" if memory ran out. */
const char *bp_check_words(struct bp_check *check, const char *text, size_t len);

/* For each i, sets first[i] to the index of the first text that equals text i (i itself if it is
 * the first). NULL texts equal nothing. Works by sorting. Returns false if memory ran out. */
bool bp_check_same(struct bp_check *check, const char *const *texts, uint32_t n, uint32_t *first);

#endif
