/* next.c: counts days and whole months. */
#include "model/next.h"

/* Days since 1 March of year 0. Years begin in March here, so that the leap day comes last. */
static int32_t to_days(struct bp_date date)
{
    int32_t month = (date.month + 9) % 12, year = date.year - month / 10;
    return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + date.day - 1;
}

static struct bp_date from_days(int32_t days)
{
    int32_t year = (int32_t)((10000 * (int64_t)days + 14780) / 3652425);
    int32_t rest = days - (365 * year + year / 4 - year / 100 + year / 400);
    if (rest < 0) {
        year--;
        rest = days - (365 * year + year / 4 - year / 100 + year / 400);
    }
    int32_t month = (100 * rest + 52) / 3060;
    return (struct bp_date){(int16_t)(year + (month + 2) / 12), (int8_t)((month + 2) % 12 + 1),
                            (int8_t)(rest - (month * 306 + 5) / 10 + 1)};
}

static struct bp_date day_after(struct bp_date date)
{
    return from_days(to_days(date) + 1);
}

/* The last day of the month that is `months` after the month of `date`. */
static struct bp_date month_end(struct bp_date date, int months)
{
    int month = date.month + months; /* the month after that one, counted from 0 */
    struct bp_date first = {(int16_t)(date.year + month / 12), (int8_t)(month % 12 + 1), 1};
    return from_days(to_days(first) - 1);
}

int bp_whole_months(struct bp_date from, struct bp_date to)
{
    if (from.day != 1 || day_after(to).day != 1)
        return 0;
    return 12 * (to.year - from.year) + to.month - from.month + 1;
}

/* How many months a period has that ends the day before the day of the month on which it began, such as
 * 16 March to 15 June; 0 if it is no such period, or if not all months have that day. */
static int months_to_the_day(struct bp_date from, struct bp_date to)
{
    struct bp_date after = day_after(to);
    return after.day == from.day && from.day <= 28
               ? 12 * (after.year - from.year) + after.month - from.month : 0;
}

bool bp_next_period(struct bp_date *from, struct bp_date *to)
{
    int months = bp_whole_months(*from, *to), same = months_to_the_day(*from, *to);
    int32_t days = to_days(*to) - to_days(*from);
    if (2 * to->year - from->year > 9990)
        return false;
    *from = day_after(*to);
    if (months) {
        *to = month_end(*from, months - 1);
    } else if (same) {
        *to = month_end(*from, same);
        to->day = (int8_t)(from->day - 1);
    } else {
        *to = from_days(to_days(*from) + days);
    }
    return true;
}
