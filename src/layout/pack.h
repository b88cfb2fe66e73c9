/* pack.h: a board pack → pages: cover, contents, and each item's report; or one item alone, with the page
 * numbers that it has in the pack. */
#ifndef BP_LAYOUT_PACK_H
#define BP_LAYOUT_PACK_H

#include "base/diag.h"
#include "boardpaper.h"
#include "layout/page.h"
#include "model/extract.h"
#include "model/pack.h"

/* An item as it is printed. */
struct bp_pack_part {
    const struct bp_pack_entry *entry;
    bp_exempt_set restricted; /* why it, or a row in it, is not for publication */
    uint32_t first, last;     /* its pages, counted from 1: set by the layout of the pack */
};

/* What is printed. All is borrowed. */
struct bp_pack_job {
    const struct bp_pack *pack;
    const struct bp_options *options; /* NULL: defaults */
    struct bp_pack_part *parts;
    uint32_t n_parts;
    uint32_t items_withheld, rows_withheld; /* by a public edition */
    bp_exempt_set withheld_for;
    struct bp_date date; /* of the metadata, where the pack has no meeting's; year 0: none */
    uint32_t about;      /* how many pages are expected */
    /* Opens the plan of a part; NULL: it can not be had, and the job ends. It may close the one before:
     * the pages keep nothing of a plan. */
    const struct bp_extract *(*open)(void *user, uint32_t part);
    void *user;
};

/* Lays the pack out on `pages`, which the caller has set to zero; they live in `arena` and use `fonts`, which
 * all items share. BP_INVALID: text that can not be printed was found, and stands in the diagnostics, or a
 * plan could not be opened. */
bp_result bp_pack_lay_out(const struct bp_pack_job *job, struct bp_arena *arena, struct bp_diags *diags,
                          struct bp_fonts *fonts, struct bp_pages *pages);

/* The same of one part alone, after the pack was laid out; `total` is its number of pages. */
bp_result bp_pack_part_lay_out(const struct bp_pack_job *job, uint32_t part, uint32_t total,
                               struct bp_arena *arena, struct bp_diags *diags, struct bp_fonts *fonts,
                               struct bp_pages *pages);

#endif
