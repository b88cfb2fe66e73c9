/* back.c: the end of the report: key, glossary, document control.
 *
 * The key stays on one page with its notes, and the document control is not on the last page alone where that
 * can be helped: a reader who turns to the last page finds what the colours mean, not three lines about the
 * file. */
#include <string.h>

#include "layout/edition.h"
#include "layout/movement.h"

/* A document control lower than this part of a page does not stand on the last page alone, even if the page
 * before is then less than half full; but as full as that it must be. */
#define LITTLE_PARTS 3

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
        pair = (struct pair){bp_say_inline(work, pairs->terms[i].abbr), &pairs->terms[i].meaning,
                             NULL};
    else
        pair = pairs->items[i];
    *out = (struct bp_row_text){.dest = BP_NO_DEST, .reminder_status = -1};
    struct bp_part *parts = bp_arena_array(work, 2, sizeof *parts);
    parts[0] = (struct bp_part){.kind = pair.status ? BP_PART_STATUS : BP_PART_TEXT,
                                .text = pair.name, .status = pair.status};
    parts[1] = (struct bp_part){.kind = BP_PART_TEXT, .text = pair.meaning};
    out->cells[0] = (struct bp_cell){&parts[0], 1, pair.status};
    out->cells[1] = (struct bp_cell){&parts[1], 1, NULL};
}

static void prepare(struct bp_flow *flow, struct pairs *pairs, enum bp_word heading, enum bp_word name,
                    enum bp_word meaning)
{
    pairs->heading = heading;
    pairs->table = (struct bp_table){.columns = {{bp_own_inline(flow, name), 64000, 220000, false, false},
                                                 {bp_own_inline(flow, meaning), 120000, 0, false, false}},
                                     .n_columns = 2, .x = flow->left, .n_rows = pairs->n, .row = row_of,
                                     .user = pairs, .whole = true,
                                     .caption = bp_say_inline(flow->set.arena, "")};
    bp_table_widths(flow, &pairs->table, flow->width * 2 / 3);
}

static struct bp_type note_type(const struct bp_flow *flow)
{
    return bp_type_of(flow->theme.text, flow->theme.ink, false);
}

static int32_t note_gap(const struct bp_flow *flow)
{
    return flow->theme.text * 4 / 10;
}

/* The height of the table and its notes, without the heading. */
static int64_t inner_height(struct bp_flow *flow, const struct pairs *pairs)
{
    int64_t height = bp_table_height(flow, &pairs->table);
    for (uint32_t i = 0; i < pairs->n_notes; i++) {
        struct bp_part part = {.kind = BP_PART_TEXT,
                               .text = bp_say_inline(flow->set.arena, pairs->notes[i])};
        height += note_gap(flow) + bp_flow_height(flow, &part, 1, note_type(flow));
    }
    return height;
}

/* … with the heading, and the space above that. */
static int64_t height_of(struct bp_flow *flow, const struct pairs *pairs)
{
    const struct bp_inline *heading = bp_own_inline(flow, pairs->heading);
    return pairs->n ? inner_height(flow, pairs) + bp_flow_heading_height(flow, 2, heading) : 0;
}

/* Sets it on one page, if a page has room for it. */
static void place(struct bp_flow *flow, struct pairs *pairs)
{
    if (!pairs->n)
        return;
    const int64_t inner = inner_height(flow, pairs);
    bp_flow_heading(flow, 2, bp_own_inline(flow, pairs->heading));
    if (bp_flow_waiting(flow) + inner <= flow->bottom - flow->top)
        bp_flow_begin(flow, (int32_t)inner);
    bp_table_place(flow, &pairs->table);
    for (uint32_t i = 0; i < pairs->n_notes; i++) {
        bp_flow_gap(flow, note_gap(flow));
        bp_flow_text(flow, bp_say_inline(flow->set.arena, pairs->notes[i]), note_type(flow));
    }
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

static struct bp_counts action_counts(const struct bp_plan *plan)
{
    struct bp_counts counts = {0};
    for (uint32_t i = 0; i < plan->n_priorities; i++)
        bp_count_rows(plan, plan->priorities[i].rows, plan->priorities[i].n_rows, &counts);
    return counts;
}

static struct bp_counts measure_counts(const struct bp_plan *plan)
{
    struct bp_counts counts = {0};
    bp_count_rows(plan, plan->measures, plan->n_measures, &counts);
    return counts;
}

static void note_shares(const struct bp_flow *flow, const struct bp_plan *all, struct pairs *pairs)
{
    const struct bp_plan *plans[] = {flow->plan, all};
    struct odd odd = {false, false, false};
    for (int i = 0; i < 2; i++) {
        struct bp_counts actions = action_counts(plans[i]), measures = measure_counts(plans[i]);
        look_at_shares(plans[i], &actions, &odd);
        look_at_shares(plans[i], &measures, &odd);
    }
    if (odd.small)
        note(pairs, bp_own(flow, BP_WORD_SHARES_SMALL));
    else if (odd.inexact)
        note(pairs, bp_own(flow, BP_WORD_SHARES_ROUNDED));
    if (odd.dash)
        note(pairs, bp_own(flow, BP_WORD_DASH_MEANS));
}

static bool is_any_computed(const struct bp_plan *plan)
{
    for (uint32_t i = 0; i < plan->n_measures; i++)
        if (plan->measures[i].status_computed)
            return true;
    return false;
}

static void make_key(struct bp_flow *flow, struct pairs *pairs)
{
    const struct bp_plan *plan = flow->plan;
    struct bp_arena *arena = flow->set.arena;
    /* an extract shows the whole plan's totals too */
    const struct bp_plan *all = flow->extract ? flow->extract->all.plan : plan;
    struct bp_counts counts = action_counts(all);
    bp_count_rows(all, all->measures, all->n_measures, &counts);
    for (int i = 0; i < plan->scheme.n; i++) {
        const struct bp_status *status = &plan->scheme.items[i];
        if (bp_status_shown(plan, &counts, i))
            pairs->items[pairs->n++] = (struct pair){bp_say_inline(arena, status->label),
                                                     bp_say_inline(arena, status->legend), status};
    }
    if (is_any_overdue(plan))
        note(pairs, bp_fill(arena, bp_own(flow, BP_WORD_OVERDUE_MEANS),
                            bp_house_date(arena, flow->set.house, plan->report.to), NULL));
    if (flow->extract && flow->extract->restricted)
        note(pairs, bp_edition_explain(flow));
    note_shares(flow, all, pairs);
    if (flow->since)
        note(pairs, bp_own(flow, BP_WORD_DIRECTION_MEANS));
    if (is_any_computed(plan))
        note(pairs, bp_own(flow, BP_WORD_BY_ITS_FIGURES_MEANS));
    prepare(flow, pairs, BP_WORD_KEY, BP_WORD_STATUS, BP_WORD_MEANING);
}

/* ---- glossary and document control ---- */

static void make_glossary(struct bp_flow *flow, struct pairs *pairs)
{
    pairs->terms = flow->plan->terms;
    pairs->n = flow->plan->n_terms;
    prepare(flow, pairs, BP_WORD_GLOSSARY, BP_WORD_ABBREVIATION, BP_WORD_MEANING);
}

static void add_line(struct pairs *pairs, const struct bp_flow *flow, enum bp_word name,
                     const struct bp_inline *meaning)
{
    if (meaning && meaning->n)
        pairs->items[pairs->n++] = (struct pair){bp_own_inline(flow, name), meaning, NULL};
}

static void make_control(struct bp_flow *flow, struct pairs *pairs)
{
    const struct bp_plan *plan = flow->plan;
    add_line(pairs, flow, BP_WORD_PLAN, &plan->title);
    add_line(pairs, flow, BP_WORD_ORGANISATION, &plan->organisation);
    if (plan->from.year && plan->to.year)
        add_line(pairs, flow, BP_WORD_PLAN_PERIOD, bp_days_words(flow, plan->from, plan->to));
    add_line(pairs, flow, BP_WORD_REPORT, &plan->report.title);
    add_line(pairs, flow, BP_WORD_REPORTING_PERIOD, bp_period_words(flow));
    if (flow->since)
        add_line(pairs, flow, BP_WORD_COMPARED_WITH, bp_report_words(flow, flow->since->before));
    add_line(pairs, flow, BP_WORD_MEETING, bp_meeting_words(flow));
    add_line(pairs, flow, BP_WORD_VERSION, &plan->report.version);
    add_line(pairs, flow, BP_WORD_CONTACT, &plan->report.contact);
    add_line(pairs, flow, BP_WORD_MARKING, &plan->report.marking);
    prepare(flow, pairs, BP_WORD_DOCUMENT_CONTROL, BP_WORD_ITEM, BP_WORD_DETAIL);
}

/* ---- in order ---- */

static void keep(struct bp_flow *flow, int64_t height)
{
    if (height > bp_flow_room(flow) && !bp_flow_at_top(flow) && height <= flow->bottom - flow->top)
        bp_flow_page(flow);
}

void bp_back_place(struct bp_flow *flow)
{
    struct pairs key = {.n = 0}, glossary = {.n = 0}, control = {.n = 0};
    make_key(flow, &key);
    make_glossary(flow, &glossary);
    make_control(flow, &control);
    const int64_t of_key = height_of(flow, &key), of_glossary = height_of(flow, &glossary);
    const int64_t of_control = height_of(flow, &control);
    const bool little = of_control < (flow->bottom - flow->top) / LITTLE_PARTS;
    if (bp_flow_uses(flow, 2) || (little && !of_glossary && bp_flow_uses(flow, LITTLE_PARTS)))
        keep(flow, of_key + of_glossary + of_control);
    place(flow, &key);
    keep(flow, of_glossary + of_control);
    place(flow, &glossary);
    place(flow, &control);
}
