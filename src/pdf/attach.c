/* attach.c: attaches the plan to the PDF as a file (PDF/A-3, 6.8; PDF/A-4, 6.9; ISO 32000-1,
 * 7.11.4). It can be found by its name, and is marked as the source of the whole document. */
#include <hpdf_encrypt.h>
#include <string.h>

#include "base/text.h"
#include "pdf/strings.h"
#include "pdf/writer.h"

/* The name for programs that read only /F: ASCII, and without slash and backslash, which have a
 * special meaning there. */
static const char *plain_name(struct bp_pdf *pdf, const char *name)
{
    struct bp_buf *buf = &pdf->content;
    buf->len = 0;
    for (const char *at = name, *end = name + strlen(name); at < end;) {
        uint32_t code = bp_utf8_next(&at, end);
        bp_buf_char(buf, code < ' ' || code > '~' || strchr("\\/:", (int)code) ? '_' : (char)code);
    }
    bp_pdf_check(pdf, buf);
    return bp_arena_text(&pdf->arena, buf->bytes, buf->len);
}

static HPDF_Dict make_file(struct bp_pdf *pdf, const struct bp_pdf_source *source)
{
    struct HPDF_MD5Context context;
    HPDF_BYTE sum[16];
    HPDF_MD5Init(&context);
    HPDF_MD5Update(&context, (const HPDF_BYTE *)source->bytes, (HPDF_UINT32)source->len);
    HPDF_MD5Final(sum, &context);
    char entries[160];
    struct bp_buf line = {.bytes = entries, .capacity = sizeof entries, .limit = sizeof entries};
    bp_buf_fmt(&line, "/Type/EmbeddedFile/Subtype/text#2Fxml/Params<</Size %zu/CheckSum<", source->len);
    for (size_t i = 0; i < sizeof sum; i++)
        bp_buf_fmt(&line, "%02x", sum[i]);
    const char *date = bp_pdf_date(pdf);
    if (date)
        bp_buf_fmt(&line, ">/ModDate(%s", date);
    bp_buf_str(&line, date ? ")>>" : ">>>");
    bp_buf_char(&line, '\0');
    bp_pdf_check(pdf, &line);
    return bp_pdf_stream_make(pdf, entries, source->bytes, source->len, BP_PDF_WELL);
}

static HPDF_Dict make_specification(struct bp_pdf *pdf, const struct bp_pdf_source *source)
{
    HPDF_Dict spec = bp_pdf_dict(pdf), files = HPDF_Dict_New(pdf->memory);
    HPDF_Dict file = make_file(pdf, source);
    HPDF_Dict_Add(files, "F", file);
    HPDF_Dict_Add(files, "UF", file);
    HPDF_Dict_AddName(spec, "Type", "Filespec");
    HPDF_Dict_Add(spec, "F", bp_pdf_text_object(pdf, plain_name(pdf, source->name)));
    HPDF_Dict_Add(spec, "UF", bp_pdf_text_object(pdf, source->name));
    HPDF_Dict_Add(spec, "Desc", bp_pdf_text_object(pdf, "The plan of which this report was made"));
    HPDF_Dict_AddName(spec, "AFRelationship", "Source");
    HPDF_Dict_Add(spec, "EF", files);
    return spec;
}

void bp_pdf_attach(struct bp_pdf *pdf)
{
    const struct bp_pdf_source *source = pdf->source;
    if (!source)
        return;
    if (source->len > HPDF_LIMIT_MAX_INT)
        bp_pdf_fail(pdf, "an attached file of more than 2 GiB");
    HPDF_Dict spec = make_specification(pdf, source);
    HPDF_Array names = HPDF_Array_New(pdf->memory), associated = HPDF_Array_New(pdf->memory);
    HPDF_Array_Add(names, bp_pdf_text_object(pdf, source->name));
    HPDF_Array_Add(names, spec);
    HPDF_Array_Add(associated, spec);
    HPDF_Dict tree = HPDF_Dict_New(pdf->memory), all = HPDF_Dict_New(pdf->memory);
    HPDF_Dict_Add(tree, "Names", names);
    HPDF_Dict_Add(all, "EmbeddedFiles", tree);
    HPDF_Dict_Add(pdf->doc->catalog, "Names", all);
    HPDF_Dict_Add(pdf->doc->catalog, "AF", associated);
}
