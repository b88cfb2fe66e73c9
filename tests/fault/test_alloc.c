/* test_alloc.c: memory runs out at every single allocation, once and from then on, in work that touches every
 * stage and every library below. Each time the work says that memory ran out, or makes the very same bytes; no
 * signal, nothing hangs, and all memory is given back.
 *
 * Each failure has a process of its own. "Cold" ones are the first to use the libraries; what those keep for
 * good is then left out of the count of what is given back. "Warm" ones come after a run that went well. In both
 * a failure may lead a library to something that it makes once for the process, and keeps (HarfBuzz 12.3 loads
 * FreeType where its own functions for a font lack memory): so the same failure comes again in that process, until
 * nothing stays behind; what leaks does so each time.
 *
 *   FAULTS=all    longer work, too; all of it cold; and from each allocation on, not from every fourth
 *   FAULT=NAME    one piece of work alone
 *   FAULT='NAME K once|on cold|warm'    a single failure in this process, for a debugger */
#define _DEFAULT_SOURCE 1 /* MAP_ANONYMOUS */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "alloc.h"
#include "work.h"

#define TOO_LONG 30 /* seconds for one run */
#define AGAIN 4     /* times that a run is done again for what it keeps */

/* What a run tells its parent, in memory that both see. */
struct told {
    struct work_done done;
    size_t calls, excepted;
    long kept, kept_again; /* by the run, and by the same run after it, as often as it keeps something */
};
static struct told *told;

static int tap_n;
static size_t injected, survived, excepted;

static void run(const struct work *work, size_t fail_at, bool and_after)
{
    long before = alloc_live();
    struct work_done done = {0};
    alloc_begin(fail_at, and_after);
    work->run(&done);
    told->calls = alloc_end();
    told->excepted = alloc_excepted();
    told->done = done;
    told->kept = alloc_live() - before;
    told->kept_again = told->kept;
    for (int i = 0; i < AGAIN && told->kept_again; i++) {
        before = alloc_live();
        alloc_begin(fail_at, and_after);
        work->run(&(struct work_done){0});
        alloc_end();
        told->kept_again = alloc_live() - before;
    }
}

/* Runs in a child. False: it did not end well; `how` tells. */
static bool run_apart(const struct work *work, size_t fail_at, bool and_after, char how[80])
{
    fflush(stdout);
    memset(told, 0, sizeof *told);
    pid_t child = fork();
    if (child == 0) {
        alarm(TOO_LONG);
        run(work, fail_at, and_after);
        exit(0);
    }
    int status;
    if (child < 0 || waitpid(child, &status, 0) != child)
        snprintf(how, 80, "no process");
    else if (WIFSIGNALED(status))
        snprintf(how, 80, "ended by signal %d", WTERMSIG(status));
    else if (status)
        snprintf(how, 80, "ended with status %d", WEXITSTATUS(status));
    else
        return true;
    return false;
}

/* What is wrong with how a failure ended, or NULL. */
static const char *fault_of(const struct told *well, bool cold, char how[80])
{
    if (told->done.result != BP_OK && told->done.result != BP_NOMEM) {
        snprintf(how, 80, "result %d in %s: %.40s", told->done.result, told->done.step, told->done.says);
        return how;
    }
    if (told->done.result == BP_OK && told->done.hash != well->done.hash)
        return "it succeeds with other bytes";
    if (told->calls > well->calls + 64 * 1024)
        return "it goes on asking";
    if ((!cold || told->kept > well->kept) && told->kept_again) {
        snprintf(how, 80, "%ld allocations are not given back, and each time %ld", told->kept, told->kept_again);
        return how;
    }
    return NULL;
}

static bool try_each(const struct work *work, bool cold, bool and_after, size_t step)
{
    char how[80];
    int faults = 0;
    if (!run_apart(work, 0, false, how) || told->done.result != BP_OK) {
        printf("# without a failure: %s %s %s\n", how, told->done.step, told->done.says);
        return false;
    }
    struct told well = *told;
    for (size_t k = 1; k <= well.calls && faults < 10; k += step) {
        const char *fault = run_apart(work, k, and_after, how) ? fault_of(&well, cold, how) : how;
        injected += !told->excepted;
        excepted += told->excepted;
        survived += !fault && !told->excepted;
        faults += fault != NULL;
        if (fault)
            printf("# FAULT='%s %zu %s %s': %s\n", work->name, k, and_after ? "on" : "once",
                   cold ? "cold" : "warm", fault);
    }
    printf("%sok %d - %s: of %zu allocations each %sfails%s, %s\n", faults ? "not " : "", ++tap_n,
           work->name, well.calls, step > 1 ? "fourth " : "", and_after ? " with all after it" : "",
           cold ? "cold" : "warm");
    return !faults;
}

/* The four ways to fail, each in a process of its own, so that this one stays cold. */
static void try_work(const struct work *work, bool all)
{
    for (int way = 0; way < 4; way++) {
        bool cold = way & 1, and_after = way & 2;
        if (cold && !work->cold && !all)
            continue;
        fflush(stdout);
        size_t *counts = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        pid_t child = fork();
        if (child == 0) {
            if (!cold) {
                struct work_done done = {0};
                work->run(&done);
            }
            injected = survived = excepted = 0;
            try_each(work, cold, and_after, and_after && !all ? 4 : 1);
            counts[0] = injected;
            counts[1] = survived;
            counts[2] = excepted;
            exit(0);
        }
        int status;
        if (child < 0 || waitpid(child, &status, 0) != child || status)
            printf("# the process of %s ended by itself\n", work->name);
        tap_n++;
        injected += counts[0];
        survived += counts[1];
        excepted += counts[2];
        munmap(counts, 4096);
    }
}

static int try_one(const char *which)
{
    char name[40], when[8], state[8];
    size_t k;
    int words = sscanf(which, "%39s %zu %7s %7s", name, &k, when, state);
    if (words != 1 && words != 4)
        return 2;
    for (const struct work *work = works; work->name; work++) {
        if (strcmp(work->name, name))
            continue;
        if (words == 1) {
            try_work(work, false);
            continue;
        }
        struct work_done done = {0};
        if (!strcmp(state, "warm"))
            work->run(&done);
        run(work, k, !strcmp(when, "on"));
        printf("result %d in %s: %s; %zu allocations, %ld kept\n", told->done.result, told->done.step,
               told->done.says, told->calls, told->kept);
    }
    return 0;
}

int main(void)
{
    const char *one = getenv("FAULT");
    bool all = getenv("FAULTS") != NULL;
    told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (told == MAP_FAILED)
        return 1;
    if (!alloc_replaced) {
        puts("ok 1 - memory runs out # SKIP malloc cannot be replaced in this build\n1..1");
        return 0;
    }
    work_prepare();
    if (one) {
        int status = try_one(one);
        work_drop();
        return status;
    }
    for (const struct work *work = works; work->name; work++)
        if (!work->is_long || all)
            try_work(work, all);
    work_drop();
    printf("# %zu failures injected, %zu survived; %zu left alone\n1..%d\n", injected, survived, excepted, tap_n);
    return 0;
}
