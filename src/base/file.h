/* file.h: the only user of the disk. */
#ifndef BP_FILE_H
#define BP_FILE_H

#include <stddef.h>

#include "base/buf.h"

/* Reads a whole file, or standard input where `path` is "-", of at most `limit` bytes. Returns 0, or
 * an errno value: EISDIR for a folder, EFBIG past the limit, ENOMEM. */
int bp_file_read(const char *path, size_t limit, struct bp_buf *out);

/* The names of the regular files in a folder (and of links that lead nowhere), sorted by bytes: each
 * followed by a NUL. Returns 0, or an errno value. */
int bp_file_list(const char *folder, struct bp_buf *out);

/* Replaces `path` by a file of these bytes, or leaves it as it was: a temporary file in the same
 * folder, fsync, close and rename, each tested. A symbolic link is followed. "-" is standard
 * output. A thing that is no regular file (/dev/stdout, a FIFO) is written straight. Returns 0, or
 * an errno value. */
int bp_file_write(const char *path, const void *bytes, size_t len);

#endif
