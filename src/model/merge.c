/* merge.c: takes the answers in files that leads sent back into the plan that they were asked about. */
#include "model/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/match.h"

/* A row of a plan, and how it is known. */
struct known {
    const struct bp_row *row;
    const struct bp_priority *priority; /* NULL: a measure */
    const char *ref;                    /* that of the row it continues, if it has none; folded */
    bool own_ref;
    const char *title; /* of the priority, folded; "" */
    const char *text;  /* theme and description, folded */
    uint32_t number;   /* in the plan, from 0 */
};

/* A change's row, and the change of the same row before it, from 1. */
struct link {
    uint32_t number, before;
};

struct list {
    struct known *items;
    uint32_t n;
};

enum { MOST_ALIKE = 1000 }; /* rows with one ref: of more, none is chosen */

struct merging {
    const struct bp_plan *plan;
    const struct bp_returned *returned;
    struct bp_arena *arena;
    struct list rows;                       /* of the plan */
    size_t file;                            /* the returned file in hand … */
    struct list back;                       /* … and its rows */
    const struct known **by_ref, **by_text; /* the rows, sorted */
    const struct known *found[MOST_ALIKE];  /* the candidates for one row */
    struct bp_merge *out;
    struct link *links; /* one for each change */
    uint32_t *last;     /* of each row of the plan: its last change, from 1; 0: none */
    size_t room, room_links, room_unplaced;
    bool failed;
};

/* ---- rows ---- */

static const char *fold(struct merging *m, const struct bp_inline *text)
{
    const char *plain = bp_inline_plain(m->arena, text);
    const char *folded = plain ? bp_text_fold(m->arena, plain) : NULL;
    m->failed = m->failed || !folded;
    return folded ? folded : "";
}

static bool list_rows(struct merging *m, const struct bp_plan *plan, struct list *out)
{
    struct bp_match_rows rows;
    const char *ref = "";
    if (!bp_match_list(plan, m->arena, &rows))
        return false;
    *out = (struct list){bp_arena_array(m->arena, rows.n + 1, sizeof *out->items), 0};
    if (!out->items)
        return false;
    for (struct bp_walk walk = {0}; bp_walk(plan, &walk);) {
        const struct bp_match_row *keys = &rows.items[out->n];
        const char *text = bp_text_fold(m->arena, keys->text);
        bool own = *keys->ref;
        if (walk.row->kind == BP_ACTION || own)
            ref = keys->path;
        out->items[out->n] = (struct known){walk.row, walk.priority, ref, own, "", text, out->n};
        if (walk.priority)
            out->items[out->n].title = fold(m, &walk.priority->title);
        m->failed = m->failed || !text;
        out->n++;
    }
    return !m->failed;
}

/* Narrows the candidates to those that are alike in one more way, if any are. */
static uint32_t narrow(const struct known **found, uint32_t n, const struct known *like,
                       bool (*alike)(const struct known *a, const struct known *b))
{
    uint32_t left = 0;
    for (uint32_t i = 0; i < n; i++)
        left += alike(found[i], like);
    if (!left || left == n)
        return n;
    left = 0;
    for (uint32_t i = 0; i < n; i++)
        if (alike(found[i], like))
            found[left++] = found[i];
    return left;
}

static bool same_title(const struct known *a, const struct known *b)
{
    return !strcmp(a->title, b->title);
}

static bool same_text(const struct known *a, const struct known *b)
{
    return !strcmp(a->text, b->text);
}

static bool both_own(const struct known *a, const struct known *b)
{
    return a->own_ref == b->own_ref;
}

static int compare_keys(const struct known *a, const struct known *b, bool by_ref)
{
    if (a->row->kind != b->row->kind)
        return a->row->kind < b->row->kind ? -1 : 1;
    return by_ref ? strcmp(a->ref, b->ref) : strcmp(a->text, b->text);
}

static int by_ref(const void *left, const void *right)
{
    return compare_keys(*(const struct known *const *)left, *(const struct known *const *)right, true);
}

static int by_text(const void *left, const void *right)
{
    return compare_keys(*(const struct known *const *)left, *(const struct known *const *)right, false);
}

/* Collects the rows with this one's ref, or, if it has none, with its text. Returns how many there are. */
static uint32_t find_alike(struct merging *m, const struct known *back)
{
    bool refs = *back->ref;
    const struct known **rows = refs ? m->by_ref : m->by_text;
    uint32_t low = 0, high = m->rows.n, n = 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_keys(rows[middle], back, refs) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < m->rows.n && n <= MOST_ALIKE && !compare_keys(rows[low], back, refs); low++, n++)
        if (n < MOST_ALIKE)
            m->found[n] = rows[low];
    return n;
}

static bool sort_rows(struct merging *m)
{
    m->by_ref = bp_arena_array(m->arena, m->rows.n + 1, sizeof(struct known *));
    m->by_text = bp_arena_array(m->arena, m->rows.n + 1, sizeof(struct known *));
    if (!m->by_ref || !m->by_text)
        return false;
    for (uint32_t i = 0; i < m->rows.n; i++)
        m->by_ref[i] = m->by_text[i] = &m->rows.items[i];
    qsort(m->by_ref, m->rows.n, sizeof(struct known *), by_ref);
    qsort(m->by_text, m->rows.n, sizeof(struct known *), by_text);
    return true;
}

/* The row of the plan that a returned row is; NULL: none, or *doubt: several may be meant. */
static const struct known *find_row(struct merging *m, const struct known *back, bool *doubt)
{
    const struct known **found = m->found;
    uint32_t n = find_alike(m, back);
    *doubt = n > MOST_ALIKE;
    if (*doubt)
        return NULL;
    if (n > 1)
        n = narrow(found, n, back, same_title);
    if (n > 1)
        n = narrow(found, n, back, same_text);
    if (n > 1)
        n = narrow(found, n, back, both_own);
    *doubt = n > 1;
    return n == 1 ? found[0] : NULL;
}

/* ---- answers ---- */

static void leave(struct merging *m, enum bp_unplaced_kind kind, const struct bp_row *row, const char *what)
{
    struct bp_merge *out = m->out;
    for (size_t i = 0; kind == BP_UNPLACED_COLUMN && what && i < out->n_unplaced; i++)
        if (out->unplaced[i].kind == kind && out->unplaced[i].file == m->file &&
            !strcmp(out->unplaced[i].what, what))
            return;
    struct bp_unplaced *items =
        bp_arena_grow(m->arena, out->unplaced, &m->room_unplaced, out->n_unplaced + 1, sizeof *items);
    m->failed = m->failed || !items || !what;
    if (!items)
        return;
    out->unplaced = items;
    items[out->n_unplaced++] = (struct bp_unplaced){kind, m->file, row, what ? what : ""};
}

static struct bp_merge_change *find_change(struct merging *m, uint32_t number, enum bp_merge_field field,
                                           const char *name)
{
    for (uint32_t i = m->last[number]; i; i = m->links[i - 1].before) {
        struct bp_merge_change *change = &m->out->changes[i - 1];
        if (change->field == field && !strcmp(change->name, name))
            return change;
    }
    return NULL;
}

static void add_change(struct merging *m, const struct known *row, struct bp_merge_change change)
{
    struct bp_merge *out = m->out;
    struct bp_merge_change *known = find_change(m, row->number, change.field, change.name);
    if (known) {
        if (known->other == SIZE_MAX && !bp_merge_same(m->plan, change.field, known->after, change.after)) {
            known->other = m->file;
            known->otherwise = change.after;
            known->other_row = change.from;
            out->n_clashes++;
        }
        return;
    }
    struct bp_merge_change *changes =
        bp_arena_grow(m->arena, out->changes, &m->room, out->n + 1, sizeof *changes);
    struct link *links = bp_arena_grow(m->arena, m->links, &m->room_links, out->n + 1, sizeof *links);
    out->changes = changes ? changes : out->changes;
    m->links = links ? links : m->links;
    if (!changes || !links) {
        m->failed = true;
        return;
    }
    links[out->n] = (struct link){row->number, m->last[row->number]};
    changes[out->n++] = change;
    m->last[row->number] = (uint32_t)out->n;
}

/* The plan's figure of the same period, as text; "" if it has none. */
static const char *figure_before(struct merging *m, const struct bp_row *row, enum bp_merge_field field,
                                 const char *when)
{
    const struct bp_number *number = row->number;
    bool values = field == BP_MERGE_VALUE;
    uint32_t n = !number ? 0 : values ? number->n_values : number->n_targets;
    for (uint32_t i = 0; i < n; i++)
        if (!strcmp((values ? number->values : number->targets)[i].when, when))
            return bp_merge_text(m->plan, row, field, i, m->arena);
    return "";
}

/* Compares a cell. `index`: of the returned plan. */
static void look_at(struct merging *m, const struct known *row, const struct bp_row *back,
                    enum bp_merge_field field, uint32_t index)
{
    const struct bp_plan *from = m->returned[m->file].plan;
    const char *after = bp_merge_text(from, back, field, index, m->arena);
    const char *name = bp_merge_name(from, back, field, index, m->arena), *before;
    bool figure = field == BP_MERGE_VALUE || field == BP_MERGE_PERIOD_TARGET;
    m->failed = m->failed || !after || !name;
    if (m->failed || !*after)
        return;
    if (field == BP_MERGE_OWN) {
        int column = bp_merge_column(m->plan, from, back->kind, index, m->arena);
        if (column < 0) {
            leave(m, BP_UNPLACED_COLUMN, back, name);
            return;
        }
        index = (uint32_t)column;
    }
    if (figure)
        before = figure_before(
            m, row->row, field,
            (field == BP_MERGE_VALUE ? back->number->values : back->number->targets)[index].when);
    else
        before = bp_merge_text(m->plan, row->row, field, index, m->arena);
    m->failed = m->failed || !before;
    if (m->failed || bp_merge_same(m->plan, field, before, after))
        return;
    add_change(m, row,
               (struct bp_merge_change){.row = row->row,
                                        .priority = row->priority,
                                        .field = field,
                                        .index = index,
                                        .name = name,
                                        .before = before,
                                        .after = after,
                                        .file = m->file,
                                        .from = back,
                                        .other = SIZE_MAX});
}

/* A status counts by its word; the missing one is no answer. */
static void look_at_status(struct merging *m, const struct known *row, const struct bp_row *back,
                           enum bp_merge_field field)
{
    const struct bp_plan *from = m->returned[m->file].plan;
    bool now = field == BP_MERGE_STATUS;
    int status = now ? (back->status_given ? back->status : -1) : back->previous_status;
    if (status < 0 || (now && status == from->scheme.missing))
        return;
    int mine = bp_merge_status(m->plan, from, status, m->arena);
    if (mine < 0)
        leave(m, BP_UNPLACED_STATUS, back, from->scheme.items[status].label);
    else if (now ? !row->row->status_given || row->row->status != mine : row->row->previous_status != mine)
        look_at(m, row, back, field, 0);
}

static void look_at_row(struct merging *m, const struct known *row, const struct bp_row *back)
{
    const struct bp_plan *from = m->returned[m->file].plan;
    for (int field = 0; field < BP_MERGE_OWN; field++) {
        if (field == BP_MERGE_STATUS || field == BP_MERGE_PREVIOUS)
            look_at_status(m, row, back, (enum bp_merge_field)field);
        else if (field != BP_MERGE_LEADS || row->own_ref || row->row->n_leads)
            look_at(m, row, back, (enum bp_merge_field)field, 0);
    }
    for (uint32_t i = 0; i < from->columns[back->kind].n; i++)
        if (from->columns[back->kind].items[i].kind == BP_COLUMN_OWN)
            look_at(m, row, back, BP_MERGE_OWN, i);
    for (uint32_t i = 0; back->number && i < back->number->n_values; i++)
        look_at(m, row, back, BP_MERGE_VALUE, i);
    for (uint32_t i = 0; back->number && i < back->number->n_targets; i++)
        look_at(m, row, back, BP_MERGE_PERIOD_TARGET, i);
}

static const char *name_of(struct merging *m, const struct bp_row *row)
{
    return *row->ref ? row->ref : bp_row_brief(m->arena, row);
}

static void take_file(struct merging *m)
{
    if (!list_rows(m, m->returned[m->file].plan, &m->back)) {
        m->failed = true;
        return;
    }
    for (uint32_t i = 0; i < m->back.n && !m->failed; i++) {
        const struct known *back = &m->back.items[i];
        bool doubt;
        const struct known *row = find_row(m, back, &doubt);
        if (row)
            look_at_row(m, row, back->row);
        else
            leave(m, doubt ? BP_UNPLACED_DOUBT : BP_UNPLACED_ROW, back->row, name_of(m, back->row));
    }
}

/* ---- the merged plan ---- */

struct numbered {
    uint32_t number;
    struct bp_merge_change change;
};

static int by_number(const void *left, const void *right)
{
    const struct numbered *a = left, *b = right;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    if (a->change.field != b->change.field)
        return a->change.field < b->change.field ? -1 : 1;
    return (a->change.index > b->change.index) - (a->change.index < b->change.index);
}

/* Sorts the changes in the order of the rows. */
static bool sort_changes(struct merging *m)
{
    if (!m->links)
        return true; /* there are no changes */
    struct numbered *all = bp_arena_array(m->arena, m->out->n + 1, sizeof *all);
    if (!all)
        return false;
    for (size_t i = 0; i < m->out->n; i++)
        all[i] = (struct numbered){m->links[i].number, m->out->changes[i]};
    qsort(all, m->out->n, sizeof *all, by_number);
    for (size_t i = 0; i < m->out->n; i++) {
        m->links[i].number = all[i].number;
        m->out->changes[i] = all[i].change;
    }
    return true;
}

/* A copy of the plan with rows of its own. */
static bool copy_plan(struct merging *m)
{
    struct bp_plan *copy = &m->out->plan;
    *copy = *m->plan;
    copy->measures = bp_arena_array(m->arena, copy->n_measures + 1, sizeof *copy->measures);
    copy->priorities = bp_arena_array(m->arena, copy->n_priorities + 1, sizeof *copy->priorities);
    if (!copy->measures || !copy->priorities)
        return false;
    if (copy->n_measures)
        memcpy(copy->measures, m->plan->measures, copy->n_measures * sizeof *copy->measures);
    for (uint32_t p = 0; p < copy->n_priorities; p++) {
        struct bp_priority *priority = &copy->priorities[p];
        *priority = m->plan->priorities[p];
        priority->rows = bp_arena_array(m->arena, priority->n_rows + 1, sizeof *priority->rows);
        if (!priority->rows)
            return false;
        if (priority->n_rows)
            memcpy(priority->rows, m->plan->priorities[p].rows, priority->n_rows * sizeof *priority->rows);
    }
    return true;
}

static bool apply(struct merging *m)
{
    if (!m->links)
        return true;
    uint32_t number = 0;
    size_t next = 0;
    for (struct bp_walk walk = {0}; bp_walk(&m->out->plan, &walk); number++) {
        for (; next < m->out->n && m->links[next].number == number; next++) {
            const struct bp_merge_change *change = &m->out->changes[next];
            if (change->other == SIZE_MAX &&
                !bp_merge_set(m->plan, walk.row, change, m->returned[change->file].plan, m->arena))
                return false;
        }
    }
    return true;
}

bool bp_merge_plans(const struct bp_plan *plan, const struct bp_returned *returned, size_t n,
                    struct bp_arena *arena, struct bp_merge *out)
{
    struct merging m = {.plan = plan, .returned = returned, .arena = arena, .out = out};
    *out = (struct bp_merge){0};
    if (!list_rows(&m, plan, &m.rows))
        return false;
    m.last = bp_arena_array(arena, m.rows.n + 1, sizeof *m.last);
    if (!m.last || !sort_rows(&m))
        return false;
    for (m.file = 0; m.file < n && !m.failed; m.file++)
        take_file(&m);
    return !m.failed && sort_changes(&m) && copy_plan(&m) && apply(&m) && !m.failed;
}
