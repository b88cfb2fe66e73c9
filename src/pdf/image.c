/* image.c: an image as an image XObject, with its opacity as a soft mask (ISO 32000-1, 8.9.5, 11.6.5.3).
 * Both are written at once. libharu's own image reader is not used: it takes files only, and a damaged one
 * ends the process. */
#include "pdf/writer.h"

static HPDF_Dict make(struct bp_pdf *pdf, const struct bp_image *image, const char *colours)
{
    HPDF_Dict dict = bp_pdf_dict(pdf);
    HPDF_Dict_AddName(dict, "Type", "XObject");
    HPDF_Dict_AddName(dict, "Subtype", "Image");
    HPDF_Dict_AddNumber(dict, "Width", (HPDF_INT32)image->width);
    HPDF_Dict_AddNumber(dict, "Height", (HPDF_INT32)image->height);
    HPDF_Dict_AddName(dict, "ColorSpace", colours);
    HPDF_Dict_AddNumber(dict, "BitsPerComponent", 8);
    return dict;
}

HPDF_Dict bp_pdf_image(struct bp_pdf *pdf, const struct bp_image *image)
{
    size_t n = (size_t)image->width * image->height;
    HPDF_Dict dict = make(pdf, image, "DeviceRGB");
    if (image->alpha) {
        HPDF_Dict mask = make(pdf, image, "DeviceGray");
        bp_pdf_stream_write(pdf, mask, image->alpha, n, true);
        HPDF_Dict_Add(dict, "SMask", mask);
    }
    bp_pdf_stream_write(pdf, dict, image->rgb, n * 3, true);
    return dict;
}
