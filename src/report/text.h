/* text.h: texts that the report makes, from words of the house and from texts of the plan. They live as long
 * as the arena that they are made in. */
#ifndef BP_REPORT_TEXT_H
#define BP_REPORT_TEXT_H

#include "base/arena.h"
#include "model/house.h"
#include "model/plan.h"

/* A formatted text. */
const char *bp_say(struct bp_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
const struct bp_inline *bp_say_inline(struct bp_arena *arena, const char *text);
/* A text from an attribute at `at` in the source. */
const struct bp_inline *bp_say_inline_at(struct bp_arena *arena, const char *text, uint32_t at);

/* Joins two texts, with `between` in the middle. */
const struct bp_inline *bp_inline_join(struct bp_arena *arena, const struct bp_inline *a, const char *between,
                                       const struct bp_inline *b);
/* "Kent Police, Sevenoaks District Council". Empty ones are left out. */
const struct bp_inline *bp_inline_list(struct bp_arena *arena, const struct bp_inline *items, uint32_t n);
/* Fills in a phrase of the house; {0} is a text of the author's, which keeps its markup. A NULL ends `…`. */
const struct bp_inline *bp_fill_inline(struct bp_arena *arena, const char *phrase,
                                       const struct bp_inline *text, ...) __attribute__((sentinel));
/* A copy of the text with a style added to each run. */
const struct bp_inline *bp_inline_look(struct bp_arena *arena, const struct bp_inline *text,
                                       enum bp_style style);

#endif
