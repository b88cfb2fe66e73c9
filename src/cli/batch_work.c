/* batch_work.c: the work of a batch's worker (one report), and how its results get to the caller. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"
#include "cli/check.h"
#include "cli/common.h"

static const char no_memory[] = "it ran out of memory";

/* The first error, or else the last finding, in short. */
static void put_reason(const bp_doc *doc, char *room, size_t size)
{
    const bp_diag *diag, *worst = NULL;
    for (size_t i = 0; (diag = bp_diag_at(doc, i)); i++)
        if (!worst || worst->severity != BP_ERROR)
            worst = diag;
    if (worst)
        snprintf(room, size, "BP%04d: %s", worst->code, worst->message);
    size_t len = strlen(room);
    if (len < size - 1)
        return;
    while (len && ((unsigned char)room[len - 1] & 0xC0) == 0x80) /* remove a cut character completely */
        len--;
    room[len - (len > 0)] = '\0';
}

static enum status status_of(bp_result result, struct tally tally, const struct settings *settings)
{
    switch (result) {
    case BP_OK: return settings->strict && tally.warnings ? STATUS_INVALID : STATUS_GOOD;
    case BP_INVALID: return STATUS_INVALID;
    case BP_IO: return STATUS_FILE;
    case BP_MISUSE: return STATUS_USAGE;
    default: return STATUS_FAULT;
    }
}

void batch_answer(struct batch *batch, bp_result result, const bp_made *made, const char *fields,
                  size_t fields_len, FILE *answer)
{
    const struct settings *settings = batch->settings;
    struct verdict verdict = {.made = result == BP_OK ? MADE : FAILED};
    char *said = NULL;
    if (batch->doc) {
        verdict.tally = show_tally(batch->doc);
        FILE *text = open_memstream(&said, &verdict.said);
        if (text) {
            common_tell(text, batch->doc, settings);
            fclose(text);
        }
        if (result != BP_OK)
            put_reason(batch->doc, verdict.reason, sizeof verdict.reason);
    }
    verdict.status = status_of(result, verdict.tally, settings);
    if (result == BP_NOMEM) {
        verdict.lost = LOST_TO_MEMORY;
        snprintf(verdict.reason, sizeof verdict.reason, "%s", no_memory);
    }
    if (made) {
        verdict.pages = made->pages;
        verdict.bytes = made->bytes;
        memcpy(verdict.sha256, made->sha256, sizeof verdict.sha256);
    }
    verdict.said = said ? verdict.said : 0;
    verdict.len = verdict.said + fields_len;
    fwrite(&verdict, sizeof verdict, 1, answer);
    fwrite(said ? said : "", 1, verdict.said, answer);
    fwrite(fields ? fields : "", 1, fields_len, answer);
    free(said);
}

void batch_answer_pack(FILE *answer)
{
    const struct verdict verdict = {
        .made = SKIPPED, .reason = "it is a board pack, no plan: `boardpaper pack` prints it"};
    fwrite(&verdict, sizeof verdict, 1, answer);
}

/* ---- findings beside reports ---- */

char *batch_findings_path(const char *report)
{
    static const char ending[] = ".findings.txt";
    size_t stem = strlen(report) - strlen(strrchr(report, '.')); /* each has an ending */
    char *path = malloc(stem + sizeof ending);
    if (path) {
        memcpy(path, report, stem);
        memcpy(path + stem, ending, sizeof ending);
    }
    return path;
}

/* The findings about a plan, as `check` prints them. To be freed. NULL if memory ran out. */
static char *findings_text(const bp_doc *doc, const struct settings *settings, const char *plan, size_t *len)
{
    struct settings plain = *settings;
    char *text = NULL;
    plain.json = plain.quiet = false;
    plain.colour = COLOUR_NEVER;
    FILE *to = open_memstream(&text, len);
    if (!to)
        return NULL;
    common_tell(to, doc, &plain);
    check_close(to, plan, show_tally(doc), NULL);
    bool failed = ferror(to);
    if (!fclose(to) && !failed)
        return text;
    free(text);
    return NULL;
}

static bp_result save_findings(struct batch *batch, const struct output *output, const char *text, size_t len)
{
    char *path = batch_findings_path(output->path);
    bp_result result = path ? bp_save_bytes(batch->doc, text, len, path) : BP_NOMEM;
    free(path);
    return result;
}

/* ---- one report ---- */

/* Narrows the selection to one part of --per. */
static void select_part(const struct batch *batch, const char *part, bp_selection *selection,
                        bp_options *options)
{
    *selection = options->selection ? *options->selection : (bp_selection)BP_INIT(bp_selection);
    switch (batch->per) {
    case FIELD_LEAD: selection->lead = part; break;
    case FIELD_PRIORITY: selection->priority = part; break;
    case FIELD_PARTNER: selection->partner = part; break;
    default: return;
    }
    options->selection = selection;
}

/* Makes the report of the loaded plan. If its findings are wanted too, writes them first. */
static bp_result make_report(struct batch *batch, const struct output *output, bp_made *made)
{
    const char *plan = batch->inputs.paths[output->input];
    bool wanted = batch->settings->findings_files;
    bp_options options = batch->options;
    bp_selection selection;
    const void *bytes;
    size_t len, text_len = 0;
    char *text = NULL;
    select_part(batch, output->part, &selection, &options);
    bp_result result = wanted ? bp_check(batch->doc, &batch->checks) : BP_OK;
    if (result == BP_OK && wanted && !(text = findings_text(batch->doc, batch->settings, plan, &text_len)))
        result = BP_NOMEM;
    if (result == BP_OK && common_is_workbook(output->path))
        result = bp_workbook(batch->doc, &options, BP_PERIOD_THIS, &bytes, &len);
    else if (result == BP_OK)
        result = bp_render(batch->doc, &options, &bytes, &len);
    if (result == BP_OK)
        result = bp_made_about(batch->doc, made);
    if (result == BP_OK && wanted)
        result = save_findings(batch, output, text, text_len);
    if (result == BP_OK)
        result = bp_save(batch->doc, output->path);
    free(text);
    return result;
}

/* Writes why there is no report to the file for its findings. Findings of an earlier run would
 * mislead. */
static void tell_failure(struct batch *batch, const struct output *output)
{
    size_t len = 0;
    char *text = findings_text(batch->doc, batch->settings, batch->inputs.paths[output->input], &len);
    if (text)
        save_findings(batch, output, text, len); /* if that fails, a finding says so */
    free(text);
}

bool batch_make_one(void *context, size_t job, FILE *answer)
{
    struct batch *batch = context;
    const struct output *output = &batch->outputs[batch->jobs[job]];
    bp_made made = BP_INIT(bp_made);
    if (!batch->doc && (batch->doc = bp_new()))
        bp_sync_later(batch->doc, 1); /* the caller does that when all are made */
    const char *plan = batch->inputs.paths[output->input];
    bp_result result = batch->doc ? common_read(batch->doc, plan, batch->settings) : BP_NOMEM;
    if (batch->doc && common_is_pack(batch->doc)) {
        batch_answer_pack(answer);
        return true;
    }
    if (result == BP_OK)
        result = make_report(batch, output, &made);
    if (result == BP_INVALID && batch->settings->findings_files)
        tell_failure(batch, output);
    batch_answer(batch, result, result == BP_OK ? &made : NULL, NULL, 0, answer);
    return result != BP_NOMEM && result != BP_INTERNAL;
}

/* ---- in the caller ---- */

struct verdict *batch_certain(enum made made, enum status status, const char *reason)
{
    struct verdict *verdict = calloc(1, sizeof *verdict);
    if (!verdict)
        return NULL;
    verdict->made = made;
    verdict->status = status;
    snprintf(verdict->reason, sizeof verdict->reason, "%s", reason);
    return verdict;
}

void batch_forget(const struct batch *batch, struct verdict *verdict)
{
    if (verdict != batch->newer)
        free(verdict);
}

/* Says why a worker gave no answer. A worker ends by itself if it has no memory for one. */
static void put_loss(const struct batch *batch, const struct pool_result *result,
                     struct verdict *verdict)
{
    char *room = verdict->reason;
    size_t size = sizeof verdict->reason;
    if (result->end == POOL_LATE) {
        verdict->lost = LOST_TO_TIME;
        snprintf(room, size, "it took longer than %u s", batch->settings->timeout);
    } else if (result->end == POOL_KILLED) {
        verdict->lost = result->signal == SIGKILL ? LOST_TO_KILL : LOST_TO_CRASH;
        snprintf(room, size, "its worker was killed by signal %d (%s)", result->signal,
                 strsignal(result->signal));
    } else {
        verdict->lost = LOST_TO_MEMORY;
        snprintf(room, size, "%s", no_memory);
    }
}

struct verdict *batch_verdict(const struct batch *batch, const struct pool_result *result)
{
    struct verdict *verdict;
    if (result->end != POOL_ANSWERED || result->len < sizeof *verdict) {
        verdict = batch_certain(FAILED, STATUS_FAULT, "");
        if (verdict)
            put_loss(batch, result, verdict);
        return verdict;
    }
    verdict = malloc(result->len);
    if (verdict)
        memcpy(verdict, result->bytes, result->len);
    return verdict;
}
