/* verbs.c: runs each verb: calls the library with the settings, prints messages, and returns the
 * exit status. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "boardpaper.h"
#include "cli/batch.h"
#include "cli/check.h"
#include "cli/common.h"
#include "cli/compare.h"
#include "cli/export.h"
#include "cli/given.h"
#include "cli/help.h"
#include "cli/import.h"
#include "cli/init.h"
#include "cli/json.h"
#include "cli/merge.h"
#include "cli/naming.h"
#include "cli/options.h"
#include "cli/pack.h"
#include "cli/show.h"
#include "cli/table.h"
#include "cli/words.h"

static enum status run_report(const struct settings *settings);
static enum status run_schema(const struct settings *settings);
static enum status run_dump(const struct settings *settings);

static const char *const formats[] = {"plan", "pack", "style", "export", NULL};
static const char *const starters[] = {"plan", "style", NULL};
static const char *const stages[] = {
    [BP_STAGE_MODEL] = "model", [BP_STAGE_PAGES] = "pages", [BP_STAGE_TAGS] = "tags", NULL};
enum { N_STAGES = sizeof stages / sizeof *stages - 1 };

const struct verb verbs[N_VERBS] = {
    [VERB_REPORT] = {"report", "PLAN [-o REPORT.pdf]",
                     "makes the report; without -o, PLAN.pdf in the current folder", 1, 1, run_report,
                     NULL, OFFER_PLAN},
    [VERB_BATCH] = {"batch", "PLAN... -d DIR [--name=TEMPLATE]",
                    "makes the reports of many plans at once, by worker processes", 0, -1, batch_run,
                    NULL, OFFER_PLAN},
    [VERB_PACK] = {"pack", "PACK.xml -o PACK.pdf [--index=FILE.json] [--items=DIR]",
                   "binds the reports of several plans as one PDF, for a meeting", 1, 1, pack_run,
                   NULL, OFFER_PLAN},
    [VERB_CHECK] = {"check", "PLAN... [-o FINDINGS.pdf]",
                    "says what is wrong with plans, packs or house styles, and makes no report", 1, -1,
                    check_run,
                    NULL, OFFER_PLAN},
    [VERB_IMPORT] = {"import", "PLAN [-o PLAN.xml] [--save-map=FILE]",
                     "tells how a workbook, document or CSV is understood, and writes it as XML", 1, 1,
                     import_run, NULL, OFFER_PLAN},
    [VERB_EXPORT] = {"export", "PLAN --to=csv|json [-o FILE]",
                     "writes the rows with their statuses as data, for web pages and other programs", 1, 1,
                     export_run, NULL, OFFER_PLAN},
    [VERB_EXPLAIN] = {"explain", "[CODE...]",
                      "tells what a finding means, and how to mend it; or lists them all", 0, -1,
                      explain_run, NULL, OFFER_FINDINGS},
    [VERB_INIT] = {"init", "[style | --preset=NAME | --from=OLD] [-o PLAN]",
                   "writes a plan or a house style to start from, or an old plan rolled on to a new period",
                   0, 1, init_run, starters, OFFER_NOTHING},
    [VERB_SCHEMA] = {"schema", "[plan|pack|style|export] > action-plan.xsd",
                     "prints the XML Schema of plans, packs or styles, or the JSON Schema of exports", 0, 1,
                     run_schema, formats, OFFER_NOTHING},
    [VERB_COMPARE] = {"compare", "OLD NEW [-o CHANGES.pdf]",
                      "tells what changed: moved, re-dated, reworded, added, closed, renumbered", 2, 2,
                      compare_run, NULL, OFFER_PLAN},
    [VERB_MERGE] = {"merge", "PLAN RETURNED... -o NEW",
                    "takes the answers of workbooks that leads sent back into the plan, by its refs", 2, -1,
                    merge_run, NULL, OFFER_PLAN},
    [VERB_DUMP] = {"dump", "model|pages|tags PLAN", "prints a stage of the work as text", 2, 2,
                   run_dump, stages, OFFER_PLAN},
    [VERB_HELP] = {"help", "[VERB]", "tells what there is, or what a verb takes", 0, 1, help_run,
                   NULL, OFFER_VERBS},
};

/* ---- report ---- */

/* PLAN.pdf or PLAN.html in the current folder. NULL if memory ran out. */
static char *default_output(const struct settings *settings)
{
    const char *plan = settings->words[0], *slash = strrchr(plan, '/'), *name = slash ? slash + 1 : plan;
    size_t len = common_stem(name), room = len + sizeof "_.html";
    char *output = malloc(room);
    if (output) {
        snprintf(output, room, "%.*s.%s", (int)len, name, settings->to ? settings->to : "pdf");
        naming_no_device(output);
    }
    return output;
}

/* The closing line: "plan.xml: 1 warning; wrote plan.pdf (57 kB)". */
static void close_report(const char *plan, bp_result result, struct tally tally, const char *output,
                         uintmax_t bytes)
{
    words_put(stderr, common_name(plan), NULL);
    fputs(": ", stderr);
    if (tally.errors || tally.warnings || tally.notes) {
        show_counts(stderr, tally);
        fputs("; ", stderr);
    }
    fputs(result == BP_OK ? "wrote " : "no report was written", stderr);
    if (result == BP_OK) {
        words_put(stderr, strcmp(output, "-") != 0 ? output : "to standard output", NULL);
        if (bytes)
            fprintf(stderr, " (%ju kB)", (bytes + 999) / 1000);
    }
    fputc('\n', stderr);
}

/* Chase sheets go into a workbook, too, if its name says so. */
static bp_result make_file(bp_doc *doc, const bp_options *options, const char *output)
{
    const void *bytes;
    size_t len;
    if (!common_is_workbook(output))
        return bp_render_file(doc, options, output);
    bp_result result = bp_workbook(doc, options, BP_PERIOD_THIS, &bytes, &len);
    return result == BP_OK ? bp_save(doc, output) : result;
}

static enum status make_report(bp_doc *doc, const bp_doc *previous, const struct settings *settings,
                               const char *plan, const char *output)
{
    bp_options options;
    char room[16];
    if (!common_output_makes_sense(settings, output) || !check_wanted(settings) ||
        !common_options(settings, room, &options) || !common_format(settings, output, &options))
        return STATUS_USAGE;
    if (common_is_workbook(output) && !options.chase)
        return options_wrong(settings->verb, "a report is a PDF or HTML; a workbook holds chase sheets, with "
                                             "--chase, or a plan: `boardpaper import`");
    enum status status = given_one(settings, plan, output, "the report");
    if (status != STATUS_GOOD)
        return status;
    options.previous = previous;
    bp_check_options checks;
    check_options(settings, previous, &checks);
    options.findings = settings->findings ? &checks : NULL;
    bp_result result = common_read(doc, plan, settings);
    common_understood(doc, settings);
    if (result == BP_OK)
        result = make_file(doc, &options, output);
    if (result == BP_MISUSE)
        return common_wrong_date(settings);
    struct stat about;
    struct tally tally = show_tally(doc);
    uintmax_t bytes = result == BP_OK && !stat(output, &about) ? (uintmax_t)about.st_size : 0;
    common_findings(stderr, doc, settings);
    if (settings->json)
        json_document(common_name(plan), result, tally, result == BP_OK ? output : NULL, bytes);
    else if (!settings->quiet)
        close_report(plan, result, tally, output, bytes);
    return common_status(result, tally, settings);
}

static enum status run_report(const struct settings *settings)
{
    const char *plan = settings->words[0];
    bp_doc *doc = bp_new();
    char *made_up = NULL;
    const char *output = settings->output;
    if (!output)
        output = strcmp(plan, "-") ? (made_up = default_output(settings)) : "-";
    bp_doc *previous;
    enum status status = common_previous(settings, &previous);
    if (status == STATUS_GOOD)
        status = doc && output ? make_report(doc, previous, settings, plan, output)
                               : common_no_memory();
    bp_free(previous);
    free(made_up);
    bp_free(doc);
    return status;
}

/* ---- schema and dump ---- */

static enum status run_schema(const struct settings *settings)
{
    static bp_result (*const writers[])(bp_doc *, const void **, size_t *) = {
        bp_schema, bp_pack_schema, bp_style_schema, bp_export_schema}; /* in the order of `formats` */
    const char *format = settings->n_words ? settings->words[0] : "plan";
    size_t which = 0;
    while (formats[which] && strcmp(format, formats[which]) != 0)
        which++;
    if (!formats[which])
        return options_wrong(settings->verb, "there is no format \"%s\": plan, pack, style or export",
                             format);
    bp_doc *doc = bp_new();
    const void *bytes = NULL;
    size_t len = 0;
    bp_result result = doc ? writers[which](doc, &bytes, &len) : BP_NOMEM;
    if (result == BP_OK)
        fwrite(bytes, 1, len, stdout);
    bp_free(doc);
    return common_status(result, (struct tally){0}, settings);
}

/* Whether all options apply to packs. Those about rows and findings are only for plans. */
static bool pack_takes(const struct settings *settings, const bp_options *options)
{
    bool plain = !options->previous && !options->findings && !options->selection && !options->chase;
    if (!plain)
        options_wrong(settings->verb, "%s is a board pack, which says itself what it has of its plans",
                      settings->words[1]);
    return plain;
}

static enum status dump_plan(bp_doc *doc, const bp_doc *previous, const struct settings *settings,
                             bp_stage stage)
{
    bp_options options;
    char room[16];
    if (!check_wanted(settings) || !common_options(settings, room, &options))
        return STATUS_USAGE;
    options.previous = previous;
    bp_check_options checks;
    check_options(settings, previous, &checks);
    options.findings = settings->findings ? &checks : NULL;
    const void *bytes;
    size_t len;
    bp_result result = common_read(doc, settings->words[1], settings);
    if (common_is_pack(doc)) {
        if (!pack_takes(settings, &options))
            return STATUS_USAGE;
        result = bp_pack_load_file(doc, settings->words[1], settings->anywhere);
        if (result == BP_OK)
            result = bp_pack_dump(doc, &options, stage, &bytes, &len);
    } else if (result == BP_OK) {
        result = bp_dump(doc, &options, stage, &bytes, &len);
    }
    if (result == BP_MISUSE)
        return common_wrong_date(settings);
    common_findings(stderr, doc, settings);
    if (result == BP_OK)
        fwrite(bytes, 1, len, stdout);
    return common_status(result, show_tally(doc), settings);
}

static enum status run_dump(const struct settings *settings)
{
    const char *word = settings->words[0];
    int stage = 0;
    while (stage < N_STAGES && strcmp(word, stages[stage]) != 0)
        stage++;
    if (stage == N_STAGES)
        return options_wrong(settings->verb, "there is no stage \"%s\": model, pages or tags", word);
    bp_doc *doc = bp_new();
    bp_doc *previous;
    enum status status = common_previous(settings, &previous);
    if (status == STATUS_GOOD)
        status = doc ? dump_plan(doc, previous, settings, (bp_stage)stage) : common_no_memory();
    bp_free(previous);
    bp_free(doc);
    return status;
}
