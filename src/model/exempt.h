/* exempt.h: why a row or an item is not for publication: the paragraph of Schedule 12A to the Local
 * Government Act 1972 that makes it exempt information (section 100I), 1 to 7 of Part 1 in England and 12 to
 * 18 of Part 4 in Wales.
 *
 * The paragraphs' words are the Schedule's own: Part 1 as substituted by the Local Government (Access to
 * Information) (Variation) Order 2006 (S.I. 2006/88), article 2; Part 4 by S.I. 2007/969 (W. 86). */
#ifndef BP_EXEMPT_H
#define BP_EXEMPT_H

#include <stdint.h>

#include "base/arena.h"
#include "model/house.h"

/* The value of `restricted`: the number of a paragraph, or one of these. */
enum { BP_UNRESTRICTED = 0, BP_RESTRICTED_UNSAID = -1 };

/* The values of the attribute: "no", "yes", "Schedule 12A paragraph 3"; ends in NULL. */
extern const char *const bp_exempt_values[];

/* Values from this index on name a paragraph. The ones before are "no" and "yes". */
#define BP_EXEMPT_GROUND 2

/* The meaning of an index into bp_exempt_values (-1: no attribute), and the attribute's value for a
 * meaning (NULL for BP_UNRESTRICTED). */
int bp_exempt_from(int index);
const char *bp_exempt_value(int restricted);

/* "Information relating to any individual."; none if no paragraph is given. */
enum bp_word bp_exempt_words(int restricted);

/* A set of paragraphs: bit n for paragraph n, bit 0 for rows restricted without a paragraph. */
typedef uint32_t bp_exempt_set;
bp_exempt_set bp_exempt_add(bp_exempt_set set, int restricted);

/* "Schedule 12A paragraph 3", "Schedule 12A paragraphs 1 and 3"; "" if the set has no paragraph.
 * NULL if memory ran out. */
const char *bp_exempt_list(const struct bp_house *house, bp_exempt_set set, struct bp_arena *arena);

#endif
