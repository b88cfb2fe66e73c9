/* comment_boxes.c: the boxes of comments, which Excel keeps as VML (ECMA-376-4, 19). */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "office/comments.h"
#include "book/splice.h"

#define VML "xmlns:v=\"urn:schemas-microsoft-com:vml\""
#define OFFICE "xmlns:o=\"urn:schemas-microsoft-com:office:office\""
#define EXCEL "xmlns:x=\"urn:schemas-microsoft-com:office:excel\""
#define PREFIXES " " VML " " OFFICE " " EXCEL

enum { IDS = 1024 /* of a sheet */, LINE = 42 /* characters in a line of a box */, TALLEST = 30 };

/* How many lines a text takes in its box. */
static uint32_t lines_of(const char *text)
{
    uint32_t lines = 2;
    while (*text) {
        size_t len = strcspn(text, "\n");
        lines += 1 + (uint32_t)(bp_utf8_count(text, len) / LINE);
        text += len + (text[len] == '\n');
    }
    return lines < TALLEST ? lines : TALLEST;
}

/* A box to the right of its cell, hidden until the cell is pointed at. `prefixes`: their declarations, if the
 * part has others. */
static void put_box(struct bp_buf *out, const struct bp_note *note, uint32_t id, const char *prefixes)
{
    uint32_t left = note->column + 1, top = note->row ? note->row - 1 : 0;
    bp_buf_fmt(out, "<v:shape%s id=\"_x0000_s%u\" type=\"#_x0000_t202\" style=\"position:absolute;"
                    "margin-left:60pt;margin-top:2pt;width:240pt;height:80pt;z-index:%u;visibility:hidden\" "
                    "fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"
                    "<v:shadow color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
                    "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div>"
                    "</v:textbox>",
               prefixes, id, id % IDS + 1);
    bp_buf_fmt(out, "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
                    "<x:Anchor>%u, 15, %u, 4, %u, 40, %u, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
                    "<x:Row>%u</x:Row><x:Column>%u</x:Column></x:ClientData></v:shape>\n",
               left, top, left + 4, top + lines_of(note->text), note->row, note->column);
}

/* What all boxes are. */
static void put_type(struct bp_buf *out, const char *prefixes)
{
    bp_buf_fmt(out, "<v:shapetype%s id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" "
                    "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>"
                    "<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>\n",
               prefixes);
}

static void put_boxes(struct bp_buf *out, const struct bp_notes *notes, uint32_t id, const char *prefixes)
{
    for (size_t i = 0; i < notes->n; i++)
        if (!notes->items[i].joined)
            put_box(out, &notes->items[i], id++, prefixes);
}

static void write_new(const struct bp_notes *notes, uint32_t number, struct bp_buf *out)
{
    bp_buf_fmt(out, "<xml" PREFIXES ">\n"
                    "<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"%u\"/></o:shapelayout>\n",
               number);
    put_type(out, "");
    put_boxes(out, notes, number * IDS + 1, "");
    bp_buf_str(out, "</xml>");
}

/* ---- a part that is there: it need not be well-formed ---- */

/* The highest number of a shape's id. */
static uint32_t highest_id(const char *bytes)
{
    static const char begins[] = "_x0000_s";
    uint32_t highest = 0;
    for (const char *at = strstr(bytes, begins); at; at = strstr(at, begins)) {
        at += strlen(begins);
        uint32_t id = 0;
        for (; bp_is_digit(*at); at++)
            id = id < 100000000 ? id * 10 + (uint32_t)(*at - '0') : id;
        highest = id > highest ? id : highest;
    }
    return highest;
}

/* The number in an element such as <x:Row> of the shape from `at` to `end`, whatever the prefix; UINT32_MAX:
 * none. */
static uint32_t number_in(const char *at, const char *end, const char *element)
{
    at = strstr(at, element);
    if (!at || at >= end)
        return UINT32_MAX;
    at += strlen(element);
    at += strspn(at, " \r\n\t");
    uint32_t value = 0;
    for (; bp_is_digit(*at); at++)
        value = value < 100000000 ? value * 10 + (uint32_t)(*at - '0') : value;
    return value;
}

static bool is_gone(const struct bp_notes *notes, const char *at, const char *end)
{
    uint32_t row = number_in(at, end, ":Row>"), column = number_in(at, end, ":Column>");
    for (size_t i = 0; i < notes->n_gone; i++)
        if (notes->gone[i].row == row && notes->gone[i].column == column)
            return true;
    return false;
}

/* The end of the shape at `at`, whatever its prefix; NULL: there is none. */
static const char *shape_end(const char *at, const char *to)
{
    size_t len = strcspn(at + 1, " \t\r\n/>"), close = 3 + len;
    if (len < 6 || memcmp(at + 1 + len - 6, ":shape", 6) != 0)
        return NULL;
    for (const char *end = strstr(at, "</"); end && end + close <= to; end = strstr(end + 2, "</"))
        if (!memcmp(end + 2, at + 1, len) && end[close - 1] == '>')
            return end + close;
    return NULL;
}

/* Writes the bytes from `from` to `to` without the boxes of notes that are gone. */
static void put_rest(struct bp_buf *out, const struct bp_notes *notes, const char *from, const char *to)
{
    const char *at = notes->n_gone ? strchr(from, '<') : NULL;
    while (at && at < to) {
        const char *end = shape_end(at, to), *next = end ? end : at + 1;
        if (end && is_gone(notes, at, end)) {
            bp_buf_put(out, from, (size_t)(at - from));
            next += *end == '\n'; /* as put_box wrote it */
            from = next;
        }
        at = strchr(next, '<');
    }
    bp_buf_put(out, from, (size_t)(to - from));
}

/* The last end tag. */
static const char *last_tag(const struct bp_source *part)
{
    for (const char *at = part->bytes + part->len; at > part->bytes; at--)
        if (at[0] == '<' && at[1] == '/')
            return at;
    return NULL;
}

/* Whether the outermost tag declares the prefixes of our boxes: one that writes others needs them in each. */
static bool knows_prefixes(const struct bp_source *part)
{
    uint32_t at = bp_xml_root(part), end = bp_xml_tag_end(part, at);
    static const char *const prefixes[] = {VML, OFFICE, EXCEL};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        const char *found = at < part->len ? strstr(part->bytes + at, prefixes[i]) : NULL;
        if (!found || found >= part->bytes + end)
            return false;
    }
    return true;
}

bool bp_boxes_write(struct bp_parts *parts, const struct bp_part_entry *old, const struct bp_notes *notes,
                    uint32_t number, struct bp_buf *out)
{
    struct bp_source part = {0};
    if (!old) {
        write_new(notes, number, out);
        return true;
    }
    if (!bp_part_read(parts, old, &part))
        return false;
    const char *close = last_tag(&part);
    if (!close) {
        bp_diag_add(parts->diags, BP_E_PARTS, parts->source, BP_NOWHERE, 0, old->name,
                    "holds no boxes of comments", NULL);
        bp_part_drop(parts, &part);
        return false;
    }
    const char *prefixes = knows_prefixes(&part) ? "" : PREFIXES;
    put_rest(out, notes, part.bytes, close);
    if (!strstr(part.bytes, "id=\"_x0000_t202\""))
        put_type(out, prefixes);
    bp_buf_char(out, 0);
    out->len -= !out->failed;
    uint32_t highest = out->failed ? 0 : highest_id(out->bytes); /* of the boxes that stay */
    put_boxes(out, notes, highest ? highest + 1 : number * IDS + 1, prefixes);
    bp_buf_put(out, close, part.len - (size_t)(close - part.bytes));
    bp_part_drop(parts, &part);
    return true;
}
