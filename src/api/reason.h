/* reason.h: what went wrong with a file, in words. Private to src/api. */
#ifndef BP_REASON_H
#define BP_REASON_H

struct bp_reason {
    int error;             /* an errno value */
    const char *words;     /* "there is no such file" */
    const char *read_hint; /* what to do where it could not be read … */
    const char *write_hint; /* … and where it could not be written */
};

/* Never NULL. Not strerror: its words follow the locale, and say nothing about what to do. */
const struct bp_reason *bp_reason_of(int error);

#endif
