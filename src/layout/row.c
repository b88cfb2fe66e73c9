/* row.c: sets a row of a table, and puts it on the page, whole or in parts. */
#include "layout/row.h"

/* A reminder higher than this part of a page says no more than "(continued)". */
#define REMINDER_PARTS 4

static struct bp_type type_of(const struct bp_flow *flow, const struct bp_set_table *table,
                              enum bp_row_role role, bool bold)
{
    bool head = role != BP_ROLE_BODY, light = table->look == BP_LOOK_LIGHT;
    int32_t size = head && light ? flow->theme.small : flow->theme.text;
    uint32_t rgb = !head ? flow->theme.ink.text : light ? flow->theme.ink.quiet : flow->theme.ink.on_head;
    struct bp_type type = bp_type_of(size, rgb, head || bold);
    type.filled = head && !light;
    return type;
}

/* `names`: the cell names its row. */
static uint32_t cell_tag(struct bp_flow *flow, uint32_t row_tag, enum bp_row_role role, bool names)
{
    if (row_tag == BP_NO_TAG)
        return BP_NO_TAG;
    bool head = role == BP_ROLE_HEADER || names;
    uint32_t tag = bp_tag_add(flow->set.pages, row_tag, head ? BP_TAG_TH : BP_TAG_TD);
    if (head)
        flow->set.pages->tags[tag].scope =
            role == BP_ROLE_HEADER ? BP_SCOPE_COLUMN : BP_SCOPE_ROW;
    return tag;
}

static void speak(struct bp_flow *flow, uint32_t tag, const char *words)
{
    struct bp_pages *pages = flow->set.pages;
    if (tag == BP_NO_TAG)
        return;
    pages->tags[tag].detail = BP_DETAIL_ACTUAL;
    pages->tags[tag].text = bp_pages_keep(pages, words);
}

void bp_row_set(struct bp_flow *flow, const struct bp_set_table *table, const struct bp_row_text *text,
                enum bp_row_role role, uint32_t tag, struct bp_set_row *row)
{
    *row = (struct bp_set_row){.table = table, .role = role, .dest = text->anchor,
                               .naming = table->table->named ? text->name_column : 0,
                               .reminder = text->reminder,
                               .reminder_status = text->reminder_status, .heads = text->heads};
    row->tag = role == BP_ROLE_REPEATED || tag == BP_NO_TAG
                   ? BP_NO_TAG
                   : bp_tag_add(flow->set.pages, tag, BP_TAG_TR);
    int32_t mark = role == BP_ROLE_BODY ? BP_ARTIFACT : BP_ARTIFACT_HEADER;
    for (int c = 0; c < table->table->n_columns; c++) {
        const struct bp_cell *cell = &text->cells[c];
        bool name = c == 0 && table->look != BP_LOOK_LIGHT && !table->table->plain;
        struct bp_type type = type_of(flow, table, role, text->bold || name);
        if (cell->status) {
            type.rgb = cell->status->text;
            type.bold = type.filled = true;
        }
        row->cells[c].status = cell->status;
        row->cells[c].tag = cell_tag(flow, row->tag, role, c == row->naming);
        if (!c && text->spoken)
            speak(flow, row->cells[c].tag, text->spoken);
        bp_stack_set(&flow->set, &row->cells[c].stack, cell->parts, cell->n,
                     &(struct bp_column_style){.type = type,
                                               .width = table->widths[c] - 2 * flow->theme.pad_side,
                                               .tag = row->cells[c].tag,
                                               .direct = true,
                                               .indent = bp_level_indent(flow, &table->table->columns[c]),
                                               .mark = mark});
    }
}

static int32_t pad_top(const struct bp_flow *flow, const struct bp_set_row *row)
{
    return row->table->look == BP_LOOK_LIGHT ? flow->theme.pad_top * 8 / 10 : flow->theme.pad_top;
}

static int32_t pad_bottom(const struct bp_flow *flow, const struct bp_set_row *row)
{
    return row->table->look == BP_LOOK_LIGHT ? flow->theme.pad_bottom * 6 / 10 : flow->theme.pad_bottom;
}

/* ---- reminders in a continued row ---- */

/* The text at the top of a column in a continued row: "CSAP 2.5 (continued)", and the status
 * again. */
static uint32_t reminder_of(struct bp_flow *flow, const struct bp_set_row *row, int column,
                            struct bp_stack *stack)
{
    *stack = (struct bp_stack){0};
    bool status = column == row->reminder_status && row->cells[column].status;
    if (!row->continued || row->role != BP_ROLE_BODY || (column && !status))
        return 0;
    struct bp_arena *work = &flow->set.work;
    struct bp_part parts[2] = {{.kind = BP_PART_TEXT, .bold = true},
                               {.kind = BP_PART_TEXT, .small = true}};
    struct bp_type type = type_of(flow, row->table, BP_ROLE_BODY, false);
    if (status) {
        parts[0].kind = BP_PART_STATUS;
        parts[0].status = row->cells[column].status;
        parts[0].text = bp_say_inline(work, parts[0].status->label);
        type.rgb = parts[0].status->text;
        type.filled = true;
    } else {
        parts[0].text = bp_say_inline(work, row->reminder ? row->reminder : "");
        parts[1].text = bp_say_inline(work, bp_house_word(flow->set.house, BP_WORD_CONTINUED));
    }
    struct bp_column_style style = {.type = type,
                                    .width = row->table->widths[column] - 2 * flow->theme.pad_side,
                                    .tag = BP_NO_TAG,
                                    .mark = BP_ARTIFACT_HEADER};
    bp_stack_set(&flow->set, stack, parts, status ? 1 : 2, &style);
    if (!status && bp_stack_height(stack, 0, stack->n_slots) > (flow->bottom - flow->top) / REMINDER_PARTS)
        bp_stack_set(&flow->set, stack, &parts[1], 1, &style);
    return stack->n_slots;
}

static int32_t reminder_height(struct bp_flow *flow, const struct bp_set_row *row, int column)
{
    struct bp_stack stack;
    uint32_t n = reminder_of(flow, row, column, &stack);
    return bp_stack_height(&stack, 0, n);
}

/* ---- heights ---- */

bool bp_row_done(const struct bp_set_row *row)
{
    for (int c = 0; c < row->table->table->n_columns; c++)
        if (row->cells[c].done < row->cells[c].stack.n_slots)
            return false;
    return true;
}

int32_t bp_row_height(struct bp_flow *flow, const struct bp_set_row *row)
{
    int32_t most = BP_LEADING(type_of(flow, row->table, row->role, false).size);
    for (int c = 0; c < row->table->table->n_columns; c++) {
        const struct bp_set_cell *cell = &row->cells[c];
        int32_t height = bp_stack_height(&cell->stack, cell->done, cell->stack.n_slots) +
                         (row->continued ? reminder_height(flow, row, c) : 0);
        most = height > most ? height : most;
    }
    return most + pad_top(flow, row) + pad_bottom(flow, row);
}

int32_t bp_row_least(struct bp_flow *flow, const struct bp_set_row *row)
{
    int32_t most = 0;
    for (int c = 0; c < row->table->table->n_columns; c++) {
        const struct bp_stack *stack = &row->cells[c].stack;
        int32_t height = bp_stack_height(stack, 0, stack->n_slots > 3 ? 2 : stack->n_slots);
        most = height > most ? height : most;
    }
    int32_t whole = bp_row_height(flow, row);
    most += pad_top(flow, row) + pad_bottom(flow, row);
    return most < whole ? most : whole;
}

/* ---- on the page ---- */

static struct bp_op *add_rect(struct bp_flow *flow, enum bp_op_kind kind, int32_t mark,
                              uint32_t rgb, const int32_t box[4])
{
    struct bp_page *page = flow->set.pages->page;
    struct bp_op *op = bp_op_add(page, flow->set.pages, kind, mark);
    op->x = box[0];
    op->y = box[1];
    op->w = box[2];
    op->h = box[3];
    op->rgb = rgb;
    return op;
}

/* What is behind the text of a cell: the dark header, or the colour of the status. */
static void emit_ground(struct bp_flow *flow, const struct bp_set_row *row, int c, int32_t x,
                        int32_t height)
{
    int32_t mark = row->role == BP_ROLE_BODY ? BP_ARTIFACT : BP_ARTIFACT_HEADER;
    const struct bp_status *status = row->cells[c].status;
    int32_t box[4] = {x, flow->y, row->table->widths[c], height};
    if (row->role != BP_ROLE_BODY && row->table->look == BP_LOOK_FULL)
        add_rect(flow, BP_OP_RECT, mark, status ? status->fill : flow->theme.ink.head, box);
    else if (status && status->fill != BP_WHITE)
        add_rect(flow, BP_OP_RECT, mark, status->fill, box);
    if (status && status->symbol == BP_SYMBOL_MISSING) {
        int32_t inner[4] = {x + 1000, flow->y + 1000, box[2] - 2000, height - 2000};
        add_rect(flow, BP_OP_FRAME, mark, status->text, inner);
    }
}

/* A line between the cells of the header. */
static void emit_divider(struct bp_flow *flow, int32_t x, int32_t height)
{
    int32_t line[4] = {x, flow->y, BP_RULE_WIDTH, height};
    add_rect(flow, BP_OP_RECT, BP_ARTIFACT_HEADER, flow->theme.divider, line);
}

/* Draws all that is behind the text before the text, so that equal colours are painted together. */
static void emit_grounds(struct bp_flow *flow, const struct bp_set_row *row, int32_t height)
{
    const struct bp_set_table *table = row->table;
    int32_t x = table->x;
    for (int c = 0; c < table->table->n_columns; x += table->widths[c++])
        emit_ground(flow, row, c, x, height);
    if (row->role == BP_ROLE_BODY || table->look != BP_LOOK_FULL)
        return;
    x = table->x;
    for (int c = 1; c < table->table->n_columns; c++)
        emit_divider(flow, x += table->widths[c - 1], height);
}

static void emit_origin(struct bp_flow *flow, const struct bp_set_row *row)
{
    if (row->role != BP_ROLE_REPEATED) /* a repeated header is a stamp, and needs none */
        bp_origin_add(flow->set.pages, flow->y);
}

static void emit_rule(struct bp_flow *flow, const struct bp_set_row *row)
{
    int32_t width = 0;
    emit_origin(flow, row);
    for (int c = 0; c < row->table->table->n_columns; c++)
        width += row->table->widths[c];
    int32_t box[4] = {row->table->x, flow->y - BP_RULE_WIDTH, width, BP_RULE_WIDTH};
    add_rect(flow, BP_OP_RECT, row->role == BP_ROLE_REPEATED ? BP_ARTIFACT_HEADER : BP_ARTIFACT,
             flow->theme.ink.rule, box);
}

/* Readers such as Tika and PDFium leave out a cell that owns no marked content, and move the others. */
static void mark_empty(struct bp_flow *flow, uint32_t tag)
{
    struct bp_pages *pages = flow->set.pages;
    if (tag != BP_NO_TAG)
        bp_op_add(pages->page, pages, BP_OP_EMPTY, bp_tag_mark(pages, tag));
}

/* Puts the slots from done to ends[c]-1 of each column on the page. */
static void emit_piece(struct bp_flow *flow, struct bp_set_row *row, const uint32_t *ends,
                       int32_t height)
{
    const struct bp_set_table *table = row->table;
    emit_origin(flow, row);
    emit_grounds(flow, row, height);
    int32_t x = table->x;
    for (int c = 0; c < table->table->n_columns; c++) {
        struct bp_set_cell *cell = &row->cells[c];
        int32_t y = flow->y + pad_top(flow, row), inner = table->widths[c] - 2 * flow->theme.pad_side;
        struct bp_stack reminder;
        uint32_t n = reminder_of(flow, row, c, &reminder);
        bp_stack_emit(&flow->set, &reminder, 0, n, x + flow->theme.pad_side, y, inner, false);
        y += bp_stack_height(&reminder, 0, n);
        if (row->role != BP_ROLE_BODY) /* the text of a header is aligned at the bottom */
            y = flow->y + height - pad_bottom(flow, row) -
                bp_stack_height(&cell->stack, cell->done, ends[c]);
        bp_stack_emit(&flow->set, &cell->stack, cell->done, ends[c], x + flow->theme.pad_side, y, inner,
                      table->table->columns[c].number);
        if (!cell->stack.n_slots && !row->continued)
            mark_empty(flow, cell->tag);
        cell->done = ends[c];
        x += table->widths[c];
    }
    flow->y += height;
}

bool bp_row_emit(struct bp_flow *flow, struct bp_set_row *row, int32_t room, bool force)
{
    uint32_t ends[BP_MAX_COLUMNS];
    int32_t whole = bp_row_height(flow, row), height = whole;
    bool fits = whole <= room, any = false;
    for (int c = 0; c < row->table->table->n_columns; c++) {
        const struct bp_set_cell *cell = &row->cells[c];
        ends[c] = cell->stack.n_slots;
        if (fits)
            continue;
        int32_t reminder = reminder_height(flow, row, c);
        int cut = bp_stack_cut(&cell->stack, cell->done,
                               room - pad_top(flow, row) - pad_bottom(flow, row) - reminder, force);
        if (cut < 0)
            return false;
        ends[c] = cell->done + (uint32_t)cut;
        any |= cut > 0;
    }
    if (!fits && !any)
        return false;
    if (!fits) {
        height = 0;
        for (int c = 0; c < row->table->table->n_columns; c++) {
            int32_t part = bp_stack_height(&row->cells[c].stack, row->cells[c].done, ends[c]) +
                           reminder_height(flow, row, c);
            height = part > height ? part : height;
        }
        height += pad_top(flow, row) + pad_bottom(flow, row);
    }
    if (row->dest != BP_NO_ANCHOR && !row->continued)
        bp_dest_set(flow->set.pages, row->dest, row->cells[row->naming].tag, flow->y);
    emit_piece(flow, row, ends, height);
    if (bp_row_done(row))
        emit_rule(flow, row);
    else
        row->continued = true;
    return true;
}
