/* harfbuzz_late.c: loads HarfBuzz when it is first needed. harfbuzz_linked.c takes its place where the linker
 * puts HarfBuzz into the program (HARFBUZZ=linked in the Makefile). */
#include "layout/harfbuzz.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* It needs libharfbuzz.so.0, which is loaded with it, and whose functions are found through it. */
#define LIBRARY "libharfbuzz-subset.so.0"

/* More than is asked for while it is loaded. GLib, which comes with it, ends the process if it gets none. */
#define ROOM ((size_t)1 << 20)

struct bp_hb bp_hb;

static const struct {
    const char *name;
    size_t place;
} functions[] = {
#define X(name) {"hb_" #name, offsetof(struct bp_hb, name)},
#include "layout/harfbuzz.def"
#undef X
};

static bool fill_table(void *library)
{
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *function = dlsym(library, functions[i].name);
        if (!function)
            return false;
        memcpy((char *)&bp_hb + functions[i].place, &function, sizeof function);
    }
    return true;
}

static bool has_room(void)
{
    void *volatile room = malloc(ROOM); /* volatile: else a compiler may leave out what is freed at once */
    bool has = room != NULL;
    free(room);
    return has;
}

bool bp_hb_load(char why[BP_HB_WHY])
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static bool loaded; /* and never unloaded: fonts of any thread may use it */
    *why = '\0';
    pthread_mutex_lock(&lock);
    if (!loaded && has_room()) {
        errno = 0;
        void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
        loaded = library && fill_table(library);
        const char *error = loaded ? NULL : dlerror();
        if (!loaded && errno != ENOMEM)
            snprintf(why, BP_HB_WHY, "%s", error ? error : LIBRARY);
        if (library && !loaded)
            dlclose(library);
    }
    const bool there = loaded;
    pthread_mutex_unlock(&lock);
    return there;
}
