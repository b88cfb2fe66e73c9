/* show.h: findings for people. Private to src/cli. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include <stdbool.h>
#include <stdio.h>

#include "boardpaper.h"
#include "cli/options.h"

/* Whether to use colours in `to`: as the option says, or else if it is a terminal with colours. */
bool show_coloured(enum colour colour, FILE *to);

/* Prints a finding: its place and message, the line of the plan with a mark below it, the hint, and
 * the related place. */
void show_finding(FILE *to, const bp_diag *diag, bool coloured);

struct tally {
    size_t errors, warnings, notes;
};

struct tally show_tally(const bp_doc *doc);

/* "2 errors, 1 warning", or "no findings". */
void show_counts(FILE *to, struct tally tally);

/* "error", "warning", "note" */
extern const char *const show_severities[];

#endif
