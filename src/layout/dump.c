/* dump.c: pages and tags as text. */
#include "layout/dump.h"

#include <string.h>

/* a stamp is shown as the operations in it */
static const char *const ops[] = {"text", "rect", "frame", "line", "symbol", "image", "empty"};

void bp_op_text(const struct bp_op *op, struct bp_buf *out)
{
    uint32_t n = op->n - (op->hyphen ? 1 : 0);
    for (uint32_t i = 0; i < n; i++)
        bp_buf_put(out, op->shapes[i]->text, op->shapes[i]->len);
    if (op->hyphen)
        bp_buf_str(out, "\xC2\xAD");
}

/* Points, rounded to a tenth: with more digits, tiny changes would alter every dump. */
static void put_length(struct bp_buf *out, int32_t value)
{
    int32_t tenths = (value + (value < 0 ? -50 : 50)) / 100;
    bp_buf_milli(out, (int64_t)tenths * 100);
}

static void put_op(const struct bp_pages *pages, const struct bp_page *page,
                   const struct bp_op *op, struct bp_buf *out)
{
    bp_buf_fmt(out, "  %s ", ops[op->kind]);
    put_length(out, op->x);
    bp_buf_char(out, ' ');
    put_length(out, op->y);
    if (op->kind != BP_OP_TEXT) {
        bp_buf_char(out, ' ');
        put_length(out, op->w);
        bp_buf_char(out, 'x');
    } else {
        bp_buf_fmt(out, " %s ", pages->fonts->items[op->shapes[0]->font].name);
    }
    put_length(out, op->h);
    bp_buf_fmt(out, " #%06X ", (unsigned)op->rgb);
    if (op->mark >= 0)
        bp_buf_fmt(out, "%s/%d", bp_tag_names[pages->tags[page->marks[op->mark]].kind],
                   (int)op->mark);
    else
        bp_buf_str(out, op->mark == BP_ARTIFACT          ? "artifact"
                        : op->mark == BP_ARTIFACT_HEADER ? "header"
                                                         : "footer");
    if (op->kind == BP_OP_SYMBOL)
        bp_buf_fmt(out, " %s", bp_symbol_names[op->symbol]);
    if (op->kind == BP_OP_TEXT) {
        bp_buf_str(out, " \"");
        bp_op_text(op, out);
        bp_buf_char(out, '"');
    }
    bp_buf_char(out, '\n');
}

static void put_op_or_stamp(const struct bp_pages *pages, const struct bp_page *page,
                            const struct bp_op *op, struct bp_buf *out)
{
    if (op->kind == BP_OP_ORIGIN)
        return;
    if (op->kind != BP_OP_STAMP && op->kind != BP_OP_STRETCH) {
        put_op(pages, page, op, out);
        return;
    }
    const struct bp_stamp *stamp = &pages->stamps[op->n];
    for (size_t i = 0; i < stamp->n_ops; i++) {
        struct bp_op shown = stamp->ops[i];
        if (op->kind == BP_OP_STRETCH) {
            shown.y = op->y;
            shown.h = op->h;
        }
        put_op(pages, page, &shown, out);
    }
}

void bp_pages_dump(const struct bp_pages *pages, struct bp_buf *out)
{
    for (size_t p = 0; p < pages->n; p++) {
        const struct bp_page *page = &pages->items[p];
        bp_buf_fmt(out, "page %zu ", p + 1);
        put_length(out, page->width);
        bp_buf_char(out, 'x');
        put_length(out, page->height);
        bp_buf_char(out, '\n');
        for (size_t i = 0; i < page->n_ops; i++)
            put_op_or_stamp(pages, page, &page->ops[i], out);
        for (size_t i = 0; i < page->n_links; i++) {
            const struct bp_link *link = &page->links[i];
            for (size_t k = 0; k < link->n_parts; k++) {
                bp_buf_str(out, k ? ", " : "  link ");
                put_length(out, link->parts[k].x);
                bp_buf_char(out, ' ');
                put_length(out, link->parts[k].y);
            }
            if (link->uri)
                bp_buf_fmt(out, " to %s", link->uri);
            else
                bp_buf_fmt(out, " to page %u", (unsigned)pages->dests[link->dest].page + 1);
            bp_buf_fmt(out, " \"%s\"\n", link->contents);
        }
    }
    for (size_t i = 0; i < pages->n_bookmarks; i++) {
        const struct bp_bookmark *mark = &pages->bookmarks[i];
        bp_buf_fmt(out, "bookmark %u page %u \"%s\"\n", (unsigned)mark->level,
                   (unsigned)pages->dests[mark->dest].page + 1, mark->title);
    }
}

static void put_content(const struct bp_pages *pages, const struct bp_tag *leaf,
                        struct bp_buf *out)
{
    const struct bp_page *page = &pages->items[leaf->page];
    for (size_t i = 0; i < page->n_ops; i++)
        if (page->ops[i].mark == (int32_t)leaf->index && page->ops[i].kind == BP_OP_TEXT)
            bp_op_text(&page->ops[i], out);
}

static void put_attributes(const struct bp_tag *tag, struct bp_buf *out)
{
    static const char *const details[] = {"", " alt", " actual-text", " expansion", " lang"};
    if (tag->scope)
        bp_buf_str(out, tag->scope == BP_SCOPE_COLUMN ? " scope=column" : " scope=row");
    if (tag->kind == BP_TAG_L && tag->numbered)
        bp_buf_str(out, " numbered");
    if (tag->english)
        bp_buf_str(out, " lang=en-GB");
    if (tag->detail)
        bp_buf_fmt(out, "%s=\"%s\"", details[tag->detail], tag->text);
}

/* An element on a line, with its own text beside it and its children indented below. */
static void put_tag(const struct bp_pages *pages, uint32_t id, int depth, struct bp_buf *out)
{
    const struct bp_tag *tag = &pages->tags[id];
    bp_buf_fmt(out, "%*s%s", depth * 2, "", bp_tag_names[tag->kind]);
    put_attributes(tag, out);
    bool open = false; /* the last line has text */
    uint32_t page = UINT32_MAX;
    for (uint32_t kid = tag->first; kid != BP_NO_TAG; kid = pages->tags[kid].next) {
        const struct bp_tag *child = &pages->tags[kid];
        if (child->kind == BP_TAG_OBJECT)
            continue;
        if (child->kind != BP_TAG_CONTENT) {
            bp_buf_char(out, '\n');
            put_tag(pages, kid, depth + 1, out);
            out->len--; /* more text may go on the same line */
            open = false;
            continue;
        }
        if (!open && child != &pages->tags[tag->first])
            bp_buf_fmt(out, "\n%*s", (depth + 1) * 2, "");
        bp_buf_str(out, open ? "" : " | ");
        if (page != UINT32_MAX && page != child->page)
            bp_buf_fmt(out, "[page %u] ", (unsigned)child->page + 1);
        page = child->page;
        put_content(pages, child, out);
        open = true;
    }
    bp_buf_char(out, '\n');
}

void bp_tags_dump(const struct bp_pages *pages, struct bp_buf *out)
{
    if (pages->n_tags)
        put_tag(pages, 0, 0, out);
}
