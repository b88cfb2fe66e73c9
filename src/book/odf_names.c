/* odf_names.c: the names of elements and attributes of OpenDocument, whatever prefixes a file gives them. */
#include <string.h>

#include "base/text.h"
#include "book/odf.h"

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"
#define OASIS_LEN (sizeof OASIS - 1)

struct space {
    enum bp_odf_space space;
    const char *uri;
};

static const struct space oasis[] = {
    {BP_NS_OFFICE, "office:1.0"},   {BP_NS_TABLE, "table:1.0"},
    {BP_NS_TEXT, "text:1.0"},       {BP_NS_STYLE, "style:1.0"},
    {BP_NS_FO, "xsl-fo-compatible:1.0"}, {BP_NS_NUMBER, "datastyle:1.0"},
    {BP_NS_DRAW, "drawing:1.0"},    {BP_NS_FORM, "form:1.0"},
    {BP_NS_SVG, "svg-compatible:1.0"}, {BP_NS_META, "meta:1.0"},
    {BP_NS_MANIFEST, "manifest:1.0"},
};

static const struct space others[] = {
    {BP_NS_XLINK, "http://www.w3.org/1999/xlink"},
    {BP_NS_DC, "http://purl.org/dc/elements/1.1/"},
    {BP_NS_CALCEXT, "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"},
    {BP_NS_LOEXT, "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"},
    {BP_NS_FIELD, "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"},
    {BP_NS_XML, BP_XML_URI},
};

static enum bp_odf_space find_space(const struct space *spaces, size_t n, const char *uri)
{
    for (size_t i = 0; i < n; i++)
        if (bp_text_same(spaces[i].uri, uri))
            return spaces[i].space;
    return BP_NS_OTHER;
}

static enum bp_odf_space space_of(const char *uri)
{
    if (!uri)
        return BP_NS_OTHER;
    if (!strncmp(uri, OASIS, OASIS_LEN))
        return find_space(oasis, sizeof oasis / sizeof *oasis, uri + OASIS_LEN);
    return find_space(others, sizeof others / sizeof *others, uri);
}

static const struct {
    enum bp_odf_space space;
    const char *local;
} names[] = {
#define X(space, local, name) {BP_NS_##space, local},
#include "book/odf.def"
#undef X
};

enum bp_odf_name bp_odf_name_of(const struct bp_tag *tag)
{
    enum bp_odf_space space = space_of(tag->uri);
    if (space == BP_NS_OTHER)
        return BP_ODF_UNKNOWN;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].space == space && bp_text_same(names[i].local, tag->local))
            return (enum bp_odf_name)(i + 1);
    return BP_ODF_UNKNOWN;
}

const char *bp_odf_attr(const struct bp_tag *tag, enum bp_odf_space space, const char *local)
{
    for (size_t i = 0; i < tag->n_attrs; i++)
        if (bp_text_same(tag->attrs[i].local, local) && space_of(tag->attrs[i].uri) == space)
            return tag->attrs[i].value;
    return NULL;
}

uint32_t bp_odf_count(const struct bp_tag *tag, enum bp_odf_space space, const char *local, uint32_t most)
{
    const char *value = bp_odf_attr(tag, space, local);
    uint64_t count = 0;
    for (; value && bp_is_digit(*value) && count <= most; value++)
        count = count * 10 + (uint64_t)(*value - '0');
    return count > most ? most : count ? (uint32_t)count : 1;
}

bool bp_odf_is(const struct bp_tag *tag, enum bp_odf_space space, const char *local, const char *value)
{
    const char *is = bp_odf_attr(tag, space, local);
    return is && bp_text_same(is, value);
}
