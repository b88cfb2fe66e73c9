/* workbook_lists.c: the sheets "Statuses", "Glossary" and "Columns". */
#include <stdio.h>
#include <string.h>

#include "office/workbook_sheet.h"

enum { MOST_LIST_COLUMNS = 10 };

static const struct bp_cell_style body = {BP_LOOK_BODY, BP_SHOW_TEXT, -1, false};

/* A column of a list: its head in English and Welsh, and its width. */
struct list_column {
    const char *english, *welsh;
    uint16_t width;
};

static struct bp_new_sheet *begin(struct bp_new_book *book, const char *name,
                                  const struct list_column *columns, uint32_t n)
{
    struct bp_new_sheet *sheet = bp_sheet_begin(book, name, n);
    struct bp_new_cell cells[MOST_LIST_COLUMNS];
    bool welsh = bp_house_speaks(book->plan->lang, "cy");
    if (!sheet)
        return NULL;
    for (uint32_t i = 0; i < n; i++) {
        sheet->widths[i] = columns[i].width;
        cells[i] = (struct bp_new_cell){.style = {BP_LOOK_HEAD, BP_SHOW_TEXT, -1, false}};
        cells[i].text = bp_book_text(book, welsh ? columns[i].welsh : columns[i].english);
    }
    bp_sheet_row(book, sheet, cells, n, 0);
    sheet->frozen = true;
    return sheet;
}

static const struct bp_inline *text_of(struct bp_new_book *book, const char *text)
{
    const char *copy = bp_arena_text(book->arena, text, strlen(text));
    book->failed = book->failed || !copy;
    return copy && *copy ? bp_book_text(book, copy) : NULL;
}

/* ---- statuses ---- */

static const struct list_column status_columns[] = {{"Id", "Id", 16},
                                                    {"Label", "Label", 20},
                                                    {"Meaning", "Ystyr", 14},
                                                    {"Key", "Allwedd", 50},
                                                    {"Fill", "Lliw", 12},
                                                    {"Text", "Testun", 12},
                                                    {"Symbol", "Symbol", 14},
                                                    {"In shares", "Mewn cyfrannau", 14},
                                                    {"Stated, measures", "Nodwyd, mesurau", 14},
                                                    {"Stated, actions", "Nodwyd, camau", 14}};

static void put_colour(struct bp_new_book *book, struct bp_new_cell *cell, uint32_t colour, bool fill,
                       bool light)
{
    char code[12];
    snprintf(code, sizeof code, "#%06X", (unsigned)colour & 0xFFFFFF);
    *cell = (struct bp_new_cell){.style = body, .text = text_of(book, code)};
    if (fill)
        cell->style = (struct bp_cell_style){light ? BP_LOOK_LIGHT : BP_LOOK_BODY, BP_SHOW_TEXT,
                                             (int32_t)(colour & 0xFFFFFF), false};
}

/* A total that the author states, if there is one. */
static void put_stated(struct bp_new_book *book, struct bp_new_cell *cell,
                       const struct bp_stated_totals *totals, int status)
{
    char number[12];
    *cell = (struct bp_new_cell){.style = {BP_LOOK_BODY, BP_SHOW_GENERAL, -1, false}};
    if (totals->at == BP_NOWHERE || totals->numbers[status] < 0)
        return;
    int len = snprintf(number, sizeof number, "%d", totals->numbers[status]);
    cell->number = bp_arena_text(book->arena, number, (size_t)len);
    book->failed = book->failed || !cell->number;
}

static void put_status(struct bp_new_book *book, struct bp_new_sheet *sheet, int i)
{
    const struct bp_plan *plan = book->plan;
    const struct bp_status *status = &plan->scheme.items[i];
    struct bp_new_cell cells[MOST_LIST_COLUMNS];
    bool light = status->text == 0xFFFFFF;
    const char *const texts[] = {status->id, status->label, bp_meaning_names[bp_status_meaning(status)],
                                 status->legend};
    for (int c = 0; c < 4; c++)
        cells[c] = (struct bp_new_cell){.style = body, .text = text_of(book, texts[c])};
    put_colour(book, &cells[4], status->fill, true, light);
    put_colour(book, &cells[5], status->text, false, false);
    cells[6] = (struct bp_new_cell){.style = body, .text = text_of(book, bp_symbol_names[status->symbol])};
    cells[7] = (struct bp_new_cell){.style = body, .text = text_of(book, status->counted ? "yes" : "no")};
    put_stated(book, &cells[8], &plan->measures_stated, i);
    put_stated(book, &cells[9], &plan->actions_stated, i);
    bp_sheet_row(book, sheet, cells, sheet->n_columns, 0);
}

void bp_sheet_statuses(struct bp_new_book *book)
{
    const struct bp_plan *plan = book->plan;
    bool stated = plan->measures_stated.at != BP_NOWHERE || plan->actions_stated.at != BP_NOWHERE;
    struct bp_new_sheet *sheet = begin(book, "Statuses", status_columns, stated ? 10 : 8);
    if (!sheet)
        return;
    for (int i = 0; i < plan->scheme.n; i++)
        if (i != plan->scheme.missing || !plan->scheme.missing_implied)
            put_status(book, sheet, i);
    bp_sheet_list(sheet, 2, 2, sheet->row + 10, "\"complete,good,neutral,exception\"", "Meaning",
                  "A status is complete, good, neutral or an exception, which needs attention.");
    bp_sheet_colours(book, sheet, 1, 1, 2, sheet->row);
}

/* ---- glossary ---- */

void bp_sheet_glossary(struct bp_new_book *book)
{
    static const struct list_column columns[] = {{"Abbreviation", "Talfyriad", 24}, {"Meaning", "Ystyr", 90}};
    struct bp_new_sheet *sheet = begin(book, "Glossary", columns, 2);
    for (uint32_t i = 0; sheet && i < book->plan->n_terms; i++) {
        const struct bp_term *term = &book->plan->terms[i];
        const struct bp_new_cell cells[] = {{.style = body, .text = text_of(book, term->abbr)},
                                            {.style = body, .text = &term->meaning}};
        bp_sheet_row(book, sheet, cells, 2, 0);
    }
    for (size_t i = 0; sheet && i < book->n_short; i++) {
        const struct bp_new_cell cells[] = {
            {.style = body, .text = text_of(book, book->short_forms[i]->text)},
            {.style = body, .text = text_of(book, book->short_forms[i]->abbr)}};
        bp_sheet_row(book, sheet, cells, 2, 0);
    }
}

/* ---- columns ---- */

void bp_sheet_columns(struct bp_new_book *book)
{
    static const struct list_column columns[] = {{"Sheet", "Taflen", 16},
                                                 {"Column", "Colofn", 24},
                                                 {"Heading", "Pennawd", 50},
                                                 {"Printed", "Argreffir", 12}};
    struct bp_new_sheet *sheet = begin(book, "Columns", columns, 4);
    static const enum bp_row_kind kinds[] = {BP_ACTION, BP_MEASURE};
    for (size_t k = 0; sheet && k < 2; k++) {
        const struct bp_columns *listed = &book->plan->columns[kinds[k]];
        for (uint32_t i = 0; i < listed->n; i++) {
            const struct bp_column_def *def = &listed->items[i];
            const struct bp_new_cell cells[] = {
                {.style = body, .text = text_of(book, kinds[k] == BP_ACTION ? "Actions" : "Measures")},
                {.style = body, .text = text_of(book, def->id)},
                {.style = body, .text = &def->head},
                {.style = body, .text = text_of(book, def->printed ? "yes" : "no")}};
            bp_sheet_row(book, sheet, cells, 4, 0);
        }
    }
    if (sheet)
        bp_sheet_list(sheet, 3, 2, sheet->row + 10, "\"yes,no\"", "Printed",
                      "Say whether the report prints this column: yes or no.");
}
