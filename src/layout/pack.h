/* pack.h: lays out a board pack: cover, contents, and the report of each item. Or only one item,
 * with the page numbers that it has in the pack. */
#ifndef BP_LAYOUT_PACK_H
#define BP_LAYOUT_PACK_H

#include "layout/page.h"
#include "report/pack.h"

/* Lays the pack out on `pages`, which must be zeroed. They are allocated in `arena` and use
 * `fonts`, which all items share. BP_INVALID: some text cannot be printed (the diagnostics say
 * which), or a plan could not be opened. */
bp_result bp_pack_lay_out(const struct bp_pack_job *job, struct bp_arena *arena, struct bp_diags *diags,
                          struct bp_fonts *fonts, struct bp_pages *pages);

/* The same for one part, after the pack was laid out. `total`: the number of pages of the pack. */
bp_result bp_pack_part_lay_out(const struct bp_pack_job *job, uint32_t part, uint32_t total,
                               struct bp_arena *arena, struct bp_diags *diags, struct bp_fonts *fonts,
                               struct bp_pages *pages);

#endif
