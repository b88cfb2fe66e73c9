/* options.h: the command line → settings, and its description. Private to src/cli.
 *
 * What there is stands in table.h. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/codes.h"
#include "cli/rows.h"

/* What the program ends with: the worst of all documents. */
enum status { STATUS_GOOD, STATUS_INVALID, STATUS_USAGE, STATUS_FILE, STATUS_FAULT };

enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

enum { MOST_FONT_DIRS = 8, MOST_JOBS = 256 };

struct settings {
    const struct verb *verb; /* NULL: help is wanted, of no verb */
    const char *output; /* NULL: not said */
    const char *date;
    const char *previous; /* NULL: not said */
    bool attach_source, findings, large_print, mono;
    int32_t text_size;     /* as in bp_options; 0: not said */
    const char *font_dirs[MOST_FONT_DIRS];
    int n_font_dirs;
    const char *logo, *logo_words; /* NULL: not said */
    bool json, strict, quiet;
    enum colour colour;
    const char **words; /* what follows the verb; points into argv */
    int n_words;
    bool show_help, show_version;
    /* of the checks */
    const char *as_at; /* NULL: not said */
    bool names;
    struct codes only, ignore;
    struct rows rows;
    /* of pack; NULL: not said */
    const char *index, *items;
    bool anywhere;
    /* of init; NULL: not said */
    const char *preset, *from;
    bool force;
    /* of batch; NULL or 0: not said */
    const char *folder, *name, *per, *list;
    unsigned jobs, timeout, memory; /* of the last two: seconds; MiB */
    size_t shard, shards;     /* from 0; of how many */
    bool newer, findings_files;
};

/* Reads argv into `settings`, whose words take argv's place. False: said on stderr why not. */
bool options_read(struct settings *settings, int argc, char **argv);

/* Says on stderr what is wrong with the call, and where help is. Returns STATUS_USAGE. */
enum status options_wrong(const struct verb *verb, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
