/* folder.h: finds a file that another one names: a plan of a pack, the style of a plan, the logo of a style.
 * It lies in the folder of the file that names it, or below, and is never an address. Private to src/api. */
#ifndef BP_FOLDER_H
#define BP_FOLDER_H

#include "base/diag.h"
#include "model/plan.h"

/* A file that is named, and what is said if it cannot be used. In the texts of the codes, {1} is the name;
 * of `outside`, {2} is a hint; of `unread`, {2} is the reason and {3} a hint. */
struct bp_named {
    struct bp_source *by;             /* the file that names it; findings are about this one */
    const struct bp_value_text *file;
    enum bp_code address, outside, unread;
    const char *outside_hint, *folder_hint; /* what to do about a file outside, and about a folder */
    bool anywhere;                    /* it may lie outside */
    struct bp_diags *diags;
};

/* The path, relative to the current folder. NULL if memory ran out. */
const char *bp_named_path(const struct bp_source *by, const char *file, struct bp_arena *arena);

/* Writes the real path to `real`, which is the one to open: it lies inside. `path`: as bp_named_path gives
 * it. BP_OK; BP_INVALID or BP_IO (a finding says why); BP_NOMEM. */
bp_result bp_named_find(const struct bp_named *named, const char *path, struct bp_arena *arena,
                        struct bp_buf *real);

/* Reports why it could not be read: an errno value. Returns BP_IO or BP_NOMEM. */
bp_result bp_named_refuse(const struct bp_named *named, const char *path, int error, struct bp_arena *arena);

#endif
