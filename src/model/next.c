/* next.c: the period after a given one. */
#include "model/next.h"

int bp_whole_months(struct bp_date from, struct bp_date to)
{
    if (from.day != 1 || bp_date_after(to, 1).day != 1)
        return 0;
    return 12 * (to.year - from.year) + to.month - from.month + 1;
}

/* How many months a period has that ends the day before the day of the month on which it began, such as
 * 16 March to 15 June; 0 if it is no such period, or if not all months have that day. */
static int months_to_the_day(struct bp_date from, struct bp_date to)
{
    struct bp_date after = bp_date_after(to, 1);
    return after.day == from.day && from.day <= 28
               ? 12 * (after.year - from.year) + after.month - from.month : 0;
}

bool bp_next_period(struct bp_date *from, struct bp_date *to)
{
    int months = bp_whole_months(*from, *to), same = months_to_the_day(*from, *to);
    int days = bp_date_days(*from, *to);
    if (2 * to->year - from->year > 9990)
        return false;
    *from = bp_date_after(*to, 1);
    if (months) {
        *to = bp_date_month_end(from->year, from->month, months - 1);
    } else if (same) {
        *to = bp_date_month_end(from->year, from->month, same);
        to->day = (int8_t)(from->day - 1);
    } else {
        *to = bp_date_after(*from, days);
    }
    return true;
}
