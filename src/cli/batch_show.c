/* batch_show.c: shows the results of a batch in the order of the inputs: findings and closing lines
 * on standard error, or JSON on standard output. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"
#include "cli/json.h"
#include "cli/words.h"

static const char *const made_words[] = {[MADE] = "made", [SKIPPED] = "skipped", [FAILED] = "failed"};

/* Whether the findings differ from those of the report before, if that is of the same plan. Equal
 * findings are not repeated. */
static bool is_new(const struct batch *batch, const struct output *output)
{
    const struct verdict *verdict = output->verdict, *last = batch->last;
    return verdict->said && !(last && batch->last_input == output->input && last->said == verdict->said &&
                              !memcmp(last->text, verdict->text, verdict->said));
}

static void show_json(const struct batch *batch, const struct output *output)
{
    const struct verdict *verdict = output->verdict;
    fputs("{\"schema\":1,\"type\":\"output\",", stdout);
    json_field(stdout, "plan", batch->inputs.paths[output->input]);
    json_field(stdout, "part", output->part);
    json_field(stdout, "file", output->path);
    json_field(stdout, "status", made_words[verdict->made]);
    json_field(stdout, "reason", *verdict->reason ? verdict->reason : NULL);
    if (verdict->made == MADE)
        printf("\"pages\":%" PRIu32 ",\"bytes\":%" PRIu64 ",", verdict->pages, verdict->bytes);
    else
        fputs("\"pages\":null,\"bytes\":null,", stdout);
    json_field(stdout, "sha256", verdict->made == MADE ? verdict->sha256 : NULL);
    printf("\"errors\":%zu,\"warnings\":%zu,\"notes\":%zu}\n", verdict->tally.errors,
           verdict->tally.warnings, verdict->tally.notes);
}

/* Says why a report was lost; no finding does. */
static void show_loss(const struct batch *batch, const struct output *output)
{
    const struct verdict *verdict = output->verdict;
    fputs("boardpaper: ", stderr);
    words_put(stderr, batch->inputs.paths[output->input], NULL);
    fprintf(stderr, ": error: %s; no report was written\n", verdict->reason);
    if (verdict->lost == LOST_TO_MEMORY)
        fprintf(stderr, "  hint: it may take %u MiB; --memory changes that\n", batch->settings->memory);
    else if (verdict->lost == LOST_TO_TIME)
        fputs("  hint: check whether the file can be read; --timeout changes how long a report may take\n",
              stderr);
    else if (verdict->lost == LOST_TO_KILL)
        fputs("  hint: the system does that where memory is short: fewer workers (-j) need less\n", stderr);
    else
        fputs("  hint: please report it, with the plan; the other reports are not touched by it\n", stderr);
}

/* "plan.xml: 1 warning; wrote out/plan.pdf (57 kB)" */
static void show_line(const struct batch *batch, const struct output *output)
{
    const struct verdict *verdict = output->verdict;
    words_put(stderr, batch->inputs.paths[output->input], NULL);
    fputs(": ", stderr);
    if (verdict->tally.errors || verdict->tally.warnings || verdict->tally.notes) {
        show_counts(stderr, verdict->tally);
        fputs("; ", stderr);
    }
    if (verdict->made == FAILED) {
        fputs("no report was written\n", stderr);
    } else if (verdict->made == SKIPPED) {
        fprintf(stderr, "skipped: %s\n", verdict->reason);
    } else {
        fputs("wrote ", stderr);
        words_put(stderr, output->path, NULL);
        fprintf(stderr, " (%" PRIu64 " kB)\n", (verdict->bytes + 999) / 1000);
    }
}

static void show_output(struct batch *batch, struct output *output)
{
    const struct settings *settings = batch->settings;
    struct verdict *verdict = output->verdict;
    FILE *to = settings->json ? stdout : stderr;
    progress_erase(&batch->progress);
    if (is_new(batch, output))
        fwrite(verdict->text, 1, verdict->said, to);
    if (settings->json)
        show_json(batch, output);
    if (verdict->lost)
        show_loss(batch, output);
    else if (!settings->json && !settings->quiet)
        show_line(batch, output);
    batch->counts[verdict->made]++;
    if (verdict->status > batch->worst)
        batch->worst = verdict->status;
    batch->held -= verdict->len;
    batch_forget(batch, batch->last);
    batch->last = verdict;
    batch->last_input = output->input;
    output->verdict = NULL;
}

void batch_show(struct batch *batch)
{
    while (batch->shown < batch->n_outputs && batch->outputs[batch->shown].verdict)
        show_output(batch, &batch->outputs[batch->shown++]);
}

void batch_show_end(struct batch *batch, const char *why)
{
    const size_t *counts = batch->counts;
    for (; batch->shown < batch->n_outputs; batch->shown++) /* those after the first missing one */
        if (batch->outputs[batch->shown].verdict)
            show_output(batch, &batch->outputs[batch->shown]);
    progress_erase(&batch->progress);
    if (batch->settings->json)
        printf("{\"schema\":1,\"type\":\"batch\",\"made\":%zu,\"skipped\":%zu,\"failed\":%zu,"
               "\"interrupted\":%s}\n", counts[MADE], counts[SKIPPED], counts[FAILED],
               why ? "true" : "false");
    if (batch->settings->quiet)
        return;
    fprintf(stderr, "%zu report%s: %zu made", batch->n_outputs, batch->n_outputs == 1 ? "" : "s",
            counts[MADE]);
    if (counts[SKIPPED])
        fprintf(stderr, ", %zu skipped", counts[SKIPPED]);
    if (counts[FAILED])
        fprintf(stderr, ", %zu failed", counts[FAILED]);
    if (why)
        fprintf(stderr, "; %s: with --newer it makes the others", why);
    fputc('\n', stderr);
}
