/* signs.c: opens the font of the signs, lends outlines to those that it lacks, and knows which have
 * a colour. */
#include "layout/signs.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "layout/shape.h"

enum colour { NONE, RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE, BROWN, BLACK, WHITE };

static const uint32_t colours[] = {
    [RED] = 0xC8102E,  [ORANGE] = 0xE36C0A, [YELLOW] = 0xE0AC00, [GREEN] = 0x13863F, [BLUE] = 0x1D5FC2,
    [PURPLE] = 0x7A3CA8, [BROWN] = 0x7B4A24, [BLACK] = 0x0B0C0C, [WHITE] = 0x0B0C0C,
};

/* A sign with the outline of another character, or with a colour. In order of `code`. */
struct sign {
    uint32_t code;
    uint16_t like; /* the character whose outline it has */
    uint8_t colour; /* enum colour */
};

static const struct sign signs[] = {
    {0x23E9, 0x25B6, NONE},   /* fast forward: black triangle to the right */
    {0x23EA, 0x25C0, NONE},
    {0x23EB, 0x21C8, NONE},   /* two arrows up */
    {0x23EC, 0x21CA, NONE},
    {0x26AA, 0x25CB, WHITE},   /* discs: circle, white or black */
    {0x26AB, 0x25CF, BLACK},
    {0x26D4, 0x2296, RED},    /* no entry: circled minus */
    {0x2705, 0x2714, GREEN},  /* a tick in a green box: heavy tick */
    {0x274C, 0x2716, RED},    /* cross */
    {0x274E, 0x2612, GREEN},  /* a cross in a green box: ballot box with X */
    {0x2753, 0x3F, RED},      /* question and exclamation marks, of two colours each */
    {0x2754, 0x3F, NONE},
    {0x2755, 0x21, NONE},
    {0x2757, 0x21, RED},
    {0x2795, 0x271A, NONE},   /* plus: heavy Greek cross */
    {0x2796, 0x2212, NONE},
    {0x2797, 0xF7, NONE},
    {0x2934, 0x2197, NONE},   /* bent arrows */
    {0x2935, 0x2198, NONE},
    {0x2B1B, 0x25A0, NONE},   /* squares, black and white */
    {0x2B1C, 0x25A1, NONE},
    {0x2B50, 0x2605, YELLOW}, /* star */
    {0x2B55, 0x25EF, RED},    /* large circle */
    {0x2B60, 0x2190, NONE},   /* arrows */
    {0x2B61, 0x2191, NONE},
    {0x2B62, 0x2192, NONE},
    {0x2B63, 0x2193, NONE},
    {0x2B95, 0x27A1, NONE},
    {0x1F31F, 0x2605, YELLOW}, /* glowing star */
    {0x1F4A2, 0x21, RED},
    {0x1F501, 0x21C4, NONE},   /* repeat */
    {0x1F503, 0x21C5, NONE},
    {0x1F504, 0x21BB, NONE},
    {0x1F518, 0x25C9, NONE},   /* radio button: fisheye */
    {0x1F534, 0x25CF, RED},
    {0x1F535, 0x25CF, BLUE},
    {0x1F536, 0x25C6, ORANGE},  /* diamonds */
    {0x1F537, 0x25C6, BLUE},
    {0x1F538, 0x25C6, ORANGE},
    {0x1F539, 0x25C6, BLUE},
    {0x1F53A, 0x25B2, RED},    /* triangles, which say a direction */
    {0x1F53B, 0x25BC, RED},
    {0x1F53C, 0x25B2, NONE},
    {0x1F53D, 0x25BC, NONE},
    {0x1F5F4, 0x2717, NONE},   /* Word's ticks and crosses */
    {0x1F5F5, 0x2612, NONE},
    {0x1F5F6, 0x2718, NONE},
    {0x1F5F7, 0x2612, NONE},
    {0x1F5F8, 0x2713, NONE},
    {0x1F5F9, 0x2611, NONE},
    {0x1F641, 0x2639, NONE},   /* faces */
    {0x1F642, 0x263A, NONE},
    {0x1F6A9, 0x2691, RED},    /* flag */
    {0x1F6AB, 0x2298, RED},    /* prohibited: circled slash */
    {0x1F6D1, 0x2B22, RED},    /* stop sign: hexagon */
    {0x1F7E0, 0x25CF, ORANGE},
    {0x1F7E1, 0x25CF, YELLOW},
    {0x1F7E2, 0x25CF, GREEN},
    {0x1F7E3, 0x25CF, PURPLE},
    {0x1F7E4, 0x25CF, BROWN},
    {0x1F7E5, 0x25A0, RED},
    {0x1F7E6, 0x25A0, BLUE},
    {0x1F7E7, 0x25A0, ORANGE},
    {0x1F7E8, 0x25A0, YELLOW},
    {0x1F7E9, 0x25A0, GREEN},
    {0x1F7EA, 0x25A0, PURPLE},
    {0x1F7EB, 0x25A0, BROWN},
};

static int compare(const void *key, const void *item)
{
    uint32_t code = *(const uint32_t *)key, other = ((const struct sign *)item)->code;
    return (code > other) - (code < other);
}

static const struct sign *find_sign(uint32_t code)
{
    return bsearch(&code, signs, sizeof signs / sizeof *signs, sizeof *signs, compare);
}

/* ---- the font ---- */

/* HarfBuzz asks here for the glyph of a character. */
static hb_bool_t find_glyph(hb_font_t *font, void *data, hb_codepoint_t code, hb_codepoint_t *glyph,
                            void *user)
{
    (void)data, (void)user;
    const struct sign *sign = find_sign(code);
    return bp_hb.font_get_nominal_glyph(bp_hb.font_get_parent(font), sign ? sign->like : code, glyph);
}

/* Puts a font over the face's own, which differs only in what find_glyph says. */
static bool lend_outlines(struct bp_font *font)
{
    hb_font_t *above = bp_hb.font_create_sub_font(font->font);
    hb_font_funcs_t *funcs = bp_hb.font_funcs_create();
    bool made = above != bp_hb.font_get_empty() && funcs != bp_hb.font_funcs_get_empty();
    if (made) {
        bp_hb.font_funcs_set_nominal_glyph_func(funcs, find_glyph, NULL, NULL);
        bp_hb.font_set_funcs(above, funcs, NULL, NULL);
    }
    bp_hb.font_funcs_destroy(funcs);
    bp_hb.font_destroy(font->font); /* `above` holds it */
    font->font = above;
    return made;
}

bool bp_signs_open(struct bp_fonts *fonts)
{
    struct bp_font *font = &fonts->items[BP_SIGNS];
    if (font->face)
        return true;
    bp_memory_watch();
    if (bp_fonts_wake(fonts) && bp_font_open(font, &bp_embedded_signs, &fonts->doubt) &&
        lend_outlines(font) && bp_memory_lasts(&fonts->doubt))
        return true;
    bp_font_close(font);
    fonts->out = true;
    return false;
}

/* ---- colours ---- */

static const struct sign *sign_of(const struct bp_shape *shape)
{
    const char *at = shape->text;
    if (shape->font != BP_SIGNS || !shape->len)
        return NULL;
    return find_sign(bp_utf8_next(&at, shape->text + shape->len));
}

uint32_t bp_sign_own_colour(const struct bp_shape *shape, uint32_t ink)
{
    const struct sign *sign = sign_of(shape);
    return sign && sign->colour ? colours[sign->colour] : ink;
}
