/* periods.c: what the columns of figures and money are, which depends on all rows: the periods of the
 * measures' series, in their order, and the unit that all sums of money share. */
#include <string.h>

#include "report/figure_words.h"
#include "report/printed.h"

struct periods {
    const char *names[BP_MOST_PERIODS];
    uint32_t n;
    bool too_many;
};

static uint32_t find(const struct periods *p, const char *name)
{
    uint32_t i = 0;
    while (i < p->n && strcmp(p->names[i], name) != 0)
        i++;
    return i;
}

/* Where a new period goes, so that the series keeps its order: before the next one that is known, else at the
 * end. */
static uint32_t place_of(const struct periods *p, const struct bp_number *number, uint32_t i)
{
    uint32_t at = p->n;
    for (i++; i < number->n_values && at == p->n; i++)
        at = find(p, number->values[i].when);
    return at;
}

static void merge(struct periods *p, const struct bp_number *number)
{
    for (uint32_t i = 0; i < number->n_values && !p->too_many; i++) {
        if (find(p, number->values[i].when) < p->n)
            continue;
        p->too_many = p->n == BP_MOST_PERIODS;
        if (p->too_many)
            return;
        uint32_t at = place_of(p, number, i);
        for (uint32_t k = p->n; k > at; k--)
            p->names[k] = p->names[k - 1];
        p->names[at] = number->values[i].when;
        p->n++;
    }
}

void bp_periods_find(struct bp_section *section)
{
    const struct bp_plan *plan = section->story->plan;
    struct periods p = {.n = 0};
    for (uint32_t i = 0; i < plan->n_measures; i++) {
        bp_rows_see(plan, &plan->measures[i], 1);
        if (plan->measures[i].number)
            merge(&p, plan->measures[i].number);
    }
    if (p.too_many || !p.n)
        return;
    const char **names = bp_arena_array(section->story->arena, p.n, sizeof *names);
    memcpy(names, p.names, p.n * sizeof *names);
    section->periods = names;
    section->n_periods = p.n;
}

void bp_money_find(struct bp_section *section, enum bp_row_kind rows)
{
    bool mixed = false;
    for (struct bp_walk walk = {0}; bp_walk(section->story->plan, &walk);) {
        if (walk.row->kind != rows || !walk.row->money)
            continue;
        const char *unit = walk.row->money->unit;
        mixed = mixed || (section->has_money && strcmp(section->money_unit, unit) != 0);
        section->has_money = true;
        section->money_unit = unit;
    }
    const char *apart = section->has_money ? bp_figure_unit_apart(section->money_unit) : "";
    section->money_unit = mixed || !*apart ? NULL : apart;
}
