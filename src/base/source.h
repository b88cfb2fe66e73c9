/* source.h: the bytes of one input file, and where in them a byte stands. */
#ifndef BP_SOURCE_H
#define BP_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "boardpaper.h"
#include "base/arena.h"
#include "base/buf.h"

/* Offsets into a source are uint32_t: files are limited to 64 MiB. BP_NOWHERE: no place. */
#define BP_NOWHERE UINT32_MAX
#define BP_MAX_SOURCE (64u << 20)

struct bp_source {
    const char *name;  /* as the user named it; arena */
    const char *bytes; /* a NUL follows them; arena, or `taken` */
    uint32_t len;
    struct bp_buf taken; /* owned: a file's bytes, as they were read */
    uint32_t *lines; /* offset of each line's first byte, made on first use; arena */
    size_t n_lines;
    struct bp_arena *arena; /* borrowed */
};

/* Takes `bytes` over as the source's, and counts them as its arena's. False: memory ran out, and they are
 * still the caller's. */
bool bp_source_take(struct bp_source *source, struct bp_buf *bytes);

/* Gives back what was taken. */
void bp_source_drop(struct bp_source *source);

/* The place of `length` bytes at `offset`: line and columns in code points. */
bp_place bp_source_place(struct bp_source *source, uint32_t offset, uint32_t length);

/* The text of a line (from 1), without its end, NUL-terminated; "" where there is no such line. A line
 * of over 300 bytes gives the part around `column`, and `*column` becomes the column in that part. */
const char *bp_source_line(struct bp_source *source, uint32_t line, uint32_t *column);

#endif
