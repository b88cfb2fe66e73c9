/* date.h: calendar days, and due dates as people write them. Proleptic Gregorian, years 1 to 9999. */
#ifndef BP_DATE_H
#define BP_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct bp_date {
    int16_t year; /* 0: no date */
    int8_t month, day;
};

/* Reads "YYYY-MM-DD" (ISO 8601 calendar date, a day that exists). */
bool bp_date_iso(const char *text, struct bp_date *out);

/* < 0, 0, > 0 */
int bp_date_compare(struct bp_date a, struct bp_date b);

enum bp_due_kind {
    BP_DUE_NONE,    /* nothing is written */
    BP_DUE_DAY,     /* a day, month, quarter or year; the last day is known */
    BP_DUE_OPEN,    /* "On-going", "TBC", "Annually": on purpose without a day */
    BP_DUE_UNKNOWN, /* not understood */
};

/* Reads a due date as people in local government write it: 2020-03-31, 31/03/2020, 31.3.20, "31
 * March 2020", "31st March 2020", "March 2020", "Sept 2019", "Mar-20", "Q3 2019/20" (31 December
 * 2019: the financial year begins in April), "2019/20" (31 March 2020), "2020". "Spring 2020" is
 * unknown. */
enum bp_due_kind bp_due_read(const char *text, struct bp_date *last_day);

/* Writes "1 July 2019". `out` must hold at least 24 bytes. */
void bp_date_words(struct bp_date date, char *out);

#endif
