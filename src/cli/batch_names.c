/* batch_names.c: names the outputs before any report is made. If names or parts depend on the
 * contents of plans, reads the plans with workers. Rejects two reports with the same name. */
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"
#include "cli/common.h"
#include "cli/words.h"

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

/* Whether names depend on the contents of plans. */
static bool has_to_read(const struct batch *batch)
{
    unsigned read = 0;
    for (int i = 0; i < N_PLAN_FIELDS; i++)
        read |= 1u << plan_fields[i].field;
    return batch->per != N_FIELDS || (batch->fields & read);
}

/* Whether to compare the names of all shards, so that no two are the same. Names with the number
 * cannot be, and names that need no reading are cheap to compare. */
static bool sees_all(const struct batch *batch)
{
    return !has_to_read(batch) || !(batch->fields & 1u << FIELD_NUMBER);
}

static bool is_own(const struct batch *batch, size_t input)
{
    return input % batch->inputs.shards == batch->inputs.shard;
}

/* ---- reading, in workers ---- */

static size_t input_of_job(const struct batch *batch, size_t job)
{
    return sees_all(batch) ? job : batch->inputs.shard + job * batch->inputs.shards;
}

static bool read_one(void *context, size_t job, FILE *answer)
{
    struct batch *batch = context;
    char *fields = NULL;
    size_t len = 0;
    if (!batch->doc)
        batch->doc = bp_new();
    FILE *to = open_memstream(&fields, &len);
    bp_result result = BP_NOMEM;
    if (batch->doc && to)
        result = common_read(batch->doc, batch->inputs.paths[input_of_job(batch, job)],
                             batch->settings);
    bool is_pack = batch->doc && common_is_pack(batch->doc);
    const char *text;
    for (int i = 0; i < N_PLAN_FIELDS && result == BP_OK; i++) {
        text = bp_field_at(batch->doc, batch->options.edition, plan_fields[i].source, 0);
        fwrite(text ? text : "", 1, text ? strlen(text) + 1 : 1, to);
    }
    for (size_t i = 0; result == BP_OK && batch->per != N_FIELDS &&
                       (text = bp_field_at(batch->doc, batch->options.edition, parts_of(batch->per), i)); i++)
        fwrite(text, 1, strlen(text) + 1, to);
    if (to && fclose(to))
        result = BP_NOMEM;
    if (is_pack)
        batch_answer_pack(answer);
    else
        batch_answer(batch, result, NULL, fields, result == BP_OK ? len : 0, answer);
    free(fields);
    return result != BP_NOMEM && result != BP_INTERNAL;
}

/* Stores what a worker read. Returns false if memory ran out. */
static bool keep_fields(struct known *known, const struct verdict *verdict)
{
    const char *at = verdict->text + verdict->said, *end = verdict->text + verdict->len;
    known->values = calloc(N_FIELDS, sizeof *known->values);
    if (!known->values)
        return false;
    for (int i = 0; i < N_PLAN_FIELDS; i++) {
        known->values[plan_fields[i].field] = naming_value(plan_fields[i].field, at);
        if (!known->values[plan_fields[i].field])
            return false;
        at += strlen(at) + 1;
    }
    known->parts_len = (size_t)(end - at);
    known->parts = malloc(known->parts_len + 1);
    if (known->parts)
        memcpy(known->parts, at, known->parts_len);
    return known->parts != NULL;
}

static bool one_was_read(void *context, size_t job, const struct pool_result *result)
{
    struct batch *batch = context;
    struct known *known = &batch->known[input_of_job(batch, job)];
    struct verdict *verdict = batch_verdict(batch, result);
    bool kept = verdict && (verdict->made != MADE || keep_fields(known, verdict));
    if (verdict && verdict->made != MADE)
        known->failed = verdict;
    else
        free(verdict);
    if (!kept)
        batch->stopped = true;
    progress_count(&batch->progress, known->failed != NULL);
    return kept;
}

static enum status read_plans(struct batch *batch, int *signal)
{
    size_t n = batch->inputs.n, shard = batch->inputs.shard, shards = batch->inputs.shards;
    if (!sees_all(batch))
        n = n > shard ? (n - shard - 1) / shards + 1 : 0;
    progress_begin(&batch->progress, batch->settings->quiet, "read", n);
    struct pool pool = batch_pool(batch, n);
    pool.work = read_one;
    pool.done = one_was_read;
    int end = pool_run(&pool);
    progress_erase(&batch->progress);
    if (end > 0) {
        *signal = end;
        return STATUS_FAULT; /* not shown: the signal ends the program */
    }
    if (end < 0)
        return batch_no_workers();
    return batch->stopped ? common_no_memory() : STATUS_GOOD;
}

/* ---- outputs ---- */

/* The name of the plan's file without its folder and ending, or the name of that folder. To be
 * freed. */
static char *value_of_path(enum field field, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t len = common_stem(name);
    if (field == FIELD_FOLDER) {
        while (slash && slash > path && slash[-1] == '/')
            slash--;
        for (name = slash ? slash : path; name > path && name[-1] != '/';)
            name--;
        len = slash ? (size_t)(slash - name) : 0;
    }
    char *text = malloc(len + 1);
    if (!text)
        return NULL;
    memcpy(text, name, len);
    text[len] = '\0';
    char *value = naming_value(field, text);
    free(text);
    return value;
}

/* `number` with as many digits as `n`, the last number. */
static const char *digits_of(size_t number, size_t n, char room[24])
{
    int width = 1;
    for (; n >= 10; n /= 10)
        width++;
    snprintf(room, 24, "%020zu", number);
    return room + strlen(room) - width;
}

/* "0003", or "0003-02" for a part. */
static char *number_of(const struct batch *batch, size_t input, size_t part, size_t parts)
{
    char text[64], first[24], second[24];
    snprintf(text, sizeof text, "%s%s%s", digits_of(input + 1, batch->inputs.n, first), parts ? "-" : "",
             parts ? digits_of(part + 1, parts, second) : "");
    return naming_value(FIELD_NUMBER, text);
}

/* The values of an input; NULL: memory ran out. */
static char **values_of(struct known *known)
{
    char **values = known->values ? known->values : calloc(N_FIELDS, sizeof *values);
    return known->values = values;
}

/* Fills in the values that are the same for all parts. */
static bool fill_values(const struct batch *batch, size_t input)
{
    const bp_selection *selection = batch->options.selection;
    char **values = values_of(&batch->known[input]);
    if (!values)
        return false;
    values[FIELD_PLAN] = value_of_path(FIELD_PLAN, batch->inputs.paths[input]);
    values[FIELD_FOLDER] = value_of_path(FIELD_FOLDER, batch->inputs.paths[input]);
    values[FIELD_EDITION] = naming_value(
        FIELD_EDITION, batch->options.edition == BP_EDITION_PUBLIC ? "public" : "restricted");
    values[FIELD_LEAD] = naming_value(FIELD_LEAD, selection ? selection->lead : NULL);
    values[FIELD_PRIORITY] = naming_value(FIELD_PRIORITY, selection ? selection->priority : NULL);
    values[FIELD_PARTNER] = naming_value(FIELD_PARTNER, selection ? selection->partner : NULL);
    for (int i = 0; i < N_FIELDS; i++)
        if (!values[i] && (batch->fields & 1u << i) && i != FIELD_NUMBER)
            return false;
    return true;
}

static struct output *add_output(struct batch *batch, size_t input)
{
    if (batch->n_outputs == batch->room) {
        size_t room = batch->room ? batch->room * 2 : 64;
        struct output *outputs = realloc(batch->outputs, room * sizeof *outputs);
        if (!outputs)
            return NULL;
        batch->outputs = outputs;
        batch->room = room;
    }
    struct output *output = &batch->outputs[batch->n_outputs++];
    *output = (struct output){.input = input};
    return output;
}

/* Drops those values, and the number: they can be made again, and there may be very many plans. */
static void drop_values(struct known *known)
{
    static const enum field fields[] = {FIELD_PLAN,     FIELD_FOLDER,  FIELD_EDITION, FIELD_LEAD,
                                        FIELD_PRIORITY, FIELD_PARTNER, FIELD_NUMBER};
    if (!known->values)
        return;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        free(known->values[fields[i]]);
        known->values[fields[i]] = NULL;
    }
    for (int i = 0; i < N_FIELDS; i++)
        if (known->values[i])
            return; /* the plan was read for it */
    free(known->values);
    known->values = NULL;
}

/* Adds an output for a part (NULL: the whole plan). Takes over `value`, the part's value for
 * names. */
static bool name_output(struct batch *batch, size_t input, const char *part, char *value, size_t index,
                        size_t parts)
{
    char **values = batch->known[input].values;
    const char *folder = batch->settings->folder;
    struct output *output = add_output(batch, input);
    if (value) {
        free(values[batch->per]);
        values[batch->per] = value;
    }
    if (!output)
        return false;
    free(values[FIELD_NUMBER]);
    values[FIELD_NUMBER] = number_of(batch, input, index, parts);
    output->part = part ? strdup(part) : NULL;
    if (part && !output->part)
        return false;
    char *name = values[FIELD_NUMBER] ? naming_make(batch->template, values) : NULL;
    size_t room = name ? strlen(folder) + strlen(name) + 2 : 0;
    output->path = name ? malloc(room) : NULL;
    if (output->path)
        snprintf(output->path, room, "%s%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/", name);
    free(name);
    return output->path != NULL;
}

/* Value number n of a plan's parts for names. If an earlier part has the same value ("Police -
 * SCD", "Police SCD"), adds a number. To be freed. NULL if memory ran out. */
static char *numbered(char *const *values, size_t n)
{
    size_t same = 1;
    for (size_t i = 0; i < n; i++)
        same += !strcmp(values[i], values[n]);
    size_t room = strlen(values[n]) + 32;
    char *value = malloc(room);
    if (value && same > 1)
        snprintf(value, room, "%s-%zu", values[n], same);
    else if (value)
        snprintf(value, room, "%s", values[n]);
    return value;
}

/* Adds an output for each part. */
static bool name_parts(struct batch *batch, size_t input, size_t n)
{
    const struct known *known = &batch->known[input];
    char **values = calloc(n + 1, sizeof *values);
    bool good = values != NULL;
    const char *part = known->parts;
    for (size_t i = 0; i < n && good; i++, part += strlen(part) + 1) {
        values[i] = naming_value(batch->per, part);
        char *value = values[i] ? numbered(values, i) : NULL;
        good = value && name_output(batch, input, part, value, i, n);
    }
    for (size_t i = 0; i < n && values; i++)
        free(values[i]);
    free(values);
    return good;
}

/* Adds an output for a report that will not be made. */
static bool add_certain(struct batch *batch, size_t input, struct verdict *verdict)
{
    struct output *output = verdict ? add_output(batch, input) : NULL;
    if (!output)
        return false;
    output->verdict = verdict;
    batch->held += verdict->len;
    return true;
}

static bool name_outputs(struct batch *batch, size_t input)
{
    struct known *known = &batch->known[input];
    if (known->failed) {
        if (!is_own(batch, input))
            return true;
        struct verdict *failed = known->failed;
        known->failed = NULL;
        return add_certain(batch, input, failed);
    }
    if (!fill_values(batch, input))
        return false;
    if (batch->per == N_FIELDS)
        return name_output(batch, input, NULL, NULL, 0, 0);
    size_t parts = 0;
    for (size_t at = 0; at < known->parts_len; at++)
        parts += !known->parts[at];
    if (parts)
        return name_parts(batch, input, parts);
    char reason[64];
    snprintf(reason, sizeof reason, "it names no %s", naming_fields[batch->per]);
    return !is_own(batch, input) ||
           add_certain(batch, input, batch_certain(SKIPPED, STATUS_GOOD, reason));
}

static bool name_input(struct batch *batch, size_t input)
{
    bool good = name_outputs(batch, input);
    drop_values(&batch->known[input]);
    return good;
}

/* ---- equal names ---- */

static void put_output(const struct batch *batch, const struct output *output)
{
    words_put(stderr, batch->inputs.paths[output->input], NULL);
    if (output->part) {
        fputs(" (", stderr);
        words_put(stderr, output->part, NULL);
        fputc(')', stderr);
    }
}

/* Names the fields that would make two names different but are not in the template. The number
 * always does. */
static void put_telling(const struct batch *batch, const struct output *a, const struct output *b)
{
    const char *comma = "";
    if (!fill_values(batch, a->input) || (a->input != b->input && !fill_values(batch, b->input))) {
        fputs("{number}", stderr); /* memory ran out, and that tells always */
        return;
    }
    for (int i = 0; i < N_FIELDS; i++) {
        const char *left = batch->known[a->input].values[i], *right = batch->known[b->input].values[i];
        bool of_plan = left && right && a->input != b->input && (enum field)i != batch->per;
        bool tells = i == FIELD_NUMBER || (of_plan && strcmp(left, right));
        if (!tells || (batch->fields & 1u << i))
            continue;
        fprintf(stderr, "%s{%s}", comma, naming_fields[i]);
        comma = " or ";
    }
}

/* Whether both plans have one name in one folder, with other endings: plan.xml and plan.xlsx. */
static bool are_of_one_name(const struct batch *batch, const struct output *a, const struct output *b)
{
    const char *left = batch->inputs.paths[a->input], *right = batch->inputs.paths[b->input];
    size_t len = common_stem(left);
    return a->input != b->input && len == common_stem(right) && !memcmp(left, right, len);
}

static enum status refuse_clash(const struct batch *batch, const struct output *a, const struct output *b)
{
    fputs("boardpaper: two reports would be one file, ", stderr);
    words_put(stderr, a->path, NULL);
    if (strcmp(a->path, b->path)) {
        fputs(" (or ", stderr);
        words_put(stderr, b->path, NULL);
        fputs(", which is the same on many disks)", stderr);
    }
    fputs(": of ", stderr);
    put_output(batch, a);
    fputs(" and of ", stderr);
    put_output(batch, b);
    fputs("\n  hint: nothing was made; ", stderr);
    char *const *paths = batch->inputs.paths;
    if (a->input != b->input && common_same_file(paths[a->input], paths[b->input])) {
        fputs("it is one plan, named twice\n", stderr);
        return STATUS_USAGE;
    }
    if (are_of_one_name(batch, a, b))
        fputs("leave one of them out, if it was made of the other; or ", stderr);
    fputs("put ", stderr);
    put_telling(batch, a, b);
    fputs(" into --name, which tells them apart\n", stderr);
    return STATUS_USAGE;
}

static enum status look_for_clash(const struct batch *batch)
{
    char **paths = calloc(batch->n_outputs + 1, sizeof *paths);
    size_t *index = calloc(batch->n_outputs + 1, sizeof *index);
    size_t n = 0, pair[2], folder = strlen(batch->settings->folder); /* the same of all */
    bool memory = paths && index, clash = false;
    for (size_t i = 0; i < batch->n_outputs && memory; i++) {
        if (!batch->outputs[i].path)
            continue;
        paths[n] = batch->outputs[i].path + folder;
        index[n++] = i;
    }
    if (memory)
        clash = naming_clash(paths, n, pair, &memory);
    enum status status = !memory ? common_no_memory() : STATUS_GOOD;
    if (clash)
        status = refuse_clash(batch, &batch->outputs[index[pair[0]]], &batch->outputs[index[pair[1]]]);
    free(paths);
    free(index);
    return status;
}

static void drop_others(struct batch *batch)
{
    size_t n = 0;
    for (size_t i = 0; i < batch->n_outputs; i++) {
        struct output *output = &batch->outputs[i];
        if (is_own(batch, output->input)) {
            batch->outputs[n++] = *output;
            continue;
        }
        free(output->part);
        free(output->path);
    }
    batch->n_outputs = n;
}

enum status batch_name(struct batch *batch, int *signal)
{
    batch->known = calloc(batch->inputs.n + 1, sizeof *batch->known);
    if (!batch->known)
        return common_no_memory();
    enum status status = has_to_read(batch) ? read_plans(batch, signal) : STATUS_GOOD;
    for (size_t i = 0; i < batch->inputs.n && status == STATUS_GOOD; i++)
        if ((sees_all(batch) || is_own(batch, i)) && !name_input(batch, i))
            status = common_no_memory();
    if (status == STATUS_GOOD)
        status = look_for_clash(batch);
    drop_others(batch);
    for (size_t i = 0; i < batch->inputs.n; i++) {
        struct known *known = &batch->known[i];
        for (int field = 0; field < N_FIELDS && known->values; field++)
            free(known->values[field]);
        free(known->values);
        free(known->parts);
        free(known->failed);
    }
    free(batch->known);
    return status;
}
