/* verbs.c: what each verb does: settings → calls of the library → what is said and the exit status. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "boardpaper.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/show.h"
#include "cli/words.h"

static enum status run_report(const struct settings *settings);
static enum status run_check(const struct settings *settings);
static enum status run_schema(const struct settings *settings);
static enum status run_dump(const struct settings *settings);

const struct verb verbs[] = {
    {"report", "PLAN.xml [-o REPORT.pdf]",
     "makes the report; without -o, PLAN.pdf in the current folder", 1, 1, run_report},
    {"check", "PLAN.xml...", "says what is wrong with plans, and makes nothing", 1, -1, run_check},
    {"schema", "> action-plan.xsd", "prints the format's XML Schema, for editors", 0, 0, run_schema},
    {"dump", "model|pages|tags PLAN.xml", "prints a stage of the work as text", 2, 2, run_dump},
};
const int n_verbs = sizeof verbs / sizeof *verbs;

/* ---- what all verbs share ---- */

static enum status no_memory(void)
{
    fputs("boardpaper: memory ran out\n", stderr);
    return STATUS_FAULT;
}

/* How the work on one document counts. */
static enum status status_of(bp_result result, struct tally tally, const struct settings *settings)
{
    switch (result) {
    case BP_OK: return settings->strict && tally.warnings ? STATUS_INVALID : STATUS_GOOD;
    case BP_INVALID: return STATUS_INVALID;
    case BP_IO: return STATUS_FILE;
    case BP_MISUSE: return STATUS_USAGE;
    case BP_NOMEM: return no_memory();
    case BP_INTERNAL: break;
    }
    return STATUS_FAULT;
}

/* As the library names it in findings. */
static const char *name_of(const char *plan)
{
    return strcmp(plan, "-") ? plan : "<stdin>";
}

static void show_findings(FILE *to, const bp_doc *doc, const struct settings *settings)
{
    bool coloured = show_coloured(settings->colour, to);
    const bp_diag *diag;
    for (size_t i = 0; (diag = bp_diag_at(doc, i)); i++) {
        if (settings->json)
            json_finding(diag);
        else if (diag->severity != BP_NOTE || !settings->quiet)
            show_finding(to, diag, coloured);
    }
}

/* SOURCE_DATE_EPOCH (reproducible-builds.org) as a date, in `room`. False: it is no such number. */
static bool read_epoch(char room[16], const char **date)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    if (!text || !*text)
        return true;
    char *end;
    errno = 0;
    long long seconds = strtoll(text, &end, 10);
    time_t when = (time_t)seconds;
    struct tm day;
    if (errno || *end || seconds < 0 || !gmtime_r(&when, &day) || day.tm_year > 9999 - 1900) {
        options_wrong(NULL, "SOURCE_DATE_EPOCH is \"%s\", not a number of seconds since 1970", text);
        return false;
    }
    strftime(room, 16, "%Y-%m-%d", &day);
    *date = room;
    return true;
}

/* The date has to be kept in `room` while the options are in use. */
static bool read_report_options(const struct settings *settings, char room[16], bp_options *options)
{
    *options = (bp_options){.date = settings->date,
                            .text_size = settings->text_size,
                            .large_print = settings->large_print,
                            .mono = settings->mono,
                            .font_dirs = settings->font_dirs,
                            .n_font_dirs = (size_t)settings->n_font_dirs,
                            .attach_source = settings->attach_source};
    return options->date || read_epoch(room, &options->date);
}

/* The library refuses a date that is none; there is nothing else in a report's options to refuse. */
static enum status wrong_date(const struct settings *settings)
{
    return options_wrong(settings->verb, "--date wants a day that exists, as YYYY-MM-DD, not \"%s\"",
                         settings->date);
}

/* ---- report ---- */

/* PLAN.pdf in the current folder; NULL when memory ran out. */
static char *default_output(const char *plan)
{
    const char *slash = strrchr(plan, '/'), *name = slash ? slash + 1 : plan;
    size_t len = strlen(name), room = len + sizeof ".pdf";
    char *output = malloc(room);
    if (!output)
        return NULL;
    if (len > 4 && !strcmp(name + len - 4, ".xml"))
        len -= 4;
    snprintf(output, room, "%.*s.pdf", (int)len, name);
    return output;
}

static bool same_file(const char *a, const char *b)
{
    struct stat left, right;
    return !stat(a, &left) && !stat(b, &right) && S_ISREG(left.st_mode) &&
           left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

/* Whether the report may go there; else says why not. */
static bool output_makes_sense(const struct settings *settings, const char *plan, const char *output)
{
    const struct verb *verb = settings->verb;
    if (!strcmp(output, "-") && settings->json)
        options_wrong(verb, "standard output cannot take both the report and --json");
    else if (!strcmp(output, "-") && isatty(STDOUT_FILENO))
        options_wrong(verb, "a PDF is nothing for a terminal; name a file with -o, or use a pipe");
    else if (same_file(plan, output))
        options_wrong(verb, "the report would replace the plan itself, %s", output);
    else
        return true;
    return false;
}

/* The closing line: "plan.xml: 1 warning; wrote plan.pdf (57 kB)". */
static void close_report(const char *plan, bp_result result, struct tally tally, const char *output,
                         uintmax_t bytes)
{
    words_put(stderr, name_of(plan), NULL);
    fputs(": ", stderr);
    if (tally.errors || tally.warnings || tally.notes) {
        show_counts(stderr, tally);
        fputs("; ", stderr);
    }
    fputs(result == BP_OK ? "wrote " : "no report was written", stderr);
    if (result == BP_OK) {
        words_put(stderr, strcmp(output, "-") ? output : "to standard output", NULL);
        if (bytes)
            fprintf(stderr, " (%ju kB)", (bytes + 999) / 1000);
    }
    fputc('\n', stderr);
}

static enum status make_report(bp_doc *doc, const struct settings *settings, const char *plan,
                               const char *output)
{
    bp_options options;
    char room[16];
    if (!output_makes_sense(settings, plan, output) ||
        !read_report_options(settings, room, &options))
        return STATUS_USAGE;
    bp_result result = bp_load_file(doc, plan);
    if (result == BP_OK)
        result = bp_render_file(doc, &options, output);
    if (result == BP_MISUSE)
        return wrong_date(settings);
    struct stat about;
    struct tally tally = show_tally(doc);
    uintmax_t bytes = result == BP_OK && !stat(output, &about) ? (uintmax_t)about.st_size : 0;
    show_findings(stderr, doc, settings);
    if (settings->json)
        json_document(name_of(plan), result, tally, result == BP_OK ? output : NULL, bytes);
    else if (!settings->quiet)
        close_report(plan, result, tally, output, bytes);
    return status_of(result, tally, settings);
}

static enum status run_report(const struct settings *settings)
{
    const char *plan = settings->words[0];
    bp_doc *doc = bp_new();
    char *made_up = NULL;
    const char *output = settings->output;
    if (!output)
        output = strcmp(plan, "-") ? (made_up = default_output(plan)) : "-";
    enum status status = doc && output ? make_report(doc, settings, plan, output) : no_memory();
    free(made_up);
    bp_free(doc);
    return status;
}

/* ---- check ---- */

/* The findings are what was asked for: they go to standard output. */
static enum status check_plan(bp_doc *doc, const struct settings *settings, const char *plan)
{
    bp_result result = bp_load_file(doc, plan);
    struct tally tally = show_tally(doc);
    show_findings(stdout, doc, settings);
    if (settings->json) {
        json_document(name_of(plan), result, tally, NULL, 0);
    } else if (!settings->quiet) {
        words_put(stdout, name_of(plan), NULL);
        fputs(": ", stdout);
        show_counts(stdout, tally);
        putchar('\n');
    }
    return status_of(result, tally, settings);
}

static enum status run_check(const struct settings *settings)
{
    enum status worst = STATUS_GOOD;
    for (int i = 0; i < settings->n_words; i++) {
        bp_doc *doc = bp_new();
        enum status status = doc ? check_plan(doc, settings, settings->words[i]) : no_memory();
        bp_free(doc);
        if (status > worst)
            worst = status;
    }
    return worst;
}

/* ---- schema and dump ---- */

static enum status run_schema(const struct settings *settings)
{
    bp_doc *doc = bp_new();
    const void *bytes = NULL;
    size_t len = 0;
    bp_result result = doc ? bp_schema(doc, &bytes, &len) : BP_NOMEM;
    if (result == BP_OK)
        fwrite(bytes, 1, len, stdout);
    bp_free(doc);
    return status_of(result, (struct tally){0}, settings);
}

static enum status dump_plan(bp_doc *doc, const struct settings *settings, bp_stage stage)
{
    bp_options options;
    char room[16];
    if (!read_report_options(settings, room, &options))
        return STATUS_USAGE;
    const void *bytes;
    size_t len;
    bp_result result = bp_load_file(doc, settings->words[1]);
    if (result == BP_OK)
        result = bp_dump(doc, &options, stage, &bytes, &len);
    if (result == BP_MISUSE)
        return wrong_date(settings);
    show_findings(stderr, doc, settings);
    if (result == BP_OK)
        fwrite(bytes, 1, len, stdout);
    return status_of(result, show_tally(doc), settings);
}

static enum status run_dump(const struct settings *settings)
{
    static const char *const stages[] = {
        [BP_STAGE_MODEL] = "model", [BP_STAGE_PAGES] = "pages", [BP_STAGE_TAGS] = "tags"};
    enum { N_STAGES = sizeof stages / sizeof *stages };
    const char *word = settings->words[0];
    int stage = 0;
    while (stage < N_STAGES && strcmp(word, stages[stage]))
        stage++;
    if (stage == N_STAGES)
        return options_wrong(settings->verb, "there is no stage \"%s\": model, pages or tags", word);
    bp_doc *doc = bp_new();
    enum status status = doc ? dump_plan(doc, settings, (bp_stage)stage) : no_memory();
    bp_free(doc);
    return status;
}
