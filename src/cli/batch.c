/* batch.c: the verb `batch`: names the outputs, leaves out those that are up to date, makes the
 * others with workers, and reports each in the order of the inputs. */
#define _DEFAULT_SOURCE /* for the number of processors, which is not in POSIX */
#include "cli/batch.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/check.h"
#include "cli/common.h"
#include "cli/folders.h"
#include "cli/given.h"
#include "cli/words.h"

enum { DEFAULT_SECONDS = 60, DEFAULT_MIB = 1024 };

/* Limit of memory for results that wait to be shown. One more result may exceed it. */
static const size_t most_held = (size_t)16 << 20;

/* ---- pools ---- */

static bool has_to_wait(void *context)
{
    const struct batch *batch = context;
    return batch->held > most_held;
}

/* A worker that ended during its job may have left an incomplete file. */
static void was_lost(void *context, size_t job, long worker)
{
    const struct batch *batch = context;
    if (batch->jobs && !batch->wanted)
        folders_clean_after(batch->outputs[batch->jobs[job]].path, worker);
}

/* Fewer workers make the same reports, only later. */
static void has_fewer(void *context, int workers, int error)
{
    struct batch *batch = context;
    progress_erase(&batch->progress);
    if (!batch->fewer && !batch->settings->quiet)
        fprintf(stderr, "boardpaper: note: %d worker%s instead of %u: %s\n", workers, workers == 1 ? "" : "s",
                batch->settings->jobs, strerror(error));
    batch->fewer = true;
}

static void tick(void *context)
{
    struct batch *batch = context;
    progress_show(&batch->progress);
}

struct pool batch_pool(struct batch *batch, size_t n_jobs)
{
    const struct settings *settings = batch->settings;
    return (struct pool){.n_jobs = n_jobs,
                         .workers = (int)settings->jobs,
                         .seconds = settings->timeout,
                         .memory = (size_t)settings->memory << 20,
                         .context = batch,
                         .wait = has_to_wait,
                         .lost = was_lost,
                         .fewer = has_fewer,
                         .tick = batch->progress.wanted ? tick : NULL};
}

enum status batch_no_workers(void)
{
    fprintf(stderr, "boardpaper: no worker process could be started: %s\n"
                    "  hint: the system may allow only so many processes or open files\n", strerror(errno));
    return STATUS_FAULT;
}

/* ---- what is up to date ---- */

static bool is_older(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec != b->tv_sec ? a->tv_sec < b->tv_sec : a->tv_nsec < b->tv_nsec;
}

/* Sets *time to the last change of `path`, if that exists and is later. */
static void take_later(const char *path, struct timespec *time)
{
    struct stat about;
    if (path && !stat(path, &about) && is_older(time, &about.st_mtim))
        *time = about.st_mtim;
}

/* The last change of anything that all reports depend on: the previous plan, the logo, the map, the font
 * folders, this program. */
static struct timespec last_change(const struct settings *settings)
{
    struct timespec time = {0};
    take_later(settings->previous, &time);
    take_later(settings->style, &time);
    take_later(settings->logo, &time);
    take_later(settings->map, &time);
    for (int i = 0; i < settings->n_font_dirs; i++)
        take_later(settings->font_dirs[i], &time);
    take_later("/proc/self/exe", &time);
    return time;
}

/* Like make, but an output of the same moment, or an empty one, is made again. */
static bool is_newer(const char *output, const char *plan, struct timespec change)
{
    struct stat about, source;
    if (stat(output, &about) || stat(plan, &source) || !S_ISREG(about.st_mode) || !about.st_size)
        return false;
    return is_older(&change, &about.st_mtim) && is_older(&source.st_mtim, &about.st_mtim);
}

/* Whether a report has its last line. A file copied by another program may be incomplete. */
static bool has_end(const struct settings *settings, const char *report)
{
    const char *last = common_is_html(settings, report) ? "</html>\n" : "%%EOF\n";
    char end[sizeof "</html>\n"] = "";
    if (common_is_workbook(report)) /* its last bytes are those of a directory */
        return true;
    FILE *file = fopen(report, "rb");
    bool whole = file && !fseek(file, -(long)strlen(last), SEEK_END) &&
                 fread(end, 1, strlen(last), file) == strlen(last) && !strcmp(end, last);
    if (file)
        fclose(file);
    return whole;
}

static enum status look_whether_newer(const struct batch *batch, const struct output *output,
                                      struct timespec change, bool *newer)
{
    const char *plan = batch->inputs.paths[output->input];
    *newer = is_newer(output->path, plan, change) && has_end(batch->settings, output->path);
    if (!*newer || !batch->settings->findings_files)
        return STATUS_GOOD;
    char *findings = batch_findings_path(output->path);
    *newer = findings && is_newer(findings, plan, change);
    free(findings);
    return findings ? STATUS_GOOD : common_no_memory();
}

/* ---- before the work ---- */

/* No output may be a plan (of any shard) or a file that the options name. */
static enum status look_at_outputs(const struct batch *batch)
{
    struct given given = {0};
    for (size_t i = 0; i < batch->inputs.n; i++)
        given_read(&given, batch->inputs.paths[i], "a plan of the batch");
    given_options(&given, batch->settings);
    for (size_t i = 0; i < batch->n_outputs; i++) {
        const char *report = batch->outputs[i].path;
        char *findings = report && batch->settings->findings_files ? batch_findings_path(report) : NULL;
        if (report)
            given_write(&given, report, "a report");
        if (findings)
            given_write_copied(&given, findings, "a report's findings");
        else if (report && batch->settings->findings_files)
            given.out = true;
        free(findings);
    }
    enum status status = given_check(&given);
    given_free(&given);
    return status;
}

/* Makes jobs for the outputs that have to be made. */
static enum status find_jobs(struct batch *batch)
{
    struct timespec change = last_change(batch->settings);
    batch->jobs = calloc(batch->n_outputs + 1, sizeof *batch->jobs);
    batch->newer = batch_certain(SKIPPED, STATUS_GOOD, "the report is newer than the plan");
    if (!batch->jobs || !batch->newer)
        return common_no_memory();
    for (size_t i = 0; i < batch->n_outputs; i++) {
        struct output *output = &batch->outputs[i];
        if (output->verdict)
            continue;
        bool newer = false;
        if (batch->settings->newer && look_whether_newer(batch, output, change, &newer) != STATUS_GOOD)
            return STATUS_FAULT;
        if (newer)
            output->verdict = batch->newer;
        else
            batch->jobs[batch->n_jobs++] = i;
    }
    return STATUS_GOOD;
}

static size_t folder_len(const char *path)
{
    return (size_t)(strrchr(path, '/') - path);
}

static int by_folder(const void *a, const void *b)
{
    const char *const *left = a, *const *right = b;
    size_t n = folder_len(*left), m = folder_len(*right);
    int order = memcmp(*left, *right, n < m ? n : m);
    return order ? order : (n > m) - (n < m);
}

static enum status refuse_folder(const char *path, int error)
{
    char *folder = strdup(path);
    if (!folder)
        return common_no_memory();
    folder[folder_len(path)] = '\0';
    enum status status = folders_refuse(folder, error, "-d");
    free(folder);
    return status;
}

/* Makes a folder of reports, also if all of them are up to date, and removes incomplete files of earlier
 * runs. */
static enum status prepare_folder(const struct batch *batch, const char *path)
{
    int error = folders_make(path);
    if (error)
        return refuse_folder(path, error);
    folders_clean(path, batch->inputs.shards > 1);
    return STATUS_GOOD;
}

/* The workers' files are whole, and their names come onto the disk here, once for each folder. */
static enum status settle_folder(const struct batch *batch, const char *path)
{
    (void)batch;
    folders_settle(path);
    return STATUS_GOOD;
}

/* Visits each output folder once, by the path of a report in it, until something is wrong. */
static enum status visit_folders(const struct batch *batch,
                                 enum status (*visit)(const struct batch *batch, const char *path))
{
    const char **paths = calloc(batch->n_outputs + 1, sizeof *paths);
    if (!paths)
        return common_no_memory();
    size_t n = 0;
    for (size_t i = 0; i < batch->n_outputs; i++)
        if (batch->outputs[i].path)
            paths[n++] = batch->outputs[i].path;
    qsort(paths, n, sizeof *paths, by_folder);
    enum status status = STATUS_GOOD;
    for (size_t i = 0; i < n && status == STATUS_GOOD; i++) {
        if (i && !by_folder(&paths[i - 1], &paths[i]))
            continue;
        status = visit(batch, paths[i]);
    }
    free(paths);
    return status;
}

/* ---- the work ---- */

static bool one_was_made(void *context, size_t job, const struct pool_result *result)
{
    struct batch *batch = context;
    struct output *output = &batch->outputs[batch->jobs[job]];
    output->verdict = batch_verdict(batch, result);
    if (!output->verdict) {
        batch->stopped = true;
        return false;
    }
    batch->held += output->verdict->len;
    progress_count(&batch->progress, output->verdict->made == FAILED);
    batch_show(batch);
    return true;
}

static enum status make_all(struct batch *batch, int *signal)
{
    progress_begin(&batch->progress, batch->settings->quiet, "made", batch->n_jobs);
    struct pool pool = batch_pool(batch, batch->n_jobs);
    pool.work = batch_make_one;
    pool.done = one_was_made;
    batch_show(batch); /* show what is known without any work */
    int end = pool_run(&pool);
    progress_erase(&batch->progress);
    if (batch->n_jobs)
        visit_folders(batch, settle_folder);
    enum status status = end < 0          ? batch_no_workers()
                         : batch->stopped ? common_no_memory()
                                          : STATUS_GOOD;
    if (end > 0)
        *signal = end;
    batch_show_end(batch, end > 0 ? "interrupted" : status != STATUS_GOOD ? "stopped" : NULL);
    return status != STATUS_GOOD ? status : batch->worst;
}

static enum status gather(struct batch *batch)
{
    const struct settings *settings = batch->settings;
    enum status status = inputs_gather(settings, &batch->inputs);
    if (status != STATUS_GOOD)
        return status;
    for (size_t i = 0; i < batch->inputs.n; i++)
        if (!strcmp(batch->inputs.paths[i], "-"))
            return options_wrong(settings->verb, "a batch takes files; `boardpaper report -` takes a "
                                                 "plan from standard input");
    if (!batch->inputs.n && !settings->list)
        return options_wrong(settings->verb, "something is missing: name plans, or a --list of them");
    return STATUS_GOOD;
}

static enum status run(struct batch *batch, int *signal)
{
    enum status status = gather(batch);
    if (status == STATUS_GOOD)
        status = batch_name(batch, signal);
    if (status == STATUS_GOOD)
        status = look_at_outputs(batch);
    if (status == STATUS_GOOD)
        status = find_jobs(batch);
    if (status == STATUS_GOOD)
        status = visit_folders(batch, prepare_folder);
    if (status == STATUS_GOOD)
        status = batch_claim(batch, signal);
    if (status != STATUS_GOOD)
        return status;
    batch->begun = true;
    status = make_all(batch, signal);
    enum status clash = *signal ? STATUS_GOOD : batch_claim(batch, signal);
    return clash > status ? clash : status;
}

static void clear(struct batch *batch)
{
    for (size_t i = 0; i < batch->n_outputs; i++) {
        free(batch->outputs[i].part);
        free(batch->outputs[i].path);
        batch_forget(batch, batch->outputs[i].verdict);
    }
    free(batch->outputs);
    free(batch->jobs);
    batch_forget(batch, batch->last);
    free(batch->newer);
    inputs_free(&batch->inputs);
    bp_free(batch->doc);
}

/* ---- the call ---- */

static unsigned processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > MOST_JOBS ? MOST_JOBS : (unsigned)n;
}

/* Fields for rows have a value only if rows are chosen. */
static bool fields_make_sense(const struct batch *batch)
{
    const bp_selection *selection = batch->options.selection;
    const struct {
        enum field field;
        const char *chosen;
    } fields[] = {{FIELD_LEAD, selection ? selection->lead : NULL},
                  {FIELD_PRIORITY, selection ? selection->priority : NULL},
                  {FIELD_PARTNER, selection ? selection->partner : NULL}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const char *name = naming_fields[fields[i].field];
        if (!(batch->fields & 1u << fields[i].field) || batch->per == fields[i].field || fields[i].chosen)
            continue;
        options_wrong(batch->settings->verb, "{%s} in --name goes with --per=%s or --%s", name, name, name);
        return false;
    }
    return true;
}

static void read_per(struct batch *batch)
{
    static const enum field fields[] = {FIELD_LEAD, FIELD_PRIORITY, FIELD_PARTNER};
    const char *per = batch->settings->per;
    batch->per = N_FIELDS;
    for (size_t i = 0; per && i < sizeof fields / sizeof *fields; i++)
        if (!strcmp(per, naming_fields[fields[i]]))
            batch->per = fields[i];
}

/* Only the library knows which dates are valid. Asks it, with a small plan, before any work
 * begins. */
static enum status try_options(const struct batch *batch)
{
    bp_options options = batch->options;
    options.previous = NULL;
    options.selection = NULL; /* rows depend on each plan */
    const void *bytes;
    size_t len;
    bp_doc *plan = bp_new(), *doc = bp_new();
    bp_result result = plan && doc ? bp_starter(plan, NULL, &bytes, &len) : BP_NOMEM;
    if (result == BP_OK)
        result = bp_load_memory(doc, bytes, len, "");
    if (result == BP_OK)
        result = bp_dump(doc, &options, BP_STAGE_MODEL, &bytes, &len);
    if (result == BP_OK)
        result = bp_check(doc, &batch->checks);
    bp_free(doc);
    bp_free(plan);
    if (result == BP_MISUSE)
        return common_wrong_date(batch->settings);
    return result == BP_NOMEM ? common_no_memory() : STATUS_GOOD;
}

enum status batch_run(const struct settings *given)
{
    struct settings settings = *given;
    struct batch batch = {.settings = &settings};
    char date[16], template[32];
    int signal = 0;
    if (!settings.folder)
        return options_wrong(settings.verb, "something is missing: -d and the folder for the reports");
    if (!*settings.folder)
        return options_wrong(settings.verb, "the folder of -d has no name; the current one is .");
    if (settings.findings_files && (settings.per || settings.rows.public_edition))
        return options_wrong(settings.verb, "--findings-files tells of whole plans, restricted rows and all: "
                                            "it does not go with --per or --edition=public");
    settings.colour = show_coloured(settings.colour, stderr) ? COLOUR_ALWAYS : COLOUR_NEVER;
    settings.jobs = settings.jobs ? settings.jobs : processors();
    settings.timeout = settings.timeout ? settings.timeout : DEFAULT_SECONDS;
    settings.memory = settings.memory ? settings.memory : DEFAULT_MIB;
    if (!check_wanted(&settings) || !common_options(&settings, date, &batch.options))
        return STATUS_USAGE;
    read_per(&batch);
    snprintf(template, sizeof template, "{plan}%s%s%s.%s", settings.per ? "-{" : "",
             settings.per ? settings.per : "", settings.per ? "}" : "", settings.to ? settings.to : "pdf");
    batch.template = settings.name ? settings.name : template;
    if (!naming_read(batch.template, settings.rows.chase, &batch.fields) || !fields_make_sense(&batch) ||
        !common_format(&settings, batch.template, &batch.options))
        return STATUS_USAGE;
    bp_doc *previous;
    enum status status = common_previous(&settings, &previous);
    check_options(&settings, previous, &batch.checks);
    batch.options.previous = previous;
    batch.options.findings = settings.findings ? &batch.checks : NULL;
    batch.options.digest = settings.json;
    if (status == STATUS_GOOD)
        status = try_options(&batch);
    if (status == STATUS_GOOD)
        status = run(&batch, &signal);
    clear(&batch);
    bp_free(previous);
    if (signal) { /* end the program in the way of the signal */
        fflush(stdout);
        raise(signal);
    }
    return status;
}
