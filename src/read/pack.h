/* pack.h: the elements of a board pack → the pack. Called by build.c, as its own. */
#ifndef BP_READ_PACK_H
#define BP_READ_PACK_H

#include "read/build.h"

/* An item, until all items are known. */
struct bp_pack_draft {
    struct bp_pack_entry entry;
    struct bp_pack_draft *next;
};

/* Begins reading a pack. Like all functions here that return bool, returns false if memory ran
 * out. */
bool bp_pack_begin(struct bp_build *build);

bool bp_pack_start(struct bp_build *build, const struct bp_tag *tag);
bool bp_pack_start_meeting(struct bp_build *build, const struct bp_tag *tag);
bool bp_pack_start_item(struct bp_build *build, const struct bp_tag *tag);

/* Where the text of an element goes; NULL: nowhere. */
struct bp_inline *bp_pack_target(struct bp_pack *pack, enum bp_element element);

/* Checks all items together: no two may have the same number. */
bool bp_pack_finish(struct bp_build *build);

#endif
