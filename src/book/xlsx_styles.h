/* xlsx_styles.h: what the cells of a workbook look like: number formats, fills, bold and struck text. */
#ifndef BP_XLSX_STYLES_H
#define BP_XLSX_STYLES_H

#include "book/grid.h"
#include "book/numfmt.h"
#include "book/parts.h"

struct bp_xlsx_look {
    const struct bp_numfmt *format; /* NULL: General */
    int32_t fill;                   /* 0xRRGGBB, or BP_NO_FILL */
    bool strong, struck;
};

struct bp_xlsx_styles {
    struct bp_xlsx_look *looks; /* by the number of a cell's style */
    uint32_t n_looks;
    int32_t *dxf_fills; /* of conditional formats, by their dxfId; or BP_NO_FILL */
    uint32_t n_dxf_fills;
};

/* Reads the parts "styles" and "theme" of a workbook. A workbook without them is fine. False: a finding says
 * why, or memory ran out. */
bool bp_xlsx_styles_read(struct bp_parts *parts, const struct bp_relations *of_workbook,
                         struct bp_xlsx_styles *out);

/* Gives a cell its looks. If its kind is BP_CELL_NUMBER, sets number, kind, text, day and month; if it is a
 * text without blocks, its format may put words around it; of any other, its text and kind stay. Sets
 * fill (and fill_source, if there is one), strong and struck of any cell. */
void bp_xlsx_style_apply(const struct bp_xlsx_styles *styles, uint32_t style, double number, bool date1904,
                         struct bp_cell *cell, struct bp_arena *arena);

/* The fill of a style, for rows and columns; or BP_NO_FILL. */
int32_t bp_xlsx_style_fill(const struct bp_xlsx_styles *styles, uint32_t style);

/* What a sheet says after its cells: gives the cells of `grid` the fills of its conditional formats, adds
 * cells that have nothing but such a fill, and says which dates may be a day early. `sheet` is the sheet's
 * XML; call it when all cells are in the grid. False: memory ran out. */
bool bp_xlsx_rules_apply(struct bp_parts *parts, const struct bp_source *sheet,
                         const struct bp_xlsx_styles *styles, struct bp_grid *grid);

#endif
