/* draft_columns.c: which columns the plan has: those that the format knows, and those of the body's
 * own. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/columns.h"
#include "onramp/draft.h"

#define NONE UINT32_MAX

/* ---- fields ---- */

/* What the plan has for a field: its column, in which kinds of rows, and whether a table may have
 * several. `head`: this field's head is the column's. */
static const struct field {
    enum bp_column_kind column; /* BP_COLUMN_OWN: none that is printed */
    bool measure, action, many, head;
} fields[BP_IS_FIELDS] = {
    [BP_IS_REF] = {BP_COLUMN_REF, true, true, false, true},
    [BP_IS_DESCRIPTION] = {BP_COLUMN_DESCRIPTION, true, true, false, true},
    [BP_IS_THEME] = {BP_COLUMN_DESCRIPTION, true, false, false, false},
    [BP_IS_START] = {BP_COLUMN_START, true, true, false, true},
    [BP_IS_DUE] = {BP_COLUMN_DUE, true, true, false, true},
    [BP_IS_REVISED_DUE] = {BP_COLUMN_DUE, true, true, false, false},
    [BP_IS_COMPLETED] = {BP_COLUMN_DUE, true, true, false, false},
    [BP_IS_LEAD] = {BP_COLUMN_LEAD, true, true, true, true},
    [BP_IS_PARTNER] = {BP_COLUMN_PARTNER, false, true, true, true},
    [BP_IS_STATUS] = {BP_COLUMN_STATUS, true, true, false, true},
    [BP_IS_PREVIOUS_STATUS] = {BP_COLUMN_STATUS, true, true, false, false},
    [BP_IS_UPDATE] = {BP_COLUMN_UPDATE, true, true, false, true},
    [BP_IS_CORRECTIVE] = {BP_COLUMN_UPDATE, true, true, false, false},
    [BP_IS_UNIT] = {BP_COLUMN_OWN, true, false, false, false},
    [BP_IS_BASELINE] = {BP_COLUMN_BASELINE, true, false, false, true},
    [BP_IS_TARGET] = {BP_COLUMN_TARGET, true, false, false, true},
    [BP_IS_PERIOD_TARGET] = {BP_COLUMN_TARGET, true, false, true, false},
    [BP_IS_VALUE] = {BP_COLUMN_FIGURES, true, false, true, false},
    [BP_IS_ACTUAL] = {BP_COLUMN_ACTUAL, true, false, false, true},
    [BP_IS_TOLERANCE] = {BP_COLUMN_TARGET, true, false, false, false},
    [BP_IS_BETTER] = {BP_COLUMN_TARGET, true, false, false, false},
    [BP_IS_BUDGET] = {BP_COLUMN_BUDGET, true, true, false, true},
    [BP_IS_SPENT] = {BP_COLUMN_SPENT, true, true, false, true},
    [BP_IS_FORECAST] = {BP_COLUMN_FORECAST, true, true, false, true},
    [BP_IS_MONEY_UNIT] = {BP_COLUMN_OWN, true, true, false, false},
    [BP_IS_PRIORITY] = {BP_COLUMN_OWN, false, true, false, false},
    [BP_IS_GROUP] = {BP_COLUMN_OWN, false, true, false, false},
    [BP_IS_PARENT] = {BP_COLUMN_OWN, false, true, false, false},
    [BP_IS_RESTRICTED] = {BP_COLUMN_OWN, true, true, false, false},
    [BP_IS_ACCEPTED] = {BP_COLUMN_OWN, true, true, false, false},
};

/* What the house calls its columns (layout/rows.c). */
static const enum bp_word house_heads[BP_COLUMN_KINDS][2] = {
    [BP_COLUMN_REF] = {BP_WORD_REF, BP_WORD_REF},
    [BP_COLUMN_DESCRIPTION] = {BP_WORD_SUCCESS_MEASURE, BP_WORD_PRIORITY_ACTION},
    [BP_COLUMN_START] = {BP_WORD_START, BP_WORD_START},
    [BP_COLUMN_DUE] = {BP_WORD_BY_WHEN, BP_WORD_BY_WHEN},
    [BP_COLUMN_LEAD] = {BP_WORD_LEAD_AGENCY, BP_WORD_LEAD_OFFICER},
    [BP_COLUMN_PARTNER] = {BP_WORD_OTHER_PARTNERS, BP_WORD_OTHER_PARTNERS},
    [BP_COLUMN_BASELINE] = {BP_WORD_BASELINE, BP_WORD_BASELINE},
    [BP_COLUMN_TARGET] = {BP_WORD_TARGET, BP_WORD_TARGET},
    [BP_COLUMN_ACTUAL] = {BP_WORD_ACTUAL, BP_WORD_ACTUAL},
    [BP_COLUMN_BUDGET] = {BP_WORD_BUDGET, BP_WORD_BUDGET},
    [BP_COLUMN_SPENT] = {BP_WORD_SPENT, BP_WORD_SPENT},
    [BP_COLUMN_FORECAST] = {BP_WORD_FORECAST, BP_WORD_FORECAST},
    [BP_COLUMN_STATUS] = {BP_WORD_STATUS, BP_WORD_STATUS},
};

/* ---- cells ---- */

const struct bp_draft_taken *bp_draft_taken(const struct bp_found *found,
                                            const struct bp_found_table *table)
{
    return found->draft->taken[table - found->tables];
}

/* Whether a column further left, which is taken, has the cell already. */
static bool is_anothers(const struct bp_found_table *table, const struct bp_cell *cell,
                        uint32_t column)
{
    for (uint32_t i = 0; i < table->n_columns; i++) {
        const struct bp_found_column *other = &table->columns[i];
        if (other->field != BP_IS_LEFT && other->column < column &&
            other->column + other->columns > cell->column)
            return true;
    }
    return false;
}

const struct bp_cell *bp_draft_cell(const struct bp_found_table *table, uint32_t column, uint32_t k,
                                    uint32_t row, bool goes_on)
{
    const struct bp_found_column *of = &table->columns[column];
    if (k >= of->columns)
        return NULL;
    const struct bp_cell *cell = bp_grid_at(table->grid, row, of->column + k);
    if (!cell || (goes_on && cell->row != row))
        return NULL;
    bool first = cell->column >= of->column ? cell->column == of->column + k
                                            : k == 0 && !is_anothers(table, cell, of->column);
    return first ? cell : NULL;
}

const struct bp_cell *bp_draft_first(const struct bp_drafting *d, const struct bp_draft_row *row,
                                     enum bp_field_id field)
{
    const struct bp_found_table *table = row->table;
    const struct bp_draft_taken *taken = bp_draft_taken(d->found, table);
    const struct bp_cell *empty = NULL; /* one with a fill alone */
    for (uint32_t c = 0; c < table->n_columns; c++) {
        for (uint32_t k = 0; taken[c].field == field && k < table->columns[c].columns; k++) {
            const struct bp_cell *cell = bp_draft_cell(table, c, k, row->rows[0], false);
            if (cell && !bp_blank(cell->text))
                return cell;
            empty = empty ? empty : cell;
        }
    }
    return empty;
}

static bool is_row(const struct bp_found_row *row)
{
    return row->kind == BP_ROW_MEASURE || row->kind == BP_ROW_ACTION || row->kind == BP_ROW_MORE;
}

/* How many rows of the table have text in the column, and in how many of them it is a number, or a
 * day. */
static void count_cells(const struct bp_found_table *table, uint32_t column, uint32_t *filled,
                        uint32_t *numbers, uint32_t *days)
{
    *filled = *numbers = *days = 0;
    for (uint32_t r = 0; r < table->n_rows; r++) {
        for (uint32_t k = 0; is_row(&table->rows[r]) && k < table->columns[column].columns; k++) {
            const struct bp_cell *cell = bp_draft_cell(table, column, k, table->rows[r].row, false);
            if (!cell || bp_blank(cell->text))
                continue;
            struct bp_draft_sum sum;
            ++*filled;
            *numbers += bp_draft_number(bp_draft_margin(cell->text), &sum);
            *days += bp_draft_day(cell).year || bp_serial_day(cell).year;
        }
    }
}

/* Whether most of the texts of a column are percentages. */
static bool is_progress(const struct bp_found_table *table, uint32_t column)
{
    uint32_t filled = 0, percentages = 0;
    for (uint32_t r = 0; r < table->n_rows; r++) {
        struct bp_draft_sum sum;
        const struct bp_cell *cell =
            is_row(&table->rows[r]) ? bp_draft_cell(table, column, 0, table->rows[r].row, false)
                                    : NULL;
        if (!cell || bp_blank(cell->text))
            continue;
        filled++;
        percentages += bp_draft_number(cell->text, &sum) && !strcmp(sum.unit, "%");
    }
    return percentages * 2 > filled;
}

/* Whether most of a column is what its field needs: else it is better kept as it is. */
static bool suits(const struct bp_found_table *table, uint32_t column, enum bp_field_id field)
{
    uint32_t filled, numbers, days;
    switch (field) {
    case BP_IS_STATUS: return !is_progress(table, column);
    case BP_IS_COMPLETED:
        count_cells(table, column, &filled, &numbers, &days);
        return !filled || days * 2 >= filled;
    case BP_IS_BUDGET:
    case BP_IS_SPENT:
    case BP_IS_FORECAST:
    case BP_IS_BASELINE:
    case BP_IS_ACTUAL:
    case BP_IS_TOLERANCE:
        count_cells(table, column, &filled, &numbers, &days);
        return !filled || numbers * 2 >= filled;
    default: return true;
    }
}

static bool is_theme(const char *head)
{
    size_t len = strlen(head);
    return bp_text_is(head, len, "theme") || bp_text_is(head, len, "thema");
}

/* The same field in measures and actions is not always one that the plan has. */
static void take_fields(const struct bp_found_table *table, struct bp_draft_taken *taken)
{
    bool seen[BP_IS_FIELDS] = {false};
    for (uint32_t c = 0; c < table->n_columns; c++) {
        enum bp_field_id field = table->columns[c].field;
        const struct field *of = &fields[field];
        if (table->measures && !seen[BP_IS_THEME] &&
            (field == BP_IS_PRIORITY ||
             (field == BP_IS_UNKNOWN && is_theme(table->columns[c].head)))) {
            field = BP_IS_THEME;
            of = &fields[field];
        }
        bool known = field != BP_IS_UNKNOWN && field != BP_IS_LEFT;
        taken[c].progress = field == BP_IS_STATUS && !seen[field] && !suits(table, c, field);
        if (known && (!(table->measures ? of->measure : of->action) || (seen[field] && !of->many) ||
                      !suits(table, c, field)))
            field = BP_IS_UNKNOWN;
        seen[field] = true;
        taken[c].field = field;
        taken[c].own = NONE;
    }
}

/* ---- the plan's columns ---- */

static struct bp_draft_column *add_column(struct bp_drafting *d, struct bp_draft_columns *columns,
                                          enum bp_column_kind kind)
{
    columns->items = bp_arena_grow(d->arena, columns->items, &columns->capacity, columns->n + 1,
                                   sizeof *columns->items);
    struct bp_draft_column *column = &columns->items[columns->n++];
    *column =
        (struct bp_draft_column){.kind = kind, .head = "", .id = bp_column_ids[kind], .folded = ""};
    return column;
}

static struct bp_draft_column *find_kind(struct bp_draft_columns *columns, enum bp_column_kind kind)
{
    for (size_t i = 0; i < columns->n; i++)
        if (columns->items[i].kind == kind)
            return &columns->items[i];
    return NULL;
}

static void take_known(struct bp_drafting *d, const struct bp_found_table *table,
                       enum bp_field_id field, const struct bp_found_column *from)
{
    enum bp_row_kind rows = table->measures ? BP_MEASURE : BP_ACTION;
    struct bp_draft_columns *columns = &d->draft->columns[rows];
    enum bp_column_kind kind = fields[field].column;
    if (kind == BP_COLUMN_OWN)
        return;
    struct bp_draft_column *column = find_kind(columns, kind);
    if (!column)
        column = add_column(d, columns, kind);
    if (!fields[field].head || *column->head)
        return;
    column->grid = table->grid;
    column->row = table->first_header;
    column->column = from->column;
    const char *head = bp_draft_line(d->arena, from->head);
    enum bp_word word = kind == BP_COLUMN_UPDATE ? BP_WORD_UPDATE : house_heads[kind][rows];
    const char *house = bp_house_word(d->house, word);
    bool same = house && !strcmp(bp_text_fold(d->arena, head), bp_text_fold(d->arena, house));
    struct bp_inline *update = &d->plan->report.update_heading;
    if (kind == BP_COLUMN_UPDATE && !same &&
        !update->n) { /* it names the period: it is the report's */
        *update = bp_draft_plain(d, head);
        return;
    }
    if (kind == BP_COLUMN_UPDATE && update->n)
        same = same ||
               !strcmp(bp_text_fold(d->arena, head), bp_text_fold(d->arena, update->runs->text));
    column->head = same ? "" : head;
}

/* The column of the plan for one of the body's own: one with the same head, which this table does
 * not fill yet. */
static uint32_t take_own(struct bp_drafting *d, const struct bp_found_table *table,
                         const struct bp_draft_taken *taken, uint32_t c)
{
    struct bp_draft_columns *columns = &d->draft->columns[table->measures ? BP_MEASURE : BP_ACTION];
    const struct bp_found_column *from = &table->columns[c];
    const char *head = bp_draft_line(d->arena, from->head);
    if (!*head) {
        char name[BP_CELL_NAME], words[BP_CELL_NAME + 16];
        bp_column_name(from->column, name);
        snprintf(words, sizeof words, "%s %s",
                 bp_house_speaks(d->plan->lang, "cy") ? "Colofn" : "Column", name);
        head = bp_arena_text(d->arena, words, strlen(words));
    }
    const char *folded = bp_text_fold(d->arena, head);
    for (uint32_t i = 0; i < columns->n; i++) {
        bool used = columns->items[i].kind != BP_COLUMN_OWN ||
                    strcmp(columns->items[i].folded, folded) != 0;
        for (uint32_t other = 0; other < c; other++)
            used = used || taken[other].own == i;
        if (!used)
            return i;
    }
    struct bp_draft_column *column = add_column(d, columns, BP_COLUMN_OWN);
    column->head = head;
    column->folded = folded;
    column->grid = table->grid;
    column->row = table->first_header;
    column->column = from->column;
    return (uint32_t)columns->n - 1;
}

static void take_table(struct bp_drafting *d, const struct bp_found_table *table,
                       struct bp_draft_taken *taken)
{
    take_fields(table, taken);
    for (uint32_t c = 0; c < table->n_columns; c++) {
        uint32_t filled, numbers, days;
        if (taken[c].field == BP_IS_LEFT)
            continue;
        if (taken[c].field != BP_IS_UNKNOWN) {
            take_known(d, table, taken[c].field, &table->columns[c]);
            continue;
        }
        count_cells(table, c, &filled, &numbers, &days);
        if (!filled && !*bp_draft_line(d->arena, table->columns[c].head)) {
            taken[c].field = BP_IS_LEFT; /* neither head nor text: it only keeps others apart */
            continue;
        }
        taken[c].own = take_own(d, table, taken, c);
    }
}

/* ---- ids ---- */

const char *bp_draft_id(struct bp_arena *arena, const char *words)
{
    enum { MOST = 40 };
    char id[MOST + 8] = "";
    size_t n = 0;
    for (const char *at = words; *at && n < MOST; at++) {
        bool word = bp_is_letter(*at) || bp_is_digit(*at);
        if (!n && !bp_is_letter(*at) && word) {
            memcpy(id, "c-", 2);
            n = 2;
        }
        if (word)
            id[n++] = bp_lower(*at);
        else if (n && id[n - 1] != '-' && !(*at & 0x80) && *at != '\'')
            id[n++] = '-';
    }
    while (n && id[n - 1] == '-')
        n--;
    return n ? bp_arena_text(arena, id, n) : "own";
}

static bool is_taken(const struct bp_draft_columns *columns, size_t before, const char *id)
{
    if (bp_column_find(id) != BP_COLUMN_OWN)
        return true;
    for (size_t i = 0; i < before; i++)
        if (columns->items[i].kind == BP_COLUMN_OWN && !strcmp(columns->items[i].id, id))
            return true;
    return false;
}

static void name_columns(struct bp_drafting *d, struct bp_draft_columns *columns)
{
    for (size_t i = 0; i < columns->n; i++) {
        struct bp_draft_column *column = &columns->items[i];
        if (column->kind != BP_COLUMN_OWN)
            continue;
        const char *base = bp_draft_id(d->arena, column->head);
        column->id = base;
        for (int n = 2; is_taken(columns, i, column->id); n++) {
            char id[64];
            snprintf(id, sizeof id, "%s-%d", base, n);
            column->id = bp_arena_text(d->arena, id, strlen(id));
        }
    }
}

/* ---- more columns than a plan may have ---- */

static void say_joined(struct bp_drafting *d, const struct bp_draft_columns *columns, size_t n)
{
    const char *list = "";
    const struct bp_draft_column *first = NULL;
    char count[16];
    for (size_t i = 0; i < columns->n; i++) {
        if (!columns->items[i].joined)
            continue;
        list = *list ? bp_fill(d->arena, "{1}, {2}", list, columns->items[i].head, NULL)
                     : columns->items[i].head;
        first = first ? first : &columns->items[i];
    }
    snprintf(count, sizeof count, "%zu", n);
    if (first)
        bp_found_add(d->diags, BP_E_COLUMNS_JOINED, d->found, first->grid, first->row,
                     first->column, count, list, columns->items[columns->join].head);
}

/* The last of the body's own columns become one, in which each text has its head before it. */
static void join_columns(struct bp_drafting *d, struct bp_draft_columns *columns)
{
    size_t known = 0, own = 0;
    for (size_t i = 0; i < columns->n; i++) {
        known += columns->items[i].kind != BP_COLUMN_OWN;
        own += columns->items[i].kind == BP_COLUMN_OWN;
    }
    known += !find_kind(columns, BP_COLUMN_UPDATE); /* what fits nowhere goes there */
    known += !find_kind(columns, BP_COLUMN_STATUS); /* figures may give one */
    known += !find_kind(columns, BP_COLUMN_DESCRIPTION);
    columns->join = NONE;
    if (known + own <= BP_MOST_COLUMNS)
        return;
    size_t kept = known < BP_MOST_COLUMNS ? BP_MOST_COLUMNS - known - 1 : 0, n = 0;
    for (size_t i = 0; i < columns->n; i++)
        if (columns->items[i].kind == BP_COLUMN_OWN)
            columns->items[i].joined = n++ >= kept;
    struct bp_draft_column *join = add_column(d, columns, BP_COLUMN_OWN);
    join->head = bp_house_speaks(d->plan->lang, "cy") ? "Gwybodaeth arall" : "Other information";
    columns->join = (uint32_t)columns->n - 1;
    say_joined(d, columns, own - kept);
}

void bp_draft_columns(struct bp_drafting *d)
{
    const struct bp_found *found = d->found;
    d->draft->taken = bp_arena_array(d->arena, found->n_tables + 1, sizeof *d->draft->taken);
    for (uint32_t t = 0; t < found->n_tables; t++) {
        d->draft->taken[t] =
            bp_arena_array(d->arena, found->tables[t].n_columns + 1, sizeof **d->draft->taken);
        take_table(d, &found->tables[t], d->draft->taken[t]);
    }
    for (int rows = BP_MEASURE; rows <= BP_ACTION; rows++) {
        join_columns(d, &d->draft->columns[rows]);
        name_columns(d, &d->draft->columns[rows]);
        uint32_t listed = 0;
        for (size_t i = 0; i < d->draft->columns[rows].n; i++)
            if (!d->draft->columns[rows].items[i].joined)
                d->draft->columns[rows].items[i].listed = listed++;
        for (size_t i = 0; i < d->draft->columns[rows].n; i++)
            if (d->draft->columns[rows].items[i].joined)
                d->draft->columns[rows].items[i].listed =
                    d->draft->columns[rows].items[d->draft->columns[rows].join].listed;
    }
}

/* ---- the list in the plan ---- */

static bool fills(const struct bp_plan *plan, enum bp_row_kind rows, enum bp_column_kind kind)
{
    for (struct bp_walk walk = {0}; bp_walk(plan, &walk);)
        if (walk.row->kind == rows &&
            (bp_column_filled(kind, walk.row) ||
             (kind == BP_COLUMN_STATUS && walk.row->number && *walk.row->number->tolerance)))
            return true;
    return false;
}

/* Whether the house would print other columns, in another order, or with other words above them. */
static bool must_list(const struct bp_drafting *d, enum bp_row_kind rows)
{
    const struct bp_draft_columns *columns = &d->draft->columns[rows];
    int last = BP_COLUMN_OWN;
    for (size_t i = 0; i < columns->n; i++) {
        const struct bp_draft_column *column = &columns->items[i];
        if (column->kind == BP_COLUMN_OWN || *column->head)
            return true;
        if (!fills(d->plan, rows, column->kind))
            continue;
        if ((int)column->kind < last)
            return true;
        last = (int)column->kind;
    }
    return false;
}

static void list_column(struct bp_drafting *d, struct bp_columns *list,
                        const struct bp_draft_column *column)
{
    if (list->n == BP_MOST_COLUMNS)
        return;
    list->items[list->n++] = (struct bp_column_def){.id = column->id,
                                                    .kind = column->kind,
                                                    .printed = true,
                                                    .head = bp_draft_plain(d, column->head)};
}

void bp_draft_list_columns(struct bp_drafting *d)
{
    for (int rows = BP_MEASURE; rows <= BP_ACTION; rows++) {
        struct bp_draft_columns *columns = &d->draft->columns[rows];
        struct bp_columns *list = &d->plan->columns[rows];
        if (!must_list(d, (enum bp_row_kind)rows))
            continue;
        list->items = bp_arena_array(d->arena, BP_MOST_COLUMNS, sizeof *list->items);
        for (size_t i = 0; i < columns->n; i++)
            if (!columns->items[i].joined)
                list_column(d, list, &columns->items[i]);
        for (int kind = BP_COLUMN_OWN + 1; kind < BP_COLUMN_KINDS; kind++) {
            bool needed = kind == BP_COLUMN_DESCRIPTION ||
                          fills(d->plan, (enum bp_row_kind)rows, (enum bp_column_kind)kind);
            if (kind == BP_COLUMN_TREND || !needed || find_kind(columns, (enum bp_column_kind)kind))
                continue;
            struct bp_draft_column more = {
                .kind = (enum bp_column_kind)kind, .head = "", .id = bp_column_ids[kind]};
            list_column(d, list, &more);
        }
    }
}
