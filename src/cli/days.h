/* days.h: the days that the program itself reads, of the Gregorian calendar. */
#ifndef DAYS_H
#define DAYS_H

#include <stdbool.h>

struct day {
    unsigned long year, month, day;
};

/* Whether the text is a day that exists, as YYYY-MM-DD. Such texts compare as their days do. */
bool day_read(const char *text, struct day *out);

/* How many days the month has, from 1 to 12. */
unsigned days_of_month(unsigned long year, unsigned long month);

#endif
