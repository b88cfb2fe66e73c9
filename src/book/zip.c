/* zip.c: writes a zip container (APPNOTE.TXT 6.3.10). */
#include <libdeflate.h>
#include <string.h>

#include "base/text.h"
#include "book/parts.h"
#include "book/zip_fields.h"

#define LEVEL 6
#define NEEDED 20             /* version 2.0: folders and deflate */
#define FIRST_DAY 0x00210000u /* 1 January 1980 at 0:00, the first time that an entry can have */

static void put_2(struct bp_buf *out, uint32_t value)
{
    bp_buf_char(out, (char)(value & 0xFF));
    bp_buf_char(out, (char)(value >> 8 & 0xFF));
}

static void put_4(struct bp_buf *out, uint32_t value)
{
    put_2(out, value & 0xFFFF);
    put_2(out, value >> 16);
}

/* What the local header and the directory's entry have in common. */
struct fields {
    const char *name;
    size_t name_len;
    uint32_t time, crc, packed, size;
    uint16_t method, flags;
};

static void put_fields(struct bp_buf *out, const struct fields *fields)
{
    put_2(out, NEEDED);
    put_2(out, fields->flags);
    put_2(out, fields->method);
    put_4(out, fields->time);
    put_4(out, fields->crc);
    put_4(out, fields->packed);
    put_4(out, fields->size);
    put_2(out, (uint32_t)fields->name_len);
    put_2(out, 0); /* extra fields */
}

/* Writes the local header, and the entry. `attributes`: of the file, for other systems. */
static void put_entry(struct bp_zip *zip, const struct fields *fields, uint32_t attributes)
{
    uint32_t header = (uint32_t)zip->out->len;
    put_4(zip->out, BP_ZIP_HEADER_SIGN);
    put_fields(zip->out, fields);
    bp_buf_put(zip->out, fields->name, fields->name_len);
    struct bp_buf *directory = &zip->directory;
    put_4(directory, BP_ZIP_ENTRY_SIGN);
    put_2(directory, NEEDED);
    put_fields(directory, fields);
    put_2(directory, 0); /* comment */
    put_2(directory, 0); /* disk */
    put_2(directory, 0); /* whether it is text */
    put_4(directory, attributes);
    put_4(directory, header);
    bp_buf_put(directory, fields->name, fields->name_len);
    zip->n++;
}

/* Deflates into `out`. False: it does not get smaller, or no memory. */
static bool deflate(struct bp_zip *zip, const void *bytes, size_t len, struct bp_buf *out)
{
    if (!zip->deflater && !(zip->deflater = libdeflate_alloc_compressor(LEVEL))) {
        zip->directory.failed = true;
        return false;
    }
    char *room = bp_buf_room(out, len);
    if (!room)
        zip->directory.failed = true;
    out->len = room ? libdeflate_deflate_compress(zip->deflater, bytes, len, room, len) : 0;
    return out->len > 0 && out->len < len;
}

void bp_zip_add(struct bp_zip *zip, const char *name, const void *bytes, size_t len, bool store)
{
    struct bp_buf packed = {0};
    struct fields fields = {.name = name, .name_len = strlen(name), .time = FIRST_DAY, .size = (uint32_t)len};
    if (len > UINT32_MAX || fields.name_len > UINT16_MAX) {
        zip->directory.failed = true;
        return;
    }
    for (const char *at = name; *at; at++)
        if ((unsigned char)*at >= 0x80)
            fields.flags = BP_ZIP_UTF8;
    bool smaller = !store && len && deflate(zip, bytes, len, &packed);
    fields.method = smaller ? BP_ZIP_DEFLATED : BP_ZIP_STORED;
    fields.packed = (uint32_t)(smaller ? packed.len : len);
    fields.crc = len ? libdeflate_crc32(0, bytes, len) : 0;
    put_entry(zip, &fields, 0);
    bp_buf_put(zip->out, smaller ? packed.bytes : bytes, fields.packed);
    bp_buf_free(&packed);
}

void bp_zip_copy(struct bp_zip *zip, const struct bp_parts *from, const struct bp_part_entry *entry)
{
    const char *old = from->bytes + entry->entry;
    /* Its lengths are known now, so none need to follow its bytes. */
    uint16_t flags = (uint16_t)(entry->flags & ~BP_ZIP_STREAMED);
    struct fields fields = {old + BP_ZIP_ENTRY, bp_zip_2(old + 28), bp_zip_4(old + 12), entry->crc,
                            entry->packed, entry->size, entry->method, flags};
    put_entry(zip, &fields, bp_zip_4(old + 38));
    bp_buf_put(zip->out, from->bytes + entry->data, entry->packed);
}

bool bp_zip_end(struct bp_zip *zip)
{
    size_t at = zip->out->len, len = zip->directory.len;
    bool good = !zip->directory.failed && !zip->out->failed && zip->n <= UINT16_MAX && at + len <= UINT32_MAX;
    if (good) {
        bp_buf_put(zip->out, zip->directory.bytes, len);
        put_4(zip->out, BP_ZIP_END_SIGN);
        put_4(zip->out, 0); /* disks */
        put_2(zip->out, zip->n);
        put_2(zip->out, zip->n);
        put_4(zip->out, (uint32_t)len);
        put_4(zip->out, (uint32_t)at);
        put_2(zip->out, 0); /* comment */
    }
    bp_buf_free(&zip->directory);
    libdeflate_free_compressor(zip->deflater);
    zip->deflater = NULL;
    return good && !zip->out->failed;
}
