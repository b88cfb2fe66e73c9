/* pack.c: the verb `pack`: makes the PDF or HTML of a board pack, and if asked for an index and a PDF for
 * each item. Everything is made before anything is written, so that an error leaves all files as
 * they were. Then each file is replaced as a whole, the pack's PDF last. */
#include "cli/pack.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/common.h"
#include "cli/folders.h"
#include "cli/given.h"
#include "cli/json.h"
#include "cli/naming.h"
#include "cli/words.h"

struct work {
    const struct settings *settings;
    bp_doc *doc;
    bp_options options;
    struct pack_file whole;
    struct pack_file *items; /* one for each item of the pack; NULL: not wanted */
    size_t n_items;
    struct given given;
};

static void forget(struct pack_file *file)
{
    free(file->name);
    free(file->bytes);
}

/* Keeps what the library has made. */
static bp_result keep(struct work *work, const void *bytes, size_t len, struct pack_file *file)
{
    file->bytes = malloc(len);
    if (!file->bytes)
        return BP_NOMEM;
    memcpy(file->bytes, bytes, len);
    file->len = len;
    file->about = (bp_made)BP_INIT(bp_made);
    return bp_made_about(work->doc, &file->about);
}

/* ---- names ---- */

/* "item-07-quarter-2-monitoring-report.pdf". A number of one digit gets a zero, so that names sort
 * in the order of the agenda. NULL if memory ran out. */
static char *name_of(const bp_pack_item *item)
{
    char number[64];
    bool one = item->number[0] >= '0' && item->number[0] <= '9' &&
               !(item->number[1] >= '0' && item->number[1] <= '9');
    snprintf(number, sizeof number, "%s%s", one ? "0" : "", item->number);
    char *values[N_FIELDS] = {NULL};
    values[FIELD_NUMBER] = naming_value(FIELD_NUMBER, number);
    values[FIELD_TITLE] = naming_value(FIELD_TITLE, item->title);
    char *name = values[FIELD_NUMBER] && values[FIELD_TITLE]
                     ? naming_make("item-{number}-{title}.pdf", values)
                     : NULL;
    free(values[FIELD_NUMBER]);
    free(values[FIELD_TITLE]);
    return name;
}

/* Names the files of the items. If two would have the same name, says so and returns BP_MISUSE. */
static bp_result name_items(struct work *work)
{
    size_t pair[2], n = work->n_items;
    bool memory = true, clash = false;
    char **names = calloc(n ? n : 1, sizeof *names);
    for (size_t i = 0; names && memory && i < n; i++) {
        names[i] = work->items[i].name = name_of(bp_pack_item_at(work->doc, i));
        memory = names[i] != NULL;
    }
    if (names && memory)
        clash = naming_clash(names, n, pair, &memory);
    free(names);
    if (!names || !memory)
        return BP_NOMEM;
    if (!clash)
        return BP_OK;
    options_wrong(work->settings->verb, "the items %s and %s would have one file, %s; give them other titles",
                  bp_pack_item_at(work->doc, pair[0])->number, bp_pack_item_at(work->doc, pair[1])->number,
                  work->items[pair[0]].name);
    return BP_MISUSE;
}

/* DIR/NAME. NULL if memory ran out. */
static char *path_of(const char *folder, const char *name)
{
    size_t len = strlen(folder), room = len + strlen(name) + 2;
    char *path = malloc(room);
    if (path)
        snprintf(path, room, "%s%s%s", folder, len && folder[len - 1] == '/' ? "" : "/", name);
    return path;
}

/* ---- making ---- */

static bp_result make_items(struct work *work)
{
    const void *bytes;
    size_t len;
    work->n_items = bp_pack_count(work->doc);
    work->items = calloc(work->n_items ? work->n_items : 1, sizeof *work->items);
    struct pack_file *item = work->items;
    bp_result result = work->items ? name_items(work) : BP_NOMEM;
    for (size_t i = 0; result == BP_OK && i < work->n_items; i++, item++) {
        result = bp_pack_render_item(work->doc, &work->options, i, &bytes, &len);
        if (result == BP_OK)
            result = keep(work, bytes, len, item);
    }
    return result;
}

static bp_result make_all(struct work *work)
{
    const void *bytes;
    size_t len;
    bp_result result = bp_pack_render(work->doc, &work->options, &bytes, &len);
    if (result == BP_OK)
        result = keep(work, bytes, len, &work->whole);
    if (result == BP_OK && work->settings->items)
        result = make_items(work);
    return result;
}

/* ---- writing ---- */

static bp_result write_items(struct work *work)
{
    bp_result result = BP_OK;
    for (size_t i = 0; result == BP_OK && i < work->n_items; i++) {
        const struct pack_file *item = &work->items[i];
        /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): without items there are none to write */
        char *path = path_of(work->settings->items, item->name);
        result = path ? bp_save_bytes(work->doc, item->bytes, item->len, path) : BP_NOMEM;
        free(path);
    }
    return result;
}

static bool ends_in(const char *text, const char *end)
{
    size_t len = strlen(text), n = strlen(end);
    return len >= n && !strcmp(text + len - n, end);
}

static bp_result write_index(struct work *work)
{
    const struct pack_index index = {work->doc, work->settings, &work->whole, work->items};
    const char *path = work->settings->index;
    size_t len;
    char *text = ends_in(path, ".csv") ? pack_index_csv(&index, &len) : pack_index_json(&index, &len);
    bp_result result = text ? bp_save_bytes(work->doc, text, len, path) : BP_NOMEM;
    free(text);
    return result;
}

/* Checks that no file of an item is one that was read, and that their folder exists or can be
 * made. */
static enum status prepare_items(struct work *work)
{
    int error = 0;
    for (size_t i = 0; i < work->n_items && !work->given.out; i++) {
        char *path = path_of(work->settings->items, work->items[i].name);
        if (path)
            given_write_copied(&work->given, path, "an item's file");
        else
            work->given.out = true;
        free(path);
    }
    enum status status = given_check(&work->given);
    char *folder = path_of(work->settings->items, "");
    if (status == STATUS_GOOD)
        error = folder ? folders_make(folder) : ENOMEM;
    free(folder);
    return error ? folders_refuse(work->settings->items, error, "--items") : status;
}

static bp_result write_all(struct work *work)
{
    bp_result result = write_items(work);
    if (result == BP_OK && work->settings->index)
        result = write_index(work);
    if (result == BP_OK)
        result = bp_save_bytes(work->doc, work->whole.bytes, work->whole.len, work->settings->output);
    return result;
}

/* ---- the verb ---- */

static bool makes_sense(const struct settings *settings)
{
    const char *output = settings->output, *index = settings->index;
    if (!output)
        options_wrong(settings->verb, "name the PDF: -o PACK.pdf; or -o PACK.html");
    else if (index && !ends_in(index, ".json") && !ends_in(index, ".csv"))
        options_wrong(settings->verb, "--index wants a name that ends in .json or .csv, not \"%s\"", index);
    else if (common_is_html(settings, output) && (index || settings->items))
        options_wrong(settings->verb,
                      "--%s tells of pages, which HTML has not; make a PDF of the pack for it",
                      index ? "index" : "items");
    else
        return common_output_makes_sense(settings, output);
    return false;
}

static int is_item(const struct dirent *entry)
{
    return !strncmp(entry->d_name, "item-", 5) && ends_in(entry->d_name, ".pdf");
}

static bool was_written(const struct work *work, const char *name)
{
    for (size_t i = 0; i < work->n_items; i++)
        if (!strcmp(work->items[i].name, name))
            return true;
    return false;
}

/* The folder of the items may be sent out as a whole. Files of an earlier run (perhaps of the
 * restricted edition) stay there, so this warns about them. */
static void warn_of_others(const struct work *work)
{
    struct dirent **found;
    int n = -1;
    if (work->items && !work->settings->quiet)
        n = scandir(work->settings->items, &found, is_item, alphasort);
    for (int i = 0; i < n; i++) {
        char *path = was_written(work, found[i]->d_name) ? NULL
                                                         : path_of(work->settings->items, found[i]->d_name);
        if (path) {
            fputs("boardpaper: warning: ", stderr);
            words_put(stderr, path, NULL);
            fputs(" was there before this run, and is not one of the items made now\n"
                  "  hint: remove it, so that it does not go out with the others\n", stderr);
        }
        free(path);
        free(found[i]);
    }
    if (n >= 0)
        free(found);
}

/* "pack.xml: wrote pack.pdf (23 pages, 120 kB)" */
static void close_pack(const struct work *work, bp_result result, struct tally tally)
{
    words_put(stderr, common_name(work->settings->words[0]), NULL);
    fputs(": ", stderr);
    if (tally.errors || tally.warnings || tally.notes) {
        show_counts(stderr, tally);
        fputs("; ", stderr);
    }
    if (result != BP_OK) {
        fputs("no pack was written\n", stderr);
        return;
    }
    fputs("wrote ", stderr);
    words_put(stderr, strcmp(work->settings->output, "-") ? work->settings->output : "to standard output",
              NULL);
    fputs(" (", stderr);
    if (work->whole.about.pages)
        fprintf(stderr, "%u pages, ", (unsigned)work->whole.about.pages);
    fprintf(stderr, "%zu kB)", (work->whole.len + 999) / 1000);
    if (work->items)
        fprintf(stderr, " and %zu item%s alone", work->n_items, work->n_items == 1 ? "" : "s");
    fputc('\n', stderr);
}

/* Checks that nothing that will be written is read too: the pack, its plans, and what the options
 * name. */
static enum status look_at_outputs(struct work *work)
{
    const struct settings *settings = work->settings;
    struct given *given = &work->given;
    const char *plan;
    given_read(given, settings->words[0], "the pack itself");
    for (size_t i = 0; (plan = bp_pack_plan_at(work->doc, i)); i++)
        given_read(given, plan, "a plan of the pack");
    given_options(given, settings);
    given_write(given, settings->output, "the board pack");
    if (settings->index)
        given_write(given, settings->index, "the index");
    return given_check(given);
}

static enum status run(struct work *work)
{
    const struct settings *settings = work->settings;
    bp_result result = bp_pack_load_file(work->doc, settings->words[0], settings->anywhere);
    enum status status = look_at_outputs(work);
    if (status == STATUS_GOOD && result == BP_OK)
        result = make_all(work);
    if (result == BP_MISUSE)
        return work->items ? STATUS_USAGE : common_wrong_date(settings);
    if (status == STATUS_GOOD && result == BP_OK && work->items)
        status = prepare_items(work);
    if (status != STATUS_GOOD)
        return status;
    if (result == BP_OK)
        result = write_all(work);
    struct tally tally = show_tally(work->doc);
    common_findings(stderr, work->doc, settings);
    if (result == BP_OK)
        warn_of_others(work);
    if (settings->json)
        json_document(common_name(settings->words[0]), result, tally,
                      result == BP_OK ? settings->output : NULL,
                      result == BP_OK ? work->whole.len : 0);
    else if (!settings->quiet)
        close_pack(work, result, tally);
    return common_status(result, tally, settings);
}

enum status pack_run(const struct settings *settings)
{
    struct work work = {.settings = settings};
    char room[16];
    if (!makes_sense(settings) || !common_options(settings, room, &work.options) ||
        !common_format(settings, settings->output, &work.options))
        return STATUS_USAGE;
    work.options.digest = settings->index != NULL;
    work.doc = bp_new();
    enum status status = work.doc ? run(&work) : common_no_memory();
    for (size_t i = 0; i < work.n_items; i++)
        forget(&work.items[i]);
    free(work.items);
    given_free(&work.given);
    forget(&work.whole);
    bp_free(work.doc);
    return status;
}
