/* report.c: tells a report from its plan, part by part. */
#include "report/report.h"

#include "report/edition.h"
#include "report/parts.h"

uint32_t bp_anchors_make(const struct bp_story *story)
{
    return story->writer->anchors(story->to, bp_plan_rows(story->plan));
}

void bp_body_tell(struct bp_story *story, const struct bp_diags *findings, uint32_t first)
{
    bp_summary_tell(story);
    bp_glance_tell(story);
    bp_attention_tell(story, first);
    bp_movement_tell(story);
    story->writer->chapter(story->to);
    bp_sections_tell(story, first);
    bp_back_tell(story);
    if (findings) {
        story->writer->chapter(story->to);
        bp_findings_tell(story, findings, first);
    }
}

static void begin(struct bp_story *story, const struct bp_document *document, enum bp_word extract_name,
                  struct bp_names names)
{
    bp_edition_name(story, document->extract, extract_name, &names);
    bp_story_begin(story, names);
    bp_front_tell(story);
}

static struct bp_names named(const struct bp_story *story, enum bp_word phrase)
{
    return (struct bp_names){
        .subtitle = bp_fill_inline(story->arena, bp_own(story, phrase), &story->plan->report.title, NULL)};
}

static void tell_report(struct bp_story *story, const struct bp_document *document)
{
    const uint32_t first = bp_anchors_make(story);
    story->since = document->since;
    begin(story, document, BP_WORD_EXTRACT_NAME, (struct bp_names){0});
    bp_body_tell(story, document->findings, first);
}

void bp_document_tell(struct bp_story *story, const struct bp_document *document)
{
    const bool chosen = document->extract && document->extract->chosen;
    struct bp_names names = {0};
    switch (document->kind) {
    case BP_DOCUMENT_REPORT: tell_report(story, document); break;
    case BP_DOCUMENT_CHASE:
        if (!chosen)
            names = named(story, BP_WORD_CHASE_NAME);
        begin(story, document, BP_WORD_CHASE_EXTRACT_NAME, names);
        bp_chase_tell(story);
        break;
    case BP_DOCUMENT_FINDINGS:
        begin(story, document, BP_WORD_EXTRACT_NAME, named(story, BP_WORD_DATA_QUALITY_OF));
        bp_findings_tell(story, document->findings, BP_NO_ANCHOR);
        break;
    case BP_DOCUMENT_CHANGES: bp_changes_tell(story, document->changes); break;
    }
}
