/* pool.h: jobs done by worker processes, so that one that crashes, hangs or takes too much memory is lost
 * alone. Private to src/cli.
 *
 * Workers are forked: they know all that the caller knows at that moment, and are told but the number of
 * a job. They last from job to job; one that dies is replaced. None outlives the caller by long: at the end
 * of its pipe it exits, and one that is stuck looks every few seconds whether its parent still lives. */
#ifndef CLI_POOL_H
#define CLI_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* How a job ended. */
enum pool_end {
    POOL_ANSWERED, /* with the bytes that the worker wrote */
    POOL_LATE,     /* it took longer than it may: the worker was killed */
    POOL_KILLED,   /* a signal killed the worker */
    POOL_EXITED,   /* the worker ended by itself, without an answer */
};

struct pool_result {
    enum pool_end end;
    int signal;        /* of POOL_KILLED */
    const char *bytes; /* of POOL_ANSWERED; until the call returns */
    size_t len;
};

struct pool {
    size_t n_jobs;
    int workers;       /* at most */
    unsigned seconds;  /* that a job may take, by the clock on the wall; 0: any */
    size_t memory;     /* bytes of address space that a worker may have; 0: any */
    void *context;

    /* In a worker: does a job, and writes its answer. False: the worker is to be replaced by a fresh one. */
    bool (*work)(void *context, size_t job, FILE *answer);

    /* In the caller. `wait`: whether to hand out no more jobs until others are done. `done`: takes what
     * became of a job, in the order in which they end; false stops it all. `lost`: a worker ended in the
     * midst of a job, and may have left something behind; before `done`, or where all was stopped alone.
     * `fewer`: there are only so many workers, because of an error (errno): once, unless it is the first that
     * cannot be started. `tick`: called once a second at least; NULL: not wanted. */
    bool (*wait)(void *context);
    bool (*done)(void *context, size_t job, const struct pool_result *result);
    void (*lost)(void *context, size_t job, long worker);
    void (*fewer)(void *context, int workers, int error);
    void (*tick)(void *context);
};

/* Does the jobs 0 to n_jobs - 1, handed out in this order. Returns 0 when all are done or `done` stopped
 * it; the signal (SIGINT, SIGTERM, SIGHUP) that interrupted it; or -1 and errno where no worker could be
 * started. No worker is left in any case. */
int pool_run(const struct pool *pool);

#endif
