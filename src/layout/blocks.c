/* blocks.c: sets the rows of a table as blocks. */
#include "layout/blocks.h"

#include "layout/continued.h"

#define LABEL_PART 5  /* the labels' column gets this part of the width, … */
/* … or where that is narrow, so much that most of its words stay whole, but not half of it */
#define LABEL_LEAST 95000
#define LABEL_WIDEST 150000

/* One row as a table: each of its cells becomes a row. */
struct block {
    const struct bp_table *table;
    uint32_t row;
    int cells[BP_MAX_COLUMNS]; /* the columns in which the row has something */
    const struct bp_inline *heading;
    uint32_t anchor;
    struct bp_table lines;
    struct bp_set_table set;
};

/* The cell without the indent of a row below another: the block's heading says which one that is. */
static struct bp_cell flush(struct bp_arena *work, const struct bp_cell *cell)
{
    struct bp_cell copy = *cell;
    struct bp_part *parts = bp_arena_array(work, cell->n, sizeof *parts);
    for (uint32_t i = 0; i < cell->n; i++) {
        parts[i] = cell->parts[i];
        parts[i].level = 0;
    }
    copy.parts = parts;
    return copy;
}

/* A line that is cut says its label again. */
static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct block *block = user;
    struct bp_row_text text;
    int column = block->cells[i];
    const struct bp_inline *brief = block->table->columns[column].label;
    const struct bp_inline *head = brief ? brief : block->table->columns[column].head;
    block->table->row(block->table->user, work, block->row, &text);
    struct bp_part *label = bp_arena_alloc(work, sizeof *label);
    *label = (struct bp_part){.kind = BP_PART_TEXT, .text = head};
    *out = (struct bp_row_text){.anchor = BP_NO_ANCHOR, .reminder = bp_inline_plain(work, head),
                                .reminder_status = -1};
    out->cells[0] = (struct bp_cell){label, 1, NULL};
    out->cells[1] = flush(work, &text.cells[column]);
}

static int32_t label_width(const struct bp_flow *flow)
{
    const int32_t part = flow->width / LABEL_PART, third = flow->width / 3;
    int32_t least = bp_theme_scale(&flow->theme, LABEL_LEAST);
    least = least < LABEL_WIDEST ? least : LABEL_WIDEST;
    least = least < third ? least : third;
    return part > least ? part : least;
}

static void prepare(struct block *block, struct bp_flow *flow, const struct bp_table *table, uint32_t row)
{
    struct bp_arena *arena = flow->set.arena;
    struct bp_row_text text;
    table->row(table->user, arena, row, &text);
    *block = (struct block){.table = table, .row = row, .heading = text.name, .anchor = text.anchor};
    if (text.spoken)
        block->heading = bp_say_inline(arena, text.spoken);
    struct bp_table *lines = &block->lines;
    *lines = (struct bp_table){.n_columns = 2, .row = row_of, .user = block};
    bool reminds = !text.spoken && text.reminder && *text.reminder;
    lines->name = reminds ? bp_say_inline(arena, text.reminder) : block->heading;
    block->set = (struct bp_set_table){.table = lines, .x = flow->left, .look = BP_LOOK_BLOCK, .whole = true};
    block->set.widths[0] = label_width(flow);
    block->set.widths[1] = flow->width - block->set.widths[0];
    for (int c = 0; c < table->n_columns; c++)
        if (text.cells[c].n > (c == text.name_column ? text.name_parts : 0))
            block->cells[lines->n_rows++] = c;
}

static void place_block(struct bp_flow *flow, struct block *block, int level)
{
    bp_flow_heading(flow, level, block->heading);
    uint32_t dest = flow->heading.dest;
    bp_table_place(flow, &block->set);
    if (block->anchor != BP_NO_ANCHOR)
        bp_dest_copy(flow->set.pages, block->anchor, dest);
}

/* At most so many lines. */
static int32_t lines_of(struct bp_flow *flow, const struct bp_inline *text, struct bp_type type)
{
    int32_t natural, widest;
    bp_text_measure(&flow->set, text, type, &natural, &widest);
    return natural > flow->width ? natural / flow->width + 2 : 1;
}

/* The heading that waits and the caption stay with the first block. If all that is too much for a page, they
 * stay with its beginning, and it is cut; also if passages follow the heading, so that these do not have a
 * page to themselves. */
static void begin(struct bp_flow *flow, struct block *first, const struct bp_table *table,
                  struct bp_type type)
{
    int32_t size = flow->theme.subtitle; /* at most, of the block's heading, and of the space round it */
    struct bp_type heading = bp_type_of(size, flow->theme.ink.heading, true);
    int32_t above = lines_of(flow, table->caption, type) * type.leading + size * 16 / 10 +
                    lines_of(flow, first->heading, heading) * heading.leading;
    first->set.whole = flow->heading.para && bp_table_kept(flow, &first->set, above) > 0;
    bp_continued_begin(flow, above + bp_table_opening(flow, &first->set, above), table->name, flow->left,
                       flow->width);
}

void bp_blocks_place(struct bp_flow *flow, const struct bp_set_table *set, int level)
{
    const struct bp_table *table = set->table;
    int32_t size = flow->theme.small;
    struct bp_type type = bp_type_of(size, flow->theme.ink.quiet, false);
    for (uint32_t row = 0; row < table->n_rows; row++) {
        struct block block;
        prepare(&block, flow, table, row);
        if (!row) {
            begin(flow, &block, table, type);
            bp_flow_text(flow, table->caption, type);
        }
        place_block(flow, &block, level);
    }
}
