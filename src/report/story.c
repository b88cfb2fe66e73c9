/* story.c: the names of a document, and the words that name plans, periods and meetings. */
#include "report/story.h"

#include <string.h>

void bp_story_name(struct bp_story *story, struct bp_names names)
{
    const struct bp_plan *plan = story->plan;
    story->title = names.title ? names.title : &plan->title;
    story->subtitle = names.subtitle ? names.subtitle : &plan->report.title;
    story->detail = names.detail ? names.detail : bp_period_words(story);
}

void bp_story_begin(struct bp_story *story, struct bp_names names)
{
    bp_story_name(story, names);
    story->writer->begin(story->to);
}

void bp_story_turn(struct bp_story *story, const struct bp_plan *plan)
{
    story->plan = story->writer->turn(story->to, plan);
    story->house = bp_house_for(plan->lang);
    story->foreign = !bp_house_of(plan->lang);
}

const struct bp_inline *bp_story_marking(const struct bp_story *story)
{
    const struct bp_inline *marking = story->marking ? story->marking : &story->plan->report.marking;
    return story->notice ? bp_inline_join(story->arena, marking, " \xC2\xB7 ", story->notice) : marking;
}

const struct bp_inline *bp_own_inline(const struct bp_story *story, enum bp_word word)
{
    return bp_say_inline(story->arena, bp_own(story, word));
}

const struct bp_inline *bp_days_words(const struct bp_story *story, struct bp_date from, struct bp_date to)
{
    struct bp_arena *arena = story->arena;
    return bp_say_inline(arena, bp_fill(arena, bp_own(story, BP_WORD_PERIOD),
                                        bp_house_date(arena, story->house, from),
                                        bp_house_date(arena, story->house, to), NULL));
}

const struct bp_inline *bp_period_words(const struct bp_story *story)
{
    const struct bp_report *report = &story->plan->report;
    return report->period.n ? &report->period : bp_days_words(story, report->from, report->to);
}

const struct bp_inline *bp_report_words(const struct bp_story *story, const struct bp_plan *plan)
{
    const struct bp_report *report = &plan->report;
    struct bp_arena *arena = story->arena;
    const struct bp_house *house = story->house;
    return bp_say_inline(arena, bp_fill(arena, bp_own(story, BP_WORD_REPORT_AND_PERIOD),
                                        bp_inline_plain(arena, &report->title),
                                        bp_house_date(arena, house, report->from),
                                        bp_house_date(arena, house, report->to), NULL));
}

/* Adds "agenda item 7" to a list, if there is a 7. */
static const char *add_words(const struct bp_story *story, const char *list, enum bp_word phrase,
                             const char *text)
{
    struct bp_arena *arena = story->arena;
    if (!*text)
        return list;
    const char *words = bp_fill(arena, bp_own(story, phrase), text, NULL);
    return *list ? bp_fill(arena, bp_own(story, BP_WORD_LIST), list, words, NULL) : words;
}

const struct bp_inline *bp_meeting_words(const struct bp_story *story)
{
    const struct bp_report *report = &story->plan->report;
    struct bp_arena *arena = story->arena;
    if (report->meeting.at == BP_NOWHERE)
        return NULL;
    const char *rest = "";
    if (report->meeting_date.year)
        rest = bp_house_date(arena, story->house, report->meeting_date);
    rest = add_words(story, rest, BP_WORD_AGENDA_ITEM, report->agenda_item);
    rest = add_words(story, rest, BP_WORD_APPENDIX, report->appendix);
    return bp_inline_join(arena, &report->meeting, ", ", bp_say_inline(arena, rest));
}
