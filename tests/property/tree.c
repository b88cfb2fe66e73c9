/* tree.c: reads laid-out pages by their tags. */
#include "tree.h"

#include <string.h>

#include "layout/dump.h"
#include "layout/theme.h"

void put_solid(struct bp_buf *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] == ' ' || text[i] == '\n')
            continue;
        if (i + 1 < len && !memcmp(text + i, "\xC2\xA0", 2)) {
            i++;
            continue;
        }
        if (i + 1 < len && !memcmp(text + i, "\xC2\xAD", 2)) {
            i++;
            continue;
        }
        bp_buf_char(out, text[i]);
    }
}

void put_str(struct bp_buf *out, const char *text)
{
    put_solid(out, text, strlen(text));
}

void put_inline(struct bp_buf *out, const struct bp_inline *text)
{
    for (uint32_t i = 0; i < text->n; i++)
        put_str(out, text->runs[i].text);
}

void put_blocks(struct bp_buf *out, const struct bp_block *block)
{
    for (; block; block = block->next) {
        put_inline(out, &block->text);
        for (const struct bp_item *item = block->items; item; item = item->next)
            put_blocks(out, item->blocks);
    }
}

static void put_content(const struct bp_pages *pages, const struct bp_tag *leaf, struct bp_buf *out)
{
    const struct bp_page *page = &pages->items[leaf->page];
    struct bp_buf text = {0};
    for (size_t i = 0; i < page->n_ops; i++)
        if (page->ops[i].kind == BP_OP_TEXT && page->ops[i].mark == (int32_t)leaf->index)
            bp_op_text(&page->ops[i], &text);
    put_solid(out, text.bytes, text.len);
    bp_buf_free(&text);
}

void put_tag(const struct bp_pages *pages, uint32_t id, struct bp_buf *out)
{
    const struct bp_tag *tag = &pages->tags[id];
    if (tag->kind == BP_TAG_LBL)
        return;
    if (tag->kind == BP_TAG_CONTENT)
        put_content(pages, tag, out);
    for (uint32_t kid = tag->first; kid != BP_NO_TAG; kid = pages->tags[kid].next)
        put_tag(pages, kid, out);
}

uint32_t child(const struct bp_pages *pages, uint32_t tag, enum bp_tag_kind kind)
{
    uint32_t kid = pages->tags[tag].first;
    while (kid != BP_NO_TAG && pages->tags[kid].kind != kind)
        kid = pages->tags[kid].next;
    return kid;
}

void pages_of(const struct bp_pages *pages, uint32_t id, uint32_t *first, uint32_t *last)
{
    const struct bp_tag *tag = &pages->tags[id];
    if (tag->kind == BP_TAG_CONTENT) {
        *first = tag->page < *first ? tag->page : *first;
        *last = tag->page > *last ? tag->page : *last;
    }
    for (uint32_t kid = tag->first; kid != BP_NO_TAG; kid = pages->tags[kid].next)
        pages_of(pages, kid, first, last);
}

int32_t body_top = 40000;

int32_t lowest(const struct bp_pages *pages, uint32_t id, uint32_t page)
{
    const struct bp_tag *tag = &pages->tags[id];
    int32_t low = 0;
    if (tag->kind == BP_TAG_CONTENT && tag->page == page) {
        const struct bp_page *on = &pages->items[page];
        for (size_t i = 0; i < on->n_ops; i++)
            if (on->ops[i].kind == BP_OP_TEXT && on->ops[i].mark == (int32_t)tag->index)
                low = on->ops[i].y - body_top > low ? on->ops[i].y - body_top : low;
    }
    for (uint32_t kid = tag->first; kid != BP_NO_TAG; kid = pages->tags[kid].next) {
        int32_t of = lowest(pages, kid, page);
        low = of > low ? of : low;
    }
    return low;
}
