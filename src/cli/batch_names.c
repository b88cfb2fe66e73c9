/* batch_names.c: names the outputs before any report is made. If names or parts depend on the contents of
 * plans, has these read first, each by its own shard alone. Rejects two reports with the same name. */
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"
#include "cli/common.h"
#include "cli/words.h"

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak" /* gcc's analyzer loses sight of paths in an array */
#endif

static bool is_own(const struct batch *batch, size_t input)
{
    return input % batch->inputs.shards == batch->inputs.shard;
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

/* Fills in the values that are the same for all parts. Call free_values in any case. */
static bool fill_values(const struct batch *batch, size_t input, char *values[N_FIELDS])
{
    const bp_selection *selection = batch->options.selection;
    batch_read_values(&batch->known[input], values);
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

static void free_values(char *values[N_FIELDS])
{
    for (int i = 0; i < N_FIELDS; i++)
        free(values[i]);
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

/* Adds an output for a part (NULL: the whole plan). */
static bool name_output(struct batch *batch, size_t input, char *values[N_FIELDS], const char *part,
                        size_t index, size_t parts)
{
    const char *folder = batch->settings->folder;
    struct output *output = add_output(batch, input);
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
static bool name_parts(struct batch *batch, size_t input, char *values[N_FIELDS], const char *part, size_t n)
{
    char **names = calloc(n + 1, sizeof *names);
    bool good = names != NULL;
    for (size_t i = 0; i < n && good; i++, part += strlen(part) + 1) {
        names[i] = naming_value(batch->per, part);
        free(values[batch->per]);
        values[batch->per] = names[i] ? numbered(names, i) : NULL;
        good = values[batch->per] && name_output(batch, input, values, part, i, n);
    }
    /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): the analyzer does not see to the end of long lists */
    for (size_t i = 0; i < n && names; i++)
        free(names[i]);
    free(names);
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

static bool name_whole_or_parts(struct batch *batch, size_t input, char *values[N_FIELDS])
{
    size_t n;
    if (batch->per == N_FIELDS)
        return name_output(batch, input, values, NULL, 0, 0);
    const char *parts = batch_read_parts(&batch->known[input], &n);
    if (n)
        return name_parts(batch, input, values, parts, n);
    char reason[64];
    snprintf(reason, sizeof reason, "it names no %s", naming_fields[batch->per]);
    return !is_own(batch, input) ||
           add_certain(batch, input, batch_certain(SKIPPED, STATUS_GOOD, reason));
}

/* Adds the outputs of an input, and drops what was read of it. */
static bool name_input(struct batch *batch, size_t input)
{
    struct known *known = &batch->known[input];
    char *values[N_FIELDS] = {NULL};
    bool good;
    if (known->failed) {
        good = !is_own(batch, input) || add_certain(batch, input, known->failed);
        if (good && is_own(batch, input))
            known->failed = NULL;
    } else {
        good = fill_values(batch, input, values) && name_whole_or_parts(batch, input, values);
    }
    free_values(values);
    batch_forget_read(known);
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

/* Names the fields that would make two names different but are not in the template. The number always does,
 * so it alone is named if the plans cannot be read again. */
static void put_telling(struct batch *batch, size_t a, size_t b)
{
    const char *comma = "";
    char *left[N_FIELDS] = {NULL}, *right[N_FIELDS] = {NULL};
    const size_t pair[] = {a, b};
    int signal = 0;
    batch->all_fields = true;
    bool read = a != b && (!batch_has_to_read(batch) || batch_read(batch, pair, 2, &signal) == STATUS_GOOD) &&
                fill_values(batch, a, left) && fill_values(batch, b, right);
    for (int i = 0; i < N_FIELDS; i++) {
        bool of_plan = read && left[i] && right[i] && (enum field)i != batch->per;
        bool tells = i == FIELD_NUMBER || (of_plan && strcmp(left[i], right[i]));
        if (!tells || (batch->fields & 1u << i))
            continue;
        fprintf(stderr, "%s{%s}", comma, naming_fields[i]);
        comma = " or ";
    }
    free_values(left);
    free_values(right);
}

/* Whether both plans have one name in one folder, with other endings: plan.xml and plan.xlsx. */
static bool are_of_one_name(const struct batch *batch, const struct output *a, const struct output *b)
{
    const char *left = batch->inputs.paths[a->input], *right = batch->inputs.paths[b->input];
    size_t len = common_stem(left);
    return a->input != b->input && len == common_stem(right) && !memcmp(left, right, len);
}

static enum status refuse_clash(struct batch *batch, const struct output *a, const struct output *b)
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
    if (is_own(batch, a->input) && !is_own(batch, b->input))
        fputs(", which another shard makes", stderr);
    fprintf(stderr, "\n  hint: %s; ", batch->begun ? "the file holds one of the two" : "nothing was made");
    char *const *paths = batch->inputs.paths;
    if (a->input != b->input && common_same_file(paths[a->input], paths[b->input])) {
        fputs("it is one plan, named twice\n", stderr);
        return STATUS_USAGE;
    }
    if (are_of_one_name(batch, a, b))
        fputs("leave one of them out, if it was made of the other; or ", stderr);
    fputs("put ", stderr);
    put_telling(batch, a->input, b->input);
    fputs(" into --name, which tells them apart\n", stderr);
    return STATUS_USAGE;
}

static enum status look_for_clash(struct batch *batch)
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

/* Whether names are compared across shards before a plan is read: they need nothing but the paths. */
static bool sees_all(const struct batch *batch)
{
    return !batch_has_to_read(batch);
}

/* The inputs of this shard. NULL: memory ran out. */
static size_t *own_inputs(const struct batch *batch, size_t *n)
{
    size_t *own = calloc(batch->inputs.n / batch->inputs.shards + 1, sizeof *own);
    *n = 0;
    for (size_t i = batch->inputs.shard; own && i < batch->inputs.n; i += batch->inputs.shards)
        own[(*n)++] = i;
    return own;
}

static enum status read_own(struct batch *batch, int *signal)
{
    size_t n, *own = own_inputs(batch, &n);
    enum status status = own ? batch_read(batch, own, n, signal) : common_no_memory();
    free(own);
    return status;
}

/* Room for what is read of the inputs. Not kept longer than needed: there may be very many. */
static enum status begin_names(struct batch *batch)
{
    batch->known = calloc(batch->inputs.n + 1, sizeof *batch->known);
    return batch->known ? STATUS_GOOD : common_no_memory();
}

/* Compares all names that there are, and keeps those of this shard. */
static enum status end_names(struct batch *batch, enum status status)
{
    if (status == STATUS_GOOD)
        status = look_for_clash(batch);
    drop_others(batch);
    for (size_t i = 0; batch->known && i < batch->inputs.n; i++)
        batch_forget_read(&batch->known[i]);
    free(batch->known);
    batch->known = NULL;
    return status;
}

enum status batch_name(struct batch *batch, int *signal)
{
    enum status status = begin_names(batch);
    if (status == STATUS_GOOD && !sees_all(batch))
        status = read_own(batch, signal);
    for (size_t i = 0; i < batch->inputs.n && status == STATUS_GOOD; i++)
        if ((sees_all(batch) || is_own(batch, i)) && !name_input(batch, i))
            status = common_no_memory();
    return end_names(batch, status);
}

enum status batch_compare_names(struct batch *batch, const size_t *others, size_t n, int *signal)
{
    enum status status = begin_names(batch);
    if (status == STATUS_GOOD)
        status = batch_read(batch, others, n, signal);
    for (size_t i = 0; i < n && status == STATUS_GOOD; i++)
        if (!name_input(batch, others[i]))
            status = common_no_memory();
    return end_names(batch, status);
}
