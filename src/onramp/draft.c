/* draft.c: makes a plan of what was found. */
#include "onramp/found.h"

struct bp_plan *bp_draft_make(struct bp_found *found, const struct bp_map *map, struct bp_source *source,
                              struct bp_arena *arena, struct bp_diags *diags)
{
    (void)found, (void)map, (void)source, (void)arena, (void)diags;
    return NULL;
}
