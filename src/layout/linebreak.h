/* linebreak.h: where a line may end by Unicode's rules alone (UAX #14). */
#ifndef BP_LINEBREAK_H
#define BP_LINEBREAK_H

#include <stddef.h>

/* For each byte of a text but the first, enum bp_break of the place before it. The first is written
 * only where it ends a line itself. */
void bp_linebreak_find(const char *text, size_t len, char *breaks);

#endif
