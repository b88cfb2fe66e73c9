/* edition.h: what a document says about itself if it has only some rows of a plan (an extract or a
 * public edition), or has rows that are not for publication. */
#ifndef BP_EDITION_H
#define BP_EDITION_H

#include "report/story.h"

/* Sets the rows of the story, and the names of the document. Call it before the document begins. `name`: the
 * phrase that names an extract. `extract` NULL: all rows. */
void bp_edition_name(struct bp_story *story, const struct bp_extract *extract, enum bp_word name,
                     struct bp_names *names);

/* "Not for publication: Schedule 12A paragraph 3" */
const struct bp_inline *bp_notice_words(const struct bp_story *story, bp_exempt_set why);

/* The lines of the front that say how many of the plan's rows the document has, and how many it leaves out.
 */
void bp_edition_lines(const struct bp_story *story, struct bp_front *front);

/* Why rows are not for publication, in the words of the Schedule, where the story has an extract. */
const char *bp_edition_explain(const struct bp_story *story);

#endif
