/* inputs.c: gathers the names of a batch's plans: words, a list (names one a line, or each with a NUL after
 * it, as of find -print0), and which of them are this shard's. */
#include "cli/inputs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/common.h"
#include "cli/words.h"

static bool add(struct inputs *inputs, size_t *room, const char *path)
{
    if (inputs->n == *room) {
        *room = *room ? *room * 2 : 64;
        const char **paths = realloc(inputs->paths, *room * sizeof *paths);
        if (!paths)
            return false;
        inputs->paths = paths;
    }
    inputs->paths[inputs->n++] = path;
    return true;
}

/* The whole of a file, with a NUL after it. Returns 0, or an errno value. */
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

static enum status read_list(const char *list, struct inputs *inputs, size_t *room)
{
    bool from_stdin = !strcmp(list, "-");
    FILE *file = from_stdin ? stdin : fopen(list, "r");
    if (!file)
        return cannot_read(list, errno);
    size_t len = 0;
    int error = read_all(file, &inputs->list, &len);
    if (!from_stdin)
        fclose(file);
    if (error)
        return error == ENOMEM ? common_no_memory() : cannot_read(list, error);
    char end = memchr(inputs->list, '\0', len) ? '\0' : '\n';
    for (char *at = inputs->list, *stop = at + len; at < stop;) {
        char *line_end = memchr(at, end, (size_t)(stop - at));
        if (!line_end)
            line_end = stop;
        *line_end = '\0';
        if (end && line_end > at && line_end[-1] == '\r')
            line_end[-1] = '\0';
        if (*at && !add(inputs, room, at))
            return common_no_memory();
        at = line_end + 1;
    }
    return STATUS_GOOD;
}

enum status inputs_gather(const struct settings *settings, struct inputs *inputs)
{
    size_t room = 0;
    *inputs = (struct inputs){.shard = settings->shard, .shards = settings->shards ? settings->shards : 1};
    for (int i = 0; i < settings->n_words; i++)
        if (!add(inputs, &room, settings->words[i]))
            return common_no_memory();
    enum status status = settings->list ? read_list(settings->list, inputs, &room) : STATUS_GOOD;
    if (status != STATUS_GOOD)
        return status;
    for (size_t i = 0; i < inputs->n; i++)
        if (!strcmp(inputs->paths[i], "-"))
            return options_wrong(settings->verb, "a batch takes files; `boardpaper report -` takes a "
                                                 "plan from standard input");
    if (!inputs->n && !settings->list)
        return options_wrong(settings->verb, "something is missing: name plans, or a --list of them");
    return STATUS_GOOD;
}

void inputs_free(struct inputs *inputs)
{
    free(inputs->paths);
    free(inputs->list);
}
