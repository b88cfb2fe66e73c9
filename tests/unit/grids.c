/* grids.c: books of grids drawn as text, and what was understood of them, as text. */
#include "grids.h"

#include <stdlib.h>
#include <string.h>

#include "model/due.h"

void drawn_open(struct drawn *d)
{
    memset(d, 0, sizeof *d);
    bp_arena_init(&d->arena, (size_t)512 << 20);
    d->diags.arena = &d->arena;
    d->found.book = &d->book;
    d->found.file = "drawn.xlsx";
    d->book.items = bp_arena_array(&d->arena, 100, sizeof *d->book.items);
    d->map.lines = bp_arena_array(&d->arena, 20, sizeof *d->map.lines);
}

void drawn_close(struct drawn *d)
{
    bp_buf_free(&d->said);
    bp_arena_clear(&d->arena);
}

int drawn_setup(void **state)
{
    drawn_open(*state);
    return 0;
}

int drawn_teardown(void **state)
{
    drawn_close(*state);
    return 0;
}

static const char *take_text(struct drawn *d, const char *from, size_t len)
{
    char *text = bp_arena_text(&d->arena, from, len);
    size_t n = 0;
    for (size_t i = 0; i < len; i++) {
        bool end = text[i] == '\\' && text[i + 1] == 'n';
        text[n++] = end ? '\n' : text[i];
        i += end;
    }
    while (n && text[n - 1] == ' ')
        n--;
    text[n] = '\0';
    while (*text == ' ')
        text++;
    return text;
}

static void take_cell(struct drawn *d, const char *from, size_t len, struct bp_cell *cell)
{
    const char *text = take_text(d, from, len);
    char *end;
    cell->rows = cell->columns = 1;
    cell->fill = BP_NO_FILL;
    if (*text == '>') {
        cell->columns = (uint32_t)strtoul(text + 1, &end, 10);
        text = end + (*end == ' ');
    }
    if (*text == '^') {
        cell->rows = (uint32_t)strtoul(text + 1, &end, 10);
        text = end + (*end == ' ');
    }
    if (*text == '*') {
        cell->strong = true;
        text++;
    }
    if (*text == '[' && strlen(text) > 7 && text[7] == ']') {
        cell->fill = (int32_t)strtol(text + 1, NULL, 16);
        text += 8;
    }
    if (*text == '!') {
        cell->struck = true;
        text++;
    }
    if (*text == '@') {
        cell->kind = BP_CELL_DATE;
        bp_due_read(++text, NULL, &cell->day);
    } else if (*text == '#') {
        cell->kind = BP_CELL_NUMBER;
        cell->number = strtod(++text, NULL);
    }
    cell->text = text;
}

struct bp_grid *drawn_grid(struct drawn *d, enum bp_grid_kind kind, const char *name, const char *picture)
{
    struct bp_grid *grid = bp_arena_alloc(&d->arena, sizeof *grid);
    size_t cells = 1, rows = 1;
    for (const char *at = picture; *at; at++) {
        cells += *at == '|' || *at == '\n';
        rows += *at == '\n';
    }
    grid->kind = kind;
    grid->name = name;
    grid->number = d->book.n_items + 1;
    grid->cells = bp_arena_array(&d->arena, cells, sizeof *grid->cells);
    grid->hidden_rows = bp_arena_array(&d->arena, rows, sizeof *grid->hidden_rows);
    uint32_t row = 0;
    for (const char *at = picture; *at; row++) {
        if (*at == '~') {
            grid->hidden_rows[grid->n_hidden_rows++] = row;
            at++;
        }
        for (uint32_t column = 0;; column++) {
            size_t len = strcspn(at, "|\n");
            struct bp_cell *cell = &grid->cells[grid->n_cells];
            take_cell(d, at, len, cell);
            cell->row = row;
            cell->column = column;
            if (*cell->text || cell->fill != BP_NO_FILL)
                grid->n_cells++;
            else
                memset(cell, 0, sizeof *cell);
            at += len;
            if (*at != '|')
                break;
            at++;
        }
        at += *at == '\n';
    }
    d->book.items[d->book.n_items++].grid = grid;
    return grid;
}

void drawn_line(struct drawn *d, uint8_t heading, const char *text)
{
    struct bp_line *line = bp_arena_alloc(&d->arena, sizeof *line);
    struct bp_block *block = bp_arena_alloc(&d->arena, sizeof *block);
    struct bp_run *run = bp_arena_alloc(&d->arena, sizeof *run);
    bool bold = *text == '*';
    run->text = text + bold;
    run->style = bold ? BP_STRONG : 0;
    block->text = (struct bp_inline){run, 1, 0};
    *line = (struct bp_line){heading, run->text, block};
    d->book.items[d->book.n_items++].line = line;
}

void drawn_map(struct drawn *d, enum bp_map_verb verb, const char *a, const char *b, const char *c)
{
    d->map.lines[d->map.n++] = (struct bp_map_line){.verb = verb, .words = {a, b, c, ""}};
}

bool drawn_find(struct drawn *d)
{
    d->book.title = d->book.lang = "";
    return bp_found_find(&d->found, d->map.n ? &d->map : NULL, &d->arena, &d->diags);
}

static const char *end(struct drawn *d)
{
    bp_buf_char(&d->said, '\0');
    const char *text = d->said.bytes;
    text = bp_arena_text(&d->arena, text, strlen(text));
    bp_buf_free(&d->said);
    memset(&d->said, 0, sizeof d->said);
    return text;
}

static void part(struct drawn *d, const char *between)
{
    if (d->said.len)
        bp_buf_str(&d->said, between);
}

const char *drawn_columns(struct drawn *d, uint32_t table)
{
    const struct bp_found_table *t = &d->found.tables[table];
    for (uint32_t k = 0; table < d->found.n_tables && k < t->n_columns; k++) {
        const struct bp_found_column *column = &t->columns[k];
        bool told = column->field == BP_IS_VALUE || column->field == BP_IS_PERIOD_TARGET;
        part(d, " ");
        bp_buf_str(&d->said, bp_field_ids[column->field]);
        if (column->field != BP_IS_UNKNOWN)
            bp_buf_str(&d->said, column->sure == BP_SURE_LIKELY    ? "*"
                                 : column->sure == BP_SURE_GUESSED ? "?"
                                                                   : "");
        if (told && *column->period)
            bp_buf_fmt(&d->said, ":%s", column->period);
    }
    return end(d);
}

const char *drawn_rows(struct drawn *d, uint32_t table)
{
    static const char kinds[] = "uaPGmHTSKNX";
    const struct bp_found_table *t = &d->found.tables[table];
    for (uint32_t k = 0; table < d->found.n_tables && k < t->n_rows; k++) {
        const struct bp_found_row *row = &t->rows[k];
        part(d, " ");
        bp_buf_char(&d->said, (char)(kinds[row->kind] + row->level));
        if (row->kind == BP_ROW_ACTION)
            bp_buf_fmt(&d->said, "%d", (int)row->priority);
    }
    return end(d);
}

const char *drawn_priorities(struct drawn *d)
{
    for (uint32_t i = 0; i < d->found.n_priorities; i++) {
        const struct bp_found_heading *heading = &d->found.priorities[i];
        part(d, "; ");
        bp_buf_str(&d->said, heading->title);
        if (heading->n_words)
            bp_buf_fmt(&d->said, " (%u)", (unsigned)heading->n_words);
        if (heading->group != UINT32_MAX)
            bp_buf_fmt(&d->said, " < %s", d->found.groups[heading->group].title);
    }
    return end(d);
}

const char *drawn_facts(struct drawn *d)
{
    static const char *const names[BP_FACTS] = {"title",   "organisation", "plan-period", "period",
                                                "report",  "version",      "contact",     "meeting",
                                                "marking", "summary",      "meeting-date", "agenda-item",
                                                "appendix"};
    for (uint32_t i = 0; i < d->found.n_facts; i++) {
        part(d, "; ");
        bp_buf_fmt(&d->said, "%s=%s", names[d->found.facts[i].fact], d->found.facts[i].text);
    }
    return end(d);
}

const char *drawn_keys(struct drawn *d)
{
    for (uint32_t i = 0; i < d->found.n_keys; i++) {
        part(d, "; ");
        bp_buf_fmt(&d->said, "%s=%s", d->found.keys[i].label, d->found.keys[i].meaning);
    }
    return end(d);
}

const char *drawn_codes(struct drawn *d)
{
    for (size_t i = 0; i < d->diags.n; i++) {
        part(d, " ");
        bp_buf_fmt(&d->said, "%d", d->diags.items[i].code);
    }
    return end(d);
}
