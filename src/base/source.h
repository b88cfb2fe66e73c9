/* source.h: the bytes of an input file, and the line and column of each. */
#ifndef BP_SOURCE_H
#define BP_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "boardpaper.h"
#include "base/shelf.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/sizes.h"

/* Offsets are uint32_t, because files are limited to 64 MiB. BP_NOWHERE: no position. */
#define BP_NOWHERE UINT32_MAX
#define BP_MAX_SOURCE (64u << 20)

/* The file of a source of which only a part is in memory. */
struct bp_source_file {
    const char *path;
    uint32_t gone, sum; /* so many bytes were given back to the system; and their sum */
    bool opened;        /* all bytes are there again … */
    bool changed;       /* … but the file was no longer as it had been: those that were gone are blank */
};

struct bp_source {
    const char *name;  /* as the user named it; arena */
    const char *bytes; /* followed by a NUL; in the arena or in `taken` */
    uint32_t len;
    struct bp_buf taken; /* owned: the bytes of the file */
    struct bp_source_file *again; /* where bytes that are not there can be read; arena; NULL: all are there */
    struct bp_shelf *shelf; /* owned: for the words of the rows that are made of it; NULL: the arena is */
    uint32_t *lines; /* offset of the first byte of each line; made on first use; arena */
    size_t n_lines;
    struct bp_arena *arena; /* borrowed */
};

/* Takes over `bytes`, and counts them as memory of its arena. Returns false if memory ran out; then
 * they still belong to the caller. */
bool bp_source_take(struct bp_source *source, struct bp_buf *bytes);

/* Frees the bytes that were taken over, and `shelf`. */
void bp_source_drop(struct bp_source *source);

/* Has a large source put away the words that are made of it; and give back what is read of it, if `path` is a
 * regular file, where it is read again when it is needed again. NULL: it is none. */
void bp_source_spare(struct bp_source *source, const char *path);

/* The reader needs nothing before `at` any more, at most to report a fault. */
void bp_source_give_back(struct bp_source *source, uint32_t at);
static inline void bp_source_leave(struct bp_source *source, uint32_t at)
{
    if (source->again && at - source->again->gone >= BP_SOURCE_PIECE)
        bp_source_give_back(source, at);
}

/* Has all bytes there again, for good. False: the file has changed, now or before; what was given back of it
 * is blank. The functions below do so themselves, and know no places in such a source. */
bool bp_source_open(const struct bp_source *source);

/* The place of `length` bytes at `offset`: line, and columns in code points. */
bp_place bp_source_place(struct bp_source *source, uint32_t offset, uint32_t length);

/* The other way: the offset of a line and a column, as bp_source_place gives them. */
uint32_t bp_source_offset(struct bp_source *source, uint32_t line, uint32_t column);

/* The text of a line (from 1), without its end but with a NUL; "" if there is no such line. For a
 * line of over 300 bytes, returns the part around `column`, and changes *column to the column in
 * that part. */
const char *bp_source_line(struct bp_source *source, uint32_t line, uint32_t *column);

#endif
