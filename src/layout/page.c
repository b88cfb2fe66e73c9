/* page.c: builds the display list and the tag tree. */
#include "layout/page.h"

#include <stdint.h>
#include <string.h>

const char *const bp_tag_names[] = {
    "Document", "Sect", "H1", "H2", "H3", "H4", "P",  "Table", "Caption", "THead", "TBody", "TR",   "TH",
    "TD",       "Figure", "L", "LI", "Lbl", "LBody", "Link", "Span", "Content", "Object"};

struct bp_arena *bp_pages_scratch(struct bp_pages *pages)
{
    return pages->page_arena ? pages->page_arena : pages->arena;
}

struct bp_page *bp_pages_add(struct bp_pages *pages, int32_t width, int32_t height)
{
    if (!pages->sink)
        pages->items = bp_arena_grow(pages->arena, pages->items, &pages->capacity, pages->n + 1,
                                     sizeof *pages->items);
    pages->at = (uint32_t)pages->n++;
    struct bp_page *page = pages->page = pages->sink ? &pages->filled : &pages->items[pages->at];
    *page = (struct bp_page){.width = width, .height = height};
    return page;
}

/* Puts the tags below one on the list of those that are free. */
static void drop_below(struct bp_pages *pages, uint32_t id)
{
    struct bp_tag *tags = pages->tags;
    for (uint32_t kid = tags[id].first, next; kid != BP_NO_TAG; kid = next) {
        next = tags[kid].next;
        drop_below(pages, kid);
        tags[kid].next = pages->free_tag;
        pages->free_tag = kid + 1;
    }
    tags[id].first = tags[id].last = BP_NO_TAG;
}

void bp_pages_end_page(struct bp_pages *pages)
{
    if (!pages->sink)
        return;
    if (!pages->spoilt && !pages->sink->page(pages->sink->user, pages))
        bp_arena_fail(pages->arena); /* leaves by the arena's jump */
    for (size_t i = 0; i < pages->n_closed; i++)
        drop_below(pages, pages->closed[i]);
    pages->n_closed = 0;
    pages->filled = (struct bp_page){0};
    if (pages->page_arena)
        bp_arena_rewind(pages->page_arena);
}

/* FNV-1a. */
static size_t hash(const char *text)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (; *text; text++)
        h = (h ^ (unsigned char)*text) * 0x100000001b3u;
    return (size_t)(h ^ h >> 32);
}

/* The text's place, or the empty one where it belongs. */
static const char **find_text(const char **texts, size_t places, const char *text)
{
    size_t place = hash(text) & (places - 1);
    while (texts[place] && strcmp(texts[place], text))
        place = (place + 1) & (places - 1);
    return &texts[place];
}

const char *bp_pages_keep(struct bp_pages *pages, const char *text)
{
    if (!text)
        return NULL;
    if (pages->n_texts * 2 >= pages->texts_places) {
        size_t places = pages->texts_places ? pages->texts_places * 2 : 256;
        const char **texts = bp_arena_array(pages->arena, places, sizeof *texts);
        for (size_t i = 0; i < pages->texts_places; i++)
            if (pages->texts[i])
                *find_text(texts, places, pages->texts[i]) = pages->texts[i];
        pages->texts = texts;
        pages->texts_places = places;
    }
    const char **place = find_text(pages->texts, pages->texts_places, text);
    if (!*place) {
        *place = bp_arena_text(pages->arena, text, strlen(text));
        pages->n_texts++;
    }
    return *place;
}

void bp_tag_close(struct bp_pages *pages, uint32_t tag)
{
    if (!pages->sink)
        return;
    pages->closed = bp_arena_grow(pages->arena, pages->closed, &pages->closed_capacity,
                                  pages->n_closed + 1, sizeof *pages->closed);
    pages->closed[pages->n_closed++] = tag;
}

void bp_tag_close_after(struct bp_pages *pages, uint32_t parent, uint32_t kid)
{
    uint32_t next = kid == BP_NO_TAG ? pages->tags[parent].first : pages->tags[kid].next;
    for (; next != BP_NO_TAG; next = pages->tags[next].next)
        if (pages->tags[next].kind < BP_TAG_CONTENT)
            bp_tag_close(pages, next);
}

/* A number for a new tag. */
static uint32_t take_tag(struct bp_pages *pages)
{
    if (pages->free_tag) {
        uint32_t id = pages->free_tag - 1;
        pages->free_tag = pages->tags[id].next;
        return id;
    }
    pages->tags = bp_arena_grow(pages->arena, pages->tags, &pages->tags_capacity,
                                pages->n_tags + 1, sizeof *pages->tags);
    return (uint32_t)pages->n_tags++;
}

void bp_pages_leave(struct bp_pages *pages, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        bp_pages_add(pages, 0, 0);
}

void bp_pages_turn(struct bp_pages *pages, uint32_t index, int32_t width, int32_t height)
{
    pages->at = index;
    pages->page = pages->sink ? &pages->filled : &pages->items[index];
    *pages->page = (struct bp_page){.width = width, .height = height};
}

uint32_t bp_tag_add(struct bp_pages *pages, uint32_t parent, enum bp_tag_kind kind)
{
    uint32_t id = take_tag(pages);
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
    page->marks = bp_arena_grow(bp_pages_scratch(pages), page->marks, &page->marks_capacity,
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
    page->ops = bp_arena_grow(bp_pages_scratch(pages), page->ops, &page->ops_capacity, page->n_ops + 1,
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
    page->links = bp_arena_grow(bp_pages_scratch(pages), page->links, &page->links_capacity,
                                page->n_links + 1, sizeof *page->links);
    uint32_t leaf = bp_tag_add(pages, link.tag, BP_TAG_OBJECT);
    pages->tags[leaf].page = pages->at;
    pages->tags[leaf].index = (uint32_t)page->n_links;
    link.uri = bp_pages_keep(pages, link.uri);
    link.contents = bp_pages_keep(pages, link.contents);
    page->links[page->n_links++] = link;
}

uint32_t bp_page_number(const struct bp_pages *pages, uint32_t index)
{
    return (pages->first ? pages->first : 1) + index;
}
