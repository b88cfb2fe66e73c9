/* codes.h: codes of findings on the command line. Private to src/cli. */
#ifndef CLI_CODES_H
#define CLI_CODES_H

#include <stdbool.h>
#include <stddef.h>

enum { MOST_CODES = 64 }; /* more than there are checks */

/* Codes of checks, each once. */
struct codes {
    int items[MOST_CODES];
    size_t n;
};

/* The number of a code that is written "BP5008", "5008" or "overdue"; 0: there is none. */
int codes_find(const char *word);

/* The code that was probably meant, as "BP5008", in `room`; NULL: none. `checks`: only a check. */
const char *codes_nearest(const char *word, bool checks, char room[16]);

/* Adds a list "BP5008,ref-twice". False: one of them is no check; said on stderr why not. */
bool codes_add(struct codes *codes, const char *option, const char *list);

#endif
