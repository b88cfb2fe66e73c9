/* cells.c: reads all cells of a workbook (.xlsx), and does nothing with them: cells WORKBOOK. What openpyxl_read.py
 * does by openpyxl, with the reader that `boardpaper import` begins with. Prints how many there were. */
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/source.h"
#include "book/books.h"

static uint64_t count(const struct bp_book *book)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < book->n_items; i++)
        if (book->items[i].grid)
            n += book->items[i].grid->n_cells;
    return n;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: cells WORKBOOK\n", stderr);
        return 2;
    }
    struct bp_arena arena;
    bp_arena_init(&arena, 1 << 30);
    struct bp_diags diags = {.arena = &arena};
    struct bp_source source = {.name = argv[1], .bytes = "", .arena = &arena};
    struct bp_parts parts = {0};
    struct bp_book book = {0};
    struct bp_buf bytes = {0};
    bool read = !bp_file_read(argv[1], BP_MAX_SOURCE, &bytes) && bp_source_take(&source, &bytes) &&
                bp_parts_open(&parts, &source, &arena, &diags) && bp_read_xlsx(&parts, &book) == BP_OK;
    if (read)
        printf("%llu cells\n", (unsigned long long)count(&book));
    else
        fprintf(stderr, "cells: %s cannot be read\n", argv[1]);
    bp_source_drop(&source);
    bp_arena_clear(&arena);
    return !read;
}
