/* back.c: the end of the report: key, glossary, document control. */
#include <string.h>

#include "report/counts.h"
#include "report/edition.h"
#include "report/parts.h"

enum { MOST_NOTES = 8 };

/* A table of two columns, names and what they mean, with notes below it. */
struct pairs {
    struct pair {
        const struct bp_inline *name, *meaning;
        const struct bp_status *status;
    } items[BP_MAX_STATUSES + 12];
    uint32_t n;
    const struct bp_term *terms; /* the names and meanings, if not NULL */
    enum bp_word heading;
    const char *notes[MOST_NOTES];
    uint32_t n_notes;
    struct bp_table table;
};

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct pairs *pairs = user;
    struct pair pair;
    if (pairs->terms)
        pair = (struct pair){bp_say_inline(work, pairs->terms[i].abbr), &pairs->terms[i].meaning, NULL};
    else
        pair = pairs->items[i];
    *out = (struct bp_row_text){.anchor = BP_NO_ANCHOR, .reminder_status = -1};
    struct bp_part *parts = bp_arena_array(work, 2, sizeof *parts);
    parts[0] = (struct bp_part){
        .kind = pair.status ? BP_PART_STATUS : BP_PART_TEXT, .text = pair.name, .status = pair.status};
    parts[1] = (struct bp_part){.kind = BP_PART_TEXT, .text = pair.meaning};
    out->cells[0] = (struct bp_cell){&parts[0], 1, pair.status};
    out->cells[1] = (struct bp_cell){&parts[1], 1, NULL};
}

static void prepare(struct bp_story *story, struct pairs *pairs, enum bp_word heading, enum bp_word name,
                    enum bp_word meaning)
{
    pairs->heading = heading;
    pairs->table =
        (struct bp_table){.kind = BP_TABLE_KEY,
                          .level = 2,
                          .columns = {{.name = BP_COLUMN_STATUS, .head = bp_own_inline(story, name)},
                                      {.name = BP_NAMED_MEANING, .head = bp_own_inline(story, meaning)}},
                          .n_columns = 2,
                          .n_rows = pairs->n,
                          .row = row_of,
                          .user = pairs,
                          .whole = true};
}

/* ---- the key ---- */

static void note(struct pairs *pairs, const char *text)
{
    pairs->notes[pairs->n_notes++] = text;
}

static bool is_any_overdue(const struct bp_plan *plan)
{
    for (struct bp_walk walk = {0}; bp_walk(plan, &walk);)
        if (bp_row_overdue(plan, walk.row))
            return true;
    return false;
}

/* What is odd about the shares at a glance, and wants a word. */
struct odd {
    bool small, inexact, dash;
};

static void look_at_shares(const struct bp_plan *plan, const struct bp_counts *counts, struct odd *odd)
{
    int shares[BP_MAX_STATUSES + 1], sum = 0;
    bp_count_shares(plan, counts, shares);
    for (int i = 0; i < plan->scheme.n; i++) {
        bool counted = plan->scheme.items[i].counted;
        sum += shares[i];
        odd->small |= counted && counts->of[i] && !shares[i];
        odd->dash |= counts->all && !counted && bp_status_shown(plan, counts, i);
    }
    odd->inexact |= counts->counted && sum != 100;
    odd->dash |= counts->all && !counts->counted;
}

/* The counts of a plan's actions and measures. */
struct both {
    struct bp_counts actions, measures;
};

static struct both count_both(const struct bp_plan *plan)
{
    struct both counts = {0};
    bp_count_actions(plan, &counts.actions);
    bp_count_rows(plan, plan->measures, plan->n_measures, &counts.measures);
    return counts;
}

/* `whole`: the counts of `all`. */
static void note_shares(const struct bp_story *story, const struct bp_plan *all, const struct both *whole,
                        struct pairs *pairs)
{
    const struct both part = all == story->plan ? *whole : count_both(story->plan);
    struct odd odd = {false, false, false};
    look_at_shares(story->plan, &part.actions, &odd);
    look_at_shares(story->plan, &part.measures, &odd);
    look_at_shares(all, &whole->actions, &odd);
    look_at_shares(all, &whole->measures, &odd);
    if (odd.small)
        note(pairs, bp_own(story, BP_WORD_SHARES_SMALL));
    else if (odd.inexact)
        note(pairs, bp_own(story, BP_WORD_SHARES_ROUNDED));
    if (odd.dash)
        note(pairs, bp_own(story, BP_WORD_DASH_MEANS));
}

static bool is_any_computed(const struct bp_plan *plan)
{
    for (uint32_t i = 0; i < plan->n_measures; i++) {
        bp_rows_see(plan, &plan->measures[i], 1);
        if (plan->measures[i].status_computed)
            return true;
    }
    return false;
}

static void make_key(struct bp_story *story, struct pairs *pairs)
{
    const struct bp_plan *plan = story->plan;
    struct bp_arena *arena = story->arena;
    /* an extract shows the whole plan's totals too */
    const struct bp_plan *all = story->extract ? story->extract->all.plan : plan;
    const struct both counts = count_both(all);
    for (int i = 0; i < plan->scheme.n; i++) {
        const struct bp_status *status = &plan->scheme.items[i];
        if (bp_status_shown(plan, &counts.actions, i) || bp_status_shown(plan, &counts.measures, i))
            pairs->items[pairs->n++] = (struct pair){bp_say_inline(arena, status->label),
                                                     bp_say_inline(arena, status->legend), status};
    }
    if (is_any_overdue(plan))
        note(pairs, bp_fill(arena, bp_own(story, BP_WORD_OVERDUE_MEANS),
                            bp_house_date(arena, story->house, plan->report.to), NULL));
    if (story->extract && story->extract->restricted)
        note(pairs, bp_edition_explain(story));
    note_shares(story, all, &counts, pairs);
    if (story->since)
        note(pairs, bp_own(story, BP_WORD_DIRECTION_MEANS));
    if (is_any_computed(plan))
        note(pairs, bp_own(story, BP_WORD_BY_ITS_FIGURES_MEANS));
    prepare(story, pairs, BP_WORD_KEY, BP_WORD_STATUS, BP_WORD_MEANING);
}

/* ---- glossary and document control ---- */

static void make_glossary(struct bp_story *story, struct pairs *pairs)
{
    pairs->terms = story->plan->terms;
    pairs->n = story->plan->n_terms;
    prepare(story, pairs, BP_WORD_GLOSSARY, BP_WORD_ABBREVIATION, BP_WORD_MEANING);
}

static void add_line(struct pairs *pairs, const struct bp_story *story, enum bp_word name,
                     const struct bp_inline *meaning)
{
    if (meaning && meaning->n)
        pairs->items[pairs->n++] = (struct pair){bp_own_inline(story, name), meaning, NULL};
}

static void make_control(struct bp_story *story, struct pairs *pairs)
{
    const struct bp_plan *plan = story->plan;
    add_line(pairs, story, BP_WORD_PLAN, &plan->title);
    add_line(pairs, story, BP_WORD_ORGANISATION, &plan->organisation);
    if (plan->from.year && plan->to.year)
        add_line(pairs, story, BP_WORD_PLAN_PERIOD, bp_days_words(story, plan->from, plan->to));
    add_line(pairs, story, BP_WORD_REPORT, &plan->report.title);
    add_line(pairs, story, BP_WORD_REPORTING_PERIOD, bp_period_words(story));
    if (story->since)
        add_line(pairs, story, BP_WORD_COMPARED_WITH, bp_report_words(story, story->since->before));
    add_line(pairs, story, BP_WORD_MEETING, bp_meeting_words(story));
    add_line(pairs, story, BP_WORD_VERSION, &plan->report.version);
    add_line(pairs, story, BP_WORD_CONTACT, &plan->report.contact);
    add_line(pairs, story, BP_WORD_MARKING, &plan->report.marking);
    prepare(story, pairs, BP_WORD_DOCUMENT_CONTROL, BP_WORD_ITEM, BP_WORD_DETAIL);
}

/* ---- in order ---- */

void bp_back_tell(struct bp_story *story)
{
    struct pairs all[3] = {{.n = 0}, {.n = 0}, {.n = 0}};
    struct bp_back parts[3];
    make_key(story, &all[0]);
    make_glossary(story, &all[1]);
    make_control(story, &all[2]);
    uint32_t n = 0;
    for (int i = 0; i < 3; i++)
        if (all[i].n)
            parts[n++] = (struct bp_back){bp_own_inline(story, all[i].heading), &all[i].table, all[i].notes,
                                          all[i].n_notes};
    story->writer->back(story->to, parts, n);
}
