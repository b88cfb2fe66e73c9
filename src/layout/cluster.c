/* cluster.c: extended grapheme clusters, which readers see as one letter (UAX #29, Unicode 17),
 * rule by rule. */
#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "layout/breaks.h"
#include "layout/unicode.h"

/* No real cluster is longer than this many bytes. */
#define CLUSTER_MAX 256

/* What the rules need to know about earlier characters. */
struct context {
    uint8_t before;
    bool odd_flag; /* `before` is the first half of a flag */
    /* A picture with marks ends here, perhaps with U+200D after it; a consonant with marks, perhaps
     * with a linker among them. */
    enum { NO_PICTURE, PICTURE, JOINED } picture;
    enum { NO_CONJUNCT, CONSONANT, LINKED } conjunct;
};

#define S(class) (UINT32_C(1) << GB_##class)
#define MARKS (S(EXTEND) | S(LINKER) | S(NONJOINER) | S(ZWJ))

static inline bool in(uint8_t class, uint32_t set)
{
    return set >> class & 1;
}

/* Whether `next` belongs to the same cluster. */
static bool goes_on(const struct context *now, uint8_t next)
{
    uint8_t before = now->before;
    if (before == GB_CR && next == GB_LF) /* GB3 */
        return true;
    if (in(before, S(CONTROL) | S(CR) | S(LF)) || in(next, S(CONTROL) | S(CR) | S(LF))) /* GB4, GB5 */
        return false;
    if (before == GB_L && in(next, S(L) | S(V) | S(LV) | S(LVT))) /* GB6 */
        return true;
    if (in(before, S(LV) | S(V)) && in(next, S(V) | S(T))) /* GB7 */
        return true;
    if (in(before, S(LVT) | S(T)) && next == GB_T) /* GB8 */
        return true;
    if (in(next, MARKS | S(SPACINGMARK)) || before == GB_PREPEND) /* GB9, GB9a, GB9b */
        return true;
    if (now->conjunct == LINKED && next == GB_CONSONANT) /* GB9c */
        return true;
    if (now->picture == JOINED && next == GB_PICTURE) /* GB11 */
        return true;
    return now->odd_flag && next == GB_REGIONAL_INDICATOR; /* GB12, GB13; else GB999 */
}

static void pass(struct context *now, uint8_t next)
{
    now->odd_flag = next == GB_REGIONAL_INDICATOR && !now->odd_flag;
    if (next == GB_PICTURE)
        now->picture = PICTURE;
    else if (now->picture == PICTURE && in(next, MARKS))
        now->picture = next == GB_ZWJ ? JOINED : PICTURE;
    else
        now->picture = NO_PICTURE;
    if (next == GB_CONSONANT)
        now->conjunct = CONSONANT;
    else if (now->conjunct != NO_CONJUNCT && next == GB_LINKER)
        now->conjunct = LINKED;
    else if (!in(next, S(EXTEND) | S(ZWJ)))
        now->conjunct = NO_CONJUNCT;
    now->before = next;
}

static inline bool is_plain(char c)
{
    return c >= ' ' && c <= '~';
}

size_t bp_grapheme_end(const char *text, size_t len, size_t at)
{
    if (is_plain(text[at]) && (at + 1 == len || is_plain(text[at + 1])))
        return at + 1;
    struct context now = {0};
    const char *first = text + at, *end = text + len, *p = first;
    pass(&now, bp_unicode(bp_utf8_next(&p, end))->cluster);
    while (p < end) {
        const char *next = p;
        uint8_t cluster = bp_unicode(bp_utf8_next(&next, end))->cluster;
        if (!goes_on(&now, cluster) || next - first > CLUSTER_MAX)
            break;
        pass(&now, cluster);
        p = next;
    }
    return (size_t)(p - text);
}
