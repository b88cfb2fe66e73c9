/* text.c: helpers for UTF-8 text. The only file that uses libunistring's checks (unistr.h) and case
 * folding (unicase.h). Neither makes pages depend on its version: UTF-8 does not change, and Unicode promises
 * the same of case folding and NFC of every character that it has once assigned. */
#include "base/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unistr.h>

uint32_t bp_utf8_beyond_ascii(const char **at, const char *end)
{
    ucs4_t code;
    int used = u8_mbtouc(&code, (const uint8_t *)*at, (size_t)(end - *at));
    *at += used > 0 ? used : 1;
    return code;
}

/* The position of the next byte that is not ASCII, or len. */
static size_t past_ascii(const char *bytes, size_t at, size_t len)
{
    while (len - at >= 8 && !(bp_eight_load(bytes + at) & BP_EIGHT(0x80)))
        at += 8;
    while (at < len && (unsigned char)bytes[at] < 0x80)
        at++;
    return at;
}

size_t bp_utf8_check(const char *bytes, size_t len)
{
    size_t at = past_ascii(bytes, 0, len);
    while (at < len) {
        ucs4_t code;
        int used = u8_mbtoucr(&code, (const uint8_t *)bytes + at, len - at);
        if (used < 0)
            return at;
        at = past_ascii(bytes, at + (size_t)used, len);
    }
    return len;
}

size_t bp_text_spaced(const char *bytes, size_t len, bool ink)
{
    uint64_t blank = ink ? 0 : UINT64_C(1) << 63; /* the highest bit: whether the last byte was a space */
    size_t at = 0;
    for (; len - at >= 8; at += 8) {
        uint64_t eight = bp_eight_load(bytes + at), last = blank >> 63 << 7;
        blank = ~((eight ^ BP_EIGHT(' ')) + BP_EIGHT(0x7F)) & BP_EIGHT(0x80);
        if (bp_eight_odd(eight) || (blank & (blank << 8 | last)))
            break;
    }
    return at;
}

size_t bp_utf8_count(const char *bytes, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++)
        n += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return n;
}

size_t bp_utf8_put(char out[4], uint32_t code)
{
    uint8_t bytes[4];
    int used = u8_uctomb(bytes, code, 4);
    if (used < 1)
        return 0;
    memcpy(out, bytes, (size_t)used);
    return (size_t)used;
}

size_t bp_text_hex(const char *text, size_t most, uint32_t *out)
{
    size_t n = 0;
    for (*out = 0; n < most; n++) {
        char c = bp_lower(text[n]);
        if (!bp_is_digit(c) && (c < 'a' || c > 'f'))
            break;
        *out = *out << 4 | (uint32_t)(bp_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return n;
}

#define WORD_MAX 48

/* The number of edits (insert, delete, change, swap neighbours) that turn `b` into `a`. Letter case
 * does not count. */
static size_t edit_distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t rows[3][WORD_MAX + 1];
    size_t *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_len; j++)
        last[j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            bool same = bp_lower(a[i - 1]) == bp_lower(b[j - 1]);
            size_t best = last[j - 1] + !same;
            if (last[j] + 1 < best)
                best = last[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            if (i > 1 && j > 1 && bp_lower(a[i - 1]) == bp_lower(b[j - 2]) &&
                bp_lower(a[i - 2]) == bp_lower(b[j - 1]) && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            row[j] = best;
        }
        size_t *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[b_len];
}

const char *bp_text_nearest(const char *word, const char *const *words, size_t n)
{
    size_t len = strlen(word);
    const char *nearest = NULL;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < n && len <= WORD_MAX; i++) {
        size_t other = strlen(words[i]);
        if (other > WORD_MAX)
            continue;
        size_t edits = edit_distance(word, len, words[i], other);
        size_t longer = len > other ? len : other;
        if (edits < least && edits * 5 <= longer * 2) {
            least = edits;
            nearest = words[i];
        }
    }
    return nearest;
}

const char *bp_text_join(struct bp_arena *arena, const char *const *words, size_t n)
{
    size_t len = 1;
    for (size_t i = 0; i < n; i++)
        len += strlen(words[i]) + 2;
    char *text = bp_arena_alloc(arena, len), *at = text;
    for (size_t i = 0; text && i < n; i++) {
        size_t part = strlen(words[i]);
        if (i) {
            memcpy(at, ", ", 2);
            at += 2;
        }
        memcpy(at, words[i], part);
        at += part;
    }
    return text;
}

/* Turns each run of blanks into one space, and removes blanks at the ends. In place. */
static void squeeze(char *text)
{
    char *to = text;
    for (const char *at = text; *at;) {
        size_t blank = strspn(at, " \t\r\n");
        blank = blank ? blank : !strncmp(at, "\xC2\xA0", 2) ? 2 : 0;
        if (!blank)
            *to++ = *at++;
        else if (to > text && to[-1] != ' ')
            *to++ = ' ';
        at += blank;
    }
    to -= to > text && to[-1] == ' ';
    *to = 0;
}

const char *bp_text_fold(struct bp_arena *arena, const char *text)
{
    size_t len = 0;
    uint8_t *folded = u8_casefold((const uint8_t *)text, strlen(text), NULL, UNINORM_NFC, NULL, &len);
    if (!folded && errno == ENOMEM)
        arena->out = true;
    jmp_buf *out = arena->on_out;
    arena->on_out = NULL; /* no jump before `folded` is freed */
    char *kept = folded || !*text ? bp_arena_text(arena, (const char *)folded, len) : NULL;
    free(folded);
    arena->on_out = out;
    if (out && arena->out)
        bp_arena_leave(arena);
    if (kept)
        squeeze(kept);
    return kept;
}
