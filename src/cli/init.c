/* init.c: the verb `init`: a plan or a house style to start from, or the plan for the next period made from
 * an old one. */
#include "cli/init.h"

#include <stdio.h>
#include <string.h>

#include "boardpaper.h"
#include "cli/common.h"
#include "cli/given.h"
#include "cli/words.h"

/* The presets of bp_starter. */
static const char *const presets[] = {"rag-missing", "rag", "brag", "rag-not-due", "five-point"};
enum { N_PRESETS = sizeof presets / sizeof *presets };

static enum status unknown_preset(const struct settings *settings)
{
    const char *near = bp_nearest(settings->preset, presets, N_PRESETS);
    char list[80] = "";
    for (size_t i = 0, len = 0; i < N_PRESETS; i++)
        len += (size_t)snprintf(list + len, sizeof list - len, "%s%s", i ? ", " : "", presets[i]);
    return options_wrong(settings->verb, "there is no preset \"%s\"%s%s%s (%s)", settings->preset,
                         near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "", list);
}

static bool to_stdout(const struct settings *settings)
{
    return !settings->output || !strcmp(settings->output, "-");
}

static bool makes_style(const struct settings *settings)
{
    return settings->start_style || (settings->n_words && !strcmp(settings->words[0], "style"));
}

static enum status look_at_output(const struct settings *settings)
{
    struct given given = {0};
    given_options(&given, settings);
    if (settings->output)
        given_write(&given, settings->output, makes_style(settings) ? "the new style" : "the new plan");
    enum status status = given_check(&given);
    given_free(&given);
    if (status == STATUS_GOOD && settings->output && !common_may_replace(settings, settings->output))
        status = STATUS_FILE;
    return status;
}

/* The starter plan as a workbook: its XML, loaded. */
static bp_result start_workbook(const struct settings *settings, bp_doc *doc, const void **bytes, size_t *len)
{
    bp_doc *starter = bp_new();
    bp_result result = starter ? bp_starter(starter, settings->preset, bytes, len) : BP_NOMEM;
    if (result == BP_OK)
        result = bp_load_memory(doc, *bytes, *len, settings->output);
    bp_free(starter);
    return result == BP_OK ? bp_workbook(doc, NULL, BP_PERIOD_THIS, bytes, len) : result;
}

static bp_result make_bytes(const struct settings *settings, bp_doc *doc, const void **bytes, size_t *len)
{
    bool workbook = settings->output && common_is_workbook(settings->output);
    bool all = settings->keep_complete;
    if (makes_style(settings))
        return bp_style_starter(doc, bytes, len);
    if (!settings->from)
        return workbook ? start_workbook(settings, doc, bytes, len)
                        : bp_starter(doc, settings->preset, bytes, len);
    if (workbook)
        return bp_workbook(doc, NULL, all ? BP_PERIOD_NEXT_ALL : BP_PERIOD_NEXT, bytes, len);
    return all ? bp_roll_all(doc, bytes, len) : bp_roll(doc, bytes, len);
}

static enum status make_plan(const struct settings *settings, bp_doc *doc)
{
    const void *bytes;
    size_t len;
    bp_result result = make_bytes(settings, doc, &bytes, &len);
    if (result == BP_MISUSE)
        return unknown_preset(settings);
    if (result == BP_OK && to_stdout(settings)) {
        fwrite(bytes, 1, len, stdout);
    } else if (result == BP_OK) {
        result = bp_save(doc, settings->output);
        if (result == BP_IO)
            common_findings(stderr, doc, settings);
    }
    if (result == BP_OK && !to_stdout(settings) && !settings->quiet) {
        fputs("wrote ", stderr);
        words_put(stderr, settings->output, NULL);
        fputs(settings->from ? "; `boardpaper check` tells what is still to be filled in\n" : "\n",
              stderr);
    }
    return common_status(result, (struct tally){0}, settings);
}

static enum status look_at_words(const struct settings *settings)
{
    bool style = makes_style(settings);
    if (settings->n_words && !style && strcmp(settings->words[0], "plan") != 0)
        return options_wrong(settings->verb, "there is nothing called \"%s\" to start from: plan or style",
                             settings->words[0]);
    if (settings->start_style && settings->n_words && strcmp(settings->words[0], "style") != 0)
        return options_wrong(settings->verb, "--style is for a style, not for a plan");
    if (style && (settings->preset || settings->from || settings->keep_complete))
        return options_wrong(settings->verb, "--%s is for a plan, not for a style",
                             settings->preset ? "preset" : settings->from ? "from" : "keep-complete");
    if (style && settings->output && common_is_workbook(settings->output))
        return options_wrong(settings->verb, "a style is XML, not a workbook");
    return STATUS_GOOD;
}

enum status init_run(const struct settings *settings)
{
    if (settings->from && settings->preset)
        return options_wrong(settings->verb,
                             "--preset is for a new plan: --from takes over the old one's statuses");
    if (settings->keep_complete && !settings->from)
        return options_wrong(settings->verb,
                             "--keep-complete is for the plan of the next period: say --from, too");
    enum status status = look_at_words(settings);
    if (status == STATUS_GOOD)
        status = look_at_output(settings);
    if (status != STATUS_GOOD)
        return status;
    bp_doc *doc = NULL;
    if (settings->from)
        status = common_load(settings, settings->from, WHOLE, &doc);
    else if (!(doc = bp_new()))
        status = common_no_memory();
    if (status == STATUS_GOOD)
        status = make_plan(settings, doc);
    bp_free(doc);
    return status;
}
