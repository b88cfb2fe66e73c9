/* worker.h: the inside of a worker process. Private to pool.c and worker.c. */
#ifndef CLI_WORKER_H
#define CLI_WORKER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "cli/pool.h"

/* Written to the pipe before the bytes of an answer. */
struct answer_head {
    uint64_t len;
    uint64_t last; /* not 0: the worker does no more jobs */
};

/* Does a job. Returns its head and its answer, `len` bytes that the caller frees, or NULL if there was
 * no memory for them. *more is false if another process must do the next job. */
char *worker_answer(const struct pool *pool, size_t job, size_t *len, bool *more);

/* Makes this process end soon after `parent` has ended. */
void worker_watch(pid_t parent);

/* Does the jobs whose numbers come through `jobs`, until the pipe ends. Never returns. */
_Noreturn void worker_run(const struct pool *pool, int jobs, int answers);

#endif
