/* tracker.h: an officer's table, as if a reader had read it and its columns were understood. */
#ifndef TRACKER_H
#define TRACKER_H

#include "base/arena.h"
#include "base/diag.h"
#include "onramp/onramp.h"
#include "onramp/found.h"

#define TRACKER_TABLES 4

struct tracker {
    struct bp_arena arena;
    struct bp_diags diags;
    struct bp_source source;
    struct bp_book book;
    struct bp_found found;
    struct bp_map map;
    struct bp_plan *made, *read; /* by tracker_make; read NULL: the XML was refused */
    struct bp_onramp onramp;     /* its XML */
};

void tracker_open(struct tracker *tracker);
void tracker_close(struct tracker *tracker);

/* A test of a list of cmocka's, with the program's tracker `t` opened before it and closed after it. */
#define TRACKER_TEST(test) cmocka_unit_test_prestate_setup_teardown(test, tracker_setup, tracker_teardown, &t)
int tracker_setup(void **state);
int tracker_teardown(void **state);

/* Adds a table. `fields`: what each column is, ends with BP_IS_FIELDS. `rows`: texts parted by "|",
 * the first row is the header; ends with NULL. A row that begins with "=" is the banner of a
 * priority, with "+" one that goes on, with "*" a note; with ">" or ">>" it is below the one
 * before. */
struct bp_found_table *tracker_table(struct tracker *tracker, const char *sheet, bool measures,
                                     const enum bp_field_id *fields, const char *const *rows);
/* A cell of a table, made if it is not there. Row 0 is the header. */
struct bp_cell *tracker_cell(struct tracker *tracker, struct bp_found_table *table, uint32_t row,
                             uint32_t column);
void tracker_fact(struct tracker *tracker, enum bp_fact fact, const char *text);
void tracker_map(struct tracker *tracker, enum bp_map_verb verb, const char *a, const char *b);

/* Makes the plan, writes it and reads it again. False: it was refused; then the findings say why.
 */
bool tracker_make(struct tracker *tracker);
const char *tracker_xml(struct tracker *tracker);
/* How many findings have this code. */
int tracker_found(const struct tracker *tracker, int code);
const struct bp_diag *tracker_finding(const struct tracker *tracker, int code);

void tracker_has(struct tracker *tracker, const char *part);
void tracker_has_not(struct tracker *tracker, const char *part);
/* That each word of each cell with text is in the XML, or that a finding names it. */
void tracker_keeps_words(struct tracker *tracker);

#endif
