/* windows.c: Windows-1252, and text that was damaged because UTF-8 was read as Windows-1252: each byte of a
 * character beyond ASCII became a character of its own. */
#include "base/windows.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* 0x80 to 0x9F; from 0xA0 on Windows-1252 equals Latin-1. 0: not a character. */
static const uint16_t low[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

uint32_t bp_windows_1252(unsigned char byte)
{
    return byte < 0x80 || byte >= 0xA0 ? byte : low[byte - 0x80];
}

/* The byte that became this character; 0 if none from 0x80 on did. */
static unsigned char byte_of(uint32_t code)
{
    if (code >= 0x80 && code <= 0xFF)
        return (unsigned char)code; /* of 0x80 to 0x9F, some programs keep the number */
    for (unsigned i = 0; i < 32 && code; i++)
        if (low[i] == code)
            return (unsigned char)(0x80 + i);
    return 0;
}

/* Bytes that, read as characters, may follow a word: quotes, dashes, a no-break space. */
static bool may_follow(unsigned char byte)
{
    return byte && strchr("\x82\x84\x85\x8B\x91\x92\x93\x94\x95\x96\x97\x9B\xA0\xAA\xAB\xB7\xBA\xBB", byte);
}

static bool is_within(uint32_t code, uint32_t first, uint32_t last)
{
    return code >= first && code <= last;
}

/* Whether plans in European and Vietnamese writing, with symbols and emoji, have this character. */
static bool is_likely(uint32_t code)
{
    static const uint32_t likely[][2] = {
        {0xA0, 0x17F},      {0x1E00, 0x1EFF}, {0x2000, 0x206F}, {0x20AC, 0x20AC},
        {0x2122, 0x2122},   {0x2190, 0x22FF}, {0x2700, 0x27BF}, {0xFB00, 0xFB06},
        {0xFEFF, 0xFEFF},   {0xFFFD, 0xFFFD}, {0x1F300, 0x1FAFF}};
    for (size_t i = 0; i < sizeof likely / sizeof *likely; i++)
        if (is_within(code, likely[i][0], likely[i][1]))
            return true;
    return false;
}

static bool is_lower(uint32_t code)
{
    return is_within(code, 'a', 'z') || (is_within(code, 0xDF, 0xFF) && code != 0xF7);
}

/* Reads one damaged character at `at`, after the character `before`. Returns its end, or NULL. */
static const char *undo(const char *at, const char *end, uint32_t before, uint32_t *meant)
{
    const char *next = at;
    char bytes[5] = {(char)byte_of(bp_utf8_next(&next, end))};
    unsigned char lead = (unsigned char)bytes[0];
    size_t n = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4)
        return NULL;
    bool usual = true; /* what follows the letter can stand there in sound text */
    for (size_t i = 1; i < n; i++) {
        if (next == end)
            return NULL;
        bytes[i] = (char)byte_of(bp_utf8_next(&next, end));
        usual = usual && may_follow((unsigned char)bytes[i]);
    }
    if (bp_utf8_check(bytes, n) < n)
        return NULL;
    const char *from = bytes, *after = next;
    *meant = bp_utf8_next(&from, bytes + n);
    bool alone = lead == 0xC3 && *meant == 0xE0 && before <= ' '; /* "à", a word of its own */
    bool inside = is_lower(before) ||
                  (bytes[1] != '\xA0' && next < end && is_lower(bp_utf8_next(&after, end)));
    return is_likely(*meant) && (!usual || alone || (inside && n == 2)) ? next : NULL;
}

/* What was damaged twice is, undone once, still damaged: "Ã¢â‚¬â„¢". */
static const char *undo_twice(const char *at, const char *end, uint32_t before, uint32_t *meant)
{
    char once[16];
    size_t len = 0;
    uint32_t code = 0;
    const char *past = undo(at, end, before, meant), *next = past;
    while (next && len + 4 < sizeof once) {
        code = *meant;
        len += bp_utf8_put(once + len, code);
        const char *whole = undo(once, once + len, before, &code);
        if (whole) {
            *meant = code;
            return next;
        }
        uint32_t more = 0;
        next = undo(next, end, before, &more);
        *meant = more;
    }
    if (past)
        undo(at, end, before, meant);
    return past;
}

const char *bp_damage_find(const char *text, size_t *len, uint32_t *meant)
{
    const char *end = text + strlen(text);
    uint32_t before = ' ';
    for (const char *at = text; at < end;) {
        if (!((unsigned char)*at & 0x80)) {
            before = (unsigned char)*at++;
            continue;
        }
        const char *past = undo_twice(at, end, before, meant);
        if (past) {
            *len = (size_t)(past - at);
            return at;
        }
        before = bp_utf8_next(&at, end);
    }
    return NULL;
}
