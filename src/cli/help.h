/* help.h: describes the command line. Private to src/cli. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/options.h"

/* Prints the whole help, or the help for one verb. */
void help_print(const struct verb *verb);

/* Three lines for a call without any words. */
void help_usage(void);

/* The verb `help`. */
enum status help_run(const struct settings *settings);

#endif
