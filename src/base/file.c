/* file.c: reads whole files and replaces whole files. The only user of the disk. */
#define _XOPEN_SOURCE 700 /* realpath */
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

static int read_all(int fd, size_t limit, struct bp_buf *out)
{
    for (;;) {
        char *room = bp_buf_room(out, CHUNK);
        if (!room)
            return ENOMEM;
        ssize_t got = read(fd, room, CHUNK);
        out->len -= got > 0 ? CHUNK - (size_t)got : CHUNK;
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got < 0 ? errno : 0;
        if (out->len > limit)
            return EFBIG;
    }
}

int bp_file_read(const char *path, size_t limit, struct bp_buf *out)
{
    if (!strcmp(path, "-"))
        return read_all(STDIN_FILENO, limit, out);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    struct stat about;
    int error = fstat(fd, &about) ? errno : 0;
    if (!error && S_ISREG(about.st_mode) && (uintmax_t)about.st_size > limit)
        error = EFBIG;
    if (!error)
        error = read_all(fd, limit, out);
    close(fd);
    return error;
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

/* Writes to something that cannot be replaced: a terminal, a pipe, a device. */
static int write_straight(const char *path, const void *bytes, size_t len)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int error = write_all(fd, bytes, len);
    if (close(fd) && !error)
        error = errno;
    return error;
}

/* A new file in the folder of `path`, which nobody else has. Its name is short: names have a longest length,
 * and `path` may use it up. */
static int open_temporary(const char *path, size_t folder, char *name, size_t room)
{
    for (int n = 0; n < 100; n++) {
        snprintf(name, room, "%.*s.boardpaper-%ld-%d.tmp", (int)folder, path, (long)getpid(), n);
        int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

/* After a rename the folder's entry is on the disk too; a folder that cannot be synced is no error. */
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

static int replace(const char *path, const struct stat *old, const void *bytes, size_t len)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
    size_t room = folder + sizeof ".boardpaper-0123456789012345678-99.tmp";
    char *temporary = malloc(room);
    if (!temporary)
        return ENOMEM;
    int fd = open_temporary(path, folder, temporary, room);
    int error = fd < 0 ? errno : 0;
    if (!error) {
        error = write_all(fd, bytes, len);
        if (!error && old && fchmod(fd, old->st_mode & 07777))
            error = errno;
        if (!error && fsync(fd))
            error = errno;
        if (close(fd) && !error)
            error = errno;
        if (!error && rename(temporary, path))
            error = errno;
        if (error)
            unlink(temporary);
        else
            sync_folder(path, folder);
    }
    free(temporary);
    return error;
}

/* Replaces what `path` leads to: a symbolic link stays, and what it names is replaced. */
static int replace_target(const char *path, const struct stat *old, const void *bytes, size_t len)
{
    char *target = realpath(path, NULL);
    if (!target)
        return errno;
    int error = replace(target, old, bytes, len);
    free(target);
    return error;
}

/* A new file; or where `path` is a symbolic link to a file that is not there yet, that one: it is made empty
 * first, so that it has a path of its own. */
static int create(const char *path, const void *bytes, size_t len)
{
    struct stat about;
    if (lstat(path, &about))
        return errno == ENOENT ? replace(path, NULL, bytes, len) : errno;
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0)
        return errno;
    int error = fstat(fd, &about) ? errno : 0;
    close(fd);
    if (!error && (error = replace_target(path, &about, bytes, len))) {
        char *empty = realpath(path, NULL);
        if (empty)
            unlink(empty);
        free(empty);
    }
    return error;
}

int bp_file_write(const char *path, const void *bytes, size_t len)
{
    if (!strcmp(path, "-"))
        return write_all(STDOUT_FILENO, bytes, len);
    struct stat about;
    if (stat(path, &about))
        return errno == ENOENT ? create(path, bytes, len) : errno;
    if (S_ISDIR(about.st_mode))
        return EISDIR;
    if (!S_ISREG(about.st_mode))
        return write_straight(path, bytes, len);
    return replace_target(path, &about, bytes, len);
}
