/* alloc.c: malloc and its kin, which fail at a number. Not for threads.
 *
 * One caller is left alone: where FriBidi (1.0.8, at least) pairs brackets it writes through the NULL that it
 * gets, and there is no way round it but to do without. */
#include "alloc.h"

#define _GNU_SOURCE 1 /* dladdr */
#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

static bool on, forever;
static size_t calls, failing, excepted;
static long live;

void alloc_begin(size_t fail_at, bool and_after)
{
    calls = 0;
    failing = fail_at;
    forever = and_after;
    on = true;
}

size_t alloc_end(void)
{
    on = false;
    return calls;
}

long alloc_live(void)
{
    return live;
}

size_t alloc_excepted(void)
{
    return excepted;
}

#if defined(__GLIBC__) && !defined(SANITIZED)

const bool alloc_replaced = true;

/* glibc's own, by the names that it keeps for replacements. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *memory);

/* Seen by the libraries, too. */
#pragma GCC visibility push(default)

static bool is_of(const void *caller, const char *library)
{
    Dl_info about;
    return dladdr(caller, &about) && about.dli_fname && strstr(about.dli_fname, library);
}

static bool is_excepted(const void *caller, size_t size)
{
    return size == 24 && is_of(caller, "libfribidi");
}

static bool fails(const void *caller, size_t size)
{
    if (!on)
        return false;
    calls++;
    if (calls != failing && !(forever && failing && calls > failing))
        return false;
    if (is_excepted(caller, size)) {
        excepted++;
        return false;
    }
    errno = ENOMEM;
    return true;
}

static void *counted(void *memory)
{
    live += memory != NULL;
    return memory;
}

void *malloc(size_t size)
{
    return fails(__builtin_return_address(0), size) ? NULL : counted(__libc_malloc(size));
}

void *calloc(size_t n, size_t size)
{
    return fails(__builtin_return_address(0), size) ? NULL : counted(__libc_calloc(n, size));
}

void *realloc(void *memory, size_t size)
{
    if (fails(__builtin_return_address(0), size))
        return NULL;
    void *moved = __libc_realloc(memory, size);
    if (!memory)
        counted(moved);
    else if (!moved && !size)
        live--;
    return moved;
}

void *memalign(size_t alignment, size_t size);
void *memalign(size_t alignment, size_t size)
{
    return fails(__builtin_return_address(0), size) ? NULL : counted(__libc_memalign(alignment, size));
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return memalign(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
    void *memory = memalign(alignment, size);
    if (!memory)
        return ENOMEM;
    *out = memory;
    return 0;
}

void free(void *memory)
{
    live -= memory != NULL;
    __libc_free(memory);
}

#pragma GCC visibility pop

#else

const bool alloc_replaced = false;

#endif
