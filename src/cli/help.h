/* help.h: describes the command line. Private to src/cli. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/options.h"

/* The whole help, or that of one verb. */
void help_print(const struct verb *verb);

/* Three lines for one who calls the program without a word. */
void help_usage(void);

/* The verb `help`. */
enum status help_run(const struct settings *settings);

#endif
