/* crowded.c: finds tags with more attributes than the parser can read in reasonable time. */
#include "xml/crowded.h"

#include <stdbool.h>
#include <string.h>

#define LEAST 4u /* bytes of an attribute: a="" */

/* The end of the comment, CDATA section or instruction that begins at `at`; `at` itself if none does. */
static const char *skip_other(const char *at, const char *end)
{
    const char *close = NULL;
    if (at[1] != '!' && at[1] != '?')
        return at;
    if (!strncmp(at, "<!--", 4))
        close = strstr(at + 4, "-->");
    else if (!strncmp(at, "<![CDATA[", 9))
        close = strstr(at + 9, "]]>");
    else if (!strncmp(at, "<?", 2))
        close = strstr(at + 2, "?>");
    else
        return at;
    return close ? close : end;
}

/* How many values the tag has whose '<' is before `at`: quotation marks that are closed. */
static size_t count_values(const char *at, const char *end)
{
    size_t n = 0;
    while (at < end && *at != '<' && *at != '>') {
        const char *close = NULL;
        if (*at == '"' || *at == '\'')
            close = memchr(at + 1, *at, (size_t)(end - at - 1));
        n += close != NULL;
        at = close ? close + 1 : at + 1;
    }
    return n;
}

const char *bp_xml_crowded(const char *bytes, size_t len, size_t most)
{
    const char *at = memchr(bytes, '<', len), *end = bytes + len;
    while (at) {
        const char *past = skip_other(at, end);
        bool tag = past == at;
        const char *next = memchr(past + tag, '<', (size_t)(end - past - tag));
        /* A value holds no '<', so a tag ends before the next one: most are too short to be counted. */
        if (tag && (size_t)((next ? next : end) - at) > most * LEAST && count_values(at + 1, end) > most)
            return at;
        at = next;
    }
    return NULL;
}
