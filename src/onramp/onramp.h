/* onramp.h: the officers' own files -> a plan's XML, and where in the file each piece of it came from.
 *
 *     bytes -> parts (zip) -> book (grids of cells) -> found (which column is what) -> plan -> XML
 *
 * What is certain is done; what was guessed is said. No text of a cell is lost: it is in the plan, or a
 * finding names the cell. Nothing but the file itself is opened, and formulas and macros are never run. */
#ifndef BP_ONRAMP_H
#define BP_ONRAMP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/source.h"
#include "book/kind.h"
#include "model/plan.h"

struct bp_found;
struct bp_map;

struct bp_onramp {
    enum bp_file_kind kind;
    struct bp_buf xml;      /* owned: the plan as XML */
    struct bp_found *found; /* arena: what was understood (found.h) */
};

/* Reads a file as a plan. The caller sets out->kind; all else in it is zero. `map`: what the officer says of
 * the file (map.h), or NULL. All but `xml` is in the arena. BP_OK, BP_INVALID (a finding says why) or
 * BP_NOMEM. */
bp_result bp_onramp_read(struct bp_source *source, const struct bp_map *map, struct bp_arena *arena,
                         struct bp_diags *diags, struct bp_onramp *out);
void bp_onramp_drop(struct bp_onramp *onramp);

/* The cell from which a place in the XML came. `plan` is what the reader made of that XML. `code`: a finding
 * that misses something is about the cell where it should be. NULL: none. */
const struct bp_spot *bp_onramp_spot(const struct bp_onramp *onramp, const struct bp_plan *plan,
                                     uint32_t offset, int code, struct bp_arena *arena);

#endif
