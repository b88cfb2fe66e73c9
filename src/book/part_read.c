/* part_read.c: unpacks parts of a zip container, and reads them as XML. */
#include <libdeflate.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "book/encoding.h"
#include "book/parts.h"
#include "book/zip_fields.h"
#include "xml/crowded.h"
#include "xml/sax.h"

/* Attributes of one tag, counting namespace declarations: Office writes up to 60. */
#define MOST_ATTRIBUTES 250

static bool say_damaged(struct bp_parts *parts, const char *name, const char *what)
{
    bp_parts_say(parts, BP_E_PARTS, name, what, NULL);
    return false;
}

/* ---- what is refused before anything is unpacked ---- */

static bool is_too_large(struct bp_parts *parts, const struct bp_part_entry *entry)
{
    bool alone = entry->size > BP_MOST_PART;
    uint64_t size = alone ? entry->size : parts->inflated + entry->size;
    if (!alone && size <= BP_MOST_INFLATED)
        return false;
    char what[60];
    snprintf(what, sizeof what, "has %llu MiB when it is unpacked", (unsigned long long)size >> 20);
    bp_parts_say(parts, BP_E_PARTS_LIMIT,
                alone ? entry->name : "what is read of the file", what, alone ? "64 MiB" : "128 MiB");
    return true;
}

static bool is_packed_strangely(struct bp_parts *parts, const struct bp_part_entry *entry)
{
    static const struct {
        unsigned method;
        const char *name;
    } names[] = {{9, "Deflate64"}, {12, "bzip2"}, {14, "LZMA"}, {93, "Zstandard"}, {95, "xz"}, {99, "AES"}};
    char method[40];
    if (entry->method == BP_ZIP_STORED || entry->method == BP_ZIP_DEFLATED)
        return false;
    snprintf(method, sizeof method, "method %u", (unsigned)entry->method);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].method == entry->method)
            snprintf(method, sizeof method, "%s", names[i].name);
    bp_parts_say(parts, BP_E_PARTS_METHOD, entry->name, method, NULL);
    return true;
}

static bool may_read(struct bp_parts *parts, const struct bp_part_entry *entry)
{
    if (entry->flags & BP_ZIP_ENCRYPTED) {
        bp_parts_say(parts, BP_E_PARTS_LOCKED, entry->name, NULL, NULL);
        return false;
    }
    if (is_packed_strangely(parts, entry) || is_too_large(parts, entry))
        return false;
    if (entry->method == BP_ZIP_STORED && entry->packed != entry->size)
        return say_damaged(parts, entry->name, "has another length than it should have");
    return true;
}

/* ---- unpacking ---- */

/* Unpacks into a buffer that has exactly the declared size, and room for a NUL. False: a finding, or out of
 * memory. */
static bool unpack(struct bp_parts *parts, const struct bp_part_entry *entry, struct bp_buf *out)
{
    out->limit = (size_t)entry->size + 1;
    char *room = bp_buf_room(out, out->limit);
    out->len--;
    bool whole = entry->method == BP_ZIP_STORED;
    struct libdeflate_decompressor *inflater = room && !whole ? libdeflate_alloc_decompressor() : NULL;
    if (!room || (!whole && !inflater)) {
        parts->arena->out = true;
        return false;
    }
    if (whole)
        memcpy(room, parts->bytes + entry->data, entry->size);
    else
        whole = libdeflate_deflate_decompress(inflater, parts->bytes + entry->data, entry->packed, room,
                                              entry->size, NULL) == LIBDEFLATE_SUCCESS;
    libdeflate_free_decompressor(inflater);
    parts->inflated += entry->size;
    if (!whole || libdeflate_crc32(0, room, entry->size) != entry->crc)
        return say_damaged(parts, entry->name, whole ? "does not match its checksum" : "cannot be unpacked");
    return true;
}

/* ---- XML ---- */

static bool is_xml(const char *bytes, size_t len)
{
    size_t at = len >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (at < len && bp_is_blank(bytes[at]))
        at++;
    return at < len && bytes[at] == '<' && bytes[at + 1];
}

static bool is_utf16(const char *bytes, size_t len)
{
    static const char *const begins[] = {"\xFF\xFE", "\xFE\xFF", "<\0", "\0<"};
    for (size_t i = 0; len >= 2 && i < sizeof begins / sizeof *begins; i++)
        if (!memcmp(bytes, begins[i], 2))
            return true;
    return false;
}

/* Turns XML in UTF-16 into UTF-8, and looks whether XML can be given to the parser. Other parts stay as they
 * are. */
static bool ready_xml(struct bp_parts *parts, const struct bp_part_entry *entry, struct bp_buf *bytes)
{
    if (is_utf16(bytes->bytes, bytes->len)) {
        struct bp_buf utf8 = {.limit = bytes->len * 2 + 1};
        bp_encoding_read_xml(bytes->bytes, bytes->len, &utf8);
        bp_buf_free(bytes);
        *bytes = utf8;
        bp_buf_char(bytes, 0);
        if (bytes->failed)
            return false;
        bytes->len--;
    } else if (!is_xml(bytes->bytes, bytes->len)) {
        return true;
    }
    if (memchr(bytes->bytes, 0, bytes->len) || bp_utf8_check(bytes->bytes, bytes->len) != bytes->len)
        return say_damaged(parts, entry->name, "is no UTF-8 text");
    if (bp_xml_crowded(bytes->bytes, bytes->len, MOST_ATTRIBUTES))
        return say_damaged(parts, entry->name, "has an element with more attributes than any program writes");
    return true;
}

bool bp_part_read(struct bp_parts *parts, const struct bp_part_entry *entry, struct bp_source *out)
{
    *out = (struct bp_source){.name = entry->name, .bytes = "", .arena = parts->arena};
    if (!may_read(parts, entry))
        return false;
    struct bp_buf bytes = {0};
    if (unpack(parts, entry, &bytes)) {
        bytes.bytes[bytes.len] = 0;
        bool ready = ready_xml(parts, entry, &bytes);
        if (ready && bp_source_take(out, &bytes))
            return true;
        if (ready || bytes.failed)
            parts->arena->out = true;
    }
    bp_buf_free(&bytes);
    return false;
}

void bp_part_drop(struct bp_parts *parts, struct bp_source *part)
{
    (void)parts;
    bp_source_drop(part);
}

/* ---- events ---- */

/* Between the parser and the handler of a reader: what no reader wants to look after. */
struct guard {
    const struct bp_sax_handler *handler;
    void *data;
    unsigned depth;
    const char *why; /* it ended the reading; NULL: it did not */
};

static bool on_start(void *data, const struct bp_tag *tag)
{
    struct guard *guard = data;
    if (guard->depth++ < BP_MOST_DEPTH)
        return guard->handler->start(guard->data, tag);
    guard->why = "has more than 256 elements in one another: that is the limit";
    return false;
}

static bool on_text(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct guard *guard = data;
    return !guard->handler->text || guard->handler->text(guard->data, bytes, len, at);
}

static bool on_end(void *data)
{
    struct guard *guard = data;
    guard->depth--;
    return !guard->handler->end || guard->handler->end(guard->data);
}

static void on_doctype(void *data, uint32_t at)
{
    (void)at;
    struct guard *guard = data;
    guard->why = "has a DOCTYPE: no program writes one, and nothing that it could name is read";
}

static void on_names(void *data, uint32_t at)
{
    (void)at;
    struct guard *guard = data;
    guard->why = "has more than 100,000 different names of elements: that is the limit";
}

static bool read_events(struct bp_parts *parts, const struct bp_source *part,
                        const struct bp_sax_handler *handler, void *data, bool quick)
{
    static const struct bp_sax_handler calls = {on_start, on_text, on_end, on_doctype, on_names};
    struct guard guard = {.handler = handler, .data = data};
    struct bp_sax_fault fault = {0};
    enum bp_sax_result result = quick ? bp_sax_read_quick(part, &calls, &guard, &fault)
                                      : bp_sax_read(part, &calls, &guard, &fault);
    char why[200];
    snprintf(why, sizeof why, "is no well-formed XML (%s)", fault.message);
    if (result == BP_SAX_NOMEM)
        parts->arena->out = true;
    else if (guard.why)
        say_damaged(parts, part->name, guard.why);
    else if (result == BP_SAX_BROKEN)
        say_damaged(parts, part->name, why);
    return result == BP_SAX_DONE && !parts->arena->out;
}

bool bp_part_events(struct bp_parts *parts, const struct bp_source *part,
                    const struct bp_sax_handler *handler, void *data)
{
    return read_events(parts, part, handler, data, false);
}

bool bp_part_events_quick(struct bp_parts *parts, const struct bp_source *part,
                          const struct bp_sax_handler *handler, void *data)
{
    return read_events(parts, part, handler, data, true);
}

bool bp_part_read_xml(struct bp_parts *parts, const struct bp_part_entry *entry,
                      const struct bp_sax_handler *handler, void *data)
{
    struct bp_source source;
    if (!bp_part_read(parts, entry, &source))
        return false;
    bool good = bp_part_events(parts, &source, handler, data);
    bp_part_drop(parts, &source);
    return good;
}
