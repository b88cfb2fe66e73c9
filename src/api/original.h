/* original.h: a plan as its officer gave it: XML, or a workbook, a document or CSV that is read as one.
 * Private to src/api. */
#ifndef BP_ORIGINAL_H
#define BP_ORIGINAL_H

#include "boardpaper.h"
#include "onramp/map.h"
#include "onramp/onramp.h"

struct bp_original {
    struct bp_source file;    /* the officer's own file; not set if the plan is XML */
    struct bp_onramp onramp;  /* kind BP_FILE_PLAN: the plan is XML */
    struct bp_source map_source;
    struct bp_map map;        /* what the caller says of the file */
};

/* Whether the plan was read from an officer's own file. */
bool bp_original_is_own(const struct bp_original *original);

/* Reads a plan from the bytes in `source`, of whatever kind they are. If they are no XML, the original keeps
 * them, and `source` is then the XML that was made of them, under the same name. `options` are as given.h
 * converts them, and have been looked at. */
bp_result bp_original_read(struct bp_original *original, const bp_load_options *options,
                           struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                           struct bp_plan **plan);
void bp_original_drop(struct bp_original *original);

/* Moves findings from lines of that XML to the cells from which they came, with hints that fit these. Does
 * nothing to a plan that is XML. */
void bp_original_show(const struct bp_original *original, struct bp_source *source,
                      const struct bp_plan *plan, struct bp_arena *arena, struct bp_diags *diags);

/* A finding's hint, in words for officers who have no XML. */
const char *bp_original_hint(struct bp_arena *arena, int code, const char *words);

#endif
