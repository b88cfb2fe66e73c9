/* options.h: turns the command line into settings. table.h describes the command line. Private to
 * src/cli. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "boardpaper.h"
#include "cli/codes.h"
#include "cli/rows.h"

/* Exit statuses. The program returns the worst one of all documents. */
enum status { STATUS_GOOD, STATUS_INVALID, STATUS_USAGE, STATUS_FILE, STATUS_FAULT };

enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

enum { MOST_FONT_DIRS = 8, MOST_JOBS = 256, MOST_THREADS = 16 };

struct settings {
    const struct verb *verb; /* NULL: help was asked for, not for a verb */
    const char *output; /* NULL: not given */
    const char *date;
    const char *previous; /* NULL: not given */
    bool attach_source, findings, large_print, mono, start_style;
    bp_pdf_kind pdf;
    int32_t text_size;     /* as in bp_options; 0: not given */
    const char *font_dirs[MOST_FONT_DIRS];
    int n_font_dirs;
    const char *style;             /* NULL: not given */
    const char *logo, *logo_words; /* NULL: not given */
    bool json, strict, quiet;
    enum colour colour;
    const char **words; /* the words after the verb; points into argv */
    int n_words;
    bool show_help, show_version;
    /* for the checks */
    const char *as_at; /* NULL: not given */
    bool names;
    struct codes only, ignore;
    struct rows rows;
    /* for pack; NULL: not given */
    const char *index, *items;
    bool anywhere;
    /* what is said of an officer's own file; NULL: not given */
    const char *map, *title, *organisation, *from_day, *to_day;
    const char *save_map; /* for import; NULL: not given */
    const char *to; /* the form to write; NULL: the name of the output says it */
    /* for init; NULL: not given */
    const char *preset, *from;
    bool force, keep_complete;
    /* for batch; NULL or 0: not given */
    const char *folder, *name, *per, *list;
    unsigned jobs, threads, timeout, memory; /* the last two are in seconds and MiB */
    size_t shard, shards;     /* from 0; number of shards */
    bool newer, findings_files;
};

/* Reads argv into `settings`. If the call is not valid, says why and returns false. */
bool options_read(struct settings *settings, int argc, char **argv);

/* Says what is wrong with the call, and how to get help. Returns STATUS_USAGE. */
enum status options_wrong(const struct verb *verb, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
