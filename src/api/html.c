/* html.c: makes HTML of what pages could be made of. */
#include "html/html.h"

#include <string.h>

#include "api/doc.h"
#include "layout/fits.h"
#include "layout/house_font.h"

/* ---- the logo ---- */

/* The chunks of a PNG that say what it looks like. Others may name its author, or make it move. */
static bool is_kept(const char *kind)
{
    static const char *const kinds[] = {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!memcmp(kind, kinds[i], 4))
            return true;
    return false;
}

/* A copy of a PNG that has been read without a fault, with those chunks alone. */
static void strip(const struct bp_buf *png, struct bp_buf *out)
{
    enum { SIGNATURE = 8, AROUND = 12 /* length, kind and sum */ };
    size_t at = SIGNATURE;
    bp_buf_put(out, png->bytes, SIGNATURE);
    while (png->len - at >= AROUND) {
        const unsigned char *chunk = (const unsigned char *)png->bytes + at;
        size_t len = (size_t)chunk[0] << 24 | (size_t)chunk[1] << 16 | (size_t)chunk[2] << 8 | chunk[3];
        if (len > png->len - at - AROUND)
            return;
        if (is_kept((const char *)chunk + 4))
            bp_buf_put(out, chunk, len + AROUND);
        at += len + AROUND;
    }
}

static bp_result read_logo(bp_doc *doc, const bp_options *options, struct bp_html_logo *logo,
                           struct bp_buf *png)
{
    struct bp_buf file = {0};
    struct bp_image image;
    bp_result result = bp_doc_logo(doc, options->logo, &file, &image);
    if (result == BP_OK)
        strip(&file, png);
    bp_buf_free(&file);
    *logo = (struct bp_html_logo){png->bytes, png->len, image.width, image.height, options->logo_words};
    return png->failed ? BP_NOMEM : result;
}

/* ---- the fonts of the house style ---- */

static bp_result read_faces(bp_doc *doc, struct bp_html_face *faces)
{
    struct bp_font_file file;
    if (!doc->style || !*doc->style->faces[BP_REGULAR].text)
        return BP_OK;
    bp_doc_fonts_open(doc);
    bp_result result = bp_doc_style_fonts(doc);
    for (int i = 0; result == BP_OK && i < BP_STYLE_FACES; i++)
        if (bp_house_font_file(&doc->fonts, (enum bp_face)i, &file))
            faces[i] = (struct bp_html_face){file.bytes, file.len, file.name, file.free};
    return result;
}

/* ---- the file ---- */

static bp_result write_to(bp_doc *doc, const bp_options *options, const struct bp_document *document,
                          const struct bp_pack_job *job)
{
    struct bp_buf png = {0};
    struct bp_html_file file = {.mono = options->mono != 0, .style = doc->style, .date = options->date,
                                .fits = bp_fits_page, .fits_user = doc->style, .out = &doc->made,
                                .drain = doc->drain.write ? &doc->drain : NULL};
    bp_result result = read_faces(doc, file.faces);
    if (result == BP_OK && options->logo)
        result = read_logo(doc, options, &file.logo, &png);
    doc->made_digest = options->digest != 0;
    if (result == BP_OK)
        result = document ? bp_html_write(&file, document, &doc->work, &doc->found)
                          : bp_html_write_pack(&file, job, &doc->work, &doc->found);
    bp_buf_free(&png);
    return result == BP_OK && doc->found.errors ? BP_INVALID : result;
}

bp_result bp_doc_write_html(bp_doc *doc, const bp_options *options, const struct bp_document *document)
{
    return write_to(doc, options, document, NULL);
}

bp_result bp_doc_write_html_pack(bp_doc *doc, const bp_options *options, const struct bp_pack_job *job)
{
    return write_to(doc, options, NULL, job);
}
