/* printed.c: chooses the columns of a table, and finds their headings. */
#include "report/printed.h"

#include <string.h>

#include "model/columns.h"

struct choice {
    struct bp_section *section;
    enum bp_row_kind rows;
    struct bp_table *table;
    bool full; /* there are more columns than a table can have */
};

static const struct bp_plan *plan_of(const struct choice *c)
{
    return c->section->story->plan;
}

static bool fills(const struct bp_row *row, enum bp_column_kind kind, uint32_t own)
{
    return kind == BP_COLUMN_OWN ? bp_row_cell(row, own) != NULL : bp_column_filled(kind, row);
}

/* Whether some row of the plan has something in the column. */
static bool is_filled(const struct choice *c, enum bp_column_kind kind, uint32_t own)
{
    if (bp_column_is_figure(kind) && (c->rows == BP_ACTION || c->section->figures_below))
        return false;
    if (bp_column_is_money(kind) && !c->section->has_money)
        return false;
    for (struct bp_walk walk = {0}; bp_walk(plan_of(c), &walk);)
        if (walk.row->kind == c->rows && fills(walk.row, kind, own))
            return true;
    return false;
}

/* What heads the column of updates if the author lists no words for it: the period, which a page that is
 * handed out alone has nowhere else. The report's title is in the footer, and often says the time, too. */
static const struct bp_inline *update_head(struct bp_story *story)
{
    const struct bp_report *report = &story->plan->report;
    return report->update_heading.n
               ? &report->update_heading
               : bp_fill_inline(story->arena, bp_own(story, BP_WORD_UPDATE_OF), bp_period_words(story), NULL);
}

static const struct bp_row_column *find(enum bp_column_kind kind)
{
    const struct bp_row_column *column = bp_row_columns;
    while (column->name != (int)kind)
        column++;
    return column;
}

/* `own_head`: the author's words; NULL: the house's. */
static void add(struct choice *c, const struct bp_row_column *column, const struct bp_inline *own_head,
                uint32_t own)
{
    struct bp_section *section = c->section;
    struct bp_table *table = c->table;
    enum bp_word house = column->heads[c->rows];
    const struct bp_inline *head = own_head ? own_head
                                   : house  ? bp_own_inline(section->story, house)
                                            : update_head(section->story);
    if (section->n_columns == BP_MAX_COLUMNS) {
        c->full = true;
        return;
    }
    bool period = !own_head && !house && !section->story->plan->report.update_heading.n;
    const struct bp_inline *label = period ? bp_own_inline(section->story, BP_WORD_UPDATE) : NULL;
    section->columns[section->n_columns++] = (struct bp_printed_column){column, own};
    table->columns[table->n_columns++] =
        (struct bp_column){.name = column->name, .head = head, .label = label, .number = column->number};
}

/* "Budget (£000)" */
static const struct bp_inline *with_unit(struct bp_section *section, const struct bp_inline *head)
{
    struct bp_arena *arena = section->story->arena;
    return bp_say_inline(arena, bp_fill(arena, bp_own(section->story, BP_WORD_HEAD_UNIT),
                                        bp_inline_plain(arena, head), section->money_unit, NULL));
}

/* A column of the format's. The figures have one for each period, called by its name; a unit that all sums of
 * money share is in the head. */
static void add_kind(struct choice *c, enum bp_column_kind kind, const struct bp_column_def *def,
                     uint32_t own)
{
    struct bp_section *section = c->section;
    const struct bp_row_column *column = find(kind);
    const struct bp_inline *head = def && def->head.n ? &def->head : NULL;
    if (kind == BP_COLUMN_FIGURES && section->n_periods) {
        for (uint32_t i = 0; i < section->n_periods; i++)
            add(c, column, bp_say_inline(section->story->arena, section->periods[i]), i);
        return;
    }
    if (bp_column_is_money(kind) && section->money_unit)
        head = with_unit(section, head ? head : bp_own_inline(section->story, column->heads[c->rows]));
    add(c, column, head, own);
}

/* The direction stands beside the status that it explains. */
static void add_direction(struct choice *c)
{
    if (c->section->pairs)
        add(c, &bp_direction_column, NULL, 0);
}

static void add_listed(struct choice *c, const struct bp_columns *listed)
{
    for (uint32_t i = 0; i < listed->n; i++) {
        const struct bp_column_def *def = &listed->items[i];
        bool status = def->kind == BP_COLUMN_STATUS;
        if (!def->printed || (!status && !is_filled(c, def->kind, i)))
            continue;
        add_kind(c, def->kind, def, i);
        if (status)
            add_direction(c);
    }
}

static void add_house(struct choice *c)
{
    for (const struct bp_row_column *column = bp_row_columns; column->name; column++) {
        enum bp_column_kind kind = (enum bp_column_kind)column->name;
        bool status = kind == BP_COLUMN_STATUS;
        if (!status && !is_filled(c, kind, 0))
            continue;
        add_kind(c, kind, NULL, 0);
        if (status)
            add_direction(c);
    }
}

static void choose(struct choice *c)
{
    const struct bp_columns *listed = &plan_of(c)->columns[c->rows];
    c->section->n_columns = c->table->n_columns = 0;
    if (listed->n)
        add_listed(c, listed);
    else
        add_house(c);
    if (bp_section_column(c->section, BP_COLUMN_DESCRIPTION) < 0) /* a list of columns for no rows */
        add_kind(c, BP_COLUMN_DESCRIPTION, NULL, 0);
}

/* If the periods make the table too wide, one column lists their figures, as one line of a block does. */
void bp_columns_choose(struct bp_section *section, enum bp_row_kind rows, struct bp_table *table)
{
    const struct bp_story *story = section->story;
    struct choice c = {section, rows, table, false};
    section->figures_below = rows == BP_MEASURE && !bp_figures_have_columns(section->story->plan);
    bp_money_find(section, rows);
    if (rows == BP_MEASURE && !section->figures_below)
        bp_periods_find(section);
    choose(&c);
    if (section->n_periods && (c.full || !story->writer->fits(story->to, table))) {
        section->n_periods = 0;
        choose(&c);
    }
    table->plain = section->columns[0].column->name != BP_COLUMN_REF;
}
