/* contents.c: prints what is drawn on the pages of PDFs that boardpaper made, as it was before it was deflated: for
 * each page a line with the number of bytes, and the bytes.
 *
 *     contents REPORT.pdf... > CONTENTS
 *
 * It goes through a file's objects in their order, inflates the streams, and finds in the other objects, and
 * in the object streams, which of them a page calls its /Contents. */
#define _GNU_SOURCE /* memmem */
#include <libdeflate.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bytes {
    char *at;
    size_t len;
};
struct file {
    struct bytes all;
    struct bytes *streams; /* by object number, inflated */
    bool *drawn;           /* by object number: a page's contents */
    size_t n;
};

static void fail(const char *why)
{
    fprintf(stderr, "contents: %s\n", why);
    exit(1);
}

static struct bytes read_all(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        fail("a file cannot be read");
    struct bytes all = {NULL, (size_t)ftell(file)};
    rewind(file);
    all.at = malloc(all.len + 1);
    if (!all.at || fread(all.at, 1, all.len, file) != all.len)
        fail("a file cannot be read");
    fclose(file);
    all.at[all.len] = '\0';
    return all;
}

static char *find(const char *at, const char *end, const char *what)
{
    return at < end ? memmem(at, (size_t)(end - at), what, strlen(what)) : NULL;
}

static struct bytes inflate(const char *at, size_t len)
{
    static struct libdeflate_decompressor *inflater;
    if (!inflater)
        inflater = libdeflate_alloc_decompressor();
    struct bytes out = {NULL, 0};
    for (size_t room = 8 * len + 256; inflater; room *= 2) {
        out.at = realloc(out.at, room);
        enum libdeflate_result result =
            out.at ? libdeflate_zlib_decompress(inflater, at, len, out.at, room, &out.len)
                   : LIBDEFLATE_BAD_DATA;
        if (result == LIBDEFLATE_SUCCESS)
            return out;
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE)
            break;
    }
    fail("a stream does not inflate");
    return out;
}

static size_t number_at(struct file *file, const char *at)
{
    size_t number = strtoul(at, NULL, 10);
    if (number >= file->n)
        fail("an object has a number past the last");
    return number;
}

/* Marks what the pages in these objects draw. */
static void mark_drawn(struct file *file, const char *at, const char *end)
{
    static const char key[] = "/Contents ";
    while ((at = find(at, end, key)) != NULL) {
        at += sizeof key - 1;
        if (*at >= '0' && *at <= '9') /* an annotation's /Contents are text */
            file->drawn[number_at(file, at)] = true;
    }
}

/* Reads the object at `at`; gives where the next begins, or NULL. */
static const char *read_object(struct file *file, const char *at)
{
    const char *end = file->all.at + file->all.len, *body = find(at, end, " obj");
    const char *stream = find(at, end, "stream\n"), *close = find(at, end, "endobj");
    if (!body || !close)
        return NULL;
    if (!stream || close < stream) {
        mark_drawn(file, body, close);
        return close + strlen("endobj");
    }
    const char *length = find(body, stream, "/Length ");
    if (!length)
        fail("a stream has no length");
    size_t len = strtoul(length + strlen("/Length "), NULL, 10);
    const char *bytes = stream + strlen("stream\n");
    if (find(body, stream, "/FlateDecode") && !find(body, stream, "/XRef")) {
        struct bytes inflated = inflate(bytes, len);
        if (find(body, stream, "/ObjStm"))
            mark_drawn(file, inflated.at, inflated.at + inflated.len);
        file->streams[number_at(file, at)] = inflated;
    }
    close = find(bytes + len, end, "endobj");
    return close ? close + strlen("endobj") : NULL;
}

static void print_contents(const char *path)
{
    struct file file = {.all = read_all(path)};
    const char *end = file.all.at + file.all.len;
    file.n = file.all.len / 8; /* no object is shorter */
    file.streams = calloc(file.n, sizeof *file.streams);
    file.drawn = calloc(file.n, sizeof *file.drawn);
    if (!file.streams || !file.drawn)
        fail("memory ran out");
    const char *at = file.all.at;
    while (at) {
        const char *begin = find(at, end, " 0 obj"); /* back to the number before it */
        while (begin && begin > at && begin[-1] >= '0' && begin[-1] <= '9')
            begin--;
        at = begin ? read_object(&file, begin) : NULL;
    }
    size_t pages = 0;
    for (size_t i = 0; i < file.n; i++) {
        if (file.drawn[i] && file.streams[i].at) {
            printf("%zu\n", file.streams[i].len);
            fwrite(file.streams[i].at, 1, file.streams[i].len, stdout);
            pages++;
        }
        free(file.streams[i].at);
    }
    if (!pages)
        fail("a file has no pages that can be found");
    free(file.streams);
    free(file.drawn);
    free(file.all.at);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        print_contents(argv[i]);
    return fflush(stdout) != 0 || ferror(stdout);
}
