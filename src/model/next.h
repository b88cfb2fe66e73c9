/* next.h: the reporting period after a given one, and how titles change for it. */
#ifndef BP_NEXT_H
#define BP_NEXT_H

#include "base/arena.h"
#include "model/plan.h"

/* The next period of the same length: in whole months if the period has whole months (such as a
 * quarter), or ends the day before the day on which it began (16 March to 15 June); else in days. Returns
 * false if the calendar ends before that. */
bool bp_next_period(struct bp_date *from, struct bp_date *to);

/* How many whole months a period has; 0 if it does not begin and end with whole months. */
int bp_whole_months(struct bp_date from, struct bp_date to);

enum bp_naming {
    BP_NAMES_NO_TIME, /* "Monitoring Report": still right in the next period */
    BP_NAMES_PERIOD,  /* "Quarter 2 2019/20" in that very quarter, "2022-23" in that year, "March 2018" in
                         that month: the next title is certain */
    BP_NAMES_TIME,    /* "Half-year", "Report 7", or another time: only a person can say what comes next */
};

/* What a text says about the period in which it was written. `next` becomes the text for the next
 * period. It is the same text, unless all that it says of time is certain. English and Welsh are
 * understood. Returns false if memory ran out. */
bool bp_next_words(const struct bp_inline *text, struct bp_date from, struct bp_date to,
                   struct bp_arena *arena, enum bp_naming *naming, struct bp_inline *next);

#endif
