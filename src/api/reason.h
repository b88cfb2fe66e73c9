/* reason.h: says in words what went wrong with a file. Private to src/api. */
#ifndef BP_REASON_H
#define BP_REASON_H

struct bp_reason {
    int error;             /* an errno value */
    const char *words;     /* "there is no such file" */
    const char *read_hint; /* what to do if it could not be read … */
    const char *write_hint; /* … or could not be written */
};

/* Never NULL. Used instead of strerror, whose text depends on the locale and says nothing about
 * what to do. */
const struct bp_reason *bp_reason_of(int error);

#endif
