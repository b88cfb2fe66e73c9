/* seeds.h: what the property tests share: the seeds that they try, how they fail at one, and the embedded
 * faces. */
#ifndef TEST_SEEDS_H
#define TEST_SEEDS_H

#include <stdint.h>

#include "layout/font.h"

/* The seed that is tried now. */
extern uint64_t seed_now;

/* Ends the test; says for which seed. */
void fail_at(const char *what, const char *detail);

/* Tries the seed that BP_SEED names; or as many as BP_SEEDS says, or else `n`, from 0 on. */
void try_seeds(uint64_t n, void (*try_seed)(uint64_t seed));

/* For cmocka_run_group_tests. */
extern struct bp_fonts fonts;
int open_fonts(void **state);
int close_fonts(void **state);

#endif
