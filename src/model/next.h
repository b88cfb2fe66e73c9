/* next.h: the reporting period after a given one, and how titles change for it. */
#ifndef BP_NEXT_H
#define BP_NEXT_H

#include "base/arena.h"
#include "model/plan.h"

/* The next period of the same length: in whole months if the period has whole months (such as a
 * quarter), else in days. Returns false if the calendar ends before that. */
bool bp_next_period(struct bp_date *from, struct bp_date *to);

enum bp_naming {
    BP_NAMES_NO_TIME, /* "Monitoring Report": still right in the next period */
    BP_NAMES_QUARTER, /* "Quarter 2 2019/20" in that very quarter: the next title is certain */
    BP_NAMES_TIME,    /* "July to September", "Half-year", "Report 7": only a person can say what
                         comes next */
};

/* What a text says about the period in which it was written. `next` becomes the text for the next
 * period. It is the same text, unless it names a quarter and the next one is certain. Returns false
 * if memory ran out. */
bool bp_next_words(const struct bp_inline *text, struct bp_date from, struct bp_date to,
                   struct bp_arena *arena, enum bp_naming *naming, struct bp_inline *next);

#endif
