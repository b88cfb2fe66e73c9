/* unseen.c: the table of characters that have no look of their own. */
#include "base/unseen.h"

#include <string.h>

#include "base/text.h"

/* Ascending. */
static const struct {
    uint32_t first, last;
    bool bare; /* is left out of names */
} unseen[] = {
    {0x09, 0x0A, false},     {0x0D, 0x0D, false}, {0x20, 0x20, false},     {0xA0, 0xA0, false},
    {0xAD, 0xAD, true},      /* soft hyphen */
    {0x034F, 0x034F, true},  /* combining grapheme joiner */
    {0x1680, 0x1680, false}, {0x2000, 0x200A, false}, /* spaces */
    {0x200B, 0x200B, true},  /* zero width space */
    {0x200C, 0x200D, false}, /* joiners: letters and emoji need them */
    {0x200E, 0x200F, false}, {0x202A, 0x202E, false}, /* directions: names may need them */
    {0x2028, 0x2029, false}, {0x202F, 0x202F, false}, {0x205F, 0x205F, false},
    {0x2060, 0x2064, true},  /* word joiner, invisible operators */
    {0x2066, 0x2069, false}, {0x3000, 0x3000, false}, {0xFEFF, 0xFEFF, true},
};

enum { N_UNSEEN = sizeof unseen / sizeof *unseen };

/* The place in the table, or -1. */
static int find(uint32_t code)
{
    for (int i = 0; i < N_UNSEEN && unseen[i].first <= code; i++)
        if (code <= unseen[i].last)
            return i;
    return -1;
}

const char *bp_mark_find(const char *bytes, size_t len)
{
    const char *end = bytes + len;
    while ((bytes = memchr(bytes, 0xEF, (size_t)(end - bytes)))) {
        if (bp_mark_at(bytes, (size_t)(end - bytes)))
            return bytes;
        bytes++;
    }
    return NULL;
}

bool bp_text_unseen(const char *bytes, size_t len)
{
    const char *end = bytes + len;
    while (bytes < end && bp_is_blank(*bytes))
        bytes++;
    if (bytes < end && *bytes > ' ' && *bytes < 0x7F) /* most texts begin with a letter of ASCII */
        return false;
    while (bytes < end)
        if (find(bp_utf8_next(&bytes, end)) < 0)
            return false;
    return true;
}

char *bp_text_bare(char *text)
{
    if (!text)
        return NULL;
    const char *at = text, *end = text + strlen(text);
    while (at < end && !(*at & 0x80)) /* in ASCII there is nothing to leave out */
        at++;
    char *to = text + (at - text);
    while (at < end) {
        const char *from = at;
        int i = find(bp_utf8_next(&at, end));
        if (i >= 0 && unseen[i].bare)
            continue;
        memmove(to, from, (size_t)(at - from));
        to += at - from;
    }
    *to = 0;
    return text;
}
