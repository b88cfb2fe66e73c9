/* due_words.h: the words that due dates are made of, in English and Welsh. */
#ifndef BP_DUE_WORDS_H
#define BP_DUE_WORDS_H

#include <stddef.h>
#include <stdint.h>

enum bp_due_word {
    BP_DW_OTHER,     /* no word of a date */
    BP_DW_MONTH,     /* value: 1 to 12 */
    BP_DW_SEASON,    /* 1 spring to 4 winter */
    BP_DW_NTH,       /* "first": 1 */
    BP_DW_QUARTER,
    BP_DW_HALF,
    BP_DW_TERM,      /* a school's, or "in the long term" */
    BP_DW_SPAN,      /* "short", before or after "term" */
    BP_DW_YEAR,
    BP_DW_FINANCIAL, /* what kind of year: it ends in March */
    BP_DW_ACADEMIC,  /* it ends in July */
    BP_DW_PART,      /* 1 early, 2 mid, 3 late */
    BP_DW_END,
    BP_DW_WEEK,
    BP_DW_BEGINS,    /* "commencing" */
    BP_DW_ENDS,      /* "ending" */
    BP_DW_UNIT,      /* "months", after a number */
    BP_DW_FILLER,    /* changes no day */
    BP_DW_DAY,       /* the same; the name of a weekday follows */
    BP_DW_ORDINAL,   /* the "st" of "1st" */
    BP_DW_AND,       /* between two dates */
    BP_DW_UNTIL,     /* the same, or before the end of what goes on */
    BP_DW_REVIEW,    /* the date is that of a look at it */
    BP_DW_OPEN,      /* there is no last day */
};

#define BP_DUE_WORD 16 /* bytes of the longest word, with the NUL */

/* What a word means. `word` is in lower case. */
enum bp_due_word bp_due_word(const char *word, int *value);

#endif
