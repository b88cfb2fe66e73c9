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

/* Whether a comment, CDATA section or instruction may begin after the XML declaration. */
static bool may_have_other(const char *bytes, const char *end)
{
    static const char signs[] = {'!', '?'};
    bytes += strncmp(bytes, "<?xml ", 6) ? 0 : 6;
    for (size_t i = 0; i < sizeof signs; i++)
        for (const char *at = bytes; (at = memchr(at, signs[i], (size_t)(end - at))); at++)
            if (at > bytes && at[-1] == '<')
                return true;
    return false;
}

/* The last < within the bytes of a tag that is too short to be counted; `at` itself if there is none. A value
 * holds none, so all tags up to there are short, too. */
static const char *last_short(const char *at, const char *end, size_t most)
{
    const char *last = (size_t)(end - at) > most * LEAST ? at + most * LEAST : end - 1;
    while (last > at && *last != '<')
        last--;
    return last;
}

const char *bp_xml_crowded(const char *bytes, size_t len, size_t most)
{
    const char *at = memchr(bytes, '<', len), *end = bytes + len;
    bool other = at && may_have_other(at, end);
    while (at) {
        const char *last = other ? at : last_short(at, end, most);
        if (last > at) {
            at = last;
            continue;
        }
        const char *past = skip_other(at, end);
        bool tag = past == at;
        const char *next = memchr(past + tag, '<', (size_t)(end - past - tag));
        if (tag && (size_t)((next ? next : end) - at) > most * LEAST && count_values(at + 1, end) > most)
            return at;
        at = next;
    }
    return NULL;
}
