/* ids.c: ids that people can read in an address: from a row's ref or a heading's words. The same document has
 * the same ids, and so has the next quarter's for the same refs. */
#include <stdio.h>

#include "base/hash.h"
#include "base/text.h"
#include "html/page.h"

#define LONGEST 48 /* bytes of an id, before the number that makes it the only one */

static const char **slot_of(const struct bp_ids *ids, const char *id)
{
    size_t at = bp_hash_text(0, id) & (ids->room - 1);
    while (ids->slots[at] && strcmp(ids->slots[at], id) != 0)
        at = (at + 1) & (ids->room - 1);
    return &ids->slots[at];
}

static void grow(struct bp_ids *ids, struct bp_arena *arena)
{
    struct bp_ids more = {.n = ids->n, .room = ids->room ? ids->room * 2 : 256};
    more.slots = bp_arena_array(arena, more.room, sizeof *more.slots);
    for (size_t i = 0; i < ids->room; i++)
        if (ids->slots[i])
            *slot_of(&more, ids->slots[i]) = ids->slots[i];
    *ids = more;
}

/* Takes the id, unless it is taken. */
static bool take(struct bp_html *html, const char *id)
{
    struct bp_ids *ids = &html->ids;
    if (ids->n * 2 >= ids->room)
        grow(ids, html->arena);
    const char **slot = slot_of(ids, id);
    if (*slot)
        return false;
    *slot = bp_arena_text(html->arena, id, strlen(id));
    ids->n++;
    return true;
}

/* Words joined by hyphens, as many as there is room for; of a word that is too long alone, its beginning. */
static size_t join_words(char *id, size_t len, const char *text)
{
    size_t whole = 0; /* the length with whole words */
    for (bool gap = len > 0; *text; text++) {
        bool letter = bp_is_letter(*text) || bp_is_digit(*text);
        if (!letter && len)
            whole = gap ? whole : len;
        if (len + 1 >= LONGEST)
            return whole ? whole : len;
        if (letter && gap)
            id[len++] = '-';
        if (letter)
            id[len++] = bp_lower(*text);
        gap = letter ? false : len > 0;
    }
    return len;
}

const char *bp_id_make(struct bp_html *html, const char *prefix, const char *text)
{
    char id[LONGEST + 24];
    size_t len = strlen(prefix);
    memcpy(id, prefix, len);
    len = join_words(id, len, text);
    id[len] = '\0';
    for (unsigned n = 2; !take(html, id); n++)
        snprintf(id + len, sizeof id - len, "-%u", n);
    return *slot_of(&html->ids, id);
}
