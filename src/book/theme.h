/* theme.h: the colours of a workbook: its theme, its palette, and tints. */
#ifndef BP_THEME_H
#define BP_THEME_H

#include "book/parts.h"

enum { BP_THEME_COLOURS = 12, BP_PALETTE = 64 };

struct bp_theme {
    int32_t colours[BP_THEME_COLOURS]; /* as a workbook counts them: 0 is light 1, 1 dark 1, 2 light 2 … */
    int32_t palette[BP_PALETTE];       /* of colours by number */
};

/* A colour as a workbook names it (ECMA-376-1, 18.8.3 and 18.8.19). */
struct bp_theme_colour {
    enum bp_theme_kind { BP_COLOUR_NONE, BP_COLOUR_RGB, BP_COLOUR_THEME, BP_COLOUR_INDEXED } kind;
    uint32_t value;
    double tint; /* -1 black to 1 white */
};

/* The usual colours; then those of the workbook's theme, if it has one. False: a finding says why it cannot
 * be read, or memory ran out. */
bool bp_theme_read(struct bp_parts *parts, const struct bp_relations *of_workbook, struct bp_theme *out);

/* Reads "FF92D050" (the first two digits count for nothing) or "92D050". */
bool bp_theme_hex(const char *text, uint32_t *out);

/* 0xRRGGBB, or BP_NO_FILL: a colour that is left to the reader's computer. */
int32_t bp_theme_find(const struct bp_theme *theme, const struct bp_theme_colour *colour);

/* Lighter or darker by a tint, to the same value as in Excel: the arithmetic of its hues, lightnesses and
 * saturations is in whole numbers from 0 to 240. */
int32_t bp_theme_tint(int32_t colour, double tint);

#endif
