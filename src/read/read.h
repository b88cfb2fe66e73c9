/* read.h: reads the XML of a plan, a board pack or a house style into structs. */
#ifndef BP_READ_H
#define BP_READ_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "model/pack.h"
#include "model/plan.h"
#include "model/style.h"

/* A plan beyond one of these limits is rejected, with a finding that names the limit. */
enum {
    BP_MAX_DEPTH = 64,      /* depth of nested elements */
    BP_MAX_TEXT = 1 << 20,  /* bytes in one text or attribute */
    BP_MAX_FIGURES = 100,  /* values, or targets, of one measure */
    BP_MAX_RUNS = 100000,   /* changes of style and line breaks in one text */
    BP_MAX_NAME = 1000,     /* bytes in a text that is printed in many places, such as a ref or a label */
    BP_MAX_ERRORS = 100000, /* errors, each of which takes time to explain */
};

/* Reads the plan in `source`. Adds all errors to `diags`. An error after which the rest cannot be
 * read (such as an unclosed tag) ends the reading. BP_OK: *plan is set and is in `arena`.
 * BP_INVALID: there were errors. BP_NOMEM: memory ran out. */
bp_result bp_read_plan(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                       struct bp_plan **plan);

/* Reads the head of a plan alone: what stands up to the end of <report>, which is all that names it. The
 * source may end after that. BP_INVALID: there were errors, or no end of the head. */
bp_result bp_read_head(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                       struct bp_plan **plan);

/* The same as bp_read_plan for a board pack. Does not open its plans. */
bp_result bp_read_pack(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                       struct bp_pack **pack);

/* The same for a house style. Does not open its logo and fonts. */
bp_result bp_read_style(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                        struct bp_house_style **style);

#endif
