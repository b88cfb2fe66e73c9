/* rows.h: which rows of a plan are wanted, on the command line. Private to src/cli. */
#ifndef CLI_ROWS_H
#define CLI_ROWS_H

#include <stdbool.h>

#include "boardpaper.h"

enum { MOST_ONLY = 64 }; /* more than there are statuses and words of ours */

/* The words of --only, --priority, --lead, --partner and --edition; they point into argv. */
struct rows {
    const char *only[MOST_ONLY]; /* the words of all lists of --only */
    bp_selection selection; /* by rows_settle */
    bool chosen;            /* it leaves rows out */
    bool public_edition, chase;
};

/* Takes a list of --only apart, such as "overdue,missing", and adds its words. False: one of them chooses no
 * rows, or there are too many; said on stderr. */
bool rows_add_only(struct rows *rows, char *list);

/* Completes the selection, when all options were read. */
void rows_settle(struct rows *rows);

#endif
