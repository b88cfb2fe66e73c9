/* places.c: gives each row its priority, by banners, by columns that are filled down, by what stands over the
 * table; and finds which actions are below others. */
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "onramp/sections.h"

/* ---- two levels of banners ---- */

static bool same_style(const struct bp_banner *a, const struct bp_banner *b)
{
    char x[24], y[24];
    bp_words_plain(a->cell->text, true, x, sizeof x);
    bp_words_plain(b->cell->text, true, y, sizeof y);
    size_t n = strcspn(x, " "), m = strcspn(y, " ");
    x[n] = y[m] = '\0';
    bool words = n != m || strcmp(x, y) || bp_is_digit(*x);
    bool heads = bp_looks_heading(a->cell->text) && bp_looks_heading(b->cell->text);
    return a->cell->fill == b->cell->fill && a->cell->strong == b->cell->strong &&
           a->cell->columns == b->cell->columns && a->cell->column == b->cell->column && (!heads || !words) &&
           !a->ref == !b->ref;
}

/* A banner that stands right above another one, in another style, is a group's. */
static void find_groups(struct bp_sort *sort)
{
    const struct bp_banner *upper = NULL;
    /* Below them a column has the priorities. */
    for (uint32_t i = 0; i < sort->n_banners && sort->columns[BP_IS_PRIORITY]; i++) {
        sort->banners[i].group = true;
        sort->table->rows[sort->banners[i].row].kind = BP_ROW_GROUP;
    }
    if (sort->columns[BP_IS_PRIORITY])
        return;
    for (uint32_t i = 0; i + 1 < sort->n_banners && !upper; i++) {
        const struct bp_banner *a = &sort->banners[i], *b = &sort->banners[i + 1];
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

/* Without "(continued)" and the like at its end: then it is the title of the rows above, again. */
static const char *drop_continued(struct bp_arena *arena, const char *title)
{
    static const char *const words[] = {"(continued)", "(cont.)", "(cont'd)", "(contd)",  "(cont)",
                                        "continued",   "cont.",   "cont'd",   "(parhad)", "(wedi parhau)"};
    size_t len = strlen(title);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (len <= n + 1 || !bp_text_is(title + len - n, n, words[i]))
            continue;
        len -= n;
        while (len && strchr(" -:,", title[len - 1]))
            len--;
        return bp_arena_text(arena, title, len);
    }
    return title;
}

static const char *banner_title(const struct bp_sort *sort, const struct bp_banner *banner)
{
    struct bp_arena *arena = sort->seek->arena;
    const char *title = drop_continued(arena, bp_one_line(arena, banner->cell->text));
    if (banner->rest)
        return bp_fill(arena, "{1} \xE2\x80\x93 {2}", title, bp_one_line(arena, banner->rest->text), NULL);
    if (!banner->ref)
        return title;
    const char *ref = bp_one_line(arena, banner->ref->text);
    size_t len = strlen(ref);
    if (bp_is_digit(ref[len - 1]) && strspn(ref, "0123456789.") == len)
        ref = bp_short(arena, "%.40s.", ref);
    return bp_fill(arena, "{1} {2}", ref, title, NULL);
}

/* Priorities by their titles, for those that come again: a table with open addressing. */
struct titles {
    uint32_t *slots; /* index + 1; 0: free */
    size_t size;     /* a power of two */
    uint64_t key;
    uint32_t first;  /* priorities of earlier tables do not count */
};

static uint32_t find_title(struct bp_sort *sort, struct titles *titles, bool group,
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

static void make_titles(struct bp_sort *sort, struct titles *titles)
{
    titles->size = 16;
    while (titles->size < (size_t)sort->table->n_rows * 2 + 2)
        titles->size *= 2;
    titles->slots = bp_arena_array(sort->seek->arena, titles->size, sizeof *titles->slots);
    titles->key = bp_hash_key(titles);
}

/* The cell of a filled-down column that counts for a row: its own, the one that spans it, or the last above.
 */
static const struct bp_cell *cell_down(const struct bp_sort *sort, uint32_t row, enum bp_field_id field,
                                       const struct bp_cell *last)
{
    const struct bp_found_column *column = sort->columns[field];
    const struct bp_cell *cell = column ? bp_grid_at(sort->view->grid, row, column->column) : NULL;
    return cell && !bp_blank(cell->text) ? cell : last;
}

struct place {
    uint32_t group, priority;
    uint32_t given; /* the priority made for rows that nothing stands over; BP_NONE: not yet */
    const struct bp_cell *group_cell, *priority_cell;
};

static struct bp_found_heading heading_at(const struct bp_sort *sort, const struct bp_cell *cell,
                                          const char *title, uint32_t group)
{
    return (struct bp_found_heading){.grid = sort->view->grid, .row = cell->row, .column = cell->column,
                                     .title = title, .group = group};
}

static void place_by_columns(struct bp_sort *sort, struct titles *titles, struct bp_found_row *row,
                             struct place *at)
{
    const struct bp_cell *group = cell_down(sort, row->row, BP_IS_GROUP, at->group_cell);
    const struct bp_cell *cell = cell_down(sort, row->row, BP_IS_PRIORITY, at->priority_cell);
    if (group && group != at->group_cell) {
        struct bp_found_heading heading =
            heading_at(sort, group, bp_one_line(sort->seek->arena, group->text), BP_NONE);
        at->group = find_title(sort, &titles[1], true, &heading);
        at->group_cell = group;
    }
    if (cell && (cell != at->priority_cell || row->priority == BP_NONE)) {
        struct bp_found_heading heading =
            heading_at(sort, cell, bp_one_line(sort->seek->arena, cell->text), at->group);
        at->priority = find_title(sort, &titles[0], false, &heading);
        at->priority_cell = cell;
    }
}

/* A priority for rows that nothing stands over; of the next table of the same sheet, the same one. */
static uint32_t make_default(struct bp_sort *sort, struct titles *titles, const struct place *at)
{
    struct bp_found *found = sort->seek->found;
    const char *title = at->group != BP_NONE ? found->groups[at->group].title : sort->over->sheet;
    if (found->n_priorities) {
        const struct bp_found_heading *last = &found->priorities[found->n_priorities - 1];
        if (!last->line && !last->grid && last->group == at->group && bp_text_same(last->title, title))
            return found->n_priorities - 1;
    }
    struct bp_found_heading heading = {.title = title, .group = at->group};
    return find_title(sort, titles, false, &heading);
}

/* Below a banner the rows are its. Returns false where it is a dash, which ends a group. */
static bool place_banner(struct bp_sort *sort, struct titles *titles, const struct bp_banner *banner,
                         struct place *at)
{
    struct bp_found_heading heading = heading_at(sort, banner->cell, banner_title(sort, banner),
                                                 banner->group ? BP_NONE : at->group);
    at->priority_cell = NULL;
    if (banner->group && !strcmp(heading.title, "\xE2\x80\x94")) {
        at->group = at->priority = BP_NONE;
        at->group_cell = NULL;
        return false;
    }
    uint32_t index = find_title(sort, &titles[banner->group], banner->group, &heading);
    if (banner->group)
        at->group = index;
    at->priority = banner->group ? BP_NONE : index;
    at->given = BP_NONE;
    return true;
}

/* `note`: it is one, with actions below it. */
static void place_row(struct bp_sort *sort, struct titles *titles, struct bp_found_row *row, bool note,
                      struct place *at)
{
    bool action = row->kind == BP_ROW_ACTION || (row->kind == BP_ROW_MORE && !sort->table->measures);
    if (row->kind == BP_ROW_ACTION)
        place_by_columns(sort, titles, row, at);
    if (action && at->priority == BP_NONE) {
        if (at->given == BP_NONE)
            at->given = make_default(sort, &titles[0], at);
        row->priority = at->given;
    } else if (action || row->kind == BP_ROW_PRIORITY || note)
        row->priority = at->priority;
    if (note && at->priority == BP_NONE)
        row->group = at->group;
}

/* Past the last action: words below it are about the whole. */
static uint32_t end_of_actions(const struct bp_found_table *table)
{
    uint32_t end = table->n_rows;
    while (end && table->rows[end - 1].kind != BP_ROW_ACTION && table->rows[end - 1].kind != BP_ROW_MORE)
        end--;
    return end;
}

static void place_rows(struct bp_sort *sort)
{
    struct titles titles[2] = {{0}, {0}};
    struct place at = {.group = sort->over->group, .priority = sort->over->priority, .given = BP_NONE};
    uint32_t next = 0, end = end_of_actions(sort->table);
    make_titles(sort, &titles[0]);
    make_titles(sort, &titles[1]);
    for (uint32_t i = 0; i < sort->table->n_rows; i++) {
        struct bp_found_row *row = &sort->table->rows[i];
        bool banner = next < sort->n_banners && sort->banners[next].row == i;
        if (!banner || place_banner(sort, titles, &sort->banners[next++], &at))
            place_row(sort, titles, row, row->kind == BP_ROW_NOTE && i < end, &at);
    }
}

/* ---- refs that tell levels ---- */

bool bp_ref_below(const char *ref, const char *up)
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

/* The refs above a row, one a level, of the rows of its priority. */
struct refs {
    const char *stack[3];
    uint32_t depth;
    bool numbers; /* some ref had a number */
};

/* How many of the refs above it a ref is below. `parent`: the row's own word for it; NULL: it has none. */
static uint32_t level_of(struct refs *refs, const char *ref, const char *parent)
{
    uint32_t level = refs->depth;
    if (parent) {
        while (level && strcmp(refs->stack[level - 1], parent))
            level--;
        return level;
    }
    bool lettered = is_lettered(ref);
    if (lettered && refs->numbers) {
        while (level && is_lettered(refs->stack[level - 1]) &&
               (ref[0] == '(') <= (refs->stack[level - 1][0] == '('))
            level--;
        return level;
    }
    while (level && !bp_ref_below(ref, refs->stack[level - 1]))
        level--;
    refs->numbers = refs->numbers || !lettered;
    return level;
}

static void find_levels(struct bp_sort *sort)
{
    struct bp_arena *arena = sort->seek->arena;
    struct refs refs = {.stack = {"", "", ""}};
    uint32_t priority = BP_NONE;
    for (uint32_t i = 0; i < sort->table->n_rows; i++) {
        struct bp_found_row *row = &sort->table->rows[i];
        if (row->kind != BP_ROW_ACTION)
            continue;
        if (row->priority != priority)
            refs.depth = 0;
        priority = row->priority;
        const struct bp_cell *cell = bp_row_own(sort, row->row, BP_IS_REF);
        const struct bp_cell *up = bp_row_own(sort, row->row, BP_IS_PARENT);
        const char *ref = cell ? bp_one_line(arena, cell->text) : "";
        if (!*ref)
            continue;
        uint32_t level = level_of(&refs, ref, up ? bp_one_line(arena, up->text) : NULL);
        row->level = (uint8_t)(level < 2 ? level : 2);
        refs.depth = row->level + 1u;
        refs.stack[row->level] = ref;
    }
}

void bp_rows_place(struct bp_sort *sort)
{
    find_groups(sort);
    place_rows(sort);
    find_levels(sort);
}
