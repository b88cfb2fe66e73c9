/* rows.c: lists the rows that are exported, and the columns of the plan's own. */
#include "export/rows.h"

#include <stdio.h>
#include <string.h>

#include "base/csv.h"
#include "base/text.h"
#include "export/fields.h"
#include "model/columns.h"
#include "model/house.h"

/* ---- rows ---- */

static const struct bp_group *group_of(const struct bp_plan *plan, uint32_t priority)
{
    for (uint32_t i = 0; i < plan->n_groups; i++)
        if (priority - plan->groups[i].first < plan->groups[i].n)
            return &plan->groups[i];
    return NULL;
}

/* The row that row i is below. `named`: the last measure with a ref, or the first of all. */
static const struct bp_export_row *parent_of(const struct bp_exported *x, uint32_t i,
                                             const struct bp_export_row *named)
{
    const struct bp_row *row = x->rows[i].row;
    if (row->kind == BP_MEASURE)
        return *row->ref ? NULL : named;
    return row->up ? &x->rows[i - row->up] : NULL;
}

static void list_rows(struct bp_exported *x, const struct bp_comparison *since)
{
    const struct bp_part_of_plan *all = &x->extract->all, *part = &x->extract->part;
    const struct bp_export_row *named = NULL;
    const struct bp_priority *last = NULL;
    const struct bp_group *group = NULL;
    uint32_t number = 0;
    for (struct bp_walk walk = {0}; bp_walk(x->plan, &walk); x->n++) {
        struct bp_export_row *to = &x->rows[x->n];
        if (walk.priority && walk.priority != last)
            group = group_of(x->plan, (uint32_t)(walk.priority - x->plan->priorities));
        last = walk.priority;
        while (bp_part_number(all, number) != bp_part_number(part, x->n))
            number++;
        *to = (struct bp_export_row){.row = walk.row, .priority = walk.priority, .group = group,
                                     .pair = since ? &since->pairs[x->n] : NULL, .number = number + 1};
        to->parent = parent_of(x, x->n, named);
        to->level = to->parent ? to->parent->level + 1 : 0;
        if (!walk.priority && !to->parent)
            named = to;
    }
    x->n_measures = x->plan->n_measures;
}

uint32_t bp_export_below(const struct bp_exported *x, uint32_t i)
{
    uint32_t end = i + 1, most = i < x->n_measures ? x->n_measures : x->n;
    while (end < most && x->rows[end].level > x->rows[i].level)
        end++;
    return end;
}

/* ---- columns of the plan's own ---- */

static bool is_taken(const struct bp_exported *x, const char *title)
{
    for (size_t i = 0; i < bp_export_n_fields; i++)
        if (bp_text_is(title, strlen(title), bp_export_fields[i].name))
            return true;
    for (uint32_t i = 0; i < x->n_own; i++)
        if (bp_text_is(title, strlen(title), x->own[i].title))
            return true;
    return false;
}

static const char *unlike_others(struct bp_exported *x, const char *head, const char *id)
{
    while (head && is_taken(x, head))
        head = bp_fill(x->arena, "{1} ({2})", head, id, NULL);
    return head;
}

static bool is_name_taken(const struct bp_exported *x, const char *name)
{
    for (uint32_t i = 0; i < x->n_own; i++)
        if (!strcmp(name, x->own[i].name))
            return true;
    return false;
}

/* Ids that differ in letters of other kinds alone get the same name: then one has a number. */
static const char *name_of(struct bp_exported *x, const char *id)
{
    size_t room = strlen(id) + sizeof "own__" + 10;
    char *name = bp_arena_alloc(x->arena, room);
    if (!name)
        return NULL;
    snprintf(name, room, "own_%s", id);
    for (char *at = name; *at; at++)
        if (!bp_is_letter(*at) && !bp_is_digit(*at))
            *at = '_';
    size_t len = strlen(name);
    for (unsigned i = 2; is_name_taken(x, name); i++)
        snprintf(name + len, room - len, "_%u", i);
    return name;
}

/* Text that a spreadsheet would run is no heading either. */
static const char *guarded(struct bp_arena *arena, const char *text)
{
    return text && bp_csv_needs_guard(text) ? bp_fill(arena, "'{1}", text, NULL) : text;
}

static bool add_own(struct bp_exported *x, enum bp_row_kind kind, uint32_t index)
{
    const struct bp_column_def *def = &x->plan->columns[kind].items[index];
    const char *head = def->head.n ? guarded(x->arena, bp_inline_name(x->arena, &def->head)) : def->id;
    if (!head)
        return false;
    for (uint32_t i = 0; i < x->n_own; i++)
        if (!x->own[i].of[kind] && !strcmp(x->own[i].title, head)) {
            x->own[i].of[kind] = index + 1;
            return true;
        }
    struct bp_export_own own = {.name = name_of(x, def->id), .title = unlike_others(x, head, def->id)};
    if (!own.name || !own.title)
        return false;
    own.of[kind] = index + 1;
    x->own[x->n_own++] = own;
    return true;
}

static bool list_own(struct bp_exported *x)
{
    for (int kind = BP_MEASURE; kind <= BP_ACTION; kind++)
        for (uint32_t i = 0; i < x->plan->columns[kind].n; i++) {
            const struct bp_column_def *def = &x->plan->columns[kind].items[i];
            if (def->kind == BP_COLUMN_OWN && def->printed && !add_own(x, (enum bp_row_kind)kind, i))
                return false;
        }
    return true;
}

/* ---- */

bool bp_export_hides(const struct bp_exported *x, enum bp_row_kind rows, enum bp_column_kind kind)
{
    const struct bp_column_def *def = bp_column_def_of(x->plan, rows, kind);
    return kind != BP_COLUMN_OWN && def && !def->printed;
}

bool bp_export_begin(struct bp_exported *x, const struct bp_export_job *job)
{
    *x = (struct bp_exported){.extract = job->extract, .plan = job->extract->part.plan, .arena = job->arena};
    bp_arena_init_within(&x->scratch, job->arena);
    x->rows = bp_arena_array(x->arena, x->extract->part.n ? x->extract->part.n : 1, sizeof *x->rows);
    if (!x->rows || !list_own(x))
        return false;
    list_rows(x, job->since);
    return true;
}

void bp_export_drop(struct bp_exported *x)
{
    x->failed = x->failed || x->scratch.out;
    bp_arena_rewind(&x->scratch);
}

bool bp_export_end(struct bp_exported *x)
{
    bool good = !x->failed && !x->scratch.out && !x->arena->out;
    bp_arena_clear(&x->scratch);
    return good;
}
