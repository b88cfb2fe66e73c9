/* pages.c: the page tree, the object and content stream of each page, and link annotations. The
 * content of a page is written when the page comes in. Its object and its links are written when
 * the targets of all links are known. */
#include <string.h>

#include "pdf/strings.h"
#include "pdf/writer.h"

/* pages in a node of the page tree */
#define NODE_PAGES 128

void bp_pdf_put_box(struct bp_buf *buf, int32_t left, int32_t bottom, int32_t right, int32_t top)
{
    const int32_t sides[4] = {left, bottom, right, top};
    for (int i = 0; i < 4; i++) {
        bp_buf_char(buf, i ? ' ' : '[');
        bp_buf_milli(buf, sides[i]);
    }
    bp_buf_char(buf, ']');
}

static void put_entry(struct bp_buf *buf, const char *key, uint32_t number)
{
    bp_buf_str(buf, key);
    bp_pdf_put_reference(buf, number);
}

/* ---- when a page comes in; the order does not matter ---- */

/* Programs that merge files often keep each page's StructParents, but only one file's parent tree. If all
 * began at 0, the pages of one would be read with the tags of another. So a document's keys begin at a large
 * number of its own: then such pages have no tags, which is better than wrong ones. */
static void choose_first_key(struct bp_pdf *pdf, const struct bp_buf *content)
{
    const uint32_t least = 1000000000, span = 1000000000; /* a key is at most 2^31 - 1 */
    if (!pdf->first_key)
        pdf->first_key = least + libdeflate_crc32(0, content->bytes, content->len) % span;
}

/* The parts of a link are the page's, which goes before the link is written. One part is the whole box. */
static void keep_parts(struct bp_pdf *pdf, struct bp_link *link)
{
    struct bp_box *parts = NULL;
    if (link->n_parts > 1) {
        parts = bp_arena_array(&pdf->arena, link->n_parts, sizeof *parts);
        memcpy(parts, link->parts, link->n_parts * sizeof *parts);
    }
    link->parts = parts;
}

void bp_pdf_page_take(struct bp_pdf *pdf, const struct bp_page *page, uint32_t index)
{
    pdf->items = bp_arena_regrow(&pdf->arena, pdf->items, &pdf->items_capacity, (size_t)index + 1,
                               sizeof *pdf->items);
    struct bp_pdf_page *item = &pdf->items[index];
    if (item->object)
        bp_pdf_fail(pdf, "a page that comes twice");
    if (index >= pdf->n_items)
        pdf->n_items = (size_t)index + 1;
    *item = (struct bp_pdf_page){.width = page->width, .height = page->height,
                                 .object = bp_pdf_take_number(pdf),
                                 .contents = bp_pdf_take_number(pdf),
                                 .parents = bp_pdf_take_number(pdf),
                                 .annots = (uint32_t)pdf->n_annots,
                                 .n_annots = (uint32_t)page->n_links};
    for (size_t i = 0; i < page->n_links; i++) {
        pdf->annots = bp_arena_regrow(&pdf->arena, pdf->annots, &pdf->annots_capacity,
                                    pdf->n_annots + 1, sizeof *pdf->annots);
        struct bp_pdf_annot *annot = &pdf->annots[pdf->n_annots++];
        *annot = (struct bp_pdf_annot){
            .link = page->links[i], .page = index, .object = bp_pdf_take_number(pdf)};
        keep_parts(pdf, &annot->link);
    }
    struct bp_buf *buf = &pdf->content;
    buf->len = 0;
    bp_pdf_content(pdf, page, buf);
    bp_pdf_check(pdf, buf);
    choose_first_key(pdf, buf);
    bp_pdf_stream_write(pdf, item->contents, "", buf->bytes, buf->len);
}

/* ---- links ---- */

void bp_pdf_check_dest(struct bp_pdf *pdf, uint32_t dest)
{
    if (dest >= pdf->pages->n_dests || pdf->pages->dests[dest].page >= pdf->n_items)
        bp_pdf_fail(pdf, "a link that leads nowhere");
}

/* "[12 0 R/XYZ 0 540 null]": rounded so that no text is above the top of the window. */
static void put_place(struct bp_buf *buf, const char *key, uint32_t number, int32_t y)
{
    bp_buf_str(buf, key);
    put_entry(buf, "[", number);
    bp_buf_str(buf, "/XYZ 0 ");
    bp_buf_int(buf, (y + 999) / 1000);
    bp_buf_str(buf, " null]");
}

/* PDF/UA-2 (8.8) wants the element, too, which only an action can name. Readers go by the page. */
void bp_pdf_put_dest(struct bp_pdf *pdf, struct bp_buf *buf, uint32_t dest)
{
    const struct bp_dest *to = &pdf->pages->dests[dest];
    const struct bp_pdf_page *page = &pdf->items[to->page];
    int32_t y = page->height - to->y;
    if (bp_pdf_is_2(pdf)) {
        put_place(buf, "/A<</S/GoTo/D", page->object, y);
        put_place(buf, "/SD", bp_pdf_dest_element(pdf, dest), y);
        bp_buf_str(buf, ">>");
    } else {
        put_place(buf, "/Dest", page->object, y);
    }
}

/* An address in ASCII (ISO 32000-1, 12.6.4.7). All other bytes are percent-encoded. */
static void put_address(struct bp_buf *buf, const char *uri)
{
    static const char digit[] = "0123456789ABCDEF";
    bp_buf_char(buf, '(');
    for (const char *at = uri; *at; at++) {
        unsigned char c = (unsigned char)*at;
        if (c <= ' ' || c > '~') {
            const char text[3] = {'%', digit[c >> 4], digit[c & 15]};
            bp_buf_put(buf, text, 3);
        } else {
            if (c == '(' || c == ')' || c == '\\')
                bp_buf_char(buf, '\\');
            bp_buf_char(buf, *at);
        }
    }
    bp_buf_char(buf, ')');
}

/* Of each part the corners: top left, top right, bottom left, bottom right. ISO 32000-1, 12.5.6.5, has
 * another order, but this is the one that Acrobat writes and that readers expect. */
static void put_parts(struct bp_buf *buf, const struct bp_link *link, int32_t height)
{
    for (size_t i = 0; i < link->n_parts; i++) {
        const struct bp_box *part = &link->parts[i];
        int32_t left = bp_pdf_place(part->x), right = bp_pdf_place(part->x + part->w);
        int32_t top = bp_pdf_place(height - part->y), bottom = bp_pdf_place(height - part->y - part->h);
        const int32_t corners[8] = {left, top, right, top, left, bottom, right, bottom};
        for (int k = 0; k < 8; k++) {
            bp_buf_str(buf, i + (size_t)k ? " " : "/QuadPoints[");
            bp_buf_milli(buf, corners[k]);
        }
    }
    bp_buf_char(buf, ']');
}

/* F 4: printed, as PDF/A-2 requires (6.3.2). Contents: a description of the target (PDF/UA-1,
 * 7.18.5). */
static void print_link(struct bp_pdf *pdf, const struct bp_pdf_annot *annot)
{
    const struct bp_link *link = &annot->link;
    const struct bp_box *box = &link->box;
    int32_t height = pdf->items[annot->page].height, top = height - box->y;
    if (!link->uri)
        bp_pdf_check_dest(pdf, link->dest);
    struct bp_buf *buf = bp_pdf_pack_begin(pdf, annot->object);
    bp_buf_str(buf, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect");
    bp_pdf_put_box(buf, bp_pdf_place(box->x), bp_pdf_place(top - box->h), bp_pdf_place(box->x + box->w),
                   bp_pdf_place(top));
    if (link->n_parts > 1)
        put_parts(buf, link, height);
    bp_buf_str(buf, "/StructParent ");
    bp_buf_int(buf, annot->key);
    bp_buf_str(buf, "/Contents");
    bp_pdf_put_text(buf, link->contents, strlen(link->contents));
    if (link->uri) {
        bp_buf_str(buf, "/A<</S/URI/URI");
        put_address(buf, link->uri);
        bp_buf_str(buf, ">>");
    } else {
        bp_pdf_put_dest(pdf, buf, link->dest);
    }
    bp_buf_str(buf, ">>");
    bp_pdf_pack_end(pdf);
}

/* ---- page objects ---- */

/* Tabs /S: the tab order follows the structure (PDF/UA-1, 7.18.3). */
static void print_page(struct bp_pdf *pdf, const struct bp_pdf_page *item, uint32_t parent)
{
    struct bp_buf *buf = bp_pdf_pack_begin(pdf, item->object);
    put_entry(buf, "<</Type/Page/Parent ", parent);
    bp_buf_str(buf, "/MediaBox");
    bp_pdf_put_box(buf, 0, 0, item->width, item->height);
    put_entry(buf, "/Resources ", bp_pdf_number(pdf->resources));
    put_entry(buf, "/Contents ", item->contents);
    bp_buf_str(buf, "/Tabs/S/StructParents ");
    bp_buf_int(buf, item->key);
    for (uint32_t i = 0; i < item->n_annots; i++)
        put_entry(buf, i ? " " : "/Annots[", pdf->annots[item->annots + i].object);
    bp_buf_str(buf, item->n_annots ? "]>>" : ">>");
    bp_pdf_pack_end(pdf);
}

/* Writes a node and its pages. Returns the node's number. */
static uint32_t print_node(struct bp_pdf *pdf, size_t from, size_t to, uint32_t root)
{
    uint32_t number = bp_pdf_take_number(pdf);
    for (size_t i = from; i < to; i++)
        print_page(pdf, &pdf->items[i], number);
    struct bp_buf *buf = bp_pdf_pack_begin(pdf, number);
    put_entry(buf, "<</Type/Pages/Parent ", root);
    bp_buf_fmt(buf, "/Count %zu/Kids[", to - from);
    for (size_t i = from; i < to; i++)
        put_entry(buf, i > from ? " " : "", pdf->items[i].object);
    bp_buf_str(buf, "]>>");
    bp_pdf_pack_end(pdf);
    return number;
}

/* The root, in libharu's dictionary. The parent of a page is a node, or the root if there is only
 * one node. */
struct root {
    uint32_t *kids;
    size_t n;
};

static HPDF_STATUS print_root(HPDF_Dict dict, HPDF_Stream stream)
{
    struct bp_pdf *pdf = bp_pdf_of(stream);
    const struct root *root = dict->attr;
    bp_buf_fmt(pdf->target, "/Count %zu/Kids[", pdf->n_items);
    for (size_t i = 0; i < root->n; i++)
        put_entry(pdf->target, i ? " " : "", root->kids[i]);
    bp_buf_char(pdf->target, ']');
    return HPDF_OK;
}

void bp_pdf_pages_end(struct bp_pdf *pdf)
{
    HPDF_Dict dict = pdf->doc->root_pages;
    uint32_t number = bp_pdf_number(dict);
    size_t n = pdf->n_items;
    for (size_t i = 0; i < n; i++)
        if (!pdf->items[i].object)
            bp_pdf_fail(pdf, "a page that never came");
    struct root *root = bp_arena_alloc(&pdf->arena, sizeof *root);
    root->kids = bp_arena_array(&pdf->arena, n > NODE_PAGES ? n / NODE_PAGES + 1 : n,
                                sizeof *root->kids);
    for (size_t i = 0; n <= NODE_PAGES && i < n; i++) {
        print_page(pdf, &pdf->items[i], number);
        root->kids[root->n++] = pdf->items[i].object;
    }
    for (size_t i = 0; n > NODE_PAGES && i < n; i += NODE_PAGES)
        root->kids[root->n++] =
            print_node(pdf, i, i + NODE_PAGES < n ? i + NODE_PAGES : n, number);
    HPDF_Dict_RemoveElement(dict, "Kids");
    HPDF_Dict_RemoveElement(dict, "Count");
    dict->before_write_fn = NULL;
    dict->write_fn = print_root;
    dict->attr = root;
    for (size_t i = 0; i < pdf->n_annots; i++)
        print_link(pdf, &pdf->annots[i]);
}
