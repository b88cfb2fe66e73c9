/* chase.c: sorts the rows of a report or an extract into chase sheets, and makes their pages. */
#include "layout/chase.h"

#include <string.h>

#include "base/text.h"
#include "layout/parts.h"
#include "model/choose.h"
#include "model/extract.h"
#include "model/names.h"

/* A row of a sheet, linked to the next. */
struct sheet_row {
    const struct bp_row *row;
    struct sheet_row *next;
};

struct sheet {
    const char *lead; /* NULL: none */
    struct sheet_row *first, *last;
    uint32_t measures, actions;
};

struct sheets {
    struct bp_flow *flow;
    struct bp_name_list leads;
    struct sheet *items; /* one for each lead; the last is for rows without one */
};

static void add(struct sheets *s, size_t to, const struct bp_row *row)
{
    struct sheet *sheet = &s->items[to];
    struct sheet_row *entry = bp_arena_alloc(s->flow->set.arena, sizeof *entry);
    *entry = (struct sheet_row){row, NULL};
    if (sheet->last)
        sheet->last->next = entry;
    else
        sheet->first = entry;
    sheet->last = entry;
    sheet->measures += row->kind == BP_MEASURE;
    sheet->actions += row->kind == BP_ACTION;
}

/* A measure without leads belongs to the leads of the measure that it continues. If a row names a
 * lead twice, the lead gets it once. */
static void add_row(struct sheets *s, const struct bp_row *row, const struct bp_row *parent)
{
    struct bp_arena *arena = s->flow->set.arena;
    const struct bp_row *led = row->n_leads || !parent ? bp_row_led(row) : parent;
    bool any = false;
    for (uint32_t i = 0; i < led->n_leads; i++) {
        const char *folded = bp_text_fold(arena, bp_inline_plain(arena, &led->leads[i]));
        const struct bp_name *name = folded ? bp_names_find(&s->leads, folded) : NULL;
        size_t to = name ? (size_t)(name - s->leads.items) : s->leads.n;
        const struct sheet_row *last = s->items[to].last;
        if (name && (!last || last->row != row))
            add(s, to, row);
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
    const struct bp_plan *plan = s->flow->plan;
    const struct bp_row *parent = NULL;
    for (uint32_t i = 0; i < plan->n_measures; i++) {
        const struct bp_row *row = &plan->measures[i];
        add_row(s, row, *row->ref ? NULL : parent);
        parent = *row->ref ? row : parent;
    }
    for (uint32_t p = 0; p < plan->n_priorities; p++)
        for (uint32_t i = 0; i < plan->priorities[p].n_rows; i++)
            if (is_asked_of(plan, &plan->priorities[p].rows[i]))
                add_row(s, &plan->priorities[p].rows[i], NULL);
}

/* "Kent Police: 12 actions to update for Quarter 2 Monitoring Report" */
static const struct bp_inline *heading_of(struct bp_flow *flow, const struct sheet *sheet)
{
    struct bp_arena *arena = flow->set.arena;
    uint32_t n = sheet->measures + sheet->actions;
    enum bp_counted what = !sheet->measures  ? BP_COUNTED_CHASE_ACTIONS
                           : !sheet->actions ? BP_COUNTED_CHASE_MEASURES
                                             : BP_COUNTED_CHASE_BOTH;
    return bp_fill_inline(arena, bp_house_form(flow->set.house, what, n), &flow->plan->report.title,
                          bp_say(arena, "%u", (unsigned)n),
                          sheet->lead ? sheet->lead : bp_own(flow, BP_WORD_NO_LEAD), NULL);
}

static void place_words(struct bp_flow *flow, const struct bp_inline *text)
{
    struct bp_part part = {.kind = BP_PART_TEXT, .text = text};
    int32_t size = flow->theme.body;
    bp_flow_parts(flow, &part, 1, (struct bp_type){size, BP_LEADING(size), flow->theme.ink, false});
}

static void place_sheet(struct bp_flow *flow, const struct sheet *sheet)
{
    const struct bp_inline *contact = &flow->plan->report.contact;
    enum bp_word ask = sheet->lead ? BP_WORD_CHASE_ASKS : BP_WORD_CHASE_ASKS_WHO;
    enum bp_word ask_to = sheet->lead ? BP_WORD_CHASE_ASKS_TO : BP_WORD_CHASE_ASKS_WHO_TO;
    bp_flow_heading(flow, 2, heading_of(flow, sheet));
    place_words(flow, contact->n ? bp_fill_inline(flow->set.arena, bp_own(flow, ask_to), contact, NULL)
                                 : bp_own_inline(flow, ask));
    if (sheet->lead)
        bp_chase_signature(flow);
    for (const struct sheet_row *entry = sheet->first; entry; entry = entry->next)
        bp_chase_row(flow, entry->row);
}

void bp_chase_place(struct bp_flow *flow)
{
    struct bp_arena *arena = flow->set.arena;
    const struct bp_choice *choice = flow->extract ? flow->extract->choice : NULL;
    const char *lead = choice ? choice->lead : NULL;
    struct sheets s = {.flow = flow};
    bp_names_list(flow->plan, BP_NAME_LEAD, arena, &s.leads);
    s.items = bp_arena_array(arena, s.leads.n + 1, sizeof *s.items);
    for (size_t i = 0; i < s.leads.n; i++)
        s.items[i].lead = s.leads.items[i].text;
    deal_out(&s);
    bool begun = false;
    for (size_t i = 0; i <= s.leads.n; i++) {
        if (!s.items[i].first || (lead && (i == s.leads.n || strcmp(lead, s.leads.items[i].folded))))
            continue;
        if (begun)
            bp_flow_page(flow);
        begun = true;
        place_sheet(flow, &s.items[i]);
    }
    if (!begun && !flow->extract)
        place_words(flow, bp_own_inline(flow, BP_WORD_PLAN_HAS_NO_ROWS));
}
