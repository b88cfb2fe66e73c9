/* chase_row.c: one row of a chase sheet: what is known on the left, room to write on the right. The
 * lines and boxes are artifacts; real text says what to write there. */
#include "layout/chase.h"

#include <string.h>

#include "layout/continued.h"
#include "layout/figure_words.h"
#include "layout/parts.h"
#include "layout/pattern.h"
#include "layout/rows.h"
#include "model/columns.h"
#include "model/lacks.h"

#define WIDEST_TEXT 13000 /* with larger text the room to write is below, not beside */
#define GUTTER 24000
#define LINE_RULE 500
enum { WRITING_LINES = 4, MOST_PARTS = 16 + 2 * BP_MOST_COLUMNS };

struct block {
    struct bp_flow *flow;
    const struct bp_row *row;
    struct bp_part parts[MOST_PARTS];
    uint32_t n;
};

static struct bp_type type_of(const struct bp_flow *flow, bool bold)
{
    int32_t size = flow->theme.text;
    return bp_type_of(size, flow->theme.ink, bold);
}

/* ---- what is known ---- */

static struct bp_part *add(struct block *b, const struct bp_inline *text)
{
    struct bp_part *part = &b->parts[b->n++];
    *part = (struct bp_part){.kind = BP_PART_TEXT, .text = text, .gap = BP_GAP_NAME};
    return part;
}

static struct bp_part *say(struct block *b, const char *text)
{
    return add(b, bp_say_inline(b->flow->set.arena, text));
}

/* Whether the plan has this column, so that a row should have something in it. */
static bool is_asked(const struct block *b, enum bp_column_kind kind)
{
    return bp_column_kept(b->flow->plan, b->row->kind, kind);
}

static void add_dates(struct block *b)
{
    struct bp_arena *arena = b->flow->set.arena;
    const struct bp_row *row = b->row;
    if (*row->start.text)
        say(b, bp_fill(arena, bp_own(b->flow, BP_WORD_STARTS), row->start.text, NULL));
    if (!bp_column_filled(BP_COLUMN_DUE, row) && !is_asked(b, BP_COLUMN_DUE))
        return;
    const char *words = *row->due.text
                            ? bp_fill(arena, bp_own(b->flow, BP_WORD_DUE_BY), row->due.text, NULL)
                            : bp_own(b->flow, BP_WORD_DUE_UNSAID);
    if (*row->revised_due.text)
        words = bp_fill(arena, bp_own(b->flow, BP_WORD_AND_REVISED), words, row->revised_due.text, NULL);
    if (row->completed.year)
        words = bp_fill(arena, bp_own(b->flow, BP_WORD_AND_COMPLETED), words,
                        bp_house_date(arena, b->flow->set.house, row->completed), NULL);
    say(b, words);
}

static void add_names(struct block *b, enum bp_word phrase, const struct bp_inline *names, uint32_t n)
{
    struct bp_arena *arena = b->flow->set.arena;
    if (n)
        add(b, bp_fill_inline(arena, bp_own(b->flow, phrase), bp_inline_list(arena, names, n), NULL));
}

/* What the row has in the plan's own columns. */
static void add_cells(struct block *b)
{
    const struct bp_columns *columns = &b->flow->plan->columns[b->row->kind];
    for (uint32_t i = 0; i < b->row->n_cells; i++) {
        const struct bp_cell_text *cell = &b->row->cells[i];
        if (!columns->items[cell->column].printed)
            continue;
        add(b, &columns->items[cell->column].head)->bold = true;
        *add(b, NULL) = (struct bp_part){.kind = BP_PART_BLOCKS, .blocks = cell->blocks};
    }
}

/* "Missing: a status; an update." */
static void add_missing(struct block *b)
{
    enum bp_word lacks[BP_MOST_LACKS];
    int n = bp_row_lacks(b->flow->plan, b->row, lacks);
    const char *words = "";
    for (int i = 0; i < n; i++)
        words = *words ? bp_fill(b->flow->set.arena, bp_own(b->flow, BP_WORD_CLAUSES), words,
                                 bp_own(b->flow, lacks[i]), NULL)
                       : bp_own(b->flow, lacks[i]);
    if (*words)
        say(b, bp_fill(b->flow->set.arena, bp_own(b->flow, BP_WORD_LACKS), words, NULL))->bold = true;
}

static void add_status(struct block *b)
{
    const struct bp_plan *plan = b->flow->plan;
    const struct bp_row *row = b->row;
    bool before = row->previous_status >= 0;
    struct bp_part *status =
        say(b, bp_fill(b->flow->set.arena,
                       bp_own(b->flow, before ? BP_WORD_STATUS_NOW_AND_LAST : BP_WORD_STATUS_NOW),
                       plan->scheme.items[row->status].label,
                       before ? plan->scheme.items[row->previous_status].label : NULL, NULL));
    status->kind = BP_PART_SWATCH;
    status->status = &plan->scheme.items[row->status];
}

/* "Budget: £76,000; Spent: £54,120" */
static void add_money(struct block *b)
{
    static const enum bp_word names[BP_SUMS] = {BP_WORD_BUDGET, BP_WORD_SPENT, BP_WORD_FORECAST};
    struct bp_arena *work = b->flow->set.arena;
    const struct bp_money *money = b->row->money;
    const char *all = "";
    for (int sum = 0; money && sum < BP_SUMS; sum++) {
        if (!*money->sums[sum] || !is_asked(b, (enum bp_column_kind)(BP_COLUMN_BUDGET + sum)))
            continue;
        const char *words = bp_figure_words(work, money->sums[sum], money->unit);
        const char *apart = bp_figure_unit_apart(money->unit);
        if (*apart)
            words = bp_fill(work, bp_own(b->flow, BP_WORD_HEAD_UNIT), words, apart, NULL);
        words = bp_fill(work, bp_own(b->flow, BP_WORD_NAMED), bp_own(b->flow, names[sum]), words, NULL);
        all = *all ? bp_fill(work, bp_own(b->flow, BP_WORD_CLAUSES), all, words, NULL) : words;
    }
    if (*all)
        say(b, all);
}

static void add_known(struct block *b)
{
    const struct bp_plan *plan = b->flow->plan;
    const struct bp_row *row = b->row;
    if (row->restricted)
        say(b, bp_restricted_words(b->flow, b->flow->set.arena, row));
    if (row->theme.n)
        add(b, &row->theme)->bold = true;
    add(b, &row->description);
    if (row->up)
        add(b, bp_row_above(b->flow, row))->grey = b->flow->theme.grey;
    const char *numbers = row->number ? bp_number_words(b->flow, b->flow->set.arena, row->number) : "";
    if (*numbers)
        say(b, numbers);
    add_money(b);
    add_dates(b);
    add_names(b, BP_WORD_LEADS_ARE, row->leads,
              row->n_leads > 1 && is_asked(b, BP_COLUMN_LEAD) ? row->n_leads : 0);
    add_names(b, BP_WORD_PARTNERS_ARE, row->partners, is_asked(b, BP_COLUMN_PARTNER) ? row->n_partners : 0);
    add_cells(b);
    if (bp_row_has_status(plan, row))
        add_status(b);
    add_missing(b);
    if (row->update) {
        say(b, bp_own(b->flow, BP_WORD_LAST_UPDATE))->bold = true;
        *add(b, NULL) = (struct bp_part){.kind = BP_PART_BLOCKS, .blocks = row->update};
    }
    if (row->corrective_action) {
        say(b, bp_own(b->flow, BP_WORD_CORRECTIVE_ACTION))->bold = true;
        *add(b, NULL) = (struct bp_part){.kind = BP_PART_BLOCKS, .blocks = row->corrective_action};
    }
}

/* ---- room to write ---- */

static int32_t line_height(const struct bp_flow *flow)
{
    return flow->theme.text * 2;
}

static struct bp_para *compose(struct bp_flow *flow, const char *text, bool bold)
{
    struct bp_para *para =
        bp_para_compose(&flow->set, bp_say_inline(flow->set.arena, text), type_of(flow, bold),
                        (struct bp_target){0, NULL});
    bp_para_fit(&flow->set, para, flow->width);
    return para;
}

/* An empty box for a tick. */
static void place_box(struct bp_flow *flow, int32_t x, int32_t y, int32_t side)
{
    const int32_t thick = 2 * LINE_RULE;
    const struct bp_box sides[] = {{x, y, side, thick},
                                   {x, y + side - thick, side, thick},
                                   {x, y + thick, thick, side - 2 * thick},
                                   {x + side - thick, y + thick, thick, side - 2 * thick}};
    for (int i = 0; i < 4; i++)
        bp_rect_emit(&flow->set, sides[i], flow->theme.ink, BP_NO_TAG);
}

static void rule(struct bp_flow *flow, int32_t x, int32_t y, int32_t width)
{
    bp_rect_emit(&flow->set, (struct bp_box){x, y, width, LINE_RULE}, flow->theme.grey, BP_NO_TAG);
}

/* A label, and a line from it to `right`. */
static void place_field(struct bp_flow *flow, enum bp_word label, int32_t x, int32_t right, int32_t y)
{
    struct bp_para *para = compose(flow, bp_own(flow, label), true);
    para->tag = bp_tag_add(flow->set.pages, flow->tag, BP_TAG_P);
    bp_para_own_words(&flow->set, para, para->tag);
    bp_para_emit(&flow->set, para, 0, 1, x, y, 0, false);
    int32_t from = x + para->lines[0].width + flow->theme.text / 2;
    if (right > from)
        rule(flow, from, y + para->type.leading, right - from);
}

/* The statuses to choose from, in lines. Returns the number of lines. With `draw`, sets them too. */
static int32_t place_boxes(struct bp_flow *flow, int32_t x, int32_t y, int32_t width, bool draw)
{
    const struct bp_scheme *scheme = &flow->plan->scheme;
    int32_t size = flow->theme.text, side = size, at = 0, lines = 1;
    uint32_t tag = draw ? bp_tag_add(flow->set.pages, flow->tag, BP_TAG_P) : BP_NO_TAG;
    for (int i = -1; i < scheme->n; i++) {
        if (i == scheme->missing)
            continue;
        bool box = i >= 0;
        const char *words = box ? scheme->items[i].label : bp_own(flow, BP_WORD_NEW_STATUS);
        struct bp_para *para = compose(flow, words, !box);
        int32_t needs = (box ? side + size / 2 : 0) + para->lines[0].width;
        if (at && at + needs > width) {
            at = 0;
            lines++;
        }
        int32_t top = y + (lines - 1) * line_height(flow);
        if (draw) {
            para->tag = tag;
            if (box)
                place_box(flow, x + at, top + size / 10, side);
            bp_para_emit(&flow->set, para, 0, para->n_lines, x + at + (box ? side + size / 2 : 0), top, 0,
                         false);
        }
        at += needs + size * 3 / 2;
    }
    return lines;
}

static int32_t writing_height(struct bp_flow *flow, int32_t width)
{
    int32_t boxes = place_boxes(flow, 0, 0, width, false);
    return (WRITING_LINES + boxes + 1) * line_height(flow) + flow->theme.text;
}

static void place_writing(struct bp_flow *flow, int32_t x, int32_t y, int32_t width)
{
    int32_t line = line_height(flow), right = x + width;
    place_field(flow, BP_WORD_UPDATE_FOR_PERIOD, x, right, y);
    for (int i = 1; i < WRITING_LINES; i++)
        rule(flow, x, y + i * line + type_of(flow, false).leading, width);
    y += WRITING_LINES * line + flow->theme.text / 2;
    y += place_boxes(flow, x, y, width, true) * line;
    place_field(flow, BP_WORD_NEW_DATE, x, x + width * 60 / 100, y);
    place_field(flow, BP_WORD_DONE_ON, x + width * 62 / 100, right, y);
}

void bp_chase_signature(struct bp_flow *flow)
{
    int32_t width = flow->width < 480000 ? flow->width : 480000;
    bp_flow_gap(flow, flow->theme.text / 2);
    bp_flow_begin(flow, line_height(flow));
    place_field(flow, BP_WORD_FILLED_IN_BY, flow->left, flow->left + width * 64 / 100, flow->y);
    place_field(flow, BP_WORD_DATED, flow->left + width * 66 / 100, flow->left + width, flow->y);
    flow->y += type_of(flow, false).leading;
}

/* ---- the block ---- */

static const struct bp_inline *name_of(struct bp_flow *flow, const struct bp_row *row)
{
    struct bp_arena *arena = flow->set.arena;
    const char *name = *bp_row_ref(flow->plan, row) ? bp_row_name(flow, row) : bp_row_brief(arena, row);
    return bp_say_inline_at(arena, name, *row->ref ? row->ref_at : BP_NOWHERE);
}

/* Sets the room to write below what is known. */
static void place_below(struct bp_flow *flow, const struct bp_inline *name, int32_t writing)
{
    bp_flow_gap(flow, flow->theme.text / 2);
    if (writing > bp_flow_room(flow))
        bp_continued_page(flow, name);
    place_writing(flow, flow->left, flow->y, flow->width);
    flow->y += writing;
}

void bp_chase_row(struct bp_flow *flow, const struct bp_row *row)
{
    struct block block = {.flow = flow, .row = row};
    bool beside = flow->theme.text <= WIDEST_TEXT;
    int32_t known_width = beside ? (flow->width - GUTTER) * 48 / 100 : flow->width;
    int32_t width = beside ? flow->width - GUTTER - known_width : flow->width;
    struct bp_stack stack;
    const struct bp_inline *name = name_of(flow, row);
    add_known(&block);
    bp_flow_heading(flow, 3, name);
    bp_stack_set(&flow->set, &stack, block.parts, block.n,
                 &(struct bp_column_style){
                     .type = type_of(flow, false), .width = known_width, .tag = flow->tag});
    int32_t known = bp_stack_height(&stack, 0, stack.n_slots) + flow->theme.text / 2;
    int32_t writing = writing_height(flow, width);
    int32_t body = flow->bottom - flow->top - 2 * BP_LEADING(flow->theme.subtitle);
    int32_t whole = beside ? (known > writing ? known : writing) : known + writing;
    bp_flow_begin(flow, whole <= body ? whole : writing);
    int32_t top = flow->y;
    uint32_t page = flow->set.pages->at;
    bool goes_on = beside && whole > body; /* then the room to write is at its beginning */
    if (goes_on)
        place_writing(flow, flow->left + known_width + GUTTER, top, width);
    bp_flow_stack(flow, &stack, flow->left, known_width, name);
    if (!beside) {
        place_below(flow, name, writing);
    } else if (!goes_on) {
        place_writing(flow, flow->left + known_width + GUTTER, top, width);
        flow->y = top + whole;
    }
    if (flow->set.pages->at == page && flow->y < top + writing)
        flow->y = top + writing;
    bp_rect_emit(&flow->set, (struct bp_box){flow->left, flow->y, flow->width, BP_RULE_WIDTH},
                 flow->theme.navy, BP_NO_TAG);
    bp_arena_rewind(&flow->set.work);
}
