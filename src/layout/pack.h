/* pack.h: lays out a board pack: cover, contents, and the report of each item. Or only one item,
 * with the page numbers that it has in the pack. */
#ifndef BP_LAYOUT_PACK_H
#define BP_LAYOUT_PACK_H

#include "base/diag.h"
#include "boardpaper.h"
#include "layout/page.h"
#include "model/extract.h"
#include "model/pack.h"

/* An item in print. */
struct bp_pack_part {
    const struct bp_pack_entry *entry;
    bp_exempt_set restricted; /* why the item, or some row of it, is not for publication */
    uint32_t first, last;     /* its pages, counted from 1; set when the pack is laid out */
};

/* What to print. All pointers are borrowed. */
struct bp_pack_job {
    const struct bp_pack *pack;
    const struct bp_options *options; /* NULL: defaults */
    struct bp_pack_part *parts;
    uint32_t n_parts;
    uint32_t items_withheld, rows_withheld; /* left out of a public edition */
    bp_exempt_set withheld_for;
    struct bp_date date; /* date for the metadata, if the pack has no meeting; year 0: none */
    uint32_t about;      /* expected number of pages */
    /* Opens the plan of a part, and may close the one before: the pages keep nothing of a plan.
     * Returns NULL if it cannot; the job then ends. */
    const struct bp_extract *(*open)(void *user, uint32_t part);
    void *user;
};

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
