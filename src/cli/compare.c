/* compare.c: the verb `compare`. */
#include "cli/compare.h"

#include <stdio.h>
#include <string.h>

#include "cli/common.h"
#include "cli/given.h"
#include "cli/words.h"

/* The closing line: "wrote changes.pdf (57 kB)". */
static void close_file(const char *output, size_t len)
{
    fputs("wrote ", stderr);
    words_put(stderr, strcmp(output, "-") ? output : "to standard output", NULL);
    fprintf(stderr, " (%zu kB)\n", (len + 999) / 1000);
}

/* Makes the changes in one form, and writes them to the right place. */
static bp_result make_form(bp_doc *old, bp_doc *doc, const struct settings *settings,
                           const bp_options *options, bp_form form)
{
    const void *bytes;
    size_t len;
    bp_result result = bp_compare(doc, old, options, form, &bytes, &len);
    if (result != BP_OK)
        return result;
    if (form == BP_FORM_JSON)
        fwrite(bytes, 1, len, stdout);
    if (form == BP_FORM_TEXT)
        common_print(stdout, bytes, len);
    if (form != BP_FORM_PDF && form != BP_FORM_HTML)
        return BP_OK;
    result = bp_save(doc, settings->output);
    if (result == BP_OK && !settings->quiet)
        close_file(settings->output, len);
    return result;
}

static enum status compare_docs(bp_doc *old, bp_doc *doc, const struct settings *settings)
{
    bp_options options;
    char room[16];
    if (!common_options(settings, room, &options) ||
        (settings->output && !common_format(settings, settings->output, &options)))
        return STATUS_USAGE;
    bp_result result = BP_OK;
    if (settings->output)
        result = make_form(old, doc, settings, &options,
                           options.format == BP_FORMAT_HTML ? BP_FORM_HTML : BP_FORM_PDF);
    if (result == BP_MISUSE)
        return common_wrong_date(settings);
    common_findings(stderr, doc, settings);
    struct tally tally = show_tally(doc);
    if (result == BP_OK && (settings->json || !settings->output))
        result = make_form(old, doc, settings, &options,
                           settings->json ? BP_FORM_JSON : BP_FORM_TEXT);
    return result == BP_MISUSE ? common_wrong_date(settings)
                               : common_status(result, tally, settings);
}

static enum status look_at_output(const struct settings *settings)
{
    struct given given = {0};
    given_read(&given, settings->words[0], "the old plan");
    given_read(&given, settings->words[1], "the new plan");
    given_options(&given, settings);
    given_write(&given, settings->output, "the list of changes");
    enum status status = given_check(&given);
    given_free(&given);
    return status;
}

enum status compare_run(const struct settings *settings)
{
    const char *old_name = settings->words[0], *name = settings->words[1];
    if (settings->output && !common_output_makes_sense(settings, settings->output))
        return STATUS_USAGE;
    if (!strcmp(old_name, "-") && !strcmp(name, "-"))
        return options_wrong(settings->verb, "only one of the plans can be standard input");
    if (settings->output && look_at_output(settings) != STATUS_GOOD)
        return STATUS_USAGE;
    bp_doc *old = NULL, *doc = NULL;
    enum status first = common_load(settings, old_name, MAP_ALONE, &old);
    enum status second = common_load(settings, name, MAP_ALONE, &doc);
    enum status status = first > second ? first : second;
    if (status == STATUS_GOOD)
        status = compare_docs(old, doc, settings);
    bp_free(old);
    bp_free(doc);
    return status;
}
