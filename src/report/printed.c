/* printed.c: chooses the columns of a table, and finds their headings. */
#include "report/printed.h"

#include <string.h>

#include "model/columns.h"
#include "model/style.h"

struct choice {
    struct bp_section *section;
    enum bp_row_kind rows;
    struct bp_table *table;
    bool full; /* there are more columns than a table can have */
    bool own_filled[BP_MOST_COLUMNS], filled[BP_COLUMN_KINDS]; /* those that some row fills */
    bool listed[BP_MOST_COLUMNS], kinds[BP_COLUMN_KINDS]; /* those that are in the table */
};

static const struct bp_plan *plan_of(const struct choice *c)
{
    return c->section->story->plan;
}

/* The rows of the table, and of all others of its kind. */
static void find_filled(struct choice *c)
{
    struct bp_walk walk = {.run = c->rows == BP_ACTION};
    while (bp_walk(plan_of(c), &walk) && walk.row->kind == c->rows) {
        for (int kind = BP_COLUMN_OWN + 1; kind < BP_COLUMN_KINDS; kind++)
            if (!c->filled[kind])
                c->filled[kind] = bp_column_filled((enum bp_column_kind)kind, walk.row);
        for (uint32_t i = 0; i < walk.row->n_cells; i++)
            c->own_filled[walk.row->cells[i].column] |= walk.row->cells[i].blocks != NULL;
    }
}

/* Whether some row of the plan has something in the column. */
static bool is_filled(const struct choice *c, enum bp_column_kind kind, uint32_t own)
{
    if (bp_column_is_figure(kind) && (c->rows == BP_ACTION || c->section->figures_below))
        return false;
    if (bp_column_is_money(kind) && !c->section->has_money)
        return false;
    return kind == BP_COLUMN_OWN ? c->own_filled[own] : c->filled[kind];
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

/* `own_head`: the author's or the style's words; NULL: the report's own. */
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
    const char *id = NULL;
    if (column->name == BP_COLUMN_OWN)
        id = plan_of(c)->columns[c->rows].items[own].id;
    section->columns[section->n_columns++] = (struct bp_printed_column){column, own};
    table->columns[table->n_columns++] = (struct bp_column){
        .name = column->name, .id = id, .head = head, .label = label, .number = column->number};
}

/* "Budget (£000)" */
static const struct bp_inline *with_unit(struct bp_section *section, const struct bp_inline *head)
{
    struct bp_arena *arena = section->story->arena;
    return bp_say_inline(arena, bp_fill(arena, bp_own(section->story, BP_WORD_HEAD_UNIT),
                                        bp_inline_plain(arena, head), section->money_unit, NULL));
}

/* The author's words come before the style's. A style heads only tables in its own language. */
const struct bp_inline *bp_column_head(const struct bp_story *story, enum bp_row_kind rows,
                                       enum bp_column_kind kind, const struct bp_column_def *def)
{
    const struct bp_house_style *style = story->style;
    if (def && def->head.n)
        return &def->head;
    if (!style || !bp_style_speaks(style, story->plan->lang))
        return NULL;
    const struct bp_style_column *column = bp_style_column_of(style, rows, kind, def ? def->id : "");
    return column && column->def.head.n ? &column->def.head : NULL;
}

/* A column of the format's. The figures have one for each period, called by its name; a unit that all sums of
 * money share is in the head. */
static void add_kind(struct choice *c, enum bp_column_kind kind, const struct bp_column_def *def,
                     uint32_t own)
{
    struct bp_section *section = c->section;
    const struct bp_row_column *column = find(kind);
    const struct bp_inline *head = bp_column_head(section->story, c->rows, kind, def);
    if (kind == BP_COLUMN_FIGURES && section->n_periods) {
        for (uint32_t i = 0; i < section->n_periods; i++)
            add(c, column, bp_say_inline(section->story->arena, section->periods[i]), i);
        return;
    }
    if (bp_column_is_money(kind) && section->money_unit)
        head = with_unit(section, head ? head : bp_own_inline(section->story, column->heads[c->rows]));
    add(c, column, head, own);
}

/* A column, unless nothing fills it, the author leaves it out, or it is there already. The direction stands
 * beside the status that it explains. `def`: the author's entry, which is the one with the index `own`; NULL:
 * none are listed. */
static void add_once(struct choice *c, enum bp_column_kind kind, const struct bp_column_def *def,
                     uint32_t own)
{
    bool *done = def ? &c->listed[own] : &c->kinds[kind];
    bool status = kind == BP_COLUMN_STATUS, hidden = def && !def->printed;
    if (*done || hidden || (!status && !is_filled(c, kind, own)))
        return;
    *done = true;
    add_kind(c, kind, def, own);
    if (status && c->section->pairs)
        add(c, &bp_direction_column, NULL, 0);
}

/* Those that the style lists, in its order. Where the author lists columns, only the author's are printed. */
static void add_styled(struct choice *c, const struct bp_columns *listed,
                       const struct bp_style_columns *styled)
{
    for (uint32_t s = 0; s < styled->n; s++) {
        const struct bp_column_def *want = &styled->items[s].def;
        if (!listed->n && want->kind != BP_COLUMN_OWN)
            add_once(c, want->kind, NULL, 0);
        for (uint32_t i = 0; i < listed->n; i++)
            if (!strcmp(listed->items[i].id, want->id))
                add_once(c, want->kind, &listed->items[i], i);
    }
}

static void choose(struct choice *c)
{
    const struct bp_columns *listed = &plan_of(c)->columns[c->rows];
    const struct bp_house_style *style = c->section->story->style;
    c->section->n_columns = c->table->n_columns = 0;
    memset(c->listed, 0, sizeof c->listed);
    memset(c->kinds, 0, sizeof c->kinds);
    if (style)
        add_styled(c, listed, &style->columns[c->rows]);
    for (uint32_t i = 0; i < listed->n; i++)
        add_once(c, listed->items[i].kind, &listed->items[i], i);
    for (const struct bp_row_column *column = bp_row_columns; !listed->n && column->name; column++)
        add_once(c, (enum bp_column_kind)column->name, NULL, 0);
    if (bp_section_column(c->section, BP_COLUMN_DESCRIPTION) < 0) /* a list of columns for no rows */
        add_kind(c, BP_COLUMN_DESCRIPTION, NULL, 0);
}

/* If the periods make the table too wide, one column lists their figures, as one line of a block does. */
void bp_columns_choose(struct bp_section *section, enum bp_row_kind rows, struct bp_table *table)
{
    const struct bp_story *story = section->story;
    struct choice c = {.section = section, .rows = rows, .table = table};
    section->figures_below = rows == BP_MEASURE && !bp_figures_have_columns(section->story->plan);
    find_filled(&c);
    if (c.filled[BP_COLUMN_BUDGET] || c.filled[BP_COLUMN_SPENT] || c.filled[BP_COLUMN_FORECAST])
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
