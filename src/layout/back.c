/* back.c: the end of the report: key, glossary, document control. */
#include <string.h>

#include "layout/edition.h"
#include "layout/movement.h"

/* A table of two columns: names, and what they mean. */
struct pairs {
    struct pair {
        const struct bp_inline *name, *meaning;
        const struct bp_status *status;
    } items[BP_MAX_STATUSES + 12];
    uint32_t n;
    const struct bp_term *terms; /* the names and meanings, if not NULL */
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

static void place_pairs(struct bp_flow *flow, struct pairs *pairs, uint32_t n, enum bp_word heading,
                        enum bp_word name, enum bp_word meaning)
{
    struct bp_table table = {.columns = {{bp_own_inline(flow, name), 64000, 220000, false, false},
                                         {bp_own_inline(flow, meaning), 120000, 0, false, false}},
                             .n_columns = 2, .x = flow->left, .n_rows = n, .row = row_of, .user = pairs,
                             .whole = true, .caption = bp_say_inline(flow->set.arena, "")};
    bp_table_widths(flow, &table, flow->width * 2 / 3);
    bp_flow_heading(flow, 2, bp_own_inline(flow, heading));
    bp_table_place(flow, &table);
}

static void place_note(struct bp_flow *flow, const char *text)
{
    struct bp_part part = {.kind = BP_PART_TEXT, .text = bp_say_inline(flow->set.arena, text)};
    int32_t size = flow->theme.text;
    bp_flow_gap(flow, size * 4 / 10);
    bp_flow_parts(flow, &part, 1, (struct bp_type){size, BP_LEADING(size), flow->theme.ink, false});
}

void bp_key_place(struct bp_flow *flow)
{
    const struct bp_plan *plan = flow->plan;
    struct bp_arena *arena = flow->set.arena;
    struct bp_counts counts = {0};
    struct pairs pairs = {.n = 0};
    /* an extract shows the whole plan's totals too */
    const struct bp_plan *all = flow->extract ? flow->extract->all.plan : plan;
    bp_count_rows(all, all->measures, all->n_measures, &counts);
    for (uint32_t i = 0; i < all->n_priorities; i++)
        bp_count_rows(all, all->priorities[i].rows, all->priorities[i].n_rows, &counts);
    for (int i = 0; i < plan->scheme.n; i++) {
        const struct bp_status *status = &plan->scheme.items[i];
        if (bp_status_shown(plan, &counts, i))
            pairs.items[pairs.n++] = (struct pair){bp_say_inline(arena, status->label),
                                                   bp_say_inline(arena, status->legend), status};
    }
    place_pairs(flow, &pairs, pairs.n, BP_WORD_KEY, BP_WORD_STATUS, BP_WORD_MEANING);
    place_note(flow, bp_fill(arena, bp_own(flow, BP_WORD_OVERDUE_MEANS),
                             bp_house_date(arena, flow->set.house, plan->report.to), NULL));
    bp_edition_explain(flow);
    place_note(flow, bp_own(flow, BP_WORD_SHARES_MEAN));
    if (flow->since)
        place_note(flow, bp_own(flow, BP_WORD_DIRECTION_MEANS));
}

static void add_line(struct pairs *pairs, const struct bp_flow *flow, enum bp_word name,
                     const struct bp_inline *meaning)
{
    if (meaning && meaning->n)
        pairs->items[pairs->n++] = (struct pair){bp_own_inline(flow, name), meaning, NULL};
}

static void place_control(struct bp_flow *flow)
{
    const struct bp_plan *plan = flow->plan;
    struct pairs pairs = {.n = 0};
    add_line(&pairs, flow, BP_WORD_PLAN, &plan->title);
    add_line(&pairs, flow, BP_WORD_ORGANISATION, &plan->organisation);
    if (plan->from.year && plan->to.year)
        add_line(&pairs, flow, BP_WORD_PLAN_PERIOD, bp_days_words(flow, plan->from, plan->to));
    add_line(&pairs, flow, BP_WORD_REPORT, &plan->report.title);
    add_line(&pairs, flow, BP_WORD_REPORTING_PERIOD, bp_period_words(flow));
    if (flow->since)
        add_line(&pairs, flow, BP_WORD_COMPARED_WITH, bp_report_words(flow, flow->since->before));
    add_line(&pairs, flow, BP_WORD_MEETING, bp_meeting_words(flow));
    add_line(&pairs, flow, BP_WORD_VERSION, &plan->report.version);
    add_line(&pairs, flow, BP_WORD_CONTACT, &plan->report.contact);
    add_line(&pairs, flow, BP_WORD_MARKING, &plan->report.marking);
    place_pairs(flow, &pairs, pairs.n, BP_WORD_DOCUMENT_CONTROL, BP_WORD_ITEM, BP_WORD_DETAIL);
}

void bp_back_place(struct bp_flow *flow)
{
    const struct bp_plan *plan = flow->plan;
    if (plan->n_terms) {
        struct pairs pairs = {.terms = plan->terms};
        place_pairs(flow, &pairs, plan->n_terms, BP_WORD_GLOSSARY, BP_WORD_ABBREVIATION, BP_WORD_MEANING);
    }
    place_control(flow);
}
