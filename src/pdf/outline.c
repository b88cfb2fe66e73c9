/* outline.c: the bookmarks, as libharu's outline, all open; and how the document opens. */
#include "pdf/strings.h"
#include "pdf/writer.h"

#define MAX_LEVELS 8

static HPDF_STATUS print_dest(HPDF_Dict dict, HPDF_Stream stream)
{
    struct bp_pdf *pdf = bp_pdf_of(stream);
    const struct bp_bookmark *bookmark = dict->attr;
    bp_buf_str(pdf->target, "/Dest");
    bp_pdf_put_dest(pdf, pdf->target, bookmark->dest);
    return HPDF_OK;
}

static HPDF_Outline add_item(struct bp_pdf *pdf, HPDF_Outline parent,
                             struct bp_bookmark *bookmark)
{
    bp_pdf_check_dest(pdf, bookmark->dest);
    HPDF_Outline item = HPDF_CreateOutline(pdf->doc, parent, "", NULL);
    if (!item)
        bp_pdf_fail(pdf, "libharu makes no bookmark");
    HPDF_Dict_RemoveElement(item, "Type"); /* libharu says /Outlines, which only the root is */
    HPDF_Dict_Add(item, "Title", bp_pdf_text_object(pdf, bookmark->title));
    item->attr = bookmark;
    item->write_fn = print_dest;
    return item;
}

/* The first page's top left corner, at 100 % (ISO 32000-1, 12.3.2.2). */
static HPDF_STATUS print_action(HPDF_Dict dict, HPDF_Stream stream)
{
    struct bp_pdf *pdf = bp_pdf_of(stream);
    struct bp_buf *buf = pdf->target;
    (void)dict;
    bp_buf_str(buf, "/S/GoTo/D[");
    bp_pdf_put_reference(buf, pdf->items[0].object);
    bp_buf_str(buf, "/XYZ 0 ");
    bp_buf_milli(buf, pdf->items[0].height);
    bp_buf_str(buf, " 1]");
    return HPDF_OK;
}

static void open_at_actual_size(struct bp_pdf *pdf)
{
    HPDF_Dict action = bp_pdf_dict(pdf);
    action->write_fn = print_action;
    HPDF_Dict_Add(pdf->doc->catalog, "OpenAction", action);
}

void bp_pdf_outline_make(struct bp_pdf *pdf)
{
    const struct bp_pages *pages = pdf->pages;
    HPDF_Outline newest[MAX_LEVELS + 1] = {NULL}; /* by level; 0: libharu's root */
    unsigned depth = 0;
    for (size_t i = 0; i < pages->n_bookmarks; i++) {
        struct bp_bookmark *bookmark = &pages->bookmarks[i];
        unsigned level = bookmark->level;
        if (level && level <= depth + 1 && level <= MAX_LEVELS)
            newest[level] = add_item(pdf, newest[level - 1], bookmark);
        else
            bp_pdf_fail(pdf, "a bookmark that skips a level");
        depth = level;
    }
    if (pages->actual_size)
        open_at_actual_size(pdf);
    if (pages->n_bookmarks)
        HPDF_SetPageMode(pdf->doc, HPDF_PAGE_MODE_USE_OUTLINE);
}
