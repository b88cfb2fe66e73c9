/* bidi.c: embedding levels and visual order. The only file that uses FriBidi. */
#include "layout/bidi.h"

#include <fribidi.h>
#include <string.h>

#include "base/text.h"

bool bp_bidi_needed(const char *text, size_t len)
{
    const char *end = text + len;
    for (const char *at = text; at < end;) {
        if (end - at >= 8 && !(bp_eight_load(at) & BP_EIGHT(0x80))) {
            at += 8; /* all eight bytes are ASCII, as in most text */
            continue;
        }
        if ((unsigned char)*at < 0xD6) { /* no character below U+0590 is right-to-left */
            at++;
            continue;
        }
        if (FRIBIDI_IS_RTL(fribidi_get_bidi_type(bp_utf8_next(&at, end))))
            return true;
    }
    return false;
}

/* FriBidi (at least 1.0.8) needs quadratic time and one stack frame per pair to match brackets. A
 * paragraph with more than this is set without rule N0: brackets get the direction of the text
 * around them. */
#define MOST_BRACKETS 2000

static bool has_too_many(const FriBidiBracketType *brackets, FriBidiStrIndex n)
{
    FriBidiStrIndex seen = 0;
    for (FriBidiStrIndex i = 0; i < n; i++)
        seen += brackets[i] != FRIBIDI_NO_BRACKET;
    return seen > MOST_BRACKETS;
}

bool bp_bidi_levels(const char *text, size_t len, char *room, uint8_t *levels, bool *rtl)
{
    FriBidiChar *codes = (FriBidiChar *)(void *)room;
    FriBidiCharType *types = (FriBidiCharType *)(void *)(room + len * sizeof *codes);
    FriBidiBracketType *brackets = (FriBidiBracketType *)(void *)(types + len);
    FriBidiLevel *found = (FriBidiLevel *)(void *)(brackets + len);
    FriBidiStrIndex n = 0;
    if (len > INT32_MAX / 16)
        return false;
    for (const char *at = text; at < text + len;)
        codes[n++] = bp_utf8_next(&at, text + len);
    FriBidiParType base = FRIBIDI_PAR_ON;
    fribidi_get_bidi_types(codes, n, types);
    fribidi_get_bracket_types(codes, n, types, brackets);
    const FriBidiBracketType *pairs = has_too_many(brackets, n) ? NULL : brackets;
    if (!fribidi_get_par_embedding_levels_ex(types, pairs, n, &base, found))
        return false;
    *rtl = FRIBIDI_IS_RTL(base);
    FriBidiStrIndex i = 0;
    for (const char *at = text; at < text + len; i++) {
        const char *begin = at;
        bp_utf8_next(&at, text + len);
        memset(levels + (begin - text), found[i], (size_t)(at - begin));
    }
    return true;
}

void bp_bidi_order(const uint8_t *levels, uint32_t n, uint32_t *order)
{
    uint8_t highest = 0;
    for (uint32_t i = 0; i < n; i++) {
        order[i] = i;
        highest = levels[i] > highest ? levels[i] : highest;
    }
    for (uint8_t level = highest; level > 0; level--) {
        for (uint32_t i = 0; i < n; i++) {
            uint32_t end = i;
            while (end < n && levels[order[end]] >= level)
                end++;
            for (uint32_t a = i, b = end; a + 1 < b; a++) {
                uint32_t swapped = order[a];
                order[a] = order[--b];
                order[b] = swapped;
            }
            i = end > i ? end : i;
        }
    }
}
