/* json.h: findings for programs: JSON Lines on standard output. Private to src/cli. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdint.h>

#include "boardpaper.h"
#include "cli/show.h"

/* One line for a finding. */
void json_finding(const bp_diag *diag);

/* One line for a document, after its findings. `output` is NULL where nothing was written. */
void json_document(const char *file, bp_result result, struct tally tally, const char *output,
                   uintmax_t bytes);

#endif
