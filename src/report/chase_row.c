/* chase_row.c: one row of a chase sheet: what is known, and what is missing. */
#include "report/chase_row.h"

#include "report/figure_words.h"
#include "report/rows.h"
#include "model/columns.h"
#include "model/lacks.h"

enum { MOST_PARTS = 16 + 2 * BP_MOST_COLUMNS };

struct block {
    struct bp_story *story;
    const struct bp_row *row;
    struct bp_part parts[MOST_PARTS];
    uint32_t n;
};

static struct bp_part *add(struct block *b, const struct bp_inline *text)
{
    struct bp_part *part = &b->parts[b->n++];
    *part = (struct bp_part){.kind = BP_PART_TEXT, .text = text, .apart = BP_APART_NAME};
    return part;
}

static struct bp_part *say(struct block *b, const char *text)
{
    return add(b, bp_say_inline(b->story->arena, text));
}

/* Whether the plan has this column, so that a row should have something in it. */
static bool is_asked(const struct block *b, enum bp_column_kind kind)
{
    return bp_column_kept(b->story->plan, b->row->kind, kind);
}

static void add_dates(struct block *b)
{
    struct bp_arena *arena = b->story->arena;
    const struct bp_row *row = b->row;
    if (*row->start.text)
        say(b, bp_fill(arena, bp_own(b->story, BP_WORD_STARTS), row->start.text, NULL));
    if (!bp_column_filled(BP_COLUMN_DUE, row) && !is_asked(b, BP_COLUMN_DUE))
        return;
    const char *words = *row->due.text ? bp_fill(arena, bp_own(b->story, BP_WORD_DUE_BY), row->due.text, NULL)
                                       : bp_own(b->story, BP_WORD_DUE_UNSAID);
    if (*row->revised_due.text)
        words = bp_fill(arena, bp_own(b->story, BP_WORD_AND_REVISED), words, row->revised_due.text, NULL);
    if (row->completed.year)
        words = bp_fill(arena, bp_own(b->story, BP_WORD_AND_COMPLETED), words,
                        bp_house_date(arena, b->story->house, row->completed), NULL);
    say(b, words);
}

static void add_names(struct block *b, enum bp_word phrase, const struct bp_inline *names, uint32_t n)
{
    struct bp_arena *arena = b->story->arena;
    if (n)
        add(b, bp_fill_inline(arena, bp_own(b->story, phrase), bp_inline_list(arena, names, n), NULL));
}

/* What the row has in the plan's own columns. */
static void add_cells(struct block *b)
{
    const struct bp_columns *columns = &b->story->plan->columns[b->row->kind];
    for (uint32_t i = 0; i < b->row->n_cells; i++) {
        const struct bp_cell_text *cell = &b->row->cells[i];
        if (!columns->items[cell->column].printed)
            continue;
        add(b, &columns->items[cell->column].head)->bold = true;
        *add(b, NULL) = (struct bp_part){.kind = BP_PART_BLOCKS, .blocks = cell->blocks};
    }
}

/* "Missing: a status; an update." */
static void add_missing(struct block *b)
{
    enum bp_word lacks[BP_MOST_LACKS];
    int n = bp_row_lacks(b->story->plan, b->row, lacks);
    const char *words = "";
    for (int i = 0; i < n; i++)
        words = *words ? bp_fill(b->story->arena, bp_own(b->story, BP_WORD_CLAUSES), words,
                                 bp_own(b->story, lacks[i]), NULL)
                       : bp_own(b->story, lacks[i]);
    if (*words)
        say(b, bp_fill(b->story->arena, bp_own(b->story, BP_WORD_LACKS), words, NULL))->bold = true;
}

static void add_status(struct block *b)
{
    const struct bp_plan *plan = b->story->plan;
    const struct bp_row *row = b->row;
    bool before = row->previous_status >= 0;
    struct bp_part *status =
        say(b, bp_fill(b->story->arena,
                       bp_own(b->story, before ? BP_WORD_STATUS_NOW_AND_LAST : BP_WORD_STATUS_NOW),
                       plan->scheme.items[row->status].label,
                       before ? plan->scheme.items[row->previous_status].label : NULL, NULL));
    status->kind = BP_PART_SWATCH;
    status->status = &plan->scheme.items[row->status];
}

/* "Budget: £76,000; Spent: £54,120" */
static void add_money(struct block *b)
{
    static const enum bp_word names[BP_SUMS] = {BP_WORD_BUDGET, BP_WORD_SPENT, BP_WORD_FORECAST};
    struct bp_arena *work = b->story->arena;
    const struct bp_money *money = b->row->money;
    const char *all = "";
    for (int sum = 0; money && sum < BP_SUMS; sum++) {
        if (!*money->sums[sum] || !is_asked(b, (enum bp_column_kind)(BP_COLUMN_BUDGET + sum)))
            continue;
        const char *words = bp_figure_words(work, money->sums[sum], money->unit);
        const char *apart = bp_figure_unit_apart(money->unit);
        if (*apart)
            words = bp_fill(work, bp_own(b->story, BP_WORD_HEAD_UNIT), words, apart, NULL);
        words = bp_fill(work, bp_own(b->story, BP_WORD_NAMED), bp_own(b->story, names[sum]), words, NULL);
        all = *all ? bp_fill(work, bp_own(b->story, BP_WORD_CLAUSES), all, words, NULL) : words;
    }
    if (*all)
        say(b, all);
}

static void add_known(struct block *b)
{
    const struct bp_plan *plan = b->story->plan;
    const struct bp_row *row = b->row;
    if (row->restricted)
        say(b, bp_restricted_words(b->story, b->story->arena, row));
    if (row->theme.n)
        add(b, &row->theme)->bold = true;
    add(b, &row->description);
    if (row->up)
        add(b, bp_row_above(b->story, row))->grey = true;
    const char *numbers = row->number ? bp_number_words(b->story, b->story->arena, row->number) : "";
    if (*numbers)
        say(b, numbers);
    add_money(b);
    add_dates(b);
    add_names(b, BP_WORD_LEADS_ARE, row->leads,
              row->n_leads > 1 && is_asked(b, BP_COLUMN_LEAD) ? row->n_leads : 0);
    add_names(b, BP_WORD_PARTNERS_ARE, row->partners, is_asked(b, BP_COLUMN_PARTNER) ? row->n_partners : 0);
    add_cells(b);
    if (bp_row_has_status(plan, row))
        add_status(b);
    add_missing(b);
    if (row->update) {
        say(b, bp_own(b->story, BP_WORD_LAST_UPDATE))->bold = true;
        *add(b, NULL) = (struct bp_part){.kind = BP_PART_BLOCKS, .blocks = row->update};
    }
    if (row->corrective_action) {
        say(b, bp_own(b->story, BP_WORD_CORRECTIVE_ACTION))->bold = true;
        *add(b, NULL) = (struct bp_part){.kind = BP_PART_BLOCKS, .blocks = row->corrective_action};
    }
}

static const struct bp_inline *name_of(struct bp_story *story, const struct bp_row *row)
{
    struct bp_arena *arena = story->arena;
    const char *name = *bp_row_ref(story->plan, row) ? bp_row_name(story, row) : bp_row_brief(arena, row);
    return bp_say_inline_at(arena, name, *row->ref ? row->ref_at : BP_NOWHERE);
}

void bp_chase_row_tell(struct bp_story *story, const struct bp_row *row)
{
    struct block block = {.story = story, .row = row};
    add_known(&block);
    const struct bp_entry_form form = {name_of(story, row), block.parts, block.n, &story->plan->scheme};
    story->writer->form(story->to, &form);
}
