/* printed.c: chooses the columns of a table, and finds their headings. */
#include "layout/printed.h"

#include <string.h>

#include "layout/blocks.h"
#include "layout/parts.h"
#include "model/columns.h"

struct choice {
    struct bp_section *section;
    enum bp_row_kind rows;
    struct bp_table *table;
    bool full; /* there are more columns than a table can have */
};

static const struct bp_plan *plan_of(const struct choice *c)
{
    return c->section->flow->plan;
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
static const struct bp_inline *update_head(struct bp_flow *flow)
{
    const struct bp_report *report = &flow->plan->report;
    return report->update_heading.n
               ? &report->update_heading
               : bp_fill_inline(flow->set.arena, bp_own(flow, BP_WORD_UPDATE_OF),
                                bp_period_words(flow), NULL);
}

/* The refs' column holds "(continued)", which in large print is not smaller than the rest. */
static int32_t least_of(const struct choice *c, const struct bp_row_column *column)
{
    const struct bp_theme *theme = &c->section->flow->theme;
    bool large = theme->small == theme->text && column->kind == BP_COLUMN_REF;
    return large ? column->least * 100 / 85 : column->least;
}

static const struct bp_row_column *find(enum bp_column_kind kind)
{
    const struct bp_row_column *column = bp_row_columns;
    while (column->kind != kind)
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
                                   : house  ? bp_own_inline(section->flow, house)
                                            : update_head(section->flow);
    if (section->n_columns == BP_MAX_COLUMNS) {
        c->full = true;
        return;
    }
    if (!own_head && !house && !section->flow->plan->report.update_heading.n) /* without the period */
        table->labels[table->n_columns] = bp_own_inline(section->flow, BP_WORD_UPDATE);
    section->columns[section->n_columns++] = (struct bp_printed_column){column, own};
    table->columns[table->n_columns++] =
        (struct bp_column){.head = head, .least = least_of(c, column), .most = column->most,
                           .whole = column->whole, .right = column->right};
}

/* "Budget (£000)" */
static const struct bp_inline *with_unit(struct bp_section *section, const struct bp_inline *head)
{
    struct bp_arena *arena = section->flow->set.arena;
    return bp_say_inline(arena, bp_fill(arena, bp_own(section->flow, BP_WORD_HEAD_UNIT),
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
            add(c, column, bp_say_inline(section->flow->set.arena, section->periods[i]), i);
        return;
    }
    if (bp_column_is_money(kind) && section->money_unit)
        head = with_unit(section, head ? head : bp_own_inline(section->flow, column->heads[c->rows]));
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
    for (const struct bp_row_column *column = bp_row_columns; column->kind; column++) {
        bool status = column->kind == BP_COLUMN_STATUS;
        if (!status && !is_filled(c, column->kind, 0))
            continue;
        add_kind(c, column->kind, NULL, 0);
        if (status)
            add_direction(c);
    }
}

/* Many columns are narrower, so that they stay a table; but not in a larger size of text, where a row reads
 * better as a block. */
static void tighten(struct choice *c)
{
    const struct bp_flow *flow = c->section->flow;
    int32_t least = 0;
    for (int i = 0; i < c->table->n_columns; i++)
        least += bp_theme_scale(&flow->theme, c->table->columns[i].least);
    if (least <= flow->width || flow->theme.text > BP_BASE_SIZE)
        return;
    for (int i = 0; i < c->table->n_columns; i++)
        c->table->columns[i].least = c->section->columns[i].column->tight;
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
    tighten(c);
}

/* If the periods make the table too wide, one column lists their figures, as one line of a block does. */
void bp_columns_choose(struct bp_section *section, enum bp_row_kind rows, struct bp_table *table)
{
    struct choice c = {section, rows, table, false};
    section->figures_below = rows == BP_MEASURE && !bp_figures_have_columns(section->flow->plan);
    bp_money_find(section, rows);
    if (rows == BP_MEASURE && !section->figures_below)
        bp_periods_find(section);
    choose(&c);
    if (section->n_periods && (c.full || bp_blocks_wanted(section->flow, table))) {
        section->n_periods = 0;
        choose(&c);
    }
    table->plain = section->columns[0].column->kind != BP_COLUMN_REF;
}
