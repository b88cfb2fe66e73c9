/* counts.c: the numbers of the report, always computed from the rows. */
#include <string.h>

#include "layout/parts.h"

void bp_count_rows(const struct bp_plan *plan, const struct bp_row *rows, uint32_t n,
                   struct bp_counts *counts)
{
    for (uint32_t i = 0; i < n; i++) {
        counts->of[rows[i].status]++;
        counts->all++;
        counts->counted += plan->scheme.items[rows[i].status].counted;
    }
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

void bp_count_shares(const struct bp_plan *plan, const struct bp_counts *counts, int *shares)
{
    int n = plan->scheme.n, left = 100;
    int64_t owed[BP_MAX_STATUSES + 1] = {0}, all = counts->counted;
    for (int i = 0; i < n; i++) {
        int64_t of = all && plan->scheme.items[i].counted ? counts->of[i] : 0;
        int64_t share = all ? of * 100 / all : 0;
        shares[i] = (int)(of && share == 0 ? 1 : share);
        owed[i] = of * 100 - shares[i] * all; /* negative if the minimum of 1 is more than its share */
        left -= shares[i];
    }
    /* left < 0: the statuses raised to 1 took too much. Take it from the largest shares; among
     * equals, from the one with the smallest remainder. */
    while (all && left != 0) {
        int give = left > 0 ? most_owed(owed, n) : 0;
        for (int i = 1; left < 0 && i < n; i++)
            if (shares[i] > shares[give] || (shares[i] == shares[give] && owed[i] < owed[give]))
                give = i;
        int step = left > 0 ? 1 : -1;
        shares[give] += step;
        owed[give] -= step * all;
        left -= step;
    }
}
