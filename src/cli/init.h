/* init.h: the verb `init`. Private to src/cli. */
#ifndef CLI_INIT_H
#define CLI_INIT_H

#include "cli/options.h"

enum status init_run(const struct settings *settings);

#endif
