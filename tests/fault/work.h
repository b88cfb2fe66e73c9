/* work.h: what the faults hit: pieces of work, each through the public interface, that touch every stage. */
#ifndef TEST_WORK_H
#define TEST_WORK_H

#include <stdbool.h>
#include <stdint.h>

#include "boardpaper.h"

struct work_done {
    bp_result result;
    const char *step; /* the call that ended with it; constant */
    char says[80];    /* its first error */
    uint64_t hash;    /* of all that was made and found, in order */
};

struct work {
    const char *name; /* one word */
    void (*run)(struct work_done *done);
    bool cold;    /* to be tried as the first use of the libraries, too */
    bool is_long; /* for FAULTS=all */
};

extern const struct work works[]; /* ends with a NULL name */

/* Makes what the work needs: a folder with one font. Once, before any of it. */
void work_prepare(void);
void work_drop(void); /* … and once after it */

#endif
