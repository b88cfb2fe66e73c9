/* shim.c: put before the program by LD_PRELOAD, it makes one call of the system fail, or each from one on; or ends
 * the process there, as a crash or a power cut would.
 *
 *   FAULT_CALL   open, read, write, fsync, close, rename, unlink, mkdir, or memory (malloc and its kin): the calls
 *                that are counted
 *   FAULT_AT     the number of the call that fails, from 1; 0: none, they are counted alone
 *   FAULT_HOW    an error's name (EIO), or "short" (half of what was asked), or "kill" (SIGKILL instead of the
 *                call), "killed" (SIGKILL after it); of memory also "left": each allocation goes well, and leaves
 *                ENOMEM in errno
 *   FAULT_ON     1: each call from that one on, too
 *   FAULT_COUNT  a file to which each process adds a line at its end: how many calls it made
 *
 * Each process counts for itself, from main on. Calls by the loader and within the C library are not seen;
 * reading, writing and closing are counted on regular files alone, for a pipe has no such faults. */
#define _GNU_SOURCE 1
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct {
    const char *name;
    int value;
} errors[] = {{"EIO", EIO},       {"EINTR", EINTR}, {"ENOSPC", ENOSPC}, {"EACCES", EACCES},
              {"EMFILE", EMFILE}, {"EDQUOT", EDQUOT}, {"EROFS", EROFS}, {"ENOMEM", ENOMEM}};

enum { NOTHING, FAIL, SHORT };

static long calls;
static bool in_main; /* constructors of libraries, which may abort, are over */
static __thread bool inside; /* a call of the shim's own */

static const char *setting(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

static long number(const char *name)
{
    return strtol(setting(name), NULL, 10);
}

static bool is_file(int fd)
{
    struct stat about;
    int error = errno;
    bool is = !fstat(fd, &about) && S_ISREG(about.st_mode);
    errno = error;
    return is;
}

/* What becomes of the next call of this name. Sets errno for FAIL. */
static int fate_of(const char *call)
{
    if (inside || !in_main || strcmp(setting("FAULT_CALL"), call) != 0)
        return NOTHING;
    long at = number("FAULT_AT");
    bool hit = ++calls == at || (at && calls > at && *setting("FAULT_ON"));
    if (!hit)
        return NOTHING;
    const char *how = setting("FAULT_HOW");
    if (!strcmp(how, "short"))
        return SHORT;
    if (!strcmp(how, "kill"))
        raise(SIGKILL);
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (!strcmp(how, errors[i].name)) {
            errno = errors[i].value;
            return FAIL;
        }
    return NOTHING;
}

/* After a call went well. */
static void end_if_killed(const char *call)
{
    if (!inside && !strcmp(setting("FAULT_CALL"), call) && calls == number("FAULT_AT") &&
        !strcmp(setting("FAULT_HOW"), "killed"))
        raise(SIGKILL);
}

__attribute__((destructor)) static void tell(void)
{
    const char *path = setting("FAULT_COUNT");
    inside = true;
    if (*path) {
        FILE *file = fopen(path, "a");
        if (file) {
            fprintf(file, "%ld\n", calls);
            fclose(file);
        }
    }
}

/* The function of this name behind the shim. ISO C has no way from an object's address to a function's. */
static void find_next(const char *name, void *function)
{
    void *found = dlsym(RTLD_NEXT, name);
    memcpy(function, &found, sizeof found);
}

#define NEXT(type, name, ...)                   \
    static type (*next)(__VA_ARGS__);           \
    if (!next)                                  \
        find_next(name, &next);

int open(const char *path, int flags, ...)
{
    NEXT(int, "open", const char *, int, ...)
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
    va_end(args);
    if (fate_of("open") == FAIL)
        return -1;
    int fd = next(path, flags, mode);
    end_if_killed("open");
    return fd;
}

int open64(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
    va_end(args);
    return open(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    NEXT(int, "openat", int, const char *, int, ...)
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
    va_end(args);
    if (fate_of("open") == FAIL)
        return -1;
    int fd = next(folder, path, flags, mode);
    end_if_killed("open");
    return fd;
}

ssize_t read(int fd, void *bytes, size_t len)
{
    NEXT(ssize_t, "read", int, void *, size_t)
    int fate = is_file(fd) ? fate_of("read") : NOTHING;
    if (fate == FAIL)
        return -1;
    return next(fd, bytes, fate == SHORT && len > 1 ? len / 1000 + 1 : len);
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    NEXT(ssize_t, "write", int, const void *, size_t)
    int fate = is_file(fd) ? fate_of("write") : NOTHING;
    if (fate == FAIL)
        return -1;
    ssize_t done = next(fd, bytes, fate == SHORT && len > 1 ? len / 2 : len);
    end_if_killed("write");
    return done;
}

int fsync(int fd)
{
    NEXT(int, "fsync", int)
    if (fate_of("fsync") == FAIL)
        return -1;
    int result = next(fd);
    end_if_killed("fsync");
    return result;
}

/* As in Linux, the descriptor is gone though closing says that something went wrong. */
int close(int fd)
{
    NEXT(int, "close", int)
    int fate = is_file(fd) ? fate_of("close") : NOTHING, error = errno;
    int result = next(fd);
    end_if_killed("close");
    if (fate != FAIL)
        return result;
    errno = error;
    return -1;
}

int rename(const char *from, const char *to)
{
    NEXT(int, "rename", const char *, const char *)
    if (fate_of("rename") == FAIL)
        return -1;
    int result = next(from, to);
    end_if_killed("rename");
    return result;
}

int unlink(const char *path)
{
    NEXT(int, "unlink", const char *)
    return fate_of("unlink") == FAIL ? -1 : next(path);
}

int mkdir(const char *path, mode_t mode)
{
    NEXT(int, "mkdir", const char *, mode_t)
    return fate_of("mkdir") == FAIL ? -1 : next(path, mode);
}

/* ---- main ---- */

static int (*program)(int, char **, char **);

static int begin(int argc, char **argv, char **environment)
{
    in_main = true;
    return program(argc, argv, environment);
}

int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*loader_fini)(void), void *stack);
int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*loader_fini)(void), void *stack)
{
    NEXT(int, "__libc_start_main", int (*)(int, char **, char **), int, char **, void (*)(void),
         void (*)(void), void (*)(void), void *)
    program = main;
    return next(begin, argc, argv, init, fini, loader_fini, stack);
}

/* ---- memory ---- */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *memory, size_t size);

static bool no_memory(void)
{
    return fate_of("memory") == FAIL;
}

static void *leave_error(void *memory)
{
    if (in_main && !strcmp(setting("FAULT_HOW"), "left"))
        errno = ENOMEM;
    return memory;
}

void *malloc(size_t size)
{
    return no_memory() ? NULL : leave_error(__libc_malloc(size));
}

void *calloc(size_t n, size_t size)
{
    return no_memory() ? NULL : leave_error(__libc_calloc(n, size));
}

void *realloc(void *memory, size_t size)
{
    return no_memory() ? NULL : leave_error(__libc_realloc(memory, size));
}
