/* rows.h: the rows that the command line asks for. Private to src/cli. */
#ifndef CLI_ROWS_H
#define CLI_ROWS_H

#include <stdbool.h>

#include "boardpaper.h"

enum { MOST_ONLY = 64 }; /* must be more than there are statuses and words of ours */

/* The words of --only, --priority, --lead, --partner and --edition; they point into argv. */
struct rows {
    const char *only[MOST_ONLY]; /* the words of all lists given with --only */
    bp_selection selection; /* set by rows_settle */
    bool chosen;            /* some rows are left out */
    bool public_edition, restricted_edition; /* --edition; neither: not given */
    bool chase;
};

/* Splits a list of --only, such as "overdue,missing", and adds its words. If one of them chooses no
 * rows, or there are too many, says so and returns false. */
bool rows_add_only(struct rows *rows, char *list);

/* Completes the selection after all options were read. */
void rows_settle(struct rows *rows);

#endif
