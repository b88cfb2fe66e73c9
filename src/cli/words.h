/* words.h: text for a terminal. Private to src/cli. */
#ifndef CLI_WORDS_H
#define CLI_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Reads the code point at *at and moves *at past it. U+FFFD for a byte that is not UTF-8 (names of
 * files, files that are not text). At the end of the text, returns 0 and does not move. */
uint32_t words_next(const char **at);

/* Columns of a code point on a terminal: 0, 1 or 2. */
int words_width(uint32_t code);

/* Whether a character controls a terminal or changes the direction of the text. */
bool words_is_control(uint32_t code);

/* Writes text from outside. Control characters become U+FFFD, and tabs and line ends become spaces.
 * Stops at `end`, or at the NUL if `end` is NULL. */
void words_put(FILE *to, const char *text, const char *end);

#endif
