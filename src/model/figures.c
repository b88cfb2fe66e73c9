/* figures.c: reads the figures of measures, and the money of rows. */
#include "model/figures.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define MOST_DIGITS 12
#define DECIMALS 6
#define ONE 1000000

bool bp_decimal_read(const char *text, int64_t *out)
{
    bool negative = *text == '-';
    int digits = 0, decimals = -1;
    *out = 0;
    for (text += negative || *text == '+'; *text; text++) {
        if (*text == '.' && decimals < 0)
            decimals = 0;
        else if (!bp_is_digit(*text) && *text != ',')
            return false;
        if (!bp_is_digit(*text))
            continue;
        digits++;
        decimals += decimals >= 0;
        if (decimals > DECIMALS || digits - (decimals > 0 ? decimals : 0) > MOST_DIGITS)
            return false;
        *out = *out * 10 + (*text - '0');
    }
    for (int i = decimals > 0 ? decimals : 0; i < DECIMALS; i++)
        *out *= 10;
    if (negative)
        *out = -*out;
    return digits > 0;
}

int bp_decimal_places(const char *text)
{
    const char *point = strchr(text, '.');
    return point ? (int)strlen(point + 1) : 0;
}

const char *bp_decimal_write(int64_t value, int places, char room[BP_DECIMAL_ROOM])
{
    uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    int n = snprintf(room, BP_DECIMAL_ROOM, "%s%llu.%06llu", value < 0 ? "-" : "",
                     (unsigned long long)(size / ONE), (unsigned long long)(size % ONE));
    for (int left = DECIMALS; left > places && room[n - 1] == '0'; left--)
        room[--n] = 0;
    if (room[n - 1] == '.')
        room[--n] = 0;
    return room;
}

struct bp_figure bp_number_actual(const struct bp_number *number)
{
    if (*number->actual)
        return (struct bp_figure){.when = "", .text = number->actual};
    if (number->n_values)
        return number->values[number->n_values - 1];
    return (struct bp_figure){.when = "", .text = ""};
}

const char *bp_number_target(const struct bp_plan *plan, const struct bp_number *number)
{
    const struct bp_report *report = &plan->report;
    const struct bp_due_years years = bp_plan_years(plan);
    const char *when = bp_number_actual(number).when;
    if (*number->target)
        return number->target;
    for (uint32_t i = 0; i < number->n_targets; i++)
        if (!strcmp(number->targets[i].when, when))
            return number->targets[i].text;
    for (uint32_t i = 0; i < number->n_targets; i++) {
        struct bp_date day;
        if (bp_due_read(number->targets[i].when, &years, &day) == BP_DUE_DAY &&
            bp_date_compare(report->from, day) <= 0 && bp_date_compare(day, report->to) <= 0)
            return number->targets[i].text;
    }
    return "";
}

bool bp_number_miss(const struct bp_plan *plan, const struct bp_number *number, int64_t *miss)
{
    int64_t target, actual, baseline;
    if (!bp_decimal_read(bp_number_target(plan, number), &target) ||
        !bp_decimal_read(bp_number_actual(number).text, &actual))
        return false;
    bool higher = number->better == BP_BETTER_HIGHER;
    if (number->better == BP_BETTER_UNSAID) { /* the target tells the direction from the baseline */
        if (!bp_decimal_read(number->baseline, &baseline) || baseline == target)
            return false;
        higher = target > baseline;
    }
    *miss = higher ? target - actual : actual - target;
    return true;
}

/* The first status that is good, but not finished: a target that is met goes on. Else the first finished
 * one. */
static int good_status(const struct bp_scheme *scheme)
{
    int finished = -1;
    for (int i = 0; i < scheme->n; i++) {
        const struct bp_status *status = &scheme->items[i];
        if (i == scheme->missing || status->exception || status->neutral || !status->counted)
            continue;
        if (!status->complete)
            return i;
        if (finished < 0)
            finished = i;
    }
    return finished;
}

static int exception_status(const struct bp_scheme *scheme, bool last)
{
    int found = -1;
    for (int i = 0; i < scheme->n; i++)
        if (i != scheme->missing && scheme->items[i].exception && (found < 0 || last))
            found = i;
    return found;
}

int bp_number_status(const struct bp_plan *plan, const struct bp_number *number)
{
    int64_t miss, tolerance;
    if (!bp_decimal_read(number->tolerance, &tolerance) || !bp_number_miss(plan, number, &miss))
        return -1;
    if (tolerance < 0) /* "-2": two below still counts as near */
        tolerance = -tolerance;
    return miss <= 0 ? good_status(&plan->scheme) : exception_status(&plan->scheme, miss > tolerance);
}

/* A row below one that has the sum is a part of that one. */
static bool is_part(const struct bp_row *row, enum bp_sum sum)
{
    while ((row = bp_row_parent(row)))
        if (row->money && *row->money->sums[sum] && !row->context)
            return true;
    return false;
}

bool bp_sum_rows(const struct bp_row *rows, uint32_t n, enum bp_sum sum, int64_t *total, const char **unit)
{
    bool any = false;
    *total = 0;
    for (uint32_t i = 0; i < n; i++) {
        const struct bp_money *money = rows[i].money;
        int64_t value;
        if (!money || !*money->sums[sum] || rows[i].context || is_part(&rows[i], sum))
            continue;
        if ((any && strcmp(money->unit, *unit) != 0) || !bp_decimal_read(money->sums[sum], &value) ||
            __builtin_add_overflow(*total, value, total))
            return false;
        *unit = money->unit;
        any = true;
    }
    return any;
}
