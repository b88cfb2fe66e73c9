/* progress.h: a line on the terminal that shows the progress of a batch. Private to src/cli. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct progress {
    bool wanted; /* standard error is a terminal, and --quiet was not given */
    const char *what; /* "made", "read" */
    size_t total, done, failed;
    struct timespec began, shown;
    bool there; /* the line is on the screen */
};

void progress_begin(struct progress *progress, bool quiet, const char *what, size_t total);

/* Counts one more. */
void progress_count(struct progress *progress, bool failed);

/* Shows the line again, if enough time has passed. */
void progress_show(struct progress *progress);

/* Removes the line. Call it before printing anything else, and at the end. */
void progress_erase(struct progress *progress);

#endif
