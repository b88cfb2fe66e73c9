/* theme.c: the colours of a workbook: its theme, its palette, and tints. */
#include "book/theme.h"

#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "book/grid.h"
#include "xml/sax.h"

/* ---- the usual colours ---- */

/* Office's own theme of 2007 to 2010: workbooks without a theme were written for it. */
static const int32_t usual[BP_THEME_COLOURS] = {0xFFFFFF, 0x000000, 0xEEECE1, 0x1F497D, 0x4F81BD, 0xC0504D,
                                                0x9BBB59, 0x8064A2, 0x4BACC6, 0xF79646, 0x0000FF, 0x800080};

/* ECMA-376-1, 18.8.27; the first eight stand there twice. */
static const int32_t palette[BP_PALETTE] = {
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
    0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080,
    0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF,
    0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF,
    0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
    0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696,
    0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333};

/* ---- the theme's part ---- */

struct reader {
    struct bp_theme *theme;
    int depth, scheme; /* the depth of clrScheme; 0: not in it */
    int colour;        /* of the workbook's count; -1: none */
};

static int colour_named(const char *name)
{
    static const char *const names[BP_THEME_COLOURS] = {"lt1", "dk1", "lt2", "dk2", "accent1", "accent2",
                                                        "accent3", "accent4", "accent5", "accent6", "hlink",
                                                        "folHlink"};
    for (int i = 0; i < BP_THEME_COLOURS; i++)
        if (bp_text_same(names[i], name))
            return i;
    return -1;
}

static bool start(void *data, const struct bp_tag *tag)
{
    struct reader *r = data;
    r->depth++;
    if (!r->scheme) {
        if (bp_text_same(tag->local, "clrScheme"))
            r->scheme = r->depth;
        return true;
    }
    if (r->depth == r->scheme + 1) {
        r->colour = colour_named(tag->local);
        return true;
    }
    uint32_t value;
    const char *system = bp_tag_value(tag, "val", "");
    bool read = r->depth == r->scheme + 2 && r->colour >= 0;
    if (read && bp_text_same(tag->local, "srgbClr") && bp_theme_hex(system, &value))
        r->theme->colours[r->colour] = (int32_t)value;
    if (!read || !bp_text_same(tag->local, "sysClr"))
        return true;
    if (bp_theme_hex(bp_tag_value(tag, "lastClr", ""), &value))
        r->theme->colours[r->colour] = (int32_t)value;
    else if (bp_text_same(system, "windowText") || bp_text_same(system, "window"))
        r->theme->colours[r->colour] = bp_text_same(system, "window") ? 0xFFFFFF : 0;
    return true;
}

static bool end(void *data)
{
    struct reader *r = data;
    if (r->depth == r->scheme)
        r->scheme = INT_MAX - 2; /* nothing else of the theme is wanted */
    r->depth--;
    return true;
}

bool bp_theme_read(struct bp_parts *parts, const struct bp_relations *of_workbook, struct bp_theme *out)
{
    static const struct bp_sax_handler handler = {.start = start, .end = end};
    memcpy(out->colours, usual, sizeof usual);
    memcpy(out->palette, palette, sizeof palette);
    const struct bp_part_entry *entry = bp_relation_part(parts, bp_relation_of_type(of_workbook, "theme"));
    struct reader reader = {.theme = out, .colour = -1};
    return !entry || bp_part_read_xml(parts, entry, &handler, &reader);
}

/* ---- colours ---- */

bool bp_theme_hex(const char *hex, uint32_t *out)
{
    size_t len = strlen(hex);
    uint32_t value;
    if ((len != 6 && len != 8) || bp_text_hex(hex, len, &value) != len)
        return false;
    *out = value & 0xFFFFFF;
    return true;
}

enum { HLS = 240, SIXTH = HLS / 6 };

struct hls {
    int hue, lightness, saturation;
};

static struct hls to_hls(int red, int green, int blue)
{
    int high = red > green ? red : green, low = red < green ? red : green;
    high = blue > high ? blue : high;
    low = blue < low ? blue : low;
    int sum = high + low, range = high - low;
    struct hls out = {HLS * 2 / 3, (sum * HLS + 255) / 510, 0};
    if (!range)
        return out;
    int base = out.lightness <= HLS / 2 ? sum : 510 - sum;
    out.saturation = (range * HLS + base / 2) / base;
    int reds = ((high - red) * SIXTH + range / 2) / range;
    int greens = ((high - green) * SIXTH + range / 2) / range;
    int blues = ((high - blue) * SIXTH + range / 2) / range;
    out.hue = red == high     ? blues - greens
              : green == high ? HLS / 3 + reds - blues
                              : HLS * 2 / 3 + greens - reds;
    out.hue = (out.hue + HLS) % HLS;
    return out;
}

static int part_of(int low, int high, int hue)
{
    hue = (hue + HLS) % HLS;
    int value = low;
    if (hue < SIXTH)
        value = low + ((high - low) * hue + SIXTH / 2) / SIXTH;
    else if (hue < HLS / 2)
        value = high;
    else if (hue < HLS * 2 / 3)
        value = low + ((high - low) * (HLS * 2 / 3 - hue) + SIXTH / 2) / SIXTH;
    value = (value * 255 + HLS / 2) / HLS;
    return value < 0 ? 0 : value > 255 ? 255 : value;
}

int32_t bp_theme_tint(int32_t colour, double tint)
{
    if (!(tint < 0 || tint > 0))
        return colour;
    struct hls hls = to_hls(colour >> 16 & 255, colour >> 8 & 255, colour & 255);
    double lightness = hls.lightness;
    tint = tint < -1 ? -1 : tint > 1 ? 1 : tint;
    lightness = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + (double)HLS * tint;
    int l = (int)lightness, s = hls.saturation;
    if (!s) {
        int grey = l * 255 / HLS;
        return grey << 16 | grey << 8 | grey;
    }
    int high = l <= HLS / 2 ? (l * (HLS + s) + HLS / 2) / HLS : l + s - (l * s + HLS / 2) / HLS;
    int low = 2 * l - high;
    return part_of(low, high, hls.hue + HLS / 3) << 16 | part_of(low, high, hls.hue) << 8 |
           part_of(low, high, hls.hue - HLS / 3);
}

int32_t bp_theme_find(const struct bp_theme *theme, const struct bp_theme_colour *colour)
{
    uint32_t value = colour->value;
    int32_t found = BP_NO_FILL;
    if (colour->kind == BP_COLOUR_RGB)
        found = (int32_t)value;
    else if (colour->kind == BP_COLOUR_THEME && value < BP_THEME_COLOURS)
        found = theme->colours[value];
    else if (colour->kind == BP_COLOUR_INDEXED && value < BP_PALETTE)
        found = theme->palette[value];
    return found == BP_NO_FILL ? found : bp_theme_tint(found, colour->tint);
}
