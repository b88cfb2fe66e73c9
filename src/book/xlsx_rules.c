/* xlsx_rules.c: the fills of conditional formats, and dates that may be a day early. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "book/xlsx_formula.h"
#include "book/xlsx_styles.h"
#include "xml/sax.h"

enum { MOST_STEPS = 20000000 }; /* of looking whether a rule holds for a cell, in one sheet */

struct range {
    uint32_t top, left, bottom, right; /* from 0 */
};

enum kind { CELL_IS, CONTAINS, CONTAINS_NOT, BEGINS, ENDS, BLANKS, BLANKS_NOT, ERRORS, ERRORS_NOT,
            EXPRESSION };

struct rule {
    enum kind kind;
    char relation; /* of CELL_IS: < > = l g n, and b (between), o (outside) */
    bool stop;
    int32_t fill;
    uint32_t priority;
    const char *text;        /* that a cell contains; NULL: the formula tells */
    const char *formulas[2];
    uint32_t first, n;       /* its ranges */
    uint32_t top, left;      /* the cell that its formulas are written for */
};

struct reader {
    struct bp_arena *arena;
    const struct bp_xlsx_styles *styles;
    int depth, format; /* the depth of the open conditionalFormatting; 0: none */
    struct range *ranges;
    size_t n_ranges, ranges_room;
    struct rule *rules;
    size_t n_rules, rules_room;
    uint32_t first; /* range of the open one */
    struct rule *open; /* the rule whose formulas are read */
    int n_formulas;
    struct bp_buf words; /* of a formula */
    bool in_formula, failed;
};

/* ---- reading ---- */

/* "F12", "F" and "12" of whole columns and rows. */
static const char *read_corner(const char *at, uint32_t *row, uint32_t *column)
{
    uint32_t letters = 0, figures = 0;
    at += *at == '$';
    for (; bp_is_letter(*at); at++)
        letters = letters < 100000 ? letters * 26 + (uint32_t)(bp_lower(*at) - 'a' + 1) : letters;
    at += *at == '$';
    for (; bp_is_digit(*at); at++)
        figures = figures < 10000000 ? figures * 10 + (uint32_t)(*at - '0') : figures;
    if (letters)
        *column = letters - 1;
    if (figures)
        *row = figures - 1;
    return at;
}

static void add_range(struct reader *r, struct range range)
{
    void *grown = bp_arena_grow(r->arena, r->ranges, &r->ranges_room, r->n_ranges + 1, sizeof *r->ranges);
    r->failed |= !grown;
    if (!grown)
        return;
    r->ranges = grown;
    r->ranges[r->n_ranges++] = range;
}

static void read_ranges(struct reader *r, const char *at)
{
    r->first = (uint32_t)r->n_ranges;
    while (*at && !r->failed) {
        struct range range = {0, 0, BP_MOST_ROWS - 1, BP_MOST_GRID_COLUMNS - 1};
        uint32_t row = UINT32_MAX, column = UINT32_MAX;
        const char *end = read_corner(at, &row, &column);
        range.top = row == UINT32_MAX ? 0 : row;
        range.left = column == UINT32_MAX ? 0 : column;
        if (*end == ':') {
            end = read_corner(end + 1, &range.bottom, &range.right);
        } else {
            range.bottom = range.top;
            range.right = range.left;
        }
        if (end > at)
            add_range(r, range);
        while (*end && *end != ' ')
            end++;
        at = end + (*end == ' ');
    }
}

static bool read_kind(const char *type, enum kind *out)
{
    static const char *const names[] = {"cellIs", "containsText", "notContainsText", "beginsWith", "endsWith",
                                        "containsBlanks", "notContainsBlanks", "containsErrors",
                                        "notContainsErrors", "expression"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (bp_text_same(names[i], type)) {
            *out = (enum kind)i;
            return true;
        }
    return false;
}

static char read_relation(const char *name)
{
    static const struct { const char *name; char relation; } names[] = {
        {"equal", '='}, {"notEqual", 'n'}, {"lessThan", '<'}, {"lessThanOrEqual", 'l'}, {"greaterThan", '>'},
        {"greaterThanOrEqual", 'g'}, {"between", 'b'}, {"notBetween", 'o'}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (bp_text_same(names[i].name, name))
            return names[i].relation;
    return 0;
}

static uint32_t number_of(const struct bp_tag *tag, const char *name, uint32_t none)
{
    double number;
    const char *value = bp_tag_value(tag, name, "");
    return bp_number_read(value, &number) && number >= 0 && number < 4e9 ? (uint32_t)number : none;
}

static void start_rule(struct reader *r, const struct bp_tag *tag)
{
    struct rule rule = {.first = r->first, .n = (uint32_t)r->n_ranges - r->first, .top = UINT32_MAX,
                        .left = UINT32_MAX, .fill = BP_NO_FILL};
    r->open = NULL;
    r->n_formulas = 0;
    if (!rule.n || !read_kind(bp_tag_value(tag, "type", ""), &rule.kind))
        return;
    uint32_t dxf = number_of(tag, "dxfId", UINT32_MAX);
    const char *stop = bp_tag_value(tag, "stopIfTrue", ""), *text = bp_tag_value(tag, "text", "");
    rule.fill = dxf < r->styles->n_dxf_fills ? r->styles->dxf_fills[dxf] : BP_NO_FILL;
    rule.stop = bp_text_same(stop, "1") || bp_text_same(stop, "true");
    rule.relation = read_relation(bp_tag_value(tag, "operator", ""));
    rule.priority = number_of(tag, "priority", UINT32_MAX);
    rule.text = *text ? bp_arena_text(r->arena, text, strlen(text)) : NULL;
    r->failed |= *text && !rule.text;
    if (rule.fill == BP_NO_FILL && !rule.stop)
        return;
    for (uint32_t i = rule.first; i < rule.first + rule.n; i++) {
        rule.top = r->ranges[i].top < rule.top ? r->ranges[i].top : rule.top;
        rule.left = r->ranges[i].left < rule.left ? r->ranges[i].left : rule.left;
    }
    void *grown = bp_arena_grow(r->arena, r->rules, &r->rules_room, r->n_rules + 1, sizeof *r->rules);
    r->failed |= !grown;
    if (!grown)
        return;
    r->rules = grown;
    r->open = &r->rules[r->n_rules++];
    *r->open = rule;
}

static bool start(void *data, const struct bp_tag *tag)
{
    struct reader *r = data;
    r->depth++;
    if (r->depth == 2 && bp_text_same(tag->local, "conditionalFormatting")) {
        r->format = r->depth;
        read_ranges(r, bp_tag_value(tag, "sqref", ""));
    } else if (r->format && r->depth == 3 && bp_text_same(tag->local, "cfRule")) {
        start_rule(r, tag);
    } else if (r->format && r->depth == 4 && r->open && bp_text_same(tag->local, "formula")) {
        r->in_formula = true;
        r->words.len = 0;
    }
    return !r->failed;
}

static bool text(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct reader *r = data;
    (void)at;
    if (r->in_formula)
        bp_buf_put(&r->words, bytes, len);
    return true;
}

static bool end(void *data)
{
    struct reader *r = data;
    if (r->in_formula && r->depth == 4) {
        r->in_formula = false;
        if (r->n_formulas < 2 && !r->words.failed)
            r->open->formulas[r->n_formulas++] =
                bp_arena_text(r->arena, r->words.len ? r->words.bytes : "", r->words.len);
        r->failed |= r->words.failed || r->arena->out;
    }
    if (r->depth == r->format)
        r->format = 0;
    if (r->depth == 3)
        r->open = NULL;
    r->depth--;
    return !r->failed;
}

static int by_priority(const void *left, const void *right)
{
    const struct rule *a = left, *b = right;
    if (a->priority != b->priority)
        return a->priority < b->priority ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

/* ---- whether a rule holds ---- */

struct work {
    const struct reader *r;
    struct bp_grid *grid;
    uint32_t left, right; /* of all their ranges */
    uint32_t steps;
};

static bool compare_holds(const struct rule *rule, struct bp_value value,
                          const struct bp_formula_place *place)
{
    bool known = false, also = true;
    int order = rule->formulas[0]
                    ? bp_value_compare(value, bp_formula_value(rule->formulas[0], place), &known) : 0;
    if (!known)
        return false;
    switch (rule->relation) {
    case '=': return !order;
    case 'n': return order != 0;
    case '<': return order < 0;
    case '>': return order > 0;
    case 'l': return order <= 0;
    case 'g': return order >= 0;
    default: break;
    }
    int other = rule->formulas[1]
                    ? bp_value_compare(value, bp_formula_value(rule->formulas[1], place), &also) : 0;
    bool between = order >= 0 && other <= 0;
    return rule->formulas[1] && also && (rule->relation == 'b' ? between : rule->relation == 'o' && !between);
}

static bool text_holds(const struct rule *rule, const char *shown)
{
    size_t len = strlen(shown), word = strlen(rule->text);
    size_t at = bp_value_search(shown, len, rule->text, word);
    switch (rule->kind) {
    case CONTAINS: return at != SIZE_MAX;
    case CONTAINS_NOT: return at == SIZE_MAX;
    case BEGINS: return at == 0;
    default: return word <= len && !bp_value_search(shown + len - word, word, rule->text, word);
    }
}

static bool holds(const struct rule *rule, const struct bp_cell *cell, const struct bp_formula_place *place)
{
    struct bp_value value = bp_cell_value(place->grid, place->row, place->column);
    const char *shown = cell ? cell->text : "";
    bool blank = !shown[strspn(shown, " ")], error = value.kind == BP_VALUE_ERROR;
    switch (rule->kind) {
    case CELL_IS: return compare_holds(rule, value, place);
    case BLANKS: return blank;
    case BLANKS_NOT: return !blank;
    case ERRORS: return error;
    case ERRORS_NOT: return !error;
    default: break;
    }
    if (rule->kind != EXPRESSION && rule->text)
        return text_holds(rule, shown);
    return rule->formulas[0] && bp_value_holds(bp_formula_value(rule->formulas[0], place)) == 1;
}

static bool is_in(struct work *work, const struct rule *rule, uint32_t row, uint32_t column)
{
    for (uint32_t i = rule->first; i < rule->first + rule->n; i++) {
        const struct range *range = &work->r->ranges[i];
        work->steps++;
        if (row >= range->top && row <= range->bottom && column >= range->left && column <= range->right)
            return true;
    }
    return false;
}

/* The fill that the rules give to a place. `cell` is NULL where there is none. */
static int32_t find_fill(struct work *work, const struct bp_cell *cell, uint32_t row, uint32_t column)
{
    bool may = column >= work->left && column <= work->right;
    for (size_t i = 0; may && i < work->r->n_rules && work->steps < MOST_STEPS; i++) {
        const struct rule *rule = &work->r->rules[i];
        if (!is_in(work, rule, row, column))
            continue;
        const struct bp_formula_place place = {work->grid, rule->top, rule->left, row, column};
        work->steps += rule->formulas[0] ? (uint32_t)strlen(rule->formulas[0]) : 1;
        if (holds(rule, cell, &place))
            return rule->fill;
    }
    return BP_NO_FILL;
}

/* ---- cells ---- */

static void fill_cells(struct work *work)
{
    for (uint32_t i = 0; i < work->grid->n_cells; i++) {
        struct bp_cell *cell = &work->grid->cells[i];
        int32_t fill = find_fill(work, cell, cell->row, cell->column);
        if (fill == BP_NO_FILL)
            continue;
        cell->fill = fill;
        cell->fill_source = BP_FILL_RULE;
    }
}

static int by_place(const void *left, const void *right)
{
    const struct bp_cell *a = left, *b = right;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

/* Empty cells that a formula about their row colours: a status that is nothing but a colour. They are looked
 * for in rows and columns that have cells. */
static bool add_cells(struct work *work, struct bp_arena *arena)
{
    struct bp_grid *grid = work->grid;
    uint32_t n = grid->n_cells, columns = 0;
    size_t room = n, total = n;
    struct bp_cell *cells = grid->cells;
    for (uint32_t i = 0; i < n; i++)
        columns = cells[i].column >= columns ? cells[i].column + 1 : columns;
    columns = columns <= work->right ? columns : work->right + 1;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t row = grid->cells[i].row;
        if (i && grid->cells[i - 1].row == row)
            continue;
        for (uint32_t column = work->left; column < columns && work->steps < MOST_STEPS; column++) {
            work->steps++;
            int32_t fill = bp_grid_at(grid, row, column) ? BP_NO_FILL : find_fill(work, NULL, row, column);
            if (fill == BP_NO_FILL || total >= BP_MOST_CELLS)
                continue;
            struct bp_cell *grown = bp_arena_grow(arena, cells, &room, total + 1, sizeof *cells);
            if (!grown)
                return false;
            cells = grown;
            cells[total++] = (struct bp_cell){.row = row, .column = column, .rows = 1, .columns = 1,
                                              .text = "", .fill = fill, .fill_source = BP_FILL_RULE};
        }
    }
    if (total == n)
        return true;
    qsort(cells, total, sizeof *cells, by_place);
    grid->cells = cells;
    grid->n_cells = (uint32_t)total;
    return bp_grid_index(grid, arena);
}

/* ---- dates ---- */

/* A program that takes midnight in summer time for 11 pm of the day before writes such dates. The cell shows
 * the day before, in Excel too, so it is kept; but the officer is told. */
static bool is_eve(const struct bp_cell *cell)
{
    if (cell->kind != BP_CELL_DATE || cell->month || strchr(cell->text, ':') || cell->day.month < 3 ||
        cell->day.month > 10)
        return false;
    double part = cell->number - (double)(int64_t)cell->number;
    return part > 22.99 / 24 && part < 23.01 / 24;
}

static void say_eves(struct bp_parts *parts, const struct bp_grid *grid)
{
    const struct bp_cell *first = NULL;
    uint32_t n = 0;
    for (uint32_t i = 0; i < grid->n_cells; i++)
        if (is_eve(&grid->cells[i])) {
            first = first ? first : &grid->cells[i];
            n++;
        }
    if (!first)
        return;
    char day[24], more[60] = "";
    struct bp_buf place = {0};
    bp_date_words(bp_date_after(first->day, 1), day);
    if (n > 1)
        snprintf(more, sizeof more, "; so do %u other cells of this sheet", (unsigned)(n - 1));
    bp_sheet_cell(grid, first->row, first->column, &place);
    const char *cell = place.failed ? NULL : bp_arena_text(parts->arena, place.bytes, place.len);
    if (place.failed)
        parts->arena->out = true;
    if (cell) {
        const struct bp_spot spot = {.cell = cell, .sheet = grid->name, .row = first->row + 1,
                                     .column = first->column + 1, .text = first->text};
        bp_diag_add_cell(parts->diags, BP_E_DATE_EVE, parts->source->name, &spot, first->text, day, more);
    }
    bp_buf_free(&place);
}

/* ---- all together ---- */

static bool read_rules(struct bp_parts *parts, const struct bp_source *sheet, struct reader *r)
{
    static const struct bp_sax_handler handler = {.start = start, .text = text, .end = end};
    bool read = bp_part_events(parts, sheet, &handler, r);
    bp_buf_free(&r->words);
    if (r->failed)
        parts->arena->out = true;
    if (!read || r->failed)
        return false;
    if (r->n_rules)
        qsort(r->rules, r->n_rules, sizeof *r->rules, by_priority);
    return true;
}

bool bp_xlsx_rules_apply(struct bp_parts *parts, const struct bp_source *sheet,
                         const struct bp_xlsx_styles *styles, struct bp_grid *grid)
{
    say_eves(parts, grid);
    if (!grid->n_cells || !styles->n_dxf_fills || !strstr(sheet->bytes, "conditionalFormatting"))
        return !parts->arena->out;
    struct reader r = {.arena = parts->arena, .styles = styles};
    struct work work = {.r = &r, .grid = grid, .left = UINT32_MAX};
    if (!read_rules(parts, sheet, &r))
        return false;
    if (!r.n_rules)
        return true;
    for (size_t i = 0; i < r.n_ranges; i++) {
        work.left = r.ranges[i].left < work.left ? r.ranges[i].left : work.left;
        work.right = r.ranges[i].right > work.right ? r.ranges[i].right : work.right;
    }
    fill_cells(&work);
    if (!bp_grid_index(grid, parts->arena) || !add_cells(&work, parts->arena))
        return false;
    if (work.steps >= MOST_STEPS)
        bp_diag_add(parts->diags, BP_E_RULES_MANY, parts->source, BP_NOWHERE, 0, grid->name, NULL, NULL);
    return true;
}
