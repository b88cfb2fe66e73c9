/* merge.c: the verb `merge`: takes the answers of workbooks that leads sent back into the plan. The plan and
 * the returned files stay as they are. */
#include "cli/merge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/common.h"
#include "cli/given.h"
#include "cli/json.h"
#include "cli/words.h"

struct merging {
    const struct settings *settings;
    bp_doc *doc;
    bp_doc **returned;
    size_t n;
};

/* The plan and the returned files are read, so the new plan may not be one of them. */
static enum status look_at_output(const struct settings *settings)
{
    struct given given = {0};
    given_read(&given, settings->words[0], "the plan");
    for (int i = 1; i < settings->n_words; i++)
        given_read(&given, settings->words[i], "a returned file");
    given_options(&given, settings);
    given_write(&given, settings->output, "the new plan");
    enum status status = given_check(&given);
    given_free(&given);
    if (status == STATUS_GOOD && !common_may_replace(settings, settings->output))
        status = STATUS_FILE;
    return status;
}

static enum status load_all(struct merging *m)
{
    enum status worst = common_load(m->settings, m->settings->words[0], MAP_ALONE, &m->doc);
    for (size_t i = 0; i < m->n; i++) {
        enum status status = common_load(m->settings, m->settings->words[i + 1], MAP_ALONE, &m->returned[i]);
        worst = status > worst ? status : worst;
    }
    return worst;
}

static bp_result make(const struct merging *m, bp_merged what, const void **bytes, size_t *len)
{
    return bp_merge(m->doc, (const bp_doc *const *)m->returned, m->n, what, bytes, len);
}

/* Says what changes, and what found no place. */
static bp_result tell(const struct merging *m)
{
    const struct settings *settings = m->settings;
    const void *bytes;
    size_t len;
    bool to_stdout = !strcmp(settings->output, "-");
    bp_result result = make(m, settings->json ? BP_MERGED_JSON : BP_MERGED_TEXT, &bytes, &len);
    if (result == BP_OK && settings->json)
        fwrite(bytes, 1, len, stdout);
    else if (result == BP_OK && !settings->quiet)
        common_print(to_stdout ? stderr : stdout, bytes, len);
    common_findings(stderr, m->doc, settings);
    return result;
}

static bp_result write_plan(const struct merging *m, size_t *len)
{
    const char *output = m->settings->output;
    const void *bytes;
    bp_result result = make(m, common_is_workbook(output) ? BP_MERGED_WORKBOOK : BP_MERGED_XML, &bytes, len);
    if (result != BP_OK)
        return result;
    if (strcmp(output, "-") != 0)
        return bp_save(m->doc, output);
    fwrite(bytes, 1, *len, stdout);
    return BP_OK;
}

/* The closing line: "plan.xml: 1 warning; wrote new.xml". */
static void close_merge(const struct merging *m, struct tally tally, bool written)
{
    const char *output = m->settings->output;
    words_put(stderr, common_name(m->settings->words[0]), NULL);
    fputs(": ", stderr);
    show_counts(stderr, tally);
    fputs(written ? "; wrote " : "; no plan was written", stderr);
    if (written)
        words_put(stderr, strcmp(output, "-") != 0 ? output : "to standard output", NULL);
    fputc('\n', stderr);
}

static enum status merge_all(const struct merging *m)
{
    const struct settings *settings = m->settings;
    size_t len = 0;
    bp_result result = tell(m);
    struct tally tally = show_tally(m->doc);
    if (result == BP_OK)
        result = write_plan(m, &len);
    if (result == BP_IO)
        common_findings(stderr, m->doc, settings);
    bool written = result == BP_OK;
    if (settings->json)
        json_document(common_name(settings->words[0]), result, tally, written ? settings->output : NULL, len);
    else if (!settings->quiet)
        close_merge(m, tally, written);
    return common_status(result, tally, settings);
}

enum status merge_run(const struct settings *settings)
{
    if (!settings->output)
        return options_wrong(settings->verb, "something is missing: -o and the name of the new plan");
    if (!strcmp(settings->output, "-") && settings->json)
        return options_wrong(settings->verb, "standard output cannot take both the plan and --json");
    enum status status = look_at_output(settings);
    struct merging m = {.settings = settings, .n = (size_t)settings->n_words - 1};
    if (status == STATUS_GOOD && !(m.returned = calloc(m.n, sizeof(bp_doc *))))
        status = common_no_memory();
    if (status == STATUS_GOOD)
        status = load_all(&m);
    if (status == STATUS_GOOD)
        status = merge_all(&m);
    for (size_t i = 0; m.returned && i < m.n; i++)
        bp_free(m.returned[i]);
    free(m.returned);
    bp_free(m.doc);
    return status;
}
