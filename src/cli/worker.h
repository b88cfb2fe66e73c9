/* worker.h: what goes on in a worker process of a pool. Private to pool.c and worker.c. */
#ifndef CLI_WORKER_H
#define CLI_WORKER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "cli/pool.h"

/* What goes before an answer's bytes on the pipe. */
struct answer_head {
    uint64_t len;
    uint64_t last; /* not 0: the worker does no further job */
};

/* Lets this process end itself soon after `parent` has. */
void worker_watch(pid_t parent);

/* Does the jobs whose numbers come from `jobs`, until its end. Never returns. */
_Noreturn void worker_run(const struct pool *pool, int jobs, int answers);

#endif
