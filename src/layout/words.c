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

const struct bp_inline *bp_period_words(struct bp_flow *flow)
{
    const struct bp_report *report = &flow->plan->report;
    char from[24], to[24];
    if (report->period.n)
        return &report->period;
    bp_date_words(report->from, from);
    bp_date_words(report->to, to);
    return bp_say_inline(flow->set.arena, bp_say(flow->set.arena, "%s to %s", from, to));
}

const struct bp_inline *bp_report_words(struct bp_arena *arena, const struct bp_plan *plan)
{
    const struct bp_report *report = &plan->report;
    char from[24], to[24];
    bp_date_words(report->from, from);
    bp_date_words(report->to, to);
    return bp_say_inline(arena, bp_say(arena, "%s, %s to %s", bp_inline_plain(arena, &report->title),
                                       from, to));
}

const struct bp_inline *bp_meeting_words(struct bp_flow *flow)
{
    const struct bp_report *report = &flow->plan->report;
    struct bp_arena *arena = flow->set.arena;
    char day[24] = "";
    if (report->meeting.at == BP_NOWHERE)
        return NULL;
    if (report->meeting_date.year)
        bp_date_words(report->meeting_date, day);
    const char *item = report->agenda_item, *appendix = report->appendix;
    const char *rest = bp_say(arena, "%s%s%s%s%s%s", day, *day && (*item || *appendix) ? ", " : "",
                              *item ? "agenda item " : "", item,
                              *item && *appendix ? ", appendix " : *appendix ? "appendix " : "",
                              appendix);
    return bp_inline_join(arena, &report->meeting, ", ", bp_say_inline(arena, rest));
}
