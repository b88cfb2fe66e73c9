/* folders.h: the folders that a batch writes into, and what lies in them. Private to src/cli. */
#ifndef CLI_FOLDERS_H
#define CLI_FOLDERS_H

#include <stdbool.h>

#include "cli/options.h"

/* Makes the folder that `path` lies in, and those above it, where they are missing. Returns 0, or an errno
 * value. */
int folders_make(const char *path);

/* Says that a folder cannot be made, and why; `option` names it. Returns STATUS_FILE, or STATUS_FAULT where
 * memory ran out. */
enum status folders_refuse(const char *folder, int error, const char *option);

/* Removes from the folder that `path` lies in what processes that are gone left half-written there
 * (base/file.c names such files). Where machines share the folder, the processes of others cannot be
 * seen: then what has changed within the hour stays. */
void folders_clean(const char *path, bool shared);

/* The same for one process that has just ended. */
void folders_clean_after(const char *path, long process);

#endif
