/* breaks.h: where a line may end: Unicode's rules (linebreak.h), with changes for English reports. */
#ifndef BP_BREAKS_H
#define BP_BREAKS_H

#include <stddef.h>

enum bp_break {
    BP_BREAK_NO,
    BP_BREAK_MAY,  /* a line may end before this byte */
    BP_BREAK_MUST, /* this byte is a line feed, which ends the line */
};

/* Sets the enum bp_break before each byte of a paragraph's text. */
void bp_breaks_find(const char *text, size_t len, char *breaks);

/* The end of the grapheme cluster (UAX #29) that begins at `at`; at most 256 bytes further. */
size_t bp_grapheme_end(const char *text, size_t len, size_t at);

#endif
