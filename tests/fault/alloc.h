/* alloc.h: memory that runs out when a test wants it to. Replaces malloc and its kin for the whole program, the
 * libraries below it included. */
#ifndef TEST_ALLOC_H
#define TEST_ALLOC_H

#include <stdbool.h>
#include <stddef.h>

/* Whether that can be done here: with glibc, and without a sanitizer, which replaces malloc itself. */
extern const bool alloc_replaced;

/* From now on allocations are counted. Number `fail_at` (from 1; 0: none) gives NULL; and with `and_after`
 * each after it, too. */
void alloc_begin(size_t fail_at, bool and_after);

/* Counts no longer. Returns how many there were. */
size_t alloc_end(void);

/* How many allocations have not been freed. */
long alloc_live(void);

/* How many that should have failed did not, since what asks for them cannot bear it (alloc.c). */
size_t alloc_excepted(void);

#endif
