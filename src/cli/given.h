/* given.h: makes sure that no given file is overwritten. Private to src/cli.
 *
 * A verb adds each file that it will read or write. Before it writes anything, it checks the list.
 * Files are compared by identity, not by name: by device and inode if the file exists, else by the
 * folder and the rest of the path, with links followed as the writer follows them. Anything that is
 * not a regular file (a terminal, a pipe, /dev/null) cannot be lost and is ignored. */
#ifndef CLI_GIVEN_H
#define CLI_GIVEN_H

#include "cli/options.h"

struct given {
    struct given_file *files;
    size_t n, room;
    const char *nameless; /* what was given an empty name; NULL: nothing */
    bool out;             /* memory ran out */
};

/* Adds a file that is read or written. "-" is standard input or output. `what` describes the file
 * to the user ("the plan of --previous", "the report"). Neither is copied, as there may be very many; but
 * `given_write_copied` copies the path. */
void given_read(struct given *given, const char *path, const char *what);
void given_write(struct given *given, const char *path, const char *what);
void given_write_copied(struct given *given, const char *path, const char *what);

/* Adds all files that the options name for reading, but not the words. */
void given_options(struct given *given, const struct settings *settings);

/* Returns STATUS_GOOD if no file that is written is any of the others. Else says which two are the
 * same. */
enum status given_check(const struct given *given);

void given_free(struct given *given);

/* The same for a call that reads one plan and writes one file. */
enum status given_one(const struct settings *settings, const char *plan, const char *output,
                      const char *what);

#endif
