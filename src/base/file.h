/* file.h: reads and writes files. Only file.c touches the disk. */
#ifndef BP_FILE_H
#define BP_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"

/* Reads a whole file of at most `limit` bytes, or standard input if `path` is "-". Returns 0 or an
 * errno value: EISDIR for a folder, EFBIG beyond the limit, ENOMEM. */
int bp_file_read(const char *path, size_t limit, struct bp_buf *out);

/* Reads the first bytes of a regular file, `most` or what one read gives. Returns 0 or an errno value.
 * Anything else is not even opened, but ENODEV: who writes into a FIFO would lose what nobody reads. */
int bp_file_begin(const char *path, size_t most, struct bp_buf *out);

/* Reads the first `len` bytes of a regular file of `size` bytes once more. Returns 0 or an errno value:
 * ESTALE if it is not regular, or has another size. */
int bp_file_again(const char *path, size_t size, char *bytes, size_t len);

/* Writes the path of a file or folder, with all links followed and a NUL, to `out`. Returns 0 or an
 * errno value. ENODEV means that it is neither a regular file nor a folder, and reading it might
 * never end. */
int bp_file_real(const char *path, struct bp_buf *out);

/* Lists the regular files in a folder (and links to nothing), sorted by bytes, each name with a
 * NUL. Returns 0 or an errno value. */
int bp_file_list(const char *folder, struct bp_buf *out);

/* Replaces `path` by a file with these bytes, or leaves it unchanged. Writes a temporary file in
 * the same folder (without a name until it is complete, if the file system can do that), then
 * fsync, close and rename, and tests each. A new file that has no name yet gets its own at once.
 * `later`: the folder is not synced; the caller will do that. Follows a symbolic link. "-" is
 * standard output. Something that is not a regular file (/dev/stdout, a FIFO) is written directly.
 * Returns 0 or an errno value. */
int bp_file_write(const char *path, const void *bytes, size_t len, bool later);

/* The same for a file whose bytes come in pieces. The caller sets `path` and `later`; all else is zero. */
struct bp_file {
    const char *path; /* borrowed */
    bool later;
    int error;        /* the first error, an errno value; after it, all calls do nothing */
    bool opened;      /* set by the first bytes */
    bool straight;    /* it is not a regular file: the bytes are kept until all are there */
    bool replaces;    /* it replaces a file with the permissions `mode` */
    bool made_empty;  /* we made the target, empty */
    mode_t mode;
    int fd;
    char *target, *temporary; /* paths; owned */
    size_t room;              /* size of the buffer for the temporary path */
    size_t folder;            /* length of the path of the target's folder */
    bool named;               /* the temporary file has a name, and must be removed by it */
    bool placed;              /* the new file has the target's name */
    struct bp_buf held;
};

/* Adds bytes. Returns 0, or the file's error. */
int bp_file_put(struct bp_file *file, const void *bytes, size_t len);

/* Ends the file. With `keep` it replaces the target. Otherwise, or if that fails, nothing is left
 * of it. Returns 0 or the file's error. In both cases the struct is zero again. */
int bp_file_end(struct bp_file *file, bool keep);

#endif
