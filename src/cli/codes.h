/* codes.h: codes of findings on the command line. Private to src/cli. */
#ifndef CLI_CODES_H
#define CLI_CODES_H

#include <stdbool.h>
#include <stddef.h>

enum { MOST_CODES = 64 }; /* must be more than there are checks */

/* A set of codes of checks. */
struct codes {
    int items[MOST_CODES];
    size_t n;
};

/* The number of a code written as "BP5008", "5008" or "overdue"; 0 if there is none. */
int codes_find(const char *word);

/* The code that was probably meant, as "BP5008", in `room`; NULL if there is none. `checks`: only
 * codes of checks. */
const char *codes_nearest(const char *word, bool checks, char room[16]);

/* Adds a list such as "BP5008,ref-twice". If one of them is not the code of a check, says so and
 * returns false. */
bool codes_add(struct codes *codes, const char *option, const char *list);

#endif
