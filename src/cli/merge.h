/* merge.h: the verb `merge`. Private to src/cli. */
#ifndef CLI_MERGE_H
#define CLI_MERGE_H

#include "cli/options.h"

enum status merge_run(const struct settings *settings);

#endif
