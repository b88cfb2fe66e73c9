/* draft_sheets.c: sheets that list statuses or abbreviations, as `init -o plan.xlsx` writes them.
 */
#include <string.h>

#include "base/text.h"
#include "onramp/statuses.h"

/* The first row with text, and its texts by column. */
enum { MOST_HEADS = 8 };

struct sheet {
    const struct bp_grid *grid;
    uint32_t head;
    const char *heads[MOST_HEADS];
};

static bool open_sheet(struct sheet *sheet, const struct bp_grid *grid)
{
    *sheet = (struct sheet){.grid = grid, .head = UINT32_MAX};
    for (uint32_t i = 0; i < grid->n_cells; i++) {
        const struct bp_cell *cell = &grid->cells[i];
        if (bp_blank(cell->text) || (sheet->head != UINT32_MAX && cell->row != sheet->head))
            continue;
        sheet->head = cell->row;
        if (cell->column < MOST_HEADS)
            sheet->heads[cell->column] = cell->text;
    }
    return !grid->hidden && sheet->head != UINT32_MAX;
}

static bool is_among(const char *text, const char *const *words)
{
    for (; text && *words; words++)
        if (bp_text_is(text, strlen(text), *words))
            return true;
    return false;
}

/* The column with one of these heads; -1: none. */
static int column_of(const struct sheet *sheet, const char *const *words)
{
    for (int i = 0; i < MOST_HEADS; i++)
        if (is_among(sheet->heads[i], words))
            return i;
    return -1;
}

static const char *const abbreviation[] = {"Abbreviation",         "Acronym", "Term", "Byrfodd",
                                           "Term or abbreviation", NULL};
static const char *const meaning[] = {"Meaning",   "Definition", "Stands for", "Ystyr",
                                      "Full name", "In full",    NULL};
static const char *const id[] = {"Id", NULL};
static const char *const label[] = {"Label", NULL};
static const char *const key[] = {"Key", NULL};
static const char *const fill[] = {"Fill", NULL};

static bool is_glossary(const struct sheet *sheet)
{
    return column_of(sheet, abbreviation) >= 0 && column_of(sheet, meaning) >= 0;
}

static bool is_statuses(const struct sheet *sheet)
{
    return column_of(sheet, id) >= 0 && column_of(sheet, label) >= 0 && column_of(sheet, meaning) >= 0;
}

static const struct bp_cell *cell_at(const struct sheet *sheet, uint32_t row, int column)
{
    const struct bp_cell *cell = column < 0 ? NULL : bp_grid_at(sheet->grid, row, (uint32_t)column);
    return cell && cell->row == row ? cell : NULL;
}

static const char *text_at(struct bp_drafting *d, const struct sheet *sheet, uint32_t row,
                           int column)
{
    const struct bp_cell *cell = cell_at(sheet, row, column);
    return cell ? bp_draft_line(d->arena, cell->text) : "";
}

static void take_terms(struct bp_drafting *d, const struct sheet *sheet)
{
    struct bp_plan *plan = d->plan;
    size_t room = plan->n_terms;
    int abbr = column_of(sheet, abbreviation), full = column_of(sheet, meaning);
    for (uint32_t row = sheet->head + 1; row < bp_grid_rows(sheet->grid); row++) {
        const char *text = text_at(d, sheet, row, abbr), *said = text_at(d, sheet, row, full);
        if (!*text && !*said)
            continue;
        if (!*text || !*said || strlen(text) > BP_DRAFT_NAME) {
            bp_found_add(d->diags, BP_E_FACT_UNREAD, d->found, sheet->grid, row,
                         (uint32_t)(*text ? abbr : full), *text ? text : said,
                         "an abbreviation and its meaning", NULL);
            continue;
        }
        plan->terms =
            bp_arena_grow(d->arena, plan->terms, &room, plan->n_terms + 1, sizeof *plan->terms);
        struct bp_inline words = bp_draft_inline(d, bp_draft_blocks(d, cell_at(sheet, row, full)));
        plan->terms[plan->n_terms++] = (struct bp_term){.abbr = text, .meaning = words};
    }
}

static int32_t fill_of(struct bp_drafting *d, const struct sheet *sheet, uint32_t row, int column)
{
    const struct bp_cell *cell = cell_at(sheet, row, column);
    const char *text = cell ? bp_draft_line(d->arena, cell->text) : "";
    uint32_t rgb;
    text += *text == '#';
    if (strlen(text) != 6)
        return cell && bp_hue_of(cell->fill) ? cell->fill : BP_NO_FILL;
    return bp_text_hex(text, 6, &rgb) == 6 ? (int32_t)rgb : BP_NO_FILL;
}

static void take_statuses(struct bp_drafting *d, const struct sheet *sheet)
{
    struct bp_readings *all = d->statuses;
    size_t room = all->n_listed;
    for (uint32_t row = sheet->head + 1; row < bp_grid_rows(sheet->grid); row++) {
        const char *name = text_at(d, sheet, row, column_of(sheet, label));
        const char *said = text_at(d, sheet, row, column_of(sheet, meaning));
        const char *word = text_at(d, sheet, row, column_of(sheet, id));
        const char *legend = text_at(d, sheet, row, column_of(sheet, key));
        if (!*name || all->n_listed == BP_DRAFT_STATUSES - 1 || strlen(name) > BP_DRAFT_NAME)
            continue;
        struct bp_said means = bp_status_said(d->arena, said);
        struct bp_listed listed = {.id = bp_draft_id(d->arena, *word ? word : name),
                                   .label = name,
                                   .legend =
                                       *legend && strlen(legend) <= BP_DRAFT_NAME ? legend : name,
                                   .meaning = means.meaning,
                                   .counted = !strstr(said, "not counted"),
                                   .fill = fill_of(d, sheet, row, column_of(sheet, fill))};
        for (int i = 0; bp_meaning_names[i]; i++) {
            size_t len = strlen(bp_meaning_names[i]);
            if (bp_text_is(said, strnlen(said, len), bp_meaning_names[i]) &&
                !bp_is_letter(said[len]))
                listed.meaning = (enum bp_meaning)i;
        }
        bool twice = false;
        for (size_t i = 0; i < all->n_listed; i++)
            twice = twice || !strcmp(all->listed[i].id, listed.id);
        if (twice)
            continue;
        all->listed =
            bp_arena_grow(d->arena, all->listed, &room, all->n_listed + 1, sizeof *all->listed);
        all->listed[all->n_listed++] = listed;
    }
}

void bp_draft_sheets(struct bp_drafting *d)
{
    const struct bp_book *book = d->found->book;
    d->statuses = bp_arena_alloc(d->arena, sizeof *d->statuses);
    for (uint32_t i = 0; i < book->n_items; i++) {
        struct sheet sheet;
        const struct bp_grid *grid = book->items[i].grid;
        if (!grid || !open_sheet(&sheet, grid))
            continue;
        if (is_statuses(&sheet) && !d->statuses->n_listed)
            take_statuses(d, &sheet);
        else if (is_glossary(&sheet))
            take_terms(d, &sheet);
    }
}
