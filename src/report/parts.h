/* parts.h: the parts of a report. Each has a file that decides its contents and their order. */
#ifndef BP_REPORT_PARTS_H
#define BP_REPORT_PARTS_H

#include "model/changes.h"
#include "report/story.h"

/* Makes anchors for the rows of the plan, in their order: measures first, then actions by priority. Returns
 * that of the first. */
uint32_t bp_anchors_make(const struct bp_story *story);

/* Organisation and marking, then the document's names and the meeting. Below, `first` is the anchor of the
 * first row. */
void bp_front_tell(struct bp_story *story);
void bp_summary_tell(struct bp_story *story);
void bp_glance_tell(struct bp_story *story);
void bp_attention_tell(struct bp_story *story, uint32_t first);
/* How many rows went from each status to each other one, as a sentence and a table. */
void bp_movement_tell(struct bp_story *story);
void bp_sections_tell(struct bp_story *story, uint32_t first);
void bp_back_tell(struct bp_story *story);
/* The findings of the checks, with links to their rows; `first` BP_NO_ANCHOR: without. */
void bp_findings_tell(struct bp_story *story, const struct bp_diags *findings,
                      uint32_t first);
/* All that comes below the front; `findings` NULL: none are told. */
void bp_body_tell(struct bp_story *story, const struct bp_diags *findings, uint32_t first);
/* What changed between two plans, as a document of its own. */
void bp_changes_tell(struct bp_story *story, const struct bp_changes *changes);
/* A chase sheet for each lead, each on a new page, and one at the end for rows without a lead. If the extract
 * was chosen by lead, only that lead's sheet. */
void bp_chase_tell(struct bp_story *story);

#endif
