/* extract.h: a part of a plan: the rows of an edition, and of those the rows of an extract. What is made of a
 * plan (its report, its findings, its XML) is made of such a part all the same. */
#ifndef BP_EXTRACT_H
#define BP_EXTRACT_H

#include "base/diag.h"
#include "boardpaper.h"
#include "model/compare.h"
#include "model/exempt.h"

/* Some rows of a plan, as a plan of their own: a shallow copy, without stated totals. A measure that
 * continues one that was left out has that one's ref and leads; a priority keeps its number in the plan. */
struct bp_part_of_plan {
    const struct bp_plan *plan;
    const uint32_t *numbers; /* of its rows in the whole plan, from 1; NULL: it is the whole plan */
    uint32_t n;              /* rows */
};

struct bp_extract {
    const struct bp_plan *whole;
    bp_edition edition;
    bool chosen; /* it is an extract; else the report of an edition */
    /* The rows that the edition has, of which an extract is chosen, and whose totals stand beside its own;
     * and the rows of the extract. */
    struct bp_part_of_plan all, part;
    uint32_t left_out; /* rows of `all` that are not in `part` */
    uint32_t withheld; /* rows of the plan that are not in `all`, and why */
    bp_exempt_set withheld_for;
    uint32_t restricted; /* rows of `part` that are not for publication, and why */
    bp_exempt_set restricted_for;
    /* "exceptions only, lead Kent Police"; and what is said where no row is left: "nothing in this plan is
     * an exception", "none of lead Kent Police is an exception". "" where nothing was chosen. */
    const char *words, *nothing;
    const struct bp_choice *choice; /* choose.h; NULL where nothing was chosen */
};

/* Whether it is said to need attention: by its status, for want of one, or for being overdue. */
bool bp_row_needs_attention(const struct bp_plan *plan, const struct bp_row *row);

/* Everything lies in `arena`. `selection` NULL: all rows. BP_INVALID: there is no such lead, partner,
 * priority or status, and `diags` says so; BP_NOMEM. */
bp_result bp_extract_make(const struct bp_plan *whole, const bp_selection *selection, bp_edition edition,
                          struct bp_arena *arena, struct bp_diags *diags, struct bp_extract *out);

/* The number in the whole plan, from 1, of row i of a part. */
uint32_t bp_part_number(const struct bp_part_of_plan *part, uint32_t i);

/* What changed in the rows of the extract since the plan of the period before. Rows that were closed are
 * among them where they were of its lead, partner and priority; not where it was chosen by status. Of a row
 * that is restricted in either plan, a public edition has neither. False: memory ran out. */
bool bp_extract_compare(const struct bp_extract *extract, const struct bp_plan *before,
                        struct bp_arena *arena, struct bp_comparison *out);

/* By row of `all`: its number in `part`, from 1; 0: it is left out. NULL: memory ran out. */
const uint32_t *bp_extract_places(const struct bp_extract *extract, struct bp_arena *arena);

#endif
