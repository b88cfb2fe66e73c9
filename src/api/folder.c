/* folder.c: finds a file that another one names, and makes sure that it lies where it may. */
#include "api/folder.h"

#include <errno.h>
#include <string.h>

#include "api/reason.h"
#include "base/file.h"
#include "base/text.h"

static void complain(const struct bp_named *named, enum bp_code code, const char *what, const char *hint)
{
    const struct bp_value_text *file = named->file;
    bp_diag_add(named->diags, code, named->by, file->at, file->len, file->text, what, hint);
}

/* Whether the path is an address: "https://…", "file:…", "//host/…". A scheme has at least two
 * letters (RFC 3986 allows one, but that is the name of a disk). */
static bool is_address(const char *path)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t len = strspn(path, letters);
    if (len)
        len += strspn(path + len, "+-.0123456789");
    return (len > 1 && path[len] == ':') || !strncmp(path, "//", 2);
}

/* How much of a file's name is its folder: "plans/" of "plans/q2.xml". */
static size_t folder_of(const struct bp_source *by)
{
    const char *slash = strrchr(by->name, '/');
    return slash ? (size_t)(slash - by->name) + 1 : 0;
}

const char *bp_named_path(const struct bp_source *by, const char *file, struct bp_arena *arena)
{
    size_t folder = *file != '/' ? folder_of(by) : 0, len = strlen(file);
    char *path = bp_arena_alloc(arena, folder + len + 1);
    if (path) {
        memcpy(path, by->name, folder);
        memcpy(path + folder, file, len + 1);
    }
    return path;
}

/* Whether the real path of a file is inside that of a folder. */
static bool lies_in(const char *file, const char *folder)
{
    size_t len = strlen(folder);
    while (len && folder[len - 1] == '/') /* the root folder */
        len--;
    return !strncmp(file, folder, len) && file[len] == '/';
}

/* Whether a path leads out of its starting folder by "..". Does not look at links. */
static bool climbs(const char *path)
{
    int depth = 0;
    for (; *path && depth >= 0; path += strspn(path, "/")) {
        size_t len = strcspn(path, "/");
        depth += len == 2 && !strncmp(path, "..", 2) ? -1 : !(len == 1 && *path == '.');
        path += len;
    }
    return depth < 0;
}

static int real_folder(const struct bp_source *by, struct bp_arena *arena, struct bp_buf *out)
{
    size_t len = folder_of(by);
    const char *folder = bp_arena_text(arena, len ? by->name : ".", len ? len : 1);
    return folder ? bp_file_real(folder, out) : ENOMEM;
}

/* A hint with the file in the folder that was probably meant; else `otherwise`. If memory runs out,
 * the arena records it. */
static const char *missing_hint(const char *path, const char *file, const char *otherwise,
                                struct bp_arena *arena)
{
    enum { MOST = 1000 };
    if (strchr(file, '\\'))
        return "write / between the names of folders";
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *folder = bp_arena_text(arena, slash ? path : ".", slash ? (size_t)(name - path) : 1);
    struct bp_buf files = {0};
    const char **names = bp_arena_array(arena, MOST, sizeof *names);
    size_t n = 0;
    if (names && folder && !bp_file_list(folder, &files))
        for (size_t at = 0; at < files.len && n < MOST; at += strlen(files.bytes + at) + 1)
            names[n++] = files.bytes + at;
    const char *near = n ? bp_text_nearest(name, names, n) : NULL;
    struct bp_buf hint = {0};
    if (near)
        bp_buf_fmt(&hint, "did you mean \"%.*s%s\"?", (int)(strlen(file) - strlen(name)), file, near);
    const char *said = near && !hint.failed ? bp_arena_text(arena, hint.bytes, hint.len) : NULL;
    arena->out = arena->out || hint.failed || files.failed;
    bp_buf_free(&hint);
    bp_buf_free(&files);
    return said ? said : otherwise;
}

bp_result bp_named_refuse(const struct bp_named *named, const char *path, int error, struct bp_arena *arena)
{
    if (error == ENOMEM)
        return BP_NOMEM;
    const struct bp_reason *reason = bp_reason_of(error);
    const char *hint = error == EISDIR ? named->folder_hint
                       : error == ENOENT
                           ? missing_hint(path, named->file->text, reason->read_hint, arena)
                           : reason->read_hint;
    if (arena->out)
        return BP_NOMEM;
    complain(named, named->unread, reason->words, hint);
    return BP_IO;
}

bp_result bp_named_find(const struct bp_named *named, const char *path, struct bp_arena *arena,
                        struct bp_buf *real)
{
    const char *file = named->file->text;
    struct bp_buf folder = {0};
    if (is_address(file)) {
        complain(named, named->address, NULL, NULL);
        return BP_INVALID;
    }
    int error = real_folder(named->by, arena, &folder);
    if (!error)
        error = bp_file_real(path, real);
    bool inside = error ? *file != '/' && !climbs(file) : lies_in(real->bytes, folder.bytes);
    bp_buf_free(&folder);
    if (error == ENOMEM)
        return BP_NOMEM;
    if (error && (inside || named->anywhere)) /* does not reveal whether a file outside exists */
        return bp_named_refuse(named, path, error, arena);
    if (inside || named->anywhere)
        return BP_OK;
    complain(named, named->outside, named->outside_hint, NULL);
    return BP_INVALID;
}
