/* options.c: reads the command line, using the tables of verbs and options. */
#include "cli/options.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "boardpaper.h"
#include "cli/table.h"
#include "cli/words.h"

enum status options_wrong(const struct verb *verb, const char *format, ...)
{
    char said[1024]; /* if a word is longer, its beginning is enough to recognise it */
    va_list args;
    va_start(args, format);
    vsnprintf(said, sizeof said, format, args);
    va_end(args);
    fputs("boardpaper: ", stderr);
    words_put(stderr, said, NULL);
    fprintf(stderr, "\n  hint: `boardpaper %s%s--help` lists what it takes\n",
            verb ? verb->name : "", verb ? " " : "");
    return STATUS_USAGE;
}

/* ---- words and options, one after another ---- */

/* The position in argv. */
struct scan {
    const struct verb *verb; /* NULL: not known yet */
    char **argv;
    int argc, at;
    bool ended;    /* "--" was read: only words follow */
    char *letters; /* the rest of letters such as "-qj4"; NULL: none */
};

enum item_kind { ITEM_END, ITEM_WORD, ITEM_OPTION, ITEM_WRONG };

struct item {
    enum item_kind kind;
    const struct option *option; /* the first row with this name */
    char *value;                 /* value of the option ("" if it takes none), or the word */
};

static const struct item wrong_item = {ITEM_WRONG, NULL, NULL};

static struct item unknown_option(const char *name, size_t len)
{
    const char *names[MOST_OPTIONS] = {NULL};
    char word[32];
    snprintf(word, sizeof word, "%.*s", (int)len, name);
    for (size_t i = 0; i < n_options; i++)
        names[i] = option_table[i].name;
    const char *near = bp_nearest(word, names, n_options);
    options_wrong(NULL, "there is no option --%s%s%s%s", word, near ? "; did you mean --" : "",
                  near ? near : "", near ? "?" : "");
    return wrong_item;
}

/* An option with its value: the attached one, or else the next word. */
static struct item take_value(struct scan *scan, const struct option *option, char *attached)
{
    static char none[1];
    if (!option->argument) {
        if (attached)
            options_wrong(NULL, "--%s takes no value", option->name);
        return attached ? wrong_item : (struct item){ITEM_OPTION, option, none};
    }
    if (!attached && scan->at < scan->argc)
        attached = scan->argv[scan->at++];
    if (!attached)
        options_wrong(NULL, "--%s wants a value: %s", option->name, option->argument);
    return attached ? (struct item){ITEM_OPTION, option, attached} : wrong_item;
}

static struct item next_letter(struct scan *scan)
{
    char letter = *scan->letters++, *rest = *scan->letters ? scan->letters : NULL;
    scan->letters = rest;
    for (size_t i = 0; i < n_options; i++) {
        if (option_table[i].letter != letter)
            continue;
        if (option_table[i].argument)
            scan->letters = NULL;
        return take_value(scan, &option_table[i], option_table[i].argument ? rest : NULL);
    }
    options_wrong(NULL, "there is no option -%c", letter);
    return wrong_item;
}

/* The row that the verb takes; else the first with this name. NULL: there is none. */
static const struct option *option_named(const struct verb *verb, const char *name, size_t len)
{
    const struct option *first = NULL;
    for (size_t i = 0; i < n_options; i++) {
        const struct option *row = &option_table[i];
        if (strlen(row->name) != len || memcmp(row->name, name, len) != 0)
            continue;
        if (verb && takes(verb, row))
            return row;
        first = first ? first : row;
    }
    return first;
}

static struct item next_item(struct scan *scan)
{
    if (scan->letters)
        return next_letter(scan);
    if (scan->at < scan->argc && !scan->ended && !strcmp(scan->argv[scan->at], "--")) {
        scan->ended = true;
        scan->at++;
    }
    if (scan->at >= scan->argc)
        return (struct item){ITEM_END, NULL, NULL};
    char *word = scan->argv[scan->at++];
    if (scan->ended || word[0] != '-' || !word[1])
        return (struct item){ITEM_WORD, NULL, word};
    if (word[1] != '-') {
        scan->letters = word + 1;
        return next_letter(scan);
    }
    char *name = word + 2;
    size_t len = strcspn(name, "=");
    const struct option *option = option_named(scan->verb, name, len);
    return option ? take_value(scan, option, name[len] ? name + len + 1 : NULL) : unknown_option(name, len);
}

/* ---- first the verb ---- */

/* NULL: there is no such verb. */
static const struct verb *verb_named(const char *word)
{
    for (int i = 0; i < N_VERBS; i++)
        if (!strcmp(word, verbs[i].name))
            return &verbs[i];
    return NULL;
}

/* Returns the verb `word`, or else the default verb, with `word` as its plan. If it looks like a
 * misspelt verb and is not the name of a file, says so and returns NULL. */
static const struct verb *choose_verb(const char *word)
{
    const char *names[N_VERBS];
    if (verb_named(word))
        return verb_named(word);
    for (int i = 0; i < N_VERBS; i++)
        names[i] = verbs[i].name;
    const char *near = bp_nearest(word, names, N_VERBS);
    if (!near || !access(word, F_OK))
        return &verbs[VERB_REPORT];
    options_wrong(NULL, "there is no verb \"%s\"; did you mean `boardpaper %s`?", word, near);
    return NULL;
}

/* Finds the verb, which may come after its options, and reads the options that all verbs take.
 * *named: the first word is the verb. */
static bool read_verb(struct settings *settings, int argc, char **argv, bool *named)
{
    struct scan scan = {.argv = argv, .argc = argc, .at = 1};
    const char *first = NULL;
    bool plain = false;
    for (struct item item; (item = next_item(&scan)).kind != ITEM_END;) {
        if (item.kind == ITEM_WRONG)
            return false;
        if (item.kind == ITEM_OPTION && item.option->verbs == EVERY_VERB)
            item.option->set(settings, item.option, item.value);
        if (item.kind == ITEM_WORD && !first) {
            first = item.value;
            plain = scan.ended;
            scan.verb = plain ? NULL : verb_named(first);
        }
    }
    *named = false;
    if (!first && settings->show_help)
        return true;
    settings->verb = first && !plain ? choose_verb(first) : &verbs[VERB_REPORT];
    *named = settings->verb && first && !plain && !strcmp(settings->verb->name, first);
    return settings->verb;
}

/* ---- then what it takes ---- */

static bool apply(struct settings *settings, struct item item)
{
    for (size_t i = 0; i < n_options; i++)
        if (!strcmp(option_table[i].name, item.option->name) && takes(settings->verb, &option_table[i]))
            return option_table[i].set(settings, &option_table[i], item.value);
    options_wrong(settings->verb, "%s has no option --%s", settings->verb->name, item.option->name);
    return false;
}

static bool read_rest(struct settings *settings, int argc, char **argv)
{
    struct scan scan = {.verb = settings->verb, .argv = argv, .argc = argc, .at = 1};
    int n = 0;
    for (struct item item; (item = next_item(&scan)).kind != ITEM_END;) {
        if (item.kind == ITEM_WORD)
            settings->words[n++] = item.value;
        else if (item.kind == ITEM_WRONG || !apply(settings, item))
            return false;
    }
    settings->n_words = n;
    return true;
}

static bool check_words(const struct settings *settings)
{
    const struct verb *verb = settings->verb;
    if (settings->n_words < verb->least)
        options_wrong(verb, "something is missing: boardpaper %s %s", verb->name, verb->arguments);
    else if (verb->most >= 0 && settings->n_words > verb->most)
        options_wrong(verb, "\"%s\" is one too many: boardpaper %s %s",
                      settings->words[verb->most], verb->name, verb->arguments);
    else
        return true;
    return false;
}

bool options_read(struct settings *settings, int argc, char **argv)
{
    bool named;
    *settings = (struct settings){.words = (const char **)(void *)argv};
    if (!read_verb(settings, argc, argv, &named))
        return false;
    if (settings->show_help || settings->show_version)
        return true;
    if (!read_rest(settings, argc, argv))
        return false;
    settings->words += named;
    settings->n_words -= named;
    rows_settle(&settings->rows);
    return check_words(settings);
}
