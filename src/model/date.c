/* date.c: calendar days. */
#include "model/date.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/house.h"

static int month_days(int year, int month)
{
    static const int8_t days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool bp_date_make(int year, int month, int day, struct bp_date *out)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > month_days(year, month))
        return false;
    *out = (struct bp_date){(int16_t)year, (int8_t)month, (int8_t)day};
    return true;
}

static bool read_digits(const char *text, int n, int *value)
{
    *value = 0;
    for (int i = 0; i < n; i++) {
        if (!bp_is_digit(text[i]))
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool bp_date_iso(const char *text, struct bp_date *out)
{
    int year, month, day;
    return strlen(text) == 10 && read_digits(text, 4, &year) && text[4] == '-' &&
           read_digits(text + 5, 2, &month) && text[7] == '-' && read_digits(text + 8, 2, &day) &&
           bp_date_make(year, month, day, out);
}

struct bp_date bp_date_month_end(int year, int month, int later)
{
    struct bp_date end = {0};
    int last = month - 1 + later;
    if (month >= 1 && month <= 12)
        bp_date_make(year + last / 12, last % 12 + 1, month_days(year + last / 12, last % 12 + 1), &end);
    return end;
}

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

struct bp_date bp_date_after(struct bp_date date, int days)
{
    return from_days(to_days(date) + days);
}

int bp_date_days(struct bp_date from, struct bp_date to)
{
    return to_days(to) - to_days(from);
}

int bp_date_compare(struct bp_date a, struct bp_date b)
{
    if (a.year != b.year)
        return a.year - b.year;
    return a.month != b.month ? a.month - b.month : a.day - b.day;
}

void bp_date_words(struct bp_date date, char *out)
{
    bool known = date.month >= 1 && date.month <= 12;
    const char *month = known ? bp_house_months(&bp_house_english)[date.month - 1] : "";
    snprintf(out, 24, "%d %s %d", date.day, month, date.year);
}
