/* checked_parts.c: the changed and the new parts of a checked workbook, and the file that they make. */
#include "office/checked_parts.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "book/splice.h"
#include "xml/sax.h"

#define TYPES "[Content_Types].xml"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

bool bp_checked_text(void *data, const char *bytes, size_t len, uint32_t at)
{
    (void)data, (void)bytes, (void)len, (void)at;
    return true;
}

bool bp_checked_damaged(struct bp_checked *checked, const char *part, const char *what)
{
    bp_diag_add(checked->parts.diags, BP_E_PARTS, checked->parts.source, BP_NOWHERE, 0, part, what, NULL);
    return false;
}

/* ---- parts ---- */

static struct bp_buf *add(struct bp_checked *checked, const struct bp_part_entry *old, const char *name)
{
    struct bp_arena *arena = checked->parts.arena;
    struct bp_new_part **items =
        bp_arena_grow(arena, checked->items, &checked->room, checked->n + 1, sizeof *items);
    struct bp_new_part *part = items ? bp_arena_alloc(arena, sizeof *part) : NULL;
    char *kept = part ? bp_arena_text(arena, name, strlen(name)) : NULL;
    if (!kept)
        return NULL;
    part->old = old;
    part->name = kept;
    checked->items = items;
    items[checked->n++] = part;
    return &part->bytes;
}

static bool is_free(const struct bp_checked *checked, const char *name)
{
    for (size_t i = 0; i < checked->n; i++)
        if (bp_text_same(checked->items[i]->name, name))
            return false;
    return !bp_parts_find(&checked->parts, name);
}

struct bp_buf *bp_checked_part(struct bp_checked *checked, const struct bp_part_entry *old, const char *form)
{
    char name[80];
    if (old)
        return add(checked, old, old->name);
    const char *place = strstr(form, "%u");
    if (!place)
        return NULL;
    for (uint32_t number = 1;; number++) {
        snprintf(name, sizeof name, "%.*s%u%s", (int)(place - form), form, number, place + 2);
        if (is_free(checked, name))
            return add(checked, NULL, name);
    }
}

void bp_checked_drop(struct bp_checked *checked)
{
    for (size_t i = 0; i < checked->n; i++)
        bp_buf_free(&checked->items[i]->bytes);
}

/* ---- relationships ---- */

static bool is_strict(const char *uri)
{
    return strstr(uri, "purl.oclc.org") != NULL;
}

const char *bp_checked_relations_uri(const char *uri)
{
    return is_strict(uri) ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                          : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
}

const char *bp_checked_relate(struct bp_checked *checked, struct bp_new_relations *relations,
                              const char *type)
{
    char id[24];
    do
        snprintf(id, sizeof id, "rIdBoardpaper%u", ++relations->n);
    while (bp_relation_by_id(relations->existing, id));
    bp_buf_fmt(&relations->more, "%s %s %s\n", id, type, checked->items[checked->n - 1]->name);
    return bp_arena_text(checked->parts.arena, id, strlen(id));
}

/* Turns the lines of `more` into elements. */
static void put_relations(const struct bp_new_relations *relations, const char *prefix, struct bp_buf *out)
{
    const char *at = relations->more.bytes, *end = at + relations->more.len;
    while (at < end) {
        const char *type = strchr(at, ' ') + 1, *name = strchr(type, ' ') + 1, *line = strchr(name, '\n');
        bp_buf_fmt(out, "<%sRelationship Id=\"%.*s\" Type=\"%s/%.*s\" Target=\"/%.*s\"/>", prefix,
                   (int)(type - 1 - at), at, bp_checked_relations_uri(relations->uri), (int)(name - 1 - type),
                   type, (int)(line - name), name);
        at = line + 1;
    }
    bp_buf_char(out, 0);
}

/* "xl/worksheets/_rels/sheet1.xml.rels" */
static const char *name_of_relations(struct bp_arena *arena, const char *of)
{
    struct bp_buf name = {0};
    const char *slash = strrchr(of, '/'), *file = slash ? slash + 1 : of;
    bp_buf_put(&name, of, (size_t)(file - of));
    bp_buf_fmt(&name, "_rels/%s.rels", file);
    const char *kept = name.failed ? NULL : bp_arena_text(arena, name.bytes, name.len);
    if (name.failed)
        arena->out = true;
    bp_buf_free(&name);
    return kept;
}

static bool write_relations(struct bp_checked *checked, const struct bp_new_relations *relations,
                            struct bp_buf *elements)
{
    struct bp_arena *arena = checked->parts.arena;
    const char *name = name_of_relations(arena, relations->of);
    const struct bp_part_entry *old = name ? bp_parts_find(&checked->parts, name) : NULL;
    struct bp_buf *out = name ? add(checked, old, old ? old->name : name) : NULL;
    if (!out)
        return false;
    if (!old) {
        put_relations(relations, "", elements);
        bp_buf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                        "<Relationships xmlns=\"" PACKAGE "relationships\">");
        if (!elements->failed)
            bp_buf_str(out, elements->bytes);
        bp_buf_str(out, "</Relationships>");
        return true;
    }
    struct bp_source part = {0};
    if (!bp_part_read(&checked->parts, old, &part))
        return false;
    uint32_t root = bp_xml_root(&part);
    const char *prefix = bp_xml_prefix(&part, root, arena);
    struct bp_splice splice = {.part = &part, .arena = arena};
    put_relations(relations, prefix ? prefix : "", elements);
    if (!elements->failed && prefix) {
        bp_splice_append(&splice, root, elements->bytes);
        bp_splice_end(&splice, out);
    }
    bp_part_drop(&checked->parts, &part);
    return !arena->out;
}

bool bp_checked_relations_end(struct bp_checked *checked, struct bp_new_relations *relations)
{
    struct bp_buf elements = {0};
    bool done = !relations->more.failed;
    if (done && relations->more.len) {
        bp_buf_char(&relations->more, 0);
        relations->more.len -= !relations->more.failed;
        done = !relations->more.failed && write_relations(checked, relations, &elements);
    }
    if (relations->more.failed || elements.failed) {
        checked->parts.arena->out = true;
        done = false;
    }
    bp_buf_free(&relations->more);
    bp_buf_free(&elements);
    return done;
}

/* ---- types of contents ---- */

static bool start_type(void *data, const struct bp_tag *tag)
{
    bool *vml = data;
    for (size_t i = 0; i < tag->n_attrs; i++)
        if (bp_text_same(tag->local, "Default") && bp_text_same(tag->attrs[i].local, "Extension") &&
            bp_text_is(tag->attrs[i].value, strlen(tag->attrs[i].value), "vml"))
            *vml = true;
    return true;
}

static bool end_type(void *data)
{
    (void)data;
    return true;
}

/* The type of a new part, by its name; NULL: the file has it for all such names. */
static const char *type_of(const char *name)
{
    if (!strncmp(name, "xl/comments", 11))
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
    if (!strncmp(name, "xl/worksheets/sheet", 19))
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    return NULL;
}

static void put_types(const struct bp_checked *checked, const char *prefix, bool vml, struct bp_buf *out)
{
    if (!vml)
        bp_buf_fmt(out, "<%sDefault Extension=\"vml\" "
                        "ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>", prefix);
    for (size_t i = 0; i < checked->n; i++) {
        const char *name = checked->items[i]->name, *type = checked->items[i]->old ? NULL : type_of(name);
        if (type)
            bp_buf_fmt(out, "<%sOverride PartName=\"/%s\" ContentType=\"%s\"/>", prefix, name, type);
    }
    bp_buf_char(out, 0);
}

static bool add_types(struct bp_checked *checked)
{
    static const struct bp_sax_handler handler = {
        .start = start_type, .text = bp_checked_text, .end = end_type};
    struct bp_parts *parts = &checked->parts;
    const struct bp_part_entry *entry = bp_parts_find(parts, TYPES);
    struct bp_source part = {0};
    bool vml = false;
    if (!entry)
        return bp_checked_damaged(checked, TYPES, "is not in it");
    if (!bp_part_read(parts, entry, &part))
        return false;
    bool read = bp_part_events(parts, &part, &handler, &vml);
    uint32_t root = bp_xml_root(&part);
    const char *prefix = read ? bp_xml_prefix(&part, root, parts->arena) : NULL;
    struct bp_splice splice = {.part = &part, .arena = parts->arena};
    struct bp_buf types = {0}, *out = prefix ? add(checked, entry, entry->name) : NULL;
    if (out)
        put_types(checked, prefix, vml, &types);
    if (out && !types.failed) {
        bp_splice_append(&splice, root, types.bytes);
        bp_splice_end(&splice, out);
    }
    if (types.failed)
        parts->arena->out = true;
    bp_buf_free(&types);
    bp_part_drop(parts, &part);
    return out && !parts->arena->out;
}

/* ---- the file ---- */

static bool start_any(void *data, const struct bp_tag *tag)
{
    (void)data, (void)tag;
    return true;
}

/* Looks whether all XML that was written can be read. */
static bool is_sound(struct bp_checked *checked)
{
    static const struct bp_sax_handler handler = {
        .start = start_any, .text = bp_checked_text, .end = end_type};
    for (size_t i = 0; i < checked->n; i++) {
        struct bp_new_part *part = checked->items[i];
        size_t len = strlen(part->name);
        bp_buf_char(&part->bytes, 0);
        if (part->bytes.failed) {
            checked->parts.arena->out = true;
            return false;
        }
        part->bytes.len--;
        if (len > 4 && !strcmp(part->name + len - 4, ".vml"))
            continue;
        struct bp_source source = {.name = part->name, .bytes = part->bytes.bytes,
                                   .len = (uint32_t)part->bytes.len, .arena = checked->parts.arena};
        struct bp_sax_fault fault;
        enum bp_sax_result result = bp_sax_read(&source, &handler, NULL, &fault);
        if (result == BP_SAX_NOMEM)
            checked->parts.arena->out = true;
        else if (result != BP_SAX_DONE)
            bp_checked_damaged(checked, part->name, "is built in a way into which no comment can be put");
        if (result != BP_SAX_DONE)
            return false;
    }
    return true;
}

static const struct bp_new_part *replaced(const struct bp_checked *checked, const struct bp_part_entry *entry)
{
    for (size_t i = 0; i < checked->n; i++)
        if (checked->items[i]->old == entry)
            return checked->items[i];
    return NULL;
}

bool bp_checked_end(struct bp_checked *checked, struct bp_buf *out)
{
    struct bp_parts *parts = &checked->parts;
    if (!add_types(checked) || !is_sound(checked))
        return false;
    struct bp_zip zip = {.out = out};
    for (uint32_t i = 0; i < parts->n; i++) {
        const struct bp_new_part *part = replaced(checked, &parts->items[i]);
        if (part)
            bp_zip_add(&zip, part->name, part->bytes.bytes, part->bytes.len, false);
        else
            bp_zip_copy(&zip, parts, &parts->items[i]);
    }
    for (size_t i = 0; i < checked->n; i++) {
        const struct bp_new_part *part = checked->items[i];
        if (!part->old)
            bp_zip_add(&zip, part->name, part->bytes.bytes, part->bytes.len, false);
    }
    if (!bp_zip_end(&zip)) {
        parts->arena->out = true;
        return false;
    }
    return true;
}
