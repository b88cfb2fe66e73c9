/* statuses.c: reads the cells of status columns: words, letters, signs, percentages, or the fill
 * alone. */
#include "onramp/statuses.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* ---- readings ---- */

/* A text that says that there is nothing to say. */
static bool is_nothing(const char *line)
{
    static const char *const words[] = {"-", "--", "\xE2\x80\x93",    "\xE2\x80\x94",
                                        ".", "?",  "Choose an item.", NULL};
    for (int i = 0; words[i]; i++)
        if (bp_text_is(line, strlen(line), words[i]))
            return true;
    return !*line;
}

static uint32_t find_or_add(struct bp_drafting *d, const struct bp_reading *reading)
{
    struct bp_readings *all = d->statuses;
    for (size_t i = 0; i < all->n; i++) {
        const struct bp_reading *known = &all->items[i];
        if (known->by_fill == reading->by_fill && known->hue == reading->hue &&
            !strcmp(known->folded, reading->folded))
            return (uint32_t)i;
    }
    all->items =
        bp_arena_grow(d->arena, all->items, &all->capacity, all->n + 1, sizeof *all->items);
    all->items[all->n] = *reading;
    return (uint32_t)all->n++;
}

/* Hyphens are blanks, "completed" is "complete": one status is not two for that. */
static const char *fold_status(struct bp_arena *arena, const char *text)
{
    const char *folded = bp_text_fold(arena, text);
    size_t len = strlen(folded);
    char *copy = bp_arena_text(arena, folded, len);
    for (size_t i = 0; i < len; i++)
        copy[i] = copy[i] == '-' ? ' ' : copy[i];
    if (!strcmp(copy, "completed"))
        copy[len - 1] = 0;
    return copy;
}

/* ---- the map ---- */

static const char *mapped_word(const struct bp_drafting *d, const char *text)
{
    uint32_t at = 0;
    const struct bp_map_line *line =
        d->map ? bp_map_next(d->map, BP_MAP_STATUS, text, NULL, &at) : NULL;
    return line ? line->words[1] : NULL;
}

static const char *mapped_fill(const struct bp_drafting *d, int32_t fill)
{
    uint32_t at = 0;
    char hex[8];
    snprintf(hex, sizeof hex, "%06X", (unsigned)(fill & 0xFFFFFF));
    const struct bp_map_line *line =
        d->map && fill >= 0 ? bp_map_next(d->map, BP_MAP_FILL, hex, NULL, &at) : NULL;
    return line ? line->words[1] : NULL;
}

/* ---- texts ---- */

/* The words of a cell that are its status: all, or the first line, or what stands before a
 * separator. *rest: the others. */
static const char *status_of(struct bp_drafting *d, const char *text, const char **rest)
{
    const char *line = bp_draft_line(d->arena, text);
    size_t first = strcspn(text, "\n\r\v");
    *rest = "";
    if (mapped_word(d, line))
        return line;
    if (text[first]) {
        const char *head = bp_draft_line(d->arena, bp_arena_text(d->arena, text, first));
        bool known = bp_hue_named(bp_text_fold(d->arena, head)) || bp_status_sign(head) ||
                     (strlen(head) <= 40 && bp_status_said(d->arena, head).known);
        if (*head && known) {
            *rest = text + first;
            return head;
        }
    }
    size_t head = bp_status_head(d->arena, line);
    if (!head || (strlen(line) <= 40 &&
                  !bp_hue_named(bp_text_fold(d->arena, bp_arena_text(d->arena, line, head)))))
        return line;
    *rest = line + head;
    return bp_arena_text(d->arena, line, head);
}

static struct bp_reading reading_of(struct bp_drafting *d, const char *line, const char *rest)
{
    struct bp_draft_sum sum;
    const char *mapped = mapped_word(d, line), *sign = bp_status_sign(line);
    struct bp_reading r = {.text = mapped ? mapped : line,
                           .rest = "",
                           .key_label = "",
                           .key_meaning = "",
                           .status = -1};
    if (sign && !mapped)
        r.text = sign;
    r.percent = bp_draft_number(line, &sum) && !strcmp(sum.unit, "%");
    if (r.percent && !mapped) {
        bool none = !sum.number[strspn(sum.number, "0.")], all = !strncmp(sum.number, "100", 3);
        r.text = none ? "Not started" : all ? "Complete" : "In progress";
    }
    r.hue = bp_hue_named(bp_text_fold(d->arena, r.text));
    if (r.hue && *rest && strlen(rest) <= 60 && !strchr("\n\r\v", *rest))
        r.rest = rest;
    const char *whole =
        *r.rest ? bp_draft_line(d->arena, bp_fill(d->arena, "{1}{2}", r.text, r.rest, NULL))
                : r.text;
    r.folded = fold_status(d->arena, r.hue && !*r.rest ? bp_hue_id(r.hue) : whole);
    return r;
}

/* ---- fills ---- */

/* How many of the table's rows have this hue in a column, by hue. */
static void count_hues(const struct bp_found_table *table, uint32_t column,
                       uint32_t counts[BP_HUES])
{
    memset(counts, 0, BP_HUES * sizeof *counts);
    for (uint32_t r = 0; r < table->n_rows; r++) {
        const struct bp_found_row *row = &table->rows[r];
        const struct bp_cell *cell = row->kind == BP_ROW_ACTION || row->kind == BP_ROW_MEASURE
                                         ? bp_grid_at(table->grid, row->row, column)
                                         : NULL;
        if (cell && cell->fill_source != BP_FILL_COLUMN)
            counts[bp_hue_of(cell->fill)]++;
    }
}

/* Whether the fills of a column look like statuses, and not like the look of a table: stripes, a
 * filled column. */
static bool are_statuses(const uint32_t counts[BP_HUES], bool column_of_status)
{
    int lights = (counts[BP_HUE_GREEN] > 0) + (counts[BP_HUE_AMBER] + counts[BP_HUE_YELLOW] > 0) +
                 (counts[BP_HUE_RED] > 0);
    return lights >= 2 || (column_of_status && lights == 1);
}

/* The column whose fills are the statuses of the table's rows: that of the status, or where there
 * is none, the first that looks so. UINT32_MAX: none. */
static uint32_t fill_column(const struct bp_drafting *d, const struct bp_found_table *table)
{
    const struct bp_draft_taken *taken = bp_draft_taken(d->found, table);
    uint32_t counts[BP_HUES];
    bool has_status = false;
    for (uint32_t c = 0; c < table->n_columns; c++) {
        if (taken[c].field != BP_IS_STATUS && !taken[c].progress)
            continue;
        has_status = true;
        count_hues(table, table->columns[c].column, counts);
        if (are_statuses(counts, true))
            return table->columns[c].column;
    }
    for (uint32_t c = 0; !has_status && c < table->n_columns; c++) {
        count_hues(table, table->columns[c].column, counts);
        if (are_statuses(counts, false))
            return table->columns[c].column;
    }
    return UINT32_MAX;
}

/* The words of the colour key for a fill: of the same fill, or of the same hue. */
static const struct bp_found_key *key_of(const struct bp_drafting *d, int32_t fill)
{
    const struct bp_found *found = d->found;
    enum bp_hue hue = bp_hue_of(fill);
    for (uint32_t i = 0; i < found->n_keys; i++)
        if (found->keys[i].fill == fill)
            return &found->keys[i];
    for (uint32_t i = 0; hue && i < found->n_keys; i++)
        if (bp_hue_of(found->keys[i].fill) == hue)
            return &found->keys[i];
    return NULL;
}

/* Yellow and gold are both amber, unless a body has both beside each other. */
static enum bp_hue settle_hue(enum bp_hue hue, bool yellow_apart)
{
    return hue == BP_HUE_YELLOW && !yellow_apart ? BP_HUE_AMBER : hue;
}

static struct bp_reading fill_reading(struct bp_drafting *d, int32_t fill, bool yellow_apart)
{
    struct bp_reading r = {.text = "",
                           .folded = "",
                           .rest = "",
                           .key_label = "",
                           .key_meaning = "",
                           .by_fill = true,
                           .status = -1};
    const char *mapped = mapped_fill(d, fill);
    const struct bp_found_key *key = key_of(d, fill);
    if (mapped) {
        r.text = mapped;
        r.by_fill = false;
        r.hue = bp_hue_named(bp_text_fold(d->arena, mapped));
        r.folded = fold_status(d->arena, r.hue ? bp_hue_id(r.hue) : mapped);
        return r;
    }
    r.hue = settle_hue(bp_hue_of(fill), yellow_apart);
    if (key) {
        r.key_label = bp_draft_line(d->arena, key->label);
        r.key_meaning = bp_draft_line(d->arena, key->meaning);
        r.folded = fold_status(d->arena, r.key_label);
    }
    return r;
}

/* ---- yes and no ---- */

/* "Y" is yellow beside other colours, but yes where a heading or another cell speaks of yes and no. */
static bool says_yes_no(struct bp_drafting *d, const char *text)
{
    static const char *const words[] = {"n", "no", "yes", "y/n", "yes/no"};
    const char *first = text + strspn(text, " \t\r\n");
    if (*first > 0 && !strchr("nNyY", *first)) /* most texts are others */
        return false;
    const char *folded = bp_text_fold(d->arena, bp_draft_line(d->arena, text));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(folded, words[i]))
            return true;
    return false;
}

static bool has_yes_no(struct bp_drafting *d, const struct bp_found_table *table)
{
    const struct bp_draft_taken *taken = bp_draft_taken(d->found, table);
    for (uint32_t c = 0; c < table->n_columns; c++) {
        if (taken[c].field != BP_IS_STATUS)
            continue;
        const char *head = bp_text_fold(d->arena, table->columns[c].head);
        if (strstr(head, "y/n") || strstr(head, "y / n") || strstr(head, "yes/no"))
            return true;
        for (uint32_t r = 0; r < table->n_rows; r++) {
            const struct bp_cell *cell =
                bp_grid_at(table->grid, table->rows[r].row, table->columns[c].column);
            if (cell && table->rows[r].kind != BP_ROW_HEADER && strlen(cell->text) < 8 &&
                says_yes_no(d, cell->text))
                return true;
        }
    }
    return false;
}

/* "Y" and "N" in full. */
static const char *yes_or_no(const char *line)
{
    size_t len = strlen(line);
    return bp_text_is(line, len, "y") ? "Yes" : bp_text_is(line, len, "n") ? "No" : line;
}

/* ---- one cell ---- */

/* What is known of the cells round it. */
struct looks {
    bool fills;        /* the fills are statuses */
    bool yellow_apart; /* yellow is another status than amber */
    bool yes_no;       /* "Y" is yes */
};

/* Keeps the fill that most cells have (Boyer and Moore's vote). */
static void note_fill(struct bp_reading *r, int32_t fill)
{
    if (!bp_hue_of(fill))
        return;
    if (r->fills && r->fill != fill) {
        r->fills--;
        return;
    }
    r->fill = fill;
    r->fills++;
}

static const struct bp_reading *first_of(const struct bp_drafting *d, const char *text)
{
    for (size_t i = 0; i < d->statuses->n_first; i++)
        if (bp_text_same(d->statuses->first[i].text, text))
            return &d->statuses->first[i].reading;
    return NULL;
}

/* In a column of yes and no a text means something else. */
static struct bp_reading keep_first(struct bp_drafting *d, const char *text, const struct looks *looks,
                                    struct bp_reading reading)
{
    struct bp_readings *all = d->statuses;
    if (all->n_first < BP_FIRST_TEXTS && !looks->yes_no) {
        all->first[all->n_first].text = text;
        all->first[all->n_first++].reading = reading;
    }
    return reading;
}

/* Reads a cell, and returns the number of its reading from 1; 0: it says nothing. */
static uint32_t read_cell(struct bp_drafting *d, const struct bp_found_table *table,
                          const struct bp_cell *cell, const struct looks *looks)
{
    struct bp_reading r;
    bool again = cell && cell->kind != BP_CELL_CHECK && !looks->yes_no;
    const struct bp_reading *first = again ? first_of(d, cell->text) : NULL;
    const char *rest = "", *line = cell && !first ? status_of(d, cell->text, &rest) : "";
    if (!cell)
        return 0;
    if (first)
        r = *first;
    else if (cell->kind == BP_CELL_CHECK)
        r = reading_of(d, cell->number != 0 ? "Complete" : "Not complete", "");
    else if (!is_nothing(line))
        r = keep_first(d, cell->text, looks,
                       reading_of(d, looks->yes_no && !mapped_word(d, line) ? yes_or_no(line) : line, rest));
    else if ((looks->fills && bp_hue_of(cell->fill)) || mapped_fill(d, cell->fill))
        r = fill_reading(d, cell->fill, looks->yellow_apart);
    else
        return 0;
    uint32_t index = find_or_add(d, &r);
    struct bp_reading *known = &d->statuses->items[index];
    if (!known->rows++) {
        known->grid = table->grid;
        known->row = cell->row;
        known->column = cell->column;
    }
    note_fill(known, cell->fill);
    d->statuses->texts += !known->by_fill;
    return index + 1;
}

/* ---- what is said of it ---- */

static void say_by_fill(struct bp_drafting *d)
{
    const struct bp_reading *first = NULL;
    const char *list = "";
    uint32_t rows = 0;
    char count[16];
    for (size_t i = 0; i < d->statuses->n; i++) {
        const struct bp_reading *r = &d->statuses->items[i];
        if (!r->by_fill)
            continue;
        first = first ? first : r;
        rows += r->rows;
        snprintf(count, sizeof count, "%u", (unsigned)r->rows);
        const char *word = *r->key_label ? r->key_label : bp_hue_word(r->hue);
        list = bp_fill(d->arena, *list ? "{1}, {2} {3}" : "{1}{2} {3}", list, count, word, NULL);
    }
    snprintf(count, sizeof count, "%u", (unsigned)rows);
    if (first)
        bp_found_add(d->diags, BP_E_STATUS_BY_FILL, d->found, first->grid, first->row,
                     first->column,
                     rows == 1 ? "1 status is" : bp_fill(d->arena, "{1} statuses are", count, NULL),
                     list, NULL);
}

/* A word that names one of the traffic lights, on the fill of another. */
static bool contradicts(const struct bp_reading *r, const struct bp_cell *cell)
{
    enum bp_hue fill = settle_hue(bp_hue_of(cell->fill), false);
    bool light = r->hue == BP_HUE_GREEN || r->hue == BP_HUE_AMBER || r->hue == BP_HUE_RED;
    return light && !r->by_fill &&
           (fill == BP_HUE_GREEN || fill == BP_HUE_AMBER || fill == BP_HUE_RED) && fill != r->hue &&
           (cell->fill_source == BP_FILL_CELL || cell->fill_source == BP_FILL_RULE);
}

/* If most words do not go with their fills, the fills are the look of the table. */
static void say_contradictions(struct bp_drafting *d)
{
    uint32_t bad = 0, all = 0;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < d->draft->n_rows; i++) {
            const struct bp_draft_row *row = &d->draft->rows[i];
            const struct bp_cell *cell =
                row->status_key ? bp_draft_first(d, row, BP_IS_STATUS) : NULL;
            if (!cell || !bp_hue_of(cell->fill))
                continue;
            const struct bp_reading *r = &d->statuses->items[row->status_key - 1];
            all += !pass;
            bad += !pass && contradicts(r, cell);
            if (pass && bad * 2 < all && contradicts(r, cell))
                bp_found_add(d->diags, BP_E_STATUS_FILL, d->found, row->table->grid, cell->row,
                             cell->column, bp_draft_line(d->arena, cell->text),
                             bp_hue_id(settle_hue(bp_hue_of(cell->fill), false)), NULL);
        }
}

/* ---- all of them ---- */

/* Whether the fills have yellow and gold beside each other. */
static bool has_both_yellows(struct bp_drafting *d)
{
    bool yellow = false, gold = false;
    for (uint32_t t = 0; t < d->found->n_tables; t++) {
        uint32_t counts[BP_HUES], column = fill_column(d, &d->found->tables[t]);
        if (column == UINT32_MAX)
            continue;
        count_hues(&d->found->tables[t], column, counts);
        yellow = yellow || counts[BP_HUE_YELLOW];
        gold = gold || counts[BP_HUE_AMBER];
    }
    return yellow && gold;
}

/* The cell of the status: of its column; or of what was to be it; or where the fills are. *fill:
 * that cell's. */
static const struct bp_cell *status_cell(const struct bp_drafting *d,
                                         const struct bp_draft_row *row, uint32_t fills)
{
    const struct bp_cell *cell = bp_draft_first(d, row, BP_IS_STATUS);
    if (cell)
        return cell;
    const struct bp_draft_taken *taken = bp_draft_taken(d->found, row->table);
    for (uint32_t c = 0; c < row->table->n_columns; c++)
        if (taken[c].progress)
            return bp_draft_cell(row->table, c, 0, row->rows[0], false);
    return fills == UINT32_MAX ? NULL : bp_grid_at(row->table->grid, row->rows[0], fills);
}

/* Whether the cell is there for its fill alone: its text is another column's. */
static bool is_anothers(const struct bp_drafting *d, const struct bp_draft_row *row)
{
    const struct bp_draft_taken *taken = bp_draft_taken(d->found, row->table);
    for (uint32_t c = 0; c < row->table->n_columns; c++)
        if (taken[c].field == BP_IS_STATUS || taken[c].progress)
            return false;
    return true;
}

void bp_draft_statuses(struct bp_drafting *d)
{
    const struct bp_found_table *table = NULL;
    uint32_t fills = UINT32_MAX;
    struct looks looks = {.yellow_apart = has_both_yellows(d)};
    for (uint32_t i = 0; i < d->draft->n_rows; i++) {
        struct bp_draft_row *row = &d->draft->rows[i];
        if (!i || row->table != table) {
            fills = fill_column(d, row->table);
            looks.yes_no = has_yes_no(d, row->table);
        }
        table = row->table;
        const struct bp_cell *cell = status_cell(d, row, fills);
        struct bp_cell bare = cell ? *cell : (struct bp_cell){.text = ""};
        if (cell && is_anothers(d, row)) {
            bare.text = "";
            bare.kind = BP_CELL_TEXT;
            cell = &bare;
        }
        looks.fills = fills != UINT32_MAX;
        row->status_key = read_cell(d, table, cell, &looks);
        looks.fills = true;
        row->previous_key =
            read_cell(d, table, bp_draft_first(d, row, BP_IS_PREVIOUS_STATUS), &looks);
    }
    bp_draft_scheme(d);
    say_by_fill(d);
    say_contradictions(d);
}

/* What a cell says beside its status. */
static struct bp_block *rest_of(struct bp_drafting *d, const struct bp_draft_row *from,
                                enum bp_field_id field, const struct bp_reading *r)
{
    const struct bp_cell *cell = bp_draft_first(d, from, field);
    const char *head = "", *rest;
    if (!cell || !r || r->by_fill || cell->kind == BP_CELL_CHECK)
        return NULL;
    status_of(d, cell->text, &rest);
    struct bp_draft_sum sum;
    bool percent = bp_draft_number(cell->text, &sum) && !strcmp(sum.unit, "%");
    if (r->status < 0 || percent)
        rest = cell->text;
    else if (*r->rest && !r->spills)
        return NULL;
    while (*rest && strchr(" -:;,.", *rest) && r->status >= 0 && !percent)
        rest++;
    const struct bp_draft_taken *taken = bp_draft_taken(d->found, from->table);
    for (uint32_t c = 0; *rest && c < from->table->n_columns && !*head; c++)
        if (taken[c].field == field)
            head = bp_draft_line(d->arena, from->table->columns[c].head);
    return bp_draft_headed(d, head, bp_draft_blocks_of(d, rest));
}

static const struct bp_reading *reading_at(const struct bp_drafting *d, uint32_t key)
{
    return key ? &d->statuses->items[key - 1] : NULL;
}

struct bp_block *bp_draft_status(struct bp_drafting *d, const struct bp_draft_row *from,
                                 struct bp_row *row)
{
    const struct bp_reading *now = reading_at(d, from->status_key),
                            *before = reading_at(d, from->previous_key);
    row->status = now && now->status >= 0 ? now->status : d->plan->scheme.missing;
    row->status_given = now && now->status >= 0;
    row->previous_status = before ? before->status : -1;
    struct bp_block *rest = rest_of(d, from, BP_IS_STATUS, now);
    bp_draft_append(&rest, rest_of(d, from, BP_IS_PREVIOUS_STATUS, before));
    return rest;
}
