/* export.h: the verb `export`. Private to src/cli. */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "cli/options.h"

/* The forms that --to names; ends with NULL. */
extern const char *const export_forms[];

enum status export_run(const struct settings *settings);

#endif
