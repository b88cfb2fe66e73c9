/* pack_item.c: the names of an item of a board pack, and its heading. */
#include <string.h>

#include "report/edition.h"
#include "report/pack.h"

void bp_pack_plan(const struct bp_pack *pack, struct bp_plan *plan)
{
    const struct bp_inline none = {NULL, 0, BP_NOWHERE};
    *plan = (struct bp_plan){
        .source = pack->source, .lang = pack->lang, .style = pack->style, .title = pack->title,
        .organisation = pack->organisation};
    plan->report = (struct bp_report){.title = none,
                                      .period = none,
                                      .update_heading = none,
                                      .version = none,
                                      .contact = none,
                                      .meeting = pack->meeting,
                                      .marking = pack->marking,
                                      .meeting_date = pack->meeting_date,
                                      .agenda_item = "",
                                      .appendix = ""};
}

/* The pack's marking, and the plan's marking if the first does not include it. */
static const struct bp_inline *marking_of(struct bp_story *story, const struct bp_plan *pack)
{
    struct bp_arena *arena = story->arena;
    const struct bp_inline *ours = &pack->report.marking, *theirs = &story->plan->report.marking;
    const char *our_words = bp_inline_plain(arena, ours), *their_words = bp_inline_plain(arena, theirs);
    if (strstr(our_words, their_words))
        return ours;
    return strstr(their_words, our_words) ? theirs : bp_inline_join(arena, ours, " \xC2\xB7 ", theirs);
}

/* "Item 7 · Quarter 2 monitoring report" */
const char *bp_pack_label(const struct bp_story *story, const struct bp_pack_entry *entry)
{
    return bp_fill(story->arena, bp_own(story, BP_WORD_ITEM_LABEL), entry->number.text, entry->title.text,
                   NULL);
}

void bp_pack_item_name(struct bp_story *story, const struct bp_pack_part *part, const struct bp_plan *pack,
                       const struct bp_extract *extract)
{
    const struct bp_pack_entry *entry = part->entry;
    struct bp_names names = {0};
    bp_edition_name(story, extract, BP_WORD_EXTRACT_NAME, &names);
    bp_story_name(story, names);
    if (entry->ground)
        story->notice = bp_notice_words(story, part->restricted);
    story->foot = bp_say_inline(story->arena, bp_pack_label(story, entry));
    story->foot_brief = bp_say_inline(
        story->arena, bp_fill(story->arena, bp_own(story, BP_WORD_ITEM_NUMBER), entry->number.text, NULL));
    story->marking = marking_of(story, pack);
}

void bp_pack_front_tell(struct bp_story *story, enum bp_front_part part)
{
    struct bp_front front = {.part = part,
                             .organisation = &story->plan->organisation,
                             .marking = bp_story_marking(story),
                             .title = story->title,
                             .subtitle = story->subtitle,
                             .detail = story->detail};
    bp_edition_lines(story, &front);
    story->writer->front(story->to, &front);
}

void bp_pack_heading_tell(struct bp_story *story, const struct bp_pack_entry *entry)
{
    struct bp_arena *arena = story->arena;
    story->writer->heading(story->to, 1,
                           bp_say_inline_at(arena, bp_pack_label(story, entry), entry->title.at));
    if (!entry->ground)
        return;
    const struct bp_inline *notice = bp_notice_words(story, bp_exempt_add(0, entry->ground));
    story->writer->text(story->to, BP_VOICE_WHY,
                        bp_inline_join(arena, bp_inline_look(arena, notice, BP_STRONG), ". ",
                                       bp_own_inline(story, bp_exempt_words(entry->ground))));
}
