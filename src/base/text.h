/* text.h: small services on UTF-8 text. */
#ifndef BP_TEXT_H
#define BP_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

/* Eight bytes of a text at once, the first one lowest: for loops that pass over millions of them. */
static inline uint64_t bp_eight_load(const char *at)
{
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(bytes) : bytes;
}

/* The byte in each of the eight places. */
#define BP_EIGHT(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Marks by its highest bit the first of eight bytes that is `byte`, and perhaps some after it. */
static inline uint64_t bp_eight_find(uint64_t bytes, unsigned char byte)
{
    uint64_t zeros = bytes ^ BP_EIGHT(byte);
    return (zeros - BP_EIGHT(1)) & ~zeros & BP_EIGHT(0x80);
}

/* How many of the eight bytes come before the first whose highest bit is set in `marks`, which is not 0. */
static inline size_t bp_eight_before(uint64_t marks)
{
    return (size_t)__builtin_ctzll(marks) / 8;
}

/* White space as XML has it (XML 1.0, 2.3). */
static inline bool bp_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether two texts are the same: most that are not begin otherwise, and spare the call. */
static inline bool bp_text_same(const char *a, const char *b)
{
    return *a == *b && !strcmp(a, b);
}

/* The code point at `*at` (valid UTF-8; *at < end), and moves on; U+FFFD at a broken sequence. */
uint32_t bp_utf8_next(const char **at, const char *end);

/* The offset of the first byte that is not well-formed UTF-8 (Unicode 14, table 3-7), or len. */
size_t bp_utf8_check(const char *bytes, size_t len);

/* How many code points. */
size_t bp_utf8_count(const char *bytes, size_t len);

/* Writes a code point; returns the bytes used, 1 to 4. */
size_t bp_utf8_put(char out[4], uint32_t code);

/* Whether `word` is probably meant to be `wanted`: differs by two fifths of its letters at most, letter
 * case apart. The nearest of `n` words, or NULL where none is near ("did you mean"). */
const char *bp_text_nearest(const char *word, const char *const *words, size_t n);

/* "a, b, c" in the arena. */
const char *bp_text_join(struct bp_arena *arena, const char *const *words, size_t n);

/* What two texts have in common that differ in letter case or white space alone: full case folding (Unicode
 * 14, 3.13), runs of blanks (U+00A0 too) as one space, none at the ends. NULL: memory ran out. */
const char *bp_text_fold(struct bp_arena *arena, const char *text);

#endif
