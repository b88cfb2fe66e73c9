/* progress.c: "made 412 of 1000, 3 failed, 160 a second, 4 s left", only on a terminal. */
#include "cli/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static double seconds_since(const struct timespec *then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

void progress_count(struct progress *progress, bool failed)
{
    progress->done++;
    progress->failed += failed;
}

/* "4 s", "3 min 20 s", "2 h 5 min" */
static void put_time(double seconds)
{
    long whole = (long)(seconds + 0.5);
    if (whole < 60)
        fprintf(stderr, "%ld s", whole);
    else if (whole < 3600)
        fprintf(stderr, "%ld min %ld s", whole / 60, whole % 60);
    else
        fprintf(stderr, "%ld h %ld min", whole / 3600, whole / 60 % 60);
}

void progress_show(struct progress *progress)
{
    if (!progress->wanted || (progress->there && seconds_since(&progress->shown) < 0.1))
        return;
    clock_gettime(CLOCK_MONOTONIC, &progress->shown);
    double rate = (double)progress->done / (seconds_since(&progress->began) + 1e-9);
    fprintf(stderr, "\r%s %zu of %zu", progress->what, progress->done - progress->failed,
            progress->total);
    if (progress->failed)
        fprintf(stderr, ", %zu failed", progress->failed);
    if (progress->done) {
        fprintf(stderr, rate < 10 ? ", %.1f a second, " : ", %.0f a second, ", rate);
        put_time((double)(progress->total - progress->done) / rate);
        fputs(" left", stderr);
    }
    fputs("\033[K", stderr);
    fflush(stderr);
    progress->there = true;
}

void progress_erase(struct progress *progress)
{
    if (progress->there)
        fputs("\r\033[K", stderr);
    progress->there = false;
}

void progress_begin(struct progress *progress, bool quiet, const char *what, size_t total)
{
    const char *terminal = getenv("TERM");
    *progress = (struct progress){.what = what, .total = total};
    progress->wanted = !quiet && total && isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb");
    clock_gettime(CLOCK_MONOTONIC, &progress->began);
    progress_show(progress);
}
