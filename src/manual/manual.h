/* manual.h: the program `manual`, which makes the manual pages and the shells' completions from the tables
 * of the program and the library. It runs when boardpaper is built, and is not installed. Private to
 * src/manual. */
#ifndef MANUAL_MANUAL_H
#define MANUAL_MANUAL_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/table.h"

/* Ends the program: what is wrong with a file of the manual, and at which line (0: none). */
_Noreturn void manual_wrong(const char *file, int line, const char *what, const char *word);

/* The whole file as text; ends the program where it cannot be read. */
char *manual_read(const char *path);

/* ---- mdoc.c: text as mdoc(7) ---- */

/* A sentence or more: each sentence on a line of its own, `words` in bold, and a line end. */
void mdoc_text(const char *text);

/* An argument of a macro, in quotation marks. */
void mdoc_argument(const char *text);

/* A piece of a file, as it stands, to `end` or to the NUL where that is NULL; without .Bd and .Ed. */
void mdoc_literal(const char *text, const char *end);

/* Lines of a page, whose characters beyond ASCII become escapes. */
void mdoc_raw(const char *text, const char *end);

/* ---- the parts of pages ---- */

void part_synopsis(const char *name);
void part_options(const char *name);
void part_verbs(void);
void part_exit(void);
void part_environment(void);
void part_elements(const char *name);
void part_presets(void);
void part_limits(void);
void part_findings(const char *kind); /* "all", or the first digit of their codes */
void part_functions(const char *path); /* of a C header */
void part_prototypes(const char *path);
void part_header(const char *path);

/* What options.c makes of docs/manual/options.mdoc: the long description of each option. Ends the program
 * where one has none, or two. */
void prose_load(const char *path);
const char *prose_of(const struct option *option, const struct verb *verb, const char **end);

/* ---- completions ---- */

/* The endings of files that can be plans, with spaces between. */
#define PLAN_ENDINGS "xml xlsx xlsm ods docx odt csv tsv"

void complete_bash(void);
void complete_zsh(void);
void complete_fish(void);

#endif
