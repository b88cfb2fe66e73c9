/* common.c: shared by the verbs: turns settings into options of the library, and results into
 * messages and exit statuses. */
#include "cli/common.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/days.h"
#include "cli/json.h"
#include "cli/words.h"

enum status common_no_memory(void)
{
    fputs("boardpaper: memory ran out\n", stderr);
    return STATUS_FAULT;
}

enum status common_status(bp_result result, struct tally tally, const struct settings *settings)
{
    switch (result) {
    case BP_OK: return settings->strict && tally.warnings ? STATUS_INVALID : STATUS_GOOD;
    case BP_INVALID: return STATUS_INVALID;
    case BP_IO: return STATUS_FILE;
    case BP_MISUSE: return STATUS_USAGE;
    case BP_NOMEM: return common_no_memory();
    case BP_INTERNAL: break;
    }
    return STATUS_FAULT;
}

const char *common_name(const char *plan)
{
    return strcmp(plan, "-") ? plan : "<stdin>";
}

/* Whether a finding affects the exit status. */
static bool counts(const bp_diag *diag, const struct settings *settings)
{
    return diag->severity == BP_ERROR || (settings->strict && diag->severity == BP_WARNING);
}

void common_tell(FILE *to, const bp_doc *doc, const struct settings *settings)
{
    bool coloured = show_coloured(settings->colour, to);
    const bp_diag *diag;
    for (size_t i = 0; (diag = bp_diag_at(doc, i)); i++) {
        if (settings->json)
            json_finding(to, diag);
        else if (!settings->quiet || counts(diag, settings))
            show_finding(to, diag, coloured);
    }
}

static bool begins_with(const bp_doc *doc, int code)
{
    const bp_diag *first = bp_diag_at(doc, 0);
    return first && first->code == code;
}

bool common_is_pack(const bp_doc *doc)
{
    enum { PACK_AS_PLAN = 3010 };
    return begins_with(doc, PACK_AS_PLAN);
}

bool common_is_style(const bp_doc *doc)
{
    enum { OTHER_FORMAT = 3013 };
    return begins_with(doc, OTHER_FORMAT);
}

void common_findings(FILE *to, const bp_doc *doc, const struct settings *settings)
{
    common_tell(settings->json ? stdout : to, doc, settings);
}

/* Reads SOURCE_DATE_EPOCH (reproducible-builds.org) as a date, in `room`. Returns false if it is
 * not such a number. */
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

bool common_options(const struct settings *settings, char room[16], bp_options *options)
{
    const struct rows *rows = &settings->rows;
    *options = (bp_options){.size = sizeof *options,
                            .date = settings->date,
                            .text_size = settings->text_size,
                            .pdf = settings->pdf,
                            .large_print = settings->large_print,
                            .mono = settings->mono,
                            .font_dirs = settings->font_dirs,
                            .n_font_dirs = (size_t)settings->n_font_dirs,
                            .style = settings->style,
                            .threads = settings->threads,
                            .logo = settings->logo,
                            .logo_words = settings->logo_words,
                            .attach_source = settings->attach_source,
                            .selection = rows->chosen ? &rows->selection : NULL,
                            .edition = rows->public_edition ? BP_EDITION_PUBLIC : BP_EDITION_RESTRICTED,
                            .chase = rows->chase};
    return options->date || read_epoch(room, &options->date);
}

static bool ends_in(const char *path, const char *ending)
{
    size_t len = strlen(path), end = strlen(ending);
    return len > end && !strcasecmp(path + len - end, ending);
}

static bool is_html_name(const char *path)
{
    return ends_in(path, ".html") || ends_in(path, ".htm");
}

bool common_is_html(const struct settings *settings, const char *output)
{
    return settings->to ? !strcmp(settings->to, "html") : is_html_name(output);
}

/* Whether the name says another kind of file. */
static bool is_other_name(const char *path)
{
    static const char *const endings[] = {".pdf", ".xlsx", ".xlsm", ".docx"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_in(path, endings[i]))
            return true;
    return false;
}

/* An option that is about pages, or NULL. */
static const char *page_option(const struct settings *settings)
{
    return settings->large_print     ? "large-print"
           : settings->text_size     ? "text-size"
           : settings->attach_source ? "attach-source"
           : settings->pdf           ? "pdf"
                                     : NULL;
}

bool common_format(const struct settings *settings, const char *output, bp_options *options)
{
    bool html = common_is_html(settings, output);
    const char *pages = html ? page_option(settings) : NULL;
    options->format = html ? BP_FORMAT_HTML : BP_FORMAT_PDF;
    if (html ? is_other_name(output) : is_html_name(output))
        options_wrong(settings->verb, "--to=%s does not go with the name %s", settings->to, output);
    else if (pages)
        options_wrong(settings->verb, "--%s is for PDFs: %s", pages,
                      settings->large_print || settings->text_size
                          ? "HTML has the size of text that its reader chooses"
                          : "HTML has nothing like it");
    else
        return true;
    return false;
}

enum status common_wrong_date(const struct settings *settings)
{
    const char *date = settings->date, *as_at = settings->as_at;
    if (date && as_at)
        return options_wrong(settings->verb,
                             "--date and --as-at want days that exist, as YYYY-MM-DD, not \"%s\" "
                             "and \"%s\"", date, as_at);
    return options_wrong(settings->verb, "--%s wants a day that exists, as YYYY-MM-DD, not \"%s\"",
                         as_at ? "as-at" : "date", as_at ? as_at : date);
}

size_t common_stem(const char *name)
{
    static const char *const endings[] = {".xml", ".xlsx", ".xlsm", ".docx", ".ods", ".odt", ".csv", ".tsv"};
    size_t len = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (len > ending && !strcasecmp(name + len - ending, endings[i]))
            return len - ending;
    }
    return len;
}

bool common_same_file(const char *a, const char *b)
{
    struct stat left, right;
    return !stat(a, &left) && !stat(b, &right) && S_ISREG(left.st_mode) &&
           left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

bool common_output_makes_sense(const struct settings *settings, const char *output)
{
    const struct verb *verb = settings->verb;
    if (!strcmp(output, "-") && settings->json)
        options_wrong(verb, "standard output cannot take both the report and --json");
    else if (!strcmp(output, "-") && isatty(STDOUT_FILENO) && !common_is_html(settings, output))
        options_wrong(verb, "a PDF is nothing for a terminal; name a file with -o, or use a pipe");
    else
        return true;
    return false;
}

bool common_is_workbook(const char *path)
{
    return ends_in(path, ".xlsx");
}

bool common_may_replace(const struct settings *settings, const char *output)
{
    struct stat there;
    if (!strcmp(output, "-") || settings->force || stat(output, &there) || !S_ISREG(there.st_mode))
        return true;
    fputs("boardpaper: ", stderr);
    words_put(stderr, output, NULL);
    fputs(" is there already, and was left as it is\n  hint: give another name, or --force to replace it\n",
          stderr);
    return false;
}

void common_print(FILE *to, const char *text, size_t len)
{
    const char *end = text + len;
    while (text < end) {
        const char *line = memchr(text, '\n', (size_t)(end - text));
        words_put(to, text, line ? line : end);
        if (line)
            fputc('\n', to);
        text = line ? line + 1 : end;
    }
}

/* ---- plans ---- */

/* The months before those of the period that the options give. False: they give none, or no whole months. */
static bool find_period_before(const struct settings *settings, char from[16], char to[16])
{
    struct day first_day, last_day;
    if (!settings->from_day || !settings->to_day || !day_read(settings->from_day, &first_day) ||
        !day_read(settings->to_day, &last_day) || first_day.day != 1)
        return false;
    unsigned long first = first_day.year * 12 + first_day.month - 1;
    unsigned long n = last_day.year * 12 + last_day.month - first;
    unsigned long end = first - 1, year = end / 12, month = end % 12 + 1;
    snprintf(from, 16, "%04lu-%02lu-01", (first - n) / 12 % 10000, (first - n) % 12 + 1);
    snprintf(to, 16, "%04lu-%02lu-%02u", year % 10000, month, days_of_month(year, month));
    return true;
}

static bool says_no_period(const bp_doc *doc)
{
    enum { PERIOD_UNKNOWN = 8071 };
    for (size_t i = 0; i < bp_diag_count(doc); i++)
        if (bp_diag_at(doc, i)->code == PERIOD_UNKNOWN)
            return true;
    return false;
}

static bp_load_options load_options(const struct settings *settings, enum said said)
{
    bp_load_options options = {.size = sizeof options, .map = settings->map};
    if (said == WHOLE) {
        options.title = settings->title;
        options.organisation = settings->organisation;
        options.from = settings->from_day;
        options.to = settings->to_day;
    }
    return options;
}

static bp_result read_as(bp_doc *doc, const char *plan, const struct settings *settings, enum said said)
{
    bp_load_options options = load_options(settings, said);
    char from[16], to[16];
    bp_result result = bp_load_file_with(doc, plan, &options);
    if (said != BEFORE || result != BP_INVALID || !says_no_period(doc) ||
        !find_period_before(settings, from, to))
        return result;
    options.from = from;
    options.to = to;
    result = bp_load_file_with(doc, plan, &options);
    if (result == BP_OK && !settings->quiet) {
        fputs("boardpaper: ", stderr);
        words_put(stderr, plan, NULL);
        fprintf(stderr, " says no period: it is taken to be about %s to %s, the one before\n", from, to);
    }
    return result;
}

bp_result common_read(bp_doc *doc, const char *plan, const struct settings *settings)
{
    return read_as(doc, plan, settings, WHOLE);
}

bp_result common_read_head(bp_doc *doc, const char *plan, const struct settings *settings)
{
    bp_load_options options = load_options(settings, WHOLE);
    return bp_load_head(doc, plan, &options);
}

void common_understood(bp_doc *doc, const struct settings *settings)
{
    const void *bytes;
    size_t len;
    if (settings->json || settings->quiet || bp_understood(doc, BP_FORM_TEXT, &bytes, &len) != BP_OK)
        return;
    const char *end = memchr(bytes, '\n', len);
    common_print(stderr, bytes, end ? (size_t)(end - (const char *)bytes) + 1 : len);
}

enum status common_load(const struct settings *settings, const char *plan, enum said said, bp_doc **doc)
{
    *doc = bp_new();
    if (!*doc)
        return common_no_memory();
    bp_result result = read_as(*doc, plan, settings, said);
    if (result != BP_OK)
        common_findings(stderr, *doc, settings);
    else
        common_understood(*doc, settings);
    return common_status(result, (struct tally){0}, settings);
}

enum status common_previous(const struct settings *settings, bp_doc **previous)
{
    *previous = NULL;
    return settings->previous ? common_load(settings, settings->previous, BEFORE, previous) : STATUS_GOOD;
}
