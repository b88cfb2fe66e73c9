/* pages.c: the page tree, each page's object and content stream, and the link annotations. */
#include <stdio.h>
#include <string.h>

#include "pdf/strings.h"
#include "pdf/writer.h"

/* Pages to a node of the page tree: the tree stays two levels deep and no array of libharu's fills up. */
#define NODE_PAGES 128

static void put_box(struct bp_buf *buf, int32_t left, int32_t bottom, int32_t right, int32_t top)
{
    const int32_t sides[4] = {left, bottom, right, top};
    for (int i = 0; i < 4; i++) {
        bp_buf_char(buf, i ? ' ' : '[');
        bp_buf_milli(buf, sides[i]);
    }
    bp_buf_char(buf, ']');
}

static void put_reference(struct bp_buf *buf, const char *before, const void *object)
{
    bp_buf_str(buf, before);
    bp_buf_int(buf, bp_pdf_number(object));
    bp_buf_str(buf, " 0 R");
}

/* Type and Parent are libharu's; the rest is regular. Tabs /S: the order of the structure (PDF/UA-1,
 * 7.18.3). */
static HPDF_STATUS print_page(HPDF_Dict dict, HPDF_Stream stream)
{
    struct bp_pdf *pdf = bp_pdf_of(stream);
    const struct bp_pdf_page *item = dict->attr;
    struct bp_buf *buf = pdf->target;
    bp_buf_str(buf, "/MediaBox");
    put_box(buf, 0, 0, item->page->width, item->page->height);
    put_reference(buf, "/Resources ", pdf->resources);
    put_reference(buf, "/Contents ", item->contents);
    bp_buf_str(buf, "/Tabs/S/StructParents ");
    bp_buf_int(buf, item->key);
    for (size_t i = 0; i < item->page->n_links; i++)
        put_reference(buf, i ? " " : "/Annots[", item->annots[i].object);
    if (item->page->n_links)
        bp_buf_char(buf, ']');
    return HPDF_OK;
}

/* An address in ASCII (ISO 32000-1, 12.6.4.7): any other byte is percent-encoded. */
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

void bp_pdf_put_dest(struct bp_pdf *pdf, struct bp_buf *buf, uint32_t dest)
{
    const struct bp_dest *to = &pdf->pages->dests[dest];
    put_reference(buf, "[", pdf->items[to->page].object);
    bp_buf_str(buf, "/XYZ 0 ");
    bp_buf_milli(buf, pdf->pages->items[to->page].height - to->y);
    bp_buf_str(buf, " null]");
}

/* F 4: printed, as PDF/A-2 wants (6.3.2); Contents: in words where it leads (PDF/UA-1, 7.18.5). */
static HPDF_STATUS print_link(HPDF_Dict dict, HPDF_Stream stream)
{
    struct bp_pdf *pdf = bp_pdf_of(stream);
    const struct bp_pdf_annot *annot = dict->attr;
    const struct bp_link *link = annot->link;
    struct bp_buf *buf = pdf->target;
    int32_t top = annot->page->height - link->y;
    bp_buf_str(buf, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect");
    put_box(buf, link->x, top - link->h, link->x + link->w, top);
    bp_buf_str(buf, "/StructParent ");
    bp_buf_int(buf, annot->key);
    bp_buf_str(buf, "/Contents");
    bp_pdf_put_text(buf, link->contents, strlen(link->contents));
    if (link->uri) {
        bp_buf_str(buf, "/A<</S/URI/URI");
        put_address(buf, link->uri);
        bp_buf_str(buf, ">>");
    } else {
        bp_buf_str(buf, "/Dest");
        bp_pdf_put_dest(pdf, buf, link->dest);
    }
    return HPDF_OK;
}

void bp_pdf_check_dest(struct bp_pdf *pdf, uint32_t dest)
{
    if (dest >= pdf->pages->n_dests || pdf->pages->dests[dest].page >= pdf->pages->n)
        bp_pdf_fail(pdf, "a link that leads nowhere");
}

static void make_links(struct bp_pdf *pdf, struct bp_pdf_page *item)
{
    item->annots = bp_arena_array(&pdf->arena, item->page->n_links, sizeof *item->annots);
    for (size_t i = 0; i < item->page->n_links; i++) {
        struct bp_pdf_annot *annot = &item->annots[i];
        annot->link = &item->page->links[i];
        annot->page = item->page;
        annot->key = pdf->n_keys++;
        annot->object = bp_pdf_dict(pdf);
        annot->object->attr = annot;
        annot->object->write_fn = print_link;
        if (!annot->link->uri)
            bp_pdf_check_dest(pdf, annot->link->dest);
    }
}

/* The class is given after the page has its parent: libharu would then look for attributes of its own. */
static HPDF_Dict make_page(struct bp_pdf *pdf, struct bp_pdf_page *item, HPDF_Pages parent)
{
    HPDF_Dict page = bp_pdf_dict(pdf);
    HPDF_Dict_AddName(page, "Type", "Page");
    HPDF_Pages_AddKids(parent, page);
    page->header.obj_class |= HPDF_OSUBCLASS_PAGE; /* counted in Count */
    page->attr = item;
    page->write_fn = print_page;
    return page;
}

void bp_pdf_pages_make(struct bp_pdf *pdf)
{
    const struct bp_pages *pages = pdf->pages;
    pdf->items = bp_arena_array(&pdf->arena, pages->n, sizeof *pdf->items);
    pdf->resources = bp_pdf_dict(pdf);
    HPDF_Pages node = pdf->doc->root_pages;
    for (size_t i = 0; i < pages->n; i++) {
        if (i % NODE_PAGES == 0 && pages->n > NODE_PAGES)
            node = HPDF_Pages_New(pdf->memory, pdf->doc->root_pages, pdf->doc->xref);
        if (!node)
            bp_pdf_fail(pdf, "libharu makes no page");
        pdf->items[i].page = &pages->items[i];
        pdf->items[i].key = (uint32_t)i;
        pdf->items[i].object = make_page(pdf, &pdf->items[i], node);
    }
    pdf->n_keys = (uint32_t)pages->n;
    for (size_t i = 0; i < pages->n; i++)
        if (pages->items[i].n_links)
            make_links(pdf, &pdf->items[i]);
}

/* A stamp is a form XObject (ISO 32000-1, 8.10), whose coordinates are the pages'. */
static HPDF_Dict make_stamp(struct bp_pdf *pdf, const struct bp_stamp *stamp)
{
    struct bp_buf *buf = &pdf->content;
    HPDF_Dict form = bp_pdf_dict(pdf);
    HPDF_Array box = HPDF_Array_New(pdf->memory);
    const int32_t sides[4] = {0, 0, stamp->width, stamp->height};
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddReal(box, (HPDF_REAL)sides[i] / 1000);
    HPDF_Dict_AddName(form, "Type", "XObject");
    HPDF_Dict_AddName(form, "Subtype", "Form");
    HPDF_Dict_Add(form, "BBox", box);
    HPDF_Dict_Add(form, "Resources", pdf->resources);
    buf->len = 0;
    bp_pdf_stamp_content(pdf, stamp, buf);
    bp_pdf_check(pdf, buf);
    bp_pdf_stream_write(pdf, form, buf->bytes, buf->len, true);
    return form;
}

/* What pages draw by name (ISO 32000-1, 8.8). */
static void make_xobjects(struct bp_pdf *pdf)
{
    const struct bp_pages *pages = pdf->pages;
    if (!pages->n_stamps && !pages->image)
        return;
    HPDF_Dict forms = HPDF_Dict_New(pdf->memory);
    if (pages->image)
        HPDF_Dict_Add(forms, "Im", bp_pdf_image(pdf, pages->image));
    for (size_t i = 0; i < pages->n_stamps; i++) {
        char name[16];
        snprintf(name, sizeof name, "S%u", (unsigned)i);
        HPDF_Dict_Add(forms, name, make_stamp(pdf, &pages->stamps[i]));
    }
    HPDF_Dict_Add(pdf->resources, "XObject", forms);
}

void bp_pdf_pages_write(struct bp_pdf *pdf)
{
    struct bp_buf *buf = &pdf->content;
    make_xobjects(pdf);
    for (size_t i = 0; i < pdf->pages->n; i++) {
        buf->len = 0;
        bp_pdf_content(pdf, pdf->items[i].page, buf);
        bp_pdf_check(pdf, buf);
        pdf->items[i].contents = bp_pdf_dict(pdf);
        bp_pdf_stream_write(pdf, pdf->items[i].contents, buf->bytes, buf->len, true);
    }
}
