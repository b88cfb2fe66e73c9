/* date.h: calendar days. Proleptic Gregorian, years 1 to 9999. */
#ifndef BP_DATE_H
#define BP_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct bp_date {
    int16_t year; /* 0: no date */
    int8_t month, day;
};

/* How a report writes days: "1 July 2019", "1 Jul 2019", "01/07/2019", "2019-07-01". */
enum bp_date_form { BP_DATE_LONG, BP_DATE_SHORT, BP_DATE_NUMERIC, BP_DATE_ISO };
extern const char *const bp_date_form_names[]; /* ends with NULL */

/* Reads "YYYY-MM-DD" (ISO 8601 calendar date, a day that exists). */
bool bp_date_iso(const char *text, struct bp_date *out);

/* Sets *out if the day exists. */
bool bp_date_make(int year, int month, int day, struct bp_date *out);

/* The last day of the month that comes `later` months (0: none) after this one; year 0 if there is no such
 * month. */
struct bp_date bp_date_month_end(int year, int month, int later);

/* The day that comes so many days later. */
struct bp_date bp_date_after(struct bp_date date, int days);

/* How many days later `to` comes than `from`. */
int bp_date_days(struct bp_date from, struct bp_date to);

/* < 0, 0, > 0 */
int bp_date_compare(struct bp_date a, struct bp_date b);

/* Writes "1 July 2019". `out` must hold at least 24 bytes. */
void bp_date_words(struct bp_date date, char *out);

#endif
