/* pack_parts.h: the parts of a board pack. Private to pack.c. */
#ifndef BP_PACK_PARTS_H
#define BP_PACK_PARTS_H

#include "layout/pack.h"
#include "layout/parts.h"

/* The front pages. They are set once to count them, and again when the pages of the items are
 * known. */
struct bp_pack_front {
    const struct bp_pack_job *job;
    const uint32_t *dests; /* destination of each item's heading; NULL: not known yet, like their pages */
    int32_t widths[BP_MAX_COLUMNS]; /* widths of the contents' columns; found the first time */
    int n_columns;
};

/* Sets cover and contents, tagged below the flow's tag. */
void bp_pack_front_place(struct bp_flow *flow, struct bp_pack_front *front);

/* Sets one item: its heading and its report, tagged below the flow's tag. `pack` is the pack's own
 * data, as a plan without rows. Returns the destination of the heading. */
uint32_t bp_pack_part_place(struct bp_flow *flow, const struct bp_pack_job *job, uint32_t part,
                            const struct bp_plan *pack, const struct bp_extract *extract);

/* "pages 3 to 18", "page 3" */
const char *bp_pack_range(struct bp_arena *arena, const struct bp_house *house, uint32_t first,
                          uint32_t last);

#endif
