/* xsd.c: writes the schema table as XSD 1.0, one schema for each format. Each row of the table
 * becomes a named type. Elements are local to their parents, so that an editor offers and explains
 * only what is allowed at a place.
 *
 * XSD cannot say everything. The reader also checks that a status is known, that a text is not
 * empty, and that a period ends after it begins. Text between elements is checked by both. */
#include "model/xsd.h"

#include <string.h>

#include "model/schema.h"

/* The simple types. The reader makes the same tests (read/values.c). */
static const struct {
    const char *name, *base, *pattern, *about;
} simple_types[] = {
    [BP_ATTR_TEXT] = {"text", "xs:token", NULL, "Any text."},
    [BP_ATTR_NEEDED] = {"needed-text", "xs:token", ".*[^\\s\\p{Z}\\p{Cf}].*",
                        "Text that may not be empty: something in it can be seen."},
    [BP_ATTR_ID] = {"short-name", "xs:token", "[A-Za-z][A-Za-z0-9_.\\-]*",
                    "A short name: a letter, then letters, digits, - or _."},
    [BP_ATTR_STATUS] = {"status-ref", "xs:token", NULL,
                        "The id of a status; which there are, the statuses element says."},
    [BP_ATTR_DATE] = {"day", "xs:date", "[0-9]{4}-[0-9]{2}-[0-9]{2}", "A day: year-month-day."},
    [BP_ATTR_CHOICE] = {NULL, NULL, NULL, NULL}, /* written where it is used */
    [BP_ATTR_COLOUR] = {"colour", "xs:token", "#[0-9A-Fa-f]{6}", "A colour: #RRGGBB."},
    [BP_ATTR_NUMBER] = {"number-text", "xs:token",
                        "[+\\-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\\.[0-9]+)?",
                        "A number: 4620, 1,250 or 84.5."},
    [BP_ATTR_FIGURE] = {"figure", "xs:token",
                        "[+\\-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\\.[0-9]+)?|[^0-9]*|.*[ ].*",
                        "A number, or words: 90, or Top quartile."},
    [BP_ATTR_LINK] = {"address", "xs:token",
                      "([hH][tT][tT][pP][sS]?://|[mM][aA][iI][lL][tT][oO]:|[tT][eE][lL]:)\\S+",
                      "A web, e-mail or telephone address."},
    [BP_ATTR_LANG] = {"language", "xs:token", "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*",
                      "The code of a language, such as en-GB."},
    [BP_ATTR_LENGTH] = {"length", "xs:token", "[0-9]+(\\.[0-9]+)? ?(mm|cm|pt)",
                        "A length: 15mm, 1.5cm, 10pt."},
    [BP_ATTR_CHECK] = {"check-code", "xs:token", "BP5[0-9]{3}", "The code of a check: BP5008."},
};

static void put_line(struct bp_buf *out, int depth, const char *text)
{
    for (int i = 0; i < depth; i++)
        bp_buf_str(out, "  ");
    bp_buf_str(out, text);
    bp_buf_char(out, '\n');
}

static void put_escaped(struct bp_buf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '<')
            bp_buf_str(out, "&lt;");
        else if (*text == '&')
            bp_buf_str(out, "&amp;");
        else
            bp_buf_char(out, *text);
    }
}

static void put_about(struct bp_buf *out, int depth, const char *about)
{
    for (int i = 0; i < depth; i++)
        bp_buf_str(out, "  ");
    bp_buf_str(out, "<xs:annotation><xs:documentation>");
    put_escaped(out, about);
    bp_buf_str(out, "</xs:documentation></xs:annotation>\n");
}

static void put_open(struct bp_buf *out, int depth, const char *tag, const char *name,
                     const char *rest)
{
    for (int i = 0; i < depth; i++)
        bp_buf_str(out, "  ");
    bp_buf_fmt(out, "<%s name=\"%s\"%s>\n", tag, name, rest);
}

/* Whether the format has an attribute of this type. */
static bool is_used(enum bp_element root, size_t type)
{
    for (int id = BP_EL_NONE + 1; id < BP_EL_COUNT; id++) {
        const struct bp_schema_attr *attr = bp_elements[id].attrs;
        for (; bp_schema_has(root, (enum bp_element)id) && attr && attr->name; attr++)
            if (attr->type == type)
                return true;
    }
    return false;
}

static void put_simple_types(struct bp_buf *out, enum bp_element root)
{
    for (size_t i = 0; i < sizeof simple_types / sizeof *simple_types; i++) {
        if (!simple_types[i].name || !is_used(root, i))
            continue;
        put_open(out, 1, "xs:simpleType", simple_types[i].name, "");
        put_about(out, 2, simple_types[i].about);
        bp_buf_fmt(out, "    <xs:restriction base=\"%s\"", simple_types[i].base);
        if (simple_types[i].pattern) {
            bp_buf_str(out, ">\n      <xs:pattern value=\"");
            put_escaped(out, simple_types[i].pattern);
            bp_buf_str(out, "\"/>\n    </xs:restriction>\n");
        } else {
            bp_buf_str(out, "/>\n");
        }
        put_line(out, 1, "</xs:simpleType>");
    }
}

/* ---- attributes ---- */

static void put_choices(struct bp_buf *out, const char *const *choices)
{
    put_line(out, 3, "<xs:simpleType>");
    put_line(out, 4, "<xs:restriction base=\"xs:token\">");
    for (; *choices; choices++)
        bp_buf_fmt(out, "          <xs:enumeration value=\"%s\"/>\n", *choices);
    put_line(out, 4, "</xs:restriction>");
    put_line(out, 3, "</xs:simpleType>");
}

static void put_attribute(struct bp_buf *out, const struct bp_schema_attr *attr)
{
    bp_buf_fmt(out, "    <xs:attribute name=\"%s\"", attr->name);
    if (attr->type != BP_ATTR_CHOICE)
        bp_buf_fmt(out, " type=\"%s\"", simple_types[attr->type].name);
    bp_buf_str(out, attr->required ? " use=\"required\">\n" : ">\n");
    put_about(out, 3, attr->about);
    if (attr->type == BP_ATTR_CHOICE)
        put_choices(out, attr->choices);
    put_line(out, 2, "</xs:attribute>");
}

/* xml:lang is in XML's own namespace, and its schema is on the Web. Lets it pass instead of
 * fetching that schema. */
static void put_attributes(struct bp_buf *out, const struct bp_schema_element *element)
{
    bool xml = false;
    for (const struct bp_schema_attr *attr = element->attrs; attr && attr->name; attr++) {
        if (strncmp(attr->name, "xml:", 4) != 0)
            put_attribute(out, attr);
        else
            xml = true;
    }
    if (xml)
        put_line(out, 2, "<xs:anyAttribute namespace=\"http://www.w3.org/XML/1998/namespace\" "
                         "processContents=\"skip\"/>");
    if (element->any_totals)
        put_line(out, 2, "<xs:anyAttribute namespace=\"##local\" processContents=\"skip\"/>");
}

/* ---- elements ---- */

static bool has_attributes(const struct bp_schema_element *element)
{
    return element->attrs || element->any_totals;
}

/* The type of an element: one that all similar elements share, or its own, with its own name.
 * Elements with the same name in different places (title) are similar, so names do not clash. */
static const char *type_of(enum bp_element id)
{
    const struct bp_schema_element *element = &bp_elements[id];
    if (id == BP_EL_UL || id == BP_EL_OL)
        return "list";
    if (element->content == BP_CONTENT_BLOCK && !has_attributes(element))
        return "block-text";
    if (element->content == BP_CONTENT_INLINE && !has_attributes(element))
        return "inline-text";
    return element->name;
}

static void put_element(struct bp_buf *out, int depth, enum bp_element id, const char *occurs)
{
    for (int i = 0; i < depth; i++)
        bp_buf_str(out, "  ");
    bp_buf_fmt(out, "<xs:element name=\"%s\" type=\"%s\"%s>\n", bp_elements[id].name, type_of(id),
               occurs);
    put_about(out, depth + 1, bp_elements[id].about);
    put_line(out, depth, "</xs:element>");
}

/* Children that share a place become a choice, which may be taken any number of times. */
static void put_children(struct bp_buf *out, const struct bp_schema_child *child)
{
    static const char any[] = " minOccurs=\"0\" maxOccurs=\"unbounded\"";
    put_line(out, 2, "<xs:sequence>");
    for (; child->element; child++) {
        const char *occurs = child->many       ? child->required ? " maxOccurs=\"unbounded\"" : any
                             : child->required ? ""
                                               : " minOccurs=\"0\"";
        bool shared = child->beside || child[1].beside;
        if (child[1].beside && !child->beside)
            bp_buf_fmt(out, "      <xs:choice%s>\n", any);
        put_element(out, shared ? 4 : 3, child->element, shared ? "" : occurs);
        if (child->beside && !child[1].beside)
            put_line(out, 3, "</xs:choice>");
    }
    put_line(out, 2, "</xs:sequence>");
}

/* Paragraphs, lists and running text. */
static void put_blocks(struct bp_buf *out)
{
    put_line(out, 2, "<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">");
    for (const enum bp_element *id = bp_schema_block; *id; id++)
        put_element(out, 3, *id, "");
    put_line(out, 3, "<xs:group ref=\"markup\"/>");
    put_line(out, 2, "</xs:choice>");
}

static void put_type(struct bp_buf *out, enum bp_element id)
{
    const struct bp_schema_element *element = &bp_elements[id];
    bool is_text = element->content == BP_CONTENT_INLINE || element->content == BP_CONTENT_BLOCK;
    put_open(out, 1, "xs:complexType", type_of(id), is_text ? " mixed=\"true\"" : "");
    if (element->content == BP_CONTENT_INLINE)
        put_line(out, 2, "<xs:group ref=\"markup\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>");
    if (element->content == BP_CONTENT_BLOCK)
        put_blocks(out);
    if (element->content == BP_CONTENT_CHILDREN)
        put_children(out, element->children);
    put_attributes(out, element);
    put_line(out, 1, "</xs:complexType>");
}

/* The types of text that many elements share. */
static void put_text_types(struct bp_buf *out, enum bp_element root)
{
    put_line(out, 1, "<xs:group name=\"markup\">");
    put_line(out, 2, "<xs:choice>");
    for (const enum bp_element *id = bp_schema_inline; *id; id++)
        put_element(out, 3, *id, "");
    put_line(out, 2, "</xs:choice>");
    put_line(out, 1, "</xs:group>");
    put_line(out, 1, "<xs:complexType name=\"inline-text\" mixed=\"true\">");
    put_line(out, 2, "<xs:group ref=\"markup\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>");
    put_line(out, 1, "</xs:complexType>");
    if (!bp_schema_has(root, *bp_schema_block))
        return;
    put_line(out, 1, "<xs:complexType name=\"block-text\" mixed=\"true\">");
    put_blocks(out);
    put_line(out, 1, "</xs:complexType>");
}

/* Whether an earlier element of the format has the same type. */
static bool is_written(enum bp_element root, enum bp_element id)
{
    const char *type = type_of(id);
    if (!strcmp(type, "inline-text") || !strcmp(type, "block-text"))
        return true;
    for (int earlier = BP_EL_NONE + 1; earlier < (int)id; earlier++)
        if (bp_schema_has(root, (enum bp_element)earlier) &&
            !strcmp(type_of((enum bp_element)earlier), type))
            return true;
    return false;
}

void bp_xsd_write(enum bp_element root, struct bp_buf *out)
{
    bp_buf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    const struct bp_format_name *format = bp_formats;
    while (format->root != root)
        format++;
    bp_buf_fmt(out, "<!-- The format of %s, for editors: made by `boardpaper schema%s%s`. Do not edit. -->\n",
               format->a_kind, *format->name ? " " : "", format->name);
    bp_buf_str(out, "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n\n");
    put_element(out, 1, root, "");
    for (int id = BP_EL_NONE + 1; id < BP_EL_COUNT; id++) {
        if (!bp_schema_has(root, (enum bp_element)id) || is_written(root, (enum bp_element)id))
            continue;
        bp_buf_char(out, '\n');
        put_type(out, (enum bp_element)id);
    }
    bp_buf_char(out, '\n');
    put_text_types(out, root);
    bp_buf_char(out, '\n');
    put_simple_types(out, root);
    bp_buf_str(out, "\n</xs:schema>\n");
}
