/* parts.h: the parts of a report. Each has a file that decides its contents and their order. */
#ifndef BP_REPORT_PARTS_H
#define BP_REPORT_PARTS_H

#include "model/changes.h"
#include "report/story.h"

/* Anchors of the rows: measures first, then actions by priority. */
struct bp_anchors {
    uint32_t measures, actions; /* of the first one */
};
struct bp_anchors bp_anchors_make(const struct bp_story *story);

/* Organisation and marking, then the document's names and the meeting. */
void bp_front_tell(struct bp_story *story);
void bp_summary_tell(struct bp_story *story);
void bp_glance_tell(struct bp_story *story);
void bp_attention_tell(struct bp_story *story, const struct bp_anchors *anchors);
/* How many rows went from each status to each other one, as a sentence and a table. */
void bp_movement_tell(struct bp_story *story);
void bp_sections_tell(struct bp_story *story, const struct bp_anchors *anchors);
void bp_back_tell(struct bp_story *story);
/* The findings of the checks, with links to their rows; `anchors` NULL: without. */
void bp_findings_tell(struct bp_story *story, const struct bp_diags *findings,
                      const struct bp_anchors *anchors);
/* All that comes below the front; `findings` NULL: none are told. */
void bp_body_tell(struct bp_story *story, const struct bp_diags *findings, const struct bp_anchors *anchors);
/* What changed between two plans, as a document of its own. */
void bp_changes_tell(struct bp_story *story, const struct bp_changes *changes);
/* A chase sheet for each lead, each on a new page, and one at the end for rows without a lead. If the extract
 * was chosen by lead, only that lead's sheet. */
void bp_chase_tell(struct bp_story *story);

#endif
