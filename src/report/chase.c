/* chase.c: sorts the rows of a report or an extract into chase sheets, and makes their pages. */
#include "report/chase_row.h"

#include <string.h>

#include "base/text.h"
#include "report/parts.h"
#include "report/rows.h"
#include "model/choose.h"
#include "model/extract.h"
#include "model/names.h"

/* A row of a sheet, linked to the next. */
struct sheet_row {
    const struct bp_row *row;
    struct sheet_row *next;
};

/* Rows that are to be updated, or rows that are complete. */
struct sheet_rows {
    struct sheet_row *first, *last;
};

struct sheet {
    const char *lead; /* NULL: none */
    struct sheet_rows open, complete;
    uint32_t measures, actions; /* of those that are open */
};

struct sheets {
    struct bp_story *story;
    struct bp_name_list leads;
    struct sheet *items; /* one for each lead; the last is for rows without one */
};

static void add(struct sheets *s, size_t to, const struct bp_row *row)
{
    struct sheet *sheet = &s->items[to];
    bool complete = bp_row_complete(s->story->plan, row);
    struct sheet_rows *rows = complete ? &sheet->complete : &sheet->open;
    if (rows->last && rows->last->row == row)
        return;
    struct sheet_row *entry = bp_arena_alloc(s->story->arena, sizeof *entry);
    *entry = (struct sheet_row){row, NULL};
    if (rows->last)
        rows->last->next = entry;
    else
        rows->first = entry;
    rows->last = entry;
    sheet->measures += !complete && row->kind == BP_MEASURE;
    sheet->actions += !complete && row->kind == BP_ACTION;
}

/* A measure without leads belongs to the leads of the measure that it continues. If a row names a
 * lead twice, the lead gets it once. */
static void add_row(struct sheets *s, const struct bp_row *row, const struct bp_row *parent)
{
    struct bp_arena *arena = s->story->arena;
    const struct bp_row *led = row->n_leads || !parent ? bp_row_led(row) : parent;
    bool any = false;
    for (uint32_t i = 0; i < led->n_leads; i++) {
        const char *folded = bp_text_fold(arena, bp_inline_plain(arena, &led->leads[i]));
        const struct bp_name *name = folded ? bp_names_find(&s->leads, folded) : NULL;
        if (name)
            add(s, (size_t)(name - s->leads.items), row);
        any = any || name;
    }
    if (!any)
        add(s, s->leads.n, row);
}

/* A row that only heads those below it, or that an extract shows for others, has nothing to be filled in. */
static bool is_asked_of(const struct bp_plan *plan, const struct bp_row *row)
{
    return !row->context && (bp_row_has_status(plan, row) || !row->has_below);
}

static void deal_out(struct sheets *s)
{
    const struct bp_plan *plan = s->story->plan;
    const struct bp_row *parent = NULL;
    for (struct bp_walk walk = {0}; bp_walk(plan, &walk);) {
        const struct bp_row *row = walk.row;
        const bool measure = row->kind == BP_MEASURE;
        if (measure || is_asked_of(plan, row))
            add_row(s, row, measure && !*row->ref ? parent : NULL);
        parent = measure && *row->ref ? row : parent;
    }
}

/* "Kent Police: 12 actions to update for Quarter 2 Monitoring Report" */
static const struct bp_inline *heading_of(struct bp_story *story, const struct sheet *sheet)
{
    struct bp_arena *arena = story->arena;
    uint32_t n = sheet->measures + sheet->actions;
    enum bp_counted what = !sheet->measures  ? BP_COUNTED_CHASE_ACTIONS
                           : !sheet->actions ? BP_COUNTED_CHASE_MEASURES
                                             : BP_COUNTED_CHASE_BOTH;
    return bp_fill_inline(arena, bp_house_form(story->house, what, n), &story->plan->report.title,
                          bp_say(arena, "%u", (unsigned)n),
                          sheet->lead ? sheet->lead : bp_own(story, BP_WORD_NO_LEAD), NULL);
}

/* "2.6 Publish the bids: Green; completed: 2 May 2026" */
static const struct bp_inline *complete_words(struct bp_story *story, const struct bp_row *row)
{
    struct bp_arena *arena = story->arena;
    const struct bp_inline *text = &row->description;
    const char *status = story->plan->scheme.items[row->status].label;
    if (row->completed.year)
        status = bp_fill(arena, bp_own(story, BP_WORD_AND_COMPLETED), status,
                         bp_house_date(arena, story->house, row->completed), NULL);
    if (*bp_row_ref(story->plan, row))
        text = bp_inline_join(arena, bp_say_inline(arena, bp_row_name(story, row)), " ", text);
    text = bp_inline_join(arena, text, ": ", bp_say_inline(arena, status));
    if (row->restricted)
        text =
            bp_inline_join(arena, text, "; ", bp_say_inline(arena, bp_restricted_words(story, arena, row)));
    return text;
}

/* Nothing is asked of what is complete: it is told in a list. */
static void tell_complete(struct bp_story *story, const struct sheet_rows *rows)
{
    struct bp_arena *arena = story->arena;
    if (!rows->first)
        return;
    struct bp_block *list = bp_arena_alloc(arena, sizeof *list);
    *list = (struct bp_block){.kind = BP_BULLETS, .at = BP_NOWHERE};
    struct bp_item **end = &list->items;
    for (const struct sheet_row *entry = rows->first; entry; entry = entry->next) {
        struct bp_item *item = bp_arena_alloc(arena, sizeof *item);
        struct bp_block *block = bp_arena_alloc(arena, sizeof *block);
        *block = (struct bp_block){.kind = BP_PARAGRAPH, .at = BP_NOWHERE};
        block->text = *complete_words(story, entry->row);
        *item = (struct bp_item){.blocks = block};
        *end = item;
        end = &item->next;
    }
    story->writer->heading(story->to, 3, bp_own_inline(story, BP_WORD_CHASE_COMPLETE));
    story->writer->blocks(story->to, BP_VOICE_LIST, list);
}

static void tell_sheet(struct bp_story *story, const struct sheet *sheet)
{
    const struct bp_inline *contact = &story->plan->report.contact;
    enum bp_word ask = sheet->lead ? BP_WORD_CHASE_ASKS : BP_WORD_CHASE_ASKS_WHO;
    enum bp_word ask_to = sheet->lead ? BP_WORD_CHASE_ASKS_TO : BP_WORD_CHASE_ASKS_WHO_TO;
    story->writer->heading(story->to, 2, heading_of(story, sheet));
    if (sheet->open.first)
        story->writer->text(story->to, BP_VOICE_BODY,
                            contact->n ? bp_fill_inline(story->arena, bp_own(story, ask_to), contact, NULL)
                                       : bp_own_inline(story, ask));
    if (sheet->open.first && sheet->lead)
        story->writer->signature(story->to);
    for (const struct sheet_row *entry = sheet->open.first; entry; entry = entry->next)
        bp_chase_row_tell(story, entry->row);
    tell_complete(story, &sheet->complete);
}

/* Whether the sheet is wanted. One of complete rows alone is made only where no other is. */
static bool is_wanted(const struct sheets *s, size_t i, const char *lead, bool open)
{
    const struct sheet *sheet = &s->items[i];
    if (lead && (i == s->leads.n || strcmp(lead, s->leads.items[i].folded)))
        return false;
    return open ? sheet->open.first != NULL : sheet->complete.first != NULL;
}

void bp_chase_tell(struct bp_story *story)
{
    struct bp_arena *arena = story->arena;
    const struct bp_choice *choice = story->extract ? story->extract->choice : NULL;
    const char *lead = choice ? choice->lead : NULL;
    struct sheets s = {.story = story};
    bp_names_list(story->plan, BP_NAME_LEAD, arena, &s.leads);
    s.items = bp_arena_array(arena, s.leads.n + 1, sizeof *s.items);
    for (size_t i = 0; i < s.leads.n; i++)
        s.items[i].lead = s.leads.items[i].text;
    deal_out(&s);
    bool begun = false, open = false;
    for (size_t i = 0; i <= s.leads.n; i++)
        open = open || is_wanted(&s, i, lead, true);
    for (size_t i = 0; i <= s.leads.n; i++) {
        if (!is_wanted(&s, i, lead, open))
            continue;
        if (begun)
            story->writer->page(story->to);
        begun = true;
        tell_sheet(story, &s.items[i]);
    }
    if (!begun && !story->extract)
        story->writer->text(story->to, BP_VOICE_BODY, bp_own_inline(story, BP_WORD_PLAN_HAS_NO_ROWS));
}
