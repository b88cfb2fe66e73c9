/* compare.h: the verb `compare`. Private to src/cli. */
#ifndef CLI_COMPARE_H
#define CLI_COMPARE_H

#include "cli/options.h"

enum status compare_run(const struct settings *settings);

#endif
