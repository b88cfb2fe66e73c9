/* pack.h: the items of a loaded board pack, with their plans. Private to src/api. */
#ifndef BP_API_PACK_H
#define BP_API_PACK_H

#include "api/doc.h"
#include "base/digest.h"
#include "layout/pack.h"

/* What is known about an item: first from reading its plan, then from laying out the pack. */
struct bp_packed {
    struct bp_pack_part part;
    char sha256[BP_DIGEST_ROOM]; /* of the plan's file */
    uint32_t bytes;              /* … and its length */
    struct bp_date until;        /* the last day of the plan's reporting period */
    uint32_t rows_withheld;      /* number of rows that a public edition leaves out */
    bp_pack_item shown;          /* for the caller */
};

/* What a public edition leaves out. */
struct bp_withheld {
    uint32_t items, rows;
    bp_exempt_set why;
};

/* The plan of one item, while it is open. */
struct bp_opened {
    struct bp_arena arena; /* owned: the plan, its source and its findings */
    struct bp_source source;
    struct bp_original original;
    struct bp_diags diags;
    struct bp_plan *plan;
    struct bp_extract extract; /* the rows for the item and the edition; part.plan NULL: the
                                  edition has no row of the extract */
};

/* Opens the plan of an item and chooses its rows. Errors are added to the document's findings.
 * Always close `opened` afterwards. Returns BP_OK; BP_INVALID or BP_IO (the findings say why);
 * BP_NOMEM. */
bp_result bp_packed_open(bp_doc *doc, struct bp_packed *packed, bp_edition edition,
                         struct bp_opened *opened);
void bp_packed_close(struct bp_opened *opened);

/* Lists the items of the edition in doc->packed. Opens each plan once, so that all errors are
 * reported together. A public edition also leaves out an extract without public rows. Returns the
 * worst result. */
bp_result bp_packed_look(bp_doc *doc, bp_edition edition, struct bp_withheld *withheld);

#endif
