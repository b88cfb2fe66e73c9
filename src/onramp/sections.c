/* sections.c: tells the rows of a table apart: banners, actions and those below them, rows that go on,
 * totals, notes; and gives each action its priority. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "onramp/understand.h"

enum { NONE = UINT32_MAX, MOST_BANNER = 300 };

struct banner {
    uint32_t row; /* index into the table's rows */
    const struct bp_cell *cell, *ref;
    bool group;
};

struct sort {
    struct bp_seek *seek;
    const struct bp_region *region;
    const struct bp_view *view;
    struct bp_found_table *table;
    const struct bp_over *over;
    const struct bp_found_column *columns[BP_IS_FIELDS]; /* the first of each field */
    struct banner *banners;
    uint32_t n_banners;
    size_t most_banners;
    uint32_t width;        /* columns from the first to the last */
    bool refs;             /* most rows have one */
    bool strong, filled;   /* descriptions of rows usually are */
    bool tops_bare;        /* rows that have rows below them by their refs carry nothing else */
    uint32_t last;         /* view row of the last one that looks like an action */
};

/* ---- cells of a row ---- */

/* The row's own cell in a column that has this field: with text, or NULL. */
static const struct bp_cell *own(const struct sort *sort, const struct bp_view_row *row,
                                 enum bp_field_id field)
{
    for (uint32_t k = 0; k < sort->region->n_columns; k++) {
        const struct bp_found_column *column = &sort->region->columns[k];
        if (column->field != field)
            continue;
        for (uint32_t c = column->column; c < column->column + column->columns; c++) {
            const struct bp_cell *cell = bp_grid_at(sort->view->grid, row->row, c);
            if (cell && cell->row == row->row && cell->column == c && !bp_blank(cell->text))
                return cell;
        }
    }
    return NULL;
}

static bool is_white(int32_t fill)
{
    return fill == BP_NO_FILL || fill == 0xFFFFFF;
}

static bool has_status(const struct sort *sort, const struct bp_view_row *row)
{
    const struct bp_found_column *column = sort->columns[BP_IS_STATUS];
    if (own(sort, row, BP_IS_STATUS))
        return true;
    const struct bp_cell *cell = column ? bp_grid_at(sort->view->grid, row->row, column->column) : NULL;
    return cell && cell->row == row->row && cell->column == column->column && !is_white(cell->fill) &&
           cell->fill_source != BP_FILL_ROW && row->texts > 1;
}

/* How a row stands: who, when, how far. */
static bool is_busy(const struct sort *sort, const struct bp_view_row *row)
{
    return own(sort, row, BP_IS_LEAD) || own(sort, row, BP_IS_DUE) || own(sort, row, BP_IS_PARTNER) ||
           own(sort, row, BP_IS_REVISED_DUE) || own(sort, row, BP_IS_COMPLETED) || has_status(sort, row);
}

static const struct bp_cell *first_own(const struct sort *sort, const struct bp_view_row *row)
{
    for (uint32_t k = 0; k < row->n; k++) {
        const struct bp_cell *cell = &sort->view->grid->cells[row->first + k];
        if (!bp_blank(cell->text) &&
            (cell->column >= BP_MOST_TABLE_COLUMNS || !sort->view->hidden[cell->column]))
            return cell;
    }
    return NULL;
}

static const struct bp_cell *second_own(const struct sort *sort, const struct bp_view_row *row)
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
        size_t n = strlen(words[i]);
        if (!starts_with(plain, words[i]) || len <= n)
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

/* Whether a row is a heading of the rows below it. */
static bool is_banner(const struct sort *sort, uint32_t i, struct banner *out)
{
    const struct bp_view_row *row = &sort->view->rows[i];
    const struct bp_cell *cell = first_own(sort, row), *second = second_own(sort, row);
    const struct bp_found_column *ref = sort->columns[BP_IS_REF], *what = sort->columns[BP_IS_DESCRIPTION];
    if (!cell || row->texts > 2 || strlen(cell->text) > MOST_BANNER)
        return false;
    *out = (struct banner){.cell = cell};
    bool numbered = row->texts == 2 && second && bp_looks_ref(cell->text) &&
                    strlen(second->text) <= MOST_BANNER && second->column == cell->column + cell->columns;
    if (row->texts == 2 && !numbered)
        return false;
    const struct bp_cell *title = numbered ? second : cell;
    if (is_busy(sort, row) && !(title->columns * 2 >= sort->width))
        return false;
    out->ref = numbered ? cell : NULL;
    out->cell = title;
    if (title->columns >= 3 && title->columns * 2 >= sort->width)
        return true;
    bool styled = (title->strong && !sort->strong) || (!is_white(title->fill) && !sort->filled);
    if (numbered)
        return styled || bp_looks_heading(title->text);
    bool in_ref = ref && title->column == ref->column, in_what = what && title->column == what->column;
    if (in_ref)
        return !bp_looks_ref(title->text);
    if (title->column > 0 && !in_what && ref && title->column > ref->column)
        return false;
    return styled || bp_looks_heading(title->text);
}

static uint32_t number_of_rows(const struct sort *sort)
{
    return sort->region->to - sort->region->from;
}

/* How rows usually look, so that banners stand out. */
static void learn_looks(struct sort *sort)
{
    const struct bp_region *region = sort->region;
    uint32_t rows = 0, refs = 0, strong = 0, filled = 0;
    const struct bp_found_column *what = sort->columns[BP_IS_DESCRIPTION];
    sort->last = NONE;
    for (uint32_t i = region->header + region->n_headers; i < region->to; i++) {
        const struct bp_view_row *row = &sort->view->rows[i];
        const struct bp_cell *cell = what ? bp_grid_at(sort->view->grid, row->row, what->column) : NULL;
        bool first = i < region->n_headers + region->header + 400;
        if (row->hidden || row->texts < 2)
            continue;
        const struct bp_cell *ref = own(sort, row, BP_IS_REF);
        if (is_busy(sort, row) || row->texts > 2 || (ref && bp_looks_ref(ref->text)))
            sort->last = i;
        if (!first || row->texts < 3)
            continue;
        rows++;
        refs += own(sort, row, BP_IS_REF) != NULL;
        strong += cell && cell->strong;
        filled += cell && !is_white(cell->fill);
    }
    sort->refs = refs * 10 >= rows * 6 && refs;
    sort->strong = strong * 2 > rows;
    sort->filled = filled * 2 > rows;
}

/* ---- refs that tell levels ---- */

/* Whether a ref is made of the one above it and more: "2.1.1" of "2.1", "1a" of "1". */
static bool is_below(const char *ref, const char *up)
{
    size_t len = strlen(up);
    while (len && (up[len - 1] == '.' || up[len - 1] == ' ' || up[len - 1] == ')'))
        len--;
    if (!len || strncmp(ref, up, len) || !ref[len])
        return false;
    const char *rest = ref + len;
    if (strchr(".-/( ", *rest))
        return rest[1] != '\0' && rest[1] != ' ';
    bool digit = bp_is_digit(up[len - 1]);
    return (digit && bp_is_letter(*rest)) || (!digit && bp_is_digit(*rest) && len == 1);
}

/* "a", "(iv)": a ref that counts below the last one with a number. */
static bool is_lettered(const char *ref)
{
    for (const char *at = ref; *at; at++) {
        if (bp_is_digit(*at))
            return false;
    }
    return bp_looks_ref(ref);
}

static const char *ref_of(const struct sort *sort, uint32_t i)
{
    const struct bp_cell *cell = own(sort, &sort->view->rows[i], BP_IS_REF);
    return cell ? bp_one_line(sort->seek->arena, cell->text) : "";
}

/* Rows such as "1 | Reducing crime" above "1.1", "1.2" are headings if none of them carries anything else. */
static void learn_tops(struct sort *sort)
{
    const struct bp_region *region = sort->region;
    uint32_t tops = 0, bare = 0, actions = 0, before = NONE;
    const char *up = "";
    for (uint32_t i = region->header + region->n_headers; i < region->to; i++) {
        const struct bp_view_row *row = &sort->view->rows[i];
        const char *ref = row->hidden || row->texts < 2 ? "" : ref_of(sort, i);
        if (!*ref)
            continue;
        if (*up && is_below(ref, up)) {
            if (before != NONE) {
                const struct bp_view_row *top = &sort->view->rows[before];
                tops++;
                bare += top->texts == 2 && !is_busy(sort, top);
                before = NONE;
            }
            actions += is_busy(sort, row);
            continue;
        }
        up = ref;
        before = i;
    }
    sort->tops_bare = tops && bare == tops && actions;
}

static bool is_bare_top(const struct sort *sort, uint32_t i)
{
    const struct bp_view_row *row = &sort->view->rows[i];
    if (!sort->tops_bare || row->texts != 2 || is_busy(sort, row) || i + 1 >= sort->region->to)
        return false;
    const char *ref = ref_of(sort, i), *next = ref_of(sort, i + 1);
    return *ref && *next && is_below(next, ref);
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

static bool covered(const struct sort *sort, const struct bp_view_row *row, enum bp_field_id field)
{
    const struct bp_found_column *column = sort->columns[field];
    const struct bp_cell *cell = column ? bp_grid_at(sort->view->grid, row->row, column->column) : NULL;
    return cell && cell->row < row->row && !bp_blank(cell->text);
}

/* An action or a measure, a row that goes on, or words. `open`: there is a row that it can go on with. */
static enum bp_found_kind plain_kind(const struct sort *sort, uint32_t i, bool open)
{
    const struct bp_view_row *row = &sort->view->rows[i];
    enum bp_found_kind kind = sort->table->measures ? BP_ROW_MEASURE : BP_ROW_ACTION;
    const struct bp_cell *what = own(sort, row, BP_IS_DESCRIPTION), *ref = own(sort, row, BP_IS_REF);
    bool busy = is_busy(sort, row), late = sort->last == NONE || i > sort->last;
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
    if (sort->refs && !busy && open && !gap_above(sort->view, i))
        return BP_ROW_MORE;
    if (lone && strlen(what->text) > 200 && !open)
        return BP_ROW_NOTE;
    return kind;
}

static enum bp_found_kind kind_of(struct sort *sort, uint32_t i, bool open, enum bp_found_kind before,
                                  struct banner *banner)
{
    const struct bp_region *region = sort->region;
    const struct bp_view_row *row = &sort->view->rows[i];
    const struct bp_cell *first = first_own(sort, row);
    if (row->hidden)
        return BP_ROW_LEFT;
    if (i < region->header)
        return bp_looks_heading(first ? first->text : "") && row->texts == 1 && is_banner(sort, i, banner) &&
                       !sort->table->measures
                   ? BP_ROW_PRIORITY
                   : BP_ROW_TITLE;
    if (i < region->header + region->n_headers ||
        bp_row_repeats_header(sort->view, i, region->header, region->n_headers))
        return BP_ROW_HEADER;
    bool late = sort->last == NONE || i > sort->last;
    bool apart =
        gap_above(sort->view, i) || before == BP_ROW_KEY || before == BP_ROW_NOTE || before == BP_ROW_TOTAL;
    if (open && late && apart && !is_busy(sort, row) && bp_key_row(sort->seek, sort->view, i))
        return BP_ROW_KEY;
    if (first && is_total(first) && (late || !own(sort, row, BP_IS_DESCRIPTION) || row->texts <= 3))
        return BP_ROW_TOTAL;
    bool bare = is_bare_top(sort, i);
    if (bare) {
        *banner = (struct banner){.cell = second_own(sort, row), .ref = first};
        return BP_ROW_PRIORITY;
    }
    if ((!late || !open) && is_banner(sort, i, banner))
        return sort->table->measures ? BP_ROW_NOTE : BP_ROW_PRIORITY;
    return plain_kind(sort, i, open);
}

/* Gives each row its kind; banners are remembered. */
static void sort_kinds(struct sort *sort)
{
    struct bp_found_table *table = sort->table;
    enum bp_found_kind before = BP_ROW_TITLE;
    bool open = false;
    for (uint32_t i = sort->region->from; i < sort->region->to; i++) {
        const struct bp_view_row *row = &sort->view->rows[i];
        if (!row->texts && !row->hidden && !(open && has_status(sort, row)))
            continue;
        struct banner banner = {0};
        enum bp_found_kind kind = kind_of(sort, i, open, before, &banner);
        if (kind == BP_ROW_PRIORITY) {
            sort->banners = bp_arena_grow(sort->seek->arena, sort->banners, &sort->most_banners,
                                          sort->n_banners + 1, sizeof *sort->banners);
            banner.row = table->n_rows;
            sort->banners[sort->n_banners++] = banner;
        }
        table->rows[table->n_rows++] =
            (struct bp_found_row){.row = row->row, .kind = kind, .priority = NONE, .why = ""};
        if (kind == BP_ROW_LEFT)
            table->rows[table->n_rows - 1].why = "the row is hidden";
        else if (kind == BP_ROW_TOTAL)
            table->rows[table->n_rows - 1].why = "totals are counted anew";
        open = kind == BP_ROW_ACTION || kind == BP_ROW_MEASURE || (open && kind != BP_ROW_PRIORITY);
        before = kind;
    }
}

/* ---- two levels of banners ---- */

static bool same_style(const struct banner *a, const struct banner *b)
{
    char x[24], y[24];
    size_t n = bp_words_plain(a->cell->text, true, x, sizeof x),
           m = bp_words_plain(b->cell->text, true, y, sizeof y);
    x[n = strcspn(x, " ")] = y[m = strcspn(y, " ")] = '\0';
    bool words = n != m || strcmp(x, y) || bp_is_digit(*x);
    bool heads = bp_looks_heading(a->cell->text) && bp_looks_heading(b->cell->text);
    return a->cell->fill == b->cell->fill && a->cell->strong == b->cell->strong &&
           a->cell->columns == b->cell->columns && a->cell->column == b->cell->column && (!heads || !words) &&
           !a->ref == !b->ref;
}

/* A banner that stands right above another one, in another style, is a group's. */
static void find_groups(struct sort *sort)
{
    const struct banner *upper = NULL;
    for (uint32_t i = 0; i + 1 < sort->n_banners && !upper; i++) {
        const struct banner *a = &sort->banners[i], *b = &sort->banners[i + 1];
        bool next = true;
        for (uint32_t k = a->row + 1; k < b->row && next; k++) {
            enum bp_found_kind kind = sort->table->rows[k].kind;
            next = kind == BP_ROW_NOTE || kind == BP_ROW_HEADER || kind == BP_ROW_LEFT;
        }
        if (next && !same_style(a, b))
            upper = a;
    }
    for (uint32_t i = 0; upper && i < sort->n_banners; i++) {
        sort->banners[i].group = same_style(upper, &sort->banners[i]);
        if (sort->banners[i].group)
            sort->table->rows[sort->banners[i].row].kind = BP_ROW_GROUP;
    }
}

/* ---- priorities ---- */

static const char *banner_title(const struct sort *sort, const struct banner *banner)
{
    struct bp_arena *arena = sort->seek->arena;
    const char *title = bp_one_line(arena, banner->cell->text);
    if (!banner->ref)
        return title;
    const char *ref = bp_one_line(arena, banner->ref->text);
    size_t len = strlen(ref);
    return bp_two_words(arena, bp_is_digit(ref[len - 1]) && strspn(ref, "0123456789.") == len
                                   ? bp_short(arena, "%.40s.", ref) : ref, title);
}

/* Priorities by their titles, for those that come again: a table with open addressing. */
struct titles {
    uint32_t *slots; /* index + 1; 0: free */
    size_t size;     /* a power of two */
    uint64_t key;
    uint32_t first;  /* priorities of earlier tables do not count */
};

static uint32_t find_title(struct sort *sort, struct titles *titles, bool group,
                           const struct bp_found_heading *heading)
{
    struct bp_found *found = sort->seek->found;
    const struct bp_found_heading *list = group ? found->groups : found->priorities;
    size_t at = bp_hash_text(titles->key, heading->title) & (titles->size - 1);
    for (; titles->slots[at]; at = (at + 1) & (titles->size - 1)) {
        const struct bp_found_heading *other = &list[titles->slots[at] - 1];
        if (other->group == heading->group && bp_text_same(other->title, heading->title))
            return titles->slots[at] - 1;
    }
    uint32_t index = bp_heading_add(sort->seek, group, heading);
    titles->slots[at] = index + 1;
    return index;
}

static void make_titles(struct sort *sort, struct titles *titles)
{
    titles->size = 16;
    while (titles->size < (size_t)sort->table->n_rows * 2 + 2)
        titles->size *= 2;
    titles->slots = bp_arena_array(sort->seek->arena, titles->size, sizeof *titles->slots);
    titles->key = bp_hash_key(titles);
}

/* The cell of a filled-down column that counts for a row: its own, the one that spans it, or the last above.
 */
static const struct bp_cell *cell_down(const struct sort *sort, uint32_t row, enum bp_field_id field,
                                       const struct bp_cell *last)
{
    const struct bp_found_column *column = sort->columns[field];
    const struct bp_cell *cell = column ? bp_grid_at(sort->view->grid, row, column->column) : NULL;
    return cell && !bp_blank(cell->text) ? cell : last;
}

struct place {
    uint32_t group, priority;
    const struct bp_cell *group_cell, *priority_cell;
};

static struct bp_found_heading heading_at(const struct sort *sort, const struct bp_cell *cell,
                                          const char *title, uint32_t group)
{
    return (struct bp_found_heading){.grid = sort->view->grid, .row = cell->row, .column = cell->column,
                                     .title = title, .group = group};
}

static void place_by_columns(struct sort *sort, struct titles *titles, struct bp_found_row *row,
                             struct place *at)
{
    const struct bp_cell *group = cell_down(sort, row->row, BP_IS_GROUP, at->group_cell);
    const struct bp_cell *cell = cell_down(sort, row->row, BP_IS_PRIORITY, at->priority_cell);
    if (group && group != at->group_cell) {
        struct bp_found_heading heading =
            heading_at(sort, group, bp_one_line(sort->seek->arena, group->text), NONE);
        at->group = find_title(sort, &titles[1], true, &heading);
        at->group_cell = group;
    }
    if (cell && (cell != at->priority_cell || row->priority == NONE)) {
        struct bp_found_heading heading =
            heading_at(sort, cell, bp_one_line(sort->seek->arena, cell->text), at->group);
        at->priority = find_title(sort, &titles[0], false, &heading);
        at->priority_cell = cell;
    }
}

/* A priority for rows that nothing stands over; of the next table of the same sheet, the same one. */
static uint32_t make_default(struct sort *sort, struct titles *titles, const struct place *at)
{
    struct bp_found *found = sort->seek->found;
    const char *title = at->group != NONE ? found->groups[at->group].title : sort->over->sheet;
    if (found->n_priorities) {
        const struct bp_found_heading *last = &found->priorities[found->n_priorities - 1];
        if (!last->line && !last->grid && last->group == at->group && bp_text_same(last->title, title))
            return found->n_priorities - 1;
    }
    struct bp_found_heading heading = {.title = title, .group = at->group};
    return find_title(sort, titles, false, &heading);
}

static void place_rows(struct sort *sort)
{
    struct titles titles[2] = {{0}, {0}};
    struct place at = {sort->over->group, sort->over->priority, NULL, NULL};
    bool columns = sort->columns[BP_IS_PRIORITY] || sort->columns[BP_IS_GROUP];
    uint32_t next = 0, given = NONE;
    make_titles(sort, &titles[0]);
    make_titles(sort, &titles[1]);
    for (uint32_t i = 0; i < sort->table->n_rows; i++) {
        struct bp_found_row *row = &sort->table->rows[i];
        if (next < sort->n_banners && sort->banners[next].row == i) {
            const struct banner *banner = &sort->banners[next++];
            struct bp_found_heading heading =
                heading_at(sort, banner->cell, banner_title(sort, banner), banner->group ? NONE : at.group);
            uint32_t index = find_title(sort, &titles[banner->group], banner->group, &heading);
            at.group = banner->group ? index : at.group;
            at.priority = banner->group ? NONE : index;
            at.priority_cell = NULL;
            given = NONE;
        }
        bool action = row->kind == BP_ROW_ACTION || (row->kind == BP_ROW_MORE && !sort->table->measures);
        if (action && columns && row->kind == BP_ROW_ACTION)
            place_by_columns(sort, titles, row, &at);
        if (action && at.priority == NONE) {
            given = given == NONE ? make_default(sort, &titles[0], &at) : given;
            row->priority = given;
        } else if (action || row->kind == BP_ROW_PRIORITY ||
                   (row->kind == BP_ROW_NOTE && i < sort->table->n_rows))
            row->priority = at.priority;
    }
}

/* ---- levels ---- */

static void find_levels(struct sort *sort)
{
    const char *stack[3] = {"", "", ""};
    uint32_t depth = 0, priority = NONE;
    bool numbers = false;
    for (uint32_t i = 0; i < sort->table->n_rows; i++) {
        struct bp_found_row *row = &sort->table->rows[i];
        if (row->kind != BP_ROW_ACTION)
            continue;
        if (row->priority != priority)
            depth = 0;
        priority = row->priority;
        const struct bp_view_row view = {.row = row->row};
        const struct bp_cell *cell = own(sort, &view, BP_IS_REF), *up = own(sort, &view, BP_IS_PARENT);
        const char *ref = cell ? bp_one_line(sort->seek->arena, cell->text) : "";
        if (!*ref)
            continue;
        uint32_t level = depth;
        if (up) {
            const char *parent = bp_one_line(sort->seek->arena, up->text);
            while (level && strcmp(stack[level - 1], parent))
                level--;
        } else if (is_lettered(ref) && numbers) {
            while (level && is_lettered(stack[level - 1]) && (ref[0] == '(') <= (stack[level - 1][0] == '('))
                level--;
        } else {
            while (level && !is_below(ref, stack[level - 1]))
                level--;
            numbers = numbers || !is_lettered(ref);
        }
        row->level = (uint8_t)(level < 2 ? level : 2);
        depth = row->level + 1u;
        stack[row->level] = ref;
    }
}

/* ---- all ---- */

static void prepare(struct sort *sort, struct bp_seek *seek, const struct bp_region *region)
{
    sort->seek = seek;
    sort->region = region;
    sort->view = region->view;
    uint32_t first = NONE, end = 0;
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
    struct sort sort = {0};
    struct bp_found_table table = {.measures = region->measures};
    struct banner banner;
    prepare(&sort, seek, region);
    sort.table = &table;
    if (sort.columns[BP_IS_PRIORITY] || sort.columns[BP_IS_GROUP])
        return true;
    for (uint32_t i = region->from; i < region->to; i++) {
        bool late = sort.last == NONE || i > sort.last;
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

/* The titles above a table: facts above the first one of a grid, else the table's own title. */
static void take_titles(struct sort *sort)
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
        bool last = i + 1 == region->header && region->from > 0 && first;
        if (last && !*sort->table->title)
            sort->table->title = bp_one_line(sort->seek->arena, first->text);
        else
            bp_facts_row(sort->seek, sort->view, i);
    }
}

void bp_rows_sort(struct bp_seek *seek, const struct bp_region *region, struct bp_found_table *table,
                  const struct bp_over *over)
{
    struct sort sort = {.table = table, .over = over};
    prepare(&sort, seek, region);
    table->rows = bp_arena_array(seek->arena, (size_t)number_of_rows(&sort) + 1, sizeof *table->rows);
    sort_kinds(&sort);
    find_groups(&sort);
    take_titles(&sort);
    place_rows(&sort);
    find_levels(&sort);
}
