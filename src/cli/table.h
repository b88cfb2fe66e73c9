/* table.h: describes the command line: verbs, options, exit statuses and environment variables.
 * Parsing, `--help`, "did you mean", completions and manual pages all come from these tables.
 * Private to src/cli and src/manual. */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include "cli/options.h"

enum verb_id {
    VERB_REPORT, /* the default */
    VERB_BATCH,
    VERB_PACK,
    VERB_CHECK,
    VERB_IMPORT,
    VERB_EXPORT,
    VERB_EXPLAIN,
    VERB_INIT,
    VERB_SCHEMA,
    VERB_COMPARE,
    VERB_MERGE,
    VERB_DUMP,
    VERB_HELP,
    N_VERBS
};

/* What the shell can complete for a word. */
enum offer {
    OFFER_NOTHING,
    OFFER_CHOICES, /* one of the words of `choices` */
    OFFER_LIST,    /* the same; a comma goes between two */
    OFFER_FILE,
    OFFER_PLAN,  /* XML, a workbook, a document or CSV */
    OFFER_PNG,
    OFFER_FOLDER,
    OFFER_CHECKS,   /* codes of checks, separated by commas */
    OFFER_FINDINGS, /* codes of all findings */
    OFFER_VERBS
};

struct verb {
    const char *name;
    const char *arguments; /* as in `--help` */
    const char *about;
    int least, most;                              /* number of words; most < 0: any number */
    enum status (*run)(const struct settings *);
    const char *const *choices;  /* choices for the first word, ending with NULL; NULL: no such list */
    enum offer words;            /* for the other words */
};

/* Indexed by verb_id. The table is in verbs.c. */
extern const struct verb verbs[N_VERBS];

/* A name may have several rows, for different verbs. Before the verb is known, the first row says whether
 * the option takes an argument. */
struct option {
    char letter; /* 0: none */
    const char *name;
    const char *argument; /* NULL: takes none */
    unsigned verbs;       /* a bit (1u << verb_id) for each verb that takes it */
    const char *about;
    /* Puts the value into the settings. If it is not valid, says why and returns false. */
    bool (*set)(struct settings *settings, const struct option *option, char *value);
    size_t offset;              /* offset of the field that `set` sets, if it can set several */
    unsigned most;              /* for set_number */
    enum offer offer;
    const char *const *choices; /* for set_choice and OFFER_CHOICES; ends with NULL */
};
enum { MOST_OPTIONS = 64 }; /* limit for the number of rows */
extern const struct option option_table[];
extern const size_t n_options;

/* Options about the program, such as --help: they need no verb. */
#define EVERY_VERB ((1u << N_VERBS) - 1)

static inline bool takes(const struct verb *verb, const struct option *option)
{
    return option->verbs >> (verb - verbs) & 1;
}

extern const char *const exit_statuses[STATUS_FAULT + 1];

/* An environment variable that the program reads. The last one has a NULL name. */
struct variable {
    const char *name, *about;
};
extern const struct variable variables[];

#endif
