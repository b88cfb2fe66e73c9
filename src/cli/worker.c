/* worker.c: a worker process: reads numbers of jobs, writes answers. */
#include "cli/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { WATCH_SECONDS = 5 };

static pid_t watched;

/* A worker that is stuck in a call does not notice the end of its pipe, so an alarm calls this. */
static void look_for_parent(int signal)
{
    (void)signal;
    if (getppid() != watched)
        _exit(EXIT_FAILURE);
    alarm(WATCH_SECONDS);
}

void worker_watch(pid_t parent)
{
    watched = parent;
    struct sigaction action = {.sa_handler = look_for_parent, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(SIGALRM, &action, NULL);
    look_for_parent(SIGALRM);
}

static bool read_job(int fd, uint64_t *job)
{
    ssize_t got;
    while ((got = read(fd, job, sizeof *job)) < 0 && errno == EINTR)
        ;
    return got == (ssize_t)sizeof *job; /* so few bytes come completely or not at all */
}

static bool write_all(int fd, const char *bytes, size_t len)
{
    while (len) {
        ssize_t done = write(fd, bytes, len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes += done;
        len -= (size_t)done;
    }
    return true;
}

char *worker_answer(const struct pool *pool, size_t job, size_t *len, bool *more)
{
    struct answer_head head = {0, false};
    char *bytes = NULL;
    *len = 0;
    FILE *answer = open_memstream(&bytes, len);
    if (!answer)
        return NULL;
    fwrite(&head, sizeof head, 1, answer); /* one write for both: the caller wakes up once */
    *more = pool->work(pool->context, job, answer);
    bool whole = !ferror(answer);
    if (fclose(answer) || !whole) {
        free(bytes);
        return NULL;
    }
    head = (struct answer_head){*len - sizeof head, !*more};
    memcpy(bytes, &head, sizeof head);
    return bytes;
}

/* Does a job and writes its answer. Returns false if it was the last. */
static bool do_job(const struct pool *pool, size_t job, int answers)
{
    size_t len;
    bool more;
    char *bytes = worker_answer(pool, job, &len, &more);
    bool sent = bytes && write_all(answers, bytes, len);
    free(bytes);
    return sent && more;
}

/* AddressSanitizer reserves terabytes of address space and could not run with a limit. */
static void limit_memory(size_t memory)
{
#ifdef __SANITIZE_ADDRESS__
    (void)memory;
#else
    struct rlimit limit;
    if (!memory || getrlimit(RLIMIT_AS, &limit))
        return;
    if (limit.rlim_max == RLIM_INFINITY || memory < limit.rlim_max)
        limit.rlim_cur = (rlim_t)memory;
    setrlimit(RLIMIT_AS, &limit);
#endif
}

/* A job frees what the next needs again. glibc would give such memory back to the system each time. */
static void hold_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 8 << 20);
#endif
}

_Noreturn void worker_run(const struct pool *pool, int jobs, int answers)
{
    limit_memory(pool->memory);
    hold_memory();
    uint64_t job;
    while (read_job(jobs, &job) && do_job(pool, (size_t)job, answers))
        ;
    exit(EXIT_SUCCESS);
}
