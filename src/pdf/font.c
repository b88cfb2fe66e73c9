/* font.c: the dictionaries of the fonts: a Type 0 font over a CIDFontType2. Two-byte codes use the
 * predefined CMap Identity-H. One-byte codes use an embedded CMap, the same for all fonts (ISO
 * 32000-1, 9.7; PDF/A-2, 6.2.11). */
#include <stdio.h>
#include <string.h>

#include "pdf/strings.h"
#include "pdf/subset.h"
#include "pdf/writer.h"

/* "ABCDEF+Name": the six letters are a hash of the glyphs (ISO 32000-1, 9.6.4). */
static const char *subset_name(struct bp_pdf *pdf, const struct bp_pdf_font *font)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (unsigned id = 0; id < font->n_subset; id++)
        hash = (hash ^ font->ids[id]) * UINT64_C(0x100000001B3);
    char name[HPDF_LIMIT_MAX_NAME_LEN + 1];
    size_t len = 0;
    for (; len < 6; len++, hash /= 26)
        name[len] = (char)('A' + hash % 26);
    name[len++] = '+';
    for (const char *at = font->font->name; *at && len < sizeof name - 1; at++)
        name[len++] = *at > ' ' && *at <= '~' ? *at : '-';
    return bp_arena_text(&pdf->arena, name, len);
}

static HPDF_Dict make_descriptor(struct bp_pdf *pdf, const struct bp_pdf_font *font,
                                 const char *name)
{
    const struct bp_font *face = font->font;
    char entries[32];
    snprintf(entries, sizeof entries, "/Length1 %u", font->file_len);
    HPDF_Dict file = bp_pdf_stream_make(pdf, entries, font->file, font->file_len, BP_PDF_WELL);

    HPDF_Dict dict = bp_pdf_dict(pdf);
    HPDF_Array box = HPDF_Array_New(pdf->memory);
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddNumber(box, face->bbox[i]);
    HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
    HPDF_Dict_AddName(dict, "FontName", name);
    HPDF_Dict_AddNumber(dict, "Flags", face->italic ? 4 | 64 : 4); /* flags: symbolic; italic */
    HPDF_Dict_Add(dict, "FontBBox", box);
    HPDF_Dict_AddNumber(dict, "ItalicAngle", face->italic_angle);
    HPDF_Dict_AddNumber(dict, "Ascent", face->ascent);
    HPDF_Dict_AddNumber(dict, "Descent", face->descent);
    HPDF_Dict_AddNumber(dict, "CapHeight", face->cap_height);
    HPDF_Dict_AddNumber(dict, "StemV", face->stem_v);
    HPDF_Dict_Add(dict, "FontFile2", file);
    return dict;
}

/* The codes, indexed by CID. */
static const struct bp_pdf_code **by_cid(struct bp_pdf *pdf, const struct bp_pdf_font *font)
{
    const struct bp_pdf_code **codes = bp_arena_array(&pdf->arena, font->n_cids, sizeof *codes);
    for (size_t i = 0; i < font->n_codes; i++)
        codes[font->codes[i].cid] = &font->codes[i];
    return codes;
}

/* Writes the widths of the glyphs, the same integers that layout used. CIDs in sequence share one
 * array. */
static HPDF_STATUS print_widths(HPDF_Dict dict, HPDF_Stream stream)
{
    struct bp_pdf *pdf = bp_pdf_of(stream);
    const struct bp_pdf_font *font = dict->attr;
    const struct bp_pdf_code **codes = by_cid(pdf, font);
    struct bp_buf *buf = pdf->target;
    bp_buf_str(buf, "/W[");
    for (unsigned cid = 0; cid < font->n_cids; cid++) {
        if (!codes[cid])
            continue;
        if (!cid || !codes[cid - 1])
            bp_buf_fmt(buf, "%u[", cid);
        bp_buf_int(buf, bp_font_advance(font->font, codes[cid]->glyph));
        bp_buf_char(buf, cid + 1 < font->n_cids && codes[cid + 1] ? ' ' : ']');
    }
    bp_buf_char(buf, ']');
    return HPDF_OK;
}

/* Maps CIDs to glyph ids in the subset (9.7.4.2). */
static HPDF_Dict make_glyph_map(struct bp_pdf *pdf, const struct bp_pdf_font *font)
{
    const struct bp_pdf_code **codes = by_cid(pdf, font);
    struct bp_buf *buf = &pdf->content;
    buf->len = 0;
    for (unsigned cid = 0; cid < font->n_cids; cid++) {
        unsigned id = codes[cid] ? font->place[codes[cid]->glyph] : 0;
        bp_buf_char(buf, (char)(unsigned char)(id >> 8));
        bp_buf_char(buf, (char)(unsigned char)id);
    }
    bp_pdf_check(pdf, buf);
    return bp_pdf_stream_make(pdf, "", buf->bytes, buf->len, BP_PDF_WELL);
}

static HPDF_Dict make_descendant(struct bp_pdf *pdf, struct bp_pdf_font *font, const char *name)
{
    HPDF_Dict dict = bp_pdf_dict(pdf);
    HPDF_Dict system = HPDF_Dict_New(pdf->memory);
    HPDF_Dict_Add(system, "Registry", HPDF_String_New(pdf->memory, "Adobe", NULL));
    HPDF_Dict_Add(system, "Ordering", HPDF_String_New(pdf->memory, "Identity", NULL));
    HPDF_Dict_AddNumber(system, "Supplement", 0);
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "CIDFontType2");
    HPDF_Dict_AddName(dict, "BaseFont", name);
    HPDF_Dict_Add(dict, "CIDSystemInfo", system);
    HPDF_Dict_Add(dict, "FontDescriptor", make_descriptor(pdf, font, name));
    if (font->by_cid)
        HPDF_Dict_AddName(dict, "CIDToGIDMap", "Identity");
    else
        HPDF_Dict_Add(dict, "CIDToGIDMap", make_glyph_map(pdf, font));
    dict->attr = font;
    dict->write_fn = print_widths;
    return dict;
}

/* ---- CMaps ---- */

/* The two kinds of CMaps differ in ordering, name and type. */
static const char cmap_begin[] = "/CIDInit /ProcSet findresource begin\n"
                                 "12 dict begin\n"
                                 "begincmap\n"
                                 "/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)/Supplement 0>>def\n"
                                 "/CMapName /%s def\n"
                                 "/CMapType %d def\n";
static const char cmap_end[] = "endcmap\n"
                               "CMapName currentdict /CMap defineresource pop\n"
                               "end\nend\n";

static void put_codespace(struct bp_buf *buf, bool wide)
{
    bp_buf_fmt(buf, "1 begincodespacerange\n%s\nendcodespacerange\n", wide ? "<0000><FFFF>" : "<00><FF>");
}

/* A block has at most 100 lines. `left` counts the lines that are still to come, with this one. */
static void begin_line(struct bp_buf *buf, unsigned left, unsigned *block, const char *kind)
{
    if (*block == 0) {
        *block = left < 100 ? left : 100;
        bp_buf_fmt(buf, "%u begin%s\n", *block, kind);
    }
}

static void end_line(struct bp_buf *buf, unsigned *block, const char *kind)
{
    bp_buf_char(buf, '\n');
    if (--*block == 0)
        bp_buf_fmt(buf, "end%s\n", kind);
}

/* Maps one-byte codes to CIDs. pdfminer.six, and programs that use it, cannot read an embedded
 * CMap, but know this one by its name. */
static HPDF_Dict make_encoding(struct bp_pdf *pdf)
{
    struct bp_buf *buf = &pdf->content;
    buf->len = 0;
    bp_buf_fmt(buf, cmap_begin, "Identity", "OneByteIdentityH", 1);
    bp_buf_str(buf, "/WMode 0 def\n");
    put_codespace(buf, false);
    bp_buf_str(buf, "1 begincidrange\n<00><FF>0\nendcidrange\n");
    bp_buf_str(buf, cmap_end);
    bp_pdf_check(pdf, buf);
    return bp_pdf_stream_make(pdf,
                              "/Type/CMap/CMapName/OneByteIdentityH/CIDSystemInfo<</Registry(Adobe)"
                              "/Ordering(Identity)/Supplement 0>>/WMode 0",
                              buf->bytes, buf->len, BP_PDF_WELL);
}

/* Whether the code equals its text, so that it needs no entry. */
static bool is_ascii(const struct bp_pdf_code *code)
{
    return code->len == 1 && (unsigned char)*code->text == code->cid;
}

/* Whether the codes of another font include all codes of this one. */
static bool says_as_much(struct bp_pdf *pdf, const struct bp_pdf_font *other, const struct bp_pdf_font *font)
{
    const struct bp_pdf_code **codes = by_cid(pdf, other);
    for (size_t i = 0; i < font->n_codes; i++) {
        const struct bp_pdf_code *code = &font->codes[i];
        const struct bp_pdf_code *same = code->cid < other->n_cids ? codes[code->cid] : NULL;
        if (!is_ascii(code) &&
            (!same || same->len != code->len || memcmp(same->text, code->text, code->len)))
            return false;
    }
    return true;
}

/* Maps codes to text (ISO 32000-1, 9.10.3), at most 512 bytes of text each. */
static HPDF_Dict make_to_unicode(struct bp_pdf *pdf, const struct bp_pdf_font *font)
{
    struct bp_buf *buf = &pdf->content;
    unsigned left = 0, block = 0;
    for (size_t i = 0; i < font->n_codes; i++)
        left += !is_ascii(&font->codes[i]);
    buf->len = 0;
    bp_buf_fmt(buf, cmap_begin, "UCS", "Adobe-Identity-UCS", 2);
    put_codespace(buf, font->wide);
    bp_buf_fmt(buf, "1 beginbfrange\n%s<0020>\nendbfrange\n", font->wide ? "<0020><007E>" : "<20><7E>");
    for (size_t i = 0; i < font->n_codes; i++) {
        const struct bp_pdf_code *code = &font->codes[i];
        if (is_ascii(code))
            continue;
        begin_line(buf, left--, &block, "bfchar");
        bp_buf_fmt(buf, font->wide ? "<%04X><" : "<%02X><", code->cid);
        bp_pdf_put_hex(buf, code->text, code->len, 256);
        bp_buf_char(buf, '>');
        end_line(buf, &block, "bfchar");
    }
    bp_buf_str(buf, cmap_end);
    bp_pdf_check(pdf, buf);
    return bp_pdf_stream_make(pdf, "", buf->bytes, buf->len, BP_PDF_WELL);
}

static HPDF_Dict make_font(struct bp_pdf *pdf, struct bp_pdf_font *font, HPDF_Dict encoding,
                           HPDF_Dict to_unicode)
{
    bp_pdf_subset(pdf, font);
    const char *name = subset_name(pdf, font);
    HPDF_Dict dict = bp_pdf_dict(pdf);
    HPDF_Array descendants = HPDF_Array_New(pdf->memory);
    HPDF_Array_Add(descendants, make_descendant(pdf, font, name));
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "Type0");
    HPDF_Dict_AddName(dict, "BaseFont", name);
    if (font->wide)
        HPDF_Dict_AddName(dict, "Encoding", "Identity-H");
    else
        HPDF_Dict_Add(dict, "Encoding", encoding);
    HPDF_Dict_Add(dict, "DescendantFonts", descendants);
    HPDF_Dict_Add(dict, "ToUnicode", to_unicode);
    return dict;
}

void bp_pdf_fonts_make(struct bp_pdf *pdf)
{
    HPDF_Dict fonts = HPDF_Dict_New(pdf->memory);
    HPDF_Dict_Add(pdf->resources, "Font", fonts);
    if (!pdf->glyphs.n_fonts)
        return;
    HPDF_Dict encoding = make_encoding(pdf), to_unicode[2] = {NULL, NULL};
    const struct bp_pdf_font *before[2] = {NULL, NULL}; /* the fonts whose `to_unicode` was made
                                                           last: for one and for two bytes */
    for (unsigned i = 0; i < pdf->glyphs.n_fonts; i++) {
        struct bp_pdf_font *font = pdf->glyphs.fonts[i];
        char name[16];
        if (!font || !font->n_codes)
            continue;
        if (!before[font->wide] || !says_as_much(pdf, before[font->wide], font)) {
            to_unicode[font->wide] = make_to_unicode(pdf, font);
            before[font->wide] = font;
        }
        snprintf(name, sizeof name, "F%u", i);
        HPDF_Dict_Add(fonts, name, make_font(pdf, font, encoding, to_unicode[font->wide]));
    }
}
