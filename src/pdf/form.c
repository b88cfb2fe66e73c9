/* form.c: the resources of pages: stamps and status symbols as form XObjects (ISO 32000-1, 8.10),
 * the image, and the property lists of artifacts. Forms are written last, when all contents of the
 * stamps are known. */
#include <stdio.h>

#include "pdf/symbol.h"
#include "pdf/writer.h"

/* Writes a form with the contents in the buffer. `resources`: an object number, or 0. */
static HPDF_Dict write_form(struct bp_pdf *pdf, const int32_t sides[4], uint32_t resources)
{
    char entries[160];
    struct bp_buf line = {.bytes = entries, .capacity = sizeof entries, .limit = sizeof entries};
    bp_buf_str(&line, "/Subtype/Form/BBox");
    bp_pdf_put_box(&line, sides[0], sides[1], sides[2], sides[3]);
    if (resources) {
        bp_buf_str(&line, "/Resources ");
        bp_pdf_put_reference(&line, resources);
    }
    bp_buf_char(&line, '\0');
    bp_pdf_check(pdf, &line);
    bp_pdf_check(pdf, &pdf->content);
    return bp_pdf_stream_make(pdf, entries, pdf->content.bytes, pdf->content.len, BP_PDF_WELL);
}

/* Whether it names a font, a symbol or an image; rectangles, as of most stamps, name nothing. */
static bool names_resources(const struct bp_stamp *stamp)
{
    size_t i = 0;
    while (i < stamp->n_ops && stamp->ops[i].kind == BP_OP_RECT)
        i++;
    return i < stamp->n_ops;
}

static int32_t whole_points(int32_t length)
{
    return (length + 999) / 1000 * 1000;
}

/* A stamp has the coordinates of the page. Its box only clips: in whole points it takes fewer bytes. */
static HPDF_Dict make_stamp(struct bp_pdf *pdf, const struct bp_stamp *stamp)
{
    pdf->content.len = 0;
    bp_pdf_stamp_content(pdf, stamp, &pdf->content);
    return write_form(pdf, (const int32_t[4]){0, 0, whole_points(stamp->width), whole_points(stamp->height)},
                      names_resources(stamp) ? bp_pdf_number(pdf->resources) : 0);
}

/* A symbol has its lower left corner at the origin, and uses the current colours. */
static HPDF_Dict make_symbol(struct bp_pdf *pdf, const struct bp_pdf_symbol *symbol)
{
    int32_t side = symbol->side, edge = side / 10;
    pdf->content.len = 0;
    bp_pdf_put_symbol(&pdf->content, symbol->symbol, 0, side, side);
    return write_form(pdf, (const int32_t[4]){-edge, -edge, side + edge, side + edge}, 0);
}

/* Property lists (14.6.2) for artifacts in a page's header or footer (14.8.2.2). */
static void add_properties(struct bp_pdf *pdf)
{
    static const struct {
        const char *name, *subtype;
    } artifacts[] = {{"H", "Header"}, {"F", "Footer"}};
    HPDF_Dict all = HPDF_Dict_New(pdf->memory);
    for (size_t i = 0; i < sizeof artifacts / sizeof *artifacts; i++) {
        HPDF_Dict list = HPDF_Dict_New(pdf->memory);
        HPDF_Dict_AddName(list, "Type", "Pagination");
        HPDF_Dict_AddName(list, "Subtype", artifacts[i].subtype);
        HPDF_Dict_Add(all, artifacts[i].name, list);
    }
    HPDF_Dict_Add(pdf->resources, "Properties", all);
}

void bp_pdf_forms_make(struct bp_pdf *pdf)
{
    const struct bp_pages *pages = pdf->pages;
    add_properties(pdf);
    if (!pages->n_stamps && !pages->image && !pdf->n_symbols)
        return;
    HPDF_Dict forms = HPDF_Dict_New(pdf->memory);
    char name[16];
    for (size_t i = 0; i < pages->n_stamps; i++) {
        snprintf(name, sizeof name, "S%u", (unsigned)i);
        HPDF_Dict_Add(forms, name, make_stamp(pdf, &pages->stamps[i]));
    }
    for (size_t i = 0; i < pdf->n_symbols; i++) {
        snprintf(name, sizeof name, "Y%u", (unsigned)i);
        HPDF_Dict_Add(forms, name, make_symbol(pdf, &pdf->symbols[i]));
    }
    if (pages->image)
        HPDF_Dict_Add(forms, "Im", bp_pdf_image(pdf, pages->image));
    HPDF_Dict_Add(pdf->resources, "XObject", forms);
}
