/* books.c: officers' files in memory, read as books, and what they hold as text. */
#include "books.h"

#include <string.h>

void book_begin(struct book_test *test, const char *name, const void *bytes, size_t len)
{
    *test = (struct book_test){0};
    bp_arena_init(&test->arena, (size_t)1 << 28);
    test->diags.arena = &test->arena;
    test->source = (struct bp_source){.name = name, .arena = &test->arena, .len = (uint32_t)len};
    test->source.bytes = bp_arena_text(&test->arena, bytes, len);
}

void book_end(struct book_test *test)
{
    bp_buf_free(&test->shown);
    bp_arena_clear(&test->arena);
}

static void put_text(struct bp_buf *out, const char *text)
{
    bp_buf_char(out, '"');
    for (; *text; text++) {
        if (*text == '\n')
            bp_buf_str(out, "\\n");
        else if (*text == '\t')
            bp_buf_str(out, "\\t");
        else
            bp_buf_char(out, *text);
    }
    bp_buf_char(out, '"');
}

static void put_blocks(struct bp_buf *out, const struct bp_block *block, int depth)
{
    for (; block; block = block->next) {
        bp_buf_fmt(out, "\n%*s%s", 4 + 2 * depth, "", block->kind == BP_BULLETS ? "bullets"
                                                     : block->kind == BP_NUMBERS ? "numbers" : "");
        for (uint32_t i = 0; i < block->text.n; i++) {
            const struct bp_run *run = &block->text.runs[i];
            static const char *const marks[] = {"*", "/", "^", "_"};
            for (int k = 0; k < 4; k++)
                if (run->style & 1 << k)
                    bp_buf_str(out, marks[k]);
            if (run->is_break)
                bp_buf_str(out, "<br/>");
            else
                put_text(out, run->text);
            if (run->href)
                bp_buf_fmt(out, "(%s)", run->href);
        }
        for (const struct bp_item *item = block->items; item; item = item->next)
            put_blocks(out, item->blocks, depth + 1);
    }
}

static void put_cell(struct bp_buf *out, const struct bp_cell *cell)
{
    static const char *const kinds[] = {"", " number", " date", " check", " error"};
    static const char *const sources[] = {"cell", "row", "column", "rule"};
    char name[BP_CELL_NAME];
    bp_cell_name(cell->row, cell->column, name);
    bp_buf_str(out, name);
    if (cell->rows > 1 || cell->columns > 1) {
        bp_cell_name(cell->row + cell->rows - 1, cell->column + cell->columns - 1, name);
        bp_buf_fmt(out, ":%s", name);
    }
    bp_buf_str(out, kinds[cell->kind]);
    if (cell->kind == BP_CELL_NUMBER || cell->kind == BP_CELL_CHECK)
        bp_buf_fmt(out, " %g", cell->number);
    if (cell->kind == BP_CELL_DATE)
        bp_buf_fmt(out, " %d-%02d-%02d%s", cell->day.year, cell->day.month, cell->day.day,
                   cell->month ? " month" : "");
    bp_buf_char(out, ' ');
    put_text(out, cell->text);
    if (cell->fill != BP_NO_FILL)
        bp_buf_fmt(out, " #%06x %s", (unsigned)cell->fill, sources[cell->fill_source]);
    bp_buf_str(out, cell->strong ? " strong" : "");
    bp_buf_str(out, cell->struck ? " struck" : "");
    bp_buf_str(out, cell->unsure ? " unsure" : "");
    put_blocks(out, cell->blocks, 0);
    bp_buf_char(out, '\n');
}

static void put_hidden(struct bp_buf *out, const char *what, const uint32_t *items, uint32_t n)
{
    if (!n)
        return;
    bp_buf_fmt(out, "hidden %s", what);
    for (uint32_t i = 0; i < n; i++)
        bp_buf_fmt(out, " %u", items[i] + 1);
    bp_buf_char(out, '\n');
}

static void put_grid(struct bp_buf *out, const struct bp_grid *grid)
{
    static const char *const kinds[] = {"sheet", "table", "lines"};
    bp_buf_fmt(out, "%s ", kinds[grid->kind]);
    put_text(out, grid->name);
    if (grid->header_rows)
        bp_buf_fmt(out, " header %u", grid->header_rows);
    bp_buf_str(out, grid->hidden ? " hidden\n" : "\n");
    for (uint32_t i = 0; i < grid->n_cells; i++)
        put_cell(out, &grid->cells[i]);
    put_hidden(out, "rows", grid->hidden_rows, grid->n_hidden_rows);
    put_hidden(out, "columns", grid->hidden_columns, grid->n_hidden_columns);
}

const char *book_show(struct book_test *test)
{
    struct bp_buf *out = &test->shown;
    out->len = 0;
    for (uint32_t i = 0; i < test->book.n_items; i++) {
        const struct bp_line *line = test->book.items[i].line;
        if (!line) {
            put_grid(out, test->book.items[i].grid);
            continue;
        }
        if (line->heading)
            bp_buf_fmt(out, "heading %u ", line->heading);
        else
            bp_buf_str(out, "line ");
        put_text(out, line->text);
        bool plain = line->blocks && line->blocks->kind == BP_PARAGRAPH && !line->blocks->next &&
                     line->blocks->text.n == 1 && !line->blocks->text.runs[0].style &&
                     !line->blocks->text.runs[0].href;
        if (!plain)
            put_blocks(out, line->blocks, 0);
        bp_buf_char(out, '\n');
    }
    bp_buf_char(out, 0);
    return out->bytes;
}

unsigned book_says(const struct book_test *test, enum bp_code code)
{
    unsigned n = 0;
    for (size_t i = 0; i < test->diags.n; i++)
        n += test->diags.items[i].code == (int)code;
    return n;
}
