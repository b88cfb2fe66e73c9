/* tracker.c: an officer's table, as if a reader had read it and its columns were understood. */
#include "tracker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "model/write.h"
#include "read/read.h"

enum { MOST_CELLS = 2000, MOST_ROWS = 200, MOST_COLUMNS = 40, MOST_HEADINGS = 40 };

void tracker_open(struct tracker *t)
{
    memset(t, 0, sizeof *t);
    bp_arena_init(&t->arena, (size_t)256 << 20);
    t->diags.arena = &t->arena;
    t->source = (struct bp_source){.name = "tracker.xlsx", .bytes = "", .arena = &t->arena};
    t->book.title = t->book.lang = "";
    t->book.items = bp_arena_array(&t->arena, TRACKER_TABLES, sizeof *t->book.items);
    t->found = (struct bp_found){.book = &t->book, .file = "tracker.xlsx"};
    t->found.tables = bp_arena_array(&t->arena, TRACKER_TABLES, sizeof *t->found.tables);
    t->found.facts = bp_arena_array(&t->arena, 32, sizeof *t->found.facts);
    t->found.keys = bp_arena_array(&t->arena, 32, sizeof *t->found.keys);
    t->found.priorities = bp_arena_array(&t->arena, MOST_HEADINGS, sizeof *t->found.priorities);
    t->map.lines = bp_arena_array(&t->arena, 32, sizeof *t->map.lines);
}

void tracker_close(struct tracker *t)
{
    bp_buf_free(&t->onramp.xml);
    bp_arena_clear(&t->arena);
}

int tracker_setup(void **state)
{
    tracker_open(*state);
    return 0;
}

int tracker_teardown(void **state)
{
    tracker_close(*state);
    return 0;
}

void tracker_fact(struct tracker *t, enum bp_fact fact, const char *text)
{
    t->found.facts[t->found.n_facts++] =
        (struct bp_found_fact){.fact = fact, .text = text, .why = ""};
}

void tracker_map(struct tracker *t, enum bp_map_verb verb, const char *a, const char *b)
{
    t->map.lines[t->map.n++] = (struct bp_map_line){.verb = verb, .words = {a, b, "", ""}};
}

struct bp_cell *tracker_cell(struct tracker *t, struct bp_found_table *table, uint32_t row,
                             uint32_t column)
{
    struct bp_grid *grid = t->book.items[table - t->found.tables].grid;
    uint32_t at = 0;
    while (at < grid->n_cells && (grid->cells[at].row < row ||
                                  (grid->cells[at].row == row && grid->cells[at].column < column)))
        at++;
    if (at == grid->n_cells || grid->cells[at].row != row || grid->cells[at].column != column) {
        memmove(grid->cells + at + 1, grid->cells + at, (grid->n_cells - at) * sizeof *grid->cells);
        grid->cells[at] = (struct bp_cell){row, column, 1, 1, .text = "", .fill = BP_NO_FILL};
        grid->n_cells++;
    }
    return &grid->cells[at];
}

/* Fills a row with the texts between the strokes. */
static void put_row(struct tracker *t, struct bp_found_table *table, uint32_t row, const char *text)
{
    for (uint32_t column = 0;; column++) {
        size_t len = strcspn(text, "|");
        if (len)
            tracker_cell(t, table, row, column)->text = bp_arena_text(&t->arena, text, len);
        if (!text[len])
            return;
        text += len + 1;
    }
}

static void put_found_row(struct tracker *t, struct bp_found_table *table, uint32_t row,
                          const char **text)
{
    struct bp_found_row *to = &table->rows[table->n_rows++];
    *to = (struct bp_found_row){.row = row,
                                .kind = table->measures ? BP_ROW_MEASURE : BP_ROW_ACTION,
                                .why = "",
                                .priority =
                                    t->found.n_priorities ? t->found.n_priorities - 1 : UINT32_MAX};
    switch (**text) {
    case '=':
        to->kind = BP_ROW_PRIORITY;
        t->found.priorities[t->found.n_priorities++] = (struct bp_found_heading){
            .grid = table->grid, .row = row, .title = *text + 1, .group = UINT32_MAX};
        break;
    case '+': to->kind = BP_ROW_MORE; break;
    case '*': to->kind = BP_ROW_NOTE; break;
    case '>': to->level = (*text)[1] == '>' ? 2 : 1; break;
    default: return;
    }
    *text += to->level > 1 ? 2 : 1;
}

struct bp_found_table *tracker_table(struct tracker *t, const char *sheet, bool measures,
                                     const enum bp_field_id *fields, const char *const *rows)
{
    struct bp_found_table *table = &t->found.tables[t->found.n_tables];
    struct bp_grid *grid = bp_arena_alloc(&t->arena, sizeof *grid);
    *grid = (struct bp_grid){.kind = BP_GRID_SHEET, .name = sheet, .number = t->found.n_tables + 1};
    grid->cells = bp_arena_array(&t->arena, MOST_CELLS, sizeof *grid->cells);
    t->book.items[t->book.n_items++].grid = grid;
    *table = (struct bp_found_table){.grid = grid, .n_headers = 1, .measures = measures};
    table->columns = bp_arena_array(&t->arena, MOST_COLUMNS, sizeof *table->columns);
    table->rows = bp_arena_array(&t->arena, MOST_ROWS, sizeof *table->rows);
    t->found.n_tables++;
    put_row(t, table, 0, rows[0]);
    for (uint32_t c = 0; fields[c] != BP_IS_FIELDS; c++) {
        const char *head = tracker_cell(t, table, 0, c)->text;
        bool figure = fields[c] == BP_IS_VALUE || fields[c] == BP_IS_PERIOD_TARGET;
        table->columns[table->n_columns++] = (struct bp_found_column){
            c, 1, fields[c], BP_SURE_CERTAIN, head, figure ? head : "", ""};
    }
    for (uint32_t row = 1; rows[row]; row++) {
        const char *text = rows[row];
        put_found_row(t, table, row, &text);
        put_row(t, table, row, text);
    }
    return table;
}

bool tracker_make(struct tracker *t)
{
    struct bp_source *xml = bp_arena_alloc(&t->arena, sizeof *xml);
    for (uint32_t i = 0; i < t->book.n_items; i++)
        assert_true(bp_grid_index(t->book.items[i].grid, &t->arena));
    t->made = bp_draft_make(&t->found, t->map.n ? &t->map : NULL, &t->source, &t->arena, &t->diags);
    if (!t->made)
        return false;
    t->onramp.found = &t->found;
    bp_plan_write(t->made, NULL, &t->onramp.xml);
    bp_buf_char(&t->onramp.xml, 0);
    assert_false(t->onramp.xml.failed);
    *xml = (struct bp_source){.name = "tracker.xlsx",
                              .bytes = t->onramp.xml.bytes,
                              .len = (uint32_t)t->onramp.xml.len - 1,
                              .arena = &t->arena};
    size_t errors = t->diags.errors;
    if (bp_read_plan(xml, &t->arena, &t->diags, &t->read) == BP_OK)
        return true;
    for (size_t i = 0; i < t->diags.n; i++)
        print_error("%d %s\n", t->diags.items[i].code, t->diags.items[i].message);
    print_error("%zu errors in:\n%s\n", t->diags.errors - errors, t->onramp.xml.bytes);
    fail();
    return false;
}

const char *tracker_xml(struct tracker *t)
{
    return t->onramp.xml.bytes;
}

int tracker_found(const struct tracker *t, int code)
{
    int n = 0;
    for (size_t i = 0; i < t->diags.n; i++)
        n += t->diags.items[i].code == code;
    return n;
}

const struct bp_diag *tracker_finding(const struct tracker *t, int code)
{
    for (size_t i = 0; i < t->diags.n; i++)
        if (t->diags.items[i].code == code)
            return &t->diags.items[i];
    return NULL;
}

/* Whether a text stands in another, where any blanks are as good as one. */
static bool stands_in(const char *text, const char *part)
{
    for (; *text; text++) {
        const char *at = text, *want = part;
        while (*want && (*at == *want || (*want == ' ' && bp_is_blank(*at)))) {
            at += *want == ' ' ? strspn(at, " \n") : 1;
            want++;
        }
        if (!*want)
            return true;
    }
    return false;
}

void tracker_has(struct tracker *t, const char *part)
{
    if (!stands_in(tracker_xml(t), part)) {
        print_error("this:\n%s\nlacks:\n%s\n", tracker_xml(t), part);
        fail();
    }
}

void tracker_has_not(struct tracker *t, const char *part)
{
    if (stands_in(tracker_xml(t), part)) {
        print_error("this:\n%s\nhas:\n%s\n", tracker_xml(t), part);
        fail();
    }
}

static bool is_said(const struct tracker *t, const char *word)
{
    for (size_t i = 0; i < t->diags.n; i++)
        if (strstr(t->diags.items[i].message, word))
            return true;
    return false;
}

void tracker_keeps_words(struct tracker *t)
{
    const char *folded = bp_text_fold(&t->arena, tracker_xml(t));
    for (uint32_t i = 0; i < t->book.n_items; i++)
        for (uint32_t c = 0; c < t->book.items[i].grid->n_cells; c++) {
            const char *text = bp_text_fold(&t->arena, t->book.items[i].grid->cells[c].text);
            if (!t->book.items[i].grid->cells[c].row)
                continue; /* heads of columns that the format has may be the house's */
            while (*text) {
                size_t digits = strspn(text, "0123456789");
                size_t len = digits ? digits : strspn(text, "abcdefghijklmnopqrstuvwxyz");
                const char *word = bp_arena_text(&t->arena, text, len);
                if (len && !strstr(folded, word) && !is_said(t, word)) {
                    print_error("\"%s\" is lost:\n%s\n", word, tracker_xml(t));
                    fail();
                }
                text += len ? len : 1;
            }
        }
}
