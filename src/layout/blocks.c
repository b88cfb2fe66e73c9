/* blocks.c: sets the rows of a table as blocks. */
#include "layout/blocks.h"

#define LABEL_PART 5 /* the labels' column gets this part of the width */

/* One row as a table: each of its cells becomes a row. */
struct block {
    const struct bp_table *table;
    uint32_t row;
    int cells[BP_MAX_COLUMNS]; /* the columns in which the row has something */
};

bool bp_blocks_wanted(const struct bp_flow *flow, const struct bp_table *table)
{
    int64_t least = 0;
    for (int c = 0; c < table->n_columns; c++)
        least += bp_theme_scale(&flow->theme, table->columns[c].least);
    return least > flow->width;
}

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct block *block = user;
    struct bp_row_text text;
    int column = block->cells[i];
    block->table->row(block->table->user, work, block->row, &text);
    struct bp_part *label = bp_arena_alloc(work, sizeof *label);
    *label = (struct bp_part){.kind = BP_PART_TEXT, .text = block->table->columns[column].head};
    *out = (struct bp_row_text){.dest = BP_NO_DEST, .reminder = text.reminder, .reminder_status = -1};
    out->cells[0] = (struct bp_cell){label, 1, NULL};
    out->cells[1] = text.cells[column];
}

static void place_block(struct bp_flow *flow, const struct bp_table *table, uint32_t row)
{
    struct bp_arena *arena = flow->set.arena;
    struct block block = {.table = table, .row = row};
    struct bp_row_text text;
    table->row(table->user, arena, row, &text);
    bp_flow_heading(flow, 3, text.cells[0].parts[0].text);
    uint32_t dest = flow->heading_dest;
    struct bp_table lines = {.n_columns = 2, .x = flow->left, .look = BP_LOOK_BLOCK,
                             .row = row_of, .user = &block};
    lines.widths[0] = flow->width / LABEL_PART;
    lines.widths[1] = flow->width - lines.widths[0];
    for (int c = 0; c < table->n_columns; c++)
        if (text.cells[c].n && (c || text.cells[c].n > 1))
            block.cells[lines.n_rows++] = c;
    bp_table_place(flow, &lines);
    if (text.dest != BP_NO_DEST)
        bp_dest_copy(flow->set.pages, text.dest, dest);
}

void bp_blocks_place(struct bp_flow *flow, const struct bp_table *table)
{
    int32_t size = flow->theme.small;
    struct bp_part part = {.kind = BP_PART_TEXT, .text = table->caption};
    bp_flow_parts(flow, &part, 1,
                  (struct bp_type){size, BP_LEADING(size), flow->theme.grey, false});
    for (uint32_t row = 0; row < table->n_rows; row++)
        place_block(flow, table, row);
}
