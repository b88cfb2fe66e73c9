/* extract.c: makes parts of a plan: first the rows of an edition, then the rows of an extract from
 * it. */
#include "model/extract.h"

#include <string.h>

#include "model/choose.h"
#include "model/columns.h"
#include "model/glossary.h"

bool bp_row_needs_attention(const struct bp_plan *plan, const struct bp_row *row)
{
    if (row->context)
        return false;
    return row->status == plan->scheme.missing || plan->scheme.items[row->status].exception ||
           bp_row_overdue(plan, row);
}

uint32_t bp_part_number(const struct bp_part_of_plan *part, uint32_t i)
{
    return part->numbers ? part->numbers[i] : i + 1;
}

/* ---- copying the kept rows ---- */

enum keeping { DROPPED, KEPT, KEPT_AS_CONTEXT };

/* A part of a plan that is being made: the rows of `from` that `keep` marks. */
struct cutting {
    const struct bp_part_of_plan *from;
    const uint8_t *keep; /* one for each row of `from`: enum keeping */
    struct bp_arena *arena;
    struct bp_plan *plan;
    uint32_t *numbers;
    uint32_t at, n; /* rows of `from` seen so far, and how many of them were kept */
};

/* Row `at` of the part is below the last one with a lower level. The rows that a kept row is below are kept,
 * too. */
static void put_below(struct bp_row *rows, uint32_t at, uint32_t last[BP_LEVELS])
{
    struct bp_row *row = &rows[at];
    last[row->level] = at;
    row->n_below = 0;
    row->up = row->up ? at - last[row->level - 1] : 0;
    for (int level = 0; level < row->level; level++)
        rows[last[level]].n_below++;
}

/* Copies the kept rows in their order. */
static bool cut_rows(struct cutting *c, const struct bp_row *rows, uint32_t n, struct bp_row **out,
                     uint32_t *n_out)
{
    uint32_t kept = 0, last[BP_LEVELS] = {0};
    for (uint32_t i = 0; i < n; i++)
        kept += c->keep[c->at + i] != DROPPED;
    *n_out = 0;
    *out = kept ? bp_arena_array(c->arena, kept, sizeof **out) : NULL;
    if (kept && !*out)
        return false;
    for (uint32_t i = 0; i < n; i++, c->at++) {
        if (!*out || c->keep[c->at] == DROPPED)
            continue;
        (*out)[*n_out] = rows[i];
        (*out)[*n_out].context = c->keep[c->at] == KEPT_AS_CONTEXT;
        put_below(*out, (*n_out)++, last);
        c->numbers[c->n++] = bp_part_number(c->from, c->at);
    }
    return true;
}

/* A measure without a ref continues the measure above it. If that one is left out, the row would
 * seem to continue whatever now comes before it, so it gets the ref and the leads of the one left
 * out. */
static void name_parts(struct cutting *c, const uint8_t *keep)
{
    const struct bp_plan *from = c->from->plan;
    const struct bp_row *parent = NULL, *shown = NULL;
    struct bp_row *row = c->plan->measures;
    for (uint32_t i = 0; i < from->n_measures; i++) {
        if (*from->measures[i].ref)
            parent = &from->measures[i];
        if (!keep[i])
            continue;
        if (parent && shown != parent && !*row->ref) {
            row->ref = parent->ref;
            row->ref_at = parent->ref_at;
            if (!row->n_leads) {
                row->leads = parent->leads;
                row->n_leads = parent->n_leads;
            }
        }
        shown = parent;
        row++;
    }
}

/* Copies the groups with the priorities that are left; `new_of` has the new number of each old one, and at
 * its end how many there are. A group that loses all its priorities goes with its words, which may be of
 * them. `drop_empty`: so do groups that had none. */
static bool cut_groups(struct cutting *c, const uint32_t *new_of, bool drop_empty)
{
    const struct bp_plan *old = c->from->plan;
    c->plan->n_groups = 0;
    c->plan->groups = bp_arena_array(c->arena, old->n_groups ? old->n_groups : 1, sizeof *c->plan->groups);
    for (uint32_t i = 0; c->plan->groups && i < old->n_groups; i++) {
        struct bp_group group = old->groups[i];
        group.n = new_of[group.first + group.n] - new_of[group.first];
        group.first = new_of[group.first];
        if (group.n || (!drop_empty && !old->groups[i].n))
            c->plan->groups[c->plan->n_groups++] = group;
    }
    return c->plan->groups;
}

/* Words about measures or actions go with the last of those. */
static void cut_words(struct bp_plan *plan, const struct bp_plan *old)
{
    if (old->n_measures && !plan->n_measures)
        plan->measures_words = NULL;
    if (old->n_priorities && !plan->n_priorities)
        plan->actions_words = NULL;
}

/* `drop_empty`: leaves out priorities that lose all their rows, and groups that lose all priorities. */
static bool cut(const struct bp_part_of_plan *from, const uint8_t *keep, bool drop_empty,
                struct bp_arena *arena, struct bp_part_of_plan *out)
{
    struct cutting c = {.from = from, .keep = keep, .arena = arena,
                        .plan = bp_arena_alloc(arena, sizeof *c.plan),
                        .numbers = bp_arena_array(arena, from->n ? from->n : 1, sizeof *c.numbers)};
    const struct bp_plan *old = from->plan;
    if (!c.plan || !c.numbers)
        return false;
    *c.plan = *old;
    c.plan->measures_stated.at = c.plan->actions_stated.at = BP_NOWHERE;
    c.plan->n_priorities = 0;
    c.plan->priorities = bp_arena_array(arena, old->n_priorities ? old->n_priorities : 1,
                                        sizeof *c.plan->priorities);
    uint32_t *new_of = bp_arena_array(arena, (size_t)old->n_priorities + 1, sizeof *new_of);
    if (!c.plan->priorities || !new_of ||
        !cut_rows(&c, old->measures, old->n_measures, &c.plan->measures, &c.plan->n_measures))
        return false;
    name_parts(&c, keep);
    for (uint32_t i = 0; i < old->n_priorities; i++) {
        struct bp_priority *priority = &c.plan->priorities[c.plan->n_priorities];
        *priority = old->priorities[i];
        new_of[i] = c.plan->n_priorities;
        if (!cut_rows(&c, old->priorities[i].rows, old->priorities[i].n_rows, &priority->rows,
                      &priority->n_rows))
            return false;
        c.plan->n_priorities += priority->n_rows || (!old->priorities[i].n_rows && !drop_empty);
    }
    new_of[old->n_priorities] = c.plan->n_priorities;
    cut_words(c.plan, old);
    if (!cut_groups(&c, new_of, drop_empty))
        return false;
    *out = (struct bp_part_of_plan){c.plan, c.numbers, c.n};
    return true;
}

/* ---- which rows to keep ---- */

/* Whether to keep a row. `parent` is the measure that it continues; `priority` is an action's. */
typedef bool taking(const void *context, const struct bp_plan *plan, const struct bp_row *row,
                    const struct bp_row *parent, const struct bp_priority *priority,
                    struct bp_arena *arena);

static uint8_t *mark(const struct bp_part_of_plan *part, taking *takes, const void *context,
                     struct bp_arena *arena)
{
    const struct bp_plan *plan = part->plan;
    const struct bp_row *parent = NULL;
    uint8_t *keep = bp_arena_array(arena, part->n ? part->n : 1, sizeof *keep);
    uint32_t at = 0;
    for (struct bp_walk walk = {0}; keep && bp_walk(plan, &walk);) {
        bool goes_on = !walk.priority && !*walk.row->ref; /* it continues the measure above */
        parent = goes_on ? parent : NULL;
        keep[at++] = takes(context, plan, walk.row, parent, walk.priority, arena);
        parent = goes_on ? parent : walk.row;
    }
    return arena->out ? NULL : keep;
}

/* Keeps the rows that a kept row is below, so that the reader sees what it is part of. Returns how many. */
static uint32_t keep_above(const struct bp_part_of_plan *part, uint8_t *keep)
{
    const struct bp_plan *plan = part->plan;
    uint32_t n = 0, at = plan->n_measures;
    for (uint32_t p = 0; p < plan->n_priorities; at += plan->priorities[p++].n_rows)
        for (uint32_t i = plan->priorities[p].n_rows; i-- > 0;) {
            uint32_t up = plan->priorities[p].rows[i].up;
            if (keep[at + i] == DROPPED || !up || keep[at + i - up] != DROPPED)
                continue;
            keep[at + i - up] = KEPT_AS_CONTEXT;
            n++;
        }
    return n;
}

static bool is_public(const void *context, const struct bp_plan *plan, const struct bp_row *row,
                      const struct bp_row *parent, const struct bp_priority *priority,
                      struct bp_arena *arena)
{
    (void)context;
    (void)plan;
    (void)parent;
    (void)priority;
    (void)arena;
    return !row->restricted;
}

static bool is_chosen(const void *context, const struct bp_plan *plan, const struct bp_row *row,
                      const struct bp_row *parent, const struct bp_priority *priority,
                      struct bp_arena *arena)
{
    return bp_choice_takes(context, plan, row, parent, priority, arena);
}

/* ---- the whole extract ---- */

static uint32_t count_restricted(const struct bp_plan *plan, bp_exempt_set *why)
{
    uint32_t n = 0;
    *why = 0;
    for (struct bp_walk walk = {0}; bp_walk(plan, &walk);) {
        n += walk.row->restricted != BP_UNRESTRICTED;
        *why = bp_exempt_add(*why, walk.row->restricted);
    }
    return n;
}

static bool cut_edition(struct bp_extract *x, struct bp_arena *arena)
{
    struct bp_part_of_plan whole = x->all;
    x->withheld = x->edition == BP_EDITION_PUBLIC ? count_restricted(x->whole, &x->withheld_for) : 0;
    if (!x->withheld)
        return true;
    uint8_t *keep = mark(&whole, is_public, NULL, arena);
    struct bp_plan *shown;
    if (!keep || !cut(&whole, keep, false, arena, &x->all))
        return false;
    shown = bp_arena_alloc(arena, sizeof *shown);
    if (!shown)
        return false;
    *shown = *x->all.plan;
    x->all.plan = shown;
    return bp_columns_cut(shown, arena) && bp_glossary_cut(x->whole, shown, arena);
}

bp_result bp_extract_make(const struct bp_plan *whole, const bp_selection *selection, bp_edition edition,
                          struct bp_arena *arena, struct bp_diags *diags, struct bp_extract *out)
{
    *out = (struct bp_extract){.whole = whole, .edition = edition, .words = "", .nothing = "",
                                .nothing_found = ""};
    out->all = (struct bp_part_of_plan){whole, NULL, bp_plan_rows(whole)};
    out->chosen = selection && (selection->n_only || selection->priority || selection->lead ||
                                selection->partner);
    if (!cut_edition(out, arena))
        return BP_NOMEM;
    out->part = out->all;
    if (out->chosen) {
        struct bp_choice *choice = bp_arena_alloc(arena, sizeof *choice);
        bp_result result =
            choice ? bp_choice_read(out->all.plan, selection, arena, diags, choice) : BP_NOMEM;
        if (result != BP_OK)
            return result;
        uint8_t *keep = mark(&out->all, is_chosen, choice, arena);
        out->context = keep ? keep_above(&out->all, keep) : 0;
        if (!keep || !cut(&out->all, keep, true, arena, &out->part))
            return BP_NOMEM;
        out->words = choice->words;
        out->nothing = choice->nothing;
        out->nothing_found = choice->nothing_found;
        out->choice = choice;
    }
    out->left_out = out->all.n - out->part.n;
    out->restricted = count_restricted(out->part.plan, &out->restricted_for);
    return BP_OK;
}

/* ---- after extracting ---- */

/* The rows of a plan in their order. NULL: memory ran out. */
static const struct bp_row **list_rows(const struct bp_plan *plan, struct bp_arena *arena)
{
    const struct bp_row **rows = bp_arena_array(arena, (size_t)bp_plan_rows(plan) + 1, sizeof *rows);
    uint32_t n = 0;
    for (struct bp_walk walk = {0}; rows && bp_walk(plan, &walk);)
        rows[n++] = walk.row;
    return rows;
}

const uint32_t *bp_extract_places(const struct bp_extract *extract, struct bp_arena *arena)
{
    uint32_t *places = bp_arena_array(arena, extract->all.n ? extract->all.n : 1, sizeof *places);
    const struct bp_row **rows = list_rows(extract->part.plan, arena);
    for (uint32_t i = 0, k = 0; places && rows && i < extract->all.n; i++)
        if (k < extract->part.n &&
            bp_part_number(&extract->part, k) == bp_part_number(&extract->all, i)) {
            places[i] = rows[k]->context ? 0 : k + 1;
            k++;
        }
    return rows ? places : NULL;
}

/* The pair for a row of the extract. */
static struct bp_pair pair_of(const struct bp_extract *x, const struct bp_pair *whole,
                              const struct bp_row *row, uint32_t number)
{
    struct bp_pair pair = *whole;
    pair.after = row;
    pair.after_number = number;
    if (x->edition == BP_EDITION_PUBLIC && pair.before && pair.before->restricted) {
        pair.before = NULL;
        pair.before_status = -1;
        pair.changes = 0;
        pair.move = BP_MOVE_NONE;
        pair.withheld = true;
    }
    return pair;
}

/* Marks the rows of the old plan that may be shown as closed. */
static uint8_t *mark_closed(const struct bp_extract *x, const struct bp_part_of_plan *old,
                            struct bp_arena *arena)
{
    struct bp_choice choice = x->choice ? *x->choice : (struct bp_choice){0};
    choice.number = 0; /* the old plan may number its priorities differently, so match by title */
    return mark(old, is_chosen, &choice, arena);
}

bool bp_extract_compare(const struct bp_extract *x, const struct bp_plan *before,
                        struct bp_arena *arena, struct bp_comparison *out)
{
    struct bp_comparison all;
    struct bp_part_of_plan old = {before, NULL, bp_plan_rows(before)};
    if (!bp_compare_plans(before, x->whole, arena, &all))
        return false;
    const struct bp_row **new_rows = list_rows(x->part.plan, arena);
    const struct bp_row **old_rows = list_rows(before, arena);
    uint8_t *may = mark_closed(x, &old, arena);
    *out = (struct bp_comparison){
        before, x->part.plan, bp_arena_array(arena, all.n ? all.n : 1, sizeof *out->pairs), 0};
    if (!may || !new_rows || !old_rows || !out->pairs)
        return false;
    for (uint32_t i = 0; i < x->part.n; i++)
        out->pairs[out->n++] =
            pair_of(x, &all.pairs[bp_part_number(&x->part, i) - 1], new_rows[i], i + 1);
    bool by_state = x->choice && x->choice->by_state;
    for (uint32_t i = 0, k = bp_plan_rows(x->whole); i < old.n && k < all.n && !by_state; i++) {
        if (all.pairs[k].before != old_rows[i])
            continue;
        bool secret = x->edition == BP_EDITION_PUBLIC && all.pairs[k].before->restricted;
        if (may[i] && !secret)
            out->pairs[out->n++] = all.pairs[k];
        k++;
    }
    return true;
}
