/* xlsx_formula.h: the simple formulas of conditional formats: $F2="Green", AND(F2<3,G2<>""). */
#ifndef BP_XLSX_FORMULA_H
#define BP_XLSX_FORMULA_H

#include "book/grid.h"

struct bp_value {
    enum bp_value_kind {
        BP_VALUE_UNKNOWN, /* what is not counted here: other sheets, today's date, most functions */
        BP_VALUE_EMPTY, BP_VALUE_NUMBER, BP_VALUE_TEXT, BP_VALUE_TRUTH, BP_VALUE_ERROR
    } kind;
    double number; /* of a truth: 0 or 1 */
    const char *text;
    size_t len;
};

/* Where a formula stands: it is written for the cell at `base_row` and `base_column`, and holds for the one
 * at `row` and `column`. */
struct bp_formula_place {
    const struct bp_grid *grid;
    uint32_t base_row, base_column, row, column;
};

/* The value of a cell, as formulas see it. */
struct bp_value bp_cell_value(const struct bp_grid *grid, uint32_t row, uint32_t column);

/* Works out a formula, without the = in front. Nothing but cells of the same sheet is looked at. */
struct bp_value bp_formula_value(const char *formula, const struct bp_formula_place *place);

/* 1: it holds; 0: it does not; -1: not known. */
int bp_value_holds(struct bp_value value);

/* Compares as Excel does: numbers come before texts, texts before truths; letter case does not count. *known:
 * whether they can be compared. */
int bp_value_compare(struct bp_value a, struct bp_value b, bool *known);

/* The place of one text in another, letter case aside; SIZE_MAX: it is not in it. */
size_t bp_value_search(const char *text, size_t len, const char *word, size_t word_len);

#endif
