/* splice.c: changes an XML part in a few places, and leaves all its other bytes as they are. */
#include "book/splice.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct bp_cut {
    uint32_t at, len;
    size_t order; /* of being put */
    const char *text;
};

/* ---- where things stand ---- */

static bool stands(const struct bp_source *part, uint32_t at, const char *text)
{
    size_t len = strlen(text);
    return at + len <= part->len && !memcmp(part->bytes + at, text, len);
}

/* The first place from `at` on that is past `text`. */
static uint32_t skip_to(const struct bp_source *part, uint32_t at, const char *text)
{
    const char *found = at < part->len ? strstr(part->bytes + at, text) : NULL;
    return found ? (uint32_t)(found - part->bytes) + (uint32_t)strlen(text) : part->len;
}

uint32_t bp_xml_tag_end(const struct bp_source *part, uint32_t tag)
{
    char quote = 0;
    for (uint32_t at = tag; at < part->len; at++) {
        char c = part->bytes[at];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return at + 1;
    }
    return part->len;
}

/* The next tag from `at` on; comments and the like are no tags. */
static uint32_t next_tag(const struct bp_source *part, uint32_t at)
{
    while (at < part->len) {
        const char *found = memchr(part->bytes + at, '<', part->len - at);
        if (!found)
            break;
        at = (uint32_t)(found - part->bytes);
        if (stands(part, at, "<!--"))
            at = skip_to(part, at + 4, "-->");
        else if (stands(part, at, "<![CDATA["))
            at = skip_to(part, at, "]]>");
        else if (stands(part, at, "<?"))
            at = skip_to(part, at, "?>");
        else
            return at;
    }
    return part->len;
}

static bool is_empty(const struct bp_source *part, uint32_t end)
{
    return end >= 2 && part->bytes[end - 2] == '/';
}

/* The end tag of the element at `tag`; if it is an empty one, its own tag. */
static uint32_t end_tag(const struct bp_source *part, uint32_t tag)
{
    uint32_t depth = 0;
    for (uint32_t at = tag; at < part->len; at = next_tag(part, at)) {
        uint32_t end = bp_xml_tag_end(part, at);
        bool closes = stands(part, at, "</");
        if (closes)
            depth--;
        else if (!is_empty(part, end))
            depth++;
        if (!depth)
            return at;
        at = end;
    }
    return part->len;
}

uint32_t bp_xml_root(const struct bp_source *part)
{
    return next_tag(part, 0);
}

uint32_t bp_xml_element_end(const struct bp_source *part, uint32_t tag)
{
    return bp_xml_tag_end(part, end_tag(part, tag));
}

static size_t name_len(const struct bp_source *part, uint32_t tag)
{
    return strcspn(part->bytes + tag + 1, " \t\r\n/>");
}

const char *bp_xml_prefix(const struct bp_source *part, uint32_t tag, struct bp_arena *arena)
{
    if (tag >= part->len)
        return "";
    const char *name = part->bytes + tag + 1;
    const char *colon = memchr(name, ':', name_len(part, tag));
    return colon ? bp_arena_text(arena, name, (size_t)(colon - name) + 1) : "";
}

/* ---- changes ---- */

void bp_splice_put(struct bp_splice *splice, uint32_t at, uint32_t len, const char *text)
{
    struct bp_cut *cuts =
        bp_arena_grow(splice->arena, splice->cuts, &splice->room, splice->n + 1, sizeof *cuts);
    const char *kept = cuts ? bp_arena_text(splice->arena, text, strlen(text)) : NULL;
    if (!kept)
        return;
    splice->cuts = cuts;
    cuts[splice->n] = (struct bp_cut){at, len, splice->n, kept};
    splice->n++;
}

void bp_splice_append(struct bp_splice *splice, uint32_t tag, const char *text)
{
    const struct bp_source *part = splice->part;
    uint32_t at = end_tag(part, tag), end = bp_xml_tag_end(part, at);
    if (at != tag) {
        bp_splice_put(splice, at, 0, text);
        return;
    }
    struct bp_buf whole = {0}; /* <name/> becomes <name>text</name> */
    bp_buf_fmt(&whole, ">%s</%.*s>", text, (int)name_len(part, tag), part->bytes + tag + 1);
    bp_buf_char(&whole, 0);
    if (whole.failed)
        splice->arena->out = true;
    else
        bp_splice_put(splice, end - 2, 2, whole.bytes);
    bp_buf_free(&whole);
}

static int by_place(const void *left, const void *right)
{
    const struct bp_cut *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

/* Past the declaration, if it names UTF-16. */
static uint32_t skip_declaration(const struct bp_source *part)
{
    uint32_t begin = stands(part, 0, "\xEF\xBB\xBF") ? 3 : 0;
    if (!stands(part, begin, "<?xml"))
        return 0;
    uint32_t end = skip_to(part, begin, "?>");
    for (uint32_t at = begin; at + 3 < end; at++)
        if (bp_text_is(part->bytes + at, 3, "utf"))
            return strspn(part->bytes + at + 3, "-_") && part->bytes[at + 4] == '8' ? 0 : end;
    return 0;
}

void bp_splice_end(struct bp_splice *splice, struct bp_buf *out)
{
    const struct bp_source *part = splice->part;
    uint32_t at = skip_declaration(part);
    if (at)
        bp_buf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
    if (splice->n)
        qsort(splice->cuts, splice->n, sizeof *splice->cuts, by_place);
    for (size_t i = 0; i < splice->n; i++) {
        const struct bp_cut *cut = &splice->cuts[i];
        if (cut->at >= at)
            bp_buf_put(out, part->bytes + at, cut->at - at);
        bp_buf_str(out, cut->text);
        at = cut->at + cut->len > at ? cut->at + cut->len : at;
    }
    bp_buf_put(out, part->bytes + at, part->len - at);
}

/* ---- text ---- */

void bp_xml_escape(struct bp_buf *out, const char *text)
{
    const char *end = text + strlen(text);
    while (text < end) {
        const char *next = text;
        uint32_t c = bp_utf8_next(&next, end);
        if (c == '&')
            bp_buf_str(out, "&amp;");
        else if (c == '<')
            bp_buf_str(out, "&lt;");
        else if (c == '>')
            bp_buf_str(out, "&gt;");
        else if (c == '"')
            bp_buf_str(out, "&quot;");
        else if ((c >= ' ' && c < 0xFFFE) || c > 0xFFFF || c == '\n' || c == '\t')
            bp_buf_put(out, text, (size_t)(next - text));
        text = next;
    }
}
