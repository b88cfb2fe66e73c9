/* pack.h: the items of a loaded board pack, with their plans. Private to src/api. */
#ifndef BP_API_PACK_H
#define BP_API_PACK_H

#include "api/doc.h"
#include "base/digest.h"
#include "layout/pack.h"

/* What is known about an item: first from reading its plan, then from laying out the pack. */
struct bp_packed {
    struct bp_pack_part part;
    bool read;                   /* the plan's file has been read: then its … */
    char sha256[BP_DIGEST_ROOM]; /* … SHA-256 sum, or "" if that is not wanted */
    uint32_t bytes, check;       /* … length, and a checksum that tells whether it changes meanwhile */
    struct bp_date until;        /* the last day of the plan's reporting period */
    uint32_t rows_withheld;      /* number of rows that a public edition leaves out */
    struct bp_opened *opened;    /* the plan, open since the first look at it; or NULL; doc->arena */
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

/* What is done with the plans after a look at all: nothing; or they are laid out, and may be asked for
 * their sums. */
enum bp_pack_use { BP_PACK_LOOKED_AT, BP_PACK_LAID_OUT, BP_PACK_SUMMED };

/* Lists the items of the edition in doc->packed. Opens each plan once, so that all errors are
 * reported together. Those that will be laid out stay open, as long as they do not take much
 * memory: then they need not be read again. A public edition also leaves out an extract without
 * public rows. Returns the worst result. After it, call bp_packed_close_all. */
bp_result bp_packed_look(bp_doc *doc, bp_edition edition, enum bp_pack_use use, struct bp_withheld *withheld);
void bp_packed_close_all(bp_doc *doc);

#endif
