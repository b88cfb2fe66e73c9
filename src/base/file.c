/* file.c: reads whole files and replaces whole files. Only this file touches the disk. */
#define _GNU_SOURCE /* for realpath, and for O_TMPFILE if the system has it */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK ((size_t)64 << 10)
#define NAME "%.*s.boardpaper-%ld-%d.tmp" /* the folder, the process, a number below TEMPORARIES */
enum { TEMPORARIES = 100 };

/* `room`: how many bytes to ask for first. One more than the file has is best, so that one read
 * also meets the end. */
static int read_all(int fd, size_t room, size_t limit, struct bp_buf *out)
{
    for (;;) {
        char *to = bp_buf_room(out, room);
        if (!to)
            return ENOMEM;
        ssize_t got = read(fd, to, room);
        out->len -= got > 0 ? room - (size_t)got : room;
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got < 0 ? errno : 0;
        if (out->len > limit)
            return EFBIG;
        room = (size_t)got < room ? room - (size_t)got : CHUNK;
    }
}

int bp_file_read(const char *path, size_t limit, struct bp_buf *out)
{
    if (!strcmp(path, "-"))
        return read_all(STDIN_FILENO, CHUNK, limit, out);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    struct stat about;
    int error = fstat(fd, &about) ? errno : 0;
    if (!error && S_ISREG(about.st_mode) && (uintmax_t)about.st_size > limit)
        error = EFBIG;
    if (!error)
        error = read_all(fd, S_ISREG(about.st_mode) ? (size_t)about.st_size + 1 : CHUNK, limit, out);
    close(fd);
    return error;
}

int bp_file_begin(const char *path, size_t most, struct bp_buf *out)
{
    struct stat about;
    int error = stat(path, &about) ? errno : S_ISREG(about.st_mode) ? 0 : ENODEV;
    if (error)
        return error;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    char *to = bp_buf_room(out, most);
    if (!to)
        error = ENOMEM;
    ssize_t got = to ? read(fd, to, most) : -1;
    if (to) {
        out->len -= got > 0 ? most - (size_t)got : most;
        error = got < 0 ? errno : 0;
    }
    close(fd);
    return error;
}

int bp_file_again(const char *path, size_t size, char *bytes, size_t len)
{
    struct stat about;
    if (stat(path, &about))
        return errno;
    if (!S_ISREG(about.st_mode) || (uintmax_t)about.st_size != size)
        return ESTALE;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int error = 0;
    while (len && !error) {
        ssize_t got = read(fd, bytes, len);
        if (got < 0 && errno == EINTR)
            continue;
        error = got < 0 ? errno : got ? 0 : ESTALE;
        bytes += got > 0 ? got : 0;
        len -= got > 0 ? (size_t)got : 0;
    }
    close(fd);
    return error;
}

int bp_file_real(const char *path, struct bp_buf *out)
{
    struct stat about;
    char *real = realpath(path, NULL);
    int error = 0;
    if (!real || stat(real, &about))
        error = errno;
    else if (!S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode))
        error = ENODEV;
    else
        bp_buf_put(out, real, strlen(real) + 1);
    free(real);
    return error ? error : out->failed ? ENOMEM : 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

int bp_file_list(const char *folder, struct bp_buf *out)
{
    struct dirent **names;
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int n = scandir(folder, &names, NULL, by_bytes);
    if (n < 0) {
        int error = errno;
        close(fd);
        return error;
    }
    for (int i = 0; i < n; i++) {
        struct stat about;
        if (fstatat(fd, names[i]->d_name, &about, 0) || S_ISREG(about.st_mode))
            bp_buf_put(out, names[i]->d_name, strlen(names[i]->d_name) + 1);
        free(names[i]);
    }
    free(names);
    close(fd);
    return out->failed ? ENOMEM : 0;
}

static int write_all(int fd, const char *bytes, size_t len)
{
    while (len) {
        ssize_t done = write(fd, bytes, len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return done < 0 ? errno : EIO;
        bytes += done;
        len -= (size_t)done;
    }
    return 0;
}

/* Writes to something that cannot be replaced, such as a terminal, a pipe or a device. */
static int write_straight(const char *path, const void *bytes, size_t len)
{
    if (!strcmp(path, "-"))
        return write_all(STDOUT_FILENO, bytes, len);
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int error = write_all(fd, bytes, len);
    if (close(fd) && !error)
        error = errno;
    return error;
}

/* Makes sure that the renamed entry is on the disk too. If a folder cannot be synced, that is no
 * error. */
static void sync_folder(const char *path, size_t folder_len)
{
    char folder[4096];
    snprintf(folder, sizeof folder, "%.*s", (int)folder_len, folder_len ? path : ".");
    int fd = open(folder_len ? folder : ".", O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
}

/* ---- a file that is being made ---- */

/* Makes a new file beside the target, under a name that nobody uses. The name is short, because a
 * name has a maximum length and the target may already need all of it. Returns 0 or an errno
 * value. */
static int open_named(struct bp_file *file)
{
    for (int n = 0; n < TEMPORARIES; n++) {
        snprintf(file->temporary, file->room, NAME, (int)file->folder, file->target, (long)getpid(), n);
        file->fd = open(file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file->fd >= 0 || errno != EEXIST)
            break;
    }
    file->named = file->fd >= 0;
    return file->named ? 0 : errno;
}

/* Opens a file without a name. If the program is killed before the file is complete, nothing is
 * left. Not all file systems can do this, and the file gets its name through /proc. */
static bool open_nameless(struct bp_file *file)
{
#ifdef O_TMPFILE
    if (!access("/proc/self/fd", X_OK)) {
        snprintf(file->temporary, file->room, "%.*s", file->folder ? (int)file->folder : 1,
                 file->folder ? file->target : ".");
        file->fd = open(file->temporary, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    }
#endif
    return file->fd >= 0;
}

static bool give_name(const struct bp_file *file, const char *name)
{
    char itself[32];
    snprintf(itself, sizeof itself, "/proc/self/fd/%d", file->fd);
    return !linkat(AT_FDCWD, itself, AT_FDCWD, name, AT_SYMLINK_FOLLOW);
}

static bool give_temporary_name(struct bp_file *file)
{
    for (int n = 0; n < TEMPORARIES && !file->named; n++) {
        snprintf(file->temporary, file->room, NAME, (int)file->folder, file->target, (long)getpid(), n);
        file->named = give_name(file, file->temporary);
        if (!file->named && errno != EEXIST)
            break;
    }
    return file->named;
}

/* For file systems that make files without names but cannot give them a name later: writes the
 * bytes again. */
static int write_again(struct bp_file *file)
{
    int nameless = file->fd;
    int error = lseek(nameless, 0, SEEK_SET) ? errno : read_all(nameless, CHUNK, SIZE_MAX, &file->held);
    if (!error)
        error = open_named(file);
    if (!error)
        error = write_all(file->fd, file->held.bytes, file->held.len);
    close(nameless);
    if (file->fd == nameless)
        file->fd = -1;
    return error;
}

/* Finds the folder of the target, and opens a temporary file in it. */
static int open_beside(struct bp_file *file)
{
    const char *slash = strrchr(file->target, '/');
    file->folder = slash ? (size_t)(slash - file->target) + 1 : 0;
    file->room = file->folder + sizeof ".boardpaper-0123456789012345678-99.tmp";
    file->temporary = malloc(file->room);
    if (!file->temporary)
        return ENOMEM;
    return open_nameless(file) ? 0 : open_named(file);
}

/* Finds what `path` leads to. If it is a symbolic link, the link stays and the file behind it is
 * replaced. */
static int find_target(struct bp_file *file, const struct stat *old)
{
    file->target = realpath(file->path, NULL);
    file->mode = old->st_mode & 07777;
    file->replaces = true;
    return file->target ? 0 : errno;
}

/* For a target that does not exist: the target is `path`. But if `path` is a symbolic link to a
 * file that does not exist, makes that file, empty, so that it has a real path. */
static int find_new_target(struct bp_file *file)
{
    struct stat about;
    if (lstat(file->path, &about)) {
        if (errno != ENOENT)
            return errno;
        file->target = strdup(file->path);
        return file->target ? 0 : ENOMEM;
    }
    int fd = open(file->path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0)
        return errno;
    int error = fstat(fd, &about) ? errno : 0;
    close(fd);
    file->made_empty = !error;
    return error ? error : find_target(file, &about);
}

static int open_file(struct bp_file *file)
{
    struct stat about;
    int error = 0;
    file->opened = true;
    file->fd = -1;
    if (!strcmp(file->path, "-"))
        file->straight = true;
    else if (stat(file->path, &about))
        error = errno == ENOENT ? find_new_target(file) : errno;
    else if (S_ISDIR(about.st_mode))
        error = EISDIR;
    else if (!S_ISREG(about.st_mode))
        file->straight = true;
    else
        error = find_target(file, &about);
    if (file->target)
        return open_beside(file);
    return error || file->straight ? error : ENOMEM;
}

int bp_file_put(struct bp_file *file, const void *bytes, size_t len)
{
    if (!file->error && !file->opened)
        file->error = open_file(file);
    if (!file->error && file->straight) {
        bp_buf_put(&file->held, bytes, len);
        file->error = file->held.failed ? ENOMEM : 0;
    } else if (!file->error) {
        file->error = write_all(file->fd, bytes, len);
    }
    return file->error;
}

/* Makes sure that all bytes are on the disk. */
static int settle(struct bp_file *file)
{
    if (file->replaces && fchmod(file->fd, file->mode))
        return errno;
    return fsync(file->fd) ? errno : 0;
}

/* Moves the temporary file to the target. It gets its name at the last moment: the target's, if nothing has
 * that. */
static int finish(struct bp_file *file)
{
    int error = settle(file);
    file->placed = !error && !file->named && !file->replaces && give_name(file, file->target);
    if (!error && !file->placed && !file->named && !give_temporary_name(file)) {
        error = write_again(file);
        if (!error)
            error = settle(file);
    }
    if (file->fd >= 0 && close(file->fd) && !error)
        error = errno;
    file->fd = -1;
    if (!error && !file->placed && rename(file->temporary, file->target))
        error = errno;
    if (!error && !file->later)
        sync_folder(file->target, file->folder);
    return error;
}

/* Removes all traces of the file. */
static void drop(struct bp_file *file)
{
    if (file->fd >= 0)
        close(file->fd);
    if (file->named)
        unlink(file->temporary);
    if ((file->made_empty || file->placed) && file->target)
        unlink(file->target);
}

int bp_file_end(struct bp_file *file, bool keep)
{
    int error = file->error;
    if (!error && keep && !file->opened)
        error = open_file(file);
    if (!error && keep && file->straight)
        error = write_straight(file->path, file->held.bytes, file->held.len);
    else if (!error && keep)
        error = finish(file);
    if (file->opened && !file->straight && (error || !keep))
        drop(file);
    free(file->temporary);
    free(file->target);
    bp_buf_free(&file->held);
    memset(file, 0, sizeof *file);
    return error;
}

int bp_file_write(const char *path, const void *bytes, size_t len, bool later)
{
    struct bp_file file = {.path = path, .later = later};
    file.error = open_file(&file);
    if (!file.error && file.straight)
        return write_straight(path, bytes, len);
    bp_file_put(&file, bytes, len);
    return bp_file_end(&file, true);
}
