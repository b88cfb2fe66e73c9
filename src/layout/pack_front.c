/* pack_front.c: the front pages of a board pack: a cover, and the contents as a table with links. */
#include "layout/edition.h"
#include "layout/frame.h"
#include "layout/pack_parts.h"
#include "layout/pattern.h"

/* as wide as any range of pages, because all digits have the same width */
#define WIDEST_RANGE "88888\xE2\x80\x93" "88888"

/* ---- the cover ---- */

/* "Public edition", or the notice if something in the pack is restricted; NULL: nothing to say. */
static const struct bp_inline *edition_words(struct bp_flow *flow, const struct bp_pack_job *job)
{
    struct bp_arena *arena = flow->set.arena;
    if (job->options && job->options->edition == BP_EDITION_PUBLIC)
        return bp_own_inline(flow, BP_WORD_PUBLIC_EDITION);
    bp_exempt_set all = 0;
    for (uint32_t i = 0; i < job->n_parts; i++)
        all |= job->parts[i].restricted;
    return all ? bp_inline_join(arena, bp_own_inline(flow, BP_WORD_RESTRICTED_EDITION), ". ",
                                bp_notice_words(flow, all))
               : NULL;
}

static void place_cover(struct bp_flow *flow, const struct bp_pack_job *job)
{
    const struct bp_pack *pack = job->pack;
    struct bp_arena *arena = flow->set.arena;
    const struct bp_theme *theme = &flow->theme;
    const char *day =
        pack->meeting_date.year ? bp_house_date(arena, flow->set.house, pack->meeting_date) : "";
    int32_t whole = flow->width, below = bp_logo_place(flow), drop = (flow->bottom - flow->top) / 5;
    flow->width = whole;
    flow->y = flow->top + drop > below ? flow->top + drop : below;
    bp_flow_text(flow, &pack->organisation, bp_type_of(theme->subtitle, theme->grey, false));
    bp_flow_gap(flow, theme->text * 8 / 10);
    bp_flow_heading(flow, 1, &pack->title);
    bp_flow_begin(flow, 0);
    bp_flow_text(flow, bp_own_inline(flow, BP_WORD_BOARD_PACK), bp_type_of(theme->heading, theme->ink, true));
    struct bp_box rule = {flow->left, flow->y + theme->text, flow->width, BP_RULE_WIDTH * 4};
    bp_rect_emit(&flow->set, rule, theme->navy, BP_NO_TAG);
    flow->y += theme->text * 2;
    const struct bp_inline *strong = bp_inline_look(arena, bp_say_inline(arena, day), BP_STRONG);
    bp_flow_text(flow, bp_inline_join(arena, strong, ", ", &pack->meeting),
                 bp_type_of(theme->subtitle, theme->ink, false));
    const struct bp_inline *edition = edition_words(flow, job);
    if (pack->marking.n || edition)
        bp_flow_gap(flow, theme->text * 2);
    bp_flow_text(flow, &pack->marking, bp_type_of(theme->subtitle, theme->ink, true));
    if (edition)
        bp_flow_text(flow, edition, bp_type_of(theme->subtitle, theme->ink, true));
}

/* ---- the contents ---- */

struct contents {
    struct bp_flow *flow;
    const struct bp_pack_front *front;
    bool publication; /* the table has a column for items that are not for publication */
};

const char *bp_pack_range(struct bp_arena *arena, const struct bp_house *house, uint32_t first, uint32_t last)
{
    const char *from = bp_say(arena, "%u", (unsigned)first), *to = bp_say(arena, "%u", (unsigned)last);
    return first == last ? bp_fill(arena, bp_house_word(house, BP_WORD_ONE_PAGE), from, NULL)
                         : bp_fill(arena, bp_house_word(house, BP_WORD_PAGES_TO), from, to, NULL);
}

static struct bp_part *put_cell(struct bp_arena *work, struct bp_cell *cell, const struct bp_inline *text)
{
    struct bp_part *part = bp_arena_alloc(work, sizeof *part);
    *part = (struct bp_part){.kind = BP_PART_TEXT, .text = text};
    *cell = (struct bp_cell){part, 1, NULL};
    return part;
}

static const char *pages_of(struct bp_arena *work, const struct bp_pack_front *front,
                            const struct bp_pack_part *part)
{
    if (!front->dests)
        return WIDEST_RANGE;
    return part->first == part->last ? bp_say(work, "%u", (unsigned)part->first)
                                     : bp_say(work, "%u\xE2\x80\x93%u", (unsigned)part->first,
                                              (unsigned)part->last);
}

/* The whole item is restricted, or only some of its rows. */
static const struct bp_inline *publication_of(const struct bp_flow *flow, const struct bp_pack_part *part)
{
    struct bp_arena *arena = flow->set.arena;
    const char *why = bp_exempt_list(flow->set.house, part->restricted, arena);
    if (part->entry->ground)
        return bp_notice_words(flow, part->restricted);
    return *why ? bp_say_inline(arena, bp_fill(arena, bp_own(flow, BP_WORD_IN_PART_NOT_WHY), why, NULL))
                : bp_own_inline(flow, BP_WORD_IN_PART_NOT);
}

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct contents *c = user;
    const struct bp_pack_part *part = &c->front->job->parts[i];
    const struct bp_pack_entry *entry = part->entry;
    struct bp_arena *arena = c->flow->set.arena;
    *out = (struct bp_row_text){.dest = BP_NO_DEST, .reminder = entry->number.text, .reminder_status = -1};
    put_cell(work, &out->cells[0], bp_say_inline_at(work, entry->number.text, entry->number.at));
    struct bp_part *title =
        put_cell(work, &out->cells[1], bp_say_inline_at(work, entry->title.text, entry->title.at));
    if (c->front->dests)
        title->target = (struct bp_target){
            c->front->dests[i],
            bp_fill(arena, bp_own(c->flow, BP_WORD_GO_TO_ITEM), entry->number.text, entry->title.text,
                    bp_say(arena, "%u", (unsigned)part->first), NULL)};
    if (c->publication && part->restricted)
        put_cell(work, &out->cells[2], publication_of(c->flow, part));
    put_cell(work, &out->cells[c->publication ? 3 : 2],
             bp_say_inline(work, pages_of(work, c->front, part)));
}

/* "2 items and 3 rows of other items are not for publication (Schedule 12A paragraph 3), and left
 * out of this edition." */
static const char *withheld_words(const struct bp_flow *flow, const struct bp_pack_job *job)
{
    struct bp_arena *arena = flow->set.arena;
    const struct bp_house *house = flow->set.house;
    uint32_t items = job->items_withheld, rows = job->rows_withheld;
    if (!items && !rows)
        return bp_own(flow, BP_WORD_NOTHING_LEFT_OUT);
    const char *why = bp_exempt_list(house, job->withheld_for, arena);
    const char *whole = bp_fill_counted(arena, house, BP_COUNTED_ITEMS, items, NULL);
    const char *others = bp_fill_counted(arena, house, BP_COUNTED_ROWS_OF_OTHERS, rows, NULL);
    const char *what = !rows    ? whole
                       : !items ? others
                                : bp_fill(arena, bp_own(flow, BP_WORD_LIST_LAST), whole, others, NULL);
    return bp_fill_counted(arena, house, *why ? BP_COUNTED_LEFT_OUT_WHY : BP_COUNTED_LEFT_OUT, items + rows,
                           what, why, NULL);
}

static void place_table(struct bp_flow *flow, struct bp_pack_front *front, struct contents *contents)
{
    struct bp_arena *arena = flow->set.arena;
    struct bp_table table = {.x = flow->left, .n_rows = front->job->n_parts, .row = row_of,
                             .user = contents, .caption = bp_say_inline(arena, "")};
    const struct bp_column columns[] = {
        {bp_own_inline(flow, BP_WORD_ITEM), 40000, 100000, false, true},
        {bp_own_inline(flow, BP_WORD_TITLE), 150000, 0, false, false},
        {bp_own_inline(flow, BP_WORD_PUBLICATION), 110000, 240000, false, false},
        {bp_own_inline(flow, BP_WORD_PAGES), 68000, 120000, true, true}};
    for (int c = 0; c < 4; c++)
        if (c != 2 || contents->publication)
            table.columns[table.n_columns++] = columns[c];
    if (front->n_columns != table.n_columns) {
        bp_table_widths(flow, &table, flow->width);
        front->n_columns = table.n_columns;
        for (int c = 0; c < table.n_columns; c++)
            front->widths[c] = table.widths[c];
    }
    for (int c = 0; c < table.n_columns; c++)
        table.widths[c] = front->widths[c];
    bp_table_place(flow, &table);
}

static void place_contents(struct bp_flow *flow, struct bp_pack_front *front)
{
    const struct bp_pack_job *job = front->job;
    struct contents contents = {flow, front, false};
    for (uint32_t i = 0; i < job->n_parts; i++)
        contents.publication |= job->parts[i].restricted != 0;
    bool public = job->options && job->options->edition == BP_EDITION_PUBLIC;
    contents.publication &= !public;
    bp_flow_heading(flow, 2, bp_own_inline(flow, BP_WORD_CONTENTS));
    if (job->n_parts)
        place_table(flow, front, &contents);
    bp_flow_begin(flow, 0);
    if (!public)
        return;
    bp_flow_gap(flow, flow->theme.text);
    const struct bp_inline *words = bp_say_inline(flow->set.arena, withheld_words(flow, job));
    bp_flow_text(flow, words, bp_type_of(flow->theme.body, flow->theme.ink, false));
}

void bp_pack_front_place(struct bp_flow *flow, struct bp_pack_front *front)
{
    const struct bp_pack *pack = front->job->pack;
    flow->foot_brief = bp_own_inline(flow, BP_WORD_BOARD_PACK);
    flow->foot = bp_inline_join(flow->set.arena, &pack->title, " \xC2\xB7 ", flow->foot_brief);
    flow->marking = &pack->marking;
    bp_frame_page(flow);
    place_cover(flow, front->job);
    bp_flow_page(flow);
    place_contents(flow, front);
}
