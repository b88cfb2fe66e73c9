/* given.h: nothing that was given is written over. Private to src/cli.
 *
 * A verb names here each file that its call reads and each that it is about to write; then it asks, before it
 * writes anything. Files are told apart by what they are, not by how they are called: device and inode where
 * there is a file, the folder and the rest of the path where there is none yet, links followed as the writer
 * follows them. What is no regular file (a terminal, a pipe, /dev/null) is nobody's to lose. */
#ifndef CLI_GIVEN_H
#define CLI_GIVEN_H

#include "cli/options.h"

struct given {
    struct given_file *files;
    size_t n, room;
    const char *nameless; /* what was given an empty name; NULL: nothing */
    bool out;             /* memory ran out */
};

/* A file that is read, or that is to be written. "-" is standard input, or output. `what` says what it is to
 * the user ("the plan of --previous", "the report"), and is kept. */
void given_read(struct given *given, const char *path, const char *what);
void given_write(struct given *given, const char *path, const char *what);

/* All that the options name to be read, but not the words. */
void given_options(struct given *given, const struct settings *settings);

/* STATUS_GOOD where no file that is to be written is one of the others. Else it says which two are one. */
enum status given_check(const struct given *given);

void given_free(struct given *given);

/* The same for a call that reads one plan, and writes one file. */
enum status given_one(const struct settings *settings, const char *plan, const char *output,
                      const char *what);

#endif
