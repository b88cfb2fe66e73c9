/* given.c: makes sure that no given file is overwritten: compares the files that are read and
 * written by their identity. */
#include "cli/given.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/common.h"
#include "cli/words.h"

struct given_file {
    dev_t device;
    ino_t inode; /* of the file; if it does not exist, of the nearest folder above it that does */
    char *rest;       /* the path from that folder, owned; NULL: the file exists */
    const char *path; /* as the user wrote it */
    char *copy;       /* of the path, owned; or NULL */
    const char *what;
    bool output;
    size_t order; /* in which they were added */
};

/* ---- which file a path is ---- */

/* `path` relative to the folder of `link`. NULL if memory ran out. */
static char *from_folder_of(const char *link, const char *path)
{
    const char *slash = *path == '/' ? NULL : strrchr(link, '/');
    size_t folder = slash ? (size_t)(slash - link) + 1 : 0, len = strlen(path) + 1;
    char *joined = malloc(folder + len);
    if (joined) {
        memcpy(joined, link, folder);
        memcpy(joined + folder, path, len);
    }
    return joined;
}

/* The path behind a link whose target does not exist. To be freed. NULL if memory ran out. A circle
 * of links leads nowhere, so any path in it will do. */
static char *follow_links(const char *path)
{
    enum { MOST_LINKS = 40, LINK_ROOM = 4096 };
    char *at = strdup(path), target[LINK_ROOM];
    for (int i = 0; at && i < MOST_LINKS; i++) {
        ssize_t len = readlink(at, target, sizeof target - 1);
        if (len < 0)
            break;
        target[len] = '\0';
        char *next = from_folder_of(at, target);
        free(at);
        at = next;
    }
    return at;
}

/* The parts of a path after its first `from` bytes, without "." and double slashes. */
static char *tidy(const char *path, size_t from)
{
    char *tidied = malloc(strlen(path + from) + 2), *to = tidied;
    for (const char *at = path + from; tidied && *at; at += strspn(at, "/")) {
        size_t len = strcspn(at, "/");
        if (len && !(len == 1 && *at == '.')) {
            *to++ = '/';
            memcpy(to, at, len);
            to += len;
        }
        at += len;
    }
    if (tidied)
        *to = '\0';
    return tidied;
}

/* Identifies a file that does not exist: by the nearest folder above it that does, and the rest of
 * the path. Returns false if memory ran out. */
static bool identify_new(const char *path, struct given_file *file)
{
    struct stat about;
    char *target = follow_links(path);
    if (!target)
        return false;
    size_t len = strlen(target);
    bool there = false;
    while (!there) {
        while (len && target[len - 1] != '/')
            len--;
        char after = target[len];
        target[len] = '\0';
        there = !stat(len ? target : ".", &about) || len <= 1;
        target[len] = after;
        if (!there)
            len--;
    }
    file->device = about.st_dev;
    file->inode = about.st_ino;
    file->rest = tidy(target, len);
    free(target);
    return file->rest != NULL;
}

/* Returns false if the path is nothing that could be lost, or (with *out set) if memory ran out. */
static bool identify(const char *path, struct given_file *file, bool *out)
{
    struct stat about;
    int error = !strcmp(path, "-") ? fstat(file->output ? STDOUT_FILENO : STDIN_FILENO, &about)
                                   : stat(path, &about);
    if (error && (errno != ENOENT || !file->output))
        return false;
    if (error) {
        *out = !identify_new(path, file);
        return !*out;
    }
    file->device = about.st_dev;
    file->inode = about.st_ino;
    if (!S_ISREG(about.st_mode))
        return false;
    return true;
}

/* ---- the list ---- */

static void forget(struct given_file *file)
{
    free(file->rest);
    free(file->copy);
}

static void add(struct given *given, const char *path, const char *what, bool output, bool copied)
{
    struct given_file file = {.path = path, .what = what, .output = output, .order = given->n};
    bool out = false;
    if (!*path && !given->nameless)
        given->nameless = what;
    if (!*path || given->out || !identify(path, &file, &out)) {
        given->out = given->out || out;
        return;
    }
    if (given->n == given->room) {
        size_t room = given->room ? given->room * 2 : 16;
        struct given_file *files = realloc(given->files, room * sizeof *files);
        if (files) {
            given->files = files;
            given->room = room;
        }
    }
    if (copied)
        file.path = file.copy = strdup(path);
    given->out = !file.path || given->n == given->room;
    if (given->out)
        forget(&file);
    else
        given->files[given->n++] = file;
}

void given_read(struct given *given, const char *path, const char *what)
{
    add(given, path, what, false, false);
}

void given_write(struct given *given, const char *path, const char *what)
{
    add(given, path, what, true, false);
}

void given_write_copied(struct given *given, const char *path, const char *what)
{
    add(given, path, what, true, true);
}

static bool is_font(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && (!strcasecmp(dot, ".ttf") || !strcasecmp(dot, ".ttc") || !strcasecmp(dot, ".otf"));
}

/* Adds the fonts in a folder: all files in it that may be read. */
static void read_fonts(struct given *given, const char *folder)
{
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        size_t room = strlen(folder) + strlen(entry->d_name) + 2;
        char *path = is_font(entry->d_name) ? malloc(room) : NULL;
        given->out = given->out || (!path && is_font(entry->d_name));
        if (!path)
            continue;
        snprintf(path, room, "%s/%s", folder, entry->d_name);
        add(given, path, "a font of --font-dir", false, true);
        free(path);
    }
    if (dir)
        closedir(dir);
}

void given_options(struct given *given, const struct settings *settings)
{
    const struct {
        const char *path, *what;
    } files[] = {{settings->previous, "the plan of --previous"},
                 {settings->from, "the old plan of --from"},
                 {settings->map, "the map of --map"},
                 {settings->style, "the house style"},
                 {settings->logo, "the logo"},
                 {settings->list, "the list of --list"}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (files[i].path)
            given_read(given, files[i].path, files[i].what);
    for (int i = 0; i < settings->n_font_dirs; i++)
        read_fonts(given, settings->font_dirs[i]);
}

void given_free(struct given *given)
{
    for (size_t i = 0; i < given->n; i++)
        forget(&given->files[i]);
    free(given->files);
}

/* ---- the question ---- */

static int same_file(const struct given_file *a, const struct given_file *b)
{
    if (a->device != b->device)
        return a->device < b->device ? -1 : 1;
    if (a->inode != b->inode)
        return a->inode < b->inode ? -1 : 1;
    return strcmp(a->rest ? a->rest : "", b->rest ? b->rest : "");
}

/* Sorts names of the same file next to each other, those that are read before those that are
 * written. */
static int by_identity(const void *left, const void *right)
{
    const struct given_file *a = left, *b = right;
    int order = same_file(a, b);
    if (!order)
        order = a->output - b->output;
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void put_name(const struct given_file *file)
{
    bool stream = !strcmp(file->path, "-");
    words_put(stderr, !stream ? file->path : file->output ? "standard output" : "standard input", NULL);
}

static enum status refuse(const struct given_file *other, const struct given_file *output)
{
    bool one_name = !strcmp(other->path, output->path) && strcmp(output->path, "-") != 0;
    fprintf(stderr, "boardpaper: %s", output->what);
    if (!one_name) {
        fputs(", ", stderr);
        put_name(output);
        fputs(",", stderr);
    }
    fputs(other->output ? " would be one file with " : " would replace ", stderr);
    put_name(other);
    fprintf(stderr, ", %s\n  hint: nothing was written; %sname another file\n", other->what,
            one_name ? "" : "both names lead to one file: ");
    return STATUS_USAGE;
}

enum status given_check(const struct given *given)
{
    if (given->nameless && !given->out) {
        fprintf(stderr, "boardpaper: the name of %s is empty\n  hint: name a file\n", given->nameless);
        return STATUS_USAGE;
    }
    if (given->out)
        return common_no_memory();
    const struct given_file *found = NULL, *other = NULL, *first = given->files;
    if (given->n)
        qsort(given->files, given->n, sizeof *given->files, by_identity);
    for (size_t i = 1; i < given->n; i++) {
        const struct given_file *file = &given->files[i];
        if (same_file(first, file)) {
            first = file;
        } else if (file->output && (!found || file->order < found->order)) {
            found = file;
            other = first;
        }
    }
    return found ? refuse(other, found) : STATUS_GOOD;
}

enum status given_one(const struct settings *settings, const char *plan, const char *output,
                      const char *what)
{
    struct given given = {0};
    given_read(&given, plan, "the plan itself");
    given_options(&given, settings);
    given_write(&given, output, what);
    enum status status = given_check(&given);
    given_free(&given);
    return status;
}
