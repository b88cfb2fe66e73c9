/* docx_xml.c: reads a part of a document as events, with each element named by a number. */
#include "book/docx_xml.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum space { NONE, W, W14, MC, M, A, V, WPS };

/* Transitional and Strict. */
static const struct { const char *uri; enum space space; } spaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", W},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", W},
    {"http://schemas.microsoft.com/office/word/2010/wordml", W14},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", MC},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", M},
    {"http://purl.oclc.org/ooxml/officeDocument/math", M},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", A},
    {"http://purl.oclc.org/ooxml/drawingml/main", A},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", WPS},
    {"urn:schemas-microsoft-com:vml", V},
};

struct name { const char *name; enum space space; enum docx_element element; };

static const struct name names[] = {
#define X(name, space, id) {name, space, DOCX_##id},
#include "book/docx_names.def"
#undef X
};

static enum space space_of(const char *uri)
{
    for (size_t i = 0; uri && i < sizeof spaces / sizeof *spaces; i++)
        if (!strcmp(uri, spaces[i].uri))
            return spaces[i].space;
    return NONE;
}

static int compare_names(const void *a, const void *b)
{
    const struct name *left = a, *right = b;
    return strcmp(left->name, right->name);
}

static enum docx_element element_of(const struct bp_tag *tag)
{
    const struct name wanted = {tag->local, NONE, DOCX_OTHER};
    const size_t n = sizeof names / sizeof *names;
    const struct name *name = bsearch(&wanted, names, n, sizeof *names, compare_names);
    if (!name)
        return DOCX_OTHER;
    while (name > names && !strcmp(name[-1].name, tag->local))
        name--;
    enum space space = space_of(tag->uri);
    for (; name < names + n && !strcmp(name->name, tag->local); name++)
        if (name->space == space)
            return name->element;
    return DOCX_OTHER;
}

static bool on_start(void *data, const struct bp_tag *tag)
{
    struct docx_xml *xml = data;
    enum docx_element element = xml->skip ? DOCX_OTHER : element_of(tag);
    xml->stack[xml->depth++] = (uint8_t)element;
    return xml->skip || xml->open(xml, element, tag);
}

static bool on_text(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct docx_xml *xml = data;
    (void)at;
    return xml->skip || !xml->text || xml->text(xml, bytes, len);
}

static bool on_end(void *data)
{
    struct docx_xml *xml = data;
    bool ok = xml->skip || !xml->close || xml->close(xml, xml->stack[xml->depth - 1]);
    if (xml->skip == xml->depth)
        xml->skip = 0;
    xml->depth--;
    return ok;
}

bool bp_docx_xml_read(struct docx_xml *xml, struct bp_parts *parts, const struct bp_part_entry *entry)
{
    static const struct bp_sax_handler handler = {.start = on_start, .text = on_text, .end = on_end};
    return bp_part_read_xml(parts, entry, &handler, xml);
}

enum docx_element bp_docx_up(const struct docx_xml *xml, uint32_t n)
{
    return xml->depth > n ? (enum docx_element)xml->stack[xml->depth - 1 - n] : DOCX_OTHER;
}

const char *bp_docx_attribute(const struct bp_tag *tag, const char *name)
{
    for (size_t i = 0; i < tag->n_attrs; i++) {
        const struct bp_attr *attr = &tag->attrs[i];
        if (strcmp(attr->local, name) != 0)
            continue;
        enum space space = space_of(attr->uri);
        if (!attr->uri || space == W || space == W14)
            return attr->value;
    }
    return NULL;
}

bool bp_docx_on(const struct bp_tag *tag)
{
    const char *value = bp_docx_attribute(tag, "val");
    return !value || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "off") != 0);
}

uint32_t bp_docx_number(const struct bp_tag *tag, const char *name, uint32_t most, uint32_t otherwise)
{
    const char *value = bp_docx_attribute(tag, name);
    uint32_t number = 0;
    if (!value || !bp_is_digit(*value))
        return otherwise;
    for (; bp_is_digit(*value); value++)
        number = number < most ? number * 10 + (uint32_t)(*value - '0') : most;
    return number < most ? number : most;
}
