/* alloc.c: memory for libharu, and the numbers of objects.
 *
 * libharu gets memory through two plain functions, and is not safe after one of them has returned
 * NULL. So ours never does: it takes memory from the arena of the document that this thread is
 * writing, and if that has run out, jumps out of libharu. Nothing is freed singly.
 *
 * libharu numbers its objects in order, from an offset. Our own objects get numbers by raising that
 * offset. */
#include "pdf/writer.h"

/* libharu's first objects, whose numbers are fixed when its document is opened. */
#define FIRST_NUMBER 4

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
    current = &pdf->arena;
    pdf->doc = HPDF_NewEx(NULL, take, keep, 0, NULL);
    if (!pdf->doc || pdf->doc->xref->entries->count > FIRST_NUMBER)
        bp_pdf_fail(pdf, "libharu opens no document");
    pdf->memory = pdf->doc->mmgr;
    pdf->doc->xref->start_offset = pdf->next - pdf->doc->xref->entries->count;
}

void bp_pdf_leave_document(void)
{
    current = NULL;
}

uint32_t bp_pdf_take_number(struct bp_pdf *pdf)
{
    if (pdf->next < FIRST_NUMBER)
        pdf->next = FIRST_NUMBER;
    uint32_t number =
        pdf->doc ? pdf->doc->xref->start_offset++ + pdf->doc->xref->entries->count : pdf->next++;
    if (number >= HPDF_LIMIT_MAX_XREF_ELEMENT) /* PDF/A-2, 6.1.13 */
        bp_pdf_fail(pdf, "more objects than a PDF may have");
    return number;
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

void bp_pdf_put_reference(struct bp_buf *buf, uint32_t number)
{
    bp_buf_int(buf, number);
    bp_buf_str(buf, " 0 R");
}
