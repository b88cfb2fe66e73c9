/* pack.c: opens the plans of a board pack. If one cannot be used, adds a finding at its place in
 * the pack. Reads only files in or below the pack's folder, unless the caller allows more, and
 * never an address. */
#include "api/pack.h"

#include <string.h>

#include "api/folder.h"
#include "base/file.h"
#include "read/read.h"

static void complain(bp_doc *doc, enum bp_code code, const struct bp_value_text *at, const char *what,
                     const char *hint)
{
    bp_diag_add(&doc->found, code, &doc->source, at->at, at->len, at->text, what, hint);
}

static struct bp_named name_of(bp_doc *doc, const struct bp_value_text *plan)
{
    return (struct bp_named){.by = &doc->source, .file = plan, .address = BP_E_PLAN_ADDRESS,
                             .outside = BP_E_PLAN_OUTSIDE, .unread = BP_E_PLAN_UNREAD,
                             .folder_hint = "name the plan inside it", .anywhere = doc->anywhere,
                             .diags = &doc->found};
}

const char *bp_pack_plan_at(bp_doc *doc, size_t index)
{
    bool there = doc->pack && index < doc->pack->n_entries;
    return there ? bp_named_path(&doc->source, doc->pack->entries[index].plan.text, &doc->arena) : NULL;
}

/* ---- opening ---- */

static bp_result read_plan(bp_doc *doc, struct bp_packed *packed, struct bp_opened *opened,
                           struct bp_buf *bytes)
{
    const struct bp_pack_entry *entry = packed->part.entry;
    const uint32_t check = bp_checksum(0, bytes->bytes, bytes->len);
    if (bytes->len == doc->source.len && !memcmp(bytes->bytes, doc->source.bytes, bytes->len)) {
        complain(doc, BP_E_PACK_CYCLE, &entry->plan, NULL, NULL);
        return BP_INVALID;
    }
    if (packed->read && (bytes->len != packed->bytes || check != packed->check)) {
        complain(doc, BP_E_PLAN_UNREAD, &entry->plan, "it was changed while the pack was made",
                 "make the pack again");
        return BP_IO;
    }
    if (!packed->read && doc->pack_use == BP_PACK_SUMMED)
        bp_digest(bytes->bytes, bytes->len, packed->sha256);
    packed->read = true;
    packed->bytes = (uint32_t)bytes->len;
    packed->check = check;
    if (!bp_source_take(&opened->source, bytes))
        return BP_NOMEM;
    return bp_original_read(&opened->original, NULL, &opened->source, &opened->arena, &opened->diags,
                            &opened->plan);
}

/* Moves the findings about the plan to the document, with the item's place added. */
static void take_findings(bp_doc *doc, const struct bp_pack_entry *entry, struct bp_opened *opened)
{
    struct bp_buf words = {0};
    bp_buf_fmt(&words, "used by item %s here", entry->number.text);
    const char *kept = words.failed ? NULL : bp_arena_text(&doc->arena, words.bytes, words.len);
    bp_buf_free(&words);
    bp_original_show(&opened->original, &opened->source, opened->plan, &opened->arena, &opened->diags);
    bp_diags_take(&doc->found, &opened->diags,
                  bp_source_place(&doc->source, entry->plan.at, entry->plan.len), kept);
    opened->diags.n = 0;
}

static bp_result open_file(bp_doc *doc, struct bp_packed *packed, struct bp_opened *opened)
{
    const struct bp_named plan = name_of(doc, &packed->part.entry->plan);
    struct bp_buf real = {0}, bytes = {0};
    bp_result result = bp_named_find(&plan, opened->source.name, &opened->arena, &real);
    if (result == BP_OK) {
        int error = bp_file_read(real.bytes, BP_MAX_SOURCE, &bytes);
        if (!error && !bytes.len)
            bp_diag_add(&opened->diags, BP_E_EMPTY, &opened->source, BP_NOWHERE, 0, NULL, NULL, NULL);
        result = error        ? bp_named_refuse(&plan, opened->source.name, error, &opened->arena)
                 : !bytes.len ? BP_INVALID
                              : read_plan(doc, packed, opened, &bytes);
        take_findings(doc, packed->part.entry, opened);
    }
    bp_buf_free(&bytes);
    bp_buf_free(&real);
    return result;
}

/* ---- choosing rows ---- */

static const char *given(const struct bp_value_text *text)
{
    return *text->text ? text->text : NULL;
}

/* Reports an error in an extract: at the attribute that is wrong, or at the item if only its
 * attributes together leave no row. */
static void refuse_extract(bp_doc *doc, const struct bp_pack_entry *entry, struct bp_opened *opened,
                           const struct bp_diags *said)
{
    struct bp_value_text whole = {"", entry->at, entry->len};
    const struct bp_value_text *at = &whole, *texts[] = {&entry->only, &entry->priority, &entry->lead,
                                                        &entry->partner};
    const bp_selection alone[] = {{.only = entry->words, .n_only = entry->n_words},
                                  {.priority = given(&entry->priority)},
                                  {.lead = given(&entry->lead)},
                                  {.partner = given(&entry->partner)}};
    for (size_t i = 0; i < sizeof alone / sizeof *alone && said->n; i++) {
        struct bp_diags unseen = {.arena = &opened->arena};
        if (bp_extract_make(opened->plan, &alone[i], BP_EDITION_RESTRICTED, &opened->arena, &unseen,
                            &opened->extract) == BP_INVALID)
            at = texts[i];
    }
    if (said->n)
        bp_diag_add(&doc->found, BP_E_ITEM_EMPTY, &doc->source, at->at, at->len,
                    said->items[0].message, said->items[0].hint, NULL);
    else
        bp_diag_add(&doc->found, BP_E_ITEM_EMPTY, &doc->source, at->at, at->len,
                    opened->extract.nothing_found, "choose otherwise, or leave the item out", NULL);
}

/* In a public edition an extract may be empty, and the item is then left out. But its names must be
 * those of the plan. */
static bp_result choose(bp_doc *doc, struct bp_packed *packed, bp_edition edition,
                        struct bp_opened *opened)
{
    const struct bp_pack_entry *entry = packed->part.entry;
    const bp_selection selection = {.only = entry->words,
                                    .n_only = entry->n_words,
                                    .priority = given(&entry->priority),
                                    .lead = given(&entry->lead),
                                    .partner = given(&entry->partner)};
    struct bp_diags said = {.arena = &opened->arena};
    struct bp_extract *extract = &opened->extract;
    bp_result result = bp_extract_make(opened->plan, &selection, BP_EDITION_RESTRICTED,
                                       &opened->arena, &said, extract);
    if (result == BP_INVALID || (result == BP_OK && extract->chosen && !extract->part.n)) {
        refuse_extract(doc, entry, opened, &said);
        return BP_INVALID;
    }
    packed->part.restricted = extract->restricted_for;
    packed->rows_withheld = edition == BP_EDITION_PUBLIC ? extract->restricted : 0;
    if (result != BP_OK || !packed->rows_withheld)
        return result;
    if (extract->chosen && packed->rows_withheld == extract->part.n) {
        extract->part = (struct bp_part_of_plan){0};
        return BP_OK;
    }
    return bp_extract_make(opened->plan, &selection, edition, &opened->arena, &said, extract);
}

bp_result bp_packed_open(bp_doc *doc, struct bp_packed *packed, bp_edition edition,
                         struct bp_opened *opened)
{
    memset(opened, 0, sizeof *opened);
    bp_arena_init_within(&opened->arena, &doc->arena);
    opened->diags.arena = &opened->arena;
    const char *path = bp_named_path(&doc->source, packed->part.entry->plan.text, &opened->arena);
    opened->source = (struct bp_source){.name = path, .bytes = "", .arena = &opened->arena};
    bp_result result = path ? open_file(doc, packed, opened) : BP_NOMEM;
    if (result == BP_OK)
        result = choose(doc, packed, edition, opened);
    if (opened->plan)
        packed->until = opened->plan->report.to;
    return doc->arena.out || opened->arena.out ? BP_NOMEM : result;
}

void bp_packed_close(struct bp_opened *opened)
{
    bp_source_drop(&opened->source);
    bp_original_drop(&opened->original);
    bp_arena_clear(&opened->arena);
    opened->plan = NULL;
}

/* ---- all items ---- */

/* A pack has one style. Whoever gave a plan one may expect it here. */
static void note_style(bp_doc *doc, const struct bp_packed *packed, const struct bp_plan *plan)
{
    if (*plan->style.text && !doc->style && !*doc->pack->style.text)
        complain(doc, BP_E_PLAN_STYLE, &packed->part.entry->plan, NULL, NULL);
}

/* How much memory plans may take that stay open: those of 150 reports of twelve pages. */
#define MOST_OPEN ((size_t)16 << 20)

/* Keeps a plan open until it is laid out, if there is room for it. */
static bool keep(bp_doc *doc, struct bp_packed *packed, struct bp_opened *opened)
{
    if (doc->pack_use == BP_PACK_LOOKED_AT || opened->arena.taken > MOST_OPEN - doc->pack_open)
        return false;
    doc->pack_open += opened->arena.taken;
    packed->opened = opened;
    return true;
}

/* Looks at the plan of one entry. *opened: room for it; NULL if it is kept. */
static bp_result look(bp_doc *doc, const struct bp_pack_entry *entry, bp_edition edition,
                      struct bp_withheld *withheld, struct bp_opened **room)
{
    if (entry->ground && edition == BP_EDITION_PUBLIC) {
        withheld->items++;
        withheld->why = bp_exempt_add(withheld->why, entry->ground);
        return BP_OK;
    }
    struct bp_opened *opened = *room ? *room : bp_arena_alloc(&doc->arena, sizeof *opened);
    if (!(*room = opened))
        return BP_NOMEM;
    struct bp_packed *packed = &doc->packed[doc->n_packed++];
    *packed = (struct bp_packed){.part.entry = entry}; /* the entry may still hold an item that
                                                          was left out */
    bp_result result = bp_packed_open(doc, packed, edition, opened);
    bool left_out = result == BP_OK && edition == BP_EDITION_PUBLIC && !opened->extract.part.plan;
    if (result == BP_OK)
        note_style(doc, packed, opened->plan);
    if (result == BP_OK && edition == BP_EDITION_PUBLIC) {
        withheld->why |= packed->part.restricted;
        withheld->rows += packed->rows_withheld;
        if (left_out) {
            withheld->rows -= packed->rows_withheld;
            withheld->items++;
            doc->n_packed--;
        }
    }
    packed->part.restricted = bp_exempt_add(packed->part.restricted, entry->ground);
    if (result == BP_OK && !left_out && keep(doc, packed, opened))
        *room = NULL;
    else
        bp_packed_close(opened);
    return result;
}

bp_result bp_packed_look(bp_doc *doc, bp_edition edition, enum bp_pack_use use, struct bp_withheld *withheld)
{
    const struct bp_pack *pack = doc->pack;
    bp_result worst = BP_OK;
    struct bp_opened *room = NULL;
    *withheld = (struct bp_withheld){0};
    doc->n_packed = 0;
    doc->pack_use = (int)use;
    doc->pack_open = 0;
    doc->packed = bp_arena_array(&doc->arena, pack->n_entries, sizeof *doc->packed);
    if (!doc->packed)
        return BP_NOMEM;
    for (uint32_t i = 0; i < pack->n_entries && worst != BP_NOMEM; i++) {
        bp_result result = look(doc, &pack->entries[i], edition, withheld, &room);
        worst = result > worst ? result : worst;
    }
    return worst;
}

void bp_packed_close_all(bp_doc *doc)
{
    for (size_t i = 0; i < doc->n_packed; i++) {
        if (doc->packed[i].opened)
            bp_packed_close(doc->packed[i].opened);
        doc->packed[i].opened = NULL;
    }
}

bp_result bp_pack_check(bp_doc *doc)
{
    static const bp_options own; /* the pack's own style */
    struct bp_withheld none;
    doc->found = doc->loaded;
    bp_result result = doc->pack_state;
    if (result == BP_OK) {
        result = bp_packed_look(doc, BP_EDITION_RESTRICTED, BP_PACK_LOOKED_AT, &none);
        bp_result style = result != BP_NOMEM ? bp_doc_style_look(doc, &own) : result;
        result = style > result ? style : result;
    }
    return bp_doc_show_findings(doc, result);
}
