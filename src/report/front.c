/* front.c: what comes before the tables: organisation, marking, title, period, meeting, summary. */
#include "report/edition.h"
#include "report/parts.h"

void bp_front_tell(struct bp_story *story)
{
    struct bp_front front = {.organisation = &story->plan->organisation,
                             .marking = bp_story_marking(story),
                             .title = story->title,
                             .subtitle = story->subtitle,
                             .detail = story->detail,
                             .meeting = bp_meeting_words(story),
                             .extract = story->extract && story->extract->chosen};
    bp_edition_lines(story, &front);
    story->writer->front(story->to, &front);
}

void bp_summary_tell(struct bp_story *story)
{
    const struct bp_block *summary = story->plan->report.summary;
    if (!summary)
        return;
    story->writer->heading(story->to, 2, bp_own_inline(story, BP_WORD_SUMMARY));
    story->writer->blocks(story->to, BP_VOICE_BODY, summary);
}
