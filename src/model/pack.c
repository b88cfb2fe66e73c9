/* pack.c: what an item of a pack is called on its pages. */
#include "model/pack.h"

#include "base/buf.h"

const char *bp_pack_label(struct bp_arena *arena, const struct bp_pack_entry *entry)
{
    struct bp_buf text = {0};
    bp_buf_fmt(&text, "Item %s \xC2\xB7 %s", entry->number.text, entry->title.text);
    const char *label = text.failed ? NULL : bp_arena_text(arena, text.bytes, text.len);
    bp_buf_free(&text);
    return label;
}
