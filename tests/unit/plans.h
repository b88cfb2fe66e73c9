/* plans.h: an arena for each test of a program, plans from XML in memory, and what a text has to contain. */
#ifndef TEST_PLANS_H
#define TEST_PLANS_H

#include "base/buf.h"
#include "model/plan.h"

/* A test of a list of cmocka's, with the program's `arena` made before it and cleared after it. */
#define ARENA_TEST(test) cmocka_unit_test_prestate_setup_teardown(test, arena_setup, arena_teardown, &arena)
int arena_setup(void **state);
int arena_teardown(void **state);

/* Reads a plan that has no errors, and frees its XML. The plan lives as long as the arena. */
struct bp_plan *read_plan(struct bp_arena *arena, struct bp_buf *xml);

void assert_part(const char *text, const char *part);
void assert_no_part(const char *text, const char *part);

#endif
