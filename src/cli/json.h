/* json.h: findings and results for programs, as JSON Lines. Private to src/cli. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdint.h>
#include <stdio.h>

#include "boardpaper.h"
#include "cli/show.h"

/* Prints a string with its quotes. */
void json_text(FILE *to, const char *text);

/* Prints "name":"text" and a comma; null for NULL. */
void json_field(FILE *to, const char *name, const char *text);

/* Prints a line for a finding. */
void json_finding(FILE *to, const bp_diag *diag);

/* Prints a line on standard output for a document, after its findings. `output` is NULL if nothing
 * was written. */
void json_document(const char *file, bp_result result, struct tally tally, const char *output,
                   uintmax_t bytes);

#endif
