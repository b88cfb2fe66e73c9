/* columns.c: the heads of a table's columns, and what stands in the columns. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "onramp/understand.h"

const char *const bp_field_ids[BP_IS_FIELDS] = {
    "unknown", "left", "ref", "description", "theme", "start", "due", "revised-due", "completed", "lead",
    "partner", "status", "previous-status", "update", "corrective", "unit", "baseline", "target",
    "period-target", "value", "actual", "tolerance", "better", "budget", "spent", "forecast", "money-unit",
    "priority", "group", "parent", "restricted", "accepted",
};

enum { MOST_HEAD = 200, MOST_LOOKED_AT = 300 };

/* ---- heads ---- */

/* The cell that stands over this column in a header row: its own, or in a header of several rows, the one to
 * the left whose words go for a group of columns without being merged. */
static const struct bp_cell *head_cell(const struct bp_view *view, uint32_t row, uint32_t column,
                                       bool grouped)
{
    const struct bp_cell *cell = bp_grid_at(view->grid, row, column);
    if (cell && !bp_blank(cell->text))
        return cell;
    if (!grouped)
        return NULL;
    while (column-- > 0) {
        cell = bp_grid_at(view->grid, row, column);
        if (cell && !bp_blank(cell->text))
            return bp_blank(bp_view_text(view, row + 1, column)) ? NULL : cell;
        if (bp_blank(bp_view_text(view, row + 1, column)))
            return NULL;
    }
    return NULL;
}

/* The words of all rows over a column. `own`: the lowest cell, whose span is the column's. */
static const char *head_text(struct bp_seek *seek, const struct bp_view *view, uint32_t i, uint32_t n_rows,
                             uint32_t column, const struct bp_cell **own)
{
    const char *text = "";
    const struct bp_cell *last = NULL;
    *own = NULL;
    for (uint32_t k = 0; k < n_rows && i + k < view->n; k++) {
        uint32_t row = view->rows[i + k].row;
        bool below = k + 1 < n_rows && !bp_blank(bp_view_text(view, view->rows[i + k + 1].row, column));
        const struct bp_cell *cell = head_cell(view, row, column, below);
        if (!cell || cell == last)
            continue;
        last = *own = cell;
        const char *line = bp_one_line(seek->arena, cell->text);
        text = *text ? bp_fill(seek->arena, "{1} {2}", text, line, NULL) : line;
    }
    return text;
}

void bp_heads_make(struct bp_seek *seek, const struct bp_view *view, uint32_t i, uint32_t n_rows,
                   struct bp_guesses *out)
{
    out->n = 0;
    out->measures = false;
    const struct bp_cell *before = NULL;
    for (uint32_t column = 0; column < view->width; column++) {
        const struct bp_cell *cell;
        const char *text = head_text(seek, view, i, n_rows, column, &cell);
        if (cell && cell == before && out->n) { /* a merged head */
            out->items[out->n - 1].columns++;
            continue;
        }
        before = cell;
        struct bp_guess *guess = &out->items[out->n++];
        memset(guess, 0, sizeof *guess);
        guess->column = column;
        guess->columns = 1;
        guess->text = text;
        guess->why = "";
        if (*text && strlen(text) <= MOST_HEAD && !view->hidden[column])
            guess->head = bp_head_read(&seek->words, seek->arena, text);
        else
            guess->head.period = "";
        if (cell && cell->kind == BP_CELL_NUMBER && !*guess->head.period)
            guess->head.sure = BP_SURE_NOT;
    }
}

static bool is_doing(enum bp_field_id field)
{
    switch (field) {
    case BP_IS_START:
    case BP_IS_DUE:
    case BP_IS_REVISED_DUE:
    case BP_IS_COMPLETED:
    case BP_IS_LEAD:
    case BP_IS_PARTNER:
    case BP_IS_STATUS:
    case BP_IS_UPDATE:
    case BP_IS_BASELINE:
    case BP_IS_TARGET:
    case BP_IS_PERIOD_TARGET:
    case BP_IS_ACTUAL:
    case BP_IS_VALUE:
    case BP_IS_BUDGET:
    case BP_IS_SPENT: return true;
    default: return false;
    }
}

struct bp_score bp_heads_score(const struct bp_guesses *heads)
{
    struct bp_score score = {0};
    uint64_t seen = 0;
    for (uint32_t i = 0; i < heads->n; i++) {
        const struct bp_guess *guess = &heads->items[i];
        const struct bp_head *head = &guess->head;
        if (!*guess->text)
            continue;
        score.texts++;
        if (strlen(guess->text) > MOST_HEAD)
            score.points -= 4;
        if (!head->sure) {
            score.points -= strlen(guess->text) > 60 ? 2 : 0;
            continue;
        }
        score.known++;
        score.points += head->sure == BP_SURE_CERTAIN ? 3 : head->period_alone ? 2 : 1;
        uint64_t bit = UINT64_C(1) << head->field;
        if (head->field == BP_IS_UNKNOWN || (seen & bit))
            continue;
        seen |= bit;
        score.fields++;
        bool describes = head->field == BP_IS_DESCRIPTION ||
                         (head->field == BP_IS_PRIORITY && head->otherwise == BP_IS_DESCRIPTION);
        score.description = score.description || describes;
        score.ref = score.ref || head->field == BP_IS_REF;
        score.update = score.update || head->field == BP_IS_UPDATE;
        score.doing = score.doing || is_doing(head->field);
    }
    return score;
}

bool bp_score_fits(const struct bp_score *score)
{
    return score->fields >= 2 && score->points >= 4 && score->known * 2 >= score->texts && score->doing &&
           (score->description || (score->ref && score->update));
}

/* ---- what stands below ---- */

static int by_hash(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return x < y ? -1 : x > y;
}

static void count_text(struct bp_seek *seek, const struct bp_cell *cell, struct bp_content *out)
{
    const char *text = cell->text;
    size_t len = strlen(text);
    struct bp_date day;
    enum bp_due_kind kind = BP_DUE_NONE;
    if (cell->kind == BP_CELL_DATE)
        kind = BP_DUE_DAY;
    else if (cell->kind != BP_CELL_NUMBER && len <= 60)
        kind = bp_due_read(text, NULL, &day);
    bool year = cell->kind == BP_CELL_NUMBER && cell->number >= 1990 && cell->number < 2100 && len == 4;
    out->dates += kind == BP_DUE_DAY || year;
    out->open += kind == BP_DUE_OPEN;
    out->statuses += bp_looks_status(&seek->words, text) || cell->kind == BP_CELL_CHECK;
    out->refs += bp_looks_ref(text);
    out->ratings += bp_looks_rating(text);
    out->ticks += bp_looks_tick(text);
    out->names += bp_looks_name(text);
    out->serials += bp_serial_day(cell).year != 0;
    out->numbers += bp_looks_number(text) || cell->kind == BP_CELL_NUMBER;
    out->prose += len > 40;
}

static void count_column(struct bp_seek *seek, const struct bp_view *view, uint32_t from, uint32_t to,
                         struct bp_guess *guess)
{
    size_t hashes[MOST_LOOKED_AT], before = 0;
    uint32_t n = 0;
    struct bp_content *out = &guess->content;
    memset(out, 0, sizeof *out);
    for (uint32_t i = from; i < to && out->rows < MOST_LOOKED_AT; i++) {
        const struct bp_view_row *row = &view->rows[i];
        const struct bp_cell *cell = bp_grid_at(view->grid, row->row, guess->column);
        if (row->hidden || row->texts < 2)
            continue;
        out->rows++;
        if (!cell)
            continue;
        if (*guess->text && bp_text_same(cell->text, guess->text)) { /* the header again */
            out->rows--;
            continue;
        }
        bool white = bp_fill_white(cell->fill);
        out->fills += !white;
        if (bp_blank(cell->text)) {
            out->fills_alone += !white;
            continue;
        }
        out->filled++;
        count_text(seek, cell, out);
        size_t hash = bp_hash_text(1, cell->text);
        out->runs += !n || hash != before;
        before = hashes[n++] = hash;
    }
    if (n)
        qsort(hashes, n, sizeof *hashes, by_hash);
    for (uint32_t i = 0; i < n; i++)
        out->distinct += !i || hashes[i] != hashes[i - 1];
}

void bp_content_count(struct bp_seek *seek, const struct bp_view *view, uint32_t from, uint32_t to,
                      struct bp_guesses *guesses)
{
    bool any[BP_MOST_TABLE_COLUMNS] = {false};
    uint32_t first = from < view->n ? view->rows[from].first : 0, end = first;
    if (from < to)
        end = view->rows[to - 1].first + view->rows[to - 1].n;
    for (uint32_t i = first; i < end; i++) {
        const struct bp_cell *cell = &view->grid->cells[i];
        if (cell->column < BP_MOST_TABLE_COLUMNS && !bp_blank(cell->text))
            any[cell->column] = true;
    }
    for (uint32_t k = 0; k < guesses->n; k++) {
        struct bp_guess *guess = &guesses->items[k];
        count_column(seek, view, from, to, guess);
        for (uint32_t c = guess->column; c < guess->column + guess->columns; c++)
            guess->content.any = guess->content.any || any[c];
    }
}

void bp_columns_keep(struct bp_seek *seek, const struct bp_guesses *guesses, struct bp_region *region)
{
    region->columns = bp_arena_array(seek->arena, guesses->n + 1, sizeof *region->columns);
    region->n_columns = 0;
    region->measures = guesses->measures;
    for (uint32_t k = 0; k < guesses->n; k++) {
        const struct bp_guess *guess = &guesses->items[k];
        bool empty = !guess->content.any && !guess->content.fills_alone;
        if (empty && !*guess->text && !guess->fixed)
            continue;
        region->columns[region->n_columns++] = (struct bp_found_column){
            .column = guess->column, .columns = guess->columns, .field = guess->field, .sure = guess->sure,
            .head = guess->text, .period = guess->head.period, .why = guess->why};
    }
}
