/* outline.c: the bookmarks, as libharu's outline, all open. */
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

void bp_pdf_outline_make(struct bp_pdf *pdf)
{
    const struct bp_pages *pages = pdf->pages;
    HPDF_Outline newest[MAX_LEVELS + 1] = {NULL}; /* by level; 0: libharu's root */
    unsigned depth = 0;
    for (size_t i = 0; i < pages->n_bookmarks; i++) {
        struct bp_bookmark *bookmark = &pages->bookmarks[i];
        if (!bookmark->level || bookmark->level > depth + 1 || bookmark->level > MAX_LEVELS)
            bp_pdf_fail(pdf, "a bookmark that skips a level");
        depth = bookmark->level;
        newest[depth] = add_item(pdf, newest[depth - 1], bookmark);
    }
    if (pages->n_bookmarks)
        HPDF_SetPageMode(pdf->doc, HPDF_PAGE_MODE_USE_OUTLINE);
}
