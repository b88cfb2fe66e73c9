/* odf_rules.c: conditional formats of OpenDocument sheets -> fills of cells. Comparisons with texts, numbers
 * and single cells are computed; of formulas, those that compare two such values. Others are left. */
#include <string.h>

#include "base/text.h"
#include "book/numfmt.h"
#include "book/odf.h"

enum {
    MOST_RULES = 200,
    MOST_ASKED = 5000000, /* cells, by all rules of a sheet: no sheet that people fill in comes near */
    MOST_PART = 200,      /* bytes of a text that is looked for */
    MOST_WORK = 200000000, /* bytes that are compared, for one sheet */
};

/* ---- what conditions are made of ---- */

enum op { OP_NONE, OP_EQUAL, OP_UNEQUAL, OP_LESS, OP_MORE, OP_AT_MOST, OP_AT_LEAST };

struct operand {
    const char *text; /* NULL: a number, or nothing */
    size_t len;
    double number;
    bool is_number;
};

static const char *skip(const char *at, const char *word)
{
    size_t len = strlen(word);
    return at && !strncmp(at, word, len) ? at + len : NULL;
}

static enum op read_op(const char **at)
{
    static const struct {
        const char *sign;
        enum op op;
    } signs[] = {{"!=", OP_UNEQUAL}, {"<>", OP_UNEQUAL}, {"<=", OP_AT_MOST}, {">=", OP_AT_LEAST},
                 {"=", OP_EQUAL},    {"<", OP_LESS},     {">", OP_MORE}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const char *past = skip(*at, signs[i].sign);
        if (past) {
            *at = past;
            return signs[i].op;
        }
    }
    return OP_NONE;
}

/* A place in a sheet as formulas write it, "$B2", moved as its dollar signs allow. NULL: it is none. */
static const char *read_place(const char *at, uint32_t down, uint32_t right, uint32_t *row, uint32_t *column)
{
    uint32_t letters = 0, digits = 0;
    bool fixed_column = *at == '$';
    for (at += fixed_column; bp_is_letter(*at) && letters < BP_MOST_GRID_COLUMNS; at++)
        letters = letters * 26 + (uint32_t)(bp_lower(*at) - 'a' + 1);
    bool fixed_row = *at == '$';
    for (at += fixed_row; bp_is_digit(*at) && digits < BP_MOST_ROWS; at++)
        digits = digits * 10 + (uint32_t)(*at - '0');
    if (!letters || !digits)
        return NULL;
    *row = digits - 1 + (fixed_row ? 0 : down);
    *column = letters - 1 + (fixed_column ? 0 : right);
    return at;
}

/* ---- cells ---- */

/* The first cell that is not before this place. */
static uint32_t first_from(const struct bp_grid *grid, uint32_t row, uint32_t column)
{
    uint32_t low = 0, high = grid->n_cells;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct bp_cell *cell = &grid->cells[middle];
        if (cell->row < row || (cell->row == row && cell->column < column))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct operand value_of(const struct bp_cell *cell)
{
    if (cell->kind == BP_CELL_NUMBER)
        return (struct operand){.number = cell->number, .is_number = true};
    return (struct operand){.text = cell->text, .len = strlen(cell->text)};
}

/* A condition, and the cell for which it is asked. */
struct question {
    const struct bp_grid *grid; /* NULL: other cells cannot be asked */
    const struct bp_cell *cell;
    uint32_t down, right; /* how far the cell is from the one that the condition is written for */
    uint64_t *work;       /* bytes that were looked at */
};

/* "text", 12.5 or [.$B2]. NULL: it is something else. */
static const char *read_operand(const struct question *q, const char *at, struct operand *out)
{
    char digits[32] = {0};
    uint32_t row, column;
    *out = (struct operand){0};
    if (*at == '"') {
        const char *close = strchr(at + 1, '"');
        if (!close || close[1] == '"')
            return NULL;
        *out = (struct operand){.text = at + 1, .len = (size_t)(close - at - 1)};
        return close + 1;
    }
    if (skip(at, "[.")) {
        const char *past = q->grid ? read_place(at + 2, q->down, q->right, &row, &column) : NULL;
        if (!past || *past != ']')
            return NULL;
        uint32_t i = first_from(q->grid, row, column);
        *out = (struct operand){.text = ""};
        if (i < q->grid->n_cells && q->grid->cells[i].row == row && q->grid->cells[i].column == column)
            *out = value_of(&q->grid->cells[i]);
        return past + 1;
    }
    size_t n = strspn(at, "+-.0123456789eE");
    if (!n || n >= sizeof digits)
        return NULL;
    memcpy(digits, at, n);
    out->is_number = bp_number_read(digits, &out->number);
    return out->is_number ? at + n : NULL;
}

static bool is_same(const struct operand *a, const struct operand *b)
{
    if (a->is_number || b->is_number)
        return a->is_number && b->is_number && !(a->number < b->number) && !(a->number > b->number);
    bool same = a->len == b->len;
    for (size_t i = 0; same && i < a->len; i++)
        same = bp_lower(a->text[i]) == bp_lower(b->text[i]);
    return same;
}

static bool compare(const struct operand *a, enum op op, const struct operand *b)
{
    if (op == OP_EQUAL || op == OP_UNEQUAL)
        return is_same(a, b) == (op == OP_EQUAL);
    if (!a->is_number || !b->is_number)
        return false;
    return op == OP_LESS      ? a->number < b->number
           : op == OP_MORE    ? a->number > b->number
           : op == OP_AT_MOST ? a->number <= b->number
                              : a->number >= b->number;
}

/* ---- conditions ---- */

enum within { BEGINS, ENDS, HAS };

static bool holds(const struct question *q, const struct operand *part, enum within where)
{
    const char *text = q->cell->text;
    size_t len = strlen(text);
    *q->work += len * part->len;
    for (size_t i = 0; part->len <= len && i <= len - part->len; i++) {
        struct operand piece = {.text = text + i, .len = part->len};
        if ((where != BEGINS || i == 0) && (where != ENDS || i == len - part->len) && is_same(&piece, part))
            return true;
    }
    return false;
}

/* contains-text("late") and the like. */
static bool is_text_true(const struct question *q, const char *condition)
{
    static const struct {
        const char *name;
        enum within where;
        bool is;
    } names[] = {{"begins-with(", BEGINS, true}, {"ends-with(", ENDS, true}, {"contains-text(", HAS, true},
                 {"not-contains-text(", HAS, false}};
    struct operand part;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *at = skip(condition, names[i].name);
        if (at && (at = read_operand(q, at, &part)) && *at == ')' && part.text && part.len <= MOST_PART)
            return holds(q, &part, names[i].where) == names[i].is;
    }
    return false;
}

static bool is_between(const struct question *q, const char *at, bool is)
{
    struct operand value = value_of(q->cell), from, to;
    if (!(at = read_operand(q, at, &from)) || *at != ',')
        return false;
    if (!(at = read_operand(q, at + 1, &to)) || *at != ')')
        return false;
    return value.is_number && (compare(&value, OP_AT_LEAST, &from) && compare(&value, OP_AT_MOST, &to)) == is;
}

static bool is_formula_true(const struct question *q, const char *at)
{
    struct operand left, right;
    if (!(at = read_operand(q, at, &left)))
        return false;
    enum op op = read_op(&at);
    return op && (at = read_operand(q, at, &right)) && *at == ')' && compare(&left, op, &right);
}

/* Conditions of both forms: "=5", "between(1,2)"; "cell-content()=5", "cell-content-is-between(1,2)". */
static bool is_true(const struct question *q, const char *condition)
{
    struct operand value = value_of(q->cell), other;
    const char *at;
    if ((*q->work += value.len + 1) > MOST_WORK)
        return false;
    if ((at = skip(condition, "of:")))
        condition = at;
    if ((at = skip(condition, "cell-content()")))
        condition = at;
    if ((at = skip(condition, "between(")) || (at = skip(condition, "cell-content-is-between(")))
        return is_between(q, at, true);
    if ((at = skip(condition, "not-between(")) || (at = skip(condition, "cell-content-is-not-between(")))
        return is_between(q, at, false);
    if ((at = skip(condition, "formula-is(")) || (at = skip(condition, "is-true-formula(")))
        return is_formula_true(q, at);
    at = condition;
    enum op op = read_op(&at);
    if (op)
        return (at = read_operand(q, at, &other)) && !*at && compare(&value, op, &other);
    return is_text_true(q, condition);
}

/* ---- the formats of a sheet ---- */

/* The name of a style as elements have it: "Status_20_1" for what is shown as "Status 1". */
static int32_t fill_of(const struct bp_odf_styles *styles, const char *name)
{
    static const char hex[] = "0123456789abcdef";
    char encoded[200];
    size_t n = 0;
    struct bp_odf_style style = bp_odf_style_of(styles, BP_ODF_CELLS, name);
    if (style.fill >= 0)
        return style.fill;
    for (; *name && n < sizeof encoded - 5; name++) {
        unsigned char c = (unsigned char)*name;
        if (bp_is_letter(*name) || bp_is_digit(*name)) {
            encoded[n++] = *name;
        } else {
            encoded[n++] = '_';
            encoded[n++] = hex[c >> 4];
            encoded[n++] = hex[c & 15];
            encoded[n++] = '_';
        }
    }
    encoded[n] = 0;
    style = bp_odf_style_of(styles, BP_ODF_CELLS, encoded);
    return style.fill >= 0 ? style.fill : BP_NO_FILL;
}

void bp_odf_map_apply(struct bp_odf_table *table, struct bp_cell *cell)
{
    struct question q = {.cell = cell, .work = &table->work};
    for (const struct bp_odf_map *map = table->maps; map; map = map->next) {
        if (!is_true(&q, map->condition))
            continue;
        int32_t fill = fill_of(table->styles, map->style);
        if (fill < 0)
            return;
        cell->fill = fill;
        cell->fill_source = BP_FILL_RULE;
        return;
    }
}

/* The place after the sheet's name, which may be quoted. */
static const char *skip_sheet(const char *at)
{
    if (*at == '$')
        at++;
    if (*at == '\'') {
        for (at++; *at && (*at != '\'' || at[1] == '\''); at++)
            at += *at == '\'';
        return at[0] && at[1] == '.' ? at + 2 : NULL;
    }
    at += strcspn(at, ". ");
    return *at == '.' ? at + 1 : NULL;
}

bool bp_odf_format_start(struct bp_odf_table *table, const struct bp_tag *tag)
{
    const char *ranges = bp_odf_attr(tag, BP_NS_CALCEXT, "target-range-address");
    table->ranges = ranges ? bp_arena_text(table->maker->arena, ranges, strlen(ranges)) : NULL;
    return table->ranges || !ranges;
}

bool bp_odf_condition_start(struct bp_odf_table *table, const struct bp_tag *tag)
{
    struct bp_arena *arena = table->maker->arena;
    const char *condition = bp_odf_attr(tag, BP_NS_CALCEXT, "value");
    const char *style = bp_odf_attr(tag, BP_NS_CALCEXT, "apply-style-name");
    const char *base = bp_odf_attr(tag, BP_NS_CALCEXT, "base-cell-address");
    const char *place = base ? skip_sheet(base) : NULL;
    if (!table->ranges || !condition || !style || !place || table->n_rules == MOST_RULES)
        return true;
    struct bp_odf_rule rule = {.ranges = table->ranges, .fill = fill_of(table->styles, style)};
    if (rule.fill < 0 || !read_place(place, 0, 0, &rule.row, &rule.column))
        return true;
    struct bp_odf_rule *rules =
        bp_arena_grow(arena, table->rules, &table->rules_room, table->n_rules + 1, sizeof *rules);
    if (!rules || !(rule.condition = bp_arena_text(arena, condition, strlen(condition))))
        return false;
    table->rules = rules;
    rules[table->n_rules++] = rule;
    return true;
}

struct range {
    uint32_t row, column, last_row, last_column;
};

static const char *read_range(const char *at, struct range *out)
{
    at = skip_sheet(at);
    if (!at || !(at = read_place(at, 0, 0, &out->row, &out->column)))
        return NULL;
    out->last_row = out->row;
    out->last_column = out->column;
    if (*at != ':')
        return at;
    at = skip_sheet(at + 1);
    return at ? read_place(at, 0, 0, &out->last_row, &out->last_column) : NULL;
}

static void apply(struct bp_odf_table *table, struct bp_grid *grid, const struct bp_odf_rule *rule,
                  const struct range *range, uint32_t *asked)
{
    uint32_t i = first_from(grid, range->row, range->column);
    for (; i < grid->n_cells && grid->cells[i].row <= range->last_row && ++*asked < MOST_ASKED; i++) {
        struct bp_cell *cell = &grid->cells[i];
        bool within = cell->column >= range->column && cell->column <= range->last_column;
        if (!within || !*cell->text || cell->fill_source == BP_FILL_RULE)
            continue;
        struct question q = {.grid = grid, .cell = cell, .down = cell->row - rule->row,
                             .right = cell->column - rule->column, .work = &table->work};
        if (is_true(&q, rule->condition)) {
            cell->fill = rule->fill;
            cell->fill_source = BP_FILL_RULE;
        }
    }
}

void bp_odf_rules_apply(struct bp_odf_table *table, struct bp_grid *grid)
{
    uint32_t asked = 0;
    for (size_t i = 0; i < table->n_rules; i++) {
        const char *at = table->rules[i].ranges;
        struct range range;
        while (at && *at && ++asked < MOST_ASKED && (at = read_range(at, &range))) {
            apply(table, grid, &table->rules[i], &range, &asked);
            at += *at == ' ';
        }
    }
}
