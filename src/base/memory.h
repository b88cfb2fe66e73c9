/* memory.h: whether memory ran out in another library. HarfBuzz and libxml2 do not always say so, but go on
 * with less: without kerning, without a table, without the end of a file. POSIX has malloc and its kin set
 * errno to ENOMEM where they fail; so it is cleared before such a library is called, and looked at after. */
#ifndef BP_MEMORY_H
#define BP_MEMORY_H

#include <errno.h>
#include <stdbool.h>

static inline void bp_memory_watch(void)
{
    errno = 0;
}

/* Since the last bp_memory_watch, with no other call to the system in between. */
static inline bool bp_memory_ran_out(void)
{
    return errno == ENOMEM;
}

#endif
