/* options.c: the command line. One table has each option with its argument, the verbs that take it
 * and its help. */
#include "cli/options.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "boardpaper.h"
#include "cli/check.h"
#include "cli/words.h"

enum id {
    ID_OUTPUT,
    ID_DATE,
    ID_ATTACH_SOURCE,
    ID_TEXT_SIZE,
    ID_LARGE_PRINT,
    ID_MONO,
    ID_FONT_DIR,
    ID_LOGO,
    ID_LOGO_WORDS,
    ID_PREVIOUS,
    ID_FINDINGS,
    ID_ONLY,
    ID_PRIORITY,
    ID_LEAD,
    ID_PARTNER,
    ID_EDITION,
    ID_CHASE,
    ID_IGNORE,
    ID_AS_AT,
    ID_NAMES,
    ID_PRESET,
    ID_FROM,
    ID_FORCE,
    ID_INDEX,
    ID_ITEMS,
    ID_ANYWHERE,
    ID_FOLDER,
    ID_JOBS,
    ID_NAME,
    ID_PER,
    ID_NEWER,
    ID_LIST,
    ID_SHARD,
    ID_TIMEOUT,
    ID_MEMORY,
    ID_JSON,
    ID_STRICT,
    ID_QUIET,
    ID_COLOUR,
    ID_HELP,
    ID_VERSION
};

static const struct option {
    enum id id;
    char letter; /* 0: none */
    const char *name;
    const char *argument; /* NULL: takes none */
    const char *verbs;    /* " report check "; NULL: all */
    const char *about;
} options[] = {
    {ID_OUTPUT, 'o', "output", "FILE", " report compare init check pack ",
     "write to FILE; - is standard output"},
    {ID_DATE, 0, "date", "DATE", " report dump compare check batch pack ",
     "the date in the PDF's metadata, as YYYY-MM-DD"},
    {ID_ATTACH_SOURCE, 0, "attach-source", NULL, " report batch ",
     "put the plan itself into the PDF, which is then PDF/A-3a"},
    {ID_TEXT_SIZE, 0, "text-size", "POINTS", " report dump compare check batch pack ",
     "the size of the tables' text, 8 to 18; else 10"},
    {ID_LARGE_PRINT, 0, "large-print", NULL, " report dump compare check batch pack ",
     "nothing below 16 points; rows become blocks"},
    {ID_MONO, 0, "mono", NULL, " report dump compare check batch pack ",
     "no colours: words, symbols and patterns"},
    {ID_FONT_DIR, 0, "font-dir", "DIR", " report dump compare check batch pack ",
     "fonts for what the default one lacks; may be said again"},
    {ID_LOGO, 0, "logo", "FILE.png", " report dump compare check batch pack ", "a logo for the first page"},
    {ID_LOGO_WORDS, 0, "logo-words", "TEXT", " report dump compare check batch pack ",
     "what the logo shows, for those who do not see it"},
    {ID_PREVIOUS, 0, "previous", "OLD.xml", " report dump check batch ",
     "the plan of the period before: shows which way rows moved"},
    {ID_FINDINGS, 0, "findings", NULL, " report dump batch ",
     "the checks' findings on pages of their own at the end"},
    {ID_ONLY, 0, "only", "WHAT", " check report dump batch ",
     "these rows alone: exceptions, overdue, missing or a status; of check, these checks: BP5008,BP5011"},
    {ID_PRIORITY, 0, "priority", "TITLE", " report dump batch ",
     "the rows of one priority: its title or number"},
    {ID_LEAD, 0, "lead", "NAME", " report dump batch ", "the rows that NAME leads"},
    {ID_PARTNER, 0, "partner", "NAME", " report dump batch ", "the rows in which NAME is a partner"},
    {ID_EDITION, 0, "edition", "WHICH", " report dump batch pack ",
     "public: without what is restricted; or restricted, stamped as not for publication"},
    {ID_CHASE, 0, "chase", NULL, " report dump batch ",
     "sheets to fill in and send back, for each lead, instead of a report"},
    {ID_IGNORE, 0, "ignore", "CODE", " check report dump batch ",
     "not these checks; may be said again"},
    {ID_AS_AT, 0, "as-at", "DATE", " check report dump batch ",
     "dates up to this day count as past; else the period's last day"},
    {ID_NAMES, 0, "names", NULL, " check report dump batch ",
     "look for names of persons, too"},
    {ID_PRESET, 0, "preset", "NAME", " init ",
     "statuses: rag-missing, rag, brag, rag-not-due or five-point"},
    {ID_FROM, 0, "from", "OLD.xml", " init ", "roll this plan on to its next period"},
    {ID_FORCE, 0, "force", NULL, " init ", "replace a file that is there already"},
    {ID_INDEX, 0, "index", "FILE", " pack ",
     "what is where, for programs: FILE.json or FILE.csv"},
    {ID_ITEMS, 0, "items", "DIR", " pack ",
     "each item alone, too, with the pack's page numbers; DIR is made where it is missing"},
    {ID_ANYWHERE, 0, "anywhere", NULL, " pack check dump ",
     "the pack's plans may lie outside its folder"},
    {ID_FOLDER, 'd', "dir", "DIR", " batch ", "the folder for the reports; made where it is missing"},
    {ID_JOBS, 'j', "jobs", "N", " batch ", "worker processes; else one a processor"},
    {ID_NAME, 0, "name", "TEMPLATE", " batch ",
     "what reports are called, such as '{organisation}-{period}.pdf'"},
    {ID_PER, 0, "per", "WHAT", " batch ", "a report for each lead, priority or partner of a plan"},
    {ID_NEWER, 0, "newer", NULL, " batch ", "leave out reports that are newer than their plans"},
    {ID_LIST, 0, "list", "FILE", " batch ",
     "more plans: names, one a line or NUL-ended; - is standard input"},
    {ID_SHARD, 0, "shard", "K/N", " batch ", "each Nth plan, from the Kth: the share of one machine of N"},
    {ID_TIMEOUT, 0, "timeout", "SECONDS", " batch ", "how long one report may take; else 60"},
    {ID_MEMORY, 0, "memory", "MIB", " batch ", "how much memory a worker may take; else 1024"},
    {ID_JSON, 0, "json", NULL, " report check compare batch pack ",
     "JSON on standard output, one object a line"},
    {ID_STRICT, 0, "strict", NULL, " report check batch pack ", "warnings, too, make the exit status 1"},
    {ID_QUIET, 'q', "quiet", NULL, " report check compare init batch pack ",
     "say nothing but errors and warnings"},
    {ID_COLOUR, 0, "color", "WHEN", " report check dump compare init batch pack ",
     "colour: auto (on a terminal), always or never"},
    {ID_HELP, 'h', "help", NULL, NULL, "this help; after a verb, that verb's"},
    {ID_VERSION, 0, "version", NULL, NULL, "the version"},
};
enum { N_OPTIONS = sizeof options / sizeof *options };

static const char *const exit_statuses[] = {
    [STATUS_GOOD] = "good; there may be warnings",
    [STATUS_INVALID] = "a plan has errors (with --strict: or warnings)",
    [STATUS_USAGE] = "the command line is wrong",
    [STATUS_FILE] = "a file could not be read or written",
    [STATUS_FAULT] = "a fault of the program, or memory ran out",
};

enum status options_wrong(const struct verb *verb, const char *format, ...)
{
    char said[1024]; /* of a longer word, the beginning tells which one is meant */
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

/* ---- reading ---- */

static bool takes(const struct verb *verb, const struct option *option)
{
    char name[16];
    snprintf(name, sizeof name, " %s ", verb->name);
    return !option->verbs || strstr(option->verbs, name);
}

static const struct option *find_long(const char *name, size_t len)
{
    for (int i = 0; i < N_OPTIONS; i++)
        if (strlen(options[i].name) == len && !memcmp(options[i].name, name, len))
            return &options[i];
    return NULL;
}

static const struct option *find_letter(char letter)
{
    for (int i = 0; i < N_OPTIONS; i++)
        if (options[i].letter && options[i].letter == letter)
            return &options[i];
    return NULL;
}

static bool unknown_option(const char *name, size_t len)
{
    const char *names[N_OPTIONS];
    char word[32];
    snprintf(word, sizeof word, "%.*s", (int)len, name);
    for (int i = 0; i < N_OPTIONS; i++)
        names[i] = options[i].name;
    const char *near = words_nearest(word, names, N_OPTIONS);
    options_wrong(NULL, "there is no option --%s%s%s%s", word, near ? "; did you mean --" : "",
                  near ? near : "", near ? "?" : "");
    return false;
}

static bool set_colour(struct settings *settings, const char *when)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (int i = 0; i < 3; i++) {
        if (!strcmp(when, names[i])) {
            settings->colour = (enum colour)i;
            return true;
        }
    }
    options_wrong(NULL, "--color is auto, always or never, not \"%s\"", when);
    return false;
}

/* "11.5" in thousandths. */
static bool set_text_size(struct settings *settings, const char *points)
{
    int32_t size = 0, unit = 1000;
    const char *at = points;
    for (; *at >= '0' && *at <= '9' && size < 100000; at++)
        size = size * 10 + (*at - '0') * 1000;
    for (at += *at == '.'; *at >= '0' && *at <= '9' && unit > 1; at++)
        size += (*at - '0') * (unit /= 10);
    settings->text_size = size;
    if (!*at && size >= BP_TEXT_SIZE_LEAST && size <= BP_TEXT_SIZE_MOST)
        return true;
    options_wrong(NULL, "--text-size is a number of points from %d to %d, such as 11.5, not \"%s\"",
                  BP_TEXT_SIZE_LEAST / 1000, BP_TEXT_SIZE_MOST / 1000, points);
    return false;
}

static bool add_font_dir(struct settings *settings, const char *folder)
{
    if (settings->n_font_dirs < MOST_FONT_DIRS) {
        settings->font_dirs[settings->n_font_dirs++] = folder;
        return true;
    }
    options_wrong(NULL, "--font-dir may be said %d times", MOST_FONT_DIRS);
    return false;
}

/* A whole number within bounds. */
static bool read_number(const char *text, unsigned long least, unsigned long most, unsigned long *number)
{
    char *end;
    errno = 0;
    *number = strtoul(text, &end, 10);
    return *text >= '0' && *text <= '9' && !*end && !errno && *number >= least && *number <= most;
}

static bool set_number(const struct option *option, const char *value, unsigned most, unsigned *number)
{
    unsigned long read;
    if (read_number(value, 1, most, &read)) {
        *number = (unsigned)read;
        return true;
    }
    options_wrong(NULL, "--%s is a whole number from 1 to %u, not \"%s\"", option->name, most, value);
    return false;
}

static bool set_jobs(struct settings *settings, const struct option *option, const char *value)
{
    unsigned jobs = 0;
    bool good = set_number(option, value, MOST_JOBS, &jobs);
    settings->jobs = (int)jobs;
    return good;
}

/* "3/8" */
static bool set_shard(struct settings *settings, const char *value)
{
    enum { MOST_SHARDS = 1000000 };
    char first[16];
    const char *slash = strchr(value, '/');
    unsigned long shard, shards;
    snprintf(first, sizeof first, "%.*s", slash ? (int)(slash - value) : 0, value);
    if (slash && read_number(slash + 1, 1, MOST_SHARDS, &shards) &&
        read_number(first, 1, shards, &shard)) {
        settings->shard = shard - 1;
        settings->shards = shards;
        return true;
    }
    options_wrong(NULL, "--shard is K/N, the Kth of N, such as 1/4 to 4/4, not \"%s\"", value);
    return false;
}

static bool apply(struct settings *settings, const struct option *option, char *value)
{
    switch (option->id) {
    case ID_OUTPUT: settings->output = value; break;
    case ID_DATE: settings->date = value; break;
    case ID_ATTACH_SOURCE: settings->attach_source = true; break;
    case ID_TEXT_SIZE: return set_text_size(settings, value);
    case ID_LARGE_PRINT: settings->large_print = true; break;
    case ID_MONO: settings->mono = true; break;
    case ID_FONT_DIR: return add_font_dir(settings, value);
    case ID_LOGO: settings->logo = value; break;
    case ID_LOGO_WORDS: settings->logo_words = value; break;
    case ID_PREVIOUS: settings->previous = value; break;
    case ID_FINDINGS: settings->findings = true; break;
    case ID_ONLY: return rows_add_only(&settings->rows, value);
    case ID_PRIORITY: settings->rows.selection.priority = value; break;
    case ID_LEAD: settings->rows.selection.lead = value; break;
    case ID_PARTNER: settings->rows.selection.partner = value; break;
    case ID_EDITION: return rows_set_edition(&settings->rows, value);
    case ID_CHASE: settings->rows.chase = true; break;
    case ID_IGNORE: return codes_add(&settings->ignore, option->name, value);
    case ID_AS_AT: settings->as_at = value; break;
    case ID_NAMES: settings->names = true; break;
    case ID_PRESET: settings->preset = value; break;
    case ID_FROM: settings->from = value; break;
    case ID_FORCE: settings->force = true; break;
    case ID_INDEX: settings->index = value; break;
    case ID_ITEMS: settings->items = value; break;
    case ID_ANYWHERE: settings->anywhere = true; break;
    case ID_FOLDER: settings->folder = value; break;
    case ID_JOBS: return set_jobs(settings, option, value);
    case ID_NAME: settings->name = value; break;
    case ID_PER: settings->per = value; break;
    case ID_NEWER: settings->newer = true; break;
    case ID_LIST: settings->list = value; break;
    case ID_SHARD: return set_shard(settings, value);
    case ID_TIMEOUT: return set_number(option, value, 86400, &settings->timeout);
    case ID_MEMORY: return set_number(option, value, 1 << 20, &settings->memory);
    case ID_JSON: settings->json = true; break;
    case ID_STRICT: settings->strict = true; break;
    case ID_QUIET: settings->quiet = true; break;
    case ID_COLOUR: return set_colour(settings, value);
    case ID_HELP: settings->show_help = true; break;
    case ID_VERSION: settings->show_version = true; break;
    }
    return true;
}

/* Takes the option's value: what is attached to it, else the next word; then applies it. */
static bool take_option(struct settings *settings, const struct option *option,
                        char *attached, char **argv, int *at)
{
    if (!option->argument) {
        if (attached)
            options_wrong(NULL, "--%s takes no value", option->name);
        return !attached && apply(settings, option, "");
    }
    char *value = attached ? attached : argv[*at + 1];
    if (!value) {
        options_wrong(NULL, "--%s wants a value: %s", option->name, option->argument);
        return false;
    }
    *at += !attached;
    return apply(settings, option, value);
}

/* Reads the option or the letters in argv[*at], with a value in the next word; marks them in `seen`. */
static bool read_option(struct settings *settings, char **argv, int *at, bool *seen)
{
    char *word = argv[*at];
    if (word[1] == '-') {
        size_t len = strcspn(word + 2, "=");
        const struct option *option = find_long(word + 2, len);
        if (!option)
            return unknown_option(word + 2, len);
        seen[option - options] = true;
        return take_option(settings, option, word[2 + len] ? word + 2 + len + 1 : NULL, argv, at);
    }
    for (char *letter = word + 1; *letter; letter++) {
        const struct option *option = find_letter(*letter);
        if (!option) {
            options_wrong(NULL, "there is no option -%c", *letter);
            return false;
        }
        seen[option - options] = true;
        if (option->argument)
            return take_option(settings, option, letter[1] ? letter + 1 : NULL, argv, at);
        apply(settings, option, "");
    }
    return true;
}

/* The first word is a verb, or else the plan of the default verb; a word that looks like a verb's
 * misspelling and names no file is that. */
static bool choose_verb(struct settings *settings, bool first_is_word)
{
    settings->verb = &verbs[0];
    if (!settings->n_words || first_is_word)
        return true;
    const char *word = settings->words[0], *names[MOST_VERBS];
    for (int i = 0; i < n_verbs; i++) {
        names[i] = verbs[i].name;
        if (!strcmp(word, verbs[i].name)) {
            settings->verb = &verbs[i];
            settings->words++;
            settings->n_words--;
            return true;
        }
    }
    const char *near = words_nearest(word, names, (size_t)n_verbs);
    if (near && access(word, F_OK)) {
        options_wrong(NULL, "there is no verb \"%s\"; did you mean `boardpaper %s`?", word, near);
        return false;
    }
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

/* What --only chooses hangs on the verb: checks, or rows. */
static bool settle_only(struct settings *settings)
{
    if (settings->verb->run != check_run)
        return rows_settle(&settings->rows);
    for (size_t i = 0; i < settings->rows.n_lists; i++)
        if (!codes_add(&settings->only, "only", settings->rows.lists[i]))
            return false;
    return true;
}

bool options_read(struct settings *settings, int argc, char **argv)
{
    bool seen[N_OPTIONS] = {false}, ended = false, first_is_word = false;
    *settings = (struct settings){.words = (const char **)(void *)argv};
    int n = 0;
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        if (ended || word[0] != '-' || !word[1]) {
            first_is_word = first_is_word || (ended && n == 0);
            settings->words[n++] = word;
        } else if (!strcmp(word, "--")) {
            ended = true;
        } else if (!read_option(settings, argv, &i, seen)) {
            return false;
        }
    }
    settings->n_words = n;
    bool any_verb = n > 0;
    if (!choose_verb(settings, first_is_word))
        return false;
    if (settings->show_help && !any_verb)
        settings->verb = NULL;
    if (settings->show_help || settings->show_version)
        return true;
    for (int i = 0; i < N_OPTIONS; i++) {
        if (seen[i] && !takes(settings->verb, &options[i])) {
            options_wrong(settings->verb, "%s has no option --%s", settings->verb->name,
                          options[i].name);
            return false;
        }
    }
    return check_words(settings) && settle_only(settings);
}

/* ---- describing ---- */

static void print_option(const struct option *option)
{
    char left[32];
    snprintf(left, sizeof left, "%c%c%c --%s%s%s", option->letter ? '-' : ' ',
             option->letter ? option->letter : ' ', option->letter ? ',' : ' ', option->name,
             option->argument ? "=" : "", option->argument ? option->argument : "");
    printf("  %-24s %s\n", left, option->about);
}

void options_help(const struct verb *verb)
{
    if (verb) {
        printf("boardpaper %s %s\n    %s\n\n", verb->name, verb->arguments, verb->about);
    } else {
        puts("boardpaper prints a public body's action plan as an accessible PDF report.\n");
        for (int i = 0; i < n_verbs; i++)
            printf("  boardpaper %s %s\n      %s\n", verbs[i].name, verbs[i].arguments,
                   verbs[i].about);
        printf("\nWithout a verb: %s. The plan `-` is standard input.\n\n", verbs[0].name);
    }
    puts("Options");
    for (int i = 0; i < N_OPTIONS; i++)
        if (!verb || takes(verb, &options[i]))
            print_option(&options[i]);
    puts("\nExit status: the worst of all plans");
    for (int i = 0; i <= STATUS_FAULT; i++)
        printf("  %d  %s\n", i, exit_statuses[i]);
    puts("\nEnvironment\n"
         "  SOURCE_DATE_EPOCH  the metadata's date, in seconds since 1970, where --date is not given\n"
         "  NO_COLOR           no colour, where it is set to anything");
}

void options_usage(void)
{
    fputs("boardpaper prints an action plan as an accessible PDF report.\n\n"
          "  boardpaper plan.xml            writes plan.pdf\n"
          "  boardpaper check plan.xml      says what is wrong with the plan\n\n"
          "`boardpaper --help` tells the rest.\n",
          stderr);
}
