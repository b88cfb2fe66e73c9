/* check.h: the verbs `check` and `explain`. Private to src/cli. */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include <stdbool.h>
#include <stdio.h>

#include "boardpaper.h"
#include "cli/options.h"
#include "cli/show.h"

enum status check_run(const struct settings *settings);
enum status explain_run(const struct settings *settings);

/* If there are options for the checks but no option that asks for findings, says so and returns
 * false. */
bool check_wanted(const struct settings *settings);

/* The options of the checks; `previous` may be NULL. */
/* The closing line: "plan.xml: 2 warnings; wrote findings.pdf"; `output` may be NULL. */
void check_close(FILE *to, const char *plan, struct tally tally, const char *output);

void check_options(const struct settings *settings, const bp_doc *previous, bp_check_options *checks);

#endif
