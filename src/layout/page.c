/* page.c: builds the display list and the tag tree. */
#include "layout/page.h"

#include <string.h>

const char *const bp_tag_names[] = {
    "Document", "H1", "H2", "H3", "P",  "Table", "Caption", "THead", "TBody", "TR",   "TH",
    "TD",       "Figure", "L", "LI", "Lbl", "LBody", "Link", "Span", "Content", "Object"};

struct bp_page *bp_pages_add(struct bp_pages *pages, int32_t width, int32_t height)
{
    pages->items = bp_arena_grow(pages->arena, pages->items, &pages->capacity, pages->n + 1,
                                 sizeof *pages->items);
    pages->at = (uint32_t)pages->n;
    struct bp_page *page = pages->page = &pages->items[pages->n++];
    page->width = width;
    page->height = height;
    return page;
}

uint32_t bp_tag_add(struct bp_pages *pages, uint32_t parent, enum bp_tag_kind kind)
{
    pages->tags = bp_arena_grow(pages->arena, pages->tags, &pages->tags_capacity,
                                pages->n_tags + 1, sizeof *pages->tags);
    uint32_t id = (uint32_t)pages->n_tags++;
    struct bp_tag *tag = &pages->tags[id];
    *tag = (struct bp_tag){.kind = (uint8_t)kind, .parent = parent, .first = BP_NO_TAG,
                           .last = BP_NO_TAG, .next = BP_NO_TAG};
    if (parent != BP_NO_TAG) {
        struct bp_tag *above = &pages->tags[parent];
        if (above->last == BP_NO_TAG)
            above->first = id;
        else
            pages->tags[above->last].next = id;
        above->last = id;
    }
    return id;
}

int32_t bp_tag_mark(struct bp_pages *pages, uint32_t tag)
{
    struct bp_page *page = pages->page;
    int32_t newest = (int32_t)page->n_marks - 1;
    if (newest >= 0 && page->marks[newest] == tag && page->n_ops &&
        page->ops[page->n_ops - 1].mark == newest &&
        pages->tags[pages->tags[tag].last].kind == BP_TAG_CONTENT)
        return newest;
    uint32_t leaf = bp_tag_add(pages, tag, BP_TAG_CONTENT);
    pages->tags[leaf].page = pages->at;
    pages->tags[leaf].index = (uint32_t)page->n_marks;
    page->marks = bp_arena_grow(pages->arena, page->marks, &page->marks_capacity,
                                page->n_marks + 1, sizeof *page->marks);
    page->marks[page->n_marks] = tag;
    return (int32_t)page->n_marks++;
}

uint32_t bp_figure_add(struct bp_pages *pages, uint32_t parent, const char *alt, struct bp_box box)
{
    uint32_t id = bp_tag_add(pages, parent, BP_TAG_FIGURE);
    struct bp_tag *tag = &pages->tags[id];
    tag->detail = BP_DETAIL_ALT;
    tag->text = alt;
    tag->page = pages->at;
    tag->index = (uint32_t)pages->n_boxes;
    pages->boxes = bp_arena_grow(pages->arena, pages->boxes, &pages->boxes_capacity,
                                 pages->n_boxes + 1, sizeof *pages->boxes);
    pages->boxes[pages->n_boxes++] = box;
    return id;
}

struct bp_op *bp_op_add(struct bp_page *page, struct bp_pages *pages, enum bp_op_kind kind,
                        int32_t mark)
{
    page->ops = bp_arena_grow(pages->arena, page->ops, &page->ops_capacity, page->n_ops + 1,
                              sizeof *page->ops);
    struct bp_op *op = &page->ops[page->n_ops++];
    op->kind = (uint8_t)kind;
    op->mark = mark;
    return op;
}

uint32_t bp_dest_add(struct bp_pages *pages)
{
    pages->dests = bp_arena_grow(pages->arena, pages->dests, &pages->dests_capacity,
                                 pages->n_dests + 1, sizeof *pages->dests);
    return (uint32_t)pages->n_dests++;
}

void bp_link_add(struct bp_pages *pages, struct bp_link link)
{
    struct bp_page *page = pages->page;
    page->links = bp_arena_grow(pages->arena, page->links, &page->links_capacity,
                                page->n_links + 1, sizeof *page->links);
    uint32_t leaf = bp_tag_add(pages, link.tag, BP_TAG_OBJECT);
    pages->tags[leaf].page = pages->at;
    pages->tags[leaf].index = (uint32_t)page->n_links;
    page->links[page->n_links++] = link;
}

uint32_t bp_page_number(const struct bp_pages *pages, uint32_t index)
{
    return (pages->first ? pages->first : 1) + index;
}
