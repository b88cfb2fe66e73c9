/* fallback.c: opens the fonts in the caller's folders, and picks one that has the characters of a
 * text. */
#include "layout/fallback.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "layout/breaks.h"
#include "layout/signs.h"

#define MAX_FONT_FILE ((size_t)64 << 20)
#define MAX_COLLECTION 16 /* at most so many faces of a .ttc file */

/* ---- folders ---- */

static void close_extra(struct bp_fonts *fonts)
{
    if (fonts->n > BP_FACES)
        bp_fonts_forget(fonts);
    while (fonts->n > BP_FACES)
        bp_font_close(&fonts->items[--fonts->n]);
    bp_buf_free(&fonts->files);
}

static bool is_font(const char *name)
{
    const char *dot = strrchr(name, '.');
    static const char *const endings[] = {".ttf", ".ttc", ".otf", ".TTF", ".TTC", ".OTF"};
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (!strcmp(dot, endings[i]))
            return true;
    return false;
}

static void list_folder(struct bp_fonts *fonts, const char *folder, struct bp_diags *diags)
{
    struct bp_buf names = {0};
    int error = bp_file_list(folder, &names);
    fonts->out |= error == ENOMEM;
    if (error && error != ENOMEM)
        bp_diag_add(diags, BP_E_FONT_FOLDER, NULL, BP_NOWHERE, 0, folder, NULL, NULL);
    for (size_t at = 0; at < names.len; at += strlen(names.bytes + at) + 1) {
        if (error || !is_font(names.bytes + at))
            continue;
        bp_buf_fmt(&fonts->files, "%s/%s", folder, names.bytes + at);
        bp_buf_char(&fonts->files, '\0');
    }
    fonts->out |= fonts->files.failed;
    bp_buf_free(&names);
}

void bp_fallback_folders(struct bp_fonts *fonts, const char *const *folders, size_t n,
                         struct bp_diags *diags)
{
    close_extra(fonts);
    for (size_t i = 0; i < n; i++)
        list_folder(fonts, folders[i], diags);
}

/* ---- files ---- */

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return has;
}

/* OS/2.fsType (OpenType, table OS/2, offset 8). Bit 1: embedding is not allowed; bit 9: bitmaps
 * only. */
static bool may_be_embedded(hb_face_t *face)
{
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned len;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(table, &len);
    bool may = len < 10 || !((bytes[8] << 8 | bytes[9]) & 0x0202);
    hb_blob_destroy(table);
    return may;
}

/* Why a face cannot be used; NULL: it can. */
static const char *fault_of(hb_face_t *face)
{
    if (!hb_face_get_glyph_count(face))
        return "it is no TrueType font";
    if (!has_table(face, HB_TAG('g', 'l', 'y', 'f')))
        return "it has no TrueType outlines";
    return may_be_embedded(face) ? NULL : "its maker does not allow it to be embedded";
}

/* Reads the PostScript name. Keeps only characters that need no escape in a PDF name. */
static void read_name(struct bp_font *font)
{
    char name[sizeof font->name];
    unsigned len = sizeof name, n = 0;
    hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &len, name);
    for (unsigned i = 0; i < len; i++) {
        char c = name[i];
        bool plain = bp_is_letter(c) || bp_is_digit(c);
        if (plain || c == '-' || c == '_')
            font->name[n++] = c;
    }
    if (!n)
        memcpy(font->name, "Font", sizeof "Font");
}

/* Keeps a face and owns it, or reports why it is not used. */
static void keep_face(struct bp_fonts *fonts, struct bp_diags *diags, const char *path,
                      hb_face_t *face)
{
    const char *fault = fault_of(face);
    fonts->out |= !bp_memory_lasts(&fonts->doubt);
    if (fault || fonts->out) {
        if (!fonts->out)
            bp_diag_add(diags, BP_E_FONT, NULL, BP_NOWHERE, 0, path, fault, NULL);
        hb_face_destroy(face);
        return;
    }
    struct bp_font *font = &fonts->items[fonts->n];
    font->face = face;
    if (!bp_font_measure(font, &fonts->doubt)) {
        fonts->out = true;
        bp_font_close(font);
        return;
    }
    font->bold = hb_style_get_value(font->font, HB_STYLE_TAG_WEIGHT) >= 600;
    font->italic = hb_style_get_value(font->font, HB_STYLE_TAG_ITALIC) > 0;
    read_name(font);
    fonts->out |= !bp_memory_lasts(&fonts->doubt);
    fonts->n++;
}

static uint32_t number_at(const struct bp_buf *bytes, size_t at)
{
    const unsigned char *b = (const unsigned char *)bytes->bytes + at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* Whether all tables in the directory are inside the file (OpenType, "Table Directory"). A file
 * that was cut off would lose outlines and shaping rules without an error. */
static bool is_whole(const struct bp_buf *bytes, unsigned index)
{
    size_t at = 0;
    if (bytes->len >= 16 && !memcmp(bytes->bytes, "ttcf", 4))
        at = bytes->len >= 16 + 4 * (size_t)index ? number_at(bytes, 12 + 4 * (size_t)index)
                                                  : SIZE_MAX;
    if (at >= bytes->len || bytes->len - at < 12)
        return false;
    size_t tables = number_at(bytes, at + 4) >> 16;
    if ((bytes->len - at - 12) / 16 < tables)
        return false;
    for (size_t i = 0; i < tables; i++) {
        uint64_t offset = number_at(bytes, at + 12 + 16 * i + 8);
        if (offset + number_at(bytes, at + 12 + 16 * i + 12) > bytes->len)
            return false;
    }
    return true;
}

static void open_file(struct bp_fonts *fonts, struct bp_diags *diags, const char *path)
{
    struct bp_buf bytes = {0};
    int error = bp_file_read(path, MAX_FONT_FILE, &bytes);
    if (error) {
        fonts->out |= error == ENOMEM;
        if (!fonts->out)
            bp_diag_add(diags, BP_E_FONT, NULL, BP_NOWHERE, 0, path, "it cannot be read", NULL);
        bp_buf_free(&bytes);
        return;
    }
    bp_memory_watch();
    hb_blob_t *blob = hb_blob_create_or_fail(bytes.bytes, (unsigned)bytes.len, HB_MEMORY_MODE_READONLY,
                                             bytes.bytes, free);
    if (!blob) { /* the bytes are freed; otherwise the blob owns them now */
        fonts->out = true;
        return;
    }
    hb_blob_make_immutable(blob); /* if this is not set, HarfBuzz repairs a damaged collection in
                                     a copy, and frees the bytes */
    unsigned faces = hb_face_count(blob);
    for (unsigned i = 0; i < (faces > MAX_COLLECTION ? MAX_COLLECTION : faces ? faces : 1); i++) {
        if (fonts->n < BP_MAX_FONTS && is_whole(&bytes, i))
            keep_face(fonts, diags, path, hb_face_create(blob, i));
        else if (fonts->n < BP_MAX_FONTS)
            bp_diag_add(diags, BP_E_FONT, NULL, BP_NOWHERE, 0, path, "it is no whole TrueType font",
                        NULL);
    }
    hb_blob_destroy(blob);
}

static void open_files(struct bp_fonts *fonts, struct bp_diags *diags)
{
    for (size_t at = 0; at < fonts->files.len; at += strlen(fonts->files.bytes + at) + 1) {
        if (fonts->n == BP_MAX_FONTS) {
            bp_diag_add(diags, BP_E_FONT, NULL, BP_NOWHERE, 0, fonts->files.bytes + at,
                        "there are more than 251 fonts before it; nor are those after it", NULL);
            break;
        }
        open_file(fonts, diags, fonts->files.bytes + at);
    }
    bp_buf_free(&fonts->files);
}

/* ---- characters ---- */

/* Characters that only change how others are shown, and need no glyph. */
static bool needs_no_glyph(uint32_t code)
{
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) || (code >= 0x2060 && code <= 0x2064) ||
           (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0100 && code <= 0xE01EF);
}

static bool has_cluster(struct bp_fonts *fonts, int index, const char *text, const char *end)
{
    const struct bp_font *font = &fonts->items[index];
    bool has = true;
    bp_memory_watch();
    while (has && text < end) {
        hb_codepoint_t glyph = 0;
        uint32_t code = bp_utf8_next(&text, end);
        has = needs_no_glyph(code) ||
              (hb_font_get_nominal_glyph(font->font, code, &glyph) && glyph);
    }
    fonts->out |= !bp_memory_lasts(&fonts->doubt);
    return has;
}

/* The first font that has the cluster: the wanted font, else that of the signs, else one of the same
 * weight, else any. */
static int find_font(struct bp_fonts *fonts, struct bp_diags *diags, const char *text,
                     const char *end, int wanted)
{
    if (has_cluster(fonts, wanted, text, end))
        return wanted;
    if (bp_signs_open(fonts) && has_cluster(fonts, BP_SIGNS, text, end))
        return BP_SIGNS;
    if (fonts->files.len)
        open_files(fonts, diags);
    int any = -1;
    for (int i = BP_FACES; i < fonts->n; i++) {
        if (!has_cluster(fonts, i, text, end))
            continue;
        if (fonts->items[i].bold == fonts->items[wanted].bold)
            return i;
        any = any < 0 ? i : any;
    }
    return any < 0 ? wanted : any;
}

size_t bp_fallback_run(struct bp_fonts *fonts, struct bp_diags *diags, const char *text, size_t len,
                       int *font)
{
    int wanted = *font;
    size_t end = bp_grapheme_end(text, len, 0);
    *font = find_font(fonts, diags, text, text + end, wanted);
    while (end < len && *font != BP_SIGNS) { /* each sign alone: its colour may differ */
        size_t next = bp_grapheme_end(text, len, end);
        if (find_font(fonts, diags, text + end, text + next, wanted) != *font)
            break;
        end = next;
    }
    return end;
}

bool bp_fallback_has(struct bp_fonts *fonts, struct bp_diags *diags, const char *text, size_t len,
                     int wanted)
{
    int font = find_font(fonts, diags, text, text + len, wanted);
    return has_cluster(fonts, font, text, text + len);
}
