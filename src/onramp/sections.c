/* sections.c: tells the rows of a table apart: banners, actions and those below them, rows that go on,
 * totals, notes; and gives each action its priority. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "onramp/sections.h"

enum { MOST_BANNER = 300 };

/* ---- cells of a row ---- */

const struct bp_cell *bp_row_own(const struct bp_sort *sort, uint32_t row, enum bp_field_id field)
{
    for (uint32_t k = 0; k < sort->region->n_columns; k++) {
        const struct bp_found_column *column = &sort->region->columns[k];
        if (column->field != field)
            continue;
        for (uint32_t c = column->column; c < column->column + column->columns; c++) {
            const struct bp_cell *cell = bp_grid_at(sort->view->grid, row, c);
            if (cell && cell->row == row && cell->column == c && !bp_blank(cell->text))
                return cell;
        }
    }
    return NULL;
}

static const struct bp_cell *own(const struct bp_sort *sort, const struct bp_view_row *row,
                                 enum bp_field_id field)
{
    return bp_row_own(sort, row->row, field);
}

static bool has_status(const struct bp_sort *sort, const struct bp_view_row *row)
{
    const struct bp_found_column *column = sort->columns[BP_IS_STATUS];
    if (own(sort, row, BP_IS_STATUS))
        return true;
    const struct bp_cell *cell = column ? bp_grid_at(sort->view->grid, row->row, column->column) : NULL;
    return cell && cell->row == row->row && cell->column == column->column && !bp_fill_white(cell->fill) &&
           cell->fill_source != BP_FILL_ROW && row->texts > 1;
}

/* How a row stands: who, when, how far. */
static bool is_busy(const struct bp_sort *sort, const struct bp_view_row *row)
{
    return own(sort, row, BP_IS_LEAD) || own(sort, row, BP_IS_DUE) || own(sort, row, BP_IS_PARTNER) ||
           own(sort, row, BP_IS_REVISED_DUE) || own(sort, row, BP_IS_COMPLETED) || has_status(sort, row);
}

static const struct bp_cell *first_own(const struct bp_sort *sort, const struct bp_view_row *row)
{
    for (uint32_t k = 0; k < row->n; k++) {
        const struct bp_cell *cell = &sort->view->grid->cells[row->first + k];
        if (!bp_blank(cell->text) &&
            (cell->column >= BP_MOST_TABLE_COLUMNS || !sort->view->hidden[cell->column]))
            return cell;
    }
    return NULL;
}

static const struct bp_cell *second_own(const struct bp_sort *sort, const struct bp_view_row *row)
{
    const struct bp_cell *first = first_own(sort, row);
    for (uint32_t k = 0; first && k < row->n; k++) {
        const struct bp_cell *cell = &sort->view->grid->cells[row->first + k];
        if (cell > first && !bp_blank(cell->text))
            return cell;
    }
    return NULL;
}

/* ---- banners ---- */

static bool starts_with(const char *plain, const char *word)
{
    size_t len = strlen(word);
    return !strncmp(plain, word, len) && (!plain[len] || plain[len] == ' ');
}

bool bp_looks_heading(const char *text)
{
    static const char *const words[] = {"priority",
                                        "objective",
                                        "strategic objective",
                                        "strategic priority",
                                        "theme",
                                        "aim",
                                        "goal",
                                        "outcome",
                                        "ambition",
                                        "pillar",
                                        "workstream",
                                        "work stream",
                                        "strand",
                                        "part",
                                        "section",
                                        "key priority",
                                        "strategic aim",
                                        "corporate priority",
                                        "corporate objective",
                                        "mission",
                                        "commitment",
                                        "key theme",
                                        "priority area",
                                        "blaenoriaeth",
                                        "amcan",
                                        "thema",
                                        "nod",
                                        "rhan",
                                        "adran",
                                        "key line of enquiry",
                                        "kloe",
                                        "domain",
                                        "standard",
                                        "chapter",
                                        "focus area",
                                        "driver",
                                        "programme",
                                        "project",
                                        "well being objective"};
    char plain[80];
    size_t len = bp_words_plain(text, true, plain, sizeof plain);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (*plain != *words[i] || !starts_with(plain, words[i]))
            continue;
        size_t n = strlen(words[i]);
        if (len <= n)
            continue;
        const char *next = plain + n + 1;
        bool number = bp_is_digit(*next) || !next[1] || next[1] == ' ' || starts_with(next, "one") ||
                      starts_with(next, "two") || starts_with(next, "three") ||
                      strspn(next, "iv") == strcspn(next, " ");
        const char *colon = strpbrk(text, ":\xE2");
        if (number || (colon && (size_t)(colon - text) <= n + 4))
            return true;
    }
    return false;
}

/* Whether a lone text over the whole width is words rather than a heading. `below`: of a heading right above.
 */
static bool is_words(const struct bp_cell *cell, bool below)
{
    size_t len = strlen(cell->text);
    bool plain = !cell->strong && bp_fill_white(cell->fill);
    return plain && !bp_looks_heading(cell->text) &&
           (below || len > 160 || strchr(cell->text, '\n') || cell->text[len - 1] == '.');
}

/* Whether the next row with text is the header, for the first time or again. */
static bool above_header(const struct bp_sort *sort, uint32_t i)
{
    const struct bp_region *region = sort->region;
    while (++i < region->to && !sort->view->rows[i].texts)
        ;
    return i == region->header ||
           (i > region->header && i < region->to &&
            bp_row_repeats_header(sort->view, i, region->header, region->n_headers));
}

/* Whether a row is a heading of the rows below it. */
static bool is_banner(const struct bp_sort *sort, uint32_t i, struct bp_banner *out)
{
    const struct bp_view_row *row = &sort->view->rows[i];
    const struct bp_cell *cell = first_own(sort, row), *second = second_own(sort, row);
    const struct bp_found_column *ref = sort->columns[BP_IS_REF], *what = sort->columns[BP_IS_DESCRIPTION];
    if (!cell || row->texts > 2 || strlen(cell->text) > MOST_BANNER)
        return false;
    *out = (struct bp_banner){.cell = cell};
    bool numbered = row->texts == 2 && second && bp_looks_ref(cell->text) &&
                    strlen(second->text) <= MOST_BANNER && second->column == cell->column + cell->columns;
    if (row->texts == 2 && bp_looks_heading(cell->text) && above_header(sort, i)) {
        out->rest = second; /* "Priority 2 - Safer streets | Chair: Ann Lee" */
        return true;
    }
    if (row->texts == 2 && !numbered)
        return false;
    const struct bp_cell *title = numbered ? second : cell;
    if (is_busy(sort, row) && !(title->columns * 2 >= sort->width))
        return false;
    out->ref = numbered ? cell : NULL;
    out->cell = title;
    bool styled = (title->strong && !sort->strong) || (!bp_fill_white(title->fill) && !sort->filled);
    if (title->columns >= 3 && title->columns * 2 >= sort->width)
        return styled || !sort->bars;
    if (numbered)
        return styled || bp_looks_heading(title->text);
    bool in_ref = ref && title->column == ref->column, in_what = what && title->column == what->column;
    if (in_ref)
        return !bp_looks_ref(title->text);
    if (title->column > 0 && !in_what && ref && title->column > ref->column)
        return false;
    return styled || bp_looks_heading(title->text);
}

static uint32_t number_of_rows(const struct bp_sort *sort)
{
    return sort->region->to - sort->region->from;
}

/* How rows usually look, so that banners stand out. */
static void learn_looks(struct bp_sort *sort)
{
    const struct bp_region *region = sort->region;
    uint32_t rows = 0, refs = 0, strong = 0, filled = 0;
    const struct bp_found_column *what = sort->columns[BP_IS_DESCRIPTION];
    sort->last = BP_NONE;
    for (uint32_t i = region->header + region->n_headers; i < region->to; i++) {
        const struct bp_view_row *row = &sort->view->rows[i];
        const struct bp_cell *cell = what ? bp_grid_at(sort->view->grid, row->row, what->column) : NULL;
        bool first = i < region->n_headers + region->header + 400;
        const struct bp_cell *bar = row->hidden || row->texts != 1 ? NULL : first_own(sort, row);
        sort->bars = sort->bars || (bar && bar->columns >= 3 && bar->columns * 2 >= sort->width &&
                                    (bar->strong || !bp_fill_white(bar->fill)));
        if (row->hidden || row->texts < 2 || bp_key_bar(sort->seek, sort->view, row))
            continue;
        const struct bp_cell *ref = own(sort, row, BP_IS_REF);
        bool key = ref && row->texts == 2 && !bp_fill_white(ref->fill) &&
                   bp_looks_status(&sort->seek->words, ref->text); /* "A | At risk", in amber */
        if (is_busy(sort, row) || row->texts > 2 || (ref && !key && bp_looks_ref(ref->text)))
            sort->last = i;
        if (!first || row->texts < 3)
            continue;
        rows++;
        refs += ref != NULL;
        strong += cell && cell->strong;
        filled += cell && !bp_fill_white(cell->fill);
    }
    sort->refs = refs * 10 >= rows * 6 && refs;
    sort->strong = strong * 2 > rows;
    sort->filled = filled * 2 > rows;
}

/* ---- refs that tell levels ---- */

static const char *ref_of(const struct bp_sort *sort, uint32_t i)
{
    const struct bp_cell *cell = own(sort, &sort->view->rows[i], BP_IS_REF);
    return cell ? bp_one_line(sort->seek->arena, cell->text) : "";
}

/* Rows such as "1 | Reducing crime" above "1.1", "1.2" are headings if none of them carries anything else. */
static void learn_tops(struct bp_sort *sort)
{
    const struct bp_region *region = sort->region;
    uint32_t tops = 0, bare = 0, actions = 0, before = BP_NONE;
    const char *up = "";
    for (uint32_t i = region->header + region->n_headers; i < region->to; i++) {
        const struct bp_view_row *row = &sort->view->rows[i];
        const char *ref = row->hidden || row->texts < 2 ? "" : ref_of(sort, i);
        if (!*ref)
            continue;
        if (*up && bp_ref_below(ref, up)) {
            if (before != BP_NONE) {
                const struct bp_view_row *top = &sort->view->rows[before];
                tops++;
                bare += top->texts == 2 && !is_busy(sort, top);
                before = BP_NONE;
            }
            actions += is_busy(sort, row);
            continue;
        }
        up = ref;
        before = i;
    }
    sort->tops_bare = tops && bare == tops && actions;
}

static bool is_bare_top(const struct bp_sort *sort, uint32_t i)
{
    const struct bp_view_row *row = &sort->view->rows[i];
    if (!sort->tops_bare || row->texts != 2 || is_busy(sort, row) || i + 1 >= sort->region->to)
        return false;
    const char *ref = ref_of(sort, i), *next = ref_of(sort, i + 1);
    return *ref && *next && bp_ref_below(next, ref);
}

/* ---- rows ---- */

static bool is_total(const struct bp_cell *first)
{
    static const char *const words[] = {"total",        "totals",       "grand total",   "sub total",
                                        "subtotal",     "cyfanswm",     "total actions", "number of actions",
                                        "total number", "overall total"};
    char plain[40];
    if (strlen(first->text) > 30)
        return false;
    bp_words_plain(first->text, false, plain, sizeof plain);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (starts_with(plain, words[i]))
            return true;
    }
    return false;
}

/* Whether rows of the grid are left out between this row of the view and the one before it. */
static bool gap_above(const struct bp_view *view, uint32_t i)
{
    return i && view->rows[i].row > view->rows[i - 1].row + 1;
}

static bool covered(const struct bp_sort *sort, const struct bp_view_row *row, enum bp_field_id field)
{
    const struct bp_found_column *column = sort->columns[field];
    const struct bp_cell *cell = column ? bp_grid_at(sort->view->grid, row->row, column->column) : NULL;
    return cell && cell->row < row->row && !bp_blank(cell->text);
}

/* An action or a measure, a row that goes on, or words. `open`: there is a row that it can go on with. */
static enum bp_found_kind plain_kind(const struct bp_sort *sort, uint32_t i, bool open)
{
    const struct bp_view_row *row = &sort->view->rows[i];
    enum bp_found_kind kind = sort->table->measures ? BP_ROW_MEASURE : BP_ROW_ACTION;
    const struct bp_cell *what = own(sort, row, BP_IS_DESCRIPTION), *ref = own(sort, row, BP_IS_REF);
    bool busy = is_busy(sort, row), late = sort->last == BP_NONE || i > sort->last;
    if (ref && (row->texts > 1 || bp_looks_ref(ref->text)))
        return kind;
    bool lone = row->texts == 1 && !has_status(sort, row);
    if (late && lone)
        return open && covered(sort, row, BP_IS_DESCRIPTION) ? BP_ROW_MORE : BP_ROW_NOTE;
    if (!what) {
        bool goes_on = open && (!gap_above(sort->view, i) || covered(sort, row, BP_IS_DESCRIPTION));
        bool columns = sort->columns[BP_IS_DESCRIPTION] != NULL;
        return goes_on ? BP_ROW_MORE : columns && !busy ? BP_ROW_NOTE : kind;
    }
    if (sort->refs && !busy && open && !gap_above(sort->view, i) && !sort->seek->found->own)
        return BP_ROW_MORE;
    if (lone && strlen(what->text) > 200 && !open)
        return BP_ROW_NOTE;
    return kind;
}

/* Whether the row above is a heading that stands out. */
static bool below_banner(const struct bp_sort *sort, enum bp_found_kind before)
{
    const struct bp_cell *cell = sort->n_banners ? sort->banners[sort->n_banners - 1].cell : NULL;
    return cell && before == BP_ROW_PRIORITY && (cell->strong || !bp_fill_white(cell->fill));
}

/* Words over the whole width, or in the first column: a note, unless they are in a column of the rows. */
static enum bp_found_kind plain_words(const struct bp_sort *sort, uint32_t i, bool open)
{
    const struct bp_cell *cell = first_own(sort, &sort->view->rows[i]);
    bool wide = cell->columns >= 3 && cell->columns * 2 >= sort->width;
    const struct bp_found_column *ref = sort->columns[BP_IS_REF];
    return wide || (ref && cell->column == ref->column) ? BP_ROW_NOTE : plain_kind(sort, i, open);
}

/* Of a row above the header. */
static enum bp_found_kind kind_above(struct bp_sort *sort, uint32_t i, const struct bp_cell *first,
                                     struct bp_banner *banner)
{
    bool heads = bp_looks_heading(first ? first->text : "") && is_banner(sort, i, banner);
    return heads && !sort->table->measures ? BP_ROW_PRIORITY : BP_ROW_TITLE;
}

static enum bp_found_kind kind_of(struct bp_sort *sort, uint32_t i, bool open, enum bp_found_kind before,
                                  struct bp_banner *banner)
{
    const struct bp_region *region = sort->region;
    const struct bp_view_row *row = &sort->view->rows[i];
    const struct bp_cell *first = first_own(sort, row);
    if (row->hidden)
        return BP_ROW_LEFT;
    if (i < region->header)
        return kind_above(sort, i, first, banner);
    if (i < region->header + region->n_headers ||
        bp_row_repeats_header(sort->view, i, region->header, region->n_headers))
        return BP_ROW_HEADER;
    bool late = sort->last == BP_NONE || i > sort->last;
    bool apart =
        gap_above(sort->view, i) || before == BP_ROW_KEY || before == BP_ROW_NOTE || before == BP_ROW_TOTAL;
    bool bar = bp_key_bar(sort->seek, sort->view, row);
    if (open && late && (bar || (apart && !is_busy(sort, row))) && bp_key_row(sort->seek, sort->view, i))
        return BP_ROW_KEY;
    if (first && is_total(first) && (late || !own(sort, row, BP_IS_DESCRIPTION) || row->texts <= 3))
        return BP_ROW_TOTAL;
    bool bare = is_bare_top(sort, i);
    if (bare) {
        *banner = (struct bp_banner){.cell = second_own(sort, row), .ref = first};
        return BP_ROW_PRIORITY;
    }
    if (row->texts == 1 && is_words(first, below_banner(sort, before)))
        return plain_words(sort, i, open);
    if ((!late || !open || sort->seek->found->own) && is_banner(sort, i, banner))
        return sort->table->measures ? BP_ROW_NOTE : BP_ROW_PRIORITY;
    return plain_kind(sort, i, open);
}

/* Gives each row its kind; banners are remembered. */
static void sort_kinds(struct bp_sort *sort)
{
    struct bp_found_table *table = sort->table;
    enum bp_found_kind before = BP_ROW_TITLE;
    bool open = false;
    for (uint32_t i = sort->region->from; i < sort->region->to; i++) {
        const struct bp_view_row *row = &sort->view->rows[i];
        if (!row->texts && !row->hidden && !(open && has_status(sort, row)))
            continue;
        struct bp_banner banner = {0};
        enum bp_found_kind kind = kind_of(sort, i, open, before, &banner);
        if (kind == BP_ROW_PRIORITY) {
            sort->banners = bp_arena_grow(sort->seek->arena, sort->banners, &sort->most_banners,
                                          sort->n_banners + 1, sizeof *sort->banners);
            banner.row = table->n_rows;
            sort->banners[sort->n_banners++] = banner;
        }
        table->rows[table->n_rows++] = (struct bp_found_row){
            .row = row->row, .kind = kind, .priority = BP_NONE, .group = BP_NONE, .why = ""};
        if (kind == BP_ROW_LEFT)
            table->rows[table->n_rows - 1].why = "the row is hidden";
        else if (kind == BP_ROW_TOTAL)
            table->rows[table->n_rows - 1].why = "totals are counted anew";
        open = kind == BP_ROW_ACTION || kind == BP_ROW_MEASURE || (open && kind != BP_ROW_PRIORITY);
        before = kind;
    }
}

/* ---- all ---- */

static void prepare(struct bp_sort *sort, struct bp_seek *seek, const struct bp_region *region)
{
    sort->seek = seek;
    sort->region = region;
    sort->view = region->view;
    uint32_t first = BP_NONE, end = 0;
    for (uint32_t k = region->n_columns; k-- > 0;) {
        const struct bp_found_column *column = &region->columns[k];
        sort->columns[column->field] = column;
        first = column->column < first ? column->column : first;
        end = column->column + column->columns > end ? column->column + column->columns : end;
    }
    sort->width = end > first ? end - first : 1;
    learn_looks(sort);
    learn_tops(sort);
}

bool bp_region_has_headings(struct bp_seek *seek, const struct bp_region *region)
{
    struct bp_sort sort = {0};
    struct bp_found_table table = {.measures = region->measures};
    struct bp_banner banner;
    prepare(&sort, seek, region);
    sort.table = &table;
    if (sort.columns[BP_IS_PRIORITY] || sort.columns[BP_IS_GROUP])
        return true;
    for (uint32_t i = region->from; i < region->to; i++) {
        bool late = sort.last == BP_NONE || i > sort.last;
        const struct bp_cell *first = first_own(&sort, &sort.view->rows[i]);
        if (sort.view->rows[i].hidden || late ||
            (i < region->header && !(first && bp_looks_heading(first->text))) ||
            (i >= region->header && i < region->header + region->n_headers))
            continue;
        if (is_banner(&sort, i, &banner) || is_bare_top(&sort, i))
            return true;
    }
    return false;
}

/* "Success measures", "Actions": what a table is, and nothing about the plan. */
static bool is_section(const char *text)
{
    static const char *const words[] = {"success measures",
                                        "measures",
                                        "performance measures",
                                        "performance indicators",
                                        "indicators",
                                        "key performance indicators",
                                        "kpis",
                                        "actions",
                                        "priority actions",
                                        "key actions",
                                        "action table",
                                        "measures of success",
                                        "mesurau llwyddiant",
                                        "mesurau",
                                        "camau gweithredu",
                                        "dangosyddion perfformiad"};
    char plain[60];
    bp_words_plain(text, true, plain, sizeof plain);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!strcmp(plain, words[i]))
            return true;
    }
    return false;
}

/* The titles above a table: facts above the first one of a grid, else the table's own title. */
static void take_titles(struct bp_sort *sort)
{
    const struct bp_region *region = sort->region;
    uint32_t k = 0;
    for (uint32_t i = region->from; i < region->header; i++) {
        while (k < sort->table->n_rows && sort->table->rows[k].row < sort->view->rows[i].row)
            k++;
        if (k >= sort->table->n_rows || sort->table->rows[k].row != sort->view->rows[i].row ||
            sort->table->rows[k].kind != BP_ROW_TITLE)
            continue;
        const struct bp_cell *first = first_own(sort, &sort->view->rows[i]);
        bool last = i + 1 == region->header && first && (region->from > 0 || is_section(first->text));
        if (last && !*sort->table->title)
            sort->table->title = bp_one_line(sort->seek->arena, first->text);
        else
            bp_facts_row(sort->seek, sort->view, i);
    }
}

void bp_rows_sort(struct bp_seek *seek, const struct bp_region *region, struct bp_found_table *table,
                  const struct bp_over *over)
{
    struct bp_sort sort = {.table = table, .over = over};
    prepare(&sort, seek, region);
    table->rows = bp_arena_array(seek->arena, (size_t)number_of_rows(&sort) + 1, sizeof *table->rows);
    sort_kinds(&sort);
    take_titles(&sort);
    bp_rows_place(&sort);
}
