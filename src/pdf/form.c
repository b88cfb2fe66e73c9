/* form.c: what pages name: stamps and status symbols, as form XObjects (ISO 32000-1, 8.10), the image, and
 * the kinds of artifacts. Forms are written last, when all of a stamp is known. */
#include <stdio.h>

#include "pdf/symbol.h"
#include "pdf/writer.h"

static HPDF_Dict make_form(struct bp_pdf *pdf, const int32_t sides[4])
{
    HPDF_Dict form = bp_pdf_dict(pdf);
    HPDF_Array box = HPDF_Array_New(pdf->memory);
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddReal(box, (HPDF_REAL)sides[i] / 1000);
    HPDF_Dict_AddName(form, "Type", "XObject");
    HPDF_Dict_AddName(form, "Subtype", "Form");
    HPDF_Dict_Add(form, "BBox", box);
    return form;
}

static HPDF_Dict write_form(struct bp_pdf *pdf, HPDF_Dict form)
{
    bp_pdf_check(pdf, &pdf->content);
    bp_pdf_stream_write(pdf, form, pdf->content.bytes, pdf->content.len, true);
    return form;
}

/* Its coordinates are the pages'. */
static HPDF_Dict make_stamp(struct bp_pdf *pdf, const struct bp_stamp *stamp)
{
    HPDF_Dict form = make_form(pdf, (const int32_t[4]){0, 0, stamp->width, stamp->height});
    HPDF_Dict_Add(form, "Resources", pdf->resources);
    pdf->content.len = 0;
    bp_pdf_stamp_content(pdf, stamp, &pdf->content);
    return write_form(pdf, form);
}

/* Its lower left corner is where it will be drawn, in the colours in force there. */
static HPDF_Dict make_symbol(struct bp_pdf *pdf, const struct bp_pdf_symbol *symbol)
{
    int32_t side = symbol->side, edge = side / 10;
    HPDF_Dict form = make_form(pdf, (const int32_t[4]){-edge, -edge, side + edge, side + edge});
    pdf->content.len = 0;
    bp_pdf_put_symbol(&pdf->content, symbol->symbol, 0, side, side);
    return write_form(pdf, form);
}

/* Property lists (14.6.2) of the artifacts that are a page's header or footer (14.8.2.2). */
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
