/* pool.c: worker processes: hands out jobs, collects answers, and ends workers that take too long.
 * The work in a worker is in worker.c. */
#include "cli/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli/worker.h"

#define CHUNK ((size_t)64 << 10)
#define NO_JOB SIZE_MAX

struct worker {
    pid_t pid;      /* 0: no process */
    int jobs;       /* pipe for job numbers; -1: it gets no more */
    int answers;    /* pipe for answers */
    size_t job;     /* current job, or NO_JOB */
    int64_t end;    /* deadline of the job, in milliseconds; 0: none */
    bool late;      /* it was killed because of the deadline */
    bool dropped;   /* there was no memory for its answer */
    char *bytes;    /* the part of the answer that has come so far */
    size_t len, room;
};

/* ---- signals ---- */

static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGCONT};
enum { N_SIGNALS = sizeof signals / sizeof *signals };

struct crew {
    const struct pool *pool;
    struct worker *workers;
    int n;
    size_t next; /* next job to hand out */
    int error;   /* why the last worker could not be started; 0: it was */
    bool fewer;  /* the caller has been told */
    struct sigaction old[N_SIGNALS]; /* the caller's own signal handling */
    bool stopped;
};

/* Set by the signal handler, which also writes a byte to a pipe to wake poll. */
static volatile sig_atomic_t interrupted, continued;
static int wake[2];

static void on_signal(int signal)
{
    int error = errno;
    if (signal == SIGCONT)
        continued = 1;
    else
        interrupted = signal;
    (void)!write(wake[1], "", 1);
    errno = error;
}

/* Catches signals. If the caller was told to ignore one (nohup, a background job of a shell), it
 * stays ignored. */
static bool catch_signals(struct sigaction old[N_SIGNALS])
{
    interrupted = continued = 0;
    if (pipe(wake))
        return false;
    for (int i = 0; i < 2; i++) {
        fcntl(wake[i], F_SETFD, FD_CLOEXEC);
        fcntl(wake[i], F_SETFL, O_NONBLOCK);
    }
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < N_SIGNALS; i++) {
        sigaction(signals[i], NULL, &old[i]);
        if (old[i].sa_handler != SIG_IGN)
            sigaction(signals[i], &action, NULL);
    }
    return true;
}

static void release_signals(const struct sigaction old[N_SIGNALS])
{
    for (int i = 0; i < N_SIGNALS; i++)
        sigaction(signals[i], &old[i], NULL);
    close(wake[0]);
    close(wake[1]);
}

/* ---- one worker ---- */

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* In the new process: closes the caller's ends of all pipes, so that each pipe closes when the
 * caller does. */
static void become_worker(struct crew *crew, int jobs, int answers)
{
    for (int i = 0; i < N_SIGNALS; i++)
        sigaction(signals[i], &crew->old[i], NULL);
    signal(SIGINT, SIG_IGN); /* the caller handles ^C, and ends its workers */
    close(wake[0]);
    close(wake[1]);
    for (int i = 0; i < crew->n; i++) {
        if (crew->workers[i].pid) {
            close(crew->workers[i].answers);
            if (crew->workers[i].jobs >= 0)
                close(crew->workers[i].jobs);
        }
    }
    worker_run(crew->pool, jobs, answers);
}

static bool start(struct crew *crew, struct worker *worker)
{
    int jobs[2], answers[2];
    if (pipe(jobs))
        return false;
    if (pipe(answers)) {
        close(jobs[0]);
        close(jobs[1]);
        return false;
    }
    fflush(stdout); /* otherwise both processes would print what is buffered */
    pid_t parent = getpid(), pid = fork();
    if (pid == 0) {
        close(jobs[1]);
        close(answers[0]);
        worker_watch(parent);
        become_worker(crew, jobs[0], answers[1]);
    }
    close(jobs[0]);
    close(answers[1]);
    if (pid < 0) {
        close(jobs[1]);
        close(answers[0]);
        return false;
    }
    fcntl(answers[0], F_SETFL, O_NONBLOCK);
    *worker = (struct worker){.pid = pid, .jobs = jobs[1], .answers = answers[0], .job = NO_JOB};
    return true;
}

static void send_off(struct worker *worker)
{
    if (worker->jobs >= 0)
        close(worker->jobs);
    worker->jobs = -1;
}

/* Hands out the next job. If the worker has just died, no job is lost, because it did not get it. */
static void hand_out(struct crew *crew, struct worker *worker)
{
    uint64_t job = crew->next;
    if (write(worker->jobs, &job, sizeof job) != (ssize_t)sizeof job) {
        send_off(worker);
        return;
    }
    worker->job = crew->next++;
    worker->end = crew->pool->seconds ? now() + (int64_t)crew->pool->seconds * 1000 : 0;
}

static void finish(struct crew *crew, struct worker *worker, const struct pool_result *result)
{
    size_t job = worker->job;
    worker->job = NO_JOB;
    worker->end = 0;
    crew->stopped = !crew->pool->done(crew->pool->context, job, result) || crew->stopped;
}

/* The pipe of its answers was closed, so the worker has ended or soon will. */
static void bury(struct crew *crew, struct worker *worker)
{
    int status = 0;
    kill(worker->pid, SIGKILL); /* it may have closed its pipe and still run */
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        ;
    send_off(worker);
    close(worker->answers);
    free(worker->bytes);
    worker->bytes = NULL;
    if (worker->job != NO_JOB) {
        struct pool_result result = {
            .end = worker->late          ? POOL_LATE
                   : worker->dropped     ? POOL_EXITED
                   : WIFSIGNALED(status) ? POOL_KILLED
                                         : POOL_EXITED,
            .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0};
        crew->pool->lost(crew->pool->context, worker->job, (long)worker->pid);
        if (!crew->stopped && !interrupted)
            finish(crew, worker, &result);
    }
    worker->pid = 0;
}

/* Passes on an answer that is complete. */
static void look_at_answer(struct crew *crew, struct worker *worker)
{
    struct answer_head head;
    if (worker->len < sizeof head)
        return;
    memcpy(&head, worker->bytes, sizeof head);
    if (worker->len < sizeof head + head.len || worker->job == NO_JOB)
        return;
    if (head.last || worker->late) /* it was killed while its answer was on its way */
        send_off(worker);
    finish(crew, worker,
           &(struct pool_result){POOL_ANSWERED, 0, worker->bytes + sizeof head, (size_t)head.len});
    worker->len = 0;
    if (worker->room > CHUNK) { /* long answers are rare, so free the buffer */
        free(worker->bytes);
        worker->bytes = NULL;
        worker->room = 0;
    }
}

static void listen_to(struct crew *crew, struct worker *worker)
{
    if (worker->room - worker->len < CHUNK / 2) {
        size_t room = worker->room ? worker->room * 2 : CHUNK;
        char *bytes = realloc(worker->bytes, room);
        if (!bytes) { /* lost, as if the worker had run out of memory */
            worker->dropped = true;
            bury(crew, worker);
            return;
        }
        worker->bytes = bytes;
        worker->room = room;
    }
    ssize_t got = read(worker->answers, worker->bytes + worker->len, worker->room - worker->len);
    if (got > 0) {
        worker->len += (size_t)got;
        look_at_answer(crew, worker);
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
        bury(crew, worker);
    }
}

/* ---- the crew ---- */

static void tell_of_fewer(struct crew *crew, int workers)
{
    if (!crew->fewer)
        crew->pool->fewer(crew->pool->context, workers, crew->error);
    crew->fewer = true;
}

/* Gives each idle worker a job, and starts missing workers, if the system allows it. Workers that
 * are busy continue anyway. Returns false, with errno set, if there is a job and no worker for it. */
static bool keep_busy(struct crew *crew)
{
    const struct pool *pool = crew->pool;
    int at_work = 0;
    crew->error = 0;
    for (int i = 0; i < crew->n; i++) {
        struct worker *worker = &crew->workers[i];
        bool wanted = crew->next < pool->n_jobs && !crew->stopped && !pool->wait(pool->context);
        if (!worker->pid && wanted && !crew->error && !start(crew, worker))
            crew->error = errno;
        if (worker->pid && worker->jobs >= 0 && worker->job == NO_JOB && wanted)
            hand_out(crew, worker);
        if (worker->pid && worker->job == NO_JOB && (crew->next >= pool->n_jobs || crew->stopped))
            send_off(worker);
        at_work += worker->pid != 0;
    }
    if (crew->error && at_work)
        tell_of_fewer(crew, at_work);
    errno = crew->error;
    return at_work || crew->next >= pool->n_jobs || crew->stopped;
}

static int time_to_wait(const struct crew *crew)
{
    int64_t least = crew->pool->tick ? 1000 : INT32_MAX, time = now();
    for (int i = 0; i < crew->n; i++) {
        const struct worker *worker = &crew->workers[i];
        int64_t left = worker->end - time;
        if (worker->pid && worker->end && !worker->late && left < least)
            least = left;
    }
    return least < 0 ? 0 : (int)least;
}

/* Ends workers that are late. If the caller was stopped (^Z), its workers were too, and get their
 * full time again. */
static void watch_time(struct crew *crew)
{
    int64_t time = now();
    bool anew = continued;
    continued = 0;
    for (int i = 0; i < crew->n; i++) {
        struct worker *worker = &crew->workers[i];
        if (worker->pid && worker->end && anew)
            worker->end = time + (int64_t)crew->pool->seconds * 1000;
        if (worker->pid && worker->end && worker->end <= time && !worker->late) {
            worker->late = true;
            kill(worker->pid, SIGKILL);
        }
    }
}

/* Waits for an event, and handles it. */
static bool step(struct crew *crew, struct pollfd *polled)
{
    polled[crew->n] = (struct pollfd){.fd = wake[0], .events = POLLIN};
    for (int i = 0; i < crew->n; i++)
        polled[i] = (struct pollfd){.fd = crew->workers[i].pid ? crew->workers[i].answers : -1,
                                    .events = POLLIN};
    int ready = poll(polled, (nfds_t)crew->n + 1, time_to_wait(crew));
    if (ready < 0 && errno != EINTR)
        return false;
    char byte;
    while (read(wake[0], &byte, 1) > 0)
        ;
    for (int i = 0; ready > 0 && i < crew->n && !interrupted; i++)
        if (polled[i].revents)
            listen_to(crew, &crew->workers[i]);
    watch_time(crew);
    if (crew->pool->tick)
        crew->pool->tick(crew->pool->context);
    return true;
}

static bool at_work(const struct crew *crew)
{
    for (int i = 0; i < crew->n; i++)
        if (crew->workers[i].pid)
            return true;
    return false;
}

/* Ends all workers, also those at work if the pool was interrupted or stopped. */
static void end_all(struct crew *crew)
{
    for (int i = 0; i < crew->n; i++)
        if (crew->workers[i].pid)
            kill(crew->workers[i].pid, SIGKILL);
    for (int i = 0; i < crew->n; i++)
        if (crew->workers[i].pid)
            bury(crew, &crew->workers[i]);
}

static int run(struct crew *crew, struct pollfd *polled)
{
    if (!catch_signals(crew->old))
        return -1;
    int result = 0;
    while (!interrupted && !crew->stopped && !result) {
        if (!keep_busy(crew))
            result = -1;
        else if (!at_work(crew))
            break;
        else if (!step(crew, polled))
            result = -1;
    }
    int error = errno;
    crew->stopped = true;
    end_all(crew);
    release_signals(crew->old);
    errno = error;
    return interrupted ? (int)interrupted : result;
}

/* How many workers the limit on open files allows. Each needs two, and poll cannot watch more than
 * may be open. */
static int most_workers(void)
{
    enum { OTHERS = 10 }; /* the standard streams, the pipe for waking, the other ends of a
                             worker's pipes, a folder, a list */
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) || limit.rlim_cur / 2 > INT_MAX)
        return INT_MAX;
    return limit.rlim_cur < OTHERS + 2 ? 1 : (int)(limit.rlim_cur - OTHERS) / 2;
}

/* On a system without processes, such as a browser, the jobs are done here, without limits. */
static int run_here(const struct pool *pool)
{
    bool more = true;
    for (size_t job = 0; job < pool->n_jobs && more; job++) {
        size_t len;
        bool reusable;
        char *bytes = worker_answer(pool, job, &len, &reusable);
        struct pool_result result = {.end = POOL_EXITED};
        if (bytes)
            result = (struct pool_result){POOL_ANSWERED, 0, bytes + sizeof(struct answer_head),
                                          len - sizeof(struct answer_head)};
        more = pool->done(pool->context, job, &result);
        free(bytes);
        if (pool->tick)
            pool->tick(pool->context);
    }
    return 0;
}

int pool_run(const struct pool *pool)
{
    if (!pool->n_jobs)
        return 0;
    int n = pool->n_jobs < (size_t)pool->workers ? (int)pool->n_jobs : pool->workers;
    struct crew crew = {.pool = pool, .n = n, .error = EMFILE};
    if (n > most_workers())
        tell_of_fewer(&crew, crew.n = n = most_workers());
    crew.workers = calloc((size_t)n, sizeof *crew.workers);
    struct pollfd *polled = calloc((size_t)n + 1, sizeof *polled);
    int result = crew.workers && polled ? run(&crew, polled) : -1;
    int error = errno;
    free(polled);
    free(crew.workers);
    if (result < 0 && error == ENOSYS && crew.next == 0)
        return run_here(pool);
    errno = error;
    return result;
}
