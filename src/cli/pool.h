/* pool.h: runs jobs in worker processes. If a job crashes, hangs or needs too much memory, only
 * that job is lost. Private to src/cli.
 *
 * Workers are forked: they know everything that the caller knows at that moment, and only need the
 * number of a job. They do one job after the other; one that dies is replaced. A system that has no
 * processes does the jobs in the caller, where a job that crashes ends all. No worker runs much
 * longer than the caller: it exits at the end of its pipe, and if it is stuck, it checks every few
 * seconds whether its parent is alive. */
#ifndef CLI_POOL_H
#define CLI_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* How a job ended. */
enum pool_end {
    POOL_ANSWERED, /* the worker wrote an answer */
    POOL_LATE,     /* it took too long, so the worker was killed */
    POOL_KILLED,   /* a signal killed the worker */
    POOL_EXITED,   /* the worker exited without an answer */
};

struct pool_result {
    enum pool_end end;
    int signal;        /* for POOL_KILLED */
    const char *bytes; /* for POOL_ANSWERED; valid until the call returns */
    size_t len;
};

struct pool {
    size_t n_jobs;
    int workers;       /* at most so many */
    unsigned seconds;  /* time limit for a job, in real time; 0: none */
    size_t memory;     /* limit of address space for a worker, in bytes; 0: none */
    void *context;

    /* Runs in a worker: does a job and writes its answer. Returns false if the worker must be
     * replaced by a new one. */
    bool (*work)(void *context, size_t job, FILE *answer);

    /* These run in the caller. `wait`: whether to wait for results before handing out more jobs.
     * `done`: takes the result of a job, in the order in which jobs end; returns false to stop.
     * `lost`: a worker ended during a job and may have left files; called before `done`, or alone
     * if all was stopped. `fewer`: only so many workers could be started, because of an error
     * (errno); called once, but not if there are none at all. `tick`: called at least once a
     * second; may be NULL. */
    bool (*wait)(void *context);
    bool (*done)(void *context, size_t job, const struct pool_result *result);
    void (*lost)(void *context, size_t job, long worker);
    void (*fewer)(void *context, int workers, int error);
    void (*tick)(void *context);
};

/* Does the jobs 0 to n_jobs - 1, in this order. Returns 0 when all are done or `done` stopped it;
 * the signal (SIGINT, SIGTERM, SIGHUP) that interrupted it; or -1 with errno if no worker could be
 * started. All workers have ended when it returns. */
int pool_run(const struct pool *pool);

#endif
