/* generate.h: plans made from a seed, for the property tests: mostly plain, with every kind of trouble now
 * and then: rows taller than pages, words wider than columns, empty cells, nested lists. */
#ifndef TEST_GENERATE_H
#define TEST_GENERATE_H

#include <stdint.h>

#include "base/buf.h"

/* A word of each text in a restricted row, and of no other. */
#define GENERATED_SECRET "zqsecret"

/* Writes the XML of plan number `seed`. The same seed gives the same plan. */
void generate_plan(uint64_t seed, struct bp_buf *out);

#endif
