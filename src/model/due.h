/* due.h: due dates as people write them. */
#ifndef BP_DUE_H
#define BP_DUE_H

#include "model/date.h"

enum bp_due_kind {
    BP_DUE_NONE,    /* nothing is written */
    BP_DUE_DAY,     /* a day, month, quarter or year; the last day is known */
    BP_DUE_OPEN,    /* "On-going", "TBC", "Annually", "Medium term": on purpose without a last day */
    BP_DUE_UNKNOWN, /* not understood */
};

/* The days that the plan and its report cover. A due date like "Q3" or "End of year" is one of them.
 * Year 0: not given. */
struct bp_due_years {
    struct bp_date from, to, report_from, report_to;
};

/* Reads a due date, in English or Welsh, and gives the last day that it names:
 *     2020-03-31, 31/03/2020, 31.3.20, 31st March 2020, Mawrth 2020, Mar-20    as written
 *     2020; 2019/20; FY20; 2019/20 academic year     31 December; 31 March, the same; 31 July
 *     Q3 2019/20; H1 2019/20                         the financial year begins in April
 *     Q3 2020, first half of 2020                    of the calendar year; of the plan's own year if
 *                                                    the plan begins in another month than January
 *     Spring 2020, Winter 2020                       31 May 2020, 28 February 2021
 *     Autumn, Spring, Summer term 2020               31 December, 30 April, 31 July 2020
 *     Early, mid, late 2020                          31 March, 30 June, 31 December
 *     w/c 5 October 2020                             the Sunday of that week
 *     June and December 2020; Apr 2020 - Mar 2021    the last of them
 *     Q3; End of year; Mar 20                        as `years` tells; `years` may be NULL
 */
enum bp_due_kind bp_due_read(const char *text, const struct bp_due_years *years,
                             struct bp_date *last_day);

/* Whether the text is not understood, and would be with this year at its end ("30 Sept"). Gives the
 * last day that it then names. */
bool bp_due_lacks_year(const char *text, const struct bp_due_years *years, int year,
                       struct bp_date *last_day);

#endif
