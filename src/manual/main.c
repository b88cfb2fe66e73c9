/* main.c: the program `manual`:
 *
 *     manual page TEMPLATE OPTIONS   a manual page, of a template and the options' long descriptions
 *     manual bash | zsh | fish       the completions of a shell
 *
 * A line of a template that begins with @ is put in from a table; all others are mdoc(7), as they stand. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "boardpaper.h"
#include "manual/manual.h"

_Noreturn void manual_wrong(const char *file, int line, const char *what, const char *word)
{
    fprintf(stderr, "%s:%d: %s %s\n", file, line, what, word);
    exit(EXIT_FAILURE);
}

/* realloc, but what it refuses to enlarge is freed. */
static char *enlarge(char *text, size_t room)
{
    char *more = realloc(text, room);
    if (!more)
        free(text);
    return more;
}

char *manual_read(const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t len = 0, room = 1 << 16, got;
    char *text = malloc(room);
    while (file && text && (got = fread(text + len, 1, room - len - 1, file))) {
        len += got;
        if (room - len < 2)
            text = enlarge(text, room *= 2);
    }
    if (!file || !text || ferror(file))
        manual_wrong(path, 0, "cannot be read", "");
    fclose(file);
    text[len] = 0;
    return text;
}

static void put_system(void)
{
    puts(".Os \"boardpaper " BP_VERSION "\"");
}

static void put_file(const char *path)
{
    char *text = manual_read(path);
    mdoc_literal(text, NULL);
    free(text);
}

static const struct part {
    const char *name;
    void (*plain)(void);           /* takes nothing; or */
    void (*with)(const char *what); /* takes a word */
} parts[] = {
    {"system", put_system, NULL},
    {"file", NULL, put_file},
    {"synopsis", NULL, part_synopsis},
    {"options", NULL, part_options},
    {"verbs", part_verbs, NULL},
    {"exit", part_exit, NULL},
    {"environment", part_environment, NULL},
    {"elements", NULL, part_elements},
    {"presets", part_presets, NULL},
    {"limits", part_limits, NULL},
    {"findings", NULL, part_findings},
    {"functions", NULL, part_functions},
    {"prototypes", NULL, part_prototypes},
    {"header", NULL, part_header},
};

static void put_part(const char *file, int line, char *name)
{
    char *word = strchr(name, ' ');
    if (word)
        *word++ = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (strcmp(name, parts[i].name) != 0 || !word != !parts[i].with)
            continue;
        if (word)
            parts[i].with(word);
        else
            parts[i].plain();
        return;
    }
    manual_wrong(file, line, "there is no part", name);
}

static void make_page(const char *template)
{
    char *text = manual_read(template);
    int line = 1;
    for (char *at = text, *end; *at; at = end + 1, line++) {
        end = at + strcspn(at, "\n");
        if (!*end)
            manual_wrong(template, line, "the last line has no end", "");
        if (*at == '@') {
            *end = 0;
            put_part(template, line, at + 1);
        } else {
            mdoc_raw(at, end + 1);
        }
    }
    free(text);
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (argc == 4 && !strcmp(what, "page")) {
        prose_load(argv[3]);
        make_page(argv[2]);
    } else if (!strcmp(what, "bash")) {
        complete_bash();
    } else if (!strcmp(what, "zsh")) {
        complete_zsh();
    } else if (!strcmp(what, "fish")) {
        complete_fish();
    } else {
        fputs("usage: manual page TEMPLATE OPTIONS | bash | zsh | fish\n", stderr);
        return EXIT_FAILURE;
    }
    return fflush(stdout) || ferror(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
