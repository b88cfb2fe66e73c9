/* sizes.h: how much memory is taken, put away and given back at once.
 *
 * With BP_SMALL_PIECES it is a program for tests (tests/small): it takes every plan for a large one, and a
 * piece holds a few words or a row. So what goes wrong in large plans goes wrong in small ones, too. */
#ifndef BP_SIZES_H
#define BP_SIZES_H

#include <stddef.h>

#ifndef BP_SMALL_PIECES
#define BP_SOURCE_LARGE ((size_t)8 << 20) /* bytes, from which on memory counts for more than time */
#define BP_SOURCE_PIECE (256u << 10)      /* what is given back at once */
#define BP_ARENA_BLOCK ((size_t)64 << 10)
#define BP_ARENA_LARGE ((size_t)8 << 10) /* larger requests get a block of their own */
/* Together with what malloc adds, whole pages. That many come from the system alone, and go back to it; so
 * the heap has no holes when a shelf is freed. */
#define BP_SHELF_BLOCK (((size_t)256 << 10) - 64)
#define BP_SHELF_PIECE ((size_t)64 << 10) /* of the array */
#define BP_SHELF_SOON 0 /* whether the array is put away as soon as it is complete */
#define BP_FOLD_VISITS 32
#define BP_FOLD_OPEN 6 /* pieces; if more are open, those not visited lately are closed */
#define BP_FOLD_WORTH(len) ((len) / 4 * 3) /* bytes; what does not get as small is not worth the time */
#else
#define BP_SOURCE_LARGE ((size_t)1)
#define BP_SOURCE_PIECE 64u
#define BP_ARENA_BLOCK ((size_t)512)
#define BP_ARENA_LARGE ((size_t)512)
#define BP_SHELF_BLOCK ((size_t)640) /* more than an arena's, so that it is zeroed, too */
#define BP_SHELF_PIECE ((size_t)256)
#define BP_SHELF_SOON 1
#define BP_FOLD_VISITS 8 /* a row and two above it take six: bp_row_open */
#define BP_FOLD_OPEN 1
#define BP_FOLD_WORTH(len) ((len) + 64) /* all */
#endif

#endif
