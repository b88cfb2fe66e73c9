/* tags.c: the structure tree (ISO 32000-1, 14.7). Elements are not made as objects of libharu,
 * which would cost 2 kB each. They are printed from the tag tree directly into object streams, as
 * soon as they are complete. The parent tree maps the marks of pages, and links, back to elements. */
#include <string.h>

#include "pdf/strings.h"
#include "pdf/writer.h"

/* pages or links in a leaf of the parent tree; with several leaves, a reader need not read all */
#define LEAF_KEYS 64

static bool is_leaf(const struct bp_tag *tag)
{
    return tag->kind >= BP_TAG_CONTENT;
}

static uint32_t number_of(struct bp_pdf *pdf, uint32_t tag)
{
    if (tag >= pdf->pages->n_tags)
        bp_pdf_fail(pdf, "a tag that is not there");
    struct bp_tag *at = &pdf->pages->tags[tag];
    if (!at->object)
        at->object = bp_pdf_take_number(pdf);
    return at->object;
}

static const struct bp_pdf_page *page_of(struct bp_pdf *pdf, uint32_t page)
{
    if (page >= pdf->n_items || !pdf->items[page].object)
        bp_pdf_fail(pdf, "content on a page that is not there");
    return &pdf->items[page];
}

/* ---- elements ---- */

/* The page of the element's first own content, for /Pg. BP_NO_TAG: it has none. */
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
    const struct bp_pdf_page *item = page_of(pdf, leaf->page);
    if (leaf->kind == BP_TAG_CONTENT && leaf->page == page) {
        bp_buf_int(buf, leaf->index);
        return;
    }
    bp_buf_str(buf, leaf->kind == BP_TAG_CONTENT ? "<</Type/MCR/Pg " : "<</Type/OBJR/Pg ");
    bp_pdf_put_reference(buf, item->object);
    if (leaf->kind == BP_TAG_CONTENT) {
        bp_buf_str(buf, "/MCID ");
        bp_buf_int(buf, leaf->index);
    } else {
        if (leaf->index >= item->n_annots)
            bp_pdf_fail(pdf, "a tag of a link that is not there");
        bp_buf_str(buf, "/Obj ");
        bp_pdf_put_reference(buf, pdf->annots[item->annots + leaf->index].object);
    }
    bp_buf_str(buf, ">>");
}

/* A single child needs no array. */
static void put_kids(struct bp_pdf *pdf, struct bp_buf *buf, const struct bp_tag *tag,
                     uint32_t page)
{
    const struct bp_tag *tags = pdf->pages->tags;
    if (tag->first == BP_NO_TAG)
        return;
    bool one = tag->first == tag->last;
    bp_buf_str(buf, one ? "/K " : "/K[");
    for (uint32_t kid = tag->first; kid != BP_NO_TAG; kid = tags[kid].next) {
        if (kid != tag->first)
            bp_buf_char(buf, ' ');
        if (is_leaf(&tags[kid]))
            put_leaf(pdf, buf, &tags[kid], page);
        else
            bp_pdf_put_reference(buf, number_of(pdf, kid));
    }
    if (!one)
        bp_buf_char(buf, ']');
}

static void put_figure(struct bp_pdf *pdf, struct bp_buf *buf, const struct bp_tag *tag)
{
    if (tag->index >= pdf->pages->n_boxes)
        bp_pdf_fail(pdf, "a figure without a box");
    const struct bp_box *box = &pdf->pages->boxes[tag->index];
    int32_t top = page_of(pdf, tag->page)->height - box->y;
    bp_buf_str(buf, "/A<</O/Layout/Placement/Block/BBox");
    bp_pdf_put_box(buf, box->x, top - box->h, box->x + box->w, top);
    bp_buf_str(buf, ">>");
}

/* Attributes (14.8.5): the scope of a table header, the numbering of a list, the box of a figure. */
static void put_attributes(struct bp_pdf *pdf, struct bp_buf *buf, const struct bp_tag *tag)
{
    if (tag->kind == BP_TAG_TH && tag->scope) {
        bp_buf_str(buf, "/A ");
        bp_pdf_put_reference(buf, pdf->scopes[tag->scope == BP_SCOPE_ROW]);
    } else if (tag->kind == BP_TAG_L) {
        bp_buf_str(buf, tag->numbered ? "/A<</O/List/ListNumbering/Decimal>>"
                                      : "/A<</O/List/ListNumbering/Disc>>");
    } else if (tag->kind == BP_TAG_FIGURE) {
        put_figure(pdf, buf, tag);
    }
}

static void put_element(struct bp_pdf *pdf, struct bp_buf *buf, const struct bp_tag *tag)
{
    static const char *const detail[] = {
        [BP_DETAIL_ALT] = "/Alt", [BP_DETAIL_ACTUAL] = "/ActualText", [BP_DETAIL_EXPANSION] = "/E",
        [BP_DETAIL_LANG] = "/Lang"};
    bp_buf_str(buf, "<</S/");
    bp_buf_str(buf, bp_tag_names[tag->kind]);
    put_attributes(pdf, buf, tag);
    uint32_t page = first_page(pdf, tag);
    if (page != BP_NO_TAG) {
        bp_buf_str(buf, "/Pg ");
        bp_pdf_put_reference(buf, page_of(pdf, page)->object);
    }
    bp_buf_str(buf, "/P ");
    bp_pdf_put_reference(buf, tag->parent == BP_NO_TAG ? pdf->tree : number_of(pdf, tag->parent));
    put_kids(pdf, buf, tag, page);
    if (tag->parent == BP_NO_TAG && pdf->space) {
        bp_buf_str(buf, "/NS ");
        bp_pdf_put_reference(buf, pdf->space);
    }
    if (tag->english)
        bp_buf_str(buf, "/Lang(en-GB)");
    if (tag->detail != BP_DETAIL_NONE) {
        bp_buf_str(buf, detail[tag->detail]);
        bp_pdf_put_text(buf, tag->text, strlen(tag->text));
    }
    bp_buf_str(buf, ">>");
}

void bp_pdf_tag_number(struct bp_pdf *pdf, uint32_t id)
{
    const struct bp_tag *tags = pdf->pages->tags;
    number_of(pdf, id);
    for (uint32_t kid = tags[id].first; kid != BP_NO_TAG; kid = tags[kid].next)
        if (!is_leaf(&tags[kid]))
            bp_pdf_tag_number(pdf, kid);
}

void bp_pdf_tag_print(struct bp_pdf *pdf, uint32_t id)
{
    struct bp_tag *tag = &pdf->pages->tags[id];
    if (!tag->written) {
        put_element(pdf, bp_pdf_pack_begin(pdf, number_of(pdf, id)), tag);
        bp_pdf_pack_end(pdf);
        tag->written = true;
    }
    for (uint32_t kid = tag->first; kid != BP_NO_TAG; kid = pdf->pages->tags[kid].next)
        if (!is_leaf(&pdf->pages->tags[kid]))
            bp_pdf_tag_print(pdf, kid);
}

/* ---- the parent tree ---- */

/* Writes the leaf that is full. */
static void flush_leaf(struct bp_pdf *pdf)
{
    uint32_t from = (pdf->n_keys - 1) / LEAF_KEYS * LEAF_KEYS, number = bp_pdf_take_number(pdf);
    struct bp_buf *buf = bp_pdf_pack_begin(pdf, number);
    bp_buf_fmt(buf, "<</Limits[%u %u]/Nums[", pdf->first_key + from, pdf->first_key + pdf->n_keys - 1);
    bp_buf_put(buf, pdf->parents.bytes, pdf->parents.len);
    bp_buf_str(buf, "]>>");
    bp_pdf_pack_end(pdf);
    pdf->parents.len = 0;
    pdf->leaves = bp_arena_grow(&pdf->arena, pdf->leaves, &pdf->leaves_capacity, pdf->n_leaves + 1,
                                sizeof *pdf->leaves);
    pdf->leaves[pdf->n_leaves++] = number;
}

/* A page's array of elements is a separate object, next to the rows that have the same numbers:
 * they compress well together. */
static uint32_t print_parents(struct bp_pdf *pdf, const struct bp_page *page, uint32_t number)
{
    struct bp_buf *buf = bp_pdf_pack_begin(pdf, number);
    bp_buf_char(buf, '[');
    for (size_t i = 0; i < page->n_marks; i++) {
        if (i)
            bp_buf_char(buf, ' ');
        bp_pdf_put_reference(buf, number_of(pdf, page->marks[i]));
    }
    bp_buf_char(buf, ']');
    bp_pdf_pack_end(pdf);
    return number;
}

/* Adds a key and its object. Returns the key. */
static uint32_t add_key(struct bp_pdf *pdf, uint32_t object)
{
    struct bp_buf *buf = &pdf->parents;
    if (pdf->n_keys && pdf->n_keys % LEAF_KEYS == 0)
        flush_leaf(pdf);
    bp_buf_int(buf, pdf->first_key + pdf->n_keys);
    bp_buf_char(buf, ' ');
    bp_pdf_put_reference(buf, object);
    bp_buf_char(buf, '\n');
    bp_pdf_check(pdf, buf);
    return pdf->first_key + pdf->n_keys++;
}

void bp_pdf_parents_note(struct bp_pdf *pdf, const struct bp_page *page, uint32_t index)
{
    struct bp_pdf_page *item = &pdf->items[index];
    item->key = add_key(pdf, print_parents(pdf, page, item->parents));
    for (size_t i = 0; i < page->n_links; i++)
        pdf->annots[item->annots + i].key = add_key(pdf, number_of(pdf, page->links[i].tag));
}

/* Only PDF 2.0 names elements as targets. */
void bp_pdf_dests_note(struct bp_pdf *pdf)
{
    const struct bp_pages *pages = pdf->pages;
    for (size_t i = 0; bp_pdf_is_2(pdf) && i < pages->n_reached; i++) {
        struct bp_dest *dest = &pages->dests[pages->reached[i]];
        if (!dest->object)
            dest->object = number_of(pdf, dest->tag);
    }
}

uint32_t bp_pdf_dest_element(struct bp_pdf *pdf, uint32_t dest)
{
    const struct bp_dest *to = &pdf->pages->dests[dest];
    return to->object ? to->object : number_of(pdf, to->tag); /* pages that were kept have all their tags */
}

/* Writes the root: it has only the numbers of the leaves. */
static void write_parent_root(struct bp_pdf *pdf)
{
    flush_leaf(pdf);
    pdf->parent_tree = bp_pdf_take_number(pdf);
    struct bp_buf *buf = bp_pdf_pack_begin(pdf, pdf->parent_tree);
    for (size_t i = 0; i < pdf->n_leaves; i++) {
        bp_buf_str(buf, i ? " " : "<</Kids[");
        bp_pdf_put_reference(buf, pdf->leaves[i]);
    }
    bp_buf_str(buf, "]>>");
    bp_pdf_pack_end(pdf);
}

/* ---- the whole ---- */

/* Prints an object that elements refer to. Returns its number. */
static uint32_t share(struct bp_pdf *pdf, const char *object)
{
    uint32_t number = bp_pdf_take_number(pdf);
    bp_buf_str(bp_pdf_pack_begin(pdf, number), object);
    bp_pdf_pack_end(pdf);
    return number;
}

/* PDF/UA-2 (8.2.5.2) wants the Document to be in the namespace of PDF 2.0. The elements below it are in none,
 * which means that of PDF 1.7, where all the types in use are defined (ISO 32000-2, 14.8.6). */
void bp_pdf_tags_begin(struct bp_pdf *pdf)
{
    pdf->scopes[0] = share(pdf, "<</O/Table/Scope/Column>>");
    pdf->scopes[1] = share(pdf, "<</O/Table/Scope/Row>>");
    if (bp_pdf_is_2(pdf))
        pdf->space = share(pdf, "<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>");
}

static HPDF_STATUS print_tree(HPDF_Dict dict, HPDF_Stream stream)
{
    struct bp_pdf *pdf = bp_pdf_of(stream);
    (void)dict;
    bp_buf_str(pdf->target, "/Type/StructTreeRoot/K ");
    bp_pdf_put_reference(pdf->target, pdf->pages->tags[0].object);
    bp_buf_str(pdf->target, "/ParentTree ");
    bp_pdf_put_reference(pdf->target, pdf->parent_tree);
    bp_buf_str(pdf->target, "/ParentTreeNextKey ");
    bp_buf_int(pdf->target, pdf->first_key + pdf->n_keys);
    if (pdf->space) {
        bp_buf_str(pdf->target, "/Namespaces[");
        bp_pdf_put_reference(pdf->target, pdf->space);
        bp_buf_char(pdf->target, ']');
    }
    return HPDF_OK;
}

void bp_pdf_tags_end(struct bp_pdf *pdf)
{
    if (!pdf->pages->n_tags || is_leaf(&pdf->pages->tags[0]))
        bp_pdf_fail(pdf, "no tags");
    HPDF_Dict tree = bp_pdf_dict(pdf);
    tree->write_fn = print_tree;
    pdf->tree = bp_pdf_number(tree);
    HPDF_Dict_Add(pdf->doc->catalog, "StructTreeRoot", tree);
    bp_pdf_tag_print(pdf, 0);
    write_parent_root(pdf);
}
