/* parts.c: reads the directory of a zip container (APPNOTE.TXT 6.3.10).
 *
 * Local headers are asked for one thing alone: where the bytes of their part begin. What else they say is
 * often not true yet when a program that writes a stream writes them. */
#include "book/parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "book/zip_fields.h"

void bp_parts_say(struct bp_parts *parts, enum bp_code code, const char *a, const char *b, const char *c)
{
    bp_diag_add(parts->diags, code, parts->source, BP_NOWHERE, 0, a, b, c);
}

static void say_damaged(struct bp_parts *parts, const char *what)
{
    bp_parts_say(parts, BP_E_PARTS, "the list of its parts", what, NULL);
}

/* ---- the end record ---- */

/* The last place where an end record fits; UINT32_MAX: none. */
static uint32_t find_end(const char *bytes, uint32_t len)
{
    if (len < BP_ZIP_END)
        return UINT32_MAX;
    uint32_t last = len - BP_ZIP_END, first = last > UINT16_MAX ? last - UINT16_MAX : 0;
    const char *at = bytes + first, *end = bytes + last + 1;
    uint32_t found = UINT32_MAX; /* memchr, because all plans in XML are looked through, too */
    while ((at = memchr(at, BP_ZIP_END_SIGN & 0xFF, (size_t)(end - at)))) {
        uint32_t place = (uint32_t)(at - bytes);
        if (bp_zip_4(at) == BP_ZIP_END_SIGN && bp_zip_2(at + 20) <= last - place)
            found = place;
        at++;
    }
    return found;
}

/* Takes what the zip64 end record says, if one stands before the end record. */
static void read_end_64(const char *bytes, uint32_t end, struct bp_zip_directory *out)
{
    const uint32_t both = BP_ZIP_END_64 + BP_ZIP_LOCATOR;
    if (end < both || bp_zip_4(bytes + end - BP_ZIP_LOCATOR) != BP_ZIP_LOCATOR_SIGN ||
        bp_zip_4(bytes + end - both) != BP_ZIP_END_64_SIGN)
        return;
    const char *at = bytes + end - both;
    out->n = bp_zip_8(at + 32);
    out->len = bp_zip_8(at + 40);
    out->declared = bp_zip_8(at + 48);
    out->before = both;
}

bool bp_zip_find_directory(const char *bytes, uint32_t len, struct bp_zip_directory *out)
{
    uint32_t end = find_end(bytes, len);
    if (end == UINT32_MAX)
        return false;
    const char *at = bytes + end;
    *out = (struct bp_zip_directory){.end = end, .n = bp_zip_2(at + 10), .len = bp_zip_4(at + 12),
                                     .declared = bp_zip_4(at + 16)};
    out->split = bp_zip_2(at + 4) || bp_zip_2(at + 6);
    read_end_64(bytes, end, out);
    if (out->len > end - out->before || out->declared > end - out->before - out->len)
        return false;
    out->at = (uint32_t)(end - out->before - out->len);
    out->shift = (uint32_t)(out->at - out->declared);
    return true;
}

/* ---- entries ---- */

/* Takes the sizes and the place from the zip64 extra field where the entry has no room for them. */
static bool read_extra_64(const char *at, uint32_t len, uint64_t *fields[3])
{
    while (len >= 4) {
        uint32_t id = bp_zip_2(at), size = bp_zip_2(at + 2);
        if (size > len - 4)
            return false;
        const char *value = at + 4, *end = value + size;
        for (size_t i = 0; id == 1 && i < 3; i++) {
            if (*fields[i] != UINT32_MAX)
                continue;
            if (end - value < 8)
                return false;
            *fields[i] = bp_zip_8(value);
            value += 8;
        }
        at = end;
        len -= 4 + size;
    }
    return true;
}

bool bp_zip_read_entry(const char *bytes, const struct bp_zip_directory *directory, uint32_t at,
                       struct bp_zip_entry *out)
{
    uint32_t room = directory->end - directory->before - at;
    const char *entry = bytes + at;
    if (room < BP_ZIP_ENTRY || bp_zip_4(entry) != BP_ZIP_ENTRY_SIGN)
        return false;
    uint32_t name = bp_zip_2(entry + 28), extra = bp_zip_2(entry + 30), comment = bp_zip_2(entry + 32);
    *out = (struct bp_zip_entry){.flags = bp_zip_2(entry + 8), .method = bp_zip_2(entry + 10),
                                 .crc = bp_zip_4(entry + 16), .packed = bp_zip_4(entry + 20),
                                 .size = bp_zip_4(entry + 24), .header = bp_zip_4(entry + 42),
                                 .name = entry + BP_ZIP_ENTRY, .name_len = name,
                                 .len = BP_ZIP_ENTRY + name + extra + comment};
    uint64_t *fields[] = {&out->size, &out->packed, &out->header};
    if (out->len > room || !read_extra_64(out->name + name, extra, fields))
        return false;
    /* The bytes of a part stand before the directory. */
    if (out->header > directory->at || (out->header += directory->shift) > directory->at ||
        directory->at - out->header < BP_ZIP_HEADER ||
        bp_zip_4(bytes + out->header) != BP_ZIP_HEADER_SIGN)
        return false;
    const char *header = bytes + out->header;
    out->data = out->header + BP_ZIP_HEADER + bp_zip_2(header + 26) + bp_zip_2(header + 28);
    return out->data <= directory->at && out->packed <= directory->at - out->data && out->size <= UINT32_MAX;
}

/* The name as parts are called: of a name in no encoding that we know, what is ASCII. */
static const char *copy_name(struct bp_parts *parts, const struct bp_zip_entry *entry)
{
    const char *name = entry->name;
    size_t len = entry->name_len;
    while (len && (*name == '/' || *name == '\\'))
        name++, len--;
    bool utf8 = bp_utf8_check(name, len) == len;
    char *copy = bp_arena_text(parts->arena, name, len);
    for (size_t i = 0; copy && i < len; i++) {
        if (copy[i] == '\\')
            copy[i] = '/';
        else if ((unsigned char)copy[i] < 0x20 || (!utf8 && (unsigned char)copy[i] >= 0x80))
            copy[i] = '?';
    }
    return copy;
}

/* ---- names ---- */

/* A hash of the name, letter case aside. */
static uint32_t hash_name(const struct bp_parts *parts, const char *name)
{
    uint64_t hash = bp_hash_begin(bp_hash_key(parts->by_name));
    for (; *name; name++)
        hash = bp_hash_on(hash, bp_lower(*name));
    return bp_hash_end(hash) & parts->mask;
}

/* The place in the table where the name is, or where it would be. */
static uint32_t *find_slot(const struct bp_parts *parts, const char *name)
{
    size_t len = strlen(name);
    uint32_t at = hash_name(parts, name);
    while (parts->by_name[at] && !bp_text_is(name, len, parts->items[parts->by_name[at] - 1].name))
        at = (at + 1) & parts->mask;
    return &parts->by_name[at];
}

const struct bp_part_entry *bp_parts_find(const struct bp_parts *parts, const char *name)
{
    uint32_t index = parts->by_name ? *find_slot(parts, name) : 0;
    return index ? &parts->items[index - 1] : NULL;
}

/* Makes the table. Of two parts with one name the first is found. */
static bool index_names(struct bp_parts *parts)
{
    parts->mask = 15;
    while (parts->mask < parts->n * 2)
        parts->mask = parts->mask * 2 + 1;
    parts->by_name = bp_arena_array(parts->arena, parts->mask + 1, sizeof *parts->by_name);
    if (!parts->by_name)
        return false;
    const char *twice = NULL;
    for (uint32_t i = 0; i < parts->n; i++) {
        uint32_t *slot = find_slot(parts, parts->items[i].name);
        if (*slot && !twice)
            twice = parts->items[i].name;
        if (!*slot)
            *slot = i + 1;
    }
    if (twice)
        bp_parts_say(parts, BP_E_PARTS_TWICE, twice, NULL, NULL);
    return true;
}

/* ---- the directory ---- */

static int by_header(const void *a, const void *b)
{
    const struct bp_part_entry *one = *(const struct bp_part_entry *const *)a;
    const struct bp_part_entry *other = *(const struct bp_part_entry *const *)b;
    return one->header < other->header ? -1 : one->header > other->header;
}

/* Parts that share bytes are made to swell: no program writes them. */
static bool check_overlaps(struct bp_parts *parts)
{
    const struct bp_part_entry **sorted = bp_arena_array(parts->arena, parts->n + 1, sizeof *sorted);
    if (!sorted)
        return false;
    for (uint32_t i = 0; i < parts->n; i++)
        sorted[i] = &parts->items[i];
    qsort(sorted, parts->n, sizeof *sorted, by_header);
    for (uint32_t i = 1; i < parts->n; i++)
        if (sorted[i - 1]->data + sorted[i - 1]->packed > sorted[i]->header) {
            say_damaged(parts, "has two that lie over one another");
            return false;
        }
    return true;
}

static bool read_entries(struct bp_parts *parts, const struct bp_zip_directory *directory)
{
    uint32_t at = directory->at;
    for (uint32_t i = 0; i < directory->n; i++) {
        struct bp_zip_entry entry;
        if (!bp_zip_read_entry(parts->bytes, directory, at, &entry)) {
            say_damaged(parts, "is broken");
            return false;
        }
        struct bp_part_entry *item = &parts->items[parts->n++];
        *item = (struct bp_part_entry){copy_name(parts, &entry), (uint32_t)entry.header, (uint32_t)entry.data,
                                       (uint32_t)entry.packed, (uint32_t)entry.size, entry.crc, entry.method,
                                       entry.flags, at, entry.len};
        if (!item->name)
            return false;
        at += entry.len;
    }
    return true;
}

bool bp_parts_open(struct bp_parts *parts, struct bp_source *source, struct bp_arena *arena,
                   struct bp_diags *diags)
{
    *parts = (struct bp_parts){.source = source, .arena = arena, .diags = diags, .bytes = source->bytes,
                               .len = source->len};
    struct bp_zip_directory directory;
    if (!bp_zip_find_directory(parts->bytes, parts->len, &directory) || directory.split) {
        say_damaged(parts, "is missing");
        return false;
    }
    if (directory.n > BP_MOST_PARTS) {
        char count[40];
        snprintf(count, sizeof count, "has %llu parts", (unsigned long long)directory.n);
        bp_parts_say(parts, BP_E_PARTS_LIMIT, "the file", count, "10,000");
        return false;
    }
    parts->directory = directory.at;
    parts->end = directory.end;
    parts->items = bp_arena_array(arena, (size_t)directory.n + 1, sizeof *parts->items);
    return parts->items && read_entries(parts, &directory) && check_overlaps(parts) && index_names(parts);
}
