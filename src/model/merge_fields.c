/* merge_fields.c: what a row has in each field, as text; and how it gets what another row has. */
#include <string.h>

#include "base/text.h"
#include "model/exempt.h"
#include "model/figures.h"
#include "model/house.h"
#include "model/lines.h"
#include "model/merge.h"

/* ---- as text ---- */

static const char *inline_text(const struct bp_inline *text, struct bp_arena *arena)
{
    struct bp_inline shown;
    return bp_lines_show(text, arena, &shown) ? bp_lines_plain(&shown, arena) : NULL;
}

static const char *blocks_text(const struct bp_block *blocks, struct bp_arena *arena)
{
    struct bp_inline lines;
    return bp_lines_make(blocks, arena, &lines) ? inline_text(&lines, arena) : NULL;
}

static const char *names_text(const struct bp_inline *names, uint32_t n, struct bp_arena *arena)
{
    const char *all = n ? inline_text(&names[0], arena) : "";
    for (uint32_t i = 1; i < n && all; i++) {
        const char *name = inline_text(&names[i], arena);
        all = name ? bp_fill(arena, "{1}; {2}", all, name, NULL) : NULL;
    }
    return all;
}

static const char *day_text(struct bp_date day, struct bp_arena *arena)
{
    char words[24] = "";
    if (day.year)
        bp_date_words(day, words);
    return bp_arena_text(arena, words, strlen(words));
}

static const char *number_text(const struct bp_number *number, enum bp_merge_field field)
{
    if (!number)
        return "";
    switch (field) {
    case BP_MERGE_UNIT: return number->unit;
    case BP_MERGE_BETTER: return number->better ? bp_better_names[number->better - 1] : "";
    case BP_MERGE_BASELINE: return number->baseline;
    case BP_MERGE_TARGET: return number->target;
    case BP_MERGE_TOLERANCE: return number->tolerance;
    default: return number->actual;
    }
}

static const char *status_text(const struct bp_plan *plan, int status)
{
    return status < 0 || status >= plan->scheme.n ? "" : plan->scheme.items[status].label;
}

static const char *cell_text(const struct bp_row *row, uint32_t column, struct bp_arena *arena)
{
    for (uint32_t i = 0; i < row->n_cells; i++)
        if (row->cells[i].column == column)
            return blocks_text(row->cells[i].blocks, arena);
    return "";
}

static const char *figure_text(const struct bp_figure *figures, uint32_t n, uint32_t index,
                               struct bp_arena *arena)
{
    return index < n ? inline_text(&figures[index].words, arena) : "";
}

const char *bp_merge_text(const struct bp_plan *plan, const struct bp_row *row, enum bp_merge_field field,
                          uint32_t index, struct bp_arena *arena)
{
    const struct bp_number *number = row->number;
    const char *restricted;
    switch (field) {
    case BP_MERGE_THEME: return inline_text(&row->theme, arena);
    case BP_MERGE_DESCRIPTION: return inline_text(&row->description, arena);
    case BP_MERGE_START: return row->start.text;
    case BP_MERGE_DUE: return row->due.text;
    case BP_MERGE_REVISED: return row->revised_due.text;
    case BP_MERGE_COMPLETED: return day_text(row->completed, arena);
    case BP_MERGE_LEADS: return names_text(row->leads, row->n_leads, arena);
    case BP_MERGE_PARTNERS: return names_text(row->partners, row->n_partners, arena);
    case BP_MERGE_MONEY_UNIT: return row->money ? row->money->unit : "";
    case BP_MERGE_BUDGET:
    case BP_MERGE_SPENT:
    case BP_MERGE_FORECAST: return row->money ? row->money->sums[field - BP_MERGE_BUDGET] : "";
    case BP_MERGE_STATUS: return row->status_given ? status_text(plan, row->status) : "";
    case BP_MERGE_PREVIOUS: return status_text(plan, row->previous_status);
    case BP_MERGE_UPDATE: return blocks_text(row->update, arena);
    case BP_MERGE_CORRECTIVE: return blocks_text(row->corrective_action, arena);
    case BP_MERGE_RESTRICTED: return (restricted = bp_exempt_value(row->restricted)) ? restricted : "";
    case BP_MERGE_OWN: return cell_text(row, index, arena);
    case BP_MERGE_VALUE: return number ? figure_text(number->values, number->n_values, index, arena) : "";
    case BP_MERGE_PERIOD_TARGET:
        return number ? figure_text(number->targets, number->n_targets, index, arena) : "";
    default: return number_text(number, field);
    }
}

const char *bp_merge_name(const struct bp_plan *plan, const struct bp_row *row, enum bp_merge_field field,
                          uint32_t index, struct bp_arena *arena)
{
    static const char *const names[BP_MERGE_FIELDS] = {[BP_MERGE_THEME] = "Theme",
                                                       [BP_MERGE_DESCRIPTION] = "Description",
                                                       [BP_MERGE_START] = "Start",
                                                       [BP_MERGE_DUE] = "By when",
                                                       [BP_MERGE_REVISED] = "Revised date",
                                                       [BP_MERGE_COMPLETED] = "Completed",
                                                       [BP_MERGE_LEADS] = "Lead",
                                                       [BP_MERGE_PARTNERS] = "Other partners",
                                                       [BP_MERGE_UNIT] = "Unit",
                                                       [BP_MERGE_BETTER] = "Better is",
                                                       [BP_MERGE_BASELINE] = "Baseline",
                                                       [BP_MERGE_TARGET] = "Target",
                                                       [BP_MERGE_TOLERANCE] = "Tolerance",
                                                       [BP_MERGE_ACTUAL] = "Actual",
                                                       [BP_MERGE_MONEY_UNIT] = "Money in",
                                                       [BP_MERGE_BUDGET] = "Budget",
                                                       [BP_MERGE_SPENT] = "Spent",
                                                       [BP_MERGE_FORECAST] = "Forecast",
                                                       [BP_MERGE_STATUS] = "Status",
                                                       [BP_MERGE_PREVIOUS] = "Previous status",
                                                       [BP_MERGE_UPDATE] = "Update",
                                                       [BP_MERGE_CORRECTIVE] = "Corrective action",
                                                       [BP_MERGE_RESTRICTED] = "Restricted"};
    const struct bp_columns *columns = &plan->columns[row->kind];
    switch (field) {
    case BP_MERGE_OWN:
        return columns->items[index].head.n ? bp_inline_plain(arena, &columns->items[index].head)
                                            : columns->items[index].id;
    case BP_MERGE_VALUE: return row->number->values[index].when;
    case BP_MERGE_PERIOD_TARGET: return bp_fill(arena, "Target {1}", row->number->targets[index].when, NULL);
    default: return names[field];
    }
}

/* ---- whether two say the same ---- */

static bool is_hard_blank(const char *at)
{
    return !strncmp(at, "\xC2\xA0", 2);
}

static const char *skip_blanks(const char *at)
{
    while (bp_is_blank(*at) || is_hard_blank(at))
        at += is_hard_blank(at) ? 2 : 1;
    return at;
}

/* The next character that counts: white space of any length is one blank, and none counts at the end. */
static char next_char(const char **at)
{
    const char *ink = skip_blanks(*at);
    bool blank = ink > *at && *ink;
    *at = ink;
    if (blank)
        return ' ';
    return *ink ? *(*at)++ : '\0';
}

static bool same_words(const char *a, const char *b)
{
    a = skip_blanks(a);
    b = skip_blanks(b);
    char c, d;
    do {
        c = next_char(&a);
        d = next_char(&b);
    } while (c && c == d);
    return c == d;
}

/* The same names may be parted by a line, a comma or "and". */
static const char *next_letter(const char *at)
{
    for (;;) {
        bool beyond = (unsigned char)*at >= 0x80 && !is_hard_blank(at);
        if (!*at || bp_is_letter(*at) || bp_is_digit(*at) || beyond)
            return at;
        at += is_hard_blank(at) ? 2 : strncmp(at, " and ", 5) ? 1 : 4;
    }
}

static bool same_names(const char *a, const char *b)
{
    for (;; a++, b++) {
        a = next_letter(a);
        b = next_letter(b);
        if (!*a || bp_lower(*a) != bp_lower(*b))
            return *a == *b;
    }
}

static bool same_days(const struct bp_plan *plan, const char *a, const char *b)
{
    struct bp_due_years years = bp_plan_years(plan);
    struct bp_date first, second;
    return bp_due_read(a, &years, &first) == BP_DUE_DAY && bp_due_read(b, &years, &second) == BP_DUE_DAY &&
           bp_date_compare(first, second) == 0;
}

bool bp_merge_same(const struct bp_plan *plan, enum bp_merge_field field, const char *a, const char *b)
{
    int64_t first, second;
    if (same_words(a, b))
        return true;
    switch (field) {
    case BP_MERGE_START:
    case BP_MERGE_DUE:
    case BP_MERGE_REVISED:
    case BP_MERGE_COMPLETED: return same_days(plan, a, b);
    case BP_MERGE_LEADS:
    case BP_MERGE_PARTNERS: return same_names(a, b);
    case BP_MERGE_BASELINE:
    case BP_MERGE_TARGET:
    case BP_MERGE_TOLERANCE:
    case BP_MERGE_ACTUAL:
    case BP_MERGE_BUDGET:
    case BP_MERGE_SPENT:
    case BP_MERGE_FORECAST:
    case BP_MERGE_VALUE:
    case BP_MERGE_PERIOD_TARGET:
        return bp_decimal_read(a, &first) && bp_decimal_read(b, &second) && first == second;
    default: return false;
    }
}

/* ---- what corresponds ---- */

int bp_merge_status(const struct bp_plan *plan, const struct bp_plan *other, int status,
                    struct bp_arena *arena)
{
    if (status < 0 || status >= other->scheme.n)
        return -1;
    const char *label = bp_text_fold(arena, other->scheme.items[status].label);
    for (int i = 0; i < plan->scheme.n && label; i++) {
        const char *known = bp_text_fold(arena, plan->scheme.items[i].label);
        if (known && !strcmp(known, label))
            return i;
    }
    return bp_scheme_find(&plan->scheme, other->scheme.items[status].id);
}

static const char *folded_head(const struct bp_column_def *def, struct bp_arena *arena)
{
    const char *head = def->head.n ? bp_inline_plain(arena, &def->head) : def->id;
    return head ? bp_text_fold(arena, head) : NULL;
}

int bp_merge_column(const struct bp_plan *plan, const struct bp_plan *other, enum bp_row_kind kind,
                    uint32_t column, struct bp_arena *arena)
{
    const struct bp_columns *columns = &plan->columns[kind];
    const char *head = folded_head(&other->columns[kind].items[column], arena);
    for (uint32_t i = 0; i < columns->n && head; i++) {
        const char *known =
            columns->items[i].kind == BP_COLUMN_OWN ? folded_head(&columns->items[i], arena) : NULL;
        if (known && !strcmp(known, head))
            return (int)i;
    }
    return -1;
}

/* ---- setting ---- */

static struct bp_number *own_number(struct bp_row *row, struct bp_arena *arena)
{
    struct bp_number *copy = bp_arena_alloc(arena, sizeof *copy);
    if (copy)
        *copy = row->number ? *row->number : (struct bp_number){"", "", "", "", "", .at = BP_NOWHERE};
    row->number = copy;
    return copy;
}

static struct bp_money *own_money(struct bp_row *row, struct bp_arena *arena)
{
    struct bp_money *copy = bp_arena_alloc(arena, sizeof *copy);
    if (copy)
        *copy = row->money ? *row->money : (struct bp_money){"", {"", "", ""}, BP_NOWHERE};
    row->money = copy;
    return copy;
}

static bool set_number(struct bp_row *row, enum bp_merge_field field, const struct bp_number *from,
                       struct bp_arena *arena)
{
    struct bp_number *number = own_number(row, arena);
    if (!number)
        return false;
    switch (field) {
    case BP_MERGE_UNIT: number->unit = from->unit; break;
    case BP_MERGE_BETTER: number->better = from->better; break;
    case BP_MERGE_BASELINE: number->baseline = from->baseline; break;
    case BP_MERGE_TARGET: number->target = from->target; break;
    case BP_MERGE_TOLERANCE: number->tolerance = from->tolerance; break;
    default: number->actual = from->actual; break;
    }
    return true;
}

static bool set_money(struct bp_row *row, enum bp_merge_field field, const struct bp_money *from,
                      struct bp_arena *arena)
{
    struct bp_money *money = own_money(row, arena);
    if (!money)
        return false;
    if (field == BP_MERGE_MONEY_UNIT)
        money->unit = from->unit;
    else
        money->sums[field - BP_MERGE_BUDGET] = from->sums[field - BP_MERGE_BUDGET];
    if (!*money->unit)
        money->unit = from->unit;
    return true;
}

/* Puts a figure in the place of that of the same period, or adds it at the end. */
static bool set_figure(struct bp_figure **figures, uint32_t *n, const struct bp_figure *from,
                       struct bp_arena *arena)
{
    struct bp_figure *copy = bp_arena_array(arena, *n + 1, sizeof *copy);
    uint32_t at = 0;
    if (!copy)
        return false;
    if (*n)
        memcpy(copy, *figures, *n * sizeof *copy);
    while (at < *n && strcmp(copy[at].when, from->when) != 0)
        at++;
    copy[at] = *from;
    *n += at == *n;
    *figures = copy;
    return true;
}

static bool set_cell(struct bp_row *row, uint32_t column, struct bp_block *blocks, struct bp_arena *arena)
{
    struct bp_cell_text *cells = bp_arena_array(arena, row->n_cells + 1, sizeof *cells);
    uint32_t at = 0;
    if (!cells)
        return false;
    if (row->n_cells)
        memcpy(cells, row->cells, row->n_cells * sizeof *cells);
    while (at < row->n_cells && cells[at].column != column)
        at++;
    cells[at] = (struct bp_cell_text){column, blocks, BP_NOWHERE};
    row->n_cells += at == row->n_cells;
    row->cells = cells;
    return true;
}

static struct bp_block *blocks_in(const struct bp_row *row, uint32_t column)
{
    for (uint32_t i = 0; i < row->n_cells; i++)
        if (row->cells[i].column == column)
            return row->cells[i].blocks;
    return NULL;
}

bool bp_merge_set(const struct bp_plan *plan, struct bp_row *row, const struct bp_merge_change *change,
                  const struct bp_plan *returned, struct bp_arena *arena)
{
    const struct bp_row *from = change->from;
    switch (change->field) {
    case BP_MERGE_THEME: row->theme = from->theme; break;
    case BP_MERGE_DESCRIPTION: row->description = from->description; break;
    case BP_MERGE_START: row->start = from->start; break;
    case BP_MERGE_DUE: row->due = from->due; break;
    case BP_MERGE_REVISED: row->revised_due = from->revised_due; break;
    case BP_MERGE_COMPLETED: row->completed = from->completed; break;
    case BP_MERGE_LEADS:
        row->leads = from->leads;
        row->n_leads = from->n_leads;
        break;
    case BP_MERGE_PARTNERS:
        row->partners = from->partners;
        row->n_partners = from->n_partners;
        break;
    case BP_MERGE_STATUS:
        row->status = bp_merge_status(plan, returned, from->status, arena);
        row->status_given = true;
        row->status_computed = false;
        break;
    case BP_MERGE_PREVIOUS:
        row->previous_status = bp_merge_status(plan, returned, from->previous_status, arena);
        break;
    case BP_MERGE_UPDATE: row->update = from->update; break;
    case BP_MERGE_CORRECTIVE: row->corrective_action = from->corrective_action; break;
    case BP_MERGE_RESTRICTED: row->restricted = from->restricted; break;
    case BP_MERGE_MONEY_UNIT:
    case BP_MERGE_BUDGET:
    case BP_MERGE_SPENT:
    case BP_MERGE_FORECAST: return set_money(row, change->field, from->money, arena);
    case BP_MERGE_OWN:
        for (uint32_t i = 0; i < returned->columns[row->kind].n; i++)
            if (bp_merge_column(plan, returned, row->kind, i, arena) == (int)change->index)
                return set_cell(row, change->index, blocks_in(from, i), arena);
        return true;
    case BP_MERGE_VALUE:
        return own_number(row, arena) && set_figure(&row->number->values, &row->number->n_values,
                                                    &from->number->values[change->index], arena);
    case BP_MERGE_PERIOD_TARGET:
        return own_number(row, arena) && set_figure(&row->number->targets, &row->number->n_targets,
                                                    &from->number->targets[change->index], arena);
    default: return set_number(row, change->field, from->number, arena);
    }
    return true;
}
