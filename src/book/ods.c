/* ods.c: reads a spreadsheet of LibreOffice (OpenDocument 1.3): its sheets, as grids. */
#include <stdlib.h>

#include "book/books.h"
#include "book/odf.h"

struct ods {
    struct bp_parts *parts;
    struct bp_maker maker;
    struct bp_odf_styles styles;
    struct bp_odf_text text;
    struct bp_odf_table table;
    enum bp_odf_name names[BP_ODF_DEEPEST];
    uint32_t depth;
    uint32_t skips;      /* depth of the element that is passed over; 0: none */
    uint32_t cell_depth; /* depth of the open cell; 0: none */
    bool in_styles, in_table;
};

/* Elements with text that is no cell's, or with tables that are no sheets. */
static bool is_passed_over(enum bp_odf_name name)
{
    return name == BP_ODF_TABLE_CHANGES || name == BP_ODF_SCENARIO || name == BP_ODF_DDE_LINKS ||
           name == BP_ODF_VALIDATIONS || name == BP_ODF_FORMS || name == BP_ODF_SHAPES;
}

static bool is_shape(enum bp_odf_name name)
{
    return name == BP_ODF_DRAW_FRAME || (name >= BP_ODF_SHAPE_1 && name <= BP_ODF_SHAPE_10);
}

static bool begin_cell(struct ods *ods, enum bp_odf_name name, const struct bp_tag *tag)
{
    struct bp_odf_style own;
    ods->cell_depth = ods->depth;
    if (!bp_odf_table_cell(&ods->table, tag, name == BP_ODF_COVERED_CELL, &own))
        return false;
    bp_odf_text_begin(&ods->text, &own);
    return true;
}

static bool start_in_sheet(struct ods *ods, enum bp_odf_name name, const struct bp_tag *tag)
{
    switch (name) {
    case BP_ODF_TABLE_COLUMN:
        return bp_odf_table_column(&ods->table, tag);
    case BP_ODF_TABLE_ROW:
        return bp_odf_table_row(&ods->table, tag);
    case BP_ODF_TABLE_CELL:
    case BP_ODF_COVERED_CELL:
        return ods->names[ods->depth - 2] != BP_ODF_TABLE_ROW || begin_cell(ods, name, tag);
    case BP_ODF_CONDITIONAL_FORMAT:
        return bp_odf_format_start(&ods->table, tag);
    case BP_ODF_CONDITION:
        return bp_odf_condition_start(&ods->table, tag);
    case BP_ODF_TABLE_SOURCE:
        ods->maker.book->n_links++;
        return true;
    default:
        return true;
    }
}

static bool start_body(struct ods *ods, enum bp_odf_name name, const struct bp_tag *tag)
{
    if (ods->cell_depth) {
        if (name == BP_ODF_RANGE_SOURCE)
            ods->maker.book->n_links++;
        if (ods->names[ods->depth - 2] == BP_ODF_TABLE_CELL && is_shape(name)) {
            ods->maker.book->n_pictures++;
            ods->skips = ods->depth;
            return true;
        }
        return bp_odf_text_start(&ods->text, name, tag);
    }
    if (ods->in_table)
        return start_in_sheet(ods, name, tag);
    if (name != BP_ODF_TABLE)
        return true;
    ods->in_table = true;
    return bp_odf_table_begin(&ods->table, BP_GRID_SHEET, tag);
}

static bool start(void *data, const struct bp_tag *tag)
{
    struct ods *ods = data;
    enum bp_odf_name name = bp_odf_name_of(tag);
    if (ods->depth == BP_ODF_DEEPEST) {
        bp_diag_add(ods->maker.diags, BP_E_PARTS, ods->maker.source, BP_NOWHERE, 0,
                    "its elements are nested too deep", NULL, NULL);
        return false;
    }
    ods->names[ods->depth++] = name;
    if (ods->skips)
        return true;
    if (is_passed_over(name)) {
        ods->skips = ods->depth;
        return true;
    }
    if (name == BP_ODF_BODY) {
        if (!*ods->maker.book->lang && ods->styles.lang)
            ods->maker.book->lang = ods->styles.lang; /* of a flat file */
        ods->in_styles = false;
        bp_odf_styles_sort(&ods->styles);
    }
    return ods->in_styles ? bp_odf_styles_start(&ods->styles, name, tag) : start_body(ods, name, tag);
}

static bool put(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct ods *ods = data;
    (void)at;
    return ods->skips || !ods->cell_depth || bp_odf_text_put(&ods->text, bytes, len);
}

static bool end_cell(struct ods *ods)
{
    struct bp_odf_content content;
    ods->cell_depth = 0;
    return bp_odf_text_finish(&ods->text, &content) && bp_odf_table_cell_end(&ods->table, &content);
}

static bool end_body(struct ods *ods, enum bp_odf_name name)
{
    if (ods->cell_depth == ods->depth + 1)
        return end_cell(ods);
    if (ods->cell_depth)
        return bp_odf_text_end(&ods->text);
    if (!ods->in_table)
        return true;
    if (name == BP_ODF_TABLE_ROW)
        return bp_odf_table_row_end(&ods->table);
    if (name != BP_ODF_TABLE)
        return true;
    ods->in_table = false;
    return bp_odf_table_end(&ods->table);
}

static bool end(void *data)
{
    struct ods *ods = data;
    enum bp_odf_name name = ods->names[--ods->depth];
    if (ods->skips) {
        if (ods->skips == ods->depth + 1)
            ods->skips = 0;
        return true;
    }
    if (!ods->in_styles)
        return end_body(ods, name);
    bp_odf_styles_end(&ods->styles, name);
    return true;
}

bp_result bp_read_ods(struct bp_parts *parts, struct bp_book *book)
{
    static const struct bp_sax_handler handler = {.start = start, .text = put, .end = end};
    struct bp_arena *arena = parts->arena;
    struct ods *ods = bp_arena_alloc(arena, sizeof *ods);
    if (!ods)
        return BP_NOMEM;
    *ods = (struct ods){
        .parts = parts, .styles = {.arena = arena}, .in_styles = true,
        .maker = {.book = book, .arena = arena, .diags = parts->diags, .source = parts->source},
        .text = {.arena = arena, .styles = &ods->styles, .book = book},
        .table = {.maker = &ods->maker, .styles = &ods->styles}};
    bool good = bp_odf_begin(parts, book, &ods->styles);
    good = good && bp_odf_read(parts, "content.xml", true, &handler, ods);
    bp_odf_text_drop(&ods->text);
    ods->maker.failed |= !good;
    return bp_maker_end(&ods->maker);
}
