/* pack.h: the items of a loaded board pack, with their plans. Private to src/api. */
#ifndef BP_API_PACK_H
#define BP_API_PACK_H

#include "api/doc.h"
#include "base/digest.h"
#include "layout/pack.h"

/* What is known of an item: first from looking at all plans, then from laying the pack out. */
struct bp_packed {
    struct bp_pack_part part;
    char sha256[BP_DIGEST_ROOM]; /* of its plan */
    uint32_t bytes;              /* … and its length */
    struct bp_date until;        /* the last day of the plan's reporting period */
    uint32_t rows_withheld;      /* rows that a public edition leaves out */
    bp_pack_item shown;          /* as the caller sees it */
};

/* What a public edition has not. */
struct bp_withheld {
    uint32_t items, rows;
    bp_exempt_set why;
};

/* One item's plan, open. */
struct bp_opened {
    struct bp_arena arena; /* owned: the plan, its source, and what is said of it */
    struct bp_source source;
    struct bp_diags diags;
    struct bp_plan *plan;
    struct bp_extract extract; /* the rows that the item and the edition have; part.plan NULL: the edition has
                                  none of the extract's */
};

/* Opens an item's plan, and chooses its rows; what is wrong is added to the document's findings. `opened` has
 * to be closed in any case. BP_OK; BP_INVALID, BP_IO: the findings say why it is not there; BP_NOMEM. */
bp_result bp_packed_open(bp_doc *doc, struct bp_packed *packed, bp_edition edition,
                         struct bp_opened *opened);
void bp_packed_close(struct bp_opened *opened);

/* Lists the items that the edition has in doc->packed, and opens the plan of each for a look, so that all
 * that is wrong with any of them is said at once. An extract of which nothing is public is left out of the
 * public edition, too. The worst result of them. */
bp_result bp_packed_look(bp_doc *doc, bp_edition edition, struct bp_withheld *withheld);

#endif
