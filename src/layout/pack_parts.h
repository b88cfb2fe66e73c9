/* pack_parts.h: what a board pack is made of. Private to pack.c. */
#ifndef BP_PACK_PARTS_H
#define BP_PACK_PARTS_H

#include "layout/pack.h"
#include "layout/parts.h"

/* The front pages: set once for their number, and again when the items' pages are known. */
struct bp_pack_front {
    const struct bp_pack_job *job;
    const uint32_t *dests; /* where each item's heading stands; NULL: not known yet, nor its pages */
    int32_t widths[BP_MAX_COLUMNS]; /* of the contents' columns: found the first time */
    int n_columns;
};

/* Cover and contents, with the flow's tag as their parent. */
void bp_pack_front_place(struct bp_flow *flow, struct bp_pack_front *front);

/* One item: its heading and its report, with the flow's tag as their parent. `pack` is what the pack says of
 * itself, as a plan without rows. Returns the destination of its heading. */
uint32_t bp_pack_part_place(struct bp_flow *flow, const struct bp_pack_job *job, uint32_t part,
                            const struct bp_plan *pack, const struct bp_extract *extract);

/* "Not for publication: Schedule 12A paragraph 3"; NULL: it is. */
const struct bp_inline *bp_pack_stamp(struct bp_arena *arena, bp_exempt_set set);

/* "pages 3 to 18", "page 3" */
const char *bp_pack_range(struct bp_arena *arena, uint32_t first, uint32_t last);

#endif
