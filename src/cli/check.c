/* check.c: the verb `check`: what is wrong with plans, as text or as JSON. */
#include "cli/check.h"

#include <stdio.h>

#include "cli/common.h"
#include "cli/json.h"
#include "cli/words.h"

void check_options(const struct settings *settings, const bp_doc *previous, bp_check_options *checks)
{
    *checks = (bp_check_options){.as_at = settings->as_at,
                                 .previous = previous,
                                 .names = settings->names,
                                 .only = settings->only.items,
                                 .n_only = settings->only.n,
                                 .ignore = settings->ignore.items,
                                 .n_ignore = settings->ignore.n};
}

/* The closing line: "plan.xml: 2 warnings". */
static void close_check(const char *plan, struct tally tally)
{
    words_put(stdout, common_name(plan), NULL);
    fputs(": ", stdout);
    show_counts(stdout, tally);
    putchar('\n');
}

/* The findings are what was asked for: they go to standard output. */
static enum status check_plan(bp_doc *doc, const struct settings *settings,
                              const bp_check_options *checks, const char *plan)
{
    bp_result result = bp_load_file(doc, plan);
    if (result == BP_OK)
        result = bp_check(doc, checks);
    if (result == BP_MISUSE)
        return options_wrong(settings->verb, "--as-at wants a day that exists, as YYYY-MM-DD, not \"%s\"",
                             settings->as_at);
    struct tally tally = show_tally(doc);
    common_findings(stdout, doc, settings);
    if (settings->json)
        json_document(common_name(plan), result, tally, NULL, 0);
    else if (!settings->quiet)
        close_check(plan, tally);
    enum status status = common_status(result, tally, settings);
    return status == STATUS_GOOD && tally.errors ? STATUS_INVALID : status;
}

static enum status check_all(const struct settings *settings, const bp_check_options *checks)
{
    enum status worst = STATUS_GOOD;
    for (int i = 0; i < settings->n_words; i++) {
        bp_doc *doc = bp_new();
        enum status status =
            doc ? check_plan(doc, settings, checks, settings->words[i]) : common_no_memory();
        bp_free(doc);
        if (status > worst)
            worst = status;
    }
    return worst;
}

enum status check_run(const struct settings *settings)
{
    bp_doc *previous;
    bp_check_options checks;
    enum status status = common_previous(settings, &previous);
    check_options(settings, previous, &checks);
    if (status == STATUS_GOOD)
        status = check_all(settings, &checks);
    bp_free(previous);
    return status;
}
