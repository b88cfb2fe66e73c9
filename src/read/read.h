/* read.h: an action plan's XML → the plan as structs; and a board pack's. */
#ifndef BP_READ_H
#define BP_READ_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "model/pack.h"
#include "model/plan.h"

/* Past these a plan is refused, with a finding that names the limit. */
enum {
    BP_MAX_DEPTH = 64,      /* elements in one another */
    BP_MAX_ATTRIBUTES = 64, /* of one element */
    BP_MAX_TEXT = 1 << 20,  /* bytes of one text or attribute */
    BP_MAX_RUNS = 100000,   /* changes of look and line breaks in one text */
    BP_MAX_NAME = 1000,     /* bytes of what is printed in many places: a ref, a label */
};

/* Reads the plan whose bytes `source` holds. Every fault is added to `diags`; the first that makes the
 * rest unreadable (a tag left open) ends the reading. BP_OK: *plan is set, and lives in `arena`.
 * BP_INVALID: there were errors. BP_NOMEM: memory ran out. */
bp_result bp_read_plan(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                       struct bp_plan **plan);

/* The same for a board pack; its plans are not looked at. */
bp_result bp_read_pack(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                       struct bp_pack **pack);

#endif
