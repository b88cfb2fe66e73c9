/* rows.h: which rows of a plan are wanted, on the command line. Private to src/cli. */
#ifndef CLI_ROWS_H
#define CLI_ROWS_H

#include <stdbool.h>

#include "boardpaper.h"

enum { MOST_ONLY = 64 }; /* more than there are statuses and words of ours */

/* The words of --only, --priority, --lead, --partner and --edition; they point into argv. */
struct rows {
    char *lists[MOST_ONLY]; /* as given: "overdue,missing" */
    size_t n_lists;
    const char *only[MOST_ONLY]; /* each word of these */
    bp_selection selection; /* by rows_settle */
    bool chosen;            /* it leaves rows out */
    bool public_edition, chase;
};

/* Adds a list of --only, and sets the edition. False: said on stderr why not. */
bool rows_add_only(struct rows *rows, char *list);
bool rows_set_edition(struct rows *rows, const char *edition);

/* Takes the lists apart, and completes the selection. False: a word of them is no row's; said so. */
bool rows_settle(struct rows *rows);

#endif
