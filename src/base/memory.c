/* memory.c: what is done where errno says that memory may have run out. */
#include "base/memory.h"

#include <stdlib.h>

/* More than HarfBuzz asks for at once without saying so. */
#define ROOM ((size_t)64 << 10)

bool bp_memory_lasts(bool *doubt)
{
    if (errno != ENOMEM)
        return true;
    void *volatile room = malloc(ROOM); /* volatile: else a compiler may leave out what is freed at once */
    bool lasts = room != NULL;
    free(room);
    *doubt |= lasts;
    return lasts;
}
