/* theme.c: turns options and a house style into sizes and colours. */
#include "layout/theme.h"

/* Large print is at least 16 points for all text that is meant to be read (The National Archives,
 * accessibility and alternative formats; RNIB's Clear Print guidance). */
#define LARGE_PRINT 16000

/* on the default sheet, larger text needs its full width */
#define WIDEST_HALVED 13000

static const struct bp_colours black_and_white = {0x000000, 0x000000, 0x000000, BP_WHITE, 0x000000, 0x808080};

static int32_t at_least(int32_t size, int32_t least)
{
    return size < least ? least : size;
}

int32_t bp_theme_scale(const struct bp_theme *theme, int32_t measure)
{
    return (int32_t)((int64_t)measure * theme->text / BP_BASE_SIZE);
}

bool bp_theme_has_halves(const struct bp_theme *theme)
{
    return theme->text <= (int64_t)WIDEST_HALVED * theme->width / BP_BASE_WIDTH;
}

static void set_page(struct bp_theme *theme, const struct bp_sheet *sheet)
{
    theme->page_width = bp_sheet_width(sheet);
    theme->page_height = bp_sheet_height(sheet);
    theme->left = sheet->margins[BP_SIDE_LEFT];
    theme->width = theme->page_width - theme->left - sheet->margins[BP_SIDE_RIGHT];
    theme->top = sheet->margins[BP_SIDE_TOP];
    theme->foot = theme->page_height - sheet->margins[BP_SIDE_BOTTOM];
}

/* Between the header's fill and its text. */
static uint32_t divider_of(const struct bp_colours *colours)
{
    uint32_t rgb = 0;
    if (colours->head == bp_colours_default.head && colours->on_head == bp_colours_default.on_head)
        return 0x7C9AB5;
    for (int shift = 16; shift >= 0; shift -= 8)
        rgb |= ((colours->head >> shift & 0xFF) * 5 + (colours->on_head >> shift & 0xFF) * 4) / 9 << shift;
    return rgb;
}

struct bp_theme bp_theme_make(const struct bp_options *options, const struct bp_house_style *style)
{
    const struct bp_sheet *sheet = style ? &style->sheet : &bp_sheet_default;
    bool large = options && options->large_print, mono = options && options->mono;
    int32_t text = options && options->text_size ? options->text_size
                   : sheet->text_size            ? sheet->text_size
                                                 : BP_BASE_SIZE;
    int32_t least = large ? LARGE_PRINT : 0;
    struct bp_theme theme = {.text = at_least(text, least), .mono = mono, .large = large};
    set_page(&theme, sheet);
    theme.small = at_least(theme.text * 85 / 100, least);
    theme.body = at_least(theme.text * 11 / 10, least);
    theme.footer = at_least(at_least(theme.text, BP_BASE_SIZE) * 85 / 100, least);
    /* headings grow less than text, because they are large already */
    theme.subtitle = at_least(theme.text * 5 / 10 + 8000, theme.text * 11 / 10);
    theme.heading = at_least(theme.text * 5 / 10 + 10000, theme.text * 13 / 10);
    theme.title = theme.text * 5 / 10 + 17000;
    theme.pad_side = bp_theme_scale(&theme, 5500);
    theme.pad_top = bp_theme_scale(&theme, 4000);
    theme.pad_bottom = bp_theme_scale(&theme, 4500);
    theme.ink = mono ? black_and_white : style ? style->colours : bp_colours_default;
    theme.divider = mono ? BP_WHITE : divider_of(&theme.ink);
    return theme;
}
