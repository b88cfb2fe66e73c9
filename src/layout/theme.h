/* theme.h: the look of a report: page and colours, which a house style may choose, and sizes. All sizes
 * depend on the size of the text in tables: they are in proportion to it, or follow the edition (large print,
 * monochrome). Millipoints; colours are 0xRRGGBB. */
#ifndef BP_THEME_H
#define BP_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "boardpaper.h"
#include "model/style.h"

#define BP_FOOTER_GAP 15800 /* between the body and the footer */

#define BP_LEADING(size) ((size) * 12 / 10)
#define BP_RULE_WIDTH 500
#define BP_WHITE 0xFFFFFF

/* the text size that all other measures are drawn for … */
#define BP_BASE_SIZE 10000
/* … and the width between the margins */
#define BP_BASE_WIDTH 761890

struct bp_theme {
    int32_t page_width, page_height;
    int32_t left, width, top; /* of the body of a page */
    int32_t foot;             /* the footer's foot, from the top of the page */
    int32_t text, small, body, subtitle, heading, title, footer;
    int32_t pad_side, pad_top, pad_bottom; /* inside a cell */
    struct bp_colours ink;
    uint32_t divider; /* lines between the headers of columns */
    bool mono; /* no colours: words, symbols and patterns tell statuses apart */
    bool large; /* large print */
};

/* `style` NULL: none. */
struct bp_theme bp_theme_make(const struct bp_options *options, const struct bp_house_style *style);

/* A measure drawn for BP_BASE_SIZE, scaled to this theme. */
int32_t bp_theme_scale(const struct bp_theme *theme, int32_t measure);

/* Whether the text is so small, or the page so wide, that two things can stand side by side. */
bool bp_theme_has_halves(const struct bp_theme *theme);

#endif
