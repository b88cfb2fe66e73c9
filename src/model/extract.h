/* extract.h: a part of a plan: the rows of an edition, or an extract of those. The report, the
 * findings and the XML of a part are made in the same way as those of a whole plan. */
#ifndef BP_EXTRACT_H
#define BP_EXTRACT_H

#include "base/diag.h"
#include "boardpaper.h"
#include "model/compare.h"
#include "model/exempt.h"

/* Some rows of a plan, as a plan: a shallow copy without stated totals. A measure that continues a
 * left-out measure gets that measure's ref and leads. A priority keeps its number in the plan. An action that
 * is below others keeps these. */
struct bp_part_of_plan {
    const struct bp_plan *plan;
    const uint32_t *numbers; /* the number of each row in the whole plan, from 1; NULL: this is
                                the whole plan */
    uint32_t n;              /* number of rows */
};

struct bp_extract {
    const struct bp_plan *whole;
    bp_edition edition;
    bool chosen; /* this is an extract; false: it has all rows of the edition */
    /* `all` has the rows of the edition; the report shows its totals beside those of the extract.
     * `part` has the rows of the extract. */
    struct bp_part_of_plan all, part;
    uint32_t context;  /* rows of `part` that were not chosen: chosen ones are below them */
    uint32_t left_out; /* rows of `all` that are not in `part` */
    uint32_t withheld; /* rows of the plan that are not in `all`, and why */
    bp_exempt_set withheld_for;
    uint32_t restricted; /* restricted rows of `part`, and why */
    bp_exempt_set restricted_for;
    /* `words`: "exceptions only, lead Kent Police". `nothing`, printed if no row is left: "nothing
     * in this plan is an exception", "none of lead Kent Police is an exception"; both in the plan's
     * language. `nothing_found`: the latter in English, for a finding. All are "" if nothing was chosen. */
    const char *words, *nothing, *nothing_found;
    const struct bp_choice *choice; /* choose.h; NULL if nothing was chosen */
};

/* Whether a row needs attention: because of its status, because it has none and should, or because it is
 * overdue. A row that an extract shows for another's sake does not. */
bool bp_row_needs_attention(const struct bp_plan *plan, const struct bp_row *row);

/* Everything is allocated in `arena`. `selection` NULL: all rows. Returns BP_INVALID if a lead,
 * partner, priority or status is not in the plan (`diags` says which), or BP_NOMEM. */
bp_result bp_extract_make(const struct bp_plan *whole, const bp_selection *selection, bp_edition edition,
                          struct bp_arena *arena, struct bp_diags *diags, struct bp_extract *out);

/* The number of row i of a part in the whole plan, from 1. */
uint32_t bp_part_number(const struct bp_part_of_plan *part, uint32_t i);

/* What changed in the rows of the extract since the plan of the period before. Closed rows are
 * included if they match the extract's lead, partner and priority, but not if it was chosen by
 * status. A public edition leaves out rows that are restricted in either plan. Returns false if
 * memory ran out. */
bool bp_extract_compare(const struct bp_extract *extract, const struct bp_plan *before,
                        struct bp_arena *arena, struct bp_comparison *out);

/* For each row of `all`: its number in `part`, from 1; 0 if it is left out. NULL if memory ran
 * out. */
const uint32_t *bp_extract_places(const struct bp_extract *extract, struct bp_arena *arena);

#endif
