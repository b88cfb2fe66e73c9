/* import.c: the verb `import`: how an officer's own file is understood, and the plan that it makes, as
 * XML. */
#include "cli/import.h"

#include <stdio.h>
#include <string.h>

#include "cli/common.h"
#include "cli/given.h"
#include "cli/json.h"
#include "cli/words.h"

/* What is said, and where to: it is the output, if no plan is written. */
struct account {
    const struct settings *settings;
    const char *plan;
    FILE *to;
};

static bool to_stdout(const char *output)
{
    return output && !strcmp(output, "-");
}

/* Whether the files that are written replace no other. If not, says why. */
static enum status look_at_outputs(const struct settings *settings)
{
    struct given given = {0};
    given_read(&given, settings->words[0], "the file itself");
    given_options(&given, settings);
    if (settings->output)
        given_write(&given, settings->output, "the plan");
    if (settings->save_map)
        given_write(&given, settings->save_map, "the map of --save-map");
    enum status status = given_check(&given);
    given_free(&given);
    if (status != STATUS_GOOD)
        return status;
    if ((to_stdout(settings->output) && (settings->json || to_stdout(settings->save_map))) ||
        (to_stdout(settings->save_map) && settings->json))
        return options_wrong(settings->verb,
                             "standard output cannot take two of the plan, the map and --json");
    bool good = (!settings->output || common_may_replace(settings, settings->output)) &&
                (!settings->save_map || common_may_replace(settings, settings->save_map));
    return good ? STATUS_GOOD : STATUS_FILE;
}

static void tell_understood(bp_doc *doc, const struct account *account)
{
    const struct settings *settings = account->settings;
    const void *bytes;
    size_t len;
    if (settings->quiet && !settings->json)
        return;
    bp_result result = bp_understood(doc, settings->json ? BP_FORM_JSON : BP_FORM_TEXT, &bytes, &len);
    if (result == BP_OK && settings->json)
        fwrite(bytes, 1, len, stdout);
    else if (result == BP_OK)
        common_print(account->to, bytes, len);
    if (result == BP_OK && !settings->json)
        fputc('\n', account->to);
}

static bp_result write_to(bp_doc *doc, const char *output, const void *bytes, size_t len)
{
    if (!to_stdout(output))
        return bp_save(doc, output);
    fwrite(bytes, 1, len, stdout);
    return BP_OK;
}

static bp_result write_map(bp_doc *doc, const struct settings *settings)
{
    const void *bytes;
    size_t len;
    bp_result result = bp_map(doc, &bytes, &len);
    if (result == BP_MISUSE) {
        fputs("boardpaper: there is nothing to save as a map: the plan is XML, or no table was found\n",
              stderr);
        return BP_INVALID;
    }
    return result == BP_OK ? write_to(doc, settings->save_map, bytes, len) : result;
}

static bp_result write_plan(bp_doc *doc, const struct settings *settings, size_t *len)
{
    const void *bytes;
    bp_result result = common_is_workbook(settings->output)
                           ? bp_workbook(doc, NULL, BP_PERIOD_THIS, &bytes, len)
                           : bp_import(doc, &bytes, len);
    return result == BP_OK ? write_to(doc, settings->output, bytes, *len) : result;
}

/* The closing line: "tracker.xlsx: 3 warnings; wrote plan.xml and tracker.map". */
static void close_account(const struct account *account, struct tally tally, bool plan, bool map)
{
    const struct settings *settings = account->settings;
    FILE *to = account->to;
    words_put(to, common_name(account->plan), NULL);
    fputs(": ", to);
    show_counts(to, tally);
    const char *before = "; wrote ";
    const struct {
        bool written;
        const char *name;
    } files[] = {{plan, settings->output}, {map, settings->save_map}};
    for (size_t i = 0; i < 2; i++) {
        if (!files[i].written)
            continue;
        fputs(before, to);
        words_put(to, to_stdout(files[i].name) ? "to standard output" : files[i].name, NULL);
        before = " and ";
    }
    fputc('\n', to);
}

static enum status import_plan(bp_doc *doc, const struct account *account)
{
    const struct settings *settings = account->settings;
    size_t len = 0;
    bp_result result = common_read(doc, account->plan, settings);
    tell_understood(doc, account);
    bp_result mapped = settings->save_map ? write_map(doc, settings) : BP_OK;
    if (mapped == BP_OK && result == BP_OK && settings->output)
        result = write_plan(doc, settings, &len);
    if (result < mapped)
        result = mapped;
    struct tally tally = show_tally(doc);
    common_findings(account->to, doc, settings);
    bool plan = settings->output && result == BP_OK, map = settings->save_map && mapped == BP_OK;
    if (settings->json)
        json_document(common_name(account->plan), result, tally, plan ? settings->output : NULL,
                      plan ? len : 0);
    else if (!settings->quiet)
        close_account(account, tally, plan, map);
    return common_status(result, tally, settings);
}

enum status import_run(const struct settings *settings)
{
    enum status status = look_at_outputs(settings);
    bool silent = settings->output || to_stdout(settings->save_map);
    const struct account account = {settings, settings->words[0], silent ? stderr : stdout};
    bp_doc *doc = status == STATUS_GOOD ? bp_new() : NULL;
    if (status == STATUS_GOOD)
        status = doc ? import_plan(doc, &account) : common_no_memory();
    bp_free(doc);
    return status;
}
