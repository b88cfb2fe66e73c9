/* unseen.h: characters that have no look of their own, and what becomes of them.
 *
 * In running text they stay, because they say where a line may or may not end, or how letters join.
 * Only U+FEFF has no use there: PDF/A forbids it, and it comes from files that were joined. */
#ifndef BP_UNSEEN_H
#define BP_UNSEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* U+FEFF, the byte order mark. It is dropped where text is read. */
#define BP_BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* Whether the bytes begin with U+FEFF. */
static inline bool bp_mark_at(const char *bytes, size_t len)
{
    return len >= 3 && !memcmp(bytes, BP_BYTE_ORDER_MARK, 3);
}

/* The first U+FEFF in the bytes, or NULL. */
const char *bp_mark_find(const char *bytes, size_t len);

/* Whether nothing in the text can be seen: a cell with U+00A0 alone is empty. */
bool bp_text_unseen(const char *bytes, size_t len);

/* Removes what has no use in a name, a bookmark or metadata, such as soft hyphens. In place; returns
 * `text`, which may be NULL. */
char *bp_text_bare(char *text);

#endif
