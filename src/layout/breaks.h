/* breaks.h: where a line may end. Unicode's rules (linebreak.h) with what English reports want on top. */
#ifndef BP_BREAKS_H
#define BP_BREAKS_H

#include <stddef.h>

enum bp_break {
    BP_BREAK_NO,
    BP_BREAK_MAY,  /* a line may end before this byte */
    BP_BREAK_MUST, /* this byte is a line feed, which ends the line */
};

/* For each byte of a paragraph's text, enum bp_break of the place before it. */
void bp_breaks_find(const char *text, size_t len, char *breaks);

/* The end of the grapheme cluster (UAX #29) that begins at `at`, or of its first 256 bytes. */
size_t bp_grapheme_end(const char *text, size_t len, size_t at);

#endif
