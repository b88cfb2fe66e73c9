/* common.h: shared by the verbs. Private to src/cli. */
#ifndef CLI_COMMON_H
#define CLI_COMMON_H

#include "boardpaper.h"
#include "cli/options.h"
#include "cli/show.h"

/* Says that memory ran out. Returns STATUS_FAULT. */
enum status common_no_memory(void);

/* The exit status for one document. */
enum status common_status(bp_result result, struct tally tally, const struct settings *settings);

/* A plan's name as it is in findings. */
const char *common_name(const char *plan);

/* Prints all findings, as text, or as JSON if --json is given. */
void common_tell(FILE *to, const bp_doc *doc, const struct settings *settings);

/* Whether the file that was loaded as a plan is a board pack. */
bool common_is_pack(const bp_doc *doc);

/* The same for a house style. */
bool common_is_style(const bp_doc *doc);

/* The same, but with --json they go to standard output. */
void common_findings(FILE *to, const bp_doc *doc, const struct settings *settings);

/* Fills in the options of a report. `room` (for the date) and the settings must stay valid as long
 * as the options are used. If it returns false, it has said why. */
bool common_options(const struct settings *settings, char room[16], bp_options *options);

/* Whether HTML is to be written to `output`: its name or --to says so. */
bool common_is_html(const struct settings *settings, const char *output);

/* Sets the format that is to be written to `output`. If --to or other options do not go with that, says
 * why and returns false. */
bool common_format(const struct settings *settings, const char *output, bp_options *options);

/* Reports a date that the library rejected. Nothing else in these options can be misuse. */
enum status common_wrong_date(const struct settings *settings);

/* Whether the file's name says that it is a workbook: plan.xlsx. */
bool common_is_workbook(const char *path);

/* The length of a plan's name without its ending, such as .xml or .xlsx, in any letter case; its whole
 * length if it has another one. */
size_t common_stem(const char *name);

/* Whether both names are the same regular file. */
bool common_same_file(const char *a, const char *b);

/* Whether a PDF may be written to `output`. If not, says why. */
bool common_output_makes_sense(const struct settings *settings, const char *output);

/* Loads the previous plan, if the options name one. Keep it as long as the options are used, then
 * free it. If it does not return STATUS_GOOD, it has said why. */
enum status common_previous(const struct settings *settings, bp_doc **previous);

/* Loads a plan, with what the options say of an officer's own file. */
bp_result common_read(bp_doc *doc, const char *plan, const struct settings *settings);

/* The same for what names a plan (bp_load_head). */
bp_result common_read_head(bp_doc *doc, const char *plan, const struct settings *settings);

/* How much of what the options say of an officer's own file holds for a plan. */
enum said {
    WHOLE,
    MAP_ALONE, /* it is one of two plans, with periods of their own */
    BEFORE     /* … and the earlier one: if it says none, that is the one before the period given */
};

/* Loads a plan for a verb that makes no report. Prints its findings. */
enum status common_load(const struct settings *settings, const char *plan, enum said said, bp_doc **doc);

/* Tells in one line what was understood of an officer's own file, unless --quiet or --json is given. Call it
 * before anything is made of the plan. */
void common_understood(bp_doc *doc, const struct settings *settings);

/* Whether nothing is lost if `output` is written: there is no such file, or --force is given. If not, says
 * so, and how to go on. A plan is weeks of work, so it is never overwritten by accident. */
bool common_may_replace(const struct settings *settings, const char *output);

/* Prints text that the library made. It may contain text from outside, so control characters are
 * replaced. */
void common_print(FILE *to, const char *text, size_t len);

#endif
