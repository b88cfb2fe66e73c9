/* counts.c: the numbers of the report, always computed from the rows. */
#include <string.h>

#include "report/counts.h"

void bp_count_rows(const struct bp_plan *plan, const struct bp_row *rows, uint32_t n,
                   struct bp_counts *counts)
{
    for (uint32_t i = 0; i < n; i++) {
        bp_rows_see(plan, &rows[i], 1);
        if (!bp_row_counted(plan, &rows[i]))
            continue;
        counts->of[rows[i].status]++;
        counts->all++;
        counts->counted += plan->scheme.items[rows[i].status].counted;
    }
}

void bp_count_actions(const struct bp_plan *plan, struct bp_counts *counts)
{
    for (uint32_t i = 0; i < plan->n_priorities; i++)
        bp_count_rows(plan, plan->priorities[i].rows, plan->priorities[i].n_rows, counts);
}

bool bp_status_shown(const struct bp_plan *plan, const struct bp_counts *counts, int status)
{
    const struct bp_scheme *scheme = &plan->scheme;
    return !(scheme->missing_implied && status == scheme->missing) || counts->of[status] > 0;
}

/* The status with the largest remainder; the first of those if several are equal. */
static int most_owed(const int64_t *owed, int n)
{
    int best = 0;
    for (int i = 1; i < n; i++)
        if (owed[i] > owed[best])
            best = i;
    return best;
}

/* Whether the status has some rows, but less than one in a hundred. */
static bool is_small(int64_t of, int64_t all)
{
    return of > 0 && of * 100 < all;
}

/* Whether two statuses with as many rows have different shares. */
static bool splits_equals(const struct bp_plan *plan, const struct bp_counts *counts, const int *shares)
{
    for (int i = 0; i < plan->scheme.n; i++)
        for (int k = 0; k < i; k++)
            if (plan->scheme.items[i].counted && plan->scheme.items[k].counted &&
                counts->of[i] == counts->of[k] && shares[i] != shares[k])
                return true;
    return false;
}

void bp_count_shares(const struct bp_plan *plan, const struct bp_counts *counts, int *shares)
{
    int n = plan->scheme.n, left = 100, alone[BP_MAX_STATUSES + 1];
    int64_t owed[BP_MAX_STATUSES + 1] = {0}, all = counts->counted;
    bool small = false;
    for (int i = 0; i < n; i++) {
        int64_t of = all && plan->scheme.items[i].counted ? counts->of[i] : 0;
        small = small || is_small(of, all);
        shares[i] = (int)(all ? of * 100 / all : 0);
        owed[i] = of * 100 - shares[i] * all;
        alone[i] = shares[i] + (shares[i] && owed[i] * 2 >= all); /* what is less than 1 is "<1%", not 1 */
        left -= shares[i];
    }
    for (; all && left > 0; left--) {
        int more = most_owed(owed, n);
        shares[more]++;
        owed[more] -= all;
    }
    if (small || splits_equals(plan, counts, shares))
        memcpy(shares, alone, (size_t)n * sizeof *shares);
}

const char *bp_share_words(struct bp_arena *arena, const struct bp_counts *counts, int status, int share)
{
    uint32_t of = counts->of[status];
    if (of && !share)
        return "<1%";
    return share == 100 && of < counts->counted ? ">99%" : bp_say(arena, "%d%%", share);
}

const char *bp_count_words(const struct bp_story *story, uint32_t n, const char *label)
{
    struct bp_arena *arena = story->arena;
    return bp_fill(arena, bp_own(story, BP_WORD_COUNT_OF), bp_say(arena, "%u", (unsigned)n), label, NULL);
}
