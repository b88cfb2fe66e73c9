/* folders.h: the folders that a batch writes to. Private to src/cli. */
#ifndef CLI_FOLDERS_H
#define CLI_FOLDERS_H

#include <stdbool.h>

#include "cli/options.h"

/* Makes the folder of `path`, and the folders above it, if they do not exist. Returns 0 or an errno
 * value. */
int folders_make(const char *path);

/* Says that a folder cannot be made and why; `option` is the option that named it. Returns
 * STATUS_FILE, or STATUS_FAULT if memory ran out. */
enum status folders_refuse(const char *folder, int error, const char *option);

/* Removes incomplete files that ended processes left in the folder of `path` (base/file.c names
 * such files). If several machines share the folder, processes on other machines cannot be seen;
 * then files changed within the last hour stay. */
void folders_clean(const char *path, bool shared);

/* The same for a process that has just ended. */
void folders_clean_after(const char *path, long process);

/* Makes sure that the disk has the names of all files in the folder of `path`. Where that cannot be done,
 * it is no error. */
void folders_settle(const char *path);

#endif
