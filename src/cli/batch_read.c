/* batch_read.c: reads what the names of reports need from their plans, with workers: of a plan in XML the
 * head alone, if no parts are asked for. That takes less time than to ask a worker for it, so a job is
 * several plans. */
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"
#include "cli/common.h"

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak" /* gcc's analyzer loses sight of texts in an array */
#endif

enum { MOST_AT_ONCE = 16 };

/* The fields that are read from a plan, in the order in which they are sent. The parts for --per
 * follow. */
static const struct {
    enum field field;
    bp_field source;
} plan_fields[] = {{FIELD_ORGANISATION, BP_FIELD_ORGANISATION},
                   {FIELD_TITLE, BP_FIELD_TITLE},
                   {FIELD_REPORT, BP_FIELD_REPORT},
                   {FIELD_PERIOD, BP_FIELD_PERIOD}};
enum { N_PLAN_FIELDS = sizeof plan_fields / sizeof *plan_fields };

static bp_field parts_of(enum field per)
{
    return per == FIELD_LEAD ? BP_FIELD_LEAD : per == FIELD_PARTNER ? BP_FIELD_PARTNER : BP_FIELD_PRIORITY;
}

bool batch_has_to_read(const struct batch *batch)
{
    unsigned read = 0;
    for (int i = 0; i < N_PLAN_FIELDS; i++)
        read |= 1u << plan_fields[i].field;
    return batch->per != N_FIELDS || (batch->fields & read);
}

/* ---- in a worker ---- */

/* Only what the names need: there may be very many plans. */
static bool is_kept(const struct batch *batch, int field)
{
    return batch->all_fields || (batch->fields & 1u << plan_fields[field].field);
}

static void send_field(const struct batch *batch, bp_field field, size_t index, FILE *to)
{
    const char *text = bp_field_at(batch->doc, batch->options.edition, field, index);
    fwrite(text ? text : "", 1, text ? strlen(text) + 1 : 1, to);
}

static bool read_one(struct batch *batch, size_t input, FILE *answer)
{
    char *fields = NULL;
    size_t len = 0;
    if (!batch->doc)
        batch->doc = bp_new();
    FILE *to = open_memstream(&fields, &len);
    bp_result result = BP_NOMEM;
    if (batch->doc && to)
        result = (batch->per == N_FIELDS ? common_read_head : common_read)(
            batch->doc, batch->inputs.paths[input], batch->settings);
    bool is_pack = batch->doc && common_is_pack(batch->doc);
    for (int i = 0; i < N_PLAN_FIELDS && result == BP_OK; i++)
        if (is_kept(batch, i))
            send_field(batch, plan_fields[i].source, 0, to);
        else
            fputc('\0', to);
    bp_field part = parts_of(batch->per);
    for (size_t i = 0; result == BP_OK && batch->per != N_FIELDS &&
                       bp_field_at(batch->doc, batch->options.edition, part, i); i++)
        send_field(batch, part, i, to);
    if (to && fclose(to))
        result = BP_NOMEM;
    if (is_pack)
        batch_answer_pack(answer);
    else
        batch_answer(batch, result, NULL, fields, result == BP_OK ? len : 0, answer);
    free(fields);
    return result != BP_NOMEM && result != BP_INTERNAL;
}

static size_t count_of_job(const struct batch *batch, size_t job)
{
    size_t left = batch->n_wanted - job * batch->at_once;
    return left < batch->at_once ? left : batch->at_once;
}

static bool read_some(void *context, size_t job, FILE *answer)
{
    struct batch *batch = context;
    const size_t *inputs = batch->wanted + job * batch->at_once;
    bool good = true;
    for (size_t i = 0; i < count_of_job(batch, job) && good; i++)
        good = read_one(batch, inputs[i], answer);
    return good;
}

/* ---- in the caller ---- */

/* Stores what a worker said of an input. Returns false if memory ran out. */
static bool keep(struct batch *batch, struct known *known, const struct pool_result *result)
{
    struct verdict *verdict = batch_verdict(batch, result);
    if (!verdict)
        return false;
    progress_count(&batch->progress, verdict->made != MADE);
    if (verdict->made != MADE) {
        known->failed = verdict;
        return true;
    }
    known->len = verdict->len - verdict->said;
    known->texts = malloc(known->len + 1);
    if (known->texts)
        memcpy(known->texts, verdict->text + verdict->said, known->len);
    free(verdict);
    return known->texts != NULL;
}

/* Takes what came of a job. What did not come of several plans is asked for again, one by one. */
static bool some_were_read(void *context, size_t job, const struct pool_result *result)
{
    struct batch *batch = context;
    const size_t *inputs = batch->wanted + job * batch->at_once;
    struct pool_result one = *result;
    size_t left = result->end == POOL_ANSWERED ? result->len : 0;
    bool good = true;
    if (batch->at_once == 1)
        good = keep(batch, &batch->known[inputs[0]], result);
    for (size_t i = 0; i < count_of_job(batch, job) && good && batch->at_once > 1; i++) {
        struct verdict head;
        if (left < sizeof head)
            break;
        memcpy(&head, one.bytes, sizeof head);
        one.len = sizeof head + head.len;
        if (left < one.len)
            break;
        good = keep(batch, &batch->known[inputs[i]], &one);
        one.bytes += one.len;
        left -= one.len;
    }
    if (!good)
        batch->stopped = true;
    return good;
}

static enum status read_jobs(struct batch *batch, const size_t *inputs, size_t n, size_t at_once, int *signal)
{
    batch->wanted = inputs;
    batch->n_wanted = n;
    batch->at_once = at_once;
    struct pool pool = batch_pool(batch, (n + at_once - 1) / at_once);
    pool.work = read_some;
    pool.done = some_were_read;
    int end = pool_run(&pool);
    batch->wanted = NULL;
    progress_erase(&batch->progress);
    if (end > 0) {
        *signal = end;
        return STATUS_FAULT; /* not shown: the signal ends the program */
    }
    if (end < 0)
        return batch_no_workers();
    return batch->stopped ? common_no_memory() : STATUS_GOOD;
}

/* Reads those one by one that a worker lost with others. */
static enum status read_lost(struct batch *batch, const size_t *inputs, size_t n, int *signal)
{
    size_t *lost = calloc(n + 1, sizeof *lost), n_lost = 0;
    if (!lost)
        return common_no_memory();
    for (size_t i = 0; i < n; i++)
        if (!batch->known[inputs[i]].texts && !batch->known[inputs[i]].failed)
            lost[n_lost++] = inputs[i];
    enum status status = n_lost ? read_jobs(batch, lost, n_lost, 1, signal) : STATUS_GOOD;
    free(lost);
    return status;
}

enum status batch_read(struct batch *batch, const size_t *inputs, size_t n, int *signal)
{
    size_t at_once = n / batch->settings->jobs / 4; /* all workers are busy to the end */
    at_once = batch->per != N_FIELDS || !at_once ? 1 : at_once > MOST_AT_ONCE ? MOST_AT_ONCE : at_once;
    progress_begin(&batch->progress, batch->settings->quiet, "read", n);
    enum status status = read_jobs(batch, inputs, n, at_once, signal);
    return status == STATUS_GOOD ? read_lost(batch, inputs, n, signal) : status;
}

void batch_read_values(const struct known *known, char *values[N_FIELDS])
{
    const char *at = known->texts;
    for (int i = 0; i < N_PLAN_FIELDS && at; i++, at += strlen(at) + 1)
        values[plan_fields[i].field] = naming_value(plan_fields[i].field, at);
}

const char *batch_read_parts(const struct known *known, size_t *n)
{
    const char *at = known->texts, *end = known->texts + known->len;
    for (int i = 0; i < N_PLAN_FIELDS; i++)
        at += strlen(at) + 1;
    *n = 0;
    for (const char *part = at; part < end; part += strlen(part) + 1)
        ++*n;
    return at;
}

void batch_forget_read(struct known *known)
{
    free(known->texts);
    free(known->failed);
    *known = (struct known){0};
}
