/* fold.h: memory that is put away compressed, and comes back at the same address, so that pointers into it
 * stay good. A large plan is read once and is then needed a few rows at a time; put away, it takes a quarter.
 *
 * What is put away must not change any more, and must be opened before it is read. Opening cannot fail: where
 * memory or the system does not allow to put a piece away, it stays as it is. What a folder keeps is no more
 * than it puts away, so it does not count as memory of a document. */
#ifndef BP_FOLD_H
#define BP_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/sizes.h"

struct bp_folder;

/* NULL: memory ran out, or the system cannot take back a part of a block. */
struct bp_folder *bp_folder_new(void);
/* May be NULL. What is away is lost. */
void bp_folder_free(struct bp_folder *folder);

/* Puts a piece away. They are numbered from 0. Returns false if memory ran out, or after bp_fold_end: then it
 * has no number. */
bool bp_fold_away(struct bp_folder *folder, void *bytes, size_t len);
size_t bp_fold_count(const struct bp_folder *folder);

/* Opens the pieces from `first` to `last`; there need not be so many. They stay open for the next
 * BP_FOLD_VISITS visits at least. */
void bp_fold_visit(struct bp_folder *folder, uint32_t first, uint32_t last);

/* Gives the whole pages of memory back to the system: what is in them is lost. False: the system cannot. */
bool bp_fold_give_back(void *bytes, size_t len);

/* Opens all for good. */
void bp_fold_end(struct bp_folder *folder);

#endif
