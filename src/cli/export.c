/* export.c: the verb `export`: the plan as data for other programs. */
#include "cli/export.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "boardpaper.h"
#include "cli/common.h"
#include "cli/given.h"
#include "cli/words.h"

const char *const export_forms[] = {"csv", "json", NULL};

/* Where CSV on the Web looks for what the columns of a table are. */
#define METADATA "-metadata.json"

/* What is made, and where it goes. */
struct exporting {
    const struct settings *settings;
    bp_doc *doc, *previous;
    bp_options options;
    bp_export_form form;
    const char *output; /* NULL: standard output */
    char *metadata;     /* the file beside it; NULL: there is none */
};

static bool ends_with(const char *name, const char *ending)
{
    size_t len = strlen(name), end = strlen(ending);
    return len > end && !strcasecmp(name + len - end, ending);
}

/* The form that --to names, else the name of the output. If neither does, says so. */
static bool find_form(const struct settings *settings, const char *output, bp_export_form *form)
{
    const char *to = settings->to;
    *form = BP_EXPORT_CSV;
    if (to ? !strcmp(to, "csv") : output && ends_with(output, ".csv"))
        return true;
    *form = BP_EXPORT_JSON;
    if (to || (output && ends_with(output, ".json")))
        return true;
    options_wrong(settings->verb, "say what to write: --to=csv or --to=json");
    return false;
}

static bool name_metadata(struct exporting *e)
{
    size_t room = e->output ? strlen(e->output) + sizeof METADATA : 0;
    if (!e->output || e->form != BP_EXPORT_CSV)
        return true;
    e->metadata = malloc(room);
    if (e->metadata)
        snprintf(e->metadata, room, "%s%s", e->output, METADATA);
    return e->metadata;
}

/* Whether the files that are written replace no other. If not, says why. */
static enum status look_at_outputs(const struct exporting *e)
{
    struct given given = {0};
    given_read(&given, e->settings->words[0], "the plan");
    given_options(&given, e->settings);
    if (e->output)
        given_write(&given, e->output, "the data");
    if (e->metadata)
        given_write(&given, e->metadata, "the description of its columns");
    enum status status = given_check(&given);
    given_free(&given);
    bool free = (!e->output || common_may_replace(e->settings, e->output)) &&
                (!e->metadata || common_may_replace(e->settings, e->metadata));
    return status == STATUS_GOOD && !free ? STATUS_FILE : status;
}

/* Makes one form, and writes it to a file, or to standard output (NULL). */
static bp_result write_form(const struct exporting *e, bp_export_form form, const char *path)
{
    const void *bytes;
    size_t len;
    const char *slash = path ? strrchr(e->output, '/') : NULL;
    const char *csv = slash ? slash + 1 : e->output;
    bp_result result = bp_export(e->doc, &e->options, form, csv, &bytes, &len);
    if (result != BP_OK)
        return result;
    if (path)
        return bp_save(e->doc, path);
    fwrite(bytes, 1, len, stdout);
    return BP_OK;
}

/* The closing line: "plan.xml: 1 note; wrote rows.csv and rows.csv-metadata.json". */
static void close_export(const struct exporting *e, struct tally tally, bool written)
{
    words_put(stderr, common_name(e->settings->words[0]), NULL);
    fputs(": ", stderr);
    show_counts(stderr, tally);
    fputs(written ? "; wrote " : "; nothing was written", stderr);
    if (written)
        words_put(stderr, e->output ? e->output : "to standard output", NULL);
    if (written && e->metadata) {
        fputs(" and ", stderr);
        words_put(stderr, e->metadata, NULL);
    }
    fputc('\n', stderr);
}

static enum status export_plan(struct exporting *e)
{
    const struct settings *settings = e->settings;
    bp_result result = common_read(e->doc, settings->words[0], settings);
    common_understood(e->doc, settings);
    e->options.previous = e->previous;
    if (result == BP_OK)
        result = write_form(e, e->form, e->output);
    if (result == BP_OK && e->metadata)
        result = write_form(e, BP_EXPORT_CSVW, e->metadata);
    struct tally tally = show_tally(e->doc);
    common_findings(stderr, e->doc, settings);
    if (!settings->quiet)
        close_export(e, tally, result == BP_OK);
    return common_status(result, tally, settings);
}

/* Data goes to where everyone reads it: without --edition, it is for the public. */
static void choose_edition(struct exporting *e)
{
    e->options.edition = e->settings->rows.restricted_edition ? BP_EDITION_RESTRICTED : BP_EDITION_PUBLIC;
}

enum status export_run(const struct settings *settings)
{
    bool named = settings->output && strcmp(settings->output, "-") != 0;
    struct exporting e = {.settings = settings, .output = named ? settings->output : NULL};
    char room[16];
    if (!find_form(settings, e.output, &e.form) || !common_options(settings, room, &e.options))
        return STATUS_USAGE;
    choose_edition(&e);
    enum status status = name_metadata(&e) ? look_at_outputs(&e) : common_no_memory();
    if (status == STATUS_GOOD)
        status = common_previous(settings, &e.previous);
    if (status == STATUS_GOOD && !(e.doc = bp_new()))
        status = common_no_memory();
    if (status == STATUS_GOOD)
        status = export_plan(&e);
    bp_free(e.doc);
    bp_free(e.previous);
    free(e.metadata);
    return status;
}
