/* grids.h: books of grids drawn as text, and what was understood of them, as text. */
#ifndef TEST_GRIDS_H
#define TEST_GRIDS_H

#include "onramp/found.h"

struct drawn {
    struct bp_arena arena;
    struct bp_diags diags;
    struct bp_book book;
    struct bp_found found;
    struct bp_map map;
    struct bp_buf said;
};

void drawn_open(struct drawn *d);
void drawn_close(struct drawn *d);

/* A test of a list of cmocka's, with the program's drawn book `d` opened before it and closed after it. */
#define DRAWN_TEST(test) cmocka_unit_test_prestate_setup_teardown(test, drawn_setup, drawn_teardown, &d)
int drawn_setup(void **state);
int drawn_teardown(void **state);

/* Adds a grid: a line for each row, a "|" between cells. At the beginning of a line, "~" hides the row. At the
 * beginning of a cell, in this order: ">3 " spans three columns, "^2 " two rows, "*" is bold, "[92D050]" is a
 * fill, "!" is struck through, "@" a date, "#" a number. "\n" (two characters) is a line's end. */
struct bp_grid *drawn_grid(struct drawn *d, enum bp_grid_kind kind, const char *name, const char *picture);
/* Adds a line of a document; `heading` 0: a paragraph, bold if it begins with "*". */
void drawn_line(struct drawn *d, uint8_t heading, const char *text);
/* Adds a line to the map. */
void drawn_map(struct drawn *d, enum bp_map_verb verb, const char *a, const char *b, const char *c);

/* Finds what they hold. False: no memory. */
bool drawn_find(struct drawn *d);

/* "ref description due* unknown": the fields of a table's columns; "*" likely, "?" guessed, ":Q1" a period. */
const char *drawn_columns(struct drawn *d, uint32_t table);
/* "T H P a b m N": the rows of a table, by their kinds: T title, H header, P priority, G group, a b c actions of
 * levels 0 to 2, u measure, m more, S sum, K key, N note, X left; a priority's index after each action. */
const char *drawn_rows(struct drawn *d, uint32_t table);
/* "Roads; Parks < Places": priorities, and the groups they are in. */
const char *drawn_priorities(struct drawn *d);
/* "title=Plan; period=Q2": the facts. */
const char *drawn_facts(struct drawn *d);
/* "Green=on track; Red=": the keys. */
const char *drawn_keys(struct drawn *d);
/* The codes of the findings: "8052 8054". */
const char *drawn_codes(struct drawn *d);

#endif
