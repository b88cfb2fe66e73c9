/* pack.c: reads the elements of a board pack, and checks its items as a whole. Does not look
 * whether their plans exist or are valid. */
#include "read/pack.h"

#include <stdlib.h>
#include <string.h>

#include "model/exempt.h"
#include "read/values.h"

static struct bp_value_text keep(struct bp_build *b, const struct bp_tag *tag, const char *name)
{
    return bp_value_text(tag, name, b->arena);
}

bool bp_pack_begin(struct bp_build *b)
{
    struct bp_pack *pack = b->pack = bp_arena_alloc(b->arena, sizeof *pack);
    if (!pack)
        return false;
    const struct bp_inline none = {NULL, 0, BP_NOWHERE};
    pack->source = b->source;
    pack->lang = "en-GB";
    pack->style = (struct bp_value_text){"", BP_NOWHERE, 0};
    pack->title = pack->organisation = pack->meeting = pack->marking = none;
    b->item_tail = &b->first_item;
    return true;
}

bool bp_pack_start(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_value_text lang = keep(b, tag, "xml:lang");
    if (lang.text && *lang.text)
        b->pack->lang = lang.text;
    b->pack->style = keep(b, tag, "style");
    return lang.text && b->pack->style.text;
}

bool bp_pack_start_meeting(struct bp_build *b, const struct bp_tag *tag)
{
    b->pack->meeting_date = bp_value_date(tag, "date");
    return true;
}

/* Splits `only` into words at blanks and commas. */
static bool split_words(struct bp_build *b, struct bp_pack_entry *entry)
{
    const char *at = entry->only.text;
    size_t capacity = 0;
    for (at += strspn(at, " ,"); *at; at += strspn(at, " ,")) {
        size_t len = strcspn(at, " ,");
        const char **words = bp_arena_grow(b->arena, entry->words, &capacity, entry->n_words + 1,
                                           sizeof *words);
        if (!words)
            return false;
        entry->words = words;
        words[entry->n_words] = bp_arena_text(b->arena, at, len);
        if (!words[entry->n_words++])
            return false;
        at += len;
    }
    return true;
}

bool bp_pack_start_item(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_pack_draft *draft = bp_arena_alloc(b->scratch, sizeof *draft);
    if (!draft)
        return false;
    struct bp_pack_entry *entry = &draft->entry;
    entry->at = tag->at;
    entry->len = tag->len;
    entry->number = keep(b, tag, "number");
    entry->title = keep(b, tag, "title");
    entry->plan = keep(b, tag, "plan");
    entry->restricted = keep(b, tag, "restricted");
    int ground = bp_value_choice(tag, BP_EL_PACK_ITEM, "restricted", -1);
    entry->ground = ground < 0 ? BP_UNRESTRICTED : bp_exempt_from(ground + BP_EXEMPT_GROUND);
    entry->only = keep(b, tag, "only");
    entry->priority = keep(b, tag, "priority");
    entry->lead = keep(b, tag, "lead");
    entry->partner = keep(b, tag, "partner");
    *b->item_tail = draft;
    b->item_tail = &draft->next;
    b->pack->n_entries++;
    return !b->arena->out && split_words(b, entry);
}

struct bp_inline *bp_pack_target(struct bp_pack *pack, enum bp_element element)
{
    switch (element) {
    case BP_EL_PACK_TITLE: return &pack->title;
    case BP_EL_PACK_ORGANISATION: return &pack->organisation;
    case BP_EL_PACK_MEETING: return &pack->meeting;
    case BP_EL_PACK_MARKING: return &pack->marking;
    default: return NULL;
    }
}

static int by_number(const void *left, const void *right)
{
    const struct bp_pack_entry *a = *(const struct bp_pack_entry *const *)left,
                               *b = *(const struct bp_pack_entry *const *)right;
    int order = strcmp(a->number.text, b->number.text);
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

static bool check_numbers(struct bp_build *b)
{
    const struct bp_pack *pack = b->pack;
    const struct bp_pack_entry **sorted =
        bp_arena_array(b->scratch, pack->n_entries + 1, sizeof *sorted);
    if (!sorted)
        return false;
    for (uint32_t i = 0; i < pack->n_entries; i++)
        sorted[i] = &pack->entries[i];
    qsort(sorted, pack->n_entries, sizeof *sorted, by_number);
    for (uint32_t i = 1; i < pack->n_entries; i++) {
        const struct bp_value_text *number = &sorted[i]->number, *before = &sorted[i - 1]->number;
        if (!*number->text || strcmp(number->text, before->text) != 0)
            continue;
        bp_diag_add(b->diags, BP_E_ITEM_TWICE, b->source, number->at, number->len, number->text, NULL,
                    NULL);
        bp_diag_relate(b->diags, b->source, before->at, before->len);
    }
    return true;
}

bool bp_pack_finish(struct bp_build *b)
{
    struct bp_pack *pack = b->pack;
    pack->entries = bp_arena_array(b->arena, pack->n_entries, sizeof *pack->entries);
    if (!pack->entries)
        return false;
    struct bp_pack_entry *entry = pack->entries;
    for (const struct bp_pack_draft *draft = b->first_item; draft; draft = draft->next)
        *entry++ = draft->entry;
    return check_numbers(b);
}
