/* show.h: findings for people. Private to src/cli. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include <stdbool.h>
#include <stdio.h>

#include "boardpaper.h"
#include "cli/options.h"

/* Whether to colour what goes to `to`: as the option says, else on a terminal that wants it. */
bool show_coloured(enum colour colour, FILE *to);

/* One finding: its place and message, the line of the plan with what is meant underlined, the hint,
 * and the related place. */
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
