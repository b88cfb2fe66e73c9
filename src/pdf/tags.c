/* tags.c: the structure tree (ISO 32000-1, 14.7). Its elements never become objects of libharu's, which
 * would cost 2 kB each: they are printed from the tag tree straight into object streams. The parent
 * tree leads back from a page's marks, and from a link, to the elements. */
#include <string.h>

#include "pdf/strings.h"
#include "pdf/writer.h"

/* Pages or links to a leaf of the parent tree: a reader looks one up without reading all. */
#define LEAF_KEYS 64

static bool is_leaf(const struct bp_tag *tag)
{
    return tag->kind >= BP_TAG_CONTENT;
}

static void put_reference(struct bp_buf *buf, uint32_t number)
{
    bp_buf_int(buf, number);
    bp_buf_str(buf, " 0 R");
}

static uint32_t page_number(struct bp_pdf *pdf, uint32_t page)
{
    if (page >= pdf->pages->n)
        bp_pdf_fail(pdf, "content on a page that is not there");
    return bp_pdf_number(pdf->items[page].object);
}

/* ---- elements ---- */

/* The page of the element's first own content: its /Pg. BP_NO_TAG: it has none. */
static uint32_t first_page(const struct bp_pdf *pdf, const struct bp_tag *tag)
{
    const struct bp_tag *tags = pdf->pages->tags;
    for (uint32_t kid = tag->first; kid != BP_NO_TAG; kid = tags[kid].next)
        if (is_leaf(&tags[kid]))
            return tags[kid].page;
    return BP_NO_TAG;
}

static void put_leaf(struct bp_pdf *pdf, struct bp_buf *buf, const struct bp_tag *leaf,
                     uint32_t page)
{
    uint32_t number = page_number(pdf, leaf->page);
    if (leaf->kind == BP_TAG_CONTENT && leaf->page == page) {
        bp_buf_int(buf, leaf->index);
        return;
    }
    bp_buf_str(buf, leaf->kind == BP_TAG_CONTENT ? "<</Type/MCR/Pg " : "<</Type/OBJR/Pg ");
    put_reference(buf, number);
    if (leaf->kind == BP_TAG_CONTENT) {
        bp_buf_str(buf, "/MCID ");
        bp_buf_int(buf, leaf->index);
    } else {
        if (leaf->index >= pdf->pages->items[leaf->page].n_links)
            bp_pdf_fail(pdf, "a tag of a link that is not there");
        bp_buf_str(buf, "/Obj ");
        put_reference(buf, bp_pdf_number(pdf->items[leaf->page].annots[leaf->index].object));
    }
    bp_buf_str(buf, ">>");
}

static void put_kids(struct bp_pdf *pdf, struct bp_buf *buf, const struct bp_tag *tag,
                     uint32_t page)
{
    const struct bp_tag *tags = pdf->pages->tags;
    if (tag->first == BP_NO_TAG)
        return;
    bp_buf_str(buf, "/K[");
    for (uint32_t kid = tag->first; kid != BP_NO_TAG; kid = tags[kid].next) {
        if (kid != tag->first)
            bp_buf_char(buf, ' ');
        if (is_leaf(&tags[kid]))
            put_leaf(pdf, buf, &tags[kid], page);
        else
            put_reference(buf, pdf->tag_numbers[kid]);
    }
    bp_buf_char(buf, ']');
}

static void put_figure(struct bp_pdf *pdf, struct bp_buf *buf, const struct bp_tag *tag)
{
    if (tag->index >= pdf->pages->n_boxes || tag->page >= pdf->pages->n)
        bp_pdf_fail(pdf, "a figure without a box");
    const struct bp_box *box = &pdf->pages->boxes[tag->index];
    int32_t top = pdf->pages->items[tag->page].height - box->y;
    const int32_t sides[4] = {box->x, top - box->h, box->x + box->w, top};
    bp_buf_str(buf, "/A<</O/Layout/Placement/Block/BBox");
    for (int i = 0; i < 4; i++) {
        bp_buf_char(buf, i ? ' ' : '[');
        bp_buf_milli(buf, sides[i]);
    }
    bp_buf_str(buf, "]>>");
}

/* Attributes (14.8.5): what a table's head cell heads, how a list is numbered, where a figure stands. */
static void put_attributes(struct bp_pdf *pdf, struct bp_buf *buf, const struct bp_tag *tag)
{
    if (tag->kind == BP_TAG_TH && tag->scope)
        bp_buf_str(buf, tag->scope == BP_SCOPE_ROW ? "/A<</O/Table/Scope/Row>>"
                                                   : "/A<</O/Table/Scope/Column>>");
    else if (tag->kind == BP_TAG_L)
        bp_buf_str(buf, tag->numbered ? "/A<</O/List/ListNumbering/Decimal>>"
                                      : "/A<</O/List/ListNumbering/Disc>>");
    else if (tag->kind == BP_TAG_FIGURE)
        put_figure(pdf, buf, tag);
}

static void put_element(struct bp_pdf *pdf, struct bp_buf *buf, const struct bp_tag *tag)
{
    static const char *const detail[] = {
        [BP_DETAIL_ALT] = "/Alt", [BP_DETAIL_ACTUAL] = "/ActualText", [BP_DETAIL_EXPANSION] = "/E"};
    bp_buf_str(buf, "<</S/");
    bp_buf_str(buf, bp_tag_names[tag->kind]);
    bp_buf_str(buf, "/P ");
    put_reference(buf, tag->parent == BP_NO_TAG ? pdf->tree : pdf->tag_numbers[tag->parent]);
    uint32_t page = first_page(pdf, tag);
    if (page != BP_NO_TAG) {
        bp_buf_str(buf, "/Pg ");
        put_reference(buf, page_number(pdf, page));
    }
    put_kids(pdf, buf, tag, page);
    put_attributes(pdf, buf, tag);
    if (tag->english)
        bp_buf_str(buf, "/Lang(en-GB)");
    if (tag->detail != BP_DETAIL_NONE) {
        bp_buf_str(buf, detail[tag->detail]);
        bp_pdf_put_text(buf, tag->text, strlen(tag->text));
    }
    bp_buf_str(buf, ">>");
}

/* ---- the parent tree: keys below the number of pages are pages, then come the links ---- */

static uint32_t count_leaves(const struct bp_pdf *pdf)
{
    return (pdf->n_keys + LEAF_KEYS - 1) / LEAF_KEYS;
}

static void put_page_marks(struct bp_pdf *pdf, struct bp_buf *buf, const struct bp_page *page)
{
    bp_buf_char(buf, '[');
    for (size_t i = 0; i < page->n_marks; i++) {
        if (i)
            bp_buf_char(buf, ' ');
        put_reference(buf, pdf->tag_numbers[page->marks[i]]);
    }
    bp_buf_char(buf, ']');
}

/* A walk over all links in the order of their keys. */
struct walk {
    size_t page, link;
};

static uint32_t next_link(const struct bp_pdf *pdf, struct walk *walk)
{
    while (walk->link == pdf->pages->items[walk->page].n_links) {
        walk->page++;
        walk->link = 0;
    }
    return pdf->pages->items[walk->page].links[walk->link++].tag;
}

static void put_nums(struct bp_pdf *pdf, struct bp_buf *buf, uint32_t leaf, struct walk *walk)
{
    uint32_t from = leaf * LEAF_KEYS, to = from + LEAF_KEYS;
    if (to > pdf->n_keys)
        to = pdf->n_keys;
    bp_buf_fmt(buf, "<</Limits[%u %u]/Nums[", from, to - 1);
    for (uint32_t key = from; key < to; key++) {
        bp_buf_int(buf, key);
        if (key < pdf->pages->n) {
            put_page_marks(pdf, buf, &pdf->pages->items[key]);
        } else {
            bp_buf_char(buf, ' ');
            put_reference(buf, pdf->tag_numbers[next_link(pdf, walk)]);
        }
        bp_buf_char(buf, '\n');
    }
    bp_buf_str(buf, "]>>");
}

/* The root: only the numbers of the leaves, which follow it. */
static void write_parent_tree(struct bp_pdf *pdf)
{
    uint32_t n = count_leaves(pdf);
    struct bp_buf *buf = bp_pdf_pack_begin(pdf, pdf->parent_tree);
    bp_buf_str(buf, "<</Kids[");
    for (uint32_t i = 0; i < n; i++) {
        if (i)
            bp_buf_char(buf, ' ');
        put_reference(buf, pdf->parent_tree + 1 + i);
    }
    bp_buf_str(buf, "]>>");
    bp_pdf_pack_end(pdf);
    struct walk walk = {0, 0};
    for (uint32_t i = 0; i < n; i++) {
        put_nums(pdf, bp_pdf_pack_begin(pdf, pdf->parent_tree + 1 + i), i, &walk);
        bp_pdf_pack_end(pdf);
    }
}

/* ---- the whole ---- */

static HPDF_STATUS print_tree(HPDF_Dict dict, HPDF_Stream stream)
{
    struct bp_pdf *pdf = bp_pdf_of(stream);
    (void)dict;
    bp_buf_str(pdf->target, "/Type/StructTreeRoot/K ");
    put_reference(pdf->target, pdf->tag_numbers[0]);
    bp_buf_str(pdf->target, "/ParentTree ");
    put_reference(pdf->target, pdf->parent_tree);
    bp_buf_str(pdf->target, "/ParentTreeNextKey ");
    bp_buf_int(pdf->target, pdf->n_keys);
    return HPDF_OK;
}

void bp_pdf_tags_make(struct bp_pdf *pdf)
{
    HPDF_Dict tree = bp_pdf_dict(pdf);
    tree->write_fn = print_tree;
    pdf->tree = bp_pdf_number(tree);
    HPDF_Dict_Add(pdf->doc->catalog, "StructTreeRoot", tree);
}

uint32_t bp_pdf_tags_number(struct bp_pdf *pdf, uint32_t first)
{
    const struct bp_pages *pages = pdf->pages;
    if (!pages->n_tags || is_leaf(&pages->tags[0]))
        bp_pdf_fail(pdf, "no tags");
    pdf->tag_numbers = bp_arena_array(&pdf->arena, pages->n_tags, sizeof *pdf->tag_numbers);
    for (size_t i = 0; i < pages->n_tags; i++)
        if (!is_leaf(&pages->tags[i]))
            pdf->tag_numbers[i] = first++;
    pdf->parent_tree = first;
    return first + 1 + count_leaves(pdf);
}

void bp_pdf_tags_write(struct bp_pdf *pdf)
{
    const struct bp_pages *pages = pdf->pages;
    for (size_t i = 0; i < pages->n_tags; i++) {
        if (is_leaf(&pages->tags[i]))
            continue;
        put_element(pdf, bp_pdf_pack_begin(pdf, pdf->tag_numbers[i]), &pages->tags[i]);
        bp_pdf_pack_end(pdf);
    }
    write_parent_tree(pdf);
}
