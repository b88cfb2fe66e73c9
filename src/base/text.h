/* text.h: helpers for UTF-8 text. */
#ifndef BP_TEXT_H
#define BP_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

/* Eight bytes of a text as one number, the first byte lowest. For loops over very many bytes. */
static inline uint64_t bp_eight_load(const char *at)
{
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(bytes) : bytes;
}

/* A number with this byte in each of its eight places. */
#define BP_EIGHT(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Sets the highest bit of the first of eight bytes that equals `byte`. Bits of later bytes may be
 * set too. */
static inline uint64_t bp_eight_find(uint64_t bytes, unsigned char byte)
{
    uint64_t zeros = bytes ^ BP_EIGHT(byte);
    return (zeros - BP_EIGHT(1)) & ~zeros & BP_EIGHT(0x80);
}

/* How many of the eight bytes come before the first one with its highest bit set. `marks` must not
 * be 0. */
static inline size_t bp_eight_before(uint64_t marks)
{
    return (size_t)__builtin_ctzll(marks) / 8;
}

/* Sets the highest bit of each of eight bytes that is a control character or beyond ASCII. */
static inline uint64_t bp_eight_odd(uint64_t bytes)
{
    uint64_t low = bytes & BP_EIGHT(0x7F);
    return (bytes | (low + BP_EIGHT(1)) | ~(low + BP_EIGHT(0x60))) & BP_EIGHT(0x80);
}

/* White space in XML (XML 1.0, 2.3). */
static inline bool bp_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* ASCII letters and digits alone, whatever the locale. */
static inline bool bp_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool bp_is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool bp_is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static inline char bp_lower(char c)
{
    return bp_is_capital(c) ? (char)(c - 'A' + 'a') : c;
}

/* Whether a code point controls a terminal or changes the direction of text. A line feed does not. */
static inline bool bp_is_control(uint32_t code)
{
    return (code < 0x20 && code != '\n') || (code >= 0x7F && code < 0xA0) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/* Whether two texts are equal. Compares the first byte before it calls strcmp, because most texts
 * differ there. */
static inline bool bp_text_same(const char *a, const char *b)
{
    return *a == *b && !strcmp(a, b);
}

/* Whether the first `len` bytes of a text are the word, in any case of its ASCII letters. */
static inline bool bp_text_is(const char *text, size_t len, const char *word)
{
    size_t same = 0;
    while (same < len && word[same] && bp_lower(text[same]) == bp_lower(word[same]))
        same++;
    return same == len && !word[same];
}

/* The slow path of bp_utf8_next. */
uint32_t bp_utf8_beyond_ascii(const char **at, const char *end);

/* Reads the code point at *at (*at < end) and moves *at past it. A broken sequence gives U+FFFD. Inline,
 * because it is called for nearly each character of a plan. */
static inline uint32_t bp_utf8_next(const char **at, const char *end)
{
    unsigned char c = (unsigned char)**at;
    if (c >= 0x80)
        return bp_utf8_beyond_ascii(at, end);
    ++*at;
    return c;
}

/* The offset of the first byte that is not well-formed UTF-8 (Unicode, table 3-7), or len. */
size_t bp_utf8_check(const char *bytes, size_t len);

/* How many of the first bytes, eight at a time, are ASCII that can be seen, with single spaces between words.
 * `ink`: a space may be the first. For loops over all the words of a plan, which have little else. */
size_t bp_text_spaced(const char *bytes, size_t len, bool ink);

/* The number of code points. */
size_t bp_utf8_count(const char *bytes, size_t len);

/* Writes a code point. Returns the number of bytes, 1 to 4. */
size_t bp_utf8_put(char out[4], uint32_t code);

/* Reads up to `most` hexadecimal digits, which may be at most 8. Returns how many there are. */
size_t bp_text_hex(const char *text, size_t most, uint32_t *out);

/* The word nearest to `word`, for "did you mean"; NULL if none is near. A word is near if it
 * differs in at most two fifths of its letters. Letter case does not count. */
const char *bp_text_nearest(const char *word, const char *const *words, size_t n);

/* "a, b, c" in the arena. */
const char *bp_text_join(struct bp_arena *arena, const char *const *words, size_t n);

/* The form of a text for comparing: two texts that differ only in letter case or white space have
 * the same. Full case folding (Unicode, 3.13), with each run of blanks (U+00A0 too) as one
 * space, and none at the ends. NULL if memory ran out. */
const char *bp_text_fold(struct bp_arena *arena, const char *text);

#endif
