/* money.c: a row that has spent more than it had, or will; and money that cannot be added up. */
#include <string.h>

#include "check/rules.h"
#include "model/figures.h"

static bool read_sum(const struct bp_money *money, enum bp_sum sum, int64_t *out)
{
    return bp_decimal_read(money->sums[sum], out);
}

/* One finding a row, of what is spent if that is over the budget already. */
static void check_budget(struct bp_check *check, const struct bp_check_row *row)
{
    const struct bp_money *money = row->row->money;
    int64_t budget, sum;
    if (!read_sum(money, BP_SUM_BUDGET, &budget))
        return;
    for (enum bp_sum kind = BP_SUM_SPENT; kind <= BP_SUM_FORECAST; kind++) {
        if (!read_sum(money, kind, &sum) || sum <= budget)
            continue;
        uint32_t offset, length;
        bp_check_attribute(check, money->at, bp_sum_names[kind], &offset, &length);
        bp_check_find(check, BP_E_OVER_BUDGET, row, offset, length, row->name,
                      bp_check_say(check, kind == BP_SUM_SPENT ? "has spent %s" : "will have spent %s",
                                   money->sums[kind]),
                      bp_check_say(check, "%s (%s)", money->sums[BP_SUM_BUDGET], money->unit));
        return;
    }
}

/* The first row of a table whose unit is another than that of the rows above it. */
static void check_units(struct bp_check *check, uint32_t first, uint32_t end)
{
    const struct bp_check_row *above = NULL;
    for (uint32_t i = first; i < end; i++) {
        const struct bp_check_row *row = &check->rows[i];
        if (!row->row->money)
            continue;
        if (above && strcmp(above->row->money->unit, row->row->money->unit) != 0) {
            uint32_t offset, length;
            bp_check_attribute(check, row->row->money->at, "unit", &offset, &length);
            bp_check_relate_row(check,
                                bp_check_find(check, BP_E_MONEY_UNITS, row, offset, length, row->name,
                                              row->row->money->unit,
                                              bp_check_say(check, "%s in %s", above->name,
                                                           above->row->money->unit)),
                                above);
            return;
        }
        above = row;
    }
}

void bp_rule_money(struct bp_check *check)
{
    uint32_t first = 0;
    for (uint32_t i = 0; i < check->n_rows; i++) {
        if (check->rows[i].row->money)
            check_budget(check, &check->rows[i]);
        if (i + 1 < check->n_rows && check->rows[i + 1].priority == check->rows[i].priority)
            continue;
        check_units(check, first, i + 1);
        first = i + 1;
    }
}
