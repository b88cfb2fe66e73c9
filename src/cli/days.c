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

bool day_read(const char *text, unsigned long *number)
{
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' || strspn(text, "0123456789-") != 10)
        return false;
    const unsigned long year = strtoul(text, NULL, 10), month = strtoul(text + 5, NULL, 10),
                        day = strtoul(text + 8, NULL, 10);
    *number = (year * 12 + month) * 31 + day;
    return year && month >= 1 && month <= 12 && day >= 1 && day <= days_of_month(year, month);
}
