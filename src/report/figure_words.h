/* figure_words.h: figures as people write them: with commas between thousands, and with their unit. */
#ifndef BP_FIGURE_WORDS_H
#define BP_FIGURE_WORDS_H

#include "report/story.h"

/* "97.15%", "£2,900", "2,450 accidents"; words, and a figure whose unit is too long to stand with each, are
 * without it. */
const char *bp_figure_words(struct bp_arena *work, const char *figure, const char *unit);

/* The unit, or the rest of it, if it does not stand with each figure; else "". */
const char *bp_figure_unit_apart(const char *unit);

/* "Baseline: 4,620 crimes; Target: 4,500 crimes; Q1: 4,560 crimes; lower is better"; "" if there are no
 * figures. */
const char *bp_number_words(const struct bp_story *story, struct bp_arena *work,
                            const struct bp_number *number);

#endif
