/* own_take.c: takes what the sheets "Report", "Columns" and "Statuses" say into the plan. */
#include <string.h>

#include "base/text.h"
#include "model/columns.h"
#include "model/due.h"
#include "onramp/draft.h"
#include "onramp/own.h"

/* ---- the report ---- */

static struct bp_block *blocks_of(struct bp_drafting *d, enum bp_property property)
{
    const struct bp_cell *cell = bp_own_property(d->found->book, property);
    return cell ? bp_draft_blocks(d, cell) : NULL;
}

static void take_text(struct bp_drafting *d, enum bp_property property, struct bp_inline *to)
{
    struct bp_block *blocks = blocks_of(d, property);
    if (blocks)
        *to = bp_draft_inline(d, blocks);
}

static const char *plain_of(struct bp_drafting *d, enum bp_property property)
{
    const struct bp_cell *cell = bp_own_property(d->found->book, property);
    const char *text = cell ? bp_draft_line(d->arena, cell->text) : "";
    return strlen(text) <= BP_DRAFT_NAME ? text : "";
}

static void say_unread(struct bp_drafting *d, enum bp_property property, const char *what)
{
    const struct bp_cell *cell = bp_own_property(d->found->book, property);
    bp_found_add(d->diags, BP_E_FACT_UNREAD, d->found, bp_own_grid(d->found->book, BP_OWN_REPORT), cell->row,
                 cell->column, cell->text, what, NULL);
}

static void take_meeting(struct bp_drafting *d)
{
    struct bp_report *report = &d->plan->report;
    const char *text = plain_of(d, BP_PROPERTY_MEETING_DATE);
    struct bp_date day;
    if (*text && bp_due_read(text, NULL, &day) == BP_DUE_DAY)
        report->meeting_date = day;
    else if (*text)
        say_unread(d, BP_PROPERTY_MEETING_DATE, "the day of the meeting");
    report->agenda_item = plain_of(d, BP_PROPERTY_AGENDA_ITEM);
    report->appendix = plain_of(d, BP_PROPERTY_APPENDIX);
}

static void take_count(struct bp_drafting *d)
{
    const char *text = plain_of(d, BP_PROPERTY_COUNT);
    for (int i = 0; bp_count_names[i]; i++) {
        if (!bp_text_is(text, strlen(text), bp_count_names[i]))
            continue;
        d->plan->count = (enum bp_count)i;
        return;
    }
    if (*text)
        say_unread(d, BP_PROPERTY_COUNT, "which actions count: all, first or lowest");
}

static void take_report(struct bp_drafting *d)
{
    struct bp_plan *plan = d->plan;
    struct bp_report *report = &plan->report;
    report->period = report->update_heading = (struct bp_inline){.at = BP_NOWHERE};
    if (!bp_own_property(d->found->book, BP_PROPERTY_PLAN_PERIOD))
        plan->from = plan->to = (struct bp_date){0};
    const struct {
        enum bp_property property;
        struct bp_inline *to;
    } texts[] = {{BP_PROPERTY_TITLE, &plan->title},
                 {BP_PROPERTY_ORGANISATION, &plan->organisation},
                 {BP_PROPERTY_REPORT, &report->title},
                 {BP_PROPERTY_PRINTED_PERIOD, &report->period},
                 {BP_PROPERTY_UPDATE_HEADING, &report->update_heading},
                 {BP_PROPERTY_VERSION, &report->version},
                 {BP_PROPERTY_CONTACT, &report->contact},
                 {BP_PROPERTY_MEETING, &report->meeting},
                 {BP_PROPERTY_MARKING, &report->marking},
                 {BP_PROPERTY_MEASURES_HEADING, &plan->measures_heading},
                 {BP_PROPERTY_ACTIONS_HEADING, &plan->actions_heading}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        take_text(d, texts[i].property, texts[i].to);
    struct bp_block *words = blocks_of(d, BP_PROPERTY_MEASURES_WORDS);
    bp_draft_append(&words, plan->measures_words);
    plan->measures_words = words;
    words = blocks_of(d, BP_PROPERTY_ACTIONS_WORDS);
    bp_draft_append(&words, plan->actions_words);
    plan->actions_words = words;
    plan->style.text = plain_of(d, BP_PROPERTY_STYLE);
    take_meeting(d);
    take_count(d);
}

/* ---- the columns ---- */

static const char *text_at(struct bp_drafting *d, const struct bp_grid *grid, uint32_t row, uint32_t column)
{
    const struct bp_cell *cell = bp_grid_at(grid, row, column);
    return cell && cell->row == row ? bp_draft_line(d->arena, cell->text) : "";
}

static bool is_id(const char *text)
{
    size_t len = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");
    return len && !text[len] && bp_is_letter(*text);
}

static bool is_listed(const struct bp_columns *columns, const char *id)
{
    for (uint32_t i = 0; i < columns->n; i++)
        if (!strcmp(columns->items[i].id, id))
            return true;
    return false;
}

/* The columns as the sheet lists them. False: it does not list them in a way that can be taken. */
static bool list_columns(struct bp_drafting *d, const struct bp_grid *grid, enum bp_row_kind kind,
                         struct bp_columns *out)
{
    const char *sheet = kind == BP_ACTION ? "Actions" : "Measures";
    *out = (struct bp_columns){.at = BP_NOWHERE};
    out->items = bp_arena_array(d->arena, BP_MOST_COLUMNS, sizeof *out->items);
    for (uint32_t row = 1; row < bp_grid_rows(grid); row++) {
        const char *of = text_at(d, grid, row, 0), *id = text_at(d, grid, row, 1);
        const char *printed = text_at(d, grid, row, 3);
        const struct bp_cell *head = bp_grid_at(grid, row, 2);
        if (!bp_text_is(of, strlen(of), sheet))
            continue;
        if (out->n == BP_MOST_COLUMNS || !is_id(id) || is_listed(out, id))
            return false;
        struct bp_column_def *def = &out->items[out->n++];
        *def = (struct bp_column_def){.id = id, .kind = bp_column_find(id), .at = BP_NOWHERE};
        def->printed = !bp_text_is(printed, strlen(printed), "no");
        if (head && *head->text)
            def->head = bp_draft_inline(d, bp_draft_blocks(d, head));
        if (def->kind == BP_COLUMN_OWN && !def->head.n)
            return false;
    }
    return out->n > 0;
}

static const char *folded_head(struct bp_drafting *d, const struct bp_column_def *def)
{
    return bp_text_fold(d->arena, def->head.n ? bp_inline_plain(d->arena, &def->head) : def->id);
}

/* For each column of the plan, its place in the list; those that the list lacks are added. */
static bool place_columns(struct bp_drafting *d, const struct bp_columns *from, struct bp_columns *to,
                          uint32_t *places)
{
    for (uint32_t i = 0; i < from->n; i++) {
        const struct bp_column_def *def = &from->items[i];
        bool own = def->kind == BP_COLUMN_OWN;
        places[i] = UINT32_MAX;
        for (uint32_t k = 0; k < to->n && places[i] == UINT32_MAX; k++)
            if (to->items[k].kind == def->kind &&
                (!own || !strcmp(folded_head(d, &to->items[k]), folded_head(d, def))))
                places[i] = k;
        if (places[i] != UINT32_MAX || !own)
            continue;
        if (to->n == BP_MOST_COLUMNS || is_listed(to, def->id))
            return false;
        places[i] = to->n;
        to->items[to->n++] = *def;
    }
    return true;
}

static bool has_own(const struct bp_columns *columns)
{
    for (uint32_t i = 0; i < columns->n; i++)
        if (columns->items[i].kind == BP_COLUMN_OWN)
            return true;
    return false;
}

static void take_columns(struct bp_drafting *d, enum bp_row_kind kind)
{
    const struct bp_grid *grid = bp_own_grid(d->found->book, BP_OWN_COLUMNS);
    struct bp_columns *columns = &d->plan->columns[kind], listed;
    if (!grid || !list_columns(d, grid, kind, &listed)) {
        if (!has_own(columns))
            columns->n = 0; /* the house chooses, as it did in the plan that was written */
        return;
    }
    uint32_t places[BP_MOST_COLUMNS];
    if (!place_columns(d, columns, &listed, places))
        return;
    for (struct bp_walk walk = {0}; bp_walk(d->plan, &walk);)
        for (uint32_t i = 0; walk.row->kind == kind && i < walk.row->n_cells; i++)
            walk.row->cells[i].column = places[walk.row->cells[i].column];
    *columns = listed;
}

/* ---- statuses ---- */

/* A colour, "#13A66B"; -1: none. */
static int32_t colour_of(const char *text)
{
    uint32_t rgb;
    bool good = *text == '#' && strlen(text) == 7 && bp_text_hex(text + 1, 6, &rgb) == 6;
    return good ? (int32_t)rgb : -1;
}

static void take_total(struct bp_drafting *d, struct bp_stated_totals *totals, int status, const char *text)
{
    int scheme = d->plan->scheme.n, number = 0;
    size_t len = strlen(text);
    if (!len || len > 6 || strspn(text, "0123456789") != len)
        return;
    for (; *text; text++)
        number = number * 10 + (*text - '0');
    if (totals->at == BP_NOWHERE) {
        totals->numbers = bp_arena_array(d->arena, (size_t)scheme + 1, sizeof *totals->numbers);
        for (int i = 0; i < scheme; i++)
            totals->numbers[i] = -1;
        totals->at = 0;
    }
    totals->numbers[status] = number;
}

static void take_look(struct bp_status *status, const char *fill, const char *symbol, const char *text,
                      const char *counted)
{
    int32_t colour = colour_of(text), ground = colour_of(fill);
    if (ground >= 0)
        status->fill = (uint32_t)ground;
    for (int i = 0; i < BP_SYMBOL_COUNT; i++)
        if (bp_text_is(symbol, strlen(symbol), bp_symbol_names[i]))
            status->symbol = (enum bp_symbol)i;
    if (colour >= 0)
        status->text = (uint32_t)colour;
    if (bp_text_is(counted, strlen(counted), "yes") || bp_text_is(counted, strlen(counted), "no"))
        status->counted = bp_lower(*counted) == 'y';
}

/* A missing status that the sheet does not list is the one that every scheme has. */
static void imply_missing(struct bp_scheme *scheme)
{
    struct bp_status *missing = &scheme->items[scheme->missing];
    missing->legend = missing->label;
    missing->fill = 0xFFFFFF;
    missing->text = 0;
    missing->symbol = BP_SYMBOL_MISSING;
    missing->exception = missing->counted = true;
    missing->complete = missing->neutral = false;
    scheme->missing_implied = true;
}

static void take_statuses(struct bp_drafting *d)
{
    const struct bp_grid *grid = bp_own_grid(d->found->book, BP_OWN_STATUSES);
    bool missing = false;
    for (uint32_t row = 1; grid && row < bp_grid_rows(grid); row++) {
        int i = bp_scheme_find(&d->plan->scheme, text_at(d, grid, row, 0));
        if (i < 0)
            continue;
        missing = missing || i == d->plan->scheme.missing;
        take_look(&d->plan->scheme.items[i], text_at(d, grid, row, 4), text_at(d, grid, row, 6),
                  text_at(d, grid, row, 5), text_at(d, grid, row, 7));
        take_total(d, &d->plan->measures_stated, i, text_at(d, grid, row, 8));
        take_total(d, &d->plan->actions_stated, i, text_at(d, grid, row, 9));
    }
    if (grid && !missing && d->plan->scheme.n)
        imply_missing(&d->plan->scheme);
}

/* ---- figures ---- */

/* A question mark in a series is a figure that is not known yet. */
static void take_figures(struct bp_drafting *d)
{
    for (struct bp_walk walk = {0}; bp_walk(d->plan, &walk);) {
        struct bp_number *number = walk.row->number;
        for (uint32_t i = 0; number && i < number->n_values; i++)
            if (!strcmp(number->values[i].text, "?"))
                number->values[i] = (struct bp_figure){number->values[i].when, {.at = BP_NOWHERE}, ""};
    }
}

void bp_own_take(struct bp_drafting *d)
{
    if (!d->found->own)
        return;
    take_report(d);
    take_columns(d, BP_MEASURE);
    take_columns(d, BP_ACTION);
    take_statuses(d);
    take_figures(d);
}
