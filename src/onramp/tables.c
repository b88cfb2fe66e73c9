/* tables.c: finds which tables of a book hold the plan: their headers, and where they end. */
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "onramp/own.h"
#include "onramp/understand.h"

enum { MOST_ROWS_ABOVE = 30, MOST_HEADER_ROWS = 3 };

/* ---- headers ---- */

/* Whether two rows of the view follow one another in the grid. */
static bool adjacent(const struct bp_view *view, uint32_t i)
{
    return i + 1 < view->n && view->rows[i + 1].row == view->rows[i].row + 1;
}

/* How many rows the cells of this row span at most, as a header's cells do. */
static uint32_t tallest(const struct bp_view *view, uint32_t i)
{
    uint32_t rows = 1;
    for (uint32_t k = 0; k < view->rows[i].n; k++) {
        const struct bp_cell *cell = &view->grid->cells[view->rows[i].first + k];
        if (!bp_blank(cell->text) && cell->rows > rows && cell->rows <= MOST_HEADER_ROWS)
            rows = cell->rows;
    }
    return rows;
}

/* Whether this row groups the columns of the next: a cell of it stands over several texts. */
static bool groups_next(const struct bp_view *view, uint32_t i)
{
    if (!adjacent(view, i))
        return false;
    uint32_t row = view->rows[i].row;
    bool lone = view->rows[i].texts < 2; /* a title, unless it stands over columns further right */
    for (uint32_t k = 0; k < view->rows[i].n; k++) {
        const struct bp_cell *cell = &view->grid->cells[view->rows[i].first + k];
        if (bp_blank(cell->text) || cell->columns < 2 || cell->columns >= view->width ||
            (lone && cell->column < 2))
            continue;
        uint32_t texts = 0;
        for (uint32_t c = cell->column; c < cell->column + cell->columns && c < view->width; c++)
            texts += *bp_view_text(view, row + cell->rows, c) != '\0';
        if (texts > 1)
            return true;
    }
    return false;
}

/* The same without merged cells: all texts of the next row stand where this one has none, or to the right of
 * one that goes for a group, and most of them are heads. */
static bool fills_gaps(struct bp_seek *seek, const struct bp_view *view, uint32_t i)
{
    if (!adjacent(view, i) || view->rows[i].texts < 2 || view->rows[i + 1].texts < 2)
        return false;
    uint32_t row = view->rows[i].row, heads = 0, texts = 0, gaps = 0;
    for (uint32_t c = 0; c < view->width; c++) {
        const char *text = bp_view_text(view, row + 1, c);
        if (!*text)
            continue;
        texts++;
        bool gap = !*bp_view_text(view, row, c);
        gaps += gap;
        bool group =
            c + 1 < view->width && !*bp_view_text(view, row, c + 1) && *bp_view_text(view, row + 1, c + 1);
        if ((!gap && !group) || strlen(text) > 60)
            return false;
        heads += bp_head_read(&seek->words, seek->arena, text).sure != BP_SURE_NOT;
    }
    return gaps && heads * 2 > texts;
}

struct header {
    uint32_t first, n;
    struct bp_guesses heads;
    struct bp_score score;
};

/* "Score" below "Inherent" and again below "Target": such heads keep the words above them. */
static void tell_apart(struct bp_guesses *single, const struct bp_guesses *joined)
{
    bool twice[BP_MOST_TABLE_COLUMNS] = {false};
    for (uint32_t i = 0; i < single->n; i++) {
        for (uint32_t k = 0; k < i; k++) {
            if (*single->items[i].text && bp_text_same(single->items[i].text, single->items[k].text))
                twice[i] = twice[k] = true;
        }
    }
    for (uint32_t i = 0, k = 0; i < single->n; i++) {
        struct bp_guess *guess = &single->items[i];
        while (k < joined->n && joined->items[k].column < guess->column)
            k++;
        if (!twice[i] || k == joined->n || joined->items[k].column != guess->column)
            continue;
        const struct bp_guess *other = &joined->items[k];
        guess->text = other->text;
        if (other->head.sure && other->head.field == guess->head.field)
            guess->head = other->head;
    }
}

/* How many rows a header that begins at this row of the view would have. */
static uint32_t header_rows(struct bp_seek *seek, const struct bp_view *view, uint32_t i, uint32_t marked,
                            bool grouped)
{
    uint32_t rows = tallest(view, i);
    if (marked > rows && marked <= MOST_HEADER_ROWS)
        rows = marked;
    if (rows < 2 && (grouped || fills_gaps(seek, view, i)))
        rows = 2;
    /* A cell of a header that is merged down over rows of data is no header of many rows. */
    while (rows > 1 && (i + rows > view->n || view->rows[i + rows - 1].row != view->rows[i].row + rows - 1))
        rows--;
    return rows;
}

/* Whether this row alone is a better header than that one. */
static bool is_better(struct bp_seek *seek, const struct bp_view *view, uint32_t i, const struct header *than,
                      struct bp_guesses *heads, struct bp_score *score)
{
    bp_heads_make(seek, view, i, 1, heads);
    *score = bp_heads_score(heads);
    return bp_score_fits(score) && score->points > than->score.points;
}

/* Makes do with the last or the first of a header's rows, if it is better alone. `told`: something says that
 * there are many. Returns false if the first is a title instead. */
static bool try_alone(struct bp_seek *seek, const struct bp_view *view, uint32_t i, bool told,
                      struct header *out)
{
    struct bp_guesses *single = bp_arena_alloc(seek->arena, sizeof *single);
    struct bp_score score;
    if (is_better(seek, view, i + out->n - 1, out, single, &score)) {
        if (!told && tallest(view, i) < 2)
            return false; /* the next row is the header */
        tell_apart(single, &out->heads);
        out->heads = *single; /* the upper row only decorates */
        out->score = score;
    }
    if (!told && is_better(seek, view, i, out, single, &score)) {
        out->heads = *single;
        out->score = score;
        out->n = 1;
    }
    return true;
}

/* Whether a header begins at this row of the view, in one row or more. */
static bool header_at(struct bp_seek *seek, const struct bp_view *view, uint32_t i, uint32_t marked,
                      struct header *out)
{
    out->first = i;
    out->n = 1;
    if (view->rows[i].hidden)
        return false;
    bool grouped = groups_next(view, i);
    uint32_t rows = header_rows(seek, view, i, marked, grouped);
    if (rows == 1 && view->rows[i].texts < 2)
        return false;
    bp_heads_make(seek, view, i, rows, &out->heads);
    out->score = bp_heads_score(&out->heads);
    out->n = rows;
    if (rows > 1 && !try_alone(seek, view, i, grouped || marked, out))
        return false;
    return bp_score_fits(&out->score);
}

/* The row of the view with this row of the grid, or the next one. */
static uint32_t view_row(const struct bp_view *view, uint32_t row)
{
    uint32_t i = 0;
    while (i < view->n && view->rows[i].row < row)
        i++;
    return i;
}

static uint32_t read_row(const char *text)
{
    unsigned long value = strtoul(text, NULL, 10);
    return value && value <= BP_MOST_ROWS ? (uint32_t)(value - 1) : 0;
}

/* The header that the map names. */
static bool header_by_map(struct bp_seek *seek, const struct bp_view *view, struct header *out)
{
    const struct bp_map_line *line = bp_map_about(seek, BP_MAP_HEADER, view->grid, NULL);
    if (!line)
        return false;
    uint32_t first = read_row(line->words[1]), last = *line->words[2] ? read_row(line->words[2]) : first;
    out->first = view_row(view, first);
    uint32_t end = view_row(view, last + 1);
    if (out->first >= view->n || end <= out->first)
        return false;
    out->n = end - out->first;
    bp_heads_make(seek, view, out->first, out->n, &out->heads);
    out->score = bp_heads_score(&out->heads);
    return true;
}

/* The header of a table that boardpaper wrote is its first row. */
static bool own_header(struct bp_seek *seek, const struct bp_view *view, struct header *out)
{
    bool measures;
    if (!seek->found->own || !bp_own_is_rows(view->grid, &measures) || !view->n || view->rows[0].row ||
        view->rows[0].texts < 2)
        return false;
    out->first = 0;
    out->n = 1;
    bp_heads_make(seek, view, 0, 1, &out->heads);
    out->score = bp_heads_score(&out->heads);
    return true;
}

static bool first_header(struct bp_seek *seek, const struct bp_view *view, struct header *out)
{
    if (header_by_map(seek, view, out) || own_header(seek, view, out))
        return true;
    uint32_t marked = view->grid->header_rows;
    for (uint32_t i = 0; i < view->n && i < MOST_ROWS_ABOVE; i++) {
        if (header_at(seek, view, i, i ? 0 : marked, out))
            return true;
    }
    return false;
}

bool bp_row_repeats_header(const struct bp_view *view, uint32_t i, uint32_t header, uint32_t n_headers)
{
    const struct bp_view_row *row = &view->rows[i];
    uint32_t same = 0;
    if (row->texts < 2)
        return false;
    for (uint32_t k = 0; k < row->n; k++) {
        const struct bp_cell *cell = &view->grid->cells[row->first + k];
        if (bp_blank(cell->text) || cell->column >= view->width)
            continue;
        bool found = false;
        for (uint32_t h = 0; h < n_headers && !found; h++)
            found = bp_text_same(bp_view_text(view, view->rows[header + h].row, cell->column), cell->text);
        if (!found)
            return false;
        same++;
    }
    return same > 1;
}

/* Whether two of the first texts of a row are heads, to the letter: only then is more asked of it. */
static bool may_be_header(struct bp_seek *seek, const struct bp_view *view, uint32_t i)
{
    const struct bp_view_row *row = &view->rows[i];
    uint32_t seen = 0, heads = 0;
    if (row->texts < 3 || row->hidden)
        return false;
    for (uint32_t k = 0; k < row->n && seen < 5 && heads + 5 > seen + 1; k++) {
        const struct bp_cell *cell = &view->grid->cells[row->first + k];
        if (bp_blank(cell->text))
            continue;
        seen++;
        heads += strlen(cell->text) < 60 && bp_head_known(&seek->words, cell->text);
    }
    return heads > 1;
}

/* Whether another table begins here, below a first one. */
static bool next_header(struct bp_seek *seek, const struct bp_view *view, uint32_t i, struct header *out)
{
    if (!may_be_header(seek, view, i) || !header_at(seek, view, i, 0, out))
        return false;
    uint32_t certain = 0;
    for (uint32_t k = 0; k < out->heads.n; k++)
        certain += out->heads.items[k].head.sure == BP_SURE_CERTAIN;
    return out->score.fields >= 3 && certain * 3 >= out->score.texts * 2;
}

/* ---- where a table ends ---- */

static struct bp_region *add_region(struct bp_seek *seek, struct bp_view *view, uint32_t item)
{
    seek->regions = bp_arena_grow(seek->arena, seek->regions, &seek->most_regions, seek->n_regions + 1,
                                  sizeof *seek->regions);
    struct bp_region *region = &seek->regions[seek->n_regions++];
    memset(region, 0, sizeof *region);
    region->view = view;
    region->item = item;
    return region;
}

/* The lone texts above a header belong to it, not to the table above. */
static uint32_t titles_above(const struct bp_view *view, uint32_t header, uint32_t from)
{
    uint32_t i = header;
    while (i > from && header - i < 3 && view->rows[i - 1].texts == 1)
        i--;
    return i;
}

/* "Risk | Open | Closed" over numbers alone: counts of rows that are elsewhere. */
static bool only_counts(const struct header *header)
{
    uint32_t counts = 0;
    for (uint32_t i = 0; i < header->heads.n; i++) {
        const struct bp_guess *guess = &header->heads.items[i];
        const struct bp_content *in = &guess->content;
        if (guess->fixed || (i && in->filled && in->numbers < in->filled))
            return false;
        counts += i && in->filled && in->dates == 0;
    }
    return counts > 1 && !header->heads.measures;
}

static void settle_region(struct bp_seek *seek, struct header *header, struct bp_region *region)
{
    bp_content_count(seek, region->view, header->first + header->n, region->to, &header->heads);
    bp_columns_settle(seek, region->view, &header->heads);
    bp_columns_keep(seek, &header->heads, region);
}

/* Finds the tables of a grid: a sheet may hold several, one below the other. */
static bool find_regions(struct bp_seek *seek, struct bp_view *view, uint32_t item)
{
    struct header *header = bp_arena_alloc(seek->arena, sizeof *header);
    struct header *next = bp_arena_alloc(seek->arena, sizeof *next);
    if (!first_header(seek, view, header))
        return false;
    uint32_t from = 0;
    for (;;) {
        uint32_t to = header->first + header->n;
        bool more = false;
        for (; to < view->n && !more; to += !more)
            more = !bp_row_repeats_header(view, to, header->first, header->n) &&
                   next_header(seek, view, to, next);
        struct bp_region *region = add_region(seek, view, item);
        region->from = from;
        region->header = header->first;
        region->n_headers = header->n;
        region->to = more ? titles_above(view, to, header->first + header->n) : view->n;
        settle_region(seek, header, region);
        if (!more && region->from == 0 && only_counts(header)) {
            seek->n_regions--;
            return false;
        }
        if (!more)
            return true;
        from = region->to;
        *header = *next;
    }
}

/* Whether a document's table without a header goes on with the columns of the one before it. */
static bool goes_on(struct bp_seek *seek, struct bp_view *view, uint32_t item)
{
    if (!seek->n_regions || view->grid->kind != BP_GRID_TABLE || !view->n)
        return false;
    const struct bp_region *before = &seek->regions[seek->n_regions - 1];
    if (before->view->grid->kind != BP_GRID_TABLE || before->view->width != view->width || view->width < 3)
        return false;
    uint32_t rows = 0, fit = 0;
    for (uint32_t i = 0; i < view->n && i < 20; i++) {
        for (uint32_t k = 0; k < before->n_columns && view->rows[i].texts > 2; k++) {
            enum bp_field_id field = before->columns[k].field;
            const char *text = bp_view_text(view, view->rows[i].row, before->columns[k].column);
            if (field != BP_IS_STATUS && field != BP_IS_DUE && field != BP_IS_REF)
                continue;
            struct bp_date day;
            rows++;
            fit += !*text || (field == BP_IS_STATUS && bp_looks_status(&seek->words, text)) ||
                   (field == BP_IS_REF && bp_looks_ref(text)) ||
                   (field == BP_IS_DUE && bp_due_read(text, NULL, &day) != BP_DUE_UNKNOWN);
        }
    }
    if (!rows || fit * 3 < rows * 2)
        return false;
    struct bp_region *region = add_region(seek, view, item);
    before = &seek->regions[seek->n_regions - 2];
    region->columns = before->columns;
    region->n_columns = before->n_columns;
    region->measures = before->measures;
    region->to = view->n;
    return true;
}

/* ---- grids ---- */

static const char *first_text(const struct bp_grid *grid)
{
    for (uint32_t i = 0; i < grid->n_cells; i++) {
        if (!bp_blank(grid->cells[i].text))
            return grid->cells[i].text;
    }
    return "";
}

void bp_left_grid(struct bp_seek *seek, const struct bp_grid *grid, const char *why)
{
    for (uint32_t i = 0; i < grid->n_cells; i++) {
        if (!bp_blank(grid->cells[i].text)) {
            bp_left_add(seek, grid, grid->cells[i].row, grid->cells[i].column, why);
            seek->found->left[seek->found->n_left - 1].whole = true;
            return;
        }
    }
}

void bp_left_add(struct bp_seek *seek, const struct bp_grid *grid, uint32_t row, uint32_t column,
                 const char *why)
{
    struct bp_found *found = seek->found;
    found->left = bp_arena_grow(seek->arena, found->left, &seek->most_left, found->n_left + 1,
                                sizeof *found->left);
    found->left[found->n_left++] = (struct bp_found_left){grid, row, column, why, false};
}

/* Sheets that boardpaper writes for people, or that hold what is read elsewhere. */
static bool is_own_sheet(const struct bp_grid *grid)
{
    static const char help[] = "how to fill in", findings[] = "boardpaper findings";
    if (bp_own_kind_of(grid) != BP_OWN_NONE || !strncmp(grid->name, findings, sizeof findings - 1))
        return true;
    return bp_text_is(first_text(grid), sizeof help - 1, help);
}

static void look_at_grid(struct bp_seek *seek, struct bp_view *view, uint32_t item)
{
    const struct bp_grid *grid = view->grid;
    const struct bp_map_line *line = bp_map_about(seek, BP_MAP_SHEET, grid, NULL);
    if (line && !strcmp(line->words[1], "left")) {
        bp_left_grid(seek, grid, "the map leaves it");
        view->n = 0;
    } else if (grid->hidden && !line) {
        bp_left_grid(seek, grid, "the sheet is hidden");
        view->n = 0;
    } else if (is_own_sheet(grid))
        view->n = 0;
    else if (!find_regions(seek, view, item))
        goes_on(seek, view, item);
}

/* Whether a row below has a status or an update. */
static bool reports(const struct bp_region *region)
{
    uint32_t looked = 0;
    for (uint32_t i = region->header + region->n_headers; i < region->to && looked++ < 200; i++) {
        for (uint32_t k = 0; k < region->n_columns; k++) {
            enum bp_field_id field = region->columns[k].field;
            const struct bp_cell *cell = field == BP_IS_STATUS || field == BP_IS_UPDATE
                                             ? bp_grid_at(region->view->grid, region->view->rows[i].row,
                                                          region->columns[k].column)
                                             : NULL;
            if (cell && (!bp_blank(cell->text) || cell->fill != BP_NO_FILL))
                return true;
        }
    }
    return false;
}

/* Sheets of several quarters: the latest that says how things stand is the plan; the others are its past. */
static void choose_periods(struct bp_seek *seek)
{
    struct bp_region *best = NULL;
    uint32_t n = 0, order = 0;
    for (uint32_t i = 0; i < seek->n_regions; i++) {
        struct bp_region *region = &seek->regions[i];
        uint32_t its =
            region->view->grid->kind == BP_GRID_SHEET ? bp_period_order(region->view->grid->name) : 0;
        if (!its || (i && seek->regions[i - 1].view == region->view) ||
            bp_map_about(seek, BP_MAP_SHEET, region->view->grid, NULL))
            continue;
        n++;
        if (its >= order && reports(region)) {
            best = region;
            order = its;
        }
    }
    if (n < 2 || !best)
        return;
    const struct bp_view *kept = best->view;
    const char *why = bp_short(seek->arena, "another sheet, \"%s\", is of a later period", kept->grid->name);
    uint32_t m = 0;
    for (uint32_t i = 0; i < seek->n_regions; i++) {
        struct bp_region *region = &seek->regions[i];
        bool past = region->view != kept && bp_period_order(region->view->grid->name) &&
                    !bp_map_about(seek, BP_MAP_SHEET, region->view->grid, NULL);
        if (!past) {
            seek->regions[m++] = *region;
            continue;
        }
        if (region->view->n)
            bp_left_grid(seek, region->view->grid, why);
        region->view->n = 0;
    }
    seek->n_regions = m;
}

/* ---- all ---- */

static void find_all(struct bp_seek *seek)
{
    const struct bp_book *book = seek->found->book;
    bp_words_make(&seek->words, seek->arena);
    seek->views = bp_arena_array(seek->arena, (size_t)book->n_items + 1, sizeof *seek->views);
    for (uint32_t i = 0; i < book->n_items; i++) {
        struct bp_grid *grid = book->items[i].grid;
        if (!grid)
            continue;
        if (!grid->tall)
            bp_grid_index(grid, seek->arena);
        bp_view_make(seek, grid, &seek->views[i]);
        look_at_grid(seek, &seek->views[i], i);
    }
    choose_periods(seek);
    bp_book_walk(seek);
    bp_found_tell(seek);
}

bool bp_found_find(struct bp_found *found, const struct bp_map *map, struct bp_arena *arena,
                   struct bp_diags *diags)
{
    struct bp_seek seek = {.found = found, .map = map, .arena = arena, .diags = diags};
    found->own = bp_own_grid(found->book, BP_OWN_REPORT) != NULL;
    jmp_buf out, *before = arena->on_out;
    if (setjmp(out)) {
        arena->on_out = before;
        return false;
    }
    arena->on_out = &out;
    find_all(&seek);
    arena->on_out = before;
    return !arena->out;
}
