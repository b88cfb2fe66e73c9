/* days.c: reads a day. */
#include "cli/days.h"

#include <stdlib.h>
#include <string.h>

unsigned days_of_month(unsigned long year, unsigned long month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap ? 1u : 0u);
}

bool day_read(const char *text, struct day *out)
{
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' || strspn(text, "0123456789-") != 10)
        return false;
    *out = (struct day){strtoul(text, NULL, 10), strtoul(text + 5, NULL, 10), strtoul(text + 8, NULL, 10)};
    return out->year && out->month >= 1 && out->month <= 12 && out->day >= 1 &&
           out->day <= days_of_month(out->year, out->month);
}
