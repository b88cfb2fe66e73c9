/* docx_colours.c: the colours of a document: shades, mark-up pens, and those of its theme. */
#include <string.h>

#include "base/text.h"
#include "onramp/docx.h"

int32_t bp_docx_hex(const char *text)
{
    int32_t colour = 0;
    if (!text || strlen(text) != 6)
        return BP_NO_FILL;
    for (; *text; text++) {
        char c = bp_lower(*text);
        if (!bp_is_digit(c) && (c < 'a' || c > 'f'))
            return BP_NO_FILL;
        colour = colour * 16 + (bp_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return colour;
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

/* The colours of a theme's part, in its order, under the names that a document gives them. */
static const char *const theme_names[][2] = {
    {"dark1", "text1"}, {"light1", "background1"}, {"dark2", "text2"}, {"light2", "background2"},
    {"accent1", ""}, {"accent2", ""}, {"accent3", ""}, {"accent4", ""}, {"accent5", ""}, {"accent6", ""},
    {"hyperlink", ""}, {"followedHyperlink", ""},
};
enum { THEME = sizeof theme_names / sizeof *theme_names };

/* Two hexadecimal digits; 255 if there are none. */
static int read_share(const char *text)
{
    char six[7] = "0000";
    if (!text || strlen(text) != 2)
        return 255;
    memcpy(six + 4, text, 3);
    int32_t share = bp_docx_hex(six);
    return share == BP_NO_FILL ? 255 : share;
}

/* A channel of the colour made lighter or darker in HSL, where hue and saturation stay (ECMA-376-1, 17.3.5).
 * Between the darkest and the lightest channel all go along in a straight line. */
static int32_t relight(int32_t colour, int tint, int shade)
{
    int channels[3] = {colour >> 16 & 255, colour >> 8 & 255, colour & 255}, most = 0, least = 255;
    for (int i = 0; i < 3; i++) {
        most = channels[i] > most ? channels[i] : most;
        least = channels[i] < least ? channels[i] : least;
    }
    double light = (most + least) / 510.0, range = (most - least) / 255.0;
    double room = light <= 0.5 ? 2 * light : 2 - 2 * light;
    double saturation = room > 0 ? range / room : 0;
    double lit = (light * shade / 255.0) * tint / 255.0 + (1 - tint / 255.0);
    double lit_range = saturation * (lit <= 0.5 ? 2 * lit : 2 - 2 * lit);
    int32_t out = 0;
    for (int i = 0; i < 3; i++) {
        double place = most > least ? (double)(channels[i] - least) / (most - least) - 0.5 : 0;
        double value = (lit + place * lit_range) * 255 + 0.5;
        out = out * 256 + (value < 0 ? 0 : value > 255 ? 255 : (int32_t)value);
    }
    return out;
}

static int32_t theme_colour(const struct docx *docx, const struct bp_tag *tag, const char *name,
                            const char *tint, const char *shade)
{
    const char *word = bp_docx_attribute(tag, name);
    for (int i = 0; word && i < THEME; i++)
        if ((!strcmp(word, theme_names[i][0]) || !strcmp(word, theme_names[i][1])) &&
            docx->theme[i] != BP_NO_FILL)
            return relight(docx->theme[i], read_share(bp_docx_attribute(tag, tint)),
                           read_share(bp_docx_attribute(tag, shade)));
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

struct reader {
    struct docx_xml xml;
    struct docx *docx;
    int n;
};

static bool open_element(struct docx_xml *xml, enum docx_element element, const struct bp_tag *tag)
{
    struct reader *reader = (struct reader *)xml;
    bool counts = bp_docx_up(xml, 2) == DOCX_COLOURS || bp_docx_up(xml, 3) == DOCX_COLOURS;
    if (counts && reader->n < THEME && (element == DOCX_RGB || element == DOCX_SYSTEM_COLOUR))
        reader->docx->theme[reader->n++] =
            bp_docx_hex(bp_docx_attribute(tag, element == DOCX_RGB ? "val" : "lastClr"));
    return true;
}

bool bp_docx_theme_read(struct docx *docx)
{
    for (int i = 0; i < THEME; i++)
        docx->theme[i] = BP_NO_FILL;
    const struct bp_relation *relation = bp_relation_of_type(&docx->relations, "theme");
    const struct bp_part_entry *entry = relation && !relation->external
                                            ? bp_parts_find(docx->parts, relation->target) : NULL;
    struct reader reader = {.xml = {.open = open_element}, .docx = docx};
    return !entry || bp_docx_xml_read(&reader.xml, docx->parts, entry);
}
