/* metadata.c: the file's metadata: XMP, Info (which must agree with it: PDF/A-2, 6.6.3), the colour
 * profile, and the entries in the catalog that PDF/UA and PDF/A require. */
#include "pdf/icc.h"
#include "pdf/strings.h"
#include "pdf/writer.h"

#define PROGRAM "boardpaper " BP_VERSION

/* Escapes text for XML. Characters that XML 1.0 does not allow become spaces. */
static void put_xml(struct bp_buf *buf, const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '&')
            bp_buf_str(buf, "&amp;");
        else if (c == '<')
            bp_buf_str(buf, "&lt;");
        else if (c == '>')
            bp_buf_str(buf, "&gt;");
        else
            bp_buf_char(buf, c < ' ' ? ' ' : *text);
    }
}

static void put_element(struct bp_buf *buf, const char *before, const char *text,
                        const char *after)
{
    if (!text || !*text)
        return;
    bp_buf_str(buf, before);
    put_xml(buf, text);
    bp_buf_str(buf, after);
}

/* Properties of one value stand as attributes, which is shorter (XMP, part 1, 7.9.2.2). */
static const char xmp_begin[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"";

/* What the file claims to be. Files with attachments of any type are PDF/A-3, or PDF/A-4f. */
static const char archive_1_7[] = " pdfaid:part=\"%d\" pdfaid:conformance=\"A\"";
static const char archive_2_0[] = " pdfaid:part=\"4\" pdfaid:rev=\"2020\"";
static const char archive_file[] = " pdfaid:conformance=\"F\"";
static const char access_1_7[] = " pdfuaid:part=\"1\"";
static const char access_2_0[] = " pdfuaid:part=\"2\" pdfuaid:rev=\"2024\"";

/* Both parts of "Well-Tagged PDF" (WTPDF 1.0, 6.1.2 and 6.1.3). */
static const char declarations[] =
    "<pdfd:declarations xmlns:pdfd=\"http://pdfa.org/declarations/\"><rdf:Bag>"
    "<rdf:li rdf:parseType=\"Resource\">"
    "<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li>"
    "<rdf:li rdf:parseType=\"Resource\">"
    "<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo></rdf:li>"
    "</rdf:Bag></pdfd:declarations>\n";

/* PDF/A-2 does not know pdfuaid, so the packet must describe its one property (6.6.2.3). */
static const char extension[] =
    "<pdfaExtension:schemas"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
    "<rdf:Bag><rdf:li><rdf:Description pdfaSchema:schema=\"PDF/UA identification\""
    " pdfaSchema:namespaceURI=\"http://www.aiim.org/pdfua/ns/id/\" pdfaSchema:prefix=\"pdfuaid\">"
    "<pdfaSchema:property><rdf:Seq><rdf:li pdfaProperty:name=\"part\" pdfaProperty:valueType=\"Integer\""
    " pdfaProperty:category=\"internal\" pdfaProperty:description=\"Part of PDF/UA\"/>"
    "</rdf:Seq></pdfaSchema:property></rdf:Description></rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char xmp_end[] =
    "</rdf:Description>\n"
    "</rdf:RDF>\n"
    "</x:xmpmeta>\n"
    "<?xpacket end=\"r\"?>\n";

static const char *producer(struct bp_pdf *pdf)
{
    struct bp_buf *buf = &pdf->deflated;
    buf->len = 0;
    bp_buf_fmt(buf, "%s, libharu %s", PROGRAM, HPDF_GetVersion());
    bp_pdf_check(pdf, buf);
    return bp_arena_text(&pdf->arena, buf->bytes, buf->len);
}

static void put_claims(const struct bp_pdf *pdf, struct bp_buf *buf)
{
    switch (pdf->pages->pdf) {
    case BP_PDF_1_7:
        bp_buf_fmt(buf, archive_1_7, pdf->source ? 3 : 2);
        bp_buf_str(buf, access_1_7);
        break;
    case BP_PDF_2_0:
        bp_buf_str(buf, archive_2_0);
        if (pdf->source)
            bp_buf_str(buf, archive_file);
        bp_buf_str(buf, access_2_0);
        break;
    case BP_PDF_2_0_TITLED: bp_buf_str(buf, access_2_0); break;
    }
}

static void put_xmp(const struct bp_pdf *pdf, struct bp_buf *buf, const char *made_by)
{
    const struct bp_pages *pages = pdf->pages;
    bp_buf_str(buf, xmp_begin);
    put_claims(pdf, buf);
    bp_buf_fmt(buf, " xmp:CreatorTool=\"%s\" pdf:Producer=\"%s\"", PROGRAM, made_by);
    if (pages->date.year) {
        static const char *const names[] = {"CreateDate", "ModifyDate"};
        for (int i = 0; i < 2; i++)
            bp_buf_fmt(buf, " xmp:%s=\"%04d-%02d-%02dT00:00:00Z\"", names[i], pages->date.year,
                       pages->date.month, pages->date.day);
    }
    bp_buf_str(buf, ">\n");
    put_element(buf, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", pages->title,
                "</rdf:li></rdf:Alt></dc:title>\n");
    put_element(buf, "<dc:creator><rdf:Seq><rdf:li>", pages->author,
                "</rdf:li></rdf:Seq></dc:creator>\n");
    put_element(buf, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", pages->subject,
                "</rdf:li></rdf:Alt></dc:description>\n");
    put_element(buf, "<dc:language><rdf:Bag><rdf:li>", pages->lang,
                "</rdf:li></rdf:Bag></dc:language>\n");
    bp_buf_str(buf, bp_pdf_is_2(pdf) ? declarations : extension);
    bp_buf_str(buf, xmp_end);
}

static void make_xmp(struct bp_pdf *pdf, const char *made_by)
{
    struct bp_buf *buf = &pdf->content;
    buf->len = 0;
    put_xmp(pdf, buf, made_by);
    bp_pdf_check(pdf, buf);
    HPDF_Dict stream = bp_pdf_stream_make(pdf, "/Type/Metadata/Subtype/XML", buf->bytes, buf->len,
                                          BP_PDF_PLAIN); /* for programs that scan for it */
    HPDF_Dict_Add(pdf->doc->catalog, "Metadata", stream);
}

const char *bp_pdf_date(struct bp_pdf *pdf)
{
    const struct bp_date *date = &pdf->pages->date;
    if (!date->year)
        return NULL;
    struct bp_buf *buf = &pdf->deflated;
    buf->len = 0;
    bp_buf_fmt(buf, "D:%04d%02d%02d000000Z", date->year, date->month, date->day);
    bp_pdf_check(pdf, buf);
    return bp_arena_text(&pdf->arena, buf->bytes, buf->len);
}

static void add_info(struct bp_pdf *pdf, const char *key, const char *text)
{
    if (text && *text)
        HPDF_Dict_Add(pdf->doc->info, key, bp_pdf_text_object(pdf, text));
}

static void make_info(struct bp_pdf *pdf, const char *made_by)
{
    const struct bp_pages *pages = pdf->pages;
    add_info(pdf, "Title", pages->title);
    add_info(pdf, "Author", pages->author);
    add_info(pdf, "Subject", pages->subject);
    add_info(pdf, "Creator", PROGRAM);
    add_info(pdf, "Producer", made_by);
    const char *date = bp_pdf_date(pdf);
    add_info(pdf, "CreationDate", date);
    add_info(pdf, "ModDate", date);
}

/* All colours are sRGB (PDF/A-2, 6.2.3). */
static void make_output_intent(struct bp_pdf *pdf)
{
    struct bp_buf *buf = &pdf->content;
    buf->len = 0;
    bp_pdf_put_srgb(buf);
    bp_pdf_check(pdf, buf);
    HPDF_Dict profile = bp_pdf_stream_make(pdf, "/N 3", buf->bytes, buf->len, BP_PDF_WELL);
    HPDF_Dict intent = HPDF_Dict_New(pdf->memory);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    HPDF_Dict_Add(intent, "OutputConditionIdentifier", bp_pdf_text_object(pdf, "sRGB"));
    HPDF_Dict_Add(intent, "Info", bp_pdf_text_object(pdf, "IEC 61966-2-1 sRGB"));
    HPDF_Dict_Add(intent, "DestOutputProfile", profile);
    HPDF_Array intents = HPDF_Array_New(pdf->memory);
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_Add(pdf->doc->catalog, "OutputIntents", intents);
}

void bp_pdf_metadata_make(struct bp_pdf *pdf)
{
    HPDF_Dict catalog = pdf->doc->catalog;
    const char *made_by = producer(pdf);
    make_xmp(pdf, made_by);
    if (bp_pdf_has_info(pdf))
        make_info(pdf, made_by);
    make_output_intent(pdf);
    HPDF_Dict_Add(catalog, "Lang", bp_pdf_text_object(pdf, pdf->pages->lang));
    HPDF_Dict marked = HPDF_Dict_New(pdf->memory);
    HPDF_Dict_AddBoolean(marked, "Marked", HPDF_TRUE);
    HPDF_Dict_Add(catalog, "MarkInfo", marked);
    HPDF_Dict viewer = HPDF_Dict_New(pdf->memory);
    HPDF_Dict_AddBoolean(viewer, "DisplayDocTitle", HPDF_TRUE);
    HPDF_Dict_Add(catalog, "ViewerPreferences", viewer);
    HPDF_AddPageLabel(pdf->doc, 0, HPDF_PAGE_NUM_STYLE_DECIMAL, bp_page_number(pdf->pages, 0), NULL);
}
