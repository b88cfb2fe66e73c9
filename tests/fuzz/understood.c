/* understood.c: what must hold of an officer's own file that was read. */
#include <string.h>

#include "base/text.h"
#include "book/grid.h"
#include "fuzz.h"

void fuzz_check_text(const char *text)
{
    fuzz_expect(text && bp_utf8_check(text, strlen(text)) == strlen(text), "a text is UTF-8", text);
}

void fuzz_check_grid(const struct bp_grid *grid)
{
    fuzz_check_text(grid->name);
    for (uint32_t i = 0; i < grid->n_cells; i++) {
        const struct bp_cell *cell = &grid->cells[i], *last = i ? cell - 1 : NULL;
        fuzz_check_text(cell->text);
        fuzz_expect(cell->rows && cell->columns && cell->row < BP_MOST_ROWS &&
                        cell->column < BP_MOST_GRID_COLUMNS, "a cell lies in its sheet", cell->text);
        fuzz_expect(!last || last->row < cell->row || (last->row == cell->row && last->column < cell->column),
                    "cells are in order", cell->text);
        fuzz_expect(cell->kind != BP_CELL_DATE || cell->day.year, "a date has a day", cell->text);
    }
}

/* A plan that the program wrote has no errors of its own. */
static void check_codes(const bp_doc *doc)
{
    for (size_t i = 0; i < bp_diag_count(doc); i++) {
        const bp_diag *diag = bp_diag_at(doc, i);
        fuzz_expect(diag->severity < BP_ERROR || diag->code >= 7000 || diag->code < 1000,
                    "the plan that was made has an error of its own", diag->message);
    }
}

void fuzz_check_understood(bp_doc *doc, bp_result result)
{
    const void *bytes;
    size_t len;
    fuzz_check_findings(doc, result);
    check_codes(doc);
    if (result != BP_OK)
        return;
    bp_doc *again = bp_new();
    fuzz_expect(bp_import(doc, &bytes, &len) == BP_OK, "no XML of the plan", NULL);
    result = bp_load_memory(again, bytes, len, "plan.xml");
    fuzz_check_findings(again, result);
    fuzz_expect(result == BP_OK, "the XML of the plan is no plan",
                bp_diag_count(again) ? bp_diag_at(again, 0)->message : NULL);
    bp_free(again);
    fuzz_expect(bp_understood(doc, BP_FORM_TEXT, &bytes, &len) == BP_OK && len, "nothing is said", NULL);
    fuzz_expect(bp_understood(doc, BP_FORM_JSON, &bytes, &len) == BP_OK && len, "no JSON", NULL);
    fuzz_expect(bp_map(doc, &bytes, &len) == BP_OK && len, "no map", NULL);
    fuzz_expect(bp_check(doc, NULL) == BP_OK, "the checks went wrong", NULL);
}
