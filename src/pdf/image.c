/* image.c: writes an image as an image XObject, with its alpha as a soft mask (ISO 32000-1, 8.9.5,
 * 11.6.5.3). libharu's own image reader is not used: it reads only from files, and a damaged file
 * ends the process. */
#include "pdf/writer.h"

/* Writes the samples. `mask`: the number of the soft mask, or 0. */
static HPDF_Dict make(struct bp_pdf *pdf, const struct bp_image *image, const char *colours, uint32_t mask,
                      const unsigned char *samples, size_t len)
{
    char entries[160];
    struct bp_buf line = {.bytes = entries, .capacity = sizeof entries, .limit = sizeof entries};
    bp_buf_fmt(&line, "/Subtype/Image/Width %u/Height %u/ColorSpace/%s/BitsPerComponent 8",
               (unsigned)image->width, (unsigned)image->height, colours);
    if (mask) {
        bp_buf_str(&line, "/SMask ");
        bp_pdf_put_reference(&line, mask);
    }
    bp_buf_char(&line, '\0');
    bp_pdf_check(pdf, &line);
    return bp_pdf_stream_make(pdf, entries, samples, len, BP_PDF_WELL);
}

HPDF_Dict bp_pdf_image(struct bp_pdf *pdf, const struct bp_image *image)
{
    size_t n = (size_t)image->width * image->height;
    HPDF_Dict mask = image->alpha ? make(pdf, image, "DeviceGray", 0, image->alpha, n) : NULL;
    return make(pdf, image, "DeviceRGB", mask ? bp_pdf_number(mask) : 0, image->rgb, n * 3);
}
