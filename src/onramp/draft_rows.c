/* draft_rows.c: rows of tables -> measures and actions. */
#include <string.h>

#include "base/text.h"
#include "model/exempt.h"
#include "onramp/draft.h"

#define NONE UINT32_MAX

/* ---- which rows ---- */

struct collector {
    struct bp_drafting *d;
    struct bp_draft_row *rows;
    size_t n, capacity;
    struct bp_draft_priority *priorities;
    size_t n_priorities, priority_room;
    uint32_t *places; /* of each heading that was found: its index among these, or NONE */
    uint32_t next;    /* the first heading that has none yet */
};

static uint32_t add_priority(struct collector *c, const struct bp_found_heading *heading,
                             const struct bp_grid *grid)
{
    c->priorities = bp_arena_grow(c->d->arena, c->priorities, &c->priority_room,
                                  c->n_priorities + 1, sizeof *c->priorities);
    c->priorities[c->n_priorities] =
        (struct bp_draft_priority){heading, grid, heading ? heading->group : NONE};
    return (uint32_t)c->n_priorities++;
}

/* The place of a heading. Those before it come first, in the order of the file. */
static uint32_t priority_of(struct collector *c, const struct bp_found_table *table,
                            uint32_t heading)
{
    const struct bp_found *found = c->d->found;
    if (heading < found->n_priorities) {
        for (; c->next <= heading; c->next++)
            c->places[c->next] = add_priority(c, &found->priorities[c->next], table->grid);
        return c->places[heading];
    }
    for (size_t i = c->n_priorities;
         i-- > 0;) /* rows without a heading: one priority for each table */
        if (!c->priorities[i].heading && c->priorities[i].grid == table->grid)
            return (uint32_t)i;
    return add_priority(c, NULL, table->grid);
}

static void add_row(struct collector *c, const struct bp_found_table *table,
                    const struct bp_found_row *from)
{
    bool measure = from->kind == BP_ROW_MEASURE || (from->kind == BP_ROW_MORE && table->measures);
    c->rows = bp_arena_grow(c->d->arena, c->rows, &c->capacity, c->n + 1, sizeof *c->rows);
    struct bp_draft_row *row = &c->rows[c->n++];
    *row = (struct bp_draft_row){.table = table,
                                 .kind = measure ? BP_MEASURE : BP_ACTION,
                                 .level = from->level,
                                 .priority = NONE};
    row->rows = bp_arena_array(c->d->arena, 1, sizeof *row->rows);
    row->rows[row->n_rows++] = from->row;
    if (!measure)
        row->priority = priority_of(c, table, from->priority);
}

static void go_on(struct collector *c, uint32_t grid_row)
{
    struct bp_draft_row *row = &c->rows[c->n - 1];
    uint32_t *rows = bp_arena_array(c->d->arena, row->n_rows + 1, sizeof *rows);
    memcpy(rows, row->rows, row->n_rows * sizeof *rows);
    rows[row->n_rows++] = grid_row;
    row->rows = rows;
}

/* Whether a row of measures without a ref is one of its own, below the one above: it says what it
 * measures, and something else. */
static bool is_measure(struct collector *c, const struct bp_found_table *table, uint32_t row)
{
    const struct bp_draft_taken *taken = bp_draft_taken(c->d->found, table);
    bool says = false, more = false;
    for (uint32_t i = 0; table->measures && i < table->n_columns; i++) {
        const struct bp_cell *cell = bp_draft_cell(table, i, 0, row, true);
        if (!cell || bp_blank(cell->text) || taken[i].field == BP_IS_LEFT)
            continue;
        says = says || taken[i].field == BP_IS_DESCRIPTION;
        more = more || taken[i].field != BP_IS_DESCRIPTION;
    }
    return says && more;
}

static void collect_table(struct collector *c, const struct bp_found_table *table)
{
    bool open = false;
    for (uint32_t r = 0; r < table->n_rows; r++) {
        const struct bp_found_row *row = &table->rows[r];
        if (row->kind == BP_ROW_MORE && open && !is_measure(c, table, row->row)) {
            go_on(c, row->row);
        } else if (row->kind == BP_ROW_MEASURE || row->kind == BP_ROW_ACTION ||
                   row->kind == BP_ROW_MORE) {
            add_row(c, table, row);
            open = true;
        } else {
            open = open && row->kind != BP_ROW_PRIORITY && row->kind != BP_ROW_GROUP;
        }
    }
}

/* The measures, then the actions of each priority; a level is at most one below that of the row
 * before. */
static void put_in_order(struct collector *c)
{
    struct bp_draft *draft = c->d->draft;
    draft->rows = bp_arena_array(c->d->arena, c->n + 1, sizeof *draft->rows);
    for (size_t i = 0; i < c->n; i++)
        if (c->rows[i].kind == BP_MEASURE)
            draft->rows[draft->n_rows++] = c->rows[i];
    uint32_t *starts = bp_arena_array(c->d->arena, c->n_priorities + 1, sizeof *starts);
    for (size_t i = 0; i < c->n; i++)
        if (c->rows[i].kind == BP_ACTION)
            starts[c->rows[i].priority + 1]++;
    starts[0] = draft->n_rows;
    for (size_t p = 1; p <= c->n_priorities; p++)
        starts[p] += starts[p - 1];
    for (size_t i = 0; i < c->n; i++) {
        if (c->rows[i].kind != BP_ACTION)
            continue;
        draft->rows[starts[c->rows[i].priority]++] = c->rows[i];
        draft->n_rows++;
    }
    for (uint32_t i = 0; i < draft->n_rows; i++) {
        struct bp_draft_row *row = &draft->rows[i];
        bool first = !i || row[-1].kind != row->kind || row[-1].priority != row->priority;
        uint8_t most = row->kind == BP_MEASURE || first ? 0 : (uint8_t)(row[-1].level + 1);
        most = most < BP_LEVELS ? most : BP_LEVELS - 1;
        row->level = row->level < most ? row->level : most;
    }
}

void bp_draft_collect(struct bp_drafting *d)
{
    struct collector c = {.d = d};
    c.places = bp_arena_array(d->arena, d->found->n_priorities + 1, sizeof *c.places);
    for (uint32_t t = 0; t < d->found->n_tables; t++)
        collect_table(&c, &d->found->tables[t]);
    for (; c.next < d->found->n_priorities; c.next++)
        add_priority(&c, &d->found->priorities[c.next], NULL);
    put_in_order(&c);
    d->draft->priorities = c.priorities;
    d->draft->n_priorities = (uint32_t)c.n_priorities;
}

/* ---- the cells of a row ---- */

/* A row that is being made. */
struct making {
    struct bp_drafting *d;
    const struct bp_draft_row *from;
    struct bp_row *row;
    struct bp_block *spilled; /* what fits no field: it ends the update */
    const struct bp_cell *status, *previous;
    bool goes_on; /* the cells are of a row that goes on with the first */
    struct bp_inline *leads, *partners;
};

static const char *head_of(const struct making *m, uint32_t column)
{
    return bp_draft_line(m->d->arena, m->from->table->columns[column].head);
}

/* Keeps a text that its field cannot hold. */
static void spill(struct making *m, uint32_t column, const struct bp_cell *cell)
{
    bp_draft_append(&m->spilled,
                    bp_draft_headed(m->d, head_of(m, column), bp_draft_blocks(m->d, cell)));
}

static void say_moved(struct making *m, uint32_t column, const struct bp_cell *cell)
{
    bp_found_add(m->d->diags, BP_E_CELL_MOVED, m->d->found, m->from->table->grid, cell->row,
                 cell->column, bp_draft_line(m->d->arena, cell->text), head_of(m, column), NULL);
    spill(m, column, cell);
}

static void take_inline(struct making *m, struct bp_inline *to, const struct bp_cell *cell)
{
    struct bp_inline text = bp_draft_inline(m->d, bp_draft_blocks(m->d, cell));
    bp_draft_join(m->d, to, &text);
    bp_draft_fits(m->d, to, m->from->table->grid, cell->row, cell->column);
}

static void take_ref(struct making *m, uint32_t column, const struct bp_cell *cell)
{
    const char *ref = bp_draft_line(m->d->arena, cell->text);
    if (cell->row != m->from->rows[0] && !m->goes_on)
        return; /* one that spans rows is that of the first */
    if (*m->row->ref || strlen(ref) > BP_DRAFT_NAME)
        say_moved(m, column, cell);
    else
        m->row->ref = ref;
}

/* A row stands below the one that it names; what names no row above it is kept as text. */
static void take_parent(struct making *m, uint32_t column, const struct bp_cell *cell)
{
    const struct bp_draft_row *first = m->d->draft->rows, *up = m->from;
    while (up > first && up->level >= m->from->level && up->priority == m->from->priority)
        up--;
    bool below = m->from->level && up->level + 1 == m->from->level && up->priority == m->from->priority;
    const struct bp_cell *ref = below ? bp_draft_first(m->d, up, BP_IS_REF) : NULL;
    struct bp_arena *arena = m->d->arena;
    if (!ref || strcmp(bp_draft_line(arena, ref->text), bp_draft_line(arena, cell->text)) != 0)
        say_moved(m, column, cell);
}

static void take_due(struct making *m, struct bp_due *due, const struct bp_cell *cell)
{
    bool start = due == &m->row->start; /* work begins on the first of a month */
    const struct bp_grid *grid = m->from->table->grid;
    const char *text = bp_draft_serial(m->d, grid, cell);
    if (!text)
        text = bp_draft_due(m->d, start ? NULL : grid, cell);
    due->text = *due->text ? bp_fill(m->d->arena, "{1}, {2}", due->text, text, NULL) : text;
}

static void take_completed(struct making *m, uint32_t column, const struct bp_cell *cell)
{
    bool serial = bp_draft_serial(m->d, m->from->table->grid, cell) != NULL;
    struct bp_date day = serial ? bp_serial_day(cell) : bp_draft_day(cell);
    if (!day.year || m->row->completed.year)
        say_moved(m, column, cell);
    else
        m->row->completed = day;
}

/* Anything but "no" restricts the row: what is not for publication must not slip through. */
static void take_restricted(struct making *m, uint32_t column, const struct bp_cell *cell)
{
    const char *text = bp_draft_line(m->d->arena, cell->text);
    static const char *const no[] = {"no",      "n",  "open", "public", "false",
                                     "nac oes", "na", "0",    "-",      NULL};
    static const char *const yes[] = {"yes", "y",   "restricted", "true", "x",
                                      "oes", "ydy", "exempt",     NULL};
    for (int i = 0; no[i]; i++)
        if (bp_text_is(text, strlen(text), no[i]))
            return;
    int known = m->row->restricted; /* of the row that this one goes on with */
    m->row->restricted = known ? known : BP_RESTRICTED_UNSAID;
    for (int i = 0; yes[i]; i++)
        if (bp_text_is(text, strlen(text), yes[i]))
            return;
    for (int i = BP_EXEMPT_GROUND; bp_exempt_values[i]; i++)
        if (bp_text_is(text, strlen(text), bp_exempt_values[i]) &&
            (known <= 0 || known == bp_exempt_from(i))) {
            m->row->restricted = bp_exempt_from(i);
            return;
        }
    say_moved(m, column, cell);
}

/* "BP5008: the date was agreed": a line for each. */
static bool take_accept(struct making *m, const char *line)
{
    int code = 0;
    line = bp_draft_line(m->d->arena, line);
    if (strncmp(line, "BP", 2) != 0 || strspn(line + 2, "0123456789") != 4)
        return false;
    for (int i = 2; i < 6; i++)
        code = code * 10 + (line[i] - '0');
    const char *reason = line + 6 + strspn(line + 6, " :-");
    if (!BP_IS_CHECK(code) || !bp_code_find(code) || !*reason)
        return false;
    struct bp_row *row = m->row;
    struct bp_accept *accepts = bp_arena_array(m->d->arena, row->n_accepts + 1, sizeof *accepts);
    if (row->n_accepts)
        memcpy(accepts, row->accepts, row->n_accepts * sizeof *accepts);
    accepts[row->n_accepts++] =
        (struct bp_accept){.code = code, .reason = bp_draft_plain(m->d, reason)};
    row->accepts = accepts;
    return true;
}

static void take_accepted(struct making *m, uint32_t column, const struct bp_cell *cell)
{
    const char *text = cell->text;
    bool all = true;
    while (*text) {
        size_t len = strcspn(text, "\n");
        const char *line = bp_arena_text(m->d->arena, text, len);
        all = (bp_blank(line) || take_accept(m, line)) && all;
        text += len + (text[len] == '\n');
    }
    if (!all)
        say_moved(m, column, cell);
}

static void take_own(struct making *m, uint32_t column, const struct bp_cell *cell)
{
    struct bp_row *row = m->row;
    const struct bp_draft_columns *columns = &m->d->draft->columns[row->kind];
    const struct bp_draft_column *of =
        &columns->items[bp_draft_taken(m->d->found, m->from->table)[column].own];
    struct bp_block *blocks = bp_draft_blocks(m->d, cell);
    if (!blocks)
        return;
    if (of->joined)
        blocks = bp_draft_headed(m->d, of->head, blocks);
    for (uint32_t i = 0; i < row->n_cells; i++)
        if (row->cells[i].column == of->listed) {
            bp_draft_append(&row->cells[i].blocks, blocks);
            return;
        }
    if (!row->cells)
        row->cells = bp_arena_array(m->d->arena, BP_MOST_COLUMNS, sizeof *row->cells);
    if (row->n_cells < BP_MOST_COLUMNS)
        row->cells[row->n_cells++] = (struct bp_cell_text){of->listed, blocks, 0};
}

static void take_cell(struct making *m, uint32_t column, enum bp_field_id field,
                      const struct bp_cell *cell)
{
    struct bp_row *row = m->row;
    const struct bp_found_column *of = &m->from->table->columns[column];
    switch (field) {
    case BP_IS_REF: take_ref(m, column, cell); return;
    case BP_IS_DESCRIPTION: take_inline(m, &row->description, cell); return;
    case BP_IS_THEME: take_inline(m, &row->theme, cell); return;
    case BP_IS_START: take_due(m, &row->start, cell); return;
    case BP_IS_DUE: take_due(m, &row->due, cell); return;
    case BP_IS_REVISED_DUE: take_due(m, &row->revised_due, cell); return;
    case BP_IS_COMPLETED: take_completed(m, column, cell); return;
    case BP_IS_LEAD: bp_draft_leads(m->d, cell, &row->leads, &row->n_leads); return;
    case BP_IS_PARTNER: bp_draft_leads(m->d, cell, &row->partners, &row->n_partners); return;
    case BP_IS_UPDATE: bp_draft_add(m->d, &row->update, bp_draft_blocks(m->d, cell)); return;
    case BP_IS_CORRECTIVE:
        bp_draft_add(m->d, &row->corrective_action, bp_draft_blocks(m->d, cell));
        return;
    case BP_IS_RESTRICTED: take_restricted(m, column, cell); return;
    case BP_IS_ACCEPTED: take_accepted(m, column, cell); return;
    case BP_IS_UNKNOWN: take_own(m, column, cell); return;
    case BP_IS_PARENT: take_parent(m, column, cell); return;
    case BP_IS_STATUS:
    case BP_IS_PREVIOUS_STATUS:
        if (cell != m->status && cell != m->previous)
            spill(m, column, cell);
        return;
    case BP_IS_BUDGET:
    case BP_IS_SPENT:
    case BP_IS_FORECAST:
        if (!bp_draft_money(m->d, row, field, of, cell))
            say_moved(m, column, cell);
        return;
    case BP_IS_UNIT:
    case BP_IS_BASELINE:
    case BP_IS_TARGET:
    case BP_IS_PERIOD_TARGET:
    case BP_IS_VALUE:
    case BP_IS_ACTUAL:
    case BP_IS_TOLERANCE:
    case BP_IS_BETTER:
        if (!bp_draft_measure(m->d, row, field, of, cell))
            say_moved(m, column, cell);
        return;
    default: return; /* priorities and groups are where the row stands */
    }
}

/* Takes the cells of a row of the grid. `units`: only the units of money, which need a sum to
 * belong to. */
static void take_cells(struct making *m, uint32_t grid_row, bool units)
{
    const struct bp_found_table *table = m->from->table;
    const struct bp_draft_taken *taken = bp_draft_taken(m->d->found, table);
    for (uint32_t c = 0; c < table->n_columns; c++) {
        if (taken[c].field == BP_IS_LEFT || (taken[c].field == BP_IS_MONEY_UNIT) != units)
            continue;
        for (uint32_t k = 0; k < table->columns[c].columns; k++) {
            const struct bp_cell *cell = bp_draft_cell(table, c, k, grid_row, m->goes_on);
            if (!cell || bp_blank(cell->text))
                continue;
            if (!units)
                take_cell(m, c, taken[c].field, cell);
            else if (!bp_draft_money(m->d, m->row, BP_IS_MONEY_UNIT, &table->columns[c], cell))
                spill(m, c, cell);
        }
    }
}

/* ---- what a row needs ---- */

static void give_description(struct making *m)
{
    struct bp_row *row = m->row;
    const struct bp_grid *grid = m->from->table->grid;
    if (row->description.n)
        return;
    if (row->theme.n) {
        row->description = row->theme;
        row->theme = (struct bp_inline){NULL, 0, BP_NOWHERE};
        return;
    }
    const char *words =
        bp_house_speaks(m->d->plan->lang, "cy") ? "(dim disgrifiad)" : "(no description)";
    row->description = bp_draft_plain(m->d, words);
    const struct bp_found_table *table = m->from->table;
    const struct bp_draft_taken *taken = bp_draft_taken(m->d->found, table);
    uint32_t column = table->n_columns ? table->columns[0].column : 0;
    for (uint32_t c = 0; c < table->n_columns; c++)
        if (taken[c].field == BP_IS_DESCRIPTION)
            column = table->columns[c].column;
    bp_found_add(m->d->diags, BP_E_NO_DESCRIPTION, m->d->found, grid, m->from->rows[0], column,
                 *row->ref ? row->ref : "a row", words, NULL);
}

static bool has_figures(const struct bp_number *number)
{
    return *number->baseline || *number->target || *number->actual || *number->tolerance ||
           number->n_values || number->n_targets || number->better || *number->unit;
}

static void settle_figures(struct making *m)
{
    struct bp_row *row = m->row;
    if (row->number && !has_figures(row->number))
        row->number = NULL;
    if (row->money && !*row->money->unit)
        row->money->unit = "\xC2\xA3";
}

static void make_row(struct bp_drafting *d, const struct bp_draft_row *from, struct bp_row *row)
{
    struct making m = {.d = d, .from = from, .row = row};
    *row = (struct bp_row){.kind = from->kind,
                           .level = from->level,
                           .ref = "",
                           .previous_status = -1,
                           .start = {.text = ""},
                           .due = {.text = ""},
                           .revised_due = {.text = ""}};
    m.status = bp_draft_first(d, from, BP_IS_STATUS);
    m.previous = bp_draft_first(d, from, BP_IS_PREVIOUS_STATUS);
    m.spilled = bp_draft_status(d, from, row);
    for (uint32_t i = 0; i < from->n_rows; i++) {
        m.goes_on = i > 0;
        take_cells(&m, from->rows[i], false);
    }
    for (uint32_t i = 0; i < from->n_rows; i++) {
        m.goes_on = i > 0;
        take_cells(&m, from->rows[i], true);
    }
    bp_draft_append(&row->update, m.spilled);
    settle_figures(&m);
    give_description(&m);
}

/* ---- words between rows ---- */

static struct bp_block *note_of(struct bp_drafting *d, const struct bp_found_table *table,
                                uint32_t row)
{
    struct bp_block *blocks = NULL, **more = &blocks;
    uint32_t end = 0;
    for (uint32_t c = 0; c < table->n_columns; c++) {
        uint32_t last = table->columns[c].column + table->columns[c].columns;
        end = last > end ? last : end;
    }
    for (uint32_t column = 0; column < end; column++) {
        const struct bp_cell *cell = bp_grid_at(table->grid, row, column);
        if (cell && cell->row == row && cell->column == column)
            more = bp_draft_append(more, bp_draft_blocks(d, cell));
    }
    return blocks;
}

static void take_notes(struct bp_drafting *d, const struct bp_found_table *table)
{
    struct bp_plan *plan = d->plan;
    for (uint32_t r = 0; r < table->n_rows; r++) {
        const struct bp_found_row *row = &table->rows[r];
        if (row->kind != BP_ROW_NOTE)
            continue;
        struct bp_block **to = table->measures ? &plan->measures_words : &plan->actions_words;
        for (uint32_t p = 0; row->priority != NONE && p < plan->n_priorities; p++)
            if (d->draft->priorities[p].heading == &d->found->priorities[row->priority])
                to = &plan->priorities[p].words;
        for (uint32_t g = 0; row->priority == NONE && row->group != NONE && g < plan->n_groups; g++)
            if (bp_text_same(bp_inline_plain(d->arena, &plan->groups[g].title),
                             bp_draft_line(d->arena, d->found->groups[row->group].title)))
                to = &plan->groups[g].words;
        bp_draft_add(d, to, note_of(d, table, row->row));
    }
}

void bp_draft_rows(struct bp_drafting *d)
{
    struct bp_plan *plan = d->plan;
    struct bp_draft *draft = d->draft;
    uint32_t n = 0;
    struct bp_row *rows = bp_arena_array(d->arena, draft->n_rows + 1, sizeof *rows);
    for (uint32_t i = 0; i < draft->n_rows; i++)
        make_row(d, &draft->rows[i], &rows[i]);
    while (n < draft->n_rows && draft->rows[n].kind == BP_MEASURE)
        n++;
    plan->measures = rows;
    plan->n_measures = n;
    for (uint32_t p = 0; p < plan->n_priorities; p++) {
        struct bp_priority *priority = &plan->priorities[p];
        priority->rows = rows + n;
        while (n < draft->n_rows && draft->rows[n].priority == p) {
            priority->n_rows++;
            n++;
        }
    }
    for (uint32_t t = 0; t < d->found->n_tables; t++)
        take_notes(d, &d->found->tables[t]);
}
