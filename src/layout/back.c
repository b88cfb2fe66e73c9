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

static void place_pairs(struct bp_flow *flow, struct pairs *pairs, uint32_t n, const char *heading,
                        const char *name, const char *meaning)
{
    struct bp_arena *arena = flow->set.arena;
    struct bp_table table = {.columns = {{bp_say_inline(arena, name), 64000, 220000, false, false},
                                         {bp_say_inline(arena, meaning), 120000, 0, false, false}},
                             .n_columns = 2, .x = flow->left, .n_rows = n, .row = row_of,
                             .user = pairs, .whole = true, .caption = bp_say_inline(arena, "")};
    bp_table_widths(flow, &table, flow->width * 2 / 3);
    bp_flow_heading(flow, 2, bp_say_inline(arena, heading));
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
    place_pairs(flow, &pairs, pairs.n, "Key", "Status", "Meaning");
    char day[24];
    bp_date_words(plan->report.to, day);
    place_note(flow, bp_say(arena,
                            "Overdue: due by %s, the last day of the period, and not marked as "
                            "complete.", day));
    bp_edition_explain(flow);
    place_note(flow, "Shares are whole per cents. They add up to 100, unless one is less than 1% (<1%): "
                     "then each is rounded on its own. A dash: not counted in the shares.");
    if (flow->since)
        place_note(flow, "Direction: an arrow up means better performance than last period, an arrow down "
                         "worse performance; not a number up or down. Changed: from or to a status that "
                         "has no rank.");
}

static void add_line(struct pairs *pairs, struct bp_arena *arena, const char *name,
                     const struct bp_inline *meaning)
{
    if (meaning && meaning->n)
        pairs->items[pairs->n++] = (struct pair){bp_say_inline(arena, name), meaning, NULL};
}

static void place_control(struct bp_flow *flow)
{
    const struct bp_plan *plan = flow->plan;
    struct bp_arena *arena = flow->set.arena;
    struct pairs pairs = {.n = 0};
    add_line(&pairs, arena, "Plan", &plan->title);
    add_line(&pairs, arena, "Organisation", &plan->organisation);
    if (plan->from.year && plan->to.year) {
        char from[24], to[24];
        bp_date_words(plan->from, from);
        bp_date_words(plan->to, to);
        add_line(&pairs, arena, "Plan period",
                 bp_say_inline(arena, bp_say(arena, "%s to %s", from, to)));
    }
    add_line(&pairs, arena, "Report", &plan->report.title);
    add_line(&pairs, arena, "Reporting period", bp_period_words(flow));
    if (flow->since)
        add_line(&pairs, arena, "Compared with", bp_report_words(arena, flow->since->before));
    add_line(&pairs, arena, "Meeting", bp_meeting_words(flow));
    add_line(&pairs, arena, "Version", &plan->report.version);
    add_line(&pairs, arena, "Contact", &plan->report.contact);
    add_line(&pairs, arena, "Marking", &plan->report.marking);
    place_pairs(flow, &pairs, pairs.n, "Document control", "Item", "Detail");
}

void bp_back_place(struct bp_flow *flow)
{
    const struct bp_plan *plan = flow->plan;
    if (plan->n_terms) {
        struct pairs pairs = {.terms = plan->terms};
        place_pairs(flow, &pairs, plan->n_terms, "Glossary", "Abbreviation", "Meaning");
    }
    place_control(flow);
}
