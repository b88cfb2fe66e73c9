/* compare.c: compares an old plan with a new one. Returns pairs of rows and what changed in each. */
#include "model/compare.h"

#include <string.h>

#include "model/match.h"

/* ---- statuses ---- */

/* The status's place in the order, best first; -1: it has none. */
static int rank_of(const struct bp_scheme *scheme, int status)
{
    if (status < 0 || status == scheme->missing || !scheme->items[status].counted)
        return -1;
    return scheme->items[status].complete ? status : BP_MAX_STATUSES + status;
}

int bp_status_compare(const struct bp_scheme *scheme, int a, int b, bool *known)
{
    int first = rank_of(scheme, a), second = rank_of(scheme, b);
    *known = first >= 0 && second >= 0;
    return *known ? (first < second) - (first > second) : 0;
}

enum bp_move bp_status_move(const struct bp_scheme *scheme, int before, int after)
{
    bool known;
    int order = bp_status_compare(scheme, after, before, &known);
    if (before == after && before >= 0)
        return BP_MOVE_SAME;
    return !known ? BP_MOVE_NONE : order > 0 ? BP_MOVE_IMPROVED : BP_MOVE_WORSE;
}

/* ---- one row ---- */

static bool is_redated(const struct bp_due *before, const struct bp_due *after)
{
    if (before->kind == BP_DUE_DAY && after->kind == BP_DUE_DAY)
        return bp_date_compare(before->day, after->day) != 0;
    return strcmp(before->text, after->text) != 0;
}

static unsigned changes_of(const struct bp_match_row *before, const struct bp_match_row *after,
                           bool moved)
{
    unsigned changes = moved ? BP_CHANGE_STATUS : 0;
    if (is_redated(&before->row->start, &after->row->start) ||
        is_redated(&before->row->due, &after->row->due) ||
        is_redated(&before->row->revised_due, &after->row->revised_due))
        changes |= BP_CHANGE_REDATED;
    if (strcmp(before->text, after->text) != 0)
        changes |= BP_CHANGE_REWORDED;
    if (strcmp(before->ref, after->ref) != 0)
        changes |= BP_CHANGE_RENUMBERED;
    return changes;
}

/* An old row's status in the new scheme. A row without a status has none there either. */
static int status_in(const struct bp_plan *before, const struct bp_plan *after, const struct bp_row *row)
{
    if (!bp_row_has_status(before, row))
        return after->scheme.n;
    return bp_scheme_find(&after->scheme, before->scheme.items[row->status].id);
}

static struct bp_pair pair_of(const struct bp_plan *before, const struct bp_plan *after,
                              const struct bp_match_row *row, uint32_t number)
{
    const struct bp_match_row *old = row->mate;
    struct bp_pair pair = {.after = row->row, .changes = BP_CHANGE_ADDED, .before_status = -1,
                           .after_number = number};
    if (!old)
        return pair;
    pair.before = old->row;
    pair.before_status = status_in(before, after, old->row);
    pair.move = bp_status_move(&after->scheme, pair.before_status, row->row->status);
    pair.changes = changes_of(old, row, pair.before_status != row->row->status);
    return pair;
}

bool bp_compare_plans(const struct bp_plan *before, const struct bp_plan *after,
                      struct bp_arena *arena, struct bp_comparison *out)
{
    struct bp_match_rows old, new;
    *out = (struct bp_comparison){.before = before, .after = after};
    if (!bp_match_list(before, arena, &old) || !bp_match_list(after, arena, &new) ||
        !bp_match_find(&old, &new, arena))
        return false;
    out->pairs = bp_arena_array(arena, (size_t)old.n + new.n + 1, sizeof *out->pairs);
    if (!out->pairs)
        return false;
    for (uint32_t i = 0; i < new.n; i++)
        out->pairs[out->n++] = pair_of(before, after, &new.items[i], i + 1);
    for (uint32_t i = 0; i < old.n; i++)
        if (!old.items[i].mate)
            out->pairs[out->n++] =
                (struct bp_pair){.before = old.items[i].row, .changes = BP_CHANGE_CLOSED,
                                 .before_status = status_in(before, after, old.items[i].row)};
    return true;
}
