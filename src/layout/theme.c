/* theme.c: turns options into sizes and colours. */
#include "layout/theme.h"

/* Large print is at least 16 points for all text that is meant to be read (The National Archives,
 * accessibility and alternative formats; RNIB's Clear Print guidance). */
#define LARGE_PRINT 16000

/* what text on plain paper looks like, in an edition with colours */
#define INK 0x0B0C0C
#define NAVY 0x12436D
#define GREY 0x505A5F

static int32_t at_least(int32_t size, int32_t least)
{
    return size < least ? least : size;
}

int32_t bp_theme_scale(const struct bp_theme *theme, int32_t measure)
{
    return (int32_t)((int64_t)measure * theme->text / BP_BASE_SIZE);
}

bool bp_theme_is_on_paper(uint32_t rgb)
{
    return rgb == INK || rgb == NAVY || rgb == GREY;
}

struct bp_theme bp_theme_make(const struct bp_options *options)
{
    bool large = options && options->large_print, mono = options && options->mono;
    int32_t text = options && options->text_size ? options->text_size : BP_BASE_SIZE;
    int32_t least = large ? LARGE_PRINT : 0;
    struct bp_theme theme = {.text = at_least(text, least), .mono = mono};
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
    theme.ink = mono ? 0x000000 : INK;
    theme.navy = mono ? 0x000000 : NAVY;
    theme.grey = mono ? 0x000000 : GREY;
    theme.rule = mono ? 0x808080 : 0x9A9DA0;
    return theme;
}
