/* docx_colours.c: the colours of a document: shades, mark-up pens, and those of its theme. */
#include <string.h>

#include "base/text.h"
#include "book/docx.h"

int32_t bp_docx_hex(const char *text)
{
    uint32_t colour;
    bool good = text && strlen(text) == 6 && bp_text_hex(text, 6, &colour) == 6;
    return good ? (int32_t)colour : BP_NO_FILL;
}

int32_t bp_docx_pen(const char *name)
{
    static const struct { const char *name; int32_t colour; } pens[] = {
        {"black", 0x000000}, {"blue", 0x0000FF}, {"cyan", 0x00FFFF}, {"darkBlue", 0x000080},
        {"darkCyan", 0x008080}, {"darkGray", 0x808080}, {"darkGreen", 0x008000}, {"darkMagenta", 0x800080},
        {"darkRed", 0x800000}, {"darkYellow", 0x808000}, {"green", 0x00FF00}, {"lightGray", 0xC0C0C0},
        {"magenta", 0xFF00FF}, {"red", 0xFF0000}, {"white", 0xFFFFFF}, {"yellow", 0xFFFF00},
    };
    for (size_t i = 0; i < sizeof pens / sizeof *pens; i++)
        if (!strcmp(name, pens[i].name))
            return pens[i].colour;
    return BP_NO_FILL;
}

/* The colours of a theme in the order of theme.h, under the names that a document gives them. */
static const char *const theme_names[BP_THEME_COLOURS][2] = {
    {"light1", "background1"}, {"dark1", "text1"}, {"light2", "background2"}, {"dark2", "text2"},
    {"accent1", ""}, {"accent2", ""}, {"accent3", ""}, {"accent4", ""}, {"accent5", ""}, {"accent6", ""},
    {"hyperlink", ""}, {"followedHyperlink", ""},
};

/* Two hexadecimal digits as a share of 1; all of it if there are none. */
static double read_share(const char *text)
{
    uint32_t share;
    return text && strlen(text) == 2 && bp_text_hex(text, 2, &share) == 2 ? share / 255.0 : 1;
}

/* A tint is how much of the colour is left beside white, a shade beside black (ECMA-376-1, 17.3.5). */
static int32_t theme_colour(const struct docx *docx, const struct bp_tag *tag, const char *name,
                            const char *tint, const char *shade)
{
    const char *word = bp_docx_attribute(tag, name);
    double white = 1 - read_share(bp_docx_attribute(tag, tint));
    double black = 1 - read_share(bp_docx_attribute(tag, shade));
    for (int i = 0; word && i < BP_THEME_COLOURS; i++)
        if (!strcmp(word, theme_names[i][0]) || !strcmp(word, theme_names[i][1]))
            return bp_theme_tint(docx->theme.colours[i], white > 0 ? white : -black);
    return BP_NO_FILL;
}

int32_t bp_docx_scheme(const struct docx *docx, const char *name)
{
    static const char *const names[BP_THEME_COLOURS] = {"bg1", "tx1", "bg2", "tx2"};
    for (int i = 0; i < BP_THEME_COLOURS; i++)
        if (!strcmp(name, names[i] ? names[i] : theme_names[i][0]))
            return docx->theme.colours[i];
    return BP_NO_FILL;
}

static int32_t mix(int32_t over, int32_t under, int32_t share)
{
    int32_t out = 0;
    for (int shift = 16; shift >= 0; shift -= 8)
        out = out * 256 + ((over >> shift & 255) * share + (under >> shift & 255) * (100 - share)) / 100;
    return out;
}

int32_t bp_docx_shade(const struct docx *docx, const struct bp_tag *tag)
{
    const char *pattern = bp_docx_attribute(tag, "val");
    pattern = pattern ? pattern : "clear";
    if (!strcmp(pattern, "nil"))
        return BP_NO_FILL;
    int32_t fill = bp_docx_hex(bp_docx_attribute(tag, "fill"));
    if (fill == BP_NO_FILL)
        fill = theme_colour(docx, tag, "themeFill", "themeFillTint", "themeFillShade");
    int32_t colour = bp_docx_hex(bp_docx_attribute(tag, "color"));
    if (colour == BP_NO_FILL)
        colour = theme_colour(docx, tag, "themeColor", "themeTint", "themeShade");
    bool solid = !strcmp(pattern, "solid"), percent = !strncmp(pattern, "pct", 3);
    int32_t share = solid ? 100 : 0;
    for (const char *at = pattern + 3; percent && bp_is_digit(*at) && share < 100; at++)
        share = share * 10 + (*at - '0');
    if (!share || share > 100)
        return fill;
    /* "auto" is black in a pattern, and white below it. */
    return mix(colour == BP_NO_FILL ? 0 : colour, fill == BP_NO_FILL ? 0xFFFFFF : fill, share);
}
