/* batch_claims.c: no two shards may write one file. Where names need only the paths of plans, each shard
 * knows all names. Where they need the plans, a shard reads its own alone, and leaves a list of its names in
 * the output folder: a hash of each, and the number of its plan. It writes the list before it makes
 * anything, and looks at the lists of the others then and again at the end, when a slow network drive shows
 * them, too. So of two shards with one name at least the later one meets the other's list. A hash only says
 * which plan of another shard to look at: that plan is read, and the names themselves are compared. So an old
 * list does no harm. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"
#include "cli/common.h"
#include "cli/folders.h"

struct claim {
    uint64_t name; /* hash */
    size_t input;
};

struct claims {
    struct claim *items;
    size_t n;
};

#define FNV_BEGIN UINT64_C(14695981039346656037)

/* FNV-1a, with the NUL. */
static uint64_t hash(uint64_t sum, const char *text)
{
    do
        sum = (sum ^ (unsigned char)*text) * UINT64_C(1099511628211);
    while (*text++);
    return sum;
}

static int by_hash(const void *a, const void *b)
{
    const struct claim *left = a, *right = b;
    return (left->name > right->name) - (left->name < right->name);
}

/* The names of this shard, sorted. Returns false if memory ran out. */
static bool list_own(const struct batch *batch, struct claims *own)
{
    size_t folder = strlen(batch->settings->folder);
    own->items = calloc(batch->n_outputs + 1, sizeof *own->items);
    for (size_t i = 0; own->items && i < batch->n_outputs; i++) {
        const struct output *output = &batch->outputs[i];
        char *name = output->path ? naming_folded(output->path + folder) : NULL;
        if (output->path && !name)
            return false;
        if (name)
            own->items[own->n++] = (struct claim){hash(FNV_BEGIN, name), output->input};
        free(name);
    }
    if (own->items)
        qsort(own->items, own->n, sizeof *own->items, by_hash);
    return own->items != NULL;
}

/* The first line of a list: lists of other plans, or of another order of them, say nothing. */
static void put_title(const struct batch *batch, char *room, size_t size)
{
    uint64_t sum = FNV_BEGIN;
    for (size_t i = 0; i < batch->inputs.n; i++)
        sum = hash(sum, batch->inputs.paths[i]);
    snprintf(room, size, "boardpaper names 1: %zu plans, %016" PRIx64 "\n", batch->inputs.n, sum);
}

/* The path of a shard's list, to be freed. NULL: memory ran out. */
static char *path_of(const struct batch *batch, size_t shard)
{
    const char *folder = batch->settings->folder;
    size_t room = strlen(folder) + 80;
    char *path = malloc(room);
    if (path)
        snprintf(path, room, "%s%s.boardpaper-names-%zu-of-%zu", folder,
                 folder[strlen(folder) - 1] == '/' ? "" : "/", shard + 1, batch->inputs.shards);
    return path;
}

/* ---- writing ---- */

static enum status save(const struct batch *batch, const char *path, const char *text, size_t len)
{
    bp_doc *doc = bp_new();
    int error = folders_make(path);
    enum status status = STATUS_GOOD;
    if (!doc)
        status = common_no_memory();
    else if (error)
        status = folders_refuse(batch->settings->folder, error, "-d");
    else if (bp_save_bytes(doc, text, len, path) != BP_OK) {
        common_findings(stderr, doc, batch->settings);
        status = STATUS_FILE;
    }
    bp_free(doc);
    return status;
}

static enum status write_list(const struct batch *batch, const struct claims *own, const char *title)
{
    char *text = NULL, *path = path_of(batch, batch->inputs.shard);
    size_t len;
    FILE *to = path ? open_memstream(&text, &len) : NULL;
    bool good = to != NULL;
    if (to) {
        fputs(title, to);
        for (size_t i = 0; i < own->n; i++)
            fprintf(to, "%016" PRIx64 " %zu\n", own->items[i].name, own->items[i].input);
        good = !ferror(to);
        good = !fclose(to) && good;
    }
    enum status status = good ? save(batch, path, text, len) : common_no_memory();
    free(text);
    free(path);
    return status;
}

/* ---- reading ---- */

/* Looks through the list of a shard, if it has one, and marks the plans whose names have the hash of one of
 * this shard's. Returns false if memory ran out. */
static bool look_through(const struct batch *batch, size_t shard, const struct claims *own, const char *title,
                         bool *marks)
{
    char line[128], *path = path_of(batch, shard), *at;
    FILE *list = path ? fopen(path, "r") : NULL;
    bool memory = path != NULL;
    if (list && fgets(line, sizeof line, list) && !strcmp(line, title)) {
        while (fgets(line, sizeof line, list)) {
            struct claim claim = {.name = strtoull(line, &at, 16)};
            claim.input = (size_t)strtoull(at, &at, 10);
            bool theirs = claim.input < batch->inputs.n && claim.input % batch->inputs.shards == shard;
            if (theirs && bsearch(&claim, own->items, own->n, sizeof claim, by_hash))
                marks[claim.input] = true;
        }
    }
    if (list)
        fclose(list);
    free(path);
    return memory;
}

static enum status look_at_others(struct batch *batch, const struct claims *own, const char *title,
                                  int *signal)
{
    bool *marks = calloc(batch->inputs.n + 1, sizeof *marks), good = marks != NULL;
    size_t n = 0;
    for (size_t shard = 0; shard < batch->inputs.shards && good; shard++)
        if (shard != batch->inputs.shard)
            good = look_through(batch, shard, own, title, marks);
    for (size_t i = 0; good && i < batch->inputs.n; i++)
        n += marks[i];
    size_t *others = good ? calloc(n + 1, sizeof *others) : NULL, at = 0;
    for (size_t i = 0; others && i < batch->inputs.n; i++)
        if (marks[i])
            others[at++] = i;
    enum status status = !others ? common_no_memory()
                         : n     ? batch_compare_names(batch, others, n, signal)
                                 : STATUS_GOOD;
    free(others);
    free(marks);
    return status;
}

enum status batch_claim(struct batch *batch, int *signal)
{
    bool numbered = batch->fields & 1u << FIELD_NUMBER; /* such names are never the same */
    if (batch->inputs.shards == 1 || numbered || !batch_has_to_read(batch))
        return STATUS_GOOD;
    struct claims own = {0};
    char title[80];
    put_title(batch, title, sizeof title);
    enum status status = list_own(batch, &own) ? STATUS_GOOD : common_no_memory();
    if (status == STATUS_GOOD && !batch->begun)
        status = write_list(batch, &own, title);
    if (status == STATUS_GOOD)
        status = look_at_others(batch, &own, title, signal);
    free(own.items);
    return status;
}
