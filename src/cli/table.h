/* table.h: the one description of the command line: its verbs, options, exit statuses and variables. Parsing,
 * `--help`, "did you mean", completions and manual pages are all made from it. Private to src/cli and
 * src/manual. */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include "cli/options.h"

enum verb_id {
    VERB_REPORT, /* the default */
    VERB_BATCH,
    VERB_PACK,
    VERB_CHECK,
    VERB_EXPLAIN,
    VERB_INIT,
    VERB_SCHEMA,
    VERB_COMPARE,
    VERB_DUMP,
    VERB_HELP,
    N_VERBS
};

/* What the shell can offer for a word of the command line. */
enum offer {
    OFFER_NOTHING,
    OFFER_CHOICES, /* one of the words of `choices` */
    OFFER_LIST,    /* the same; a comma goes between two */
    OFFER_FILE,
    OFFER_XML,
    OFFER_PNG,
    OFFER_FOLDER,
    OFFER_CHECKS,   /* codes of checks; a comma goes between two */
    OFFER_FINDINGS, /* codes of all findings */
    OFFER_VERBS
};

struct verb {
    const char *name;
    const char *arguments; /* as in `--help` */
    const char *about;
    int least, most;                              /* how many words it takes; most < 0: any number */
    enum status (*run)(const struct settings *);
    const char *const *choices;  /* of the first word, ends in NULL; NULL: it is no such word */
    enum offer words;            /* the other words */
};

/* By verb_id; the table is in verbs.c. */
extern const struct verb verbs[N_VERBS];

/* A name may stand in several rows, for different verbs; all of them take an argument, or none does. */
struct option {
    char letter; /* 0: none */
    const char *name;
    const char *argument; /* NULL: takes none */
    unsigned verbs;       /* a bit (1u << verb_id) for each that takes it */
    const char *about;
    /* Puts the value into the settings. False: it makes no sense; said on stderr why not. */
    bool (*set)(struct settings *settings, const struct option *option, char *value);
    size_t offset;              /* of the field that `set` sets, where that is one of several */
    unsigned most;              /* of set_number */
    enum offer offer;
    const char *const *choices; /* ends in NULL; of set_choice and OFFER_CHOICES */
};
enum { MOST_OPTIONS = 64 }; /* rows of the table */
extern const struct option option_table[];
extern const size_t n_options;

/* The options that every verb takes: they say something of the program, and no verb is run. */
#define EVERY_VERB ((1u << N_VERBS) - 1)

static inline bool takes(const struct verb *verb, const struct option *option)
{
    return option->verbs >> (verb - verbs) & 1;
}

extern const char *const exit_statuses[STATUS_FAULT + 1];

/* What the program reads of its environment; ends with a NULL name. */
struct variable {
    const char *name, *about;
};
extern const struct variable variables[];

#endif
