/* file.h: the only user of the disk. */
#ifndef BP_FILE_H
#define BP_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"

/* Reads a whole file, or standard input where `path` is "-", of at most `limit` bytes. Returns 0, or
 * an errno value: EISDIR for a folder, EFBIG past the limit, ENOMEM. */
int bp_file_read(const char *path, size_t limit, struct bp_buf *out);

/* The path of a file or folder when all links in it are followed, with a NUL, into `out`. Returns 0, or an
 * errno value: also ENODEV where it is neither a regular file nor a folder, so that to read it could wait
 * for ever. */
int bp_file_real(const char *path, struct bp_buf *out);

/* The names of the regular files in a folder (and of links that lead nowhere), sorted by bytes: each
 * followed by a NUL. Returns 0, or an errno value. */
int bp_file_list(const char *folder, struct bp_buf *out);

/* Replaces `path` by a file of these bytes, or leaves it as it was: a temporary file in the same
 * folder, which has no name until it is whole where the disk can do that, fsync, close and rename,
 * each tested. A symbolic link is followed. "-" is standard output. A thing that is no regular file
 * (/dev/stdout, a FIFO) is written straight. Returns 0, or an errno value. */
int bp_file_write(const char *path, const void *bytes, size_t len);

/* The same of a file whose bytes come one after the other. `path` is set by the caller, all else is zero. */
struct bp_file {
    const char *path; /* borrowed */
    int error;        /* the first: an errno value; after it nothing more is done */
    bool opened;      /* by the first bytes */
    bool straight;    /* it is no regular file: what comes is held until all is there */
    bool replaces;    /* a file whose permissions were `mode` */
    bool made_empty;  /* its target */
    mode_t mode;
    int fd;
    char *target, *temporary; /* paths; owned */
    size_t room;              /* for the temporary one */
    size_t folder;            /* length of the target's folder's path */
    bool named;               /* the temporary file has its name, and is to be removed by it */
    struct bp_buf held;
};

/* Adds bytes. Returns 0, or the file's error. */
int bp_file_put(struct bp_file *file, const void *bytes, size_t len);

/* Ends it: with `keep` it takes its place, else, or where that fails, nothing is left of it.
 * Returns 0, or the file's error. In either case it is zero again. */
int bp_file_end(struct bp_file *file, bool keep);

#endif
