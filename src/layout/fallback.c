/* fallback.c: opens the fonts in the caller's folders, and picks one that has the characters of a
 * text. */
#include "layout/fallback.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "layout/breaks.h"
#include "layout/face.h"
#include "layout/signs.h"

#define MAX_FONT_FILE ((size_t)64 << 20)
#define MAX_COLLECTION 16 /* at most so many faces of a .ttc file */

/* ---- folders ---- */

void bp_fallback_drop(struct bp_fonts *fonts)
{
    if (fonts->n > fonts->embedded + BP_FACES)
        bp_fonts_forget(fonts);
    while (fonts->n > fonts->embedded + BP_FACES)
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
    bp_fallback_drop(fonts);
    for (size_t i = 0; i < n; i++)
        list_folder(fonts, folders[i], diags);
}

/* ---- files ---- */

/* Why a face cannot be used; NULL: it can. */
static const char *fault_of(hb_face_t *face)
{
    if (!bp_hb.face_get_glyph_count(face))
        return "it is no TrueType font";
    if (!bp_face_has(face, HB_TAG('g', 'l', 'y', 'f')))
        return "it has no TrueType outlines";
    const bool may = !(bp_face_rights(face) & (BP_FACE_RESTRICTED | BP_FACE_BITMAPS));
    return may ? NULL : "its maker does not allow it to be embedded";
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
        bp_hb.face_destroy(face);
        return;
    }
    struct bp_font *font = &fonts->items[fonts->n];
    font->face = face;
    if (!bp_font_measure(font, &fonts->doubt)) {
        fonts->out = true;
        bp_font_close(font);
        return;
    }
    font->bold = bp_hb.style_get_value(font->font, HB_STYLE_TAG_WEIGHT) >= 600;
    font->italic = bp_hb.style_get_value(font->font, HB_STYLE_TAG_ITALIC) > 0;
    bp_face_name(font);
    fonts->out |= !bp_memory_lasts(&fonts->doubt);
    fonts->n++;
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
    hb_blob_t *blob = bp_hb.blob_create_or_fail(bytes.bytes, (unsigned)bytes.len, HB_MEMORY_MODE_READONLY,
                                             bytes.bytes, free);
    if (!blob) { /* the bytes are freed; otherwise the blob owns them now */
        fonts->out = true;
        return;
    }
    bp_hb.blob_make_immutable(blob); /* if this is not set, HarfBuzz repairs a damaged collection in
                                     a copy, and frees the bytes */
    unsigned faces = bp_hb.face_count(blob);
    for (unsigned i = 0; i < (faces > MAX_COLLECTION ? MAX_COLLECTION : faces ? faces : 1); i++) {
        if (fonts->n < BP_MAX_FONTS && bp_face_is_whole(&bytes, i))
            keep_face(fonts, diags, path, bp_hb.face_create(blob, i));
        else if (fonts->n < BP_MAX_FONTS)
            bp_diag_add(diags, BP_E_FONT, NULL, BP_NOWHERE, 0, path, "it is no whole TrueType font",
                        NULL);
    }
    bp_hb.blob_destroy(blob);
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
    bool has = bp_font_ask(fonts, index);
    bp_memory_watch();
    while (has && text < end) {
        hb_codepoint_t glyph = 0;
        uint32_t code = bp_utf8_next(&text, end);
        has = needs_no_glyph(code) ||
              (bp_hb.font_get_nominal_glyph(font->font, code, &glyph) && glyph);
    }
    fonts->out |= !bp_memory_lasts(&fonts->doubt);
    return has;
}

/* The first font that has the cluster: the wanted font, else behind a face of the house style the embedded
 * one, else that of the signs, else one of the same weight, else any. */
static int find_font(struct bp_fonts *fonts, struct bp_diags *diags, const char *text,
                     const char *end, int wanted)
{
    if (has_cluster(fonts, wanted, text, end))
        return wanted;
    if (wanted < fonts->embedded && has_cluster(fonts, wanted + fonts->embedded, text, end))
        return wanted + fonts->embedded;
    if (bp_signs_open(fonts) && has_cluster(fonts, BP_SIGNS, text, end))
        return BP_SIGNS;
    if (fonts->files.len)
        open_files(fonts, diags);
    int any = -1;
    for (int i = fonts->embedded + BP_FACES; i < fonts->n; i++) {
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
