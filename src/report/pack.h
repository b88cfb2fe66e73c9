/* pack.h: what a board pack says: cover, contents, and what is told of each item before its report. A writer
 * tells the items in order, because it opens their plans one after the other. */
#ifndef BP_REPORT_PACK_H
#define BP_REPORT_PACK_H

#include "boardpaper.h"
#include "model/pack.h"
#include "report/story.h"

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
    const struct bp_house_style *style; /* NULL: none */
    struct bp_pack_part *parts;
    uint32_t n_parts;
    uint32_t items_withheld, rows_withheld; /* left out of a public edition */
    bp_exempt_set withheld_for;
    struct bp_date date; /* date for the metadata, if the pack has no meeting; year 0: none */
    uint32_t about;      /* expected number of pages */
    /* Opens the plan of a part, and may close the one before: a writer keeps nothing of a plan.
     * Returns NULL if it cannot; the job then ends. */
    const struct bp_extract *(*open)(void *user, uint32_t part);
    void *user;
};

/* The pack's own data as a plan without rows, for functions that take a plan. */
void bp_pack_plan(const struct bp_pack *pack, struct bp_plan *plan);

/* "Health board pack, 4 December 2019" */
const char *bp_pack_title(const struct bp_story *story, const struct bp_pack *pack);
/* Gives the story the names of a pack: its title, "Board pack", and the day of the meeting. */
void bp_pack_name(struct bp_story *story, const struct bp_pack *pack);

void bp_pack_cover_tell(struct bp_story *story, const struct bp_pack_job *job);
/* The contents as a table. `anchors`: of each item's heading; NULL: not known yet. `paged`: with a column of
 * the items' pages. */
void bp_pack_contents_tell(struct bp_story *story, const struct bp_pack_job *job, const uint32_t *anchors,
                           bool paged);

/* "Item 7 Â· Quarter 2 monitoring report" */
const char *bp_pack_label(const struct bp_story *story, const struct bp_pack_entry *entry);

/* Gives the story the names, the notice and the foot of an item. Its plan is the item's. `pack`: the pack's
 * own data. */
void bp_pack_item_name(struct bp_story *story, const struct bp_pack_part *part, const struct bp_plan *pack,
                       const struct bp_extract *extract);
/* A part of the item's front: above its heading, or below it. */
void bp_pack_front_tell(struct bp_story *story, enum bp_front_part part);
/* The item's heading, and why it is restricted, if it is, in the words of the Schedule. */
void bp_pack_heading_tell(struct bp_story *story, const struct bp_pack_entry *entry);

/* "pages 3 to 18", "page 3" */
const char *bp_pack_range(struct bp_arena *arena, const struct bp_house *house, uint32_t first,
                          uint32_t last);

#endif
