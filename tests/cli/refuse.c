/* refuse.c: a library to be preloaded: of the calls that ask the system for something it refuses the REFUSE-th,
 * in the process that was started; or where REFUSE_FROM is set, that and all after it. Processes which that one
 * forks are refused nothing. REFUSE_FORK refuses each fork, as a system without processes does. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long turn = -1, calls;
static bool from, over;
static pid_t process;

/* Tells how many such calls there were, in the file that REFUSE_COUNT names. */
__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("REFUSE_COUNT");
    FILE *file = path && getpid() == process ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%ld\n", calls);
        fclose(file);
    }
}

__attribute__((constructor)) static void begin(void)
{
    const char *text = getenv("REFUSE");
    process = getpid();
    from = getenv("REFUSE_FROM") != NULL;
    turn = text ? strtol(text, NULL, 10) : -1;
}

/* Whether this call's turn has come. */
static bool refused(int error)
{
    if (over || getpid() != process)
        return false;
    calls++;
    if (calls != turn && !(from && calls > turn))
        return false;
    errno = error;
    return true;
}

#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

/* Of malloc and its kin the next ones are known by name: dlsym calls them itself. */
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

void *malloc(size_t size)
{
    return refused(ENOMEM) ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    return refused(ENOMEM) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
    return refused(ENOMEM) ? NULL : __libc_realloc(old, size);
}

/* The program closes standard output last. What comes after is not its own: the counts of a build for coverage. */
int fclose(FILE *file)
{
    over = over || (file == stdout && getpid() == process);
    return NEXT(int (*)(FILE *), "fclose")(file);
}

int pipe(int ends[2])
{
    return refused(EMFILE) ? -1 : NEXT(int (*)(int *), "pipe")(ends);
}

pid_t fork(void)
{
    if (getenv("REFUSE_FORK")) {
        errno = ENOSYS;
        return -1;
    }
    return refused(EAGAIN) ? -1 : NEXT(pid_t (*)(void), "fork")();
}

int mkdir(const char *path, mode_t mode)
{
    return refused(EACCES) ? -1 : NEXT(int (*)(const char *, mode_t), "mkdir")(path, mode);
}

char *strdup(const char *text)
{
    return refused(ENOMEM) ? NULL : NEXT(char *(*)(const char *), "strdup")(text);
}
