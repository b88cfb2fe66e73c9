/* pdf.c: turns laid-out pages into the bytes of a PDF, with the help of the other files in this
 * folder. */
#include "pdf/pdf.h"

#include <stdlib.h>
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

/* libharu keeps its first error and then does nothing, so one test at the end is enough. */
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

static bool take_page(struct bp_pdf *pdf, const struct bp_page *page, uint32_t index)
{
    if (pdf->failed)
        return false;
    if (setjmp(pdf->leave)) {
        pdf->failed = true;
        return false;
    }
    if (!pdf->n_items) {
        pdf->glyphs.document = ++pdf->pages->fonts->shapes.documents;
        bp_pdf_save_begin(pdf);
        bp_pdf_tags_begin(pdf);
    }
    bp_pdf_page_take(pdf, page, index);
    for (size_t i = 0; i < pdf->pages->n_closed; i++)
        bp_pdf_tag_number(pdf, pdf->pages->closed[i]);
    bp_pdf_parents_note(pdf, page, index);
    bp_pdf_dests_note(pdf);
    for (size_t i = 0; i < pdf->pages->n_closed; i++)
        bp_pdf_tag_print(pdf, pdf->pages->closed[i]);
    bp_pdf_save_drain(pdf);
    return true;
}

static bool take_filled(void *user, struct bp_pages *pages)
{
    return take_page(user, pages->page, pages->at);
}

struct bp_pdf *bp_pdf_open(struct bp_pages *pages, struct bp_pdf_kept *kept, struct bp_arena *budget,
                           const struct bp_drain *drain, struct bp_buf *out)
{
    struct bp_pdf *pdf = calloc(1, sizeof *pdf);
    if (!pdf)
        return NULL;
    pdf->pages = pages;
    pdf->kept = kept;
    pdf->drain = drain;
    pdf->out = out;
    pdf->sink = (struct bp_sink){take_filled, pdf};
    pages->sink = &pdf->sink;
    pdf->next = 1;
    HPDF_MD5Init(&pdf->sum);
    pdf->queue = bp_pdf_queue_new(pages->threads, kept);
    bp_arena_init_within(&pdf->arena, budget);
    pdf->arena.on_out = &pdf->leave;
    return pdf;
}

/* Writes what does not belong to a single page. */
static void end_file(struct bp_pdf *pdf)
{
    bp_pdf_open_document(pdf);
    bp_pdf_metadata_make(pdf);
    bp_pdf_attach(pdf);
    pdf->resources = bp_pdf_dict(pdf);
    bp_pdf_forms_make(pdf);
    bp_pdf_fonts_make(pdf);
    bp_pdf_tags_end(pdf);
    bp_pdf_pages_end(pdf);
    bp_pdf_outline_make(pdf);
    check_document(pdf);
    bp_pdf_save_end(pdf);
    check_document(pdf);
}

bp_result bp_pdf_end(struct bp_pdf *pdf, const struct bp_pdf_source *source, struct bp_diags *diags)
{
    pdf->source = source;
    if (!pdf->failed) {
        if (setjmp(pdf->leave)) {
            pdf->failed = true;
        } else {
            if (!pdf->n_items)
                bp_pdf_fail(pdf, "no pages");
            end_file(pdf);
        }
        bp_pdf_leave_document();
    }
    if (!pdf->failed)
        return BP_OK;
    if (pdf->result == BP_INTERNAL || pdf->result == BP_INVALID)
        bp_diag_add(diags, pdf->result == BP_INVALID ? BP_E_FONT_DAMAGED : BP_E_INTERNAL, NULL,
                    BP_NOWHERE, 0, pdf->fault, NULL, NULL);
    return pdf->result == BP_OK ? BP_NOMEM : pdf->result;
}

bool bp_pdf_failed(const struct bp_pdf *pdf)
{
    return pdf->failed;
}

void bp_pdf_free(struct bp_pdf *pdf)
{
    if (!pdf)
        return;
    bp_pdf_queue_free(pdf->queue);
    bp_pdf_glyphs_close(&pdf->glyphs);
    bp_buf_free(&pdf->content);
    bp_buf_free(&pdf->deflated);
    bp_buf_free(&pdf->parents);
    bp_buf_free(&pdf->packed);
    bp_buf_free(&pdf->numbered);
    bp_buf_free(&pdf->places);
    bp_arena_clear(&pdf->arena);
    free(pdf);
}

bp_result bp_pdf_write(struct bp_pages *pages, const struct bp_pdf_source *source,
                       struct bp_diags *diags, struct bp_buf *out)
{
    struct bp_pdf_kept *kept = bp_pdf_kept_new();
    struct bp_pdf *pdf = kept ? bp_pdf_open(pages, kept, pages->arena, NULL, out) : NULL;
    if (!pdf) {
        bp_pdf_kept_free(kept);
        return BP_NOMEM;
    }
    for (size_t i = 0; i < pages->n_tags; i++) {
        pages->tags[i].object = 0;
        pages->tags[i].written = false;
    }
    for (size_t i = 0; i < pages->n_dests; i++)
        pages->dests[i].object = 0;
    for (size_t i = 0; i < pages->n; i++)
        if (!take_page(pdf, &pages->items[i], (uint32_t)i))
            break;
    bp_result result = bp_pdf_end(pdf, source, diags);
    bp_pdf_free(pdf);
    bp_pdf_kept_free(kept);
    pages->sink = NULL;
    return result;
}
