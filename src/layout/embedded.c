/* embedded.c: opens the embedded faces: first from tables made when boardpaper was built (known.h), and for
 * HarfBuzz only when it is asked for them. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "layout/known.h"

static void open_face(struct bp_font *out, int face)
{
    const struct bp_known_metrics *known = &bp_known_metrics[face];
    const struct bp_embedded *file = &bp_embedded[face];
    *out = (struct bp_font){.embedded = file, .bold = file->bold, .italic = file->italic,
                            .ascent = known->ascent, .descent = known->descent,
                            .cap_height = known->cap_height, .italic_angle = known->italic_angle,
                            .stem_v = known->stem_v, .advances = known->advances,
                            .n_glyphs = known->n_glyphs};
    memcpy(out->bbox, known->bbox, sizeof out->bbox);
    snprintf(out->name, sizeof out->name, "%s", file->name);
}

void bp_fonts_open(struct bp_fonts *fonts)
{
    for (fonts->n = 0; fonts->n < BP_FACES; fonts->n++)
        open_face(&fonts->items[fonts->n], fonts->n);
}

/* Whether HarfBuzz knows characters at all. If memory runs out while it initialises itself, its
 * fonts map no characters, or it has no Unicode properties, until the process ends. */
static bool knows_letters(const struct bp_font *font, bool *doubt)
{
    hb_codepoint_t glyph;
    bp_memory_watch();
    hb_unicode_funcs_t *unicode = bp_hb.unicode_funcs_get_default();
    return unicode != bp_hb.unicode_funcs_get_empty() && bp_hb.unicode_mirroring(unicode, '(') == ')' &&
           bp_hb.font_get_nominal_glyph(font->font, 'a', &glyph) && bp_memory_lasts(doubt);
}

/* Opens an embedded face for HarfBuzz. */
static bool open_for_harfbuzz(struct bp_fonts *fonts, struct bp_font *font)
{
    if (!font->embedded || font->face)
        return true;
    if (bp_font_open(font, font->embedded, &fonts->doubt))
        return true;
    fonts->out = true;
    return false;
}

bool bp_fonts_wake(struct bp_fonts *fonts)
{
    struct bp_font *regular = &fonts->items[fonts->embedded];
    if (regular->face)
        return !fonts->out;
    bp_memory_watch();
    const bool loaded = bp_hb_load(fonts->lacks);
    if (!bp_memory_lasts(&fonts->doubt))
        *fonts->lacks = '\0'; /* that is the reason */
    if (loaded && open_for_harfbuzz(fonts, regular) && knows_letters(regular, &fonts->doubt))
        return true;
    fonts->out = true;
    return false;
}

bool bp_font_ask(struct bp_fonts *fonts, int index)
{
    return bp_fonts_wake(fonts) && open_for_harfbuzz(fonts, &fonts->items[index]);
}

void bp_fonts_forget(struct bp_fonts *fonts)
{
    bp_arena_clear(&fonts->shapes.arena);
    bp_arena_clear(&fonts->shapes.old);
    memset(&fonts->shapes, 0, sizeof fonts->shapes);
}

void bp_fonts_close(struct bp_fonts *fonts)
{
    bp_fonts_forget(fonts);
    for (int i = 0; i < fonts->n; i++)
        bp_font_close(&fonts->items[i]);
    bp_font_close(&fonts->items[BP_SIGNS]);
    bp_buf_free(&fonts->files);
    fonts->n = fonts->embedded = 0;
    fonts->out = fonts->doubt = false;
    *fonts->lacks = '\0';
}
