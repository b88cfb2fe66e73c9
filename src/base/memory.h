/* memory.h: whether memory ran out in another library.
 *
 * libpng, FriBidi, libunistring and libxml2 are asked: each says so itself, by a result, an error code or the
 * function that it was given to ask for memory. HarfBuzz does not: it goes on without a table, a rule or a
 * glyph, and keeps that. After its calls errno alone tells something. malloc and its kin set it to ENOMEM
 * where they fail (POSIX): so without that nothing failed. But ENOMEM may also be left over by an allocation
 * that went well in the end, as in glibc when a first way to get pages was refused. It is no more than a
 * doubt; then
 *   - memory is asked for once more, on the spot: if there is none, it did run out;
 *   - else the work goes on, and is done again with new fonts when it is over, until it was done without a
 *     doubt or twice with the same outcome (api/sure.c). */
#ifndef BP_MEMORY_H
#define BP_MEMORY_H

#include <errno.h>
#include <stdbool.h>

static inline void bp_memory_watch(void)
{
    errno = 0;
}

/* False: memory has run out. True: it has not since the last bp_memory_watch; or there is a doubt, which is
 * noted. */
bool bp_memory_lasts(bool *doubt);

#endif
