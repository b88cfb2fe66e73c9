/* styles.h: house styles made from a seed, for the property tests: all sheets, margins from the narrowest to
 * the widest, and widths for some columns, which may be too much for the sheet. */
#ifndef TEST_STYLES_H
#define TEST_STYLES_H

#include "model/style.h"

/* A style for the plan. It lists the columns in the plan's own order. */
struct bp_house_style *generate_style(uint64_t seed, const struct bp_plan *plan, struct bp_arena *arena);

#endif
