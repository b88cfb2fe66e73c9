/* inputs.c: collects the plans of a call: from words, from a list (one name a line, or each with a
 * NUL after it, as find -print0 gives), and from folders; then selects those of this shard. */
#include "cli/inputs.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/common.h"
#include "cli/words.h"

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak" /* gcc's analyzer loses sight of paths in an array */
#endif

static bool make_room(struct inputs *inputs)
{
    if (inputs->n < inputs->room)
        return true;
    size_t room = inputs->room ? inputs->room * 2 : 64;
    char **paths = realloc(inputs->paths, room * sizeof *paths);
    if (!paths)
        return false;
    inputs->paths = paths;
    inputs->room = room;
    return true;
}

/* Adds a copy of a path. Returns false if memory ran out. */
static bool add(struct inputs *inputs, const char *path)
{
    if (!make_room(inputs))
        return false;
    inputs->paths[inputs->n] = strdup(path);
    return inputs->paths[inputs->n++] != NULL;
}

/* ---- folders ---- */

static bool is_named_plan(const char *name)
{
    bool is_lock = !strncmp(name, "~$", 2); /* which Excel and Word write beside a file that is open */
    return *name != '.' && !is_lock && name[common_stem(name)];
}

/* Adds all files in the folder that are named like plans, and links to nothing (these are reported
 * when they are read). Counts all others except hidden files. Returns 0 or an errno value. */
static int add_plans(struct inputs *inputs, const char *folder, size_t *others)
{
    struct dirent **found;
    int n = scandir(folder, &found, NULL, alphasort), error = n < 0 ? errno : 0;
    for (int i = 0; i < n; i++) {
        struct stat about;
        const char *name = found[i]->d_name;
        size_t room = strlen(folder) + strlen(name) + 2;
        char *path = error ? NULL : malloc(room);
        if (path)
            snprintf(path, room, "%s%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/", name);
        if (!path)
            error = ENOMEM;
        else if (is_named_plan(name) && (stat(path, &about) || S_ISREG(about.st_mode)))
            error = add(inputs, path) ? 0 : ENOMEM;
        else
            *others += *name != '.';
        free(path);
        free(found[i]);
    }
    if (n >= 0)
        free(found);
    return error;
}

static enum status refuse_folder(const char *folder, int error)
{
    if (error == ENOMEM)
        return common_no_memory();
    fputs("boardpaper: ", stderr);
    words_put(stderr, folder, NULL);
    if (error)
        fprintf(stderr, ": cannot look into this folder: %s\n", strerror(error));
    else
        fputs(": there is no plan in this folder\n"
              "  hint: a folder stands for the plans in it (*.xml, *.xlsx, *.xlsm, *.docx, *.ods, *.odt, "
              "*.csv, *.tsv), and not in folders below\n", stderr);
    return STATUS_FILE;
}

/* Adds the plans in a folder, sorted by name. */
static enum status add_folder(struct inputs *inputs, const char *folder, bool quiet)
{
    size_t before = inputs->n, others = 0;
    int error = add_plans(inputs, folder, &others);
    size_t n = inputs->n - before;
    if (error || !n)
        return refuse_folder(folder, error);
    if (others && !quiet) {
        fputs("boardpaper: note: ", stderr);
        words_put(stderr, folder, NULL);
        fprintf(stderr, ": %zu plan%s; what else is in it, %zu, is left out\n", n, n == 1 ? "" : "s",
                others);
    }
    return STATUS_GOOD;
}

static enum status add_word(struct inputs *inputs, const char *word, bool quiet)
{
    struct stat about;
    if (strcmp(word, "-") && !stat(word, &about) && S_ISDIR(about.st_mode))
        return add_folder(inputs, word, quiet);
    return add(inputs, word) ? STATUS_GOOD : common_no_memory();
}

/* ---- lists ---- */

/* Reads a whole file and adds a NUL. Returns 0 or an errno value. */
static int read_all(FILE *file, char **text, size_t *len)
{
    size_t room = 0;
    for (;;) {
        if (room - *len < 2) {
            room = room ? room * 2 : 1 << 16;
            char *more = realloc(*text, room);
            if (!more)
                return ENOMEM;
            *text = more;
        }
        size_t got = fread(*text + *len, 1, room - *len - 1, file);
        *len += got;
        (*text)[*len] = '\0';
        if (ferror(file))
            return errno ? errno : EIO;
        if (!got)
            return 0;
    }
}

static enum status cannot_read(const char *list, int error)
{
    fputs("boardpaper: cannot read the list ", stderr);
    words_put(stderr, list, NULL);
    fprintf(stderr, ": %s\n"
            "  hint: --list wants a file with names of plans, one a line; - is standard input\n",
            strerror(error));
    return STATUS_FILE;
}

/* Adds the names in the text of a list. Changes the text. */
static enum status add_names(struct inputs *inputs, char *text, size_t len, bool quiet)
{
    char end = memchr(text, '\0', len) ? '\0' : '\n';
    enum status status = STATUS_GOOD;
    char *at = text + (strncmp(text, "\xEF\xBB\xBF", 3) ? 0 : 3); /* skip the mark that Notepad
                                                                     puts first */
    for (char *stop = text + len; at < stop && status == STATUS_GOOD;) {
        char *line_end = memchr(at, end, (size_t)(stop - at));
        if (!line_end)
            line_end = stop;
        *line_end = '\0';
        if (end && line_end > at && line_end[-1] == '\r')
            line_end[-1] = '\0';
        if (*at)
            status = add_word(inputs, at, quiet);
        at = line_end + 1;
    }
    return status;
}

static enum status read_list(const char *list, struct inputs *inputs, bool quiet)
{
    bool from_stdin = !strcmp(list, "-");
    FILE *file = from_stdin ? stdin : fopen(list, "r");
    if (!file)
        return cannot_read(list, errno);
    char *text = NULL;
    size_t len = 0;
    int error = read_all(file, &text, &len);
    if (!from_stdin)
        fclose(file);
    enum status status = error == ENOMEM ? common_no_memory()
                         : error         ? cannot_read(list, error)
                                         : add_names(inputs, text, len, quiet);
    free(text);
    return status;
}

enum status inputs_gather(const struct settings *settings, struct inputs *inputs)
{
    enum status status = STATUS_GOOD;
    *inputs = (struct inputs){.shard = settings->shard, .shards = settings->shards ? settings->shards : 1};
    for (int i = 0; i < settings->n_words && status == STATUS_GOOD; i++)
        status = add_word(inputs, settings->words[i], settings->quiet);
    if (status == STATUS_GOOD && settings->list)
        status = read_list(settings->list, inputs, settings->quiet);
    return status;
}

void inputs_free(struct inputs *inputs)
{
    for (size_t i = 0; i < inputs->n; i++)
        free(inputs->paths[i]);
    free(inputs->paths);
}
