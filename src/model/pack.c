/* pack.c: the name of a pack's item on its pages. */
#include "model/pack.h"

#include <stdio.h>
#include <string.h>

const char *bp_pack_label(struct bp_arena *arena, const struct bp_pack_entry *entry)
{
    static const char pattern[] = "Item %s \xC2\xB7 %s";
    size_t room = sizeof pattern + strlen(entry->number.text) + strlen(entry->title.text);
    char *label = bp_arena_alloc(arena, room);
    if (label)
        snprintf(label, room, pattern, entry->number.text, entry->title.text);
    return label;
}
