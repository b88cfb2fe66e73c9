/* map.c: reads what an officer says of a file. */
#include "onramp/map.h"

bp_result bp_map_read(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                      struct bp_map *map)
{
    (void)source, (void)arena, (void)diags, (void)map;
    return BP_INVALID;
}
