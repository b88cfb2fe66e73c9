/* import.h: the verb `import`. Private to src/cli. */
#ifndef CLI_IMPORT_H
#define CLI_IMPORT_H

#include "cli/options.h"

enum status import_run(const struct settings *settings);

#endif
