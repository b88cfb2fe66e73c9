/* report.h: the documents that are told, each from its first word to its last. */
#ifndef BP_REPORT_REPORT_H
#define BP_REPORT_REPORT_H

#include "boardpaper.h"
#include "model/changes.h"
#include "report/story.h"

enum bp_document_kind {
    BP_DOCUMENT_REPORT,
    BP_DOCUMENT_CHASE,    /* chase sheets: for each lead, the rows with what is missing and room to write */
    BP_DOCUMENT_FINDINGS, /* the findings alone; `extract`: the rows that they are about */
    BP_DOCUMENT_CHANGES,  /* what changed between two plans, of which `plan` is the newer one */
};

/* A document, and what it is made from. All pointers are borrowed. */
struct bp_document {
    enum bp_document_kind kind;
    const struct bp_plan *plan;
    const struct bp_options *options;  /* NULL: defaults */
    const struct bp_house_style *style; /* NULL: none */
    const struct bp_extract *extract;  /* which rows of another plan this plan has; NULL: all */
    const struct bp_comparison *since; /* the comparison with the plan of the period before; NULL: none */
    const struct bp_diags *findings;   /* findings of the checks; NULL: a report has none at its end */
    const struct bp_changes *changes;
};

/* Tells the document. The story has its plan, and the writer. */
void bp_document_tell(struct bp_story *story, const struct bp_document *document);

#endif
