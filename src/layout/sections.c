/* sections.c: the report's body: the success measures, then a section and a table for each priority. */
#include <string.h>

#include "layout/parts.h"
#include "layout/style.h"

#define SMALL (BP_TEXT_SIZE * 85 / 100)

/* Rows of one table, or of all priorities together while widths are sought. */
struct section {
    struct bp_flow *flow;
    const struct bp_row *rows; /* NULL: all actions of the plan */
    uint32_t dest;
    bool partners; /* whether any action has one: else there is no such column */
};

struct cell_maker {
    struct bp_arena *work;
    struct bp_cell *cell;
    struct bp_part *parts;
    size_t room;
};

static struct bp_part *add(struct cell_maker *m, enum bp_part_kind kind,
                           const struct bp_inline *text)
{
    m->parts = bp_arena_grow(m->work, m->parts, &m->room, m->cell->n + 1, sizeof *m->parts);
    struct bp_part *part = &m->parts[m->cell->n++];
    *part = (struct bp_part){.kind = kind, .text = text};
    m->cell->parts = m->parts;
    return part;
}

static struct cell_maker begin(struct bp_arena *work, struct bp_row_text *out, int column)
{
    return (struct cell_maker){work, &out->cells[column], NULL, 0};
}

static void add_small(struct cell_maker *m, const char *text)
{
    struct bp_part *part = add(m, BP_PART_TEXT, bp_say_inline(m->work, text));
    part->size = SMALL;
}

static void ref_cell(struct cell_maker m, const struct bp_row *row)
{
    if (*row->ref)
        add(&m, BP_PART_TEXT, bp_say_inline_at(m.work, row->ref, row->ref_at));
    if (row->restricted)
        add_small(&m, "Restricted");
}

/* "Baseline: 4620; target: 4500; actual: 4560 crimes; lower is better" */
static const char *number_words(struct bp_arena *work, const struct bp_number *number)
{
    const struct {
        const char *name, *value;
    } values[] = {{"Baseline", number->baseline},
                  {"Target", number->target},
                  {"Tolerance", number->tolerance},
                  {"Actual", number->actual}};
    const char *words = "";
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (*values[i].value)
            words = bp_say(work, "%s%s%s: %s", words, *words ? "; " : "", values[i].name,
                           values[i].value);
    if (*number->unit)
        words = bp_say(work, "%s%s%s", words, *words ? " " : "", number->unit);
    if (number->better != BP_BETTER_UNSAID)
        words = bp_say(work, "%s%s%s is better", words, *words ? "; " : "",
                       number->better == BP_BETTER_HIGHER ? "higher" : "lower");
    return words;
}

static void what_cell(struct cell_maker m, const struct bp_row *row)
{
    if (row->theme.n)
        add(&m, BP_PART_TEXT, &row->theme)->bold = true;
    add(&m, BP_PART_TEXT, &row->description);
    if (row->number && *number_words(m.work, row->number))
        add_small(&m, number_words(m.work, row->number));
}

static void when_cell(struct cell_maker m, const struct bp_row *row)
{
    if (*row->due.text)
        add(&m, BP_PART_TEXT, bp_say_inline_at(m.work, row->due.text, row->due.at));
    if (*row->revised_due.text)
        add_small(&m, bp_say(m.work, "Revised: %s", row->revised_due.text));
    if (row->completed.year) {
        char day[24];
        bp_date_words(row->completed, day);
        add_small(&m, bp_say(m.work, "Completed: %s", day));
    }
}

static void names_cell(struct cell_maker m, const struct bp_inline *names, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        add(&m, BP_PART_TEXT, &names[i])->gap = BP_GAP_NAME;
}

static void status_cell(struct cell_maker m, const struct bp_plan *plan, const struct bp_row *row)
{
    const struct bp_status *status = &plan->scheme.items[row->status];
    m.cell->status = status;
    add(&m, BP_PART_STATUS, bp_say_inline(m.work, status->label))->status = status;
    if (row->previous_status >= 0)
        add_small(&m, bp_say(m.work, "Last period: %s",
                             plan->scheme.items[row->previous_status].label));
}

static void update_cell(struct cell_maker m, const struct bp_row *row)
{
    if (row->update)
        add(&m, BP_PART_BLOCKS, NULL)->blocks = row->update;
    if (!row->corrective_action)
        return;
    struct bp_part *label =
        add(&m, BP_PART_TEXT, bp_say_inline(m.work, "Corrective action:"));
    label->bold = true;
    label->gap = BP_GAP_PARAGRAPH;
    add(&m, BP_PART_BLOCKS, NULL)->blocks = row->corrective_action;
}

/* The i-th action of the whole plan. */
static const struct bp_row *nth_action(const struct bp_plan *plan, uint32_t i)
{
    uint32_t p = 0;
    while (i >= plan->priorities[p].n_rows)
        i -= plan->priorities[p++].n_rows;
    return &plan->priorities[p].rows[i];
}

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct section *section = user;
    const struct bp_plan *plan = section->flow->plan;
    const struct bp_row *row = section->rows ? &section->rows[i] : nth_action(plan, i);
    bool partners = section->partners;
    *out = (struct bp_row_text){.dest = section->dest + i, .reminder = row->ref,
                                .reminder_status = 4 + partners};
    ref_cell(begin(work, out, 0), row);
    what_cell(begin(work, out, 1), row);
    when_cell(begin(work, out, 2), row);
    names_cell(begin(work, out, 3), row->leads, row->n_leads);
    if (partners)
        names_cell(begin(work, out, 4), row->partners, row->n_partners);
    status_cell(begin(work, out, 4 + partners), plan, row);
    update_cell(begin(work, out, 5 + partners), row);
}

static struct bp_table table_of(struct section *section, enum bp_row_kind kind, uint32_t n)
{
    struct bp_arena *arena = section->flow->set.arena;
    const struct bp_report *report = &section->flow->plan->report;
    const struct bp_inline *update =
        report->update_heading.n
            ? &report->update_heading
            : bp_inline_join(arena, &report->title, " ", bp_period_words(section->flow));
    struct bp_table table = {.n_rows = n, .row = row_of, .user = section, .x = section->flow->left};
    const struct {
        const char *head;
        int32_t least, most;
    } columns[] = {{"Ref", 58000, 110000},
                   {kind == BP_MEASURE ? "Success measure" : "Priority action", 120000, 0},
                   {"By when", 68000, 110000},
                   {kind == BP_MEASURE ? "Lead agency" : "Lead officer", 76000, 160000},
                   {"Other partners", 76000, 160000},
                   {"Status", 62000, 120000}};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (i != 4 || section->partners)
            table.columns[table.n_columns++] =
                (struct bp_column){bp_say_inline(arena, columns[i].head), columns[i].least,
                                   columns[i].most, .whole = i == 0 || i == 5};
    table.columns[table.n_columns++] = (struct bp_column){update, 160000, 0, .right = false};
    return table;
}

/* "6 actions: 5 Green, 1 Amber" */
static const struct bp_inline *caption_of(struct bp_flow *flow, const char *one, const char *many,
                                          const struct bp_row *rows, uint32_t n)
{
    const struct bp_plan *plan = flow->plan;
    struct bp_arena *arena = flow->set.arena;
    struct bp_counts counts = {0};
    bp_count_rows(plan, rows, n, &counts);
    const char *words = bp_say(arena, "%u %s", (unsigned)n, n == 1 ? one : many);
    const char *between = ": ";
    for (int i = 0; i < plan->scheme.n; i++) {
        if (!counts.of[i])
            continue;
        words = bp_say(arena, "%s%s%u %s", words, between, (unsigned)counts.of[i],
                       plan->scheme.items[i].label);
        between = ", ";
    }
    return bp_say_inline(arena, words);
}

static void place_measures(struct bp_flow *flow, uint32_t dest)
{
    const struct bp_plan *plan = flow->plan;
    if (!plan->n_measures)
        return;
    struct section section = {flow, plan->measures, dest, false};
    struct bp_table table = table_of(&section, BP_MEASURE, plan->n_measures);
    bp_table_widths(flow, &table, flow->width);
    table.caption = caption_of(flow, "measure", "measures", plan->measures, plan->n_measures);
    bp_flow_heading(flow, 2, plan->measures_heading.n
                                 ? &plan->measures_heading
                                 : bp_say_inline(flow->set.arena, "Success measures"));
    bp_table_place(flow, &table);
}

/* The priority's number before its title, unless the author has given it one. */
static const struct bp_inline *priority_title(struct bp_flow *flow, uint32_t i)
{
    const struct bp_inline *title = &flow->plan->priorities[i].title;
    const char *plain = bp_inline_plain(flow->set.arena, title);
    bool numbered = (*plain >= '0' && *plain <= '9') || !strncmp(plain, "Priority ", 9);
    if (numbered)
        return title;
    const char *number = bp_say(flow->set.arena, "%u.", (unsigned)i + 1);
    return bp_inline_join(flow->set.arena, bp_say_inline(flow->set.arena, number), " ", title);
}

static void place_actions(struct bp_flow *flow, uint32_t dest)
{
    const struct bp_plan *plan = flow->plan;
    struct section section = {flow, NULL, dest, false};
    uint32_t n = 0;
    for (uint32_t i = 0; i < plan->n_priorities; i++) {
        const struct bp_priority *priority = &plan->priorities[i];
        n += priority->n_rows;
        for (uint32_t r = 0; r < priority->n_rows; r++)
            section.partners |= priority->rows[r].n_partners > 0;
    }
    struct bp_table table = table_of(&section, BP_ACTION, n);
    bp_table_widths(flow, &table, flow->width); /* the same for all priorities */
    for (uint32_t i = 0; i < plan->n_priorities; i++) {
        const struct bp_priority *priority = &plan->priorities[i];
        section.rows = priority->rows;
        table.n_rows = priority->n_rows;
        table.caption = caption_of(flow, "action", "actions", priority->rows, priority->n_rows);
        bp_flow_heading(flow, 2, priority_title(flow, i));
        if (priority->n_rows) {
            bp_table_place(flow, &table);
        } else {
            struct bp_part part = {.kind = BP_PART_TEXT,
                                   .text = bp_say_inline(flow->set.arena, "No actions.")};
            bp_flow_parts(flow, &part, 1,
                          (struct bp_type){BP_BODY_SIZE, BP_LEADING(BP_BODY_SIZE), BP_INK, false});
        }
        section.dest += priority->n_rows;
    }
}

void bp_sections_place(struct bp_flow *flow, const struct bp_report_dests *dests)
{
    place_measures(flow, dests->measures);
    place_actions(flow, dests->actions);
}
