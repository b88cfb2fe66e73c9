/* json.h: findings and results for programs, as JSON Lines. Private to src/cli. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdint.h>
#include <stdio.h>

#include "boardpaper.h"
#include "cli/show.h"

/* A string, in its quotes. */
void json_text(FILE *to, const char *text);

/* "name":"text", with a comma at its end; NULL is null. */
void json_field(FILE *to, const char *name, const char *text);

/* One line for a finding. */
void json_finding(FILE *to, const bp_diag *diag);

/* One line on standard output for a document, after its findings. `output` is NULL where nothing was
 * written. */
void json_document(const char *file, bp_result result, struct tally tally, const char *output,
                   uintmax_t bytes);

#endif
