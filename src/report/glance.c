/* glance.c: the totals by status: a table with numbers and shares, and a bar for each of its columns of
 * numbers. Measures and actions share one table: of two side by side, readers that go by lines mix the
 * numbers. */
#include <string.h>

#include "base/text.h"
#include "report/counts.h"
#include "report/parts.h"

struct glance {
    struct bp_story *story;
    const struct bp_inline *title;
    enum bp_word brief; /* the same in one word */
    struct bp_counts counts;
    int shares[BP_MAX_STATUSES + 1];
    bool beside; /* the extract's table shows the plan's totals too */
    struct bp_counts all;
    int all_shares[BP_MAX_STATUSES + 1];
    int shown[BP_MAX_STATUSES + 1]; /* the status in each row of the table */
    int n_shown;
    const struct glance *other; /* whose totals are in the same table; NULL: none */
    struct bp_table table;
};

static void text_cell(struct bp_arena *work, struct bp_cell *cell, const char *text)
{
    struct bp_part *part = bp_arena_alloc(work, sizeof *part);
    *part = (struct bp_part){.kind = BP_PART_TEXT, .text = bp_say_inline(work, text)};
    *cell = (struct bp_cell){part, 1, NULL};
}

/* Fills in the number and the share of a status (-1: of all rows), from column c on. */
static void count_cells(const struct glance *g, struct bp_arena *work, const struct bp_counts *counts,
                        const int *shares, int status, struct bp_cell *cells)
{
    bool counted = status < 0 || g->story->plan->scheme.items[status].counted;
    unsigned number = status < 0 ? counts->all : counts->of[status];
    text_cell(work, &cells[0], bp_say(work, "%u", number));
    text_cell(work, &cells[1],
              !counted || !counts->counted ? "\xE2\x80\x93"
              : status < 0                 ? "100%"
                                           : bp_share_words(work, counts, status, shares[status]));
}

/* The label, as in the tables, with what it means; or the legend alone if that has the label in it. */
static const char *status_words(const struct bp_story *story, struct bp_arena *work,
                                const struct bp_status *status)
{
    const char *label = bp_text_fold(work, status->label), *legend = bp_text_fold(work, status->legend);
    if (!label || !legend || !*legend)
        return status->label;
    if (strstr(legend, label))
        return status->legend;
    return bp_fill(work, bp_own(story, BP_WORD_NAMED), status->label, status->legend, NULL);
}

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct glance *g = user;
    *out = (struct bp_row_text){.anchor = BP_NO_ANCHOR, .reminder_status = -1};
    if ((int)i == g->n_shown) {
        out->bold = true;
        text_cell(work, &out->cells[0], bp_own(g->story, BP_WORD_TOTAL));
    }
    int status = out->bold ? -1 : g->shown[i];
    count_cells(g, work, &g->counts, g->shares, status, &out->cells[1]);
    if (g->beside)
        count_cells(g, work, &g->all, g->all_shares, status, &out->cells[3]);
    else if (g->other)
        count_cells(g->other, work, &g->other->counts, g->other->shares, status, &out->cells[3]);
    if (out->bold)
        return;
    const struct bp_status *is = &g->story->plan->scheme.items[status];
    text_cell(work, &out->cells[0], status_words(g->story, work, is));
    struct bp_part *part = bp_arena_alloc(work, sizeof *part);
    *part = *out->cells[0].parts;
    part->kind = BP_PART_SWATCH;
    part->status = is;
    out->cells[0].parts = part;
}

static void prepare(struct glance *g, struct bp_story *story, const struct bp_inline *title,
                    enum bp_word brief)
{
    g->story = story;
    g->title = title;
    g->brief = brief;
    g->beside = story->extract && story->extract->chosen;
    bp_count_shares(story->plan, &g->counts, g->shares);
    bp_count_shares(story->plan, &g->all, g->all_shares);
    for (int i = 0; i < story->plan->scheme.n; i++)
        if (bp_status_shown(story->plan, &g->all, i))
            g->shown[g->n_shown++] = i;
    const struct bp_inline *number = bp_own_inline(story, g->beside ? BP_WORD_EXTRACT : BP_WORD_NUMBER);
    g->table = (struct bp_table){
        .kind = BP_TABLE_TOTALS,
        .level = 2,
        .columns = {{.name = BP_COLUMN_STATUS, .head = bp_own_inline(story, BP_WORD_STATUS)},
                    {.name = BP_NAMED_NUMBER, .head = number, .number = true},
                    {.name = BP_NAMED_SHARE, .head = bp_own_inline(story, BP_WORD_SHARE), .number = true},
                    {.name = BP_NAMED_NUMBER, .head = bp_own_inline(story, BP_WORD_PLAN), .number = true},
                    {.name = BP_NAMED_SHARE,
                     .head = bp_own_inline(story, BP_WORD_PLAN_SHARE),
                     .number = true}},
        .n_columns = g->beside ? 5 : 3,
        .caption = title,
        .titled = true,
        .n_rows = (uint32_t)g->n_shown + 1,
        .row = row_of,
        .user = g};
}

/* Puts the totals of `other` beside those of `g`, with all statuses that either shows. */
static void join(struct glance *g, struct glance *other)
{
    const struct bp_plan *plan = g->story->plan;
    g->n_shown = 0;
    for (int i = 0; i < plan->scheme.n; i++)
        if (bp_status_shown(plan, &g->all, i) || bp_status_shown(plan, &other->all, i))
            g->shown[g->n_shown++] = i;
    memcpy(other->shown, g->shown, sizeof g->shown);
    other->n_shown = g->n_shown;
    g->other = other;
    g->table.columns[1].head = g->title;
    g->table.columns[3].head = other->title;
    /* which share, for those who hear a column's name alone */
    g->table.columns[2].head = bp_own_inline(g->story, BP_WORD_SHARE_OF_MEASURES);
    g->table.columns[4].head = bp_own_inline(g->story, BP_WORD_SHARE_OF_ACTIONS);
    g->table.n_columns = 5;
    g->table.n_rows = (uint32_t)g->n_shown + 1;
    g->table.caption = NULL; /* the heads of the columns say it */
}

static const char *bar_words(struct glance *g)
{
    struct bp_arena *arena = g->story->arena;
    const char *parts = "";
    for (int i = 0; i < g->n_shown; i++) {
        const char *part = bp_fill(arena, bp_own(g->story, BP_WORD_BAR_PART),
                                   g->story->plan->scheme.items[g->shown[i]].label,
                                   bp_say(arena, "%u", (unsigned)g->counts.of[g->shown[i]]), NULL);
        parts = i ? bp_fill(arena, bp_own(g->story, BP_WORD_LIST), parts, part, NULL) : part;
    }
    return bp_fill(arena, bp_own(g->story, BP_WORD_BAR), bp_inline_plain(arena, g->title), parts, NULL);
}

/* `labelled`: the bar says what it is of, because the table has two columns of numbers. */
static void make_bar(struct glance *g, bool labelled, struct bp_bar *bar)
{
    const struct bp_scheme *scheme = &g->story->plan->scheme;
    *bar = (struct bp_bar){.label = labelled ? g->title : NULL,
                           .brief = bp_own(g->story, g->brief),
                           .words = bar_words(g),
                           .all = g->counts.all};
    for (int i = 0; i < g->n_shown; i++) {
        bar->counts[bar->n] = g->counts.of[g->shown[i]];
        bar->items[bar->n++] = &scheme->items[g->shown[i]];
    }
}

/* A table and its bars. */
static void tell_block(struct glance *g, struct glance *other, const struct bp_inline *note, bool next)
{
    struct bp_totals totals = {.table = &g->table, .note = note, .alone = !other && !g->beside, .next = next};
    make_bar(g, other, &totals.bars[totals.n_bars++]);
    if (other)
        make_bar(other, true, &totals.bars[totals.n_bars++]);
    g->story->writer->totals(g->story->to, &totals);
}

/* Counts the measures and the actions, if there are any. Returns how many of the two there are. */
static int count(struct bp_story *story, struct glance blocks[2])
{
    const struct bp_plan *plan = story->plan;
    int n = 0;
    const struct bp_plan *all = story->extract ? story->extract->all.plan : plan;
    if (all->n_measures) {
        bp_count_rows(plan, plan->measures, plan->n_measures, &blocks[n].counts);
        blocks[n].all = blocks[n].counts;
        if (all != plan) {
            blocks[n].all = (struct bp_counts){0};
            bp_count_rows(all, all->measures, all->n_measures, &blocks[n].all);
        }
        prepare(&blocks[n++], story,
                plan->measures_heading.n ? &plan->measures_heading
                                         : bp_own_inline(story, BP_WORD_SUCCESS_MEASURES),
                BP_WORD_MEASURES);
    }
    if (all->n_priorities) {
        bp_count_actions(plan, &blocks[n].counts);
        blocks[n].all = blocks[n].counts;
        if (all != plan) {
            blocks[n].all = (struct bp_counts){0};
            bp_count_actions(all, &blocks[n].all);
        }
        prepare(&blocks[n++], story,
                plan->actions_heading.n ? &plan->actions_heading : bp_own_inline(story, BP_WORD_ACTIONS),
                BP_WORD_ACTIONS);
    }
    return n;
}

/* Which actions the totals count, where some are below others; or NULL. */
static const struct bp_inline *note_of(const struct bp_story *story)
{
    static const enum bp_word words[] = {[BP_COUNT_ALL] = BP_WORD_COUNTS_ALL,
                                         [BP_COUNT_FIRST] = BP_WORD_COUNTS_FIRST,
                                         [BP_COUNT_LOWEST] = BP_WORD_COUNTS_LOWEST};
    const struct bp_plan *plan = story->plan;
    return bp_plan_has_levels(plan) ? bp_own_inline(story, words[plan->count]) : NULL;
}

void bp_glance_tell(struct bp_story *story)
{
    struct glance blocks[2];
    memset(blocks, 0, sizeof blocks);
    int n = count(story, blocks);
    if (!n)
        return;
    story->writer->heading(story->to, 2, bp_own_inline(story, BP_WORD_AT_A_GLANCE));
    bool joined = n == 2 && !blocks[0].beside;
    if (joined)
        join(&blocks[0], &blocks[1]);
    for (int i = 0; i < (joined ? 1 : n); i++)
        tell_block(&blocks[i], joined ? &blocks[1] : NULL, joined || i == n - 1 ? note_of(story) : NULL, i);
}
