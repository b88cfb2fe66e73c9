/* hints.h: hints that name what is allowed and what the author probably meant. All are allocated in
 * `arena`. If memory runs out a hint is shorter, and the arena records it. */
#ifndef BP_HINTS_H
#define BP_HINTS_H

#include "base/arena.h"
#include "model/schema.h"

/* "did you mean "green"? (green, amber, red)", or "one of: green, amber, red". */
const char *bp_hint_choice(struct bp_arena *arena, const char *word, const char *const *choices,
                           size_t n);

/* What the author probably meant by an element that `parent` does not have, or by an attribute that
 * `element` does not have. BP_EL_NONE or NULL if there is no good guess. */
enum bp_element bp_meant_element(enum bp_element parent, const char *name);
const char *bp_meant_attribute(enum bp_element element, const char *name);

/* A label where the id belongs: did you mean "green" (Completed)? */
const char *bp_hint_label(struct bp_arena *arena, const char *id, const char *label);

/* For a word that is not the code of a check: the code that was probably meant, by its number, its
 * name or a misspelling. */
const char *bp_hint_check(struct bp_arena *arena, const char *word);

/* For an element that `parent` does not have, in the format with this root element. */
const char *bp_hint_element(struct bp_arena *arena, enum bp_element root, enum bp_element parent,
                            const char *name);

/* For an attribute that `element` does not have. */
const char *bp_hint_attribute(struct bp_arena *arena, enum bp_element element, const char *name);

/* For an element that is not allowed in `open` (a text) but is allowed in the parent of `open`. */
const char *bp_hint_left_open(struct bp_arena *arena, enum bp_element open, enum bp_element parent);

/* "put it before <report>; the order is: …" */
const char *bp_hint_order(struct bp_arena *arena, enum bp_element parent, const char *where,
                          const char *sibling);

/* For a required child that is missing. */
const char *bp_hint_lacking(struct bp_arena *arena, enum bp_element parent, enum bp_element child);

/* For text that is not allowed in `parent`. */
const char *bp_hint_text(struct bp_arena *arena, enum bp_element parent);

#endif
