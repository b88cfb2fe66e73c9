/* printed.c: chooses the columns of a table, and finds their headings. */
#include "layout/printed.h"

#include <string.h>

#include "layout/parts.h"
#include "model/columns.h"

struct choice {
    struct bp_section *section;
    enum bp_row_kind rows;
    struct bp_table *table;
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
    const struct bp_plan *plan = plan_of(c);
    for (uint32_t i = 0; c->rows == BP_MEASURE && i < plan->n_measures; i++)
        if (fills(&plan->measures[i], kind, own))
            return true;
    for (uint32_t p = 0; c->rows == BP_ACTION && p < plan->n_priorities; p++)
        for (uint32_t i = 0; i < plan->priorities[p].n_rows; i++)
            if (fills(&plan->priorities[p].rows[i], kind, own))
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

static void add(struct choice *c, const struct bp_row_column *column, const struct bp_column_def *def,
                uint32_t own)
{
    struct bp_section *section = c->section;
    struct bp_table *table = c->table;
    enum bp_word house = column->heads[c->rows];
    const struct bp_inline *head = def && def->head.n ? &def->head
                                   : house            ? bp_own_inline(section->flow, house)
                                                      : update_head(section->flow);
    section->columns[section->n_columns++] = (struct bp_printed_column){column, own};
    table->columns[table->n_columns++] =
        (struct bp_column){.head = head, .least = least_of(c, column), .most = column->most,
                           .whole = column->whole};
}

static const struct bp_row_column *find(enum bp_column_kind kind)
{
    const struct bp_row_column *column = bp_row_columns;
    while (column->kind != kind)
        column++;
    return column;
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
        add(c, find(def->kind), def, i);
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
        add(c, column, NULL, 0);
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

void bp_columns_choose(struct bp_section *section, enum bp_row_kind rows, struct bp_table *table)
{
    struct choice c = {section, rows, table};
    const struct bp_columns *listed = &section->flow->plan->columns[rows];
    if (listed->n)
        add_listed(&c, listed);
    else
        add_house(&c);
    table->plain = section->columns[0].column->kind != BP_COLUMN_REF;
    tighten(&c);
}
