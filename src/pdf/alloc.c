/* alloc.c: libharu's memory. It asks for memory through two plain functions and is not safe once one of
 * them has given NULL, so ours never does: it takes from the arena of the document that this thread
 * writes, and when that has run out, jumps out of libharu. Nothing is freed one by one. */
#include "pdf/writer.h"

static _Thread_local struct bp_arena *current;

static void *take(HPDF_UINT size)
{
    return bp_arena_alloc(current, size);
}

static void keep(void *memory)
{
    (void)memory;
}

void bp_pdf_open_document(struct bp_pdf *pdf)
{
    const struct bp_pages *pages = pdf->pages;
    current = &pdf->arena;
    pdf->doc = HPDF_NewEx(NULL, take, keep, 0, NULL);
    if (!pdf->doc)
        bp_pdf_fail(pdf, "libharu opens no document");
    pdf->memory = pdf->doc->mmgr;
    /* The list of objects grows by a constant, with a copy: let it grow once. */
    size_t links = 0;
    for (size_t i = 0; i < pages->n; i++)
        links += pages->items[i].n_links;
    size_t objects = 2 * pages->n + pages->n / 32 + links + pages->n_bookmarks + pages->n_stamps + 64;
    if (objects > HPDF_LIMIT_MAX_XREF_ELEMENT)
        bp_pdf_fail(pdf, "more objects than a PDF may have");
    if (objects > pdf->doc->xref->entries->items_per_block)
        pdf->doc->xref->entries->items_per_block = (HPDF_UINT)objects;
}

void bp_pdf_leave_document(void)
{
    current = NULL;
}

HPDF_Dict bp_pdf_dict(struct bp_pdf *pdf)
{
    HPDF_Dict dict = HPDF_Dict_New(pdf->memory);
    if (!dict || HPDF_Xref_Add(pdf->doc->xref, dict) != HPDF_OK)
        bp_pdf_fail(pdf, "libharu makes no object");
    return dict;
}

uint32_t bp_pdf_number(const void *object)
{
    return ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF;
}

struct bp_pdf *bp_pdf_of(HPDF_Stream stream)
{
    return stream->attr;
}
