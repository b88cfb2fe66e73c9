/* rows.c: the text of each cell of a measure or an action. */
#include "report/rows.h"

#include <string.h>

#include "report/cells.h"
#include "report/figure_words.h"
#include "report/movement.h"
#include "report/story.h"
#include "model/columns.h"

/* room for this many parts at first; apart from names, few cells have more */
#define FEW_PARTS 3

static const struct bp_plan *plan_of(const struct bp_cell_maker *m)
{
    return m->section->story->plan;
}

struct bp_part *bp_cell_add(struct bp_cell_maker *m, enum bp_part_kind kind, const struct bp_inline *text)
{
    m->parts = bp_arena_grow(m->work, m->parts, &m->room, m->cell->n + 1, sizeof *m->parts);
    struct bp_part *part = &m->parts[m->cell->n++];
    *part = (struct bp_part){.kind = kind, .text = text};
    m->cell->parts = m->parts;
    return part;
}

static const char *own(const struct bp_cell_maker *m, enum bp_word word)
{
    return bp_own(m->section->story, word);
}

void bp_cell_add_small(struct bp_cell_maker *m, const char *text)
{
    bp_cell_add(m, BP_PART_TEXT, bp_say_inline(m->work, text))->small = true;
}

const char *bp_row_ref(const struct bp_plan *plan, const struct bp_row *row)
{
    const struct bp_row *named = row;
    for (; named->kind == BP_MEASURE && !*named->ref && named > plan->measures; named--)
        bp_rows_see(plan, named - 1, 1);
    const char *ref = named->ref;
    if (named != row)
        bp_row_open(plan, row); /* it may have been closed on a long way */
    return ref;
}

/* "part of 2.1"; NULL for a row that is not below another. */
static const char *parent_words(const struct bp_story *story, struct bp_arena *arena,
                                const struct bp_row *row)
{
    const struct bp_row *parent = bp_row_parent(row);
    if (!parent)
        return NULL;
    return bp_fill(arena, bp_own(story, BP_WORD_PART_OF),
                   *parent->ref ? bp_row_path(arena, parent) : bp_row_brief(arena, parent), NULL);
}

const struct bp_inline *bp_row_above(const struct bp_story *story, const struct bp_row *row)
{
    struct bp_arena *arena = story->arena;
    const struct bp_row *parent = bp_row_parent(row);
    const struct bp_inline *words = bp_say_inline(arena, parent_words(story, arena, row));
    return *parent->ref ? bp_inline_join(arena, words, ": ", &parent->description) : words;
}

const char *bp_row_name(const struct bp_story *story, const struct bp_row *row)
{
    struct bp_arena *arena = story->arena;
    const char *ref = bp_row_ref(story->plan, row);
    if (*ref && !*row->ref)
        return bp_fill(arena, bp_own(story, BP_WORD_NAME_CONTINUED), ref, NULL);
    if (!*ref)
        ref = bp_own(story, BP_WORD_NO_REF);
    if (!bp_row_parent(row) || bp_row_tells_parent(row))
        return ref;
    return bp_fill(arena, bp_own(story, BP_WORD_LIST), ref, parent_words(story, arena, row), NULL);
}

const char *bp_restricted_words(const struct bp_story *story, struct bp_arena *arena,
                                const struct bp_row *row)
{
    return row->restricted > 0 ? bp_fill(arena, bp_own(story, BP_WORD_RESTRICTED_PARAGRAPH),
                                         bp_say(arena, "%d", row->restricted), NULL)
                               : bp_own(story, BP_WORD_RESTRICTED);
}

/* "part of 2.1", for a row whose ref does not tell which one it is below. */
static void add_parent(struct bp_cell_maker *m)
{
    if (bp_row_parent(m->row) && !bp_row_tells_parent(m->row))
        bp_cell_add_small(m, parent_words(m->section->story, m->work, m->row));
}

static void fill_ref(struct bp_cell_maker *m)
{
    const struct bp_row *row = m->row;
    const char *ref = bp_row_ref(plan_of(m), row);
    uint32_t at = *row->ref ? row->ref_at : BP_NOWHERE;
    bp_cell_add(m, BP_PART_TEXT, bp_say_inline_at(m->work, *ref ? ref : own(m, BP_WORD_NO_REF), at));
    if (*ref && !*row->ref)
        bp_cell_add_small(m, own(m, BP_WORD_CONTINUED));
    add_parent(m);
}

static void fill_description(struct bp_cell_maker *m)
{
    const struct bp_row *row = m->row;
    if (row->theme.n)
        bp_cell_add(m, BP_PART_TEXT, &row->theme)->bold = true;
    bp_cell_add(m, BP_PART_TEXT, &row->description);
    if (bp_section_column(m->section, BP_COLUMN_REF) < 0)
        add_parent(m);
    const char *numbers = row->number && m->section->figures_below
                              ? bp_number_words(m->section->story, m->work, row->number)
                              : "";
    if (*numbers)
        bp_cell_add(m, BP_PART_TEXT, bp_say_inline(m->work, numbers));
    if (!m->section->figures_below)
        bp_fill_unit(m);
}

static void fill_start(struct bp_cell_maker *m)
{
    if (*m->row->start.text)
        bp_cell_add(m, BP_PART_TEXT, bp_say_inline_at(m->work, m->row->start.text, m->row->start.at));
}

static void fill_due(struct bp_cell_maker *m)
{
    const struct bp_row *row = m->row;
    if (*row->due.text)
        bp_cell_add(m, BP_PART_TEXT, bp_say_inline_at(m->work, row->due.text, row->due.at));
    if (*row->revised_due.text)
        bp_cell_add_small(m, bp_fill(m->work, own(m, BP_WORD_REVISED), row->revised_due.text, NULL));
    if (row->completed.year)
        bp_cell_add_small(m, bp_fill(m->work, own(m, BP_WORD_COMPLETED),
                                     bp_house_date(m->work, m->section->story->house, row->completed), NULL));
}

static void add_names(struct bp_cell_maker *m, const struct bp_inline *names, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        bp_cell_add(m, BP_PART_TEXT, &names[i])->apart = BP_APART_NAME;
}

static void fill_leads(struct bp_cell_maker *m)
{
    add_names(m, m->row->leads, m->row->n_leads);
}

static void fill_partners(struct bp_cell_maker *m)
{
    add_names(m, m->row->partners, m->row->n_partners);
}

/* Shows last period's status too, if the table has no column for the direction. */
static void fill_status(struct bp_cell_maker *m)
{
    const struct bp_scheme *scheme = &plan_of(m)->scheme;
    const struct bp_status *status = &scheme->items[m->row->status];
    if (!bp_row_has_status(plan_of(m), m->row))
        return;
    m->cell->status = status;
    bp_cell_add(m, BP_PART_STATUS, bp_say_inline(m->work, status->label))->status = status;
    if (m->row->status_computed)
        bp_cell_add_small(m, own(m, BP_WORD_BY_ITS_FIGURES));
    if (!m->pair && m->row->previous_status >= 0)
        bp_cell_add_small(m, bp_fill(m->work, own(m, BP_WORD_LAST_PERIOD_WAS),
                                     scheme->items[m->row->previous_status].label, NULL));
}

static void fill_direction(struct bp_cell_maker *m)
{
    const struct bp_scheme *scheme = &plan_of(m)->scheme;
    int previous = bp_previous_status(m->row, m->pair);
    if (!bp_row_has_status(plan_of(m), m->row))
        return;
    bp_cell_add(m, BP_PART_TEXT, bp_say_inline(m->work, own(m, bp_direction_word(scheme, m->pair))));
    if (previous < 0 || previous == m->row->status)
        return;
    const char *from = previous == scheme->n ? own(m, BP_WORD_NO_STATUS) : scheme->items[previous].label;
    bp_cell_add_small(m, bp_fill(m->work, own(m, BP_WORD_FROM_STATUS), from, NULL));
}

static void fill_update(struct bp_cell_maker *m)
{
    const struct bp_row *row = m->row;
    if (row->update)
        bp_cell_add(m, BP_PART_BLOCKS, NULL)->blocks = row->update;
    if (!row->corrective_action)
        return;
    const struct bp_inline *words = bp_say_inline(m->work, own(m, BP_WORD_CORRECTIVE_ACTION));
    struct bp_part *label = bp_cell_add(m, BP_PART_TEXT, words);
    label->bold = true;
    label->apart = BP_APART_PARAGRAPH;
    bp_cell_add(m, BP_PART_BLOCKS, NULL)->blocks = row->corrective_action;
}

static void fill_own(struct bp_cell_maker *m)
{
    const struct bp_block *blocks = bp_row_cell(m->row, m->own);
    if (blocks)
        bp_cell_add(m, BP_PART_BLOCKS, NULL)->blocks = blocks;
}

#define HEADS(word)                                                                                          \
    {                                                                                                        \
        BP_WORD_##word, BP_WORD_##word                                                                       \
    }
#define NO_HEADS                                                                                             \
    {                                                                                                        \
        BP_WORD_NONE, BP_WORD_NONE                                                                           \
    }

const struct bp_row_column bp_row_columns[] = {
    {BP_COLUMN_REF, HEADS(REF), false, fill_ref},
    {BP_COLUMN_DESCRIPTION, {BP_WORD_SUCCESS_MEASURE, BP_WORD_PRIORITY_ACTION}, false, fill_description},
    {BP_COLUMN_START, HEADS(START), false, fill_start},
    {BP_COLUMN_DUE, HEADS(BY_WHEN), false, fill_due},
    {BP_COLUMN_LEAD, {BP_WORD_LEAD_AGENCY, BP_WORD_LEAD_OFFICER}, false, fill_leads},
    {BP_COLUMN_PARTNER, HEADS(OTHER_PARTNERS), false, fill_partners},
    {BP_COLUMN_BASELINE, HEADS(BASELINE), true, bp_fill_baseline},
    {BP_COLUMN_TARGET, HEADS(TARGET), false, bp_fill_target},
    {BP_COLUMN_FIGURES, HEADS(FIGURES), true, bp_fill_figures},
    {BP_COLUMN_ACTUAL, HEADS(ACTUAL), true, bp_fill_actual},
    {BP_COLUMN_TREND, HEADS(TREND), false, bp_fill_trend},
    {BP_COLUMN_BUDGET, HEADS(BUDGET), true, bp_fill_money},
    {BP_COLUMN_SPENT, HEADS(SPENT), true, bp_fill_money},
    {BP_COLUMN_FORECAST, HEADS(FORECAST), true, bp_fill_money},
    {BP_COLUMN_STATUS, HEADS(STATUS), false, fill_status},
    {BP_COLUMN_UPDATE, NO_HEADS, false, fill_update},
    {BP_COLUMN_OWN, NO_HEADS, false, fill_own}};

const struct bp_row_column bp_direction_column = {BP_NAMED_DIRECTION, HEADS(DIRECTION), false,
                                                  fill_direction};

int bp_section_column(const struct bp_section *section, int name)
{
    for (int c = 0; c < section->n_columns; c++)
        if (section->columns[c].column->name == name)
            return c;
    return -1;
}

/* Action number i of the whole plan. */
static const struct bp_row *nth_action(const struct bp_plan *plan, uint32_t i)
{
    uint32_t p = 0;
    while (i >= plan->priorities[p].n_rows)
        i -= plan->priorities[p++].n_rows;
    return &plan->priorities[p].rows[i];
}

static void add_remarks(struct bp_cell_maker *m)
{
    if (m->row->context)
        bp_cell_add_small(m, own(m, BP_WORD_CONTEXT));
    if (m->row->restricted)
        bp_cell_add_small(m, bp_restricted_words(m->section->story, m->work, m->row));
}

/* A row below another begins further right. */
static void indent(struct bp_cell_maker *m)
{
    bool names = m->name == BP_COLUMN_REF || m->name == BP_COLUMN_DESCRIPTION;
    for (uint32_t i = 0; names && i < m->cell->n; i++)
        m->parts[i].level = m->row->level;
}

/* What names the row, and how much of a column that is: "CSAP 2 (continued)", "a, part of 2.1". */
static void name_row(const struct bp_section *section, struct bp_arena *work, const struct bp_row *row,
                     struct bp_row_text *out)
{
    const char *ref = bp_row_ref(section->story->plan, row);
    int refs = bp_section_column(section, BP_COLUMN_REF);
    out->name_column = refs >= 0 ? refs : bp_section_column(section, BP_COLUMN_DESCRIPTION);
    const struct bp_part *parts = out->cells[out->name_column].parts;
    bool below = bp_row_parent(row) && !bp_row_tells_parent(row);
    out->name_parts = 1u + below + (refs >= 0 ? !*row->ref && *ref : row->theme.n > 0);
    out->name = parts[0].text;
    for (uint32_t i = 1; i < out->name_parts; i++) {
        const char *between = below && i == out->name_parts - 1 ? ", " : refs >= 0 ? " " : ": ";
        out->name = bp_inline_join(work, out->name, between, parts[i].text);
    }
    out->reminder = refs < 0 ? bp_row_brief(work, row) : below ? bp_inline_plain(work, out->name) : ref;
    if (refs == 0 && bp_row_tells_parent(row))
        out->spoken = bp_fill(work, bp_own(section->story, BP_WORD_LIST), ref,
                              parent_words(section->story, work, row), NULL);
}

void bp_section_row(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct bp_section *section = user;
    const struct bp_plan *plan = section->story->plan;
    if (i == section->n) {
        bp_section_total_row(section, work, out);
        return;
    }
    const struct bp_row *row = section->rows ? &section->rows[i] : nth_action(plan, i);
    bp_row_open(plan, row);
    *out = (struct bp_row_text){.anchor = section->anchor + i,
                                .reminder_status = bp_section_column(section, BP_COLUMN_STATUS)};
    for (int c = 0; c < section->n_columns; c++) {
        struct bp_cell_maker m = {.section = section,
                                  .row = row,
                                  .work = work,
                                  .room = FEW_PARTS,
                                  .pair = section->pairs ? &section->pairs[i] : NULL,
                                  .own = section->columns[c].own,
                                  .cell = &out->cells[c],
                                  .name = section->columns[c].column->name,
                                  .parts = bp_arena_array(work, FEW_PARTS, sizeof *m.parts)};
        section->columns[c].column->fill(&m);
        if (!c)
            add_remarks(&m);
        if (row->level)
            indent(&m);
    }
    name_row(section, work, row, out);
    out->heads = row->n_below > 0;
}
