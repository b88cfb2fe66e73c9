/* xml2003.c: reads an XML Spreadsheet 2003, which Excel and LibreOffice can save, and reports of databases
 * often are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/unseen.h"
#include "book/books.h"
#include "book/encoding.h"
#include "book/xml2003.h"

enum { MOST_COUNT = 1 << 22, WHITE = 0xFFFFFF };

const char *bp_x03_attr(const struct bp_tag *tag, const char *local)
{
    for (size_t i = 0; i < tag->n_attrs; i++)
        if (bp_text_same(tag->attrs[i].local, local) &&
            (!tag->attrs[i].uri || bp_text_same(tag->attrs[i].uri, BP_X03_URI)))
            return tag->attrs[i].value;
    return NULL;
}

static bool is_true(const struct bp_tag *tag, const char *local)
{
    const char *value = bp_x03_attr(tag, local);
    return value && (bp_text_same(value, "1") || bp_text_is(value, strlen(value), "true"));
}

static uint32_t number_of(const struct bp_tag *tag, const char *local)
{
    const char *value = bp_x03_attr(tag, local);
    uint32_t number = 0;
    for (; value && bp_is_digit(*value) && number < MOST_COUNT; value++)
        number = number * 10 + (uint32_t)(*value - '0');
    return number < MOST_COUNT ? number : MOST_COUNT;
}

static void refuse(struct bp_x03 *x03, const char *why)
{
    bp_diag_add(x03->maker.diags, BP_E_PARTS, x03->maker.source, BP_NOWHERE, 0, why, NULL, NULL);
}

/* ---- rows, columns and cells ---- */

static bool begin_sheet(struct bp_x03 *x03, const struct bp_tag *tag)
{
    const char *name = bp_x03_attr(tag, "Name");
    x03->row = x03->column = x03->next_row = x03->next_column = 0;
    x03->n_columns = x03->hidden_rows = x03->hidden_columns = 0;
    x03->n_moved = 0;
    memset(x03->under, 0, sizeof x03->under);
    /* LibreOffice alone gives this element a prefix, and not those within it. */
    x03->writes_short = strchr(tag->name, ':') != NULL;
    bp_x03_styles_sort(x03);
    return bp_maker_open(&x03->maker, BP_GRID_SHEET, name ? name : "") != NULL;
}

static bool begin_column(struct bp_x03 *x03, const struct bp_tag *tag)
{
    uint32_t index = number_of(tag, "Index"), span = number_of(tag, "Span");
    uint32_t first = index ? index - 1 : x03->next_column;
    x03->next_column = first + span + 1 < MOST_COUNT ? first + span + 1 : MOST_COUNT;
    struct bp_x03_style *style = bp_x03_style_of(x03, bp_x03_attr(tag, "StyleID"));
    if (style && x03->n_columns < BP_MOST_TABLE_COLUMNS)
        x03->columns[x03->n_columns++] = (struct bp_x03_columns){first, span + 1, style};
    uint32_t i = first > x03->hidden_columns ? first : x03->hidden_columns;
    bool hidden = is_true(tag, "Hidden");
    for (; hidden && i <= first + span && i < BP_MOST_GRID_COLUMNS; i++)
        if (!bp_maker_hide_column(&x03->maker, i))
            return false;
    x03->hidden_columns = i;
    return true;
}

static bool begin_row(struct bp_x03 *x03, const struct bp_tag *tag)
{
    uint32_t index = number_of(tag, "Index"), span = number_of(tag, "Span");
    x03->row = index ? index - 1 : x03->next_row;
    x03->next_row = x03->row + span + 1 < MOST_COUNT ? x03->row + span + 1 : MOST_COUNT;
    x03->column = 0;
    x03->row_moves = x03->writes_short;
    x03->row_moved = false;
    x03->row_style = bp_x03_style_of(x03, bp_x03_attr(tag, "StyleID"));
    uint32_t i = x03->row > x03->hidden_rows ? x03->row : x03->hidden_rows;
    bool hidden = is_true(tag, "Hidden");
    for (; hidden && i <= x03->row + span && i < BP_MOST_ROWS; i++)
        if (!bp_maker_hide_row(&x03->maker, i))
            return false;
    x03->hidden_rows = i;
    return true;
}

static bool is_under(const struct bp_x03 *x03, uint32_t column)
{
    return column < BP_MOST_TABLE_COLUMNS && x03->row >= x03->under[column].from &&
           x03->row < x03->under[column].to;
}

/* The column in which a cell really stands. LibreOffice writes a row without the cells that are under a
 * vertical span, and counts as if they were not there. In any file, a cell that would be under one shows that
 * its row is such. */
static uint32_t moved(struct bp_x03 *x03, uint32_t column)
{
    uint32_t real = column;
    x03->row_moves |= is_under(x03, column);
    for (uint32_t i = 0; x03->row_moves && i <= real && i < BP_MOST_TABLE_COLUMNS; i++)
        real += is_under(x03, i);
    return real;
}

static struct bp_x03_style *look_of(const struct bp_x03 *x03, const struct bp_tag *tag, uint32_t column,
                                          enum bp_fill_source *source)
{
    struct bp_x03_style *style = bp_x03_style_of(x03, bp_x03_attr(tag, "StyleID"));
    *source = BP_FILL_CELL;
    if (style)
        return style;
    *source = BP_FILL_ROW;
    if (x03->row_style)
        return x03->row_style;
    *source = BP_FILL_COLUMN;
    for (uint32_t i = 0; i < x03->n_columns; i++)
        if (column >= x03->columns[i].first && column - x03->columns[i].first < x03->columns[i].n)
            return x03->columns[i].style;
    return bp_x03_style_of(x03, "Default");
}

static void begin_cell(struct bp_x03 *x03, const struct bp_tag *tag)
{
    uint32_t index = number_of(tag, "Index");
    uint32_t across = number_of(tag, "MergeAcross"), down = number_of(tag, "MergeDown");
    uint32_t written = index ? index - 1 : x03->column, column = moved(x03, written);
    enum bp_fill_source source;
    x03->look = look_of(x03, tag, column, &source);
    x03->column = written + across + 1 < MOST_COUNT ? written + across + 1 : MOST_COUNT;
    x03->cell_moved = column != written;
    x03->cell = (struct bp_cell){.row = x03->row, .column = column, .rows = down + 1, .columns = across + 1,
                                 .text = "", .fill = x03->look ? x03->look->fill : BP_NO_FILL,
                                 .fill_source = source};
    x03->type[0] = 0;
    x03->formula = bp_x03_attr(tag, "Formula") != NULL;
    x03->text.len = 0;
    x03->n_runs = 0;
    x03->style = 0;
    x03->in_data = 0;
    for (uint32_t i = column; down && i <= column + across && i < BP_MOST_TABLE_COLUMNS; i++) {
        x03->under[i].from = x03->row + 1;
        x03->under[i].to = x03->row + 1 + down;
    }
}

/* ---- values ---- */

/* The format of the open cell; a date without one is shown as a day. NULL: memory ran out. */
static const struct bp_numfmt *format_of(struct bp_x03 *x03, bool is_date)
{
    struct bp_x03_style *look = x03->look;
    const struct bp_numfmt **format = is_date ? &x03->day : &x03->general;
    const char *code = is_date ? bp_numfmt_builtin(14) : "General";
    if (look && look->format && !(is_date && bp_text_same(look->format, "General"))) {
        format = &look->read;
        code = look->format;
    }
    if (!*format)
        *format = bp_numfmt_read(code, x03->maker.arena);
    return *format;
}

static bool show(struct bp_x03 *x03, double number, bool is_date)
{
    const struct bp_numfmt *format = format_of(x03, is_date);
    if (!format)
        return false;
    x03->cell.kind = BP_CELL_NUMBER;
    x03->cell.number = number;
    bp_numfmt_show(format, number, x03->date1904, &x03->cell, x03->maker.arena);
    return !x03->maker.arena->out;
}

static bool set_value(struct bp_x03 *x03, const char *text)
{
    struct bp_cell *cell = &x03->cell;
    double number;
    cell->text = text;
    if (bp_text_same(x03->type, "Number") && bp_number_read(text, &number))
        return show(x03, number, false);
    if (bp_text_same(x03->type, "DateTime") && bp_serial_read(text, x03->date1904, &number))
        return show(x03, number, true);
    if (bp_text_same(x03->type, "Boolean")) {
        cell->kind = BP_CELL_CHECK;
        cell->number = bp_text_same(text, "1");
        cell->text = cell->number > 0 ? "TRUE" : "FALSE";
    }
    if (bp_text_same(x03->type, "Error"))
        cell->kind = BP_CELL_ERROR;
    return true;
}

static bool end_cell(struct bp_x03 *x03)
{
    struct bp_cell *cell = &x03->cell;
    const char *text = bp_x03_text(x03);
    if (!text)
        return false;
    bool has_text = !bp_text_unseen(text, strlen(text));
    if (has_text && !set_value(x03, text))
        return false;
    cell->strong = has_text && x03->look && x03->look->strong;
    cell->struck = has_text && x03->look && x03->look->struck;
    cell->unsure = x03->formula && !x03->type[0];
    x03->maker.book->n_formulas += cell->unsure;
    if (!has_text && !cell->unsure && (cell->fill == BP_NO_FILL || cell->fill == WHITE))
        return true;
    if (has_text && x03->cell_moved && !x03->row_moved) {
        x03->row_moved = true;
        x03->first_moved = x03->n_moved++ ? x03->first_moved : x03->row;
    }
    struct bp_cell *made = bp_maker_cell(&x03->maker, cell->row, cell->column);
    if (made)
        *made = *cell;
    return made != NULL;
}

static bool end_sheet(struct bp_x03 *x03)
{
    char rows[16], first[16];
    const char *name = x03->maker.grid->name;
    snprintf(rows, sizeof rows, "%u", x03->n_moved);
    snprintf(first, sizeof first, "%u", x03->first_moved + 1);
    if (x03->n_moved)
        bp_diag_add(x03->maker.diags, BP_E_SHORT_ROWS, x03->maker.source, BP_NOWHERE, 0, name, rows, first);
    return bp_maker_close(&x03->maker);
}

/* ---- elements ---- */

static bool start_in_sheet(struct bp_x03 *x03, const struct bp_tag *tag)
{
    switch (x03->names[x03->depth - 1]) {
    case BP_X03_COLUMN:
        return begin_column(x03, tag);
    case BP_X03_ROW:
        return begin_row(x03, tag);
    case BP_X03_CELL:
        x03->in_cell = x03->depth;
        begin_cell(x03, tag);
        return true;
    default:
        return true;
    }
}

static bool start(void *data, const struct bp_tag *tag)
{
    struct bp_x03 *x03 = data;
    if (x03->depth == BP_X03_DEEPEST) {
        refuse(x03, "its elements are nested too deep");
        return false;
    }
    enum bp_x03_name name = bp_x03_name_of(tag);
    x03->names[x03->depth++] = name;
    if (x03->in_cell)
        return bp_x03_start_in_cell(x03, name, tag);
    if (name == BP_X03_WORKSHEET)
        return x03->maker.grid != NULL || begin_sheet(x03, tag);
    if (x03->maker.grid)
        x03->value.len = 0;
    if (x03->maker.grid && start_in_sheet(x03, tag))
        return true;
    if (x03->maker.grid)
        return false;
    x03->date1904 |= name == BP_X03_DATE1904;
    x03->value.len = 0;
    return bp_x03_styles_start(x03, name, tag);
}

static bool put(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct bp_x03 *x03 = data;
    (void)at;
    if (x03->in_cell)
        return bp_x03_put(x03, bytes, len);
    if (x03->value.len + len < 2000)
        bp_buf_put(&x03->value, bytes, len);
    return true;
}

/* A property of the file, or of the sheet. */
static bool end_value(struct bp_x03 *x03, enum bp_x03_name name)
{
    struct bp_book *book = x03->maker.book;
    const char *bytes = x03->value.bytes ? x03->value.bytes : "";
    char day[11] = {0};
    size_t len = x03->value.len;
    memcpy(day, bytes, len < 10 ? len : 10);
    x03->value.len = 0;
    if (name == BP_X03_VISIBLE && x03->maker.grid)
        x03->maker.grid->hidden = len >= 5 && !memcmp(bytes, "Sheet", 5);
    if (name == BP_X03_SAVED || (name == BP_X03_CREATED && !book->saved.year))
        (void)bp_date_iso(day, &book->saved);
    if (name == BP_X03_TITLE && !x03->maker.grid)
        book->title = bp_arena_text(x03->maker.arena, bytes, len);
    return !x03->maker.arena->out;
}

static bool end(void *data)
{
    struct bp_x03 *x03 = data;
    enum bp_x03_name name = x03->names[--x03->depth];
    if (x03->in_cell == x03->depth + 1) {
        x03->in_cell = 0;
        return end_cell(x03);
    }
    if (x03->in_cell)
        return bp_x03_end_in_cell(x03, name);
    if (name == BP_X03_WORKSHEET && x03->maker.grid)
        return end_sheet(x03);
    return end_value(x03, name);
}

/* ---- the file ---- */

static bool read_whole(struct bp_x03 *x03, struct bp_source *xml)
{
    static const struct bp_sax_handler handler = {.start = start, .text = put, .end = end};
    struct bp_sax_fault fault = {0};
    enum bp_sax_result result = bp_sax_read(xml, &handler, x03, &fault);
    if (result == BP_SAX_NOMEM || x03->text.failed || x03->value.failed)
        x03->maker.arena->out = true;
    size_t said = x03->maker.diags->errors;
    if (result == BP_SAX_BROKEN)
        refuse(x03, fault.message);
    else if (result == BP_SAX_STOPPED && !said && !x03->maker.arena->out)
        refuse(x03, "its XML has things in it that no spreadsheet program writes");
    return result == BP_SAX_DONE && !x03->maker.arena->out;
}

bp_result bp_read_xml2003(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                          struct bp_book *book)
{
    struct bp_buf bytes = {0};
    struct bp_x03 *x03 = bp_arena_alloc(arena, sizeof *x03);
    if (!x03)
        return BP_NOMEM;
    x03->maker = (struct bp_maker){.book = book, .arena = arena, .diags = diags, .source = source};
    book->title = book->lang = "";
    struct bp_source xml = {.name = source->name, .arena = arena};
    bool good = bp_encoding_read_xml(source->bytes, source->len, &bytes) != BP_NO_ENCODING;
    if (!good)
        refuse(x03, "its letters are in no known encoding");
    if (bytes.failed || bytes.len > BP_MAX_SOURCE || (good && !bp_source_take(&xml, &bytes))) {
        arena->out = true;
        good = false;
    }
    good = good && read_whole(x03, &xml);
    bp_source_drop(&xml);
    bp_buf_free(&bytes);
    bp_buf_free(&x03->text);
    bp_buf_free(&x03->value);
    x03->maker.failed |= !good;
    return bp_maker_end(&x03->maker);
}
