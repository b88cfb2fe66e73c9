/* words.c: makes texts for the report from the plan's own texts. */
#include <string.h>

#include "layout/parts.h"

const struct bp_inline *bp_inline_join(struct bp_arena *arena, const struct bp_inline *a,
                                       const char *between, const struct bp_inline *b)
{
    if (!a->n || !b->n)
        return a->n ? a : b;
    const struct bp_inline *middle = bp_say_inline(arena, between);
    struct bp_inline *all = bp_arena_alloc(arena, sizeof *all);
    all->at = a->at;
    all->n = a->n + middle->n + b->n;
    all->runs = bp_arena_array(arena, all->n, sizeof *all->runs);
    memcpy(all->runs, a->runs, a->n * sizeof *all->runs);
    memcpy(all->runs + a->n, middle->runs, middle->n * sizeof *all->runs);
    memcpy(all->runs + a->n + middle->n, b->runs, b->n * sizeof *all->runs);
    return all;
}

const struct bp_inline *bp_inline_list(struct bp_arena *arena, const struct bp_inline *items, uint32_t n)
{
    const struct bp_inline *comma = bp_say_inline(arena, ", ");
    struct bp_inline *all = bp_arena_alloc(arena, sizeof *all);
    size_t room = 0;
    for (uint32_t i = 0; i < n; i++)
        room += items[i].n + comma->n;
    all->at = BP_NOWHERE;
    all->runs = bp_arena_array(arena, room, sizeof *all->runs);
    for (uint32_t i = 0; i < n; i++) {
        if (!items[i].n)
            continue;
        if (!all->n)
            all->at = items[i].at;
        else
            all->runs[all->n++] = comma->runs[0];
        memcpy(all->runs + all->n, items[i].runs, items[i].n * sizeof *all->runs);
        all->n += items[i].n;
    }
    return all;
}

const struct bp_inline *bp_fill_inline(struct bp_arena *arena, const char *phrase,
                                       const struct bp_inline *text, ...)
{
    const char *place = strstr(phrase, "{0}");
    va_list texts;
    va_start(texts, text);
    const char *before = bp_fill_list(arena, bp_say(arena, "%.*s", (int)(place - phrase), phrase), texts);
    va_end(texts);
    va_start(texts, text);
    const char *after = bp_fill_list(arena, place + 3, texts);
    va_end(texts);
    return bp_inline_join(arena, bp_inline_join(arena, bp_say_inline(arena, before), "", text), "",
                          bp_say_inline(arena, after));
}

const struct bp_inline *bp_inline_look(struct bp_arena *arena, const struct bp_inline *text,
                                       enum bp_style style)
{
    struct bp_inline *look = bp_arena_alloc(arena, sizeof *look);
    look->at = text->at;
    look->n = text->n;
    look->runs = bp_arena_array(arena, text->n, sizeof *look->runs);
    for (uint32_t i = 0; i < text->n; i++) {
        look->runs[i] = text->runs[i];
        look->runs[i].style |= (uint8_t)style;
    }
    return look;
}

const struct bp_inline *bp_days_words(struct bp_flow *flow, struct bp_date from, struct bp_date to)
{
    struct bp_arena *arena = flow->set.arena;
    return bp_say_inline(arena, bp_fill(arena, bp_own(flow, BP_WORD_PERIOD),
                                        bp_house_date(arena, flow->set.house, from),
                                        bp_house_date(arena, flow->set.house, to), NULL));
}

const struct bp_inline *bp_period_words(struct bp_flow *flow)
{
    const struct bp_report *report = &flow->plan->report;
    return report->period.n ? &report->period : bp_days_words(flow, report->from, report->to);
}

const struct bp_inline *bp_report_words(struct bp_flow *flow, const struct bp_plan *plan)
{
    const struct bp_report *report = &plan->report;
    struct bp_arena *arena = flow->set.arena;
    const struct bp_house *house = flow->set.house;
    return bp_say_inline(arena, bp_fill(arena, bp_own(flow, BP_WORD_REPORT_AND_PERIOD),
                                        bp_inline_plain(arena, &report->title),
                                        bp_house_date(arena, house, report->from),
                                        bp_house_date(arena, house, report->to), NULL));
}

/* Adds "agenda item 7" to a list, if there is a 7. */
static const char *add_words(struct bp_flow *flow, const char *list, enum bp_word phrase, const char *text)
{
    struct bp_arena *arena = flow->set.arena;
    if (!*text)
        return list;
    const char *words = bp_fill(arena, bp_own(flow, phrase), text, NULL);
    return *list ? bp_fill(arena, bp_own(flow, BP_WORD_LIST), list, words, NULL) : words;
}

const struct bp_inline *bp_meeting_words(struct bp_flow *flow)
{
    const struct bp_report *report = &flow->plan->report;
    struct bp_arena *arena = flow->set.arena;
    if (report->meeting.at == BP_NOWHERE)
        return NULL;
    const char *rest = "";
    if (report->meeting_date.year)
        rest = bp_house_date(arena, flow->set.house, report->meeting_date);
    rest = add_words(flow, rest, BP_WORD_AGENDA_ITEM, report->agenda_item);
    rest = add_words(flow, rest, BP_WORD_APPENDIX, report->appendix);
    return bp_inline_join(arena, &report->meeting, ", ", bp_say_inline(arena, rest));
}
