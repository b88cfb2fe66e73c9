/* page.c: builds the display list and the tag tree. */
#include "layout/page.h"

#include <stdint.h>
#include <string.h>

#include "base/hash.h"
#include "base/unseen.h"
#include "layout/shape.h"

/* a new stamp is compared with so many of the last ones */
#define FEW 8

const char *const bp_tag_names[] = {
    "Document", "Sect", "H1", "H2", "H3", "H4", "H5", "P", "Table", "Caption", "THead", "TBody", "TR", "TH",
    "TD",       "Figure", "L", "LI", "Lbl", "LBody", "Link", "Span", "NonStruct", "Content", "Object"};

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

/* Puts all tags below one on the list of free tags. */
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
        bp_arena_leave(pages->arena);
    for (size_t i = 0; i < pages->n_closed; i++)
        drop_below(pages, pages->closed[i]);
    pages->n_closed = pages->n_reached = 0;
    pages->likely_ops = pages->filled.n_ops;
    pages->filled = (struct bp_page){0};
    if (pages->page_arena)
        bp_arena_rewind(pages->page_arena);
}

/* The text's entry in the table, or the free entry where it belongs. */
static const char **find_text(const struct bp_pages *pages, const char **texts, size_t places,
                              const char *text)
{
    size_t place = bp_hash_text(bp_hash_key(pages->arena), text) & (places - 1);
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
                *find_text(pages, texts, places, pages->texts[i]) = pages->texts[i];
        pages->texts = texts;
        pages->texts_places = places;
    }
    const char **place = find_text(pages, pages->texts, pages->texts_places, text);
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

/* The number for a new tag. */
static uint32_t take_tag(struct bp_pages *pages)
{
    if (pages->free_tag) {
        uint32_t id = pages->free_tag - 1;
        pages->free_tag = pages->tags[id].next;
        return id;
    }
    pages->tags = bp_arena_regrow(pages->arena, pages->tags, &pages->tags_capacity,
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
        page->ops[page->n_ops - 1].mark == newest && !page->ops[page->n_ops - 1].actual &&
        pages->tags[pages->tags[tag].last].kind == BP_TAG_CONTENT)
        return newest;
    return bp_tag_mark_alone(pages, tag);
}

int32_t bp_tag_mark_alone(struct bp_pages *pages, uint32_t tag)
{
    struct bp_page *page = pages->page;
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

/* A stamp outlives its page, so it is allocated in the document's arena. */
void bp_stamp_begin(struct bp_pages *pages)
{
    pages->stamp_page = pages->page;
    pages->stamp_arena = pages->page_arena;
    pages->page = &pages->stamp;
    pages->page_arena = NULL;
    pages->stamp = (struct bp_page){0};
}

static bool alike(const struct bp_op *a, const struct bp_op *b)
{
    bool same = a->kind == b->kind && a->symbol == b->symbol && a->hyphen == b->hyphen && a->x == b->x &&
                a->y == b->y && a->w == b->w && a->h == b->h && a->rgb == b->rgb && a->n == b->n;
    for (uint32_t i = 0; same && a->shapes && i < a->n; i++)
        same = bp_shape_same(a->shapes[i], b->shapes[i]);
    return same;
}

/* Gives a stamp shapes of its own, which last as long as it does. */
static void keep_shapes(struct bp_pages *pages, const struct bp_stamp *stamp)
{
    for (size_t i = 0; i < stamp->n_ops; i++) {
        struct bp_op *op = &stamp->ops[i];
        const struct bp_shape **shapes = bp_arena_array(pages->arena, op->shapes ? op->n : 0, sizeof *shapes);
        for (uint32_t k = 0; op->shapes && k < op->n; k++)
            shapes[k] = bp_shape_copy(op->shapes[k], pages->arena);
        op->shapes = op->shapes ? shapes : NULL;
    }
}

/* Looks for an equal stamp among the last ones. */
static bool find_stamp(const struct bp_pages *pages, const struct bp_page *set, uint32_t *found)
{
    for (size_t i = pages->n_stamps; i-- > 0 && i + FEW > pages->n_stamps;) {
        const struct bp_stamp *stamp = &pages->stamps[i];
        size_t same = 0;
        while (stamp->total < 0 && stamp->n_ops == set->n_ops && same < set->n_ops &&
               alike(&stamp->ops[same], &set->ops[same]))
            same++;
        *found = (uint32_t)i;
        if (same && same == set->n_ops)
            return true;
    }
    return false;
}

uint32_t bp_stamp_end(struct bp_pages *pages)
{
    const struct bp_page *set = &pages->stamp;
    uint32_t found;
    pages->page = pages->stamp_page;
    pages->page_arena = pages->stamp_arena;
    if (find_stamp(pages, set, &found))
        return found;
    pages->stamps = bp_arena_grow(pages->arena, pages->stamps, &pages->stamps_capacity,
                                  pages->n_stamps + 1, sizeof *pages->stamps);
    pages->stamps[pages->n_stamps] = (struct bp_stamp){.ops = set->ops, .n_ops = set->n_ops, .total = -1};
    if (pages->sink)
        keep_shapes(pages, &pages->stamps[pages->n_stamps]);
    return (uint32_t)pages->n_stamps++;
}

struct bp_op *bp_stamp_show(struct bp_pages *pages, uint32_t stamp, int32_t mark)
{
    struct bp_stamp *is = &pages->stamps[stamp];
    is->width = pages->page->width;
    is->height = pages->page->height;
    struct bp_op *op = bp_op_add(pages->page, pages, BP_OP_STAMP, mark);
    op->n = stamp;
    op->w = is->width;
    op->y = is->height;
    for (size_t i = 0; i < is->n_ops; i++) {
        int32_t top = is->ops[i].y - (is->ops[i].kind == BP_OP_TEXT ? is->ops[i].h : 0);
        op->y = top < op->y ? top : op->y;
        if (is->ops[i].y + is->ops[i].h > op->y + op->h)
            op->h = is->ops[i].y + is->ops[i].h - op->y;
    }
    return op;
}

void bp_stamp_stretch(struct bp_pages *pages, uint32_t stamp, struct bp_box box, int32_t mark)
{
    pages->stamps[stamp].width = pages->page->width;
    pages->stamps[stamp].height = pages->page->height;
    struct bp_op *op = bp_op_add(pages->page, pages, BP_OP_STRETCH, mark);
    op->n = stamp;
    op->x = box.x;
    op->y = box.y;
    op->w = box.w;
    op->h = box.h;
}

static void grow_ops(struct bp_page *page, struct bp_pages *pages)
{
    size_t need = page->n_ops + 1;
    if (page == &pages->filled && need < pages->likely_ops)
        need = pages->likely_ops;
    page->ops = bp_arena_grow(bp_pages_scratch(pages), page->ops, &page->ops_capacity, need,
                              sizeof *page->ops);
}

struct bp_op *bp_op_add(struct bp_page *page, struct bp_pages *pages, enum bp_op_kind kind,
                        int32_t mark)
{
    if (page->n_ops == page->ops_capacity)
        grow_ops(page, pages);
    struct bp_op *op = &page->ops[page->n_ops++];
    op->kind = (uint8_t)kind;
    op->mark = mark;
    return op;
}

void bp_origin_add(struct bp_pages *pages, int32_t y)
{
    bp_op_add(pages->page, pages, BP_OP_ORIGIN, BP_ARTIFACT)->y = y;
}

uint32_t bp_dest_add(struct bp_pages *pages)
{
    pages->dests = bp_arena_regrow(pages->arena, pages->dests, &pages->dests_capacity,
                                 pages->n_dests + 1, sizeof *pages->dests);
    return (uint32_t)pages->n_dests++;
}

/* Tells the sink of a destination, while its tag is still there. */
static void note_dest(struct bp_pages *pages, uint32_t dest)
{
    if (!pages->sink)
        return;
    pages->reached = bp_arena_grow(pages->arena, pages->reached, &pages->reached_capacity,
                                   pages->n_reached + 1, sizeof *pages->reached);
    pages->reached[pages->n_reached++] = dest;
}

void bp_dest_set(struct bp_pages *pages, uint32_t dest, uint32_t tag, int32_t y)
{
    pages->dests[dest] = (struct bp_dest){.page = pages->at, .y = y, .tag = tag};
    note_dest(pages, dest);
}

void bp_dest_copy(struct bp_pages *pages, uint32_t dest, uint32_t from)
{
    pages->dests[dest] = pages->dests[from];
    note_dest(pages, dest);
}

static int32_t least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static int32_t most(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static struct bp_box around(struct bp_box a, struct bp_box b)
{
    int32_t x = least(a.x, b.x), y = least(a.y, b.y);
    return (struct bp_box){x, y, most(a.x + a.w, b.x + b.w) - x, most(a.y + a.h, b.y + b.h) - y};
}

/* Adds a part to a link, or makes its newest part longer if both are on one line with at most a space
 * between them. */
static void add_part(struct bp_pages *pages, struct bp_link *link, struct bp_box box)
{
    struct bp_box *newest = link->n_parts ? &link->parts[link->n_parts - 1] : NULL;
    if (newest && newest->y == box.y && newest->h == box.h && box.x <= newest->x + newest->w + box.h / 2 &&
        newest->x <= box.x + box.w + box.h / 2) {
        *newest = around(*newest, box);
        return;
    }
    link->parts = bp_arena_grow(bp_pages_scratch(pages), link->parts, &link->parts_capacity,
                                link->n_parts + 1, sizeof *link->parts);
    link->parts[link->n_parts++] = box;
}

void bp_link_add(struct bp_pages *pages, struct bp_link link)
{
    struct bp_page *page = pages->page;
    struct bp_link *newest = page->n_links ? &page->links[page->n_links - 1] : NULL;
    if (newest && newest->tag == link.tag) {
        newest->box = around(newest->box, link.box);
        add_part(pages, newest, link.box);
        return;
    }
    page->links = bp_arena_grow(bp_pages_scratch(pages), page->links, &page->links_capacity,
                                page->n_links + 1, sizeof *page->links);
    uint32_t leaf = bp_tag_add(pages, link.tag, BP_TAG_OBJECT);
    pages->tags[leaf].page = pages->at;
    pages->tags[leaf].index = (uint32_t)page->n_links;
    link.uri = bp_pages_keep(pages, link.uri);
    link.contents = bp_pages_keep(pages, bp_text_bare(bp_arena_text(bp_pages_scratch(pages), link.contents,
                                                                   strlen(link.contents))));
    add_part(pages, &link, link.box);
    page->links[page->n_links++] = link;
}

uint32_t bp_page_number(const struct bp_pages *pages, uint32_t index)
{
    return (pages->first ? pages->first : 1) + index;
}
