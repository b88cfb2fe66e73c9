/* names.c: lists names, each once, with a hash table. */
#include "model/names.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"

struct lister {
    struct bp_arena *arena;
    struct bp_name_list *list;
};

/* The name's entry in the table, or the free entry where it belongs. */
static uint32_t *place_of(const struct bp_name_list *list, const char *folded)
{
    size_t at = bp_hash_text(list->key, folded) & (list->n_places - 1);
    while (list->places[at] && strcmp(list->items[list->places[at] - 1].folded, folded) != 0)
        at = (at + 1) & (list->n_places - 1);
    return &list->places[at];
}

/* Keeps the table at most half full. */
static bool make_room(struct bp_name_list *list, struct bp_arena *arena)
{
    if (2 * (list->n + 1) <= list->n_places)
        return true;
    list->n_places = list->n_places ? 2 * list->n_places : 64;
    list->places = bp_arena_array(arena, list->n_places, sizeof *list->places);
    for (size_t i = 0; list->places && i < list->n; i++)
        *place_of(list, list->items[i].folded) = (uint32_t)i + 1;
    return list->places != NULL;
}

bool bp_names_nobody(const char *folded)
{
    static const char *const words[] = {"n/a", "n/a.", "not applicable", "none", "nobody", "no lead",
                                        "amherthnasol", "dim"};
    size_t i = strspn(folded, "-. ");
    while (!strncmp(folded + i, "\xE2\x80\x93", 3) || !strncmp(folded + i, "\xE2\x80\x94", 3))
        i += 3; /* a dash */
    bool nobody = !folded[i];
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        nobody = nobody || !strcmp(folded, words[k]);
    return nobody;
}

static bool add(struct lister *l, const struct bp_inline *text, enum bp_name_kind kind)
{
    const char *plain = bp_inline_plain(l->arena, text);
    const char *folded = plain ? bp_text_fold(l->arena, plain) : NULL;
    if (!folded || !make_room(l->list, l->arena))
        return false;
    if (!*folded || (kind != BP_NAME_PRIORITY && bp_names_nobody(folded)))
        return true;
    uint32_t *place = place_of(l->list, folded);
    if (*place)
        return true;
    struct bp_name_list *list = l->list;
    struct bp_name *items =
        bp_arena_grow(l->arena, list->items, &list->capacity, list->n + 1, sizeof *items);
    if (!items)
        return false;
    list->items = items;
    list->items[list->n++] = (struct bp_name){plain, folded};
    *place = (uint32_t)list->n;
    return true;
}

static bool add_people(struct lister *l, const struct bp_row *row, enum bp_name_kind kind)
{
    const struct bp_inline *names = kind == BP_NAME_LEAD ? row->leads : row->partners;
    uint32_t n = kind == BP_NAME_LEAD ? row->n_leads : row->n_partners;
    for (uint32_t i = 0; i < n; i++)
        if (!add(l, &names[i], kind))
            return false;
    return true;
}

bool bp_names_list(const struct bp_plan *plan, enum bp_name_kind kind, struct bp_arena *arena,
                   struct bp_name_list *out)
{
    struct lister l = {.arena = arena, .list = out};
    *out = (struct bp_name_list){.key = bp_hash_key(arena)};
    for (struct bp_walk walk = {0}; kind != BP_NAME_PRIORITY && bp_walk(plan, &walk);)
        if (!add_people(&l, walk.row, kind))
            return false;
    for (uint32_t i = 0; kind == BP_NAME_PRIORITY && i < plan->n_priorities; i++)
        if (plan->priorities[i].n_rows && !add(&l, &plan->priorities[i].title, kind))
            return false;
    return true;
}

const struct bp_name *bp_names_find(const struct bp_name_list *list, const char *folded)
{
    uint32_t place = list->n ? *place_of(list, folded) : 0;
    return place ? &list->items[place - 1] : NULL;
}
