/* font.c: the faces used, as dictionaries: a Type 0 font over a CIDFontType2, whose codes are mostly the
 * subset's glyph ids (ISO 32000-1, 9.7; PDF/A-2, 6.2.11). */
#include <stdio.h>

#include "pdf/strings.h"
#include "pdf/subset.h"
#include "pdf/writer.h"

/* "ABCDEF+Name": the letters are a hash of the glyphs (ISO 32000-1, 9.6.4). */
static const char *subset_name(struct bp_pdf *pdf, const struct bp_pdf_font *font)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (unsigned code = 0; code < font->n_codes; code++)
        hash = (hash ^ font->ids[code]) * UINT64_C(0x100000001B3);
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
    HPDF_Dict file = bp_pdf_dict(pdf);
    unsigned len;
    const char *bytes = hb_blob_get_data(font->file, &len);
    HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)len);
    bp_pdf_stream_write(pdf, file, bytes, len, true);

    HPDF_Dict dict = bp_pdf_dict(pdf);
    HPDF_Array box = HPDF_Array_New(pdf->memory);
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddNumber(box, face->bbox[i]);
    HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
    HPDF_Dict_AddName(dict, "FontName", name);
    HPDF_Dict_AddNumber(dict, "Flags", face->italic ? 4 | 64 : 4); /* symbolic; italic */
    HPDF_Dict_Add(dict, "FontBBox", box);
    HPDF_Dict_AddNumber(dict, "ItalicAngle", face->italic_angle);
    HPDF_Dict_AddNumber(dict, "Ascent", face->ascent);
    HPDF_Dict_AddNumber(dict, "Descent", face->descent);
    HPDF_Dict_AddNumber(dict, "CapHeight", face->cap_height);
    HPDF_Dict_AddNumber(dict, "StemV", face->stem_v);
    HPDF_Dict_Add(dict, "FontFile2", file);
    return dict;
}

/* The glyphs' own widths, from the same integers that layout used. */
static HPDF_STATUS print_widths(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct bp_pdf_font *font = dict->attr;
    struct bp_buf *buf = bp_pdf_of(stream)->target;
    bp_buf_str(buf, "/W[0[");
    for (unsigned code = 0; code < font->n_codes; code++) {
        if (code)
            bp_buf_char(buf, ' ');
        bp_buf_int(buf, hb_font_get_glyph_h_advance(font->font->font, font->ids[code]));
    }
    for (size_t i = 0; i < font->n_aliases; i++) {
        bp_buf_char(buf, ' ');
        bp_buf_int(buf, hb_font_get_glyph_h_advance(font->font->font, font->aliases[i].glyph));
    }
    bp_buf_str(buf, "]]");
    return HPDF_OK;
}

/* A code is the glyph's id in the subset, until aliases follow (9.7.4.2). */
static void add_glyph_map(struct bp_pdf *pdf, HPDF_Dict dict, const struct bp_pdf_font *font)
{
    if (!font->n_aliases) {
        HPDF_Dict_AddName(dict, "CIDToGIDMap", "Identity");
        return;
    }
    struct bp_buf *buf = &pdf->content;
    buf->len = 0;
    for (unsigned i = 0; i < font->n_codes + font->n_aliases; i++) {
        unsigned id = i < font->n_codes ? i : font->glyphs[font->aliases[i - font->n_codes].glyph].code;
        bp_buf_char(buf, (char)(unsigned char)(id >> 8));
        bp_buf_char(buf, (char)(unsigned char)id);
    }
    bp_pdf_check(pdf, buf);
    HPDF_Dict map = bp_pdf_dict(pdf);
    bp_pdf_stream_write(pdf, map, buf->bytes, buf->len, true);
    HPDF_Dict_Add(dict, "CIDToGIDMap", map);
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
    add_glyph_map(pdf, dict, font);
    dict->attr = font;
    dict->write_fn = print_widths;
    return dict;
}

static const char cmap_begin[] = "/CIDInit /ProcSet findresource begin\n"
                                 "12 dict begin\n"
                                 "begincmap\n"
                                 "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                                 "/CMapName /Adobe-Identity-UCS def\n"
                                 "/CMapType 2 def\n"
                                 "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
static const char cmap_end[] = "endcmap\n"
                               "CMapName currentdict /CMap defineresource pop\n"
                               "end\nend\n";

/* What a code says; NULL: it is only part of another glyph. */
static const char *text_of(const struct bp_pdf_font *font, unsigned code, uint16_t *len)
{
    if (code >= font->n_codes) {
        const struct bp_pdf_alias *alias = &font->aliases[code - font->n_codes];
        *len = alias->len;
        return alias->text;
    }
    const struct bp_pdf_glyph *glyph = &font->glyphs[font->ids[code]];
    *len = glyph->len;
    return glyph->used ? glyph->text : NULL;
}

/* Code → text (ISO 32000-1, 9.10.3), at most 100 lines a block and 512 bytes a text. */
static HPDF_Dict make_to_unicode(struct bp_pdf *pdf, const struct bp_pdf_font *font)
{
    struct bp_buf *buf = &pdf->content;
    buf->len = 0;
    bp_buf_str(buf, cmap_begin);
    unsigned end = font->n_codes + (unsigned)font->n_aliases, left = 0, block = 0;
    uint16_t len;
    for (unsigned code = 0; code < end; code++)
        left += text_of(font, code, &len) != NULL;
    for (unsigned code = 0; code < end; code++) {
        const char *text = text_of(font, code, &len);
        if (!text)
            continue;
        if (block == 0) {
            block = left < 100 ? left : 100;
            left -= block;
            bp_buf_fmt(buf, "%u beginbfchar\n", block);
        }
        bp_buf_fmt(buf, "<%04X><", code);
        bp_pdf_put_hex(buf, text, len, 256);
        bp_buf_str(buf, ">\n");
        if (--block == 0)
            bp_buf_str(buf, "endbfchar\n");
    }
    bp_buf_str(buf, cmap_end);
    bp_pdf_check(pdf, buf);
    HPDF_Dict dict = bp_pdf_dict(pdf);
    bp_pdf_stream_write(pdf, dict, buf->bytes, buf->len, true);
    return dict;
}

static HPDF_Dict make_font(struct bp_pdf *pdf, struct bp_pdf_font *font)
{
    bp_pdf_subset(pdf, font);
    const char *name = subset_name(pdf, font);
    HPDF_Dict dict = bp_pdf_dict(pdf);
    HPDF_Array descendants = HPDF_Array_New(pdf->memory);
    HPDF_Array_Add(descendants, make_descendant(pdf, font, name));
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "Type0");
    HPDF_Dict_AddName(dict, "BaseFont", name);
    HPDF_Dict_AddName(dict, "Encoding", "Identity-H");
    HPDF_Dict_Add(dict, "DescendantFonts", descendants);
    HPDF_Dict_Add(dict, "ToUnicode", make_to_unicode(pdf, font));
    return dict;
}

void bp_pdf_fonts_make(struct bp_pdf *pdf)
{
    HPDF_Dict fonts = HPDF_Dict_New(pdf->memory);
    for (int i = 0; i < pdf->glyphs.n_fonts; i++) {
        char name[16];
        if (!pdf->glyphs.fonts[i].glyphs)
            continue;
        snprintf(name, sizeof name, "F%d", i);
        HPDF_Dict_Add(fonts, name, make_font(pdf, &pdf->glyphs.fonts[i]));
    }
    HPDF_Dict_Add(pdf->resources, "Font", fonts);
}
