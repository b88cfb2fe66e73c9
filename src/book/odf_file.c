/* odf_file.c: what an OpenDocument file says of itself: its password, properties, and styles with names. */
#include <string.h>

#include "book/encoding.h"
#include "book/odf.h"

#define MOST_PROPERTY 2000u

struct reading {
    struct bp_parts *parts;
    struct bp_book *book;
    struct bp_odf_styles *styles;
    enum bp_odf_name names[BP_ODF_DEEPEST];
    uint32_t depth, skips; /* depth from which on nothing is read; 0: all is */
    struct bp_buf text;
    bool locked, in_meta;
};

static bool deeper(struct reading *reading, enum bp_odf_name name)
{
    if (reading->depth == BP_ODF_DEEPEST) {
        bp_diag_add(reading->parts->diags, BP_E_PARTS, reading->parts->source, BP_NOWHERE, 0,
                    "its elements are nested too deep", NULL, NULL);
        return false;
    }
    reading->names[reading->depth++] = name;
    return true;
}

/* ---- parts ---- */

static bool refuse(struct bp_parts *parts, const char *why)
{
    bp_diag_add(parts->diags, BP_E_PARTS, parts->source, BP_NOWHERE, 0, why, NULL, NULL);
    return false;
}

static bool read_flat(struct bp_parts *parts, const struct bp_sax_handler *handler, void *data)
{
    struct bp_source xml = {.name = parts->source->name, .arena = parts->arena};
    struct bp_sax_fault fault = {0};
    struct bp_buf bytes = {0};
    enum bp_encoding encoding = bp_encoding_read_xml(parts->source->bytes, parts->source->len, &bytes);
    bool known = encoding != BP_NO_ENCODING;
    if (bytes.failed || bytes.len > BP_MAX_SOURCE || (known && !bp_source_take(&xml, &bytes))) {
        parts->arena->out = true;
        known = false;
    }
    size_t said = parts->diags->errors;
    enum bp_sax_result result = known ? bp_sax_read(&xml, handler, data, &fault) : BP_SAX_BROKEN;
    bp_source_drop(&xml);
    bp_buf_free(&bytes);
    if (result == BP_SAX_NOMEM)
        parts->arena->out = true;
    if (result == BP_SAX_DONE || parts->arena->out || parts->diags->errors > said)
        return result == BP_SAX_DONE;
    return refuse(parts, *fault.message ? fault.message : "it is no XML that can be read");
}

bool bp_odf_read(struct bp_parts *parts, const char *name, bool needed, const struct bp_sax_handler *handler,
                 void *data)
{
    if (!parts->bytes)
        return read_flat(parts, handler, data);
    const struct bp_part_entry *entry = bp_parts_find(parts, name);
    if (entry)
        return bp_part_read_xml(parts, entry, handler, data);
    return !needed || refuse(parts, "content.xml is missing");
}

/* ---- the list of parts ---- */

static bool start_manifest(void *data, const struct bp_tag *tag)
{
    struct reading *reading = data;
    reading->locked |= bp_odf_name_of(tag) == BP_ODF_ENCRYPTION_DATA;
    return true;
}

/* A file with a password has parts that cannot be read; since LibreOffice 24.2 one part holds all others. */
static bool check_lock(struct reading *reading)
{
    static const struct bp_sax_handler handler = {.start = start_manifest};
    struct bp_parts *parts = reading->parts;
    const char *name = "content.xml";
    if (!parts->bytes)
        return true;
    if (!bp_odf_read(parts, "META-INF/manifest.xml", false, &handler, reading))
        return false;
    if (bp_parts_find(parts, "encrypted-package")) {
        reading->locked = true;
        name = "encrypted-package";
    }
    if (reading->locked)
        bp_diag_add(parts->diags, BP_E_PARTS_LOCKED, parts->source, BP_NOWHERE, 0, name, NULL, NULL);
    return !reading->locked;
}

/* ---- properties ---- */

static bool start_meta(void *data, const struct bp_tag *tag)
{
    struct reading *reading = data;
    enum bp_odf_name name = bp_odf_name_of(tag);
    reading->text.len = 0;
    reading->in_meta |= name == BP_ODF_OFFICE_META;
    return deeper(reading, name);
}

static bool put_meta(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct reading *reading = data;
    (void)at;
    if (reading->text.len + len < MOST_PROPERTY)
        bp_buf_put(&reading->text, bytes, len);
    return true;
}

static bool end_meta(void *data)
{
    struct reading *reading = data;
    struct bp_arena *arena = reading->parts->arena;
    enum bp_odf_name name = reading->names[--reading->depth];
    reading->in_meta &= name != BP_ODF_OFFICE_META;
    bool known = name == BP_ODF_DC_TITLE || name == BP_ODF_DC_LANGUAGE || name == BP_ODF_DC_DATE ||
                 name == BP_ODF_CREATION_DATE;
    if (!reading->in_meta || !known)
        return true;
    const char *bytes = reading->text.bytes ? reading->text.bytes : "";
    const char *text = bp_arena_text(arena, bytes, reading->text.len);
    if (!text)
        return false;
    char day[11] = {0};
    memcpy(day, text, strnlen(text, 10));
    if (name == BP_ODF_DC_TITLE)
        reading->book->title = text;
    if (name == BP_ODF_DC_LANGUAGE)
        reading->book->lang = text;
    if (name == BP_ODF_DC_DATE || (name == BP_ODF_CREATION_DATE && !reading->book->saved.year))
        (void)bp_date_iso(day, &reading->book->saved);
    reading->text.len = 0;
    return true;
}

static bool read_meta(struct reading *reading)
{
    static const struct bp_sax_handler handler = {.start = start_meta, .text = put_meta, .end = end_meta};
    bool good = bp_odf_read(reading->parts, "meta.xml", false, &handler, reading);
    if (reading->text.failed)
        reading->parts->arena->out = true;
    good = good && !reading->text.failed;
    bp_buf_free(&reading->text);
    reading->depth = 0;
    return good;
}

/* ---- styles ---- */

static bool start_style(void *data, const struct bp_tag *tag)
{
    struct reading *reading = data;
    enum bp_odf_name name = bp_odf_name_of(tag);
    if (!deeper(reading, name))
        return false;
    /* automatic styles of this part are those of headers and footers, and have the names of others */
    if (!reading->skips && (name == BP_ODF_AUTOMATIC_STYLES || name == BP_ODF_MASTER_STYLES))
        reading->skips = reading->depth;
    return reading->skips || bp_odf_styles_start(reading->styles, name, tag);
}

static bool end_style(void *data)
{
    struct reading *reading = data;
    if (!reading->skips)
        bp_odf_styles_end(reading->styles, reading->names[reading->depth - 1]);
    if (reading->skips == reading->depth)
        reading->skips = 0;
    reading->depth--;
    return true;
}

static bool read_styles(struct reading *reading)
{
    static const struct bp_sax_handler handler = {.start = start_style, .end = end_style};
    return !reading->parts->bytes || bp_odf_read(reading->parts, "styles.xml", false, &handler, reading);
}

bool bp_odf_begin(struct bp_parts *parts, struct bp_book *book, struct bp_odf_styles *styles)
{
    struct reading reading = {.parts = parts, .book = book, .styles = styles};
    book->title = book->lang = "";
    if (!check_lock(&reading) || !read_meta(&reading) || !read_styles(&reading))
        return false;
    if (!*book->lang && styles->lang)
        book->lang = styles->lang;
    return true;
}
