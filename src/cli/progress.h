/* progress.h: a line on a terminal that tells how far a batch is. Private to src/cli. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct progress {
    bool wanted; /* standard error is a terminal, and it was not asked for quiet */
    const char *what; /* "made", "read" */
    size_t total, done, failed;
    struct timespec began, shown;
    bool there; /* the line is on the terminal */
};

void progress_begin(struct progress *progress, bool quiet, const char *what, size_t total);

/* One more is done. */
void progress_count(struct progress *progress, bool failed);

/* Shows the line anew, if it is time to. */
void progress_show(struct progress *progress);

/* Takes the line away: before anything else is printed, and at the end. */
void progress_erase(struct progress *progress);

#endif
