/* parts.c: a zip container in memory: its directory, its parts, and how they refer to one another. */
#include "onramp/parts.h"

bool bp_parts_open(struct bp_parts *parts, struct bp_source *source, struct bp_arena *arena,
                   struct bp_diags *diags)
{
    *parts = (struct bp_parts){.source = source, .arena = arena, .diags = diags};
    return false;
}
