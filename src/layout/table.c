/* table.c: puts the rows of a table on pages. */
#include "layout/table.h"

#include "layout/continued.h"
#include "layout/fits.h"
#include "layout/pattern.h"
#include "layout/row.h"

/* A row that would fit on a new page moves there if it leaves at most this part of a page empty. If
 * it would leave more, the first lines of the row fill the gap. */
#define HOLE_PARTS 5
/* A table that shall be whole is cut all the same where less than this part of the page is used before it. */
#define LITTLE_PARTS 4
/* A header higher than this part of a page is not repeated. */
#define HEADER_PARTS 3

int32_t bp_level_indent(const struct bp_flow *flow, const struct bp_column *column)
{
    return flow->theme.text * (column->name == BP_COLUMN_REF ? 6 : 10) / 10;
}

/* Many columns are narrower, so that they stay a table; but not in a larger size of text or on a narrow page,
 * where a row reads better as a block. */
static void tighten(const struct bp_flow *flow, struct bp_set_table *set)
{
    const bool narrow = flow->width < BP_BASE_WIDTH * 3 / 4;
    if (flow->theme.text > BP_BASE_SIZE || narrow || bp_table_fits(flow, set))
        return;
    for (int c = 0; c < set->table->n_columns; c++)
        if (set->bounds[c].tight)
            set->bounds[c].least = set->bounds[c].tight;
}

/* The refs' column holds "(continued)", which in large print is not smaller than the rest. */
static bool needs_more(const struct bp_flow *flow, const struct bp_set_table *set, int c)
{
    const enum bp_table_kind kind = set->table->kind;
    return (kind == BP_TABLE_MEASURES || kind == BP_TABLE_ACTIONS) && flow->theme.small == flow->theme.text &&
           set->table->columns[c].name == BP_COLUMN_REF;
}

static void set_bounds(const struct bp_flow *flow, struct bp_set_table *set)
{
    const struct bp_table *table = set->table;
    for (int c = 0; c < table->n_columns; c++) {
        struct bp_bounds *bounds = &set->bounds[c];
        *bounds = bp_bounds_of(table->kind, table->columns[c].name);
        if (needs_more(flow, set, c))
            bounds->least = bounds->least * 100 / 85;
        bounds->least = bp_theme_scale(&flow->theme, bounds->least);
        bounds->most = bp_theme_scale(&flow->theme, bounds->most);
        bounds->tight = bp_theme_scale(&flow->theme, bounds->tight);
    }
}

/* In a column narrower than this, in text of 10 points, or than half of what it has in a tight table, lines
 * would have a letter each. */
#define NARROWEST 28346

/* The width that the house style gives a column; 0: none. In large print it grows like all else. */
static int32_t styled_width(const struct bp_flow *flow, const struct bp_set_table *set, int c)
{
    const struct bp_table *table = set->table;
    const struct bp_house_style *style = flow->story.style;
    const struct bp_column *column = &table->columns[c];
    const bool rows = table->kind == BP_TABLE_MEASURES || table->kind == BP_TABLE_ACTIONS;
    if (!style || !rows || column->name >= BP_COLUMN_KINDS)
        return 0;
    const struct bp_style_column *styled = bp_style_column_of(
        style, table->kind == BP_TABLE_MEASURES ? BP_MEASURE : BP_ACTION, (enum bp_column_kind)column->name,
        column->id ? column->id : "");
    if (!styled || !styled->width)
        return 0;
    const int32_t width = flow->theme.large ? bp_theme_scale(&flow->theme, styled->width) : styled->width;
    int32_t least = bp_theme_scale(&flow->theme, NARROWEST);
    least = set->bounds[c].tight / 2 > least ? set->bounds[c].tight / 2 : least;
    return width > least ? width : least;
}

/* Gives columns the widths of the house style. If that leaves no room for the others, the widths give way:
 * they are then no more than bounds. */
static void set_styled(const struct bp_flow *flow, struct bp_set_table *set)
{
    const int columns = set->table->n_columns;
    for (int c = 0; c < columns; c++) {
        int32_t width = styled_width(flow, set, c);
        if (width)
            set->bounds[c] = (struct bp_bounds){width, width, width, set->bounds[c].whole, true};
    }
    tighten(flow, set);
    if (bp_table_fits(flow, set))
        return;
    const struct bp_set_table styled = *set;
    set_bounds(flow, set);
    for (int c = 0; c < columns; c++) {
        struct bp_bounds *bounds = &set->bounds[c];
        const int32_t width = styled.bounds[c].least;
        if (!styled.bounds[c].fixed)
            continue;
        bounds->least = bounds->least < width ? bounds->least : width;
        bounds->tight = bounds->tight < width ? bounds->tight : width;
        if (!bounds->whole || bounds->most < width) /* a ref, a status or a sum is not cut */
            bounds->most = width;
    }
    tighten(flow, set);
}

/* A table that cannot be blocks, on a narrow page: the columns get what their words need, as far as there is
 * room. */
static void squeeze(const struct bp_flow *flow, struct bp_set_table *set)
{
    int64_t least = 0;
    for (int c = 0; c < set->table->n_columns; c++)
        least += set->bounds[c].least;
    for (int c = 0; c < set->table->n_columns; c++)
        set->bounds[c].least = (int32_t)(set->bounds[c].least * (int64_t)flow->width * 2 / 3 / least);
}

struct bp_set_table bp_table_set(const struct bp_flow *flow, const struct bp_table *table)
{
    struct bp_set_table set = {.table = table, .x = flow->left, .whole = table->whole,
                               .look = table->kind == BP_TABLE_TOTALS ? BP_LOOK_LIGHT : BP_LOOK_FULL};
    set_bounds(flow, &set);
    if (!flow->story.style) {
        tighten(flow, &set);
        return set;
    }
    set_styled(flow, &set);
    if (!table->named && !bp_table_fits(flow, &set))
        squeeze(flow, &set);
    return set;
}

bool bp_table_fits(const struct bp_flow *flow, const struct bp_set_table *set)
{
    int64_t least = 0;
    for (int c = 0; c < set->table->n_columns; c++)
        least += set->bounds[c].least;
    return least <= flow->width;
}

bool bp_fits_page(void *user, const struct bp_table *table)
{
    const struct bp_house_style *style = user;
    struct bp_flow flow = {.theme = bp_theme_make(NULL, style), .story.style = style};
    flow.width = flow.theme.width;
    const struct bp_set_table set = bp_table_set(&flow, table);
    return bp_table_fits(&flow, &set);
}

struct placing {
    struct bp_flow *flow;
    const struct bp_table *table;
    const struct bp_set_table *set;
    uint32_t tag, body;
    int32_t head;     /* height of the header; 0: none */
    bool goes_on;     /* the current page is not the table's first one */
    bool chosen;      /* known is what is repeated on the table's next pages: … */
    bool named, headed; /* … its name, its header … */
    int32_t repeated; /* … and their height */
    struct bp_para *name; /* lives as long as the row in hand; NULL: not set yet */
    int32_t body_top; /* of the rows on the current page */
    uint32_t heads[BP_MAX_COLUMNS]; /* the header's TH */
    struct bp_table_stamps *stamps; /* the table's own */
};

static void header_text(const struct bp_table *table, struct bp_part *parts,
                        struct bp_row_text *text)
{
    *text = (struct bp_row_text){.anchor = BP_NO_ANCHOR, .reminder_status = -1};
    for (int c = 0; c < table->n_columns; c++) {
        const struct bp_status *status = table->columns[c].status;
        parts[c] = (struct bp_part){.kind = status ? BP_PART_STATUS : BP_PART_TEXT,
                                    .text = table->columns[c].head, .status = status};
        text->cells[c].parts = &parts[c];
        text->cells[c].n = 1;
        text->cells[c].status = status;
    }
}

static void set_header(const struct placing *p, enum bp_row_role role, uint32_t tag,
                       struct bp_set_row *row)
{
    struct bp_part parts[BP_MAX_COLUMNS];
    struct bp_row_text text;
    header_text(p->table, parts, &text);
    bp_row_set(p->flow, p->set, &text, role, tag, row);
}

static int32_t body_height(const struct bp_flow *flow)
{
    return flow->bottom - flow->top;
}

static void set_row(const struct placing *p, uint32_t i, uint32_t tag, struct bp_set_row *row)
{
    struct bp_row_text text = {.anchor = BP_NO_ANCHOR, .reminder_status = -1};
    p->table->row(p->table->user, &p->flow->set.work, i, &text);
    bp_row_set(p->flow, p->set, &text, BP_ROLE_BODY, tag, row);
}

static int32_t width_of(const struct bp_set_table *set)
{
    int32_t width = 0;
    for (int c = 0; c < set->table->n_columns; c++)
        width += set->widths[c];
    return width;
}

/* "1. Play areas (continued)", above the repeated header. NULL: the table has no name. */
static struct bp_para *name_of(struct placing *p)
{
    if (!p->name)
        p->name = bp_continued(p->flow, p->table->name, width_of(p->set));
    return p->name;
}

/* Firefox shows the tags of one page at a time. There a column or row is called by what its TH owns on that
 * page, which from the second page on is nothing; but by its ActualText on each. */
static void say_head(struct placing *p, uint32_t tag, const struct bp_inline *text)
{
    struct bp_pages *pages = p->flow->set.pages;
    if (tag == BP_NO_TAG || !text || !text->n)
        return;
    pages->tags[tag].detail = BP_DETAIL_ACTUAL;
    pages->tags[tag].text = bp_pages_keep(pages, bp_inline_plain(&p->flow->set.work, text));
}

static void say_columns(struct placing *p)
{
    for (int c = 0; c < p->table->n_columns; c++)
        say_head(p, p->heads[c], p->table->columns[c].head);
}

/* The name of row i, which is cut; but not in place of a link. */
static void say_row(struct placing *p, uint32_t i, const struct bp_set_row *row)
{
    struct bp_row_text text = {.anchor = BP_NO_ANCHOR, .reminder_status = -1};
    p->table->row(p->table->user, &p->flow->set.work, i, &text);
    const struct bp_cell *cell = &text.cells[row->naming];
    if (cell->n == 1 && !text.spoken && cell->parts->kind == BP_PART_TEXT && !cell->parts->target.contents)
        say_head(p, row->cells[row->naming].tag, cell->parts->text);
}

/* A stamp of its own, without the table's name: tables with the same columns share it. */
static void make_repeated_header(struct placing *p)
{
    struct bp_flow *flow = p->flow;
    int32_t top = flow->y;
    struct bp_set_row row;
    if (p->stamps->header && p->stamps->header_y == top)
        return;
    set_header(p, BP_ROLE_REPEATED, BP_NO_TAG, &row);
    bp_stamp_begin(flow->set.pages);
    bp_row_emit(flow, &row, bp_flow_room(flow), true);
    flow->y = top;
    p->stamps->header = bp_stamp_end(flow->set.pages) + 1;
    p->stamps->header_y = top;
}

static void emit_column_rules(struct placing *p, int32_t y, int32_t height)
{
    const struct bp_table *table = p->table;
    int32_t x = p->set->x;
    for (int c = 0; c <= table->n_columns; c++) {
        int32_t left = c < table->n_columns ? x : x - BP_RULE_WIDTH;
        bp_rect_emit(&p->flow->set, (struct bp_box){left, y, BP_RULE_WIDTH, height}, p->flow->theme.ink.rule,
                     BP_NO_TAG);
        x += c < table->n_columns ? p->set->widths[c] : 0;
    }
}

static void make_column_rules(struct placing *p)
{
    struct bp_pages *pages = p->flow->set.pages;
    int32_t bottom = pages->page->height;
    bp_stamp_begin(pages);
    emit_column_rules(p, bottom - BP_STRETCHED, BP_STRETCHED);
    p->stamps->rules = bp_stamp_end(pages) + 1;
}

/* Rules at the edges of the columns, from the header to the end of the rows on this page. Programs that take
 * tables out of a PDF (pdfplumber, camelot, tabula) find a table's cells by them. A stamp takes less time and
 * room, but for a single page it takes more. */
static void place_column_rules(struct placing *p)
{
    struct bp_flow *flow = p->flow;
    const struct bp_set_table *set = p->set;
    if (set->look != BP_LOOK_FULL || flow->y <= p->body_top)
        return;
    if (p->goes_on && !p->stamps->rules)
        make_column_rules(p);
    const struct bp_box box = {set->x, p->body_top, width_of(set), flow->y - p->body_top};
    if (p->stamps->rules)
        bp_stamp_stretch(flow->set.pages, p->stamps->rules - 1, box, BP_ARTIFACT);
    else
        emit_column_rules(p, box.y, box.h);
}

/* Few tables go on, and to set a name takes time: so this is found out when the first row does not fit. */
static int32_t repeated_height(struct placing *p)
{
    if (p->chosen)
        return p->repeated;
    const int32_t most = body_height(p->flow) / HEADER_PARTS, name = bp_continued_height(p->flow, name_of(p));
    p->headed = p->head && p->head <= most;
    p->named = name && (p->headed ? p->head : 0) + name <= most;
    p->repeated = (p->headed ? p->head : 0) + (p->named ? name : 0);
    p->chosen = true;
    return p->repeated;
}

static void new_page(struct placing *p)
{
    const int32_t repeated = repeated_height(p);
    if (!p->goes_on && p->headed)
        say_columns(p);
    p->goes_on = true;
    place_column_rules(p);
    bp_flow_page(p->flow);
    if (p->named)
        bp_continued_place(p->flow, name_of(p), p->set->x, width_of(p->set));
    if (p->headed) {
        make_repeated_header(p);
        bp_stamp_show(p->flow->set.pages, p->stamps->header - 1, BP_ARTIFACT_HEADER);
    }
    p->body_top = p->flow->y = p->flow->top + repeated;
}

/* Whether this page has nothing of the table but its header. */
static bool at_page_top(const struct placing *p)
{
    return p->flow->y <= (p->goes_on ? p->body_top : p->flow->top + p->head);
}

static void place_row(struct placing *p, uint32_t i, struct bp_set_row *row)
{
    bool said = false;
    for (;;) {
        int32_t room = bp_flow_room(p->flow);
        int32_t height = bp_row_height(p->flow, row);
        bool fresh = at_page_top(p);
        bool small_hole = room <= body_height(p->flow) / HOLE_PARTS;
        if (height > room && !fresh && i && !row->continued && small_hole &&
            height <= body_height(p->flow) - repeated_height(p)) {
            new_page(p);
            continue;
        }
        bool set = bp_row_emit(p->flow, row, room, false);
        if (!set && fresh)
            bp_row_emit(p->flow, row, room, true);
        if (bp_row_done(row))
            return;
        if (row->continued && !said) /* once: a row may go over thousands of pages */
            say_row(p, i, row);
        said = row->continued;
        new_page(p);
    }
}

/* Whether the row before the last must move to the next page, so that the last row is not alone
 * there. */
static bool keeps_company(struct placing *p, const struct bp_set_row *row,
                          const struct bp_set_row *last)
{
    int32_t room = bp_flow_room(p->flow), height = bp_row_height(p->flow, row);
    int32_t both = height + bp_row_height(p->flow, last);
    return height <= room && both > room && room <= body_height(p->flow) / 2 && !at_page_top(p) &&
           both <= body_height(p->flow) - repeated_height(p);
}

/* Whether row i, which is not high and heads the next one, would stand alone at the foot of the page. */
static bool heads_nothing(struct placing *p, uint32_t i, const struct bp_set_row *row)
{
    struct bp_set_row next;
    int32_t room = bp_flow_room(p->flow), height = bp_row_height(p->flow, row);
    const int32_t small = body_height(p->flow) / HOLE_PARTS;
    if (!row->heads || !i || i + 1 == p->table->n_rows || at_page_top(p) || height > room || height > small)
        return false;
    set_row(p, i + 1, BP_NO_TAG, &next);
    return bp_row_height(p->flow, &next) > room - height && room - height <= small; /* it moves: place_row */
}

static bool has_caption(const struct bp_table *table)
{
    return table->caption && table->caption->n;
}

static void place_caption(struct placing *p, uint32_t tag)
{
    const struct bp_table *table = p->table;
    struct bp_flow *flow = p->flow;
    bool bold = table->titled;
    int32_t size = bold ? flow->theme.body : flow->theme.small, width = width_of(p->set);
    struct bp_type type = bp_type_of(size, bold ? flow->theme.ink.heading : flow->theme.ink.quiet, bold);
    struct bp_part part = {.kind = BP_PART_TEXT, .text = table->caption};
    struct bp_stack stack;
    bp_stack_set(&flow->set, &stack, &part, 1,
                 &(struct bp_column_style){.type = type, .width = width, .tag = tag, .direct = true});
    bp_flow_stack(flow, &stack, p->set->x, width, NULL);
    bp_flow_gap(flow, size * 4 / 10);
}

static int32_t caption_height(const struct bp_flow *flow, const struct bp_table *table)
{
    return has_caption(table) ? BP_LEADING(flow->theme.body) * 2 : 0;
}

/* Sets the header with its tags. If it does not fit on a page, it is cut like a row. */
static void place_header(struct placing *p, struct bp_set_row *row)
{
    while (!bp_row_done(row)) {
        bp_row_emit(p->flow, row, bp_flow_room(p->flow), true);
        if (!bp_row_done(row))
            bp_flow_page(p->flow);
    }
}

/* The height of the table, undivided; of a higher one, no less than `enough`. */
static int64_t whole_height(const struct placing *p, int64_t enough)
{
    struct bp_set_row row;
    int64_t height = caption_height(p->flow, p->table);
    if (p->set->look != BP_LOOK_BLOCK) {
        set_header(p, BP_ROLE_HEADER, BP_NO_TAG, &row);
        height += bp_row_height(p->flow, &row);
    }
    for (uint32_t i = 0; i < p->table->n_rows && height < enough; i++) {
        set_row(p, i, BP_NO_TAG, &row);
        height += bp_row_height(p->flow, &row);
    }
    return height;
}

int64_t bp_table_height(struct bp_flow *flow, const struct bp_set_table *set)
{
    return whole_height(&(struct placing){.flow = flow, .table = set->table, .set = set}, INT64_MAX);
}

static bool is_upright(const struct bp_theme *theme)
{
    return theme->page_height > theme->page_width;
}

/* Whether too much of the page is left empty if what comes next goes to another one. An upright page is long:
 * there a hole is seen sooner. */
static bool leaves_hole(const struct bp_flow *flow)
{
    return is_upright(&flow->theme) ? bp_flow_room(flow) > body_height(flow) * 2 / 5
                                    : !bp_flow_uses(flow, LITTLE_PARTS);
}

int32_t bp_table_kept(struct bp_flow *flow, const struct bp_set_table *set, int32_t above)
{
    const int32_t body = body_height(flow), room = bp_flow_room(flow);
    /* of two rows, neither shall be alone on a page */
    if (!set->whole && (set->table->n_rows != 2 || room > body / (is_upright(&flow->theme) ? 5 : 2)))
        return 0;
    int64_t height = whole_height(&(struct placing){.flow = flow, .table = set->table, .set = set}, body);
    int64_t all = bp_flow_waiting(flow) + above + height;
    int32_t gap = flow->heading.para && !bp_flow_at_top(flow) ? flow->heading.gap : 0;
    bool cut = gap + all > room && leaves_hole(flow);
    return all <= body && !cut ? (int32_t)height : 0;
}

/* The height of what must stay together if the table may be cut: caption, header, and the first row or its
 * beginning. `above`: as for bp_table_kept. */
static int32_t least_height(struct placing *p, const struct bp_set_row *header,
                            const struct bp_set_row *first, int32_t above)
{
    int32_t height = caption_height(p->flow, p->table);
    if (header)
        height += bp_row_height(p->flow, header);
    if (!p->table->n_rows)
        return height;
    const int32_t body = body_height(p->flow), small = body / HOLE_PARTS;
    /* the room for the table: asked before what is above it is set, it must be what it is afterwards */
    const int64_t before = bp_flow_waiting(p->flow) + above;
    const int64_t room = bp_flow_room(p->flow) - before, most = body - before;
    int32_t whole = bp_row_height(p->flow, first), least = bp_row_least(p->flow, first);
    height += whole <= small || (room <= small && height + whole <= most) ? whole : least;
    return height <= most ? height : most > 0 ? (int32_t)most : 0;
}

int32_t bp_table_opening(struct bp_flow *flow, const struct bp_set_table *set, int32_t above)
{
    struct placing p = {.flow = flow, .table = set->table, .set = set};
    struct bp_set_row header, first;
    bool headed = set->look != BP_LOOK_BLOCK;
    int32_t height = bp_table_kept(flow, set, above);
    if (height)
        return height;
    if (headed)
        set_header(&p, BP_ROLE_HEADER, BP_NO_TAG, &header);
    if (set->table->n_rows)
        set_row(&p, 0, BP_NO_TAG, &first);
    return least_height(&p, headed ? &header : NULL, &first, above);
}

/* Sets the waiting heading, the caption, the header and the beginning of the first row, all on one
 * page. */
static void place_opening(struct placing *p, struct bp_set_row *first)
{
    struct bp_pages *pages = p->flow->set.pages;
    struct bp_set_row header = {.table = p->set};
    bool captioned = has_caption(p->table), headed = p->set->look != BP_LOOK_BLOCK;
    uint32_t caption = captioned ? bp_tag_add(pages, p->tag, BP_TAG_CAPTION) : BP_NO_TAG;
    if (headed)
        set_header(p, BP_ROLE_HEADER, bp_tag_add(pages, p->tag, BP_TAG_THEAD), &header);
    for (int c = 0; headed && c < p->table->n_columns; c++)
        p->heads[c] = header.cells[c].tag;
    p->body = bp_tag_add(pages, p->tag, BP_TAG_TBODY);
    if (p->table->n_rows)
        set_row(p, 0, p->body, first);
    p->head = headed ? bp_row_height(p->flow, &header) : 0;
    int32_t height = p->set->opening ? p->set->opening : bp_table_kept(p->flow, p->set, 0);
    bp_continued_begin(p->flow, height ? height : least_height(p, headed ? &header : NULL, first, 0),
                       p->table->name, p->set->x, width_of(p->set));
    if (captioned)
        place_caption(p, caption);
    if (headed)
        place_header(p, &header);
    p->body_top = p->flow->y;
}

void bp_table_place(struct bp_flow *flow, struct bp_set_table *set)
{
    struct bp_pages *pages = flow->set.pages;
    const struct bp_table *table = set->table;
    struct placing p = {.flow = flow, .table = table, .set = set, .stamps = &set->stamps,
                        .tag = bp_tag_add(pages, flow->tag, BP_TAG_TABLE)};
    struct bp_set_row rows[2] = {{.tag = BP_NO_TAG}};
    place_opening(&p, &rows[0]);
    for (uint32_t i = 0; i < table->n_rows; i++) {
        bool last = i + 1 == table->n_rows, ahead = i + 2 == table->n_rows;
        if (i && !last)
            set_row(&p, i, p.body, &rows[0]);
        if (ahead) {
            set_row(&p, i + 1, p.body, &rows[1]);
            if (i && keeps_company(&p, &rows[0], &rows[1]))
                new_page(&p);
        }
        if (!last && heads_nothing(&p, i, &rows[0]))
            new_page(&p);
        place_row(&p, i, &rows[last && table->n_rows > 1]);
        bp_tag_close(pages, rows[last && table->n_rows > 1].tag);
        if (!ahead) {
            bp_arena_rewind(&flow->set.work);
            p.name = NULL;
            if (pages->sink)
                bp_shaper_rest(&flow->set.shaper, pages->at);
        }
    }
    place_column_rules(&p);
    bp_tag_close(pages, p.tag);
}
