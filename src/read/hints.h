/* hints.h: hints that name what is allowed, and what was probably meant. All lie in `arena`; where memory
 * has run out a hint is shorter, and the arena says so. */
#ifndef BP_HINTS_H
#define BP_HINTS_H

#include "base/arena.h"
#include "model/schema.h"

/* "did you mean "green"? (green, amber, red)", or "one of: green, amber, red". */
const char *bp_hint_choice(struct bp_arena *arena, const char *word, const char *const *choices,
                           size_t n);

/* For an element that `parent` does not have. */
const char *bp_hint_element(struct bp_arena *arena, enum bp_element parent, const char *name);

/* For an attribute that `element` does not have. */
const char *bp_hint_attribute(struct bp_arena *arena, enum bp_element element, const char *name);

/* "put it before <report>; the order is: …" */
const char *bp_hint_order(struct bp_arena *arena, enum bp_element parent, const char *where,
                          const char *sibling);

/* For a child that is needed. */
const char *bp_hint_lacking(struct bp_arena *arena, enum bp_element parent, enum bp_element child);

/* For text that may not stand in `parent`. */
const char *bp_hint_text(struct bp_arena *arena, enum bp_element parent);

#endif
