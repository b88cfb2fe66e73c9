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

/* The plan with the style's colours; the plan itself if the style has none. */
static const struct bp_plan *coloured(const struct bp_story *story, const struct bp_plan *plan)
{
    if (!story->style || !story->style->n_looks)
        return plan;
    struct bp_plan *copy = bp_arena_alloc(story->arena, sizeof *copy);
    *copy = *plan;
    return bp_style_scheme(story->style, &copy->scheme, story->arena) ? copy : plan;
}

void bp_story_turn(struct bp_story *story, const struct bp_plan *plan)
{
    story->plan = story->writer->turn(story->to, coloured(story, plan));
    story->house = bp_house_for(plan->lang);
    story->foreign = !bp_house_of(plan->lang);
    if (story->style)
        story->house = bp_style_house(story->style, story->house, plan->lang, story->arena);
}

/* Where the style's words are in another language, the report's own say it. */
static const struct bp_inline *draft_words(const struct bp_story *story)
{
    const struct bp_house_style *style = story->style;
    if (!style || !style->draft.n)
        return NULL;
    return bp_style_speaks(style, story->plan->lang) ? &style->draft : bp_own_inline(story, BP_WORD_DRAFT);
}

static const struct bp_inline *marked(const struct bp_story *story, const struct bp_inline *marking)
{
    const struct bp_inline *draft = draft_words(story);
    if (draft)
        marking = bp_inline_join(story->arena, draft, " \xC2\xB7 ", marking);
    return story->notice ? bp_inline_join(story->arena, marking, " \xC2\xB7 ", story->notice) : marking;
}

const struct bp_inline *bp_story_marking(const struct bp_story *story)
{
    return marked(story, story->marking ? story->marking : &story->plan->report.marking);
}

const struct bp_inline *bp_story_notices(const struct bp_story *story)
{
    return marked(story, bp_say_inline(story->arena, ""));
}

/* What a name in a footer stands for. */
static const char *footer_part(const struct bp_story *story, int part)
{
    const struct bp_inline *const parts[] = {
        [BP_FOOTER_ORGANISATION] = &story->plan->organisation,
        [BP_FOOTER_TITLE] = story->title,
        [BP_FOOTER_REPORT] = story->subtitle,
        [BP_FOOTER_PERIOD] = story->detail,
        [BP_FOOTER_VERSION] = &story->plan->report.version,
    };
    return bp_inline_plain(story->arena, parts[part]);
}

const struct bp_inline *bp_story_foot(const struct bp_story *story)
{
    const struct bp_house_style *style = story->style;
    if (!style || !style->footer.n || !bp_style_speaks(style, story->plan->lang))
        return NULL;
    const char *at = bp_inline_plain(story->arena, &style->footer);
    const char *words = "";
    while (*at) {
        size_t plain = strcspn(at, "{"), len = 0;
        int part = bp_footer_name(at + plain, &len);
        if (part < 0 && at[plain])
            plain++; /* a brace of its own */
        words = bp_say(story->arena, "%s%.*s%s", words, (int)plain, at,
                       part < 0 ? "" : footer_part(story, part));
        at += plain + len;
    }
    return bp_say_inline(story->arena, words);
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
