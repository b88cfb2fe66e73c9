/* check.c: the verb `check`: what is wrong with plans, as text, as JSON, as a PDF to send round, or as
 * comments in the officer's own workbook or document. */
#include "cli/check.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cli/common.h"
#include "cli/given.h"
#include "cli/inputs.h"
#include "cli/json.h"
#include "cli/words.h"

bool check_wanted(const struct settings *settings)
{
    bool chosen = settings->as_at || settings->names || settings->ignore.n;
    bool wanted = settings->findings || settings->findings_files;
    if (chosen && !wanted)
        options_wrong(settings->verb, "--as-at, --names and --ignore choose among findings: they go with "
                                      "--findings");
    return !chosen || wanted;
}

void check_options(const struct settings *settings, const bp_doc *previous, bp_check_options *checks)
{
    *checks = (bp_check_options){.size = sizeof *checks,
                                 .as_at = settings->as_at,
                                 .previous = previous,
                                 .names = settings->names,
                                 .only = settings->only.items,
                                 .n_only = settings->only.n,
                                 .ignore = settings->ignore.items,
                                 .n_ignore = settings->ignore.n,
                                 .font_dirs = settings->font_dirs,
                                 .n_font_dirs = (size_t)settings->n_font_dirs,
                                 .style = settings->style};
}

void check_close(FILE *to, const char *plan, struct tally tally, const char *output)
{
    words_put(to, common_name(plan), NULL);
    fputs(": ", to);
    show_counts(to, tally);
    if (output) {
        fputs("; wrote ", to);
        words_put(to, strcmp(output, "-") ? output : "to standard output", NULL);
    }
    fputc('\n', to);
}

/* The ending of a name, if it is that of a workbook or a document that takes comments; else NULL. */
static const char *own_ending(const char *name)
{
    static const char *const endings[] = {".xlsx", ".xlsm", ".docx"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (!strcasecmp(dot, endings[i]))
            return endings[i];
    return NULL;
}

/* A file with comments is the officer's own: Excel and Word refuse one whose name says another kind. */
static bool output_fits(const struct settings *settings, const char *plan)
{
    const char *wanted = own_ending(settings->output), *given = own_ending(plan);
    if (!wanted || wanted == given || !strcmp(plan, "-"))
        return true;
    if (given)
        options_wrong(settings->verb, "%s with the findings as comments ends in %s, too, not in %s", plan,
                      given, wanted);
    else
        options_wrong(settings->verb, "only a workbook (.xlsx, .xlsm) or a document (.docx) takes findings "
                                      "as comments; name a PDF, such as findings.pdf");
    return false;
}

/* Writes the findings as a PDF, or as comments, instead of text. */
static bp_result write_findings(bp_doc *doc, const struct settings *settings,
                                const bp_options *options, const bp_check_options *checks,
                                size_t *len)
{
    const void *bytes;
    bp_result result = own_ending(settings->output) ? bp_checked(doc, checks, &bytes, len)
                                                    : bp_render_findings(doc, options, checks, &bytes, len);
    if (result == BP_OK)
        result = bp_save(doc, settings->output);
    if (result != BP_OK)
        common_findings(stderr, doc, settings);
    return result;
}

/* A pack is checked with all its plans, and a style with its logo and fonts. They have no list of findings
 * as a PDF. */
static bp_result load_and_check(bp_doc *doc, const struct settings *settings, const bp_check_options *checks,
                                const char *plan)
{
    bp_result result = common_read(doc, plan, settings);
    common_understood(doc, settings);
    if (!settings->output && common_is_pack(doc))
        return bp_pack_load_file(doc, plan, settings->anywhere) == BP_OK ? bp_pack_check(doc) : BP_INVALID;
    if (!settings->output && common_is_style(doc))
        return bp_style_check(doc, plan);
    return result == BP_OK ? bp_check(doc, checks) : result;
}

/* The findings are the output here: they go to standard output or to a file. */
static enum status check_plan(bp_doc *doc, const struct settings *settings,
                              const bp_check_options *checks, const char *plan)
{
    const char *output = settings->output;
    bp_options options;
    char room[16];
    if (output && (!output_fits(settings, plan) || !common_output_makes_sense(settings, output) ||
                   !common_options(settings, room, &options) ||
                   !common_format(settings, output, &options)))
        return STATUS_USAGE;
    enum status status = output ? given_one(settings, plan, output, "the list of findings") : STATUS_GOOD;
    if (status != STATUS_GOOD)
        return status;
    bp_result result = load_and_check(doc, settings, checks, plan);
    if (result == BP_MISUSE) /* nothing else could be misuse */
        return common_wrong_date(settings);
    size_t len = 0;
    struct tally tally = show_tally(doc);
    if (settings->json || !output || result != BP_OK)
        common_findings(output ? stderr : stdout, doc, settings);
    if (output && result == BP_OK)
        result = write_findings(doc, settings, &options, checks, &len);
    if (result == BP_MISUSE)
        return common_wrong_date(settings);
    const char *written = result == BP_OK ? output : NULL;
    if (settings->json)
        json_document(common_name(plan), result, tally, written, written ? len : 0);
    else if (!settings->quiet)
        check_close(output ? stderr : stdout, plan, tally, written);
    status = common_status(result, tally, settings);
    return status == STATUS_GOOD && tally.errors ? STATUS_INVALID : status;
}

static enum status check_all(const struct settings *settings, const struct inputs *inputs,
                             const bp_check_options *checks)
{
    enum status worst = STATUS_GOOD;
    for (size_t i = 0; i < inputs->n; i++) {
        bp_doc *doc = bp_new();
        enum status status = doc ? check_plan(doc, settings, checks, inputs->paths[i]) : common_no_memory();
        bp_free(doc);
        if (status > worst)
            worst = status;
    }
    return worst;
}

/* Checks the plans one after the other, against the previous plan if there is one. */
static enum status check_inputs(const struct settings *settings, const struct inputs *inputs)
{
    if (settings->output && inputs->n > 1)
        return options_wrong(settings->verb, "-o takes the findings of one plan, not of %zu", inputs->n);
    bp_doc *previous;
    bp_check_options checks;
    enum status status = common_previous(settings, &previous);
    check_options(settings, previous, &checks);
    if (status == STATUS_GOOD)
        status = check_all(settings, inputs, &checks);
    bp_free(previous);
    return status;
}

enum status check_run(const struct settings *settings)
{
    struct inputs inputs;
    enum status status = inputs_gather(settings, &inputs);
    if (status == STATUS_GOOD)
        status = check_inputs(settings, &inputs);
    inputs_free(&inputs);
    return status;
}
