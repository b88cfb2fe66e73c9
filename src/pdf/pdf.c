/* pdf.c: conducts the writing: laid-out pages in, the bytes of a PDF out. */
#include "pdf/pdf.h"

#include <string.h>

#include "pdf/writer.h"

void bp_pdf_fail(struct bp_pdf *pdf, const char *fault)
{
    pdf->result = BP_INTERNAL;
    pdf->fault = fault;
    longjmp(pdf->leave, 1);
}

void bp_pdf_check(struct bp_pdf *pdf, const struct bp_buf *buf)
{
    if (buf->failed)
        longjmp(pdf->leave, 1);
}

/* libharu keeps its first error and then does nothing: one look at the end is enough. */
static void check_document(struct bp_pdf *pdf)
{
    HPDF_STATUS error = HPDF_GetError(pdf->doc);
    if (error == HPDF_OK)
        return;
    struct bp_buf *text = &pdf->content;
    text->len = 0;
    bp_buf_fmt(text, "libharu error 0x%04lX", (unsigned long)error);
    bp_pdf_check(pdf, text);
    bp_pdf_fail(pdf, bp_arena_text(&pdf->arena, text->bytes, text->len));
}

/* All that may fail; it fails by jumping back to its own beginning. */
static bp_result write_all(struct bp_pdf *pdf)
{
    if (setjmp(pdf->leave))
        return pdf->result == BP_OK ? BP_NOMEM : pdf->result;
    if (!pdf->pages->n)
        bp_pdf_fail(pdf, "no pages");
    pdf->deflater = libdeflate_alloc_compressor(6);
    if (!pdf->deflater)
        return BP_NOMEM;
    bp_pdf_open_document(pdf);
    bp_pdf_save_begin(pdf);
    bp_pdf_metadata_make(pdf);
    bp_pdf_attach(pdf);
    bp_pdf_pages_make(pdf);
    bp_pdf_glyphs_collect(pdf);
    bp_pdf_fonts_make(pdf);
    bp_pdf_pages_write(pdf);
    bp_pdf_outline_make(pdf);
    bp_pdf_tags_make(pdf);
    check_document(pdf);
    bp_pdf_save_end(pdf);
    check_document(pdf);
    return BP_OK;
}

bp_result bp_pdf_write(const struct bp_pages *pages, const struct bp_pdf_source *source,
                       struct bp_diags *diags, struct bp_buf *out)
{
    struct bp_pdf pdf;
    memset(&pdf, 0, sizeof pdf);
    pdf.pages = pages;
    pdf.source = source;
    pdf.out = out;
    bp_arena_init_within(&pdf.arena, pages->arena);
    pdf.arena.on_out = &pdf.leave;
    bp_result result = write_all(&pdf);
    if (result == BP_INTERNAL || result == BP_INVALID)
        bp_diag_add(diags, result == BP_INVALID ? BP_E_FONT_DAMAGED : BP_E_INTERNAL, NULL, BP_NOWHERE, 0,
                    pdf.fault, NULL, NULL);
    bp_pdf_leave_document();
    bp_pdf_glyphs_close(&pdf.glyphs);
    libdeflate_free_compressor(pdf.deflater);
    bp_buf_free(&pdf.content);
    bp_buf_free(&pdf.deflated);
    bp_arena_clear(&pdf.arena);
    return result;
}
