/* common.h: what the verbs share. Private to src/cli. */
#ifndef CLI_COMMON_H
#define CLI_COMMON_H

#include "boardpaper.h"
#include "cli/options.h"
#include "cli/show.h"

/* Says so. Returns STATUS_FAULT. */
enum status common_no_memory(void);

/* How the work on one document counts. */
enum status common_status(bp_result result, struct tally tally, const struct settings *settings);

/* A plan's name as the library has it in findings. */
const char *common_name(const char *plan);

/* All findings, as text or with --json as JSON. */
void common_tell(FILE *to, const bp_doc *doc, const struct settings *settings);

/* Whether what was to be loaded as a plan is a board pack. */
bool common_is_pack(const bp_doc *doc);

/* The same, but those of --json go to standard output. */
void common_findings(FILE *to, const bp_doc *doc, const struct settings *settings);

/* The options of a report. The date has to be kept in `room`, and the settings, while they are in use. False:
 * said why not. */
bool common_options(const struct settings *settings, char room[16], bp_options *options);

/* The library refuses a date that is none; there is nothing else in these options to refuse. */
enum status common_wrong_date(const struct settings *settings);

/* How long a plan's name is without its .xml, or .XML. */
size_t common_stem(const char *name);

/* Whether both names lead to one regular file. */
bool common_same_file(const char *a, const char *b);

/* Whether `output` is a place for a PDF; else says why not. */
bool common_output_makes_sense(const struct settings *settings, const char *output);

/* Loads the plan of the period before, where the options name one; it has to be kept while they are in
 * use, and freed. Not STATUS_GOOD: said why not. */
enum status common_previous(const struct settings *settings, bp_doc **previous);

/* Loads a plan that is only looked at: says what is wrong with it. */
enum status common_load(const struct settings *settings, const char *plan, bp_doc **doc);

/* Prints what the library made as text: lines of text from outside, with nothing in them that could steer a
 * terminal. */
void common_print(const char *text, size_t len);

#endif
