/* next.h: the reporting period that follows one, and what becomes of the words that name it. */
#ifndef BP_NEXT_H
#define BP_NEXT_H

#include "base/arena.h"
#include "model/plan.h"

/* The period of the same length that follows: of as many whole months where it has whole months, such
 * as a quarter, else of as many days. False: the calendar ends before it does. */
bool bp_next_period(struct bp_date *from, struct bp_date *to);

enum bp_naming {
    BP_NAMES_NO_TIME, /* "Monitoring Report": it holds for the next period too */
    BP_NAMES_QUARTER, /* "Quarter 2 2019/20" in that very quarter: the next is certain */
    BP_NAMES_TIME,    /* "July to September", "Half-year", "Report 7": only a person can tell */
};

/* What a text says of the period in which it was written. `next` becomes the text for the period after:
 * the same, but where a quarter is named and it is certain. False: memory ran out. */
bool bp_next_words(const struct bp_inline *text, struct bp_date from, struct bp_date to,
                   struct bp_arena *arena, enum bp_naming *naming, struct bp_inline *next);

#endif
