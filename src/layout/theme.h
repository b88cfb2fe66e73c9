/* theme.h: the look of a report. All sizes depend on the size of the text in tables: they are in
 * proportion to it, or follow the edition (large print, monochrome). Millipoints; colours are
 * 0xRRGGBB. */
#ifndef BP_THEME_H
#define BP_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "boardpaper.h"

/* A4 landscape (ISO 216). */
#define BP_PAGE_WIDTH 841890
#define BP_PAGE_HEIGHT 595276
#define BP_MARGIN_SIDE 40000
#define BP_MARGIN_TOP 40000
#define BP_FOOTER_BASE 24000 /* bottom of the footer, from the bottom of the page */
#define BP_FOOTER_GAP 15800  /* between the body and the footer */

#define BP_LEADING(size) ((size) * 12 / 10)
#define BP_RULE_WIDTH 500
#define BP_WHITE 0xFFFFFF

/* the text size that all other measures are drawn for */
#define BP_BASE_SIZE 10000

struct bp_theme {
    int32_t text, small, body, subtitle, heading, title, footer;
    int32_t pad_side, pad_top, pad_bottom; /* inside a cell */
    uint32_t ink;  /* text; 19.0 : 1 on white */
    uint32_t navy; /* headings and header rows; 10.2 : 1 on white */
    uint32_t grey; /* secondary text; 7.0 : 1 on white */
    uint32_t rule; /* lines between rows */
    bool mono;     /* no colours: words, symbols and patterns tell statuses apart */
};

struct bp_theme bp_theme_make(const struct bp_options *options);

/* Whether text of this colour is on plain paper, in an edition with colours. */
bool bp_theme_is_on_paper(uint32_t rgb);

/* A measure drawn for BP_BASE_SIZE, scaled to this theme. */
int32_t bp_theme_scale(const struct bp_theme *theme, int32_t measure);

#endif
