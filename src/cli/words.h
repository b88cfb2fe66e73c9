/* words.h: text for a terminal. Private to src/cli. */
#ifndef CLI_WORDS_H
#define CLI_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* The code point at `*at`, and moves on; U+FFFD for a byte that is no UTF-8 (file names, and files that
 * are not text). At the end of the text it gives 0, and stays. */
uint32_t words_next(const char **at);

/* Columns that a code point takes on a terminal: 0, 1 or 2. */
int words_width(uint32_t code);

/* Whether a character steers a terminal, or turns its writing round. */
bool words_is_control(uint32_t code);

/* Writes text that came from outside: such a control character becomes U+FFFD, a tab or line end a
 * space. Stops at `end`, or at the NUL where that is NULL. */
void words_put(FILE *to, const char *text, const char *end);

#endif
