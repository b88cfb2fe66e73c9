/* columns.c: divides a table's width between its columns, by the contents of the rows.
 *
 * Each column first gets the width of its widest word, within its bounds. The rest is given out in
 * small steps. Each step goes to the column that then saves most lines: a row is as high as its
 * highest cell, so width goes where it saves height. */
#include <string.h>

#include "layout/table.h"

#define SAMPLE 400u /* a sample of so many rows, spread evenly over the table */
#define STEP 4000   /* millipoints in one step */
#define UNIT 1024   /* fractions of a line */
#define BEYOND 3    /* a step beyond a column's bound is worth this part of one within */

/* For each cell of the sample, the width of each paragraph when set on one line. */
struct sample {
    int32_t *naturals;
    uint32_t *starts; /* start for cell (row * columns + column); one more at the end */
    size_t n, room;
    uint32_t rows;
    int columns;
    int32_t heads[BP_MAX_COLUMNS];  /* the widest word of the head */
    int32_t words[BP_MAX_COLUMNS];  /* the widest word */
    int32_t widest[BP_MAX_COLUMNS]; /* the same; the widest text in a column that must stay whole */
    const struct bp_set_table *set;
    int32_t padding; /* of a cell, both sides together */
    int64_t *heights; /* of each cell, in fractions of a line … */
    int64_t *grown;   /* … and if its column were one step wider */
};

static void add_width(struct bp_flow *flow, struct sample *s, int column, int32_t natural)
{
    s->naturals = bp_arena_grow(&flow->set.work, s->naturals, &s->room, s->n + 1, sizeof *s->naturals);
    s->naturals[s->n++] = natural;
    if (natural > s->widest[column])
        s->widest[column] = natural;
    if (natural > s->words[column])
        s->words[column] = natural;
}

static void add_text(struct bp_flow *flow, struct sample *s, int column,
                     const struct bp_inline *text, const struct bp_part *part, int32_t indent)
{
    int32_t size = part->small ? flow->theme.small : flow->theme.text, natural, widest;
    bool bold = part->bold || (column == 0 && !s->set->table->plain);
    struct bp_type type = bp_type_of(size, 0, bold);
    bp_text_measure(&flow->set, text, type, &natural, &widest);
    if (widest + indent > s->words[column])
        s->words[column] = widest + indent;
    if (s->set->bounds[column].whole)
        widest = natural < INT32_MAX / 2 ? natural : widest;
    if (widest + indent > s->widest[column])
        s->widest[column] = widest + indent;
    s->naturals = bp_arena_grow(&flow->set.work, s->naturals, &s->room, s->n + 1,
                                sizeof *s->naturals);
    s->naturals[s->n++] = natural < INT32_MAX - indent ? natural + indent : INT32_MAX;
}

static void add_blocks(struct bp_flow *flow, struct sample *s, int column,
                       const struct bp_block *block, const struct bp_part *part, int32_t indent)
{
    for (; block; block = block->next) {
        if (block->kind == BP_PARAGRAPH)
            add_text(flow, s, column, &block->text, part, indent);
        for (const struct bp_item *item = block->items; item; item = item->next)
            add_blocks(flow, s, column, item->blocks, part,
                       indent + flow->theme.text * BP_LIST_INDENT / 10);
    }
}

static void take_sample(struct bp_flow *flow, const struct bp_set_table *set, struct sample *s)
{
    const struct bp_table *table = set->table;
    uint32_t rows = table->n_rows < SAMPLE ? table->n_rows : SAMPLE;
    *s = (struct sample){.rows = rows, .columns = table->n_columns, .set = set,
                         .padding = 2 * flow->theme.pad_side};
    s->starts = bp_arena_array(&flow->set.work, (size_t)rows * (size_t)s->columns + 1,
                               sizeof *s->starts);
    for (uint32_t i = 0, cell = 0; i < rows; i++) {
        struct bp_row_text text = {0};
        table->row(table->user, &flow->set.work,
                   (uint32_t)((uint64_t)i * table->n_rows / rows), &text);
        for (int c = 0; c < s->columns; c++) {
            for (uint32_t p = 0; p < text.cells[c].n; p++) {
                const struct bp_part *part = &text.cells[c].parts[p];
                int32_t indent = bp_part_indent(part, flow->theme.text) +
                                 bp_level_indent(flow, &table->columns[c]) * part->level;
                struct bp_part look = *part;
                look.bold |= text.cells[c].status != NULL;
                if (part->kind == BP_PART_BLOCKS)
                    add_blocks(flow, s, c, part->blocks, &look, indent);
                else if (part->kind == BP_PART_TREND)
                    add_width(flow, s, c, BP_TREND_WIDTH(flow->theme.text));
                else
                    add_text(flow, s, c, part->text, &look, indent);
            }
            s->starts[++cell] = (uint32_t)s->n;
        }
    }
}

/* The height of a cell in a column of `width`, in fractions of a line. */
static int64_t cell_height(const struct sample *s, size_t cell, int32_t width)
{
    int64_t height = 0;
    int32_t inner = width - s->padding;
    for (uint32_t i = s->starts[cell]; i < s->starts[cell + 1]; i++) {
        /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): no starts, no naturals */
        int64_t lines = (int64_t)s->naturals[i] * UNIT / (inner > STEP ? inner : STEP);
        height += lines > UNIT ? lines + UNIT / 2 : UNIT; /* count the last line as half full */
    }
    return height;
}

/* How much shorter the table would be for each column if that column were one step wider. Counts
 * the rows in which the column has the highest cell. */
static void find_gains(const struct sample *s, int64_t *gains)
{
    for (uint32_t r = 0; r < s->rows; r++) {
        const int64_t *row = s->heights + (size_t)r * (size_t)s->columns;
        int64_t others = 0;
        int top = 0;
        for (int c = 1; c < s->columns; c++) {
            if (row[c] > row[top]) {
                others = row[top];
                top = c;
            } else if (row[c] > others) {
                others = row[c];
            }
        }
        if (row[top] == others)
            continue;
        int64_t now = s->grown[(size_t)r * (size_t)s->columns + (size_t)top];
        gains[top] += row[top] - (now > others ? now : others);
    }
}

static void find_heights(const struct sample *s, int c)
{
    for (uint32_t r = 0; r < s->rows; r++) {
        size_t cell = (size_t)r * (size_t)s->columns + (size_t)c;
        s->heights[cell] = cell_height(s, cell, s->set->widths[c]);
        s->grown[cell] = cell_height(s, cell, s->set->widths[c] + STEP);
    }
}

/* Updates the heights after column c became one step wider. */
static void grow_column(const struct sample *s, int c)
{
    for (uint32_t r = 0; r < s->rows; r++) {
        size_t cell = (size_t)r * (size_t)s->columns + (size_t)c;
        s->heights[cell] = s->grown[cell];
        s->grown[cell] = cell_height(s, cell, s->set->widths[c] + STEP);
    }
}

/* What a step is worth to a column of its size: all within the column's bound, less up to twice the bound,
 * nothing beyond. A date of five lines beside an empty cell is worse than a wide column of dates. */
static int64_t worth(const struct bp_set_table *set, int c, int64_t gain)
{
    const struct bp_bounds *column = &set->bounds[c];
    int32_t width = set->widths[c] + STEP;
    if (column->fixed)
        return 0;
    if (!column->most || width <= column->most)
        return gain;
    return width <= 2 * column->most && !column->whole ? gain / BEYOND : 0;
}

/* Whether the column may grow by a step within its bounds. */
static bool may_grow(const struct bp_set_table *set, int c)
{
    const struct bp_bounds *column = &set->bounds[c];
    return !column->most || set->widths[c] + STEP <= column->most;
}

/* The column that saves most height with one more step. If none saves any, the one with the longest
 * text, preferably among those that may grow. -1: the widths of all are fixed. */
static int pick_column(const struct sample *s, const int64_t *lengths)
{
    int64_t gains[BP_MAX_COLUMNS] = {0}, most = 0;
    int best = -1;
    find_gains(s, gains);
    for (int c = 0; c < s->columns; c++) {
        if (worth(s->set, c, gains[c]) > most) {
            most = worth(s->set, c, gains[c]);
            best = c;
        }
    }
    if (best >= 0)
        return best;
    for (int c = 0; c < s->columns; c++) {
        if (s->set->bounds[c].fixed)
            continue;
        if (best < 0 || (may_grow(s->set, c) != may_grow(s->set, best) ? may_grow(s->set, c)
                                                                       : lengths[c] > lengths[best]))
            best = c;
    }
    return best;
}

/* What column c needs for a word or a text of this width, within its bounds. A word of its head is not
 * cut: in another language it may be wider than the bound. */
static int32_t need_for(const struct sample *s, int c, int32_t text, int32_t width)
{
    const struct bp_bounds *column = &s->set->bounds[c];
    int32_t most = column->most ? column->most : width / 3, head = s->heads[c] + s->padding + 100;
    if (column->fixed) { /* but a ref, a status or a sum is not cut, whatever the style says */
        int32_t words = column->whole ? s->words[c] + s->padding + 100 : 0;
        words = words < width / 4 ? words : width / 4;
        return words > column->least ? words : column->least;
    }
    int32_t need = text > most - s->padding ? most : text + s->padding + 100;
    if (need < head && head < width / 3)
        need = head;
    return need < column->least ? column->least : need;
}

/* What a column keeps where not all words fit: its head's words; a status, a ref or a sum of money whole. */
static int32_t kept_width(const struct sample *s, int c, int32_t width)
{
    return need_for(s, c, s->set->bounds[c].whole ? s->words[c] : s->heads[c], width);
}

/* The width of a column that shows its words whole, but is no wider than `cap` beyond what it keeps. */
static int32_t capped(const struct sample *s, int c, int32_t width, int32_t cap, bool keep)
{
    int32_t least = keep ? kept_width(s, c, width) : s->set->bounds[c].least;
    int32_t need = need_for(s, c, s->words[c], width), most = cap > least ? cap : least;
    return need < most ? need : most;
}

static int64_t all_capped(const struct sample *s, int32_t width, int32_t cap, bool keep)
{
    int64_t all = 0;
    for (int c = 0; c < s->columns; c++)
        all += capped(s, c, width, cap, keep);
    return all;
}

/* The words do not all fit: takes width from the widest columns alone, so that a few long words are cut. */
static void cap_widths(const struct sample *s, struct bp_set_table *set, int32_t width)
{
    bool keep = all_capped(s, width, 0, true) <= width;
    int32_t low = 0, high = width;
    while (high - low > 1) {
        int32_t cap = low + (high - low) / 2;
        *(all_capped(s, width, cap, keep) > width ? &high : &low) = cap;
    }
    for (int c = 0; c < s->columns; c++)
        set->widths[c] = capped(s, c, width, low, keep);
}

/* Gives each column the width of its widest word, or text that stays whole. If that is too much in total,
 * cuts in proportion what columns want above their words; if even those are too much, the widest. Returns the
 * width that is left. */
static int32_t least_widths(struct bp_flow *flow, struct bp_set_table *set, struct sample *s,
                            int32_t width)
{
    int64_t least = 0, words = 0, wanted = 0;
    for (int c = 0; c < s->columns; c++) {
        const struct bp_bounds *column = &set->bounds[c];
        struct bp_part head = {.bold = true};
        int32_t of_rows = s->words[c];
        s->words[c] = 0;
        const struct bp_column *named = &set->table->columns[c];
        add_text(flow, s, c, named->head, &head, named->status ? flow->theme.text : 0);
        s->heads[c] = s->words[c];
        s->words[c] = of_rows > s->heads[c] ? of_rows : s->heads[c];
        set->widths[c] = need_for(s, c, s->widest[c], width);
        wanted += set->widths[c];
        words += need_for(s, c, s->words[c], width);
        least += column->least;
    }
    bool fit = words <= width, cap = !fit && least <= width;
    int32_t used = 0;
    if (cap)
        cap_widths(s, set, width);
    for (int c = 0; c < s->columns; c++) {
        int32_t floor = fit ? need_for(s, c, s->words[c], width) : set->bounds[c].least;
        int64_t all = fit ? words : least;
        if (!cap && wanted > width && wanted > all)
            set->widths[c] =
                (int32_t)(floor + (set->widths[c] - floor) * (width - all) / (wanted - all));
        used += set->widths[c];
    }
    return width - used;
}

/* The first column holds "(continued)", where a row is cut. */
static void widen_first(struct bp_flow *flow, struct bp_set_table *set)
{
    const int32_t size = flow->theme.small;
    int32_t natural, widest;
    const char *words = bp_house_word(flow->set.house, BP_WORD_CONTINUED);
    bp_text_measure(&flow->set, bp_say_inline(&flow->set.work, words), bp_type_of(size, 0, false), &natural,
                    &widest);
    natural += 2 * flow->theme.pad_side + 100;
    if (!set->bounds[0].fixed && natural > set->bounds[0].least)
        set->bounds[0].least = natural;
}

void bp_table_widths(struct bp_flow *flow, struct bp_set_table *set, int32_t width)
{
    struct sample s;
    int64_t lengths[BP_MAX_COLUMNS] = {0};
    if (set->look == BP_LOOK_FULL)
        widen_first(flow, set);
    take_sample(flow, set, &s);
    int32_t rest = least_widths(flow, set, &s, width);
    size_t cells = (size_t)s.rows * (size_t)s.columns + 1;
    s.heights = bp_arena_array(&flow->set.work, cells, sizeof *s.heights);
    s.grown = bp_arena_array(&flow->set.work, cells, sizeof *s.grown);
    for (int c = 0; c < s.columns; c++) {
        find_heights(&s, c);
        for (uint32_t r = 0; r < s.rows; r++) {
            size_t cell = (size_t)r * (size_t)s.columns + (size_t)c;
            for (uint32_t i = s.starts[cell]; i < s.starts[cell + 1]; i++)
                lengths[c] += s.naturals[i];
        }
    }
    int c = pick_column(&s, lengths);
    for (; c >= 0 && rest >= STEP; rest -= STEP) {
        set->widths[c] += STEP;
        grow_column(&s, c);
        c = pick_column(&s, lengths);
    }
    if (c >= 0 && rest > 0)
        set->widths[c] += rest;
}
