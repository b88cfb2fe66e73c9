/* sections.c: the body of the report: the success measures, then a section with a table for each
 * priority. */
#include "report/counts.h"
#include "report/heading.h"
#include "report/parts.h"
#include "report/printed.h"

/* `level`: of the heading above the table. */
static struct bp_table table_of(struct bp_section *section, enum bp_row_kind kind, uint32_t n, int level)
{
    struct bp_table table = {.kind = kind == BP_MEASURE ? BP_TABLE_MEASURES : BP_TABLE_ACTIONS,
                             .row = bp_section_row,
                             .user = section,
                             .level = level,
                             .named = true};
    bp_columns_choose(section, kind, &table);
    table.n_rows = bp_section_take(section, section->rows, n);
    return table;
}

/* "6 actions: 5 Green, 1 Amber"; where rows are below others, "6 actions counted of 9: 5 Green, 1 Amber" */
static const struct bp_inline *caption_of(struct bp_story *story, enum bp_counted what,
                                          const struct bp_row *rows, uint32_t n)
{
    const struct bp_plan *plan = story->plan;
    struct bp_arena *arena = story->arena;
    struct bp_counts counts = {0};
    bp_count_rows(plan, rows, n, &counts);
    const char *words = counts.all == n ? bp_fill_counted(arena, story->house, what, n, NULL)
                                        : bp_fill_counted(arena, story->house, BP_COUNTED_ACTIONS_COUNTED,
                                                          counts.all, bp_say(arena, "%u", (unsigned)n), NULL);
    enum bp_word joined = BP_WORD_NAMED;
    for (int i = 0; i < plan->scheme.n; i++) {
        if (!counts.of[i])
            continue;
        words = bp_fill(arena, bp_own(story, joined), words,
                        bp_count_words(story, counts.of[i], plan->scheme.items[i].label), NULL);
        joined = BP_WORD_LIST;
    }
    return bp_say_inline(arena, words);
}

/* The author's words below a heading. `above`: above rows, or other headings; else they are all that there
 * is. */
static void tell_words(struct bp_story *story, const struct bp_block *words, bool above)
{
    if (words)
        story->writer->blocks(story->to, above ? BP_VOICE_WORDS : BP_VOICE_NONE, words);
}

static void tell_none(struct bp_story *story)
{
    story->writer->text(story->to, BP_VOICE_NONE, bp_own_inline(story, BP_WORD_NO_ACTIONS));
}

static void tell_measures(struct bp_story *story, uint32_t anchor)
{
    const struct bp_plan *plan = story->plan;
    bool chosen = story->extract && story->extract->chosen;
    if (!plan->n_measures && (chosen || !plan->measures_words))
        return;
    const struct bp_inline *heading =
        plan->measures_heading.n ? &plan->measures_heading : bp_own_inline(story, BP_WORD_SUCCESS_MEASURES);
    struct bp_section section = {.story = story,
                                 .rows = plan->measures,
                                 .anchor = anchor,
                                 .pairs = story->since ? story->since->pairs : NULL};
    struct bp_table table = table_of(&section, BP_MEASURE, plan->n_measures, 2);
    table.caption = caption_of(story, BP_COUNTED_MEASURES, plan->measures, plan->n_measures);
    table.name = heading;
    story->writer->heading(story->to, 2, heading);
    tell_words(story, plan->measures_words, plan->n_measures);
    if (plan->n_measures)
        story->writer->table(story->to, &table);
}

/* Whether some priority's title has a number of its own. Then none gets one, because numbers of two kinds in
 * one report contradict each other. An extract goes by the whole plan, as it names the same priorities. */
static bool some_are_numbered(const struct bp_story *story)
{
    const struct bp_plan *plan = story->extract ? story->extract->all.plan : story->plan;
    for (uint32_t i = 0; i < plan->n_priorities; i++)
        if (bp_title_has_number(bp_inline_plain(story->arena, &plan->priorities[i].title)))
            return true;
    return false;
}

/* The title with the priority's number before it. */
static const struct bp_inline *numbered_title(struct bp_story *story, const struct bp_priority *priority)
{
    const char *number = bp_say(story->arena, "%u.", (unsigned)priority->number);
    return bp_inline_join(story->arena, bp_say_inline(story->arena, number), " ", &priority->title);
}

/* The tables of the actions, while they are told one after the other. */
struct actions {
    struct bp_story *story;
    struct bp_section section;
    struct bp_table table;
    bool own_numbers;
};

static void tell_priority(struct actions *a, const struct bp_priority *priority, int level)
{
    struct bp_story *story = a->story;
    a->table.n_rows = bp_section_take(&a->section, priority->rows, priority->n_rows);
    a->table.caption = caption_of(story, BP_COUNTED_ACTIONS, priority->rows, priority->n_rows);
    a->table.name = a->own_numbers ? &priority->title : numbered_title(story, priority);
    a->table.level = level;
    story->writer->heading(story->to, level, a->table.name);
    tell_words(story, priority->words, priority->n_rows);
    if (priority->n_rows)
        story->writer->table(story->to, &a->table);
    else if (!priority->words)
        tell_none(story);
    a->section.anchor += priority->n_rows;
    if (a->section.pairs)
        a->section.pairs += priority->n_rows;
}

/* A group's heading and words. */
static void tell_group(struct actions *a, const struct bp_group *group)
{
    struct bp_story *story = a->story;
    story->writer->heading(story->to, 2, &group->title);
    tell_words(story, group->words, group->n);
    if (!group->n && !group->words)
        tell_none(story);
}

/* The priorities in their order, and each group's heading before its first. */
static void tell_priorities(struct actions *a)
{
    const struct bp_plan *plan = a->story->plan;
    for (uint32_t i = 0, g = 0, grouped = 0; i <= plan->n_priorities; i++) {
        for (; g < plan->n_groups && plan->groups[g].first == i; g++) {
            tell_group(a, &plan->groups[g]);
            grouped = plan->groups[g].first + plan->groups[g].n;
        }
        if (i < plan->n_priorities)
            tell_priority(a, &plan->priorities[i], i < grouped ? 3 : 2);
    }
}

static void tell_actions(struct bp_story *story, uint32_t anchor)
{
    const struct bp_plan *plan = story->plan;
    struct actions a = {.story = story, .own_numbers = some_are_numbered(story)};
    a.section = (struct bp_section){.story = story,
                                    .anchor = anchor,
                                    .pairs = story->since ? story->since->pairs + plan->n_measures : NULL};
    uint32_t n = 0;
    for (uint32_t i = 0; i < plan->n_priorities; i++)
        n += plan->priorities[i].n_rows;
    a.table = table_of(&a.section, BP_ACTION, n, 2);
    story->writer->alike(story->to, &a.table);
    if (plan->actions_words && (n || !story->extract || !story->extract->chosen)) {
        story->writer->heading(story->to, 2,
                               plan->actions_heading.n ? &plan->actions_heading
                                                       : bp_own_inline(story, BP_WORD_ACTIONS));
        tell_words(story, plan->actions_words, plan->n_priorities);
    }
    tell_priorities(&a);
}

void bp_sections_tell(struct bp_story *story, uint32_t first)
{
    bp_rows_rest(story->plan);
    tell_measures(story, first);
    tell_actions(story, first + story->plan->n_measures);
}
