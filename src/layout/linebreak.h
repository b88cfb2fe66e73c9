/* linebreak.h: where a line may end, by Unicode's rules only (UAX #14). */
#ifndef BP_LINEBREAK_H
#define BP_LINEBREAK_H

#include <stddef.h>

/* Sets the enum bp_break before each byte of a text except the first. The first is set only if it
 * ends a line itself. */
void bp_linebreak_find(const char *text, size_t len, char *breaks);

#endif
