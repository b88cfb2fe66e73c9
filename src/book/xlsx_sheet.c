/* xlsx_sheet.c: reads the part of a sheet (ECMA-376-1, 18.3.1): its cells, and what it says around them. */
#include <string.h>

#include "base/text.h"
#include "base/unseen.h"
#include "book/xlsx_parts.h"

enum {
    MOST_EMPTY = 200000, /* cells of a sheet that have a fill and no text */
    MOST_FORMULA = 2200, /* bytes of a formula that are looked at: for its link */
};

/* Where the reader is. Elements that it does not know are passed over with all in them. */
enum level { AT_ROOT, IN_SHEET, IN_COLUMNS, IN_DATA, IN_ROW, IN_CELL, IN_VALUE, IN_FORMULA, IN_STRING,
             IN_MERGES, IN_LINKS, N_LEVELS };

/* How the text of a cell is given. */
enum type { TYPE_NUMBER, TYPE_SHARED, TYPE_INLINE, TYPE_STRING, TYPE_CHECK, TYPE_ERROR, TYPE_DAY };

struct reader {
    struct bp_xlsx_sheet sheet;
    char *rows;               /* those that were cut out of the part, until they are read; NULL: none */
    const char *uri;          /* the last one that was looked at */
    bool uri_is_main;
    enum level level;
    unsigned skipped;         /* depth in elements that are passed over */
    unsigned string_depth;    /* depth in <is> */
    uint32_t next_row;
    /* The row that is open. */
    uint32_t row, next_column;
    size_t row_begins;        /* number of cells before it */
    bool row_has_text;
    int32_t row_fill;
    uint32_t n_empty;
    /* The cell that is open. */
    uint32_t column, style;
    enum type type;
    bool has_formula, has_value;
    struct bp_buf value, formula; /* owned */
    struct bp_xlsx_text text;
};

/* ---- elements ---- */

struct element {
    enum level in;
    const char *name;
    enum level opens;
    bool (*start)(struct reader *reader, const struct bp_tag *tag);
};

static bool start_data(struct reader *reader, const struct bp_tag *tag);
static bool start_row(struct reader *reader, const struct bp_tag *tag);
static bool start_cell(struct reader *reader, const struct bp_tag *tag);
static bool start_value(struct reader *reader, const struct bp_tag *tag);
static bool start_formula(struct reader *reader, const struct bp_tag *tag);
static bool start_string(struct reader *reader, const struct bp_tag *tag);
static bool start_column(struct reader *reader, const struct bp_tag *tag);
static bool start_merge(struct reader *reader, const struct bp_tag *tag);
static bool start_link(struct reader *reader, const struct bp_tag *tag);

/* Those of a level stand together; the most frequent first. */
static const struct element elements[] = {
    {IN_CELL, "v", IN_VALUE, start_value},
    {IN_CELL, "f", IN_FORMULA, start_formula},
    {IN_CELL, "is", IN_STRING, start_string},
    {IN_ROW, "c", IN_CELL, start_cell},
    {IN_DATA, "row", IN_ROW, start_row},
    {IN_MERGES, "mergeCell", N_LEVELS, start_merge},
    {IN_LINKS, "hyperlink", N_LEVELS, start_link},
    {IN_COLUMNS, "col", N_LEVELS, start_column},
    {IN_SHEET, "sheetData", IN_DATA, start_data},
    {IN_SHEET, "cols", IN_COLUMNS, NULL},
    {IN_SHEET, "mergeCells", IN_MERGES, NULL},
    {IN_SHEET, "hyperlinks", IN_LINKS, NULL},
    {AT_ROOT, "worksheet", IN_SHEET, NULL},
};

static const enum level above[N_LEVELS] = {
    [IN_SHEET] = AT_ROOT, [IN_COLUMNS] = IN_SHEET, [IN_DATA] = IN_SHEET, [IN_ROW] = IN_DATA,
    [IN_CELL] = IN_ROW, [IN_VALUE] = IN_CELL, [IN_FORMULA] = IN_CELL, [IN_STRING] = IN_CELL,
    [IN_MERGES] = IN_SHEET, [IN_LINKS] = IN_SHEET,
};

static const struct element *find_element(enum level in, const char *name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (elements[i].in == in && bp_text_same(elements[i].name, name))
            return &elements[i];
    return NULL;
}

/* The parser keeps one copy of each address, so most are known by their pointer. */
static bool is_main(struct reader *reader, const char *uri)
{
    if (uri != reader->uri) {
        reader->uri = uri;
        reader->uri_is_main = bp_xlsx_is_main(uri);
    }
    return reader->uri_is_main;
}

/* ---- columns ---- */

static uint32_t read_unsigned(const char *text, uint32_t otherwise)
{
    uint64_t value = 0;
    if (!text || !bp_is_digit(*text))
        return otherwise;
    for (; bp_is_digit(*text) && value <= UINT32_MAX; text++)
        value = value * 10 + (uint64_t)(*text - '0');
    return value > UINT32_MAX ? otherwise : (uint32_t)value;
}

static bool is_zero(const char *value)
{
    double number;
    return value && bp_number_read(value, &number) && number == 0;
}

static bool start_column(struct reader *reader, const struct bp_tag *tag)
{
    uint32_t first = read_unsigned(bp_xlsx_attr(tag, "min"), 0);
    uint32_t last = read_unsigned(bp_xlsx_attr(tag, "max"), first), style;
    if (!first || last < first || first > BP_MOST_GRID_COLUMNS)
        return true;
    style = read_unsigned(bp_xlsx_attr(tag, "style"), UINT32_MAX);
    struct bp_xlsx_columns columns = {
        .first = first - 1, .last = last - 1, .fill = BP_NO_FILL,
        .hidden = bp_xlsx_is_true(bp_xlsx_attr(tag, "hidden")) || is_zero(bp_xlsx_attr(tag, "width"))};
    if (style != UINT32_MAX)
        columns.fill = bp_xlsx_style_fill(&reader->sheet.of->styles, style);
    if ((columns.hidden || columns.fill != BP_NO_FILL) &&
        reader->sheet.columns.len < BP_MOST_GRID_COLUMNS * sizeof columns)
        bp_buf_put(&reader->sheet.columns, &columns, sizeof columns);
    return true;
}

/* ---- rows ---- */

/* The attributes of a row; NULL: it has none. */
struct row_tag {
    const char *number, *style, *height, *custom, *hidden;
};

static struct row_tag read_row_tag(const struct bp_tag *tag)
{
    struct row_tag row = {0};
    const struct { const char *name, **value; } fields[] = {
        {"r", &row.number}, {"s", &row.style}, {"ht", &row.height}, {"hidden", &row.hidden},
        {"customFormat", &row.custom}};
    for (size_t i = 0; i < tag->n_attrs; i++)
        for (size_t k = 0; !tag->attrs[i].uri && k < sizeof fields / sizeof *fields; k++)
            if (!strcmp(tag->attrs[i].name, fields[k].name))
                *fields[k].value = tag->attrs[i].value;
    return row;
}

static bool start_row(struct reader *reader, const struct bp_tag *tag)
{
    struct row_tag said = read_row_tag(tag);
    uint32_t row = read_unsigned(said.number, reader->next_row + 1) - 1;
    if (row >= BP_MOST_ROWS) {
        struct bp_parts *parts = reader->sheet.of->parts;
        bp_parts_say(parts, BP_E_PARTS_LIMIT, reader->sheet.grid->name,
                    "has more than 1,048,576 rows", "1,048,576, as in Excel");
        return false;
    }
    reader->sheet.unsorted = reader->sheet.unsorted || row < reader->next_row;
    reader->row = row;
    reader->next_row = row + 1;
    reader->next_column = 0;
    reader->row_has_text = false;
    reader->row_begins = reader->sheet.cells.len / sizeof(struct bp_cell);
    reader->row_fill = BP_NO_FILL;
    if (said.style && bp_xlsx_is_true(said.custom))
        reader->row_fill = bp_xlsx_style_fill(&reader->sheet.of->styles, read_unsigned(said.style, 0));
    if (bp_xlsx_is_true(said.hidden) || is_zero(said.height))
        bp_buf_put(&reader->sheet.hidden, &row, sizeof row);
    return true;
}

/* Cells that have a fill and no text are kept beside others that have text, and no further right than any
 * text so far: a fill may be a status, and empty rows without end may be coloured. */
static bool end_row(struct reader *reader)
{
    struct bp_buf *buf = &reader->sheet.cells;
    if (buf->failed)
        return false;
    struct bp_cell *cells = (void *)buf->bytes;
    size_t n = buf->len / sizeof *cells, kept = reader->row_begins;
    for (size_t i = kept; i < n; i++) {
        bool empty = !*cells[i].text && !cells[i].unsure;
        if (empty && (!reader->row_has_text || cells[i].column >= reader->sheet.last_column ||
                      reader->n_empty >= MOST_EMPTY))
            continue;
        reader->n_empty += empty;
        if (kept != i)
            cells[kept] = cells[i];
        kept++;
    }
    buf->len = kept * sizeof *cells;
    struct bp_xlsx_row_fill fill = {reader->row, reader->row_fill};
    if (reader->row_has_text && reader->row_fill != BP_NO_FILL)
        bp_buf_put(&reader->sheet.row_fills, &fill, sizeof fill);
    if (kept + reader->sheet.of->n_cells <= BP_MOST_CELLS)
        return true;
    struct bp_parts *parts = reader->sheet.of->parts;
    bp_parts_say(parts, BP_E_PARTS_LIMIT, "the workbook",
                "has more than 500,000 cells with text or a colour", "500,000");
    return false;
}

/* ---- cells ---- */

static enum type type_of(const char *name)
{
    static const char *const names[] = {"n", "s", "inlineStr", "str", "b", "e", "d"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (bp_text_same(name, names[i]))
            return (enum type)i;
    return TYPE_NUMBER;
}

static bool start_cell(struct reader *reader, const struct bp_tag *tag)
{
    uint32_t row, column = reader->next_column;
    reader->style = 0;
    reader->type = TYPE_NUMBER;
    for (size_t i = 0; i < tag->n_attrs; i++) {
        const struct bp_attr *attr = &tag->attrs[i];
        if (attr->uri || attr->name[1])
            continue;
        if (*attr->name == 'r') {
            const char *place = attr->value;
            if (!bp_xlsx_read_place(&place, &row, &column))
                column = reader->next_column;
        } else if (*attr->name == 's') {
            reader->style = read_unsigned(attr->value, 0);
        } else if (*attr->name == 't') {
            reader->type = type_of(attr->value);
        }
    }
    if (column >= BP_MOST_GRID_COLUMNS) {
        struct bp_parts *parts = reader->sheet.of->parts;
        bp_parts_say(parts, BP_E_PARTS_LIMIT, reader->sheet.grid->name,
                    "has more than 16,384 columns", "16,384, as in Excel");
        return false;
    }
    reader->sheet.unsorted = reader->sheet.unsorted || column < reader->next_column;
    reader->column = column;
    reader->next_column = column + 1;
    reader->has_formula = reader->has_value = false;
    reader->value.len = reader->formula.len = 0;
    if (reader->type == TYPE_INLINE)
        bp_xlsx_text_begin(&reader->text);
    return true;
}

static bool start_value(struct reader *reader, const struct bp_tag *tag)
{
    (void)tag;
    reader->has_value = true;
    return true;
}

static bool start_formula(struct reader *reader, const struct bp_tag *tag)
{
    (void)tag;
    reader->has_formula = true;
    return true;
}

static bool start_string(struct reader *reader, const struct bp_tag *tag)
{
    (void)tag;
    reader->string_depth = 0;
    reader->has_value = true;
    bp_xlsx_text_begin(&reader->text);
    return true;
}

/* The value as a text that ends with a NUL. */
static const char *value_of(struct reader *reader)
{
    bp_buf_char(&reader->value, 0);
    if (reader->value.failed)
        return "";
    reader->value.len--;
    return reader->value.bytes;
}

/* The text of a cell whose type is one of texts. False: memory ran out. */
static bool find_text(struct reader *reader, struct bp_xlsx_string *out)
{
    struct bp_xlsx_book *of = reader->sheet.of;
    const char *value = value_of(reader);
    *out = (struct bp_xlsx_string){.text = ""};
    if (reader->type == TYPE_INLINE && !*value)
        return bp_xlsx_text_finish(&reader->text, of->parts->arena, out);
    if (reader->type != TYPE_SHARED) {
        bp_xlsx_text_begin(&reader->text);
        bp_xlsx_text_plain(&reader->text, value, reader->value.len);
        return bp_xlsx_text_finish(&reader->text, of->parts->arena, out);
    }
    while (bp_is_blank(*value))
        value++;
    uint32_t index = read_unsigned(value, UINT32_MAX);
    if (index < of->strings.n)
        *out = of->strings.items[index];
    else if (*value)
        bp_xlsx_say(of, BP_E_NO_STRING, reader->sheet.grid, reader->row, reader->column, value, NULL);
    return !of->parts->arena->out;
}

/* Takes a text: what its runs look like goes before the looks of the cell's style. */
static void take_text(struct reader *reader, const struct bp_xlsx_string *string, struct bp_cell *cell)
{
    struct bp_xlsx_book *of = reader->sheet.of;
    cell->text = string->text;
    cell->blocks = string->blocks;
    bp_xlsx_style_apply(&of->styles, reader->style, 0, of->date1904, cell, of->parts->arena);
    if (string->own) {
        cell->strong = string->strong && (!string->mixed || cell->strong);
        cell->struck = string->struck && (!string->mixed || cell->struck);
    }
}

/* A day that is written as one, which few programs do. Under a format that shows no day, it is shown as Excel
 * would show it by itself. */
static void take_day(struct reader *reader, const char *value, struct bp_cell *cell)
{
    struct bp_xlsx_book *of = reader->sheet.of;
    struct bp_arena *arena = of->parts->arena;
    if (!bp_serial_read(value, of->date1904, &cell->number)) {
        cell->text = bp_arena_text(arena, value, strlen(value));
        bp_xlsx_style_apply(&of->styles, reader->style, 0, of->date1904, cell, arena);
        return;
    }
    cell->kind = BP_CELL_NUMBER;
    bp_xlsx_style_apply(&of->styles, reader->style, cell->number, of->date1904, cell, arena);
    if (cell->kind != BP_CELL_NUMBER)
        return;
    const struct bp_numfmt *format = bp_numfmt_read(cell->number < 1 ? "hh:mm" : "dd/mm/yyyy", arena);
    if (format)
        bp_numfmt_show(format, cell->number, of->date1904, cell, arena);
}

/* A number, or what is written where one should be. */
static void take_number(struct reader *reader, const char *value, struct bp_cell *cell)
{
    struct bp_xlsx_book *of = reader->sheet.of;
    struct bp_arena *arena = of->parts->arena;
    if (*value && bp_number_read(value, &cell->number))
        cell->kind = BP_CELL_NUMBER;
    else if (*value)
        cell->text = bp_arena_text(arena, value, strlen(value));
    bp_xlsx_style_apply(&of->styles, reader->style, cell->number, of->date1904, cell, arena);
}

/* The address in =HYPERLINK("address", "words"). */
static void take_link(struct reader *reader)
{
    static const char begin[] = "HYPERLINK(\"";
    const char *at = reader->formula.bytes;
    size_t len = reader->formula.len;
    if (len < sizeof begin || !bp_text_is(at, sizeof begin - 1, begin))
        return;
    at += sizeof begin - 1;
    const char *quote = memchr(at, '"', len - (sizeof begin - 1));
    struct bp_xlsx_link link = {.range = {reader->row, reader->column, reader->row, reader->column}};
    if (quote)
        link.href = bp_arena_text(reader->sheet.of->parts->arena, at, (size_t)(quote - at));
    if (link.href)
        bp_buf_put(&reader->sheet.links, &link, sizeof link);
}

/* Whether the value of a formula is not known: no program has counted it. */
static bool is_unsure(const struct reader *reader, const struct bp_cell *cell)
{
    if (!reader->has_formula)
        return false;
    if (!reader->value.len && reader->type != TYPE_STRING && reader->type != TYPE_INLINE)
        return true;
    return reader->sheet.of->counts_on_load && reader->type == TYPE_NUMBER && cell->number == 0;
}

static bool fill_cell(struct reader *reader, struct bp_cell *cell)
{
    struct bp_xlsx_book *of = reader->sheet.of;
    struct bp_xlsx_string string;
    const char *value = value_of(reader);
    switch (reader->type) {
    case TYPE_SHARED:
    case TYPE_INLINE:
    case TYPE_STRING:
        if (!find_text(reader, &string))
            return false;
        take_text(reader, &string, cell);
        break;
    case TYPE_CHECK:
        cell->kind = *value ? BP_CELL_CHECK : BP_CELL_TEXT;
        cell->number = bp_xlsx_is_true(value);
        cell->text = !*value ? "" : cell->number != 0 ? "TRUE" : "FALSE";
        bp_xlsx_style_apply(&of->styles, reader->style, cell->number, of->date1904, cell, of->parts->arena);
        break;
    case TYPE_ERROR:
        cell->kind = *value ? BP_CELL_ERROR : BP_CELL_TEXT;
        cell->text = bp_arena_text(of->parts->arena, value, strlen(value));
        bp_xlsx_style_apply(&of->styles, reader->style, 0, of->date1904, cell, of->parts->arena);
        break;
    case TYPE_DAY:
        take_day(reader, value, cell);
        break;
    case TYPE_NUMBER:
        take_number(reader, value, cell);
        break;
    }
    return !of->parts->arena->out && !reader->value.failed;
}

static bool end_cell(struct reader *reader)
{
    struct bp_cell cell = {.row = reader->row, .column = reader->column, .rows = 1, .columns = 1, .text = "",
                           .fill = BP_NO_FILL};
    if (!fill_cell(reader, &cell))
        return false;
    cell.unsure = is_unsure(reader, &cell);
    reader->sheet.of->book->n_formulas += cell.unsure;
    if (reader->formula.len && !reader->formula.failed)
        take_link(reader);
    if (cell.kind == BP_CELL_TEXT && *cell.text && bp_text_unseen(cell.text, strlen(cell.text))) {
        cell.text = "";
        cell.blocks = NULL;
    }
    if (*cell.text || cell.unsure) {
        reader->row_has_text = true;
        if (reader->sheet.last_column <= cell.column)
            reader->sheet.last_column = cell.column + 1;
    } else if (cell.fill == BP_NO_FILL) {
        return true;
    }
    bp_buf_put(&reader->sheet.cells, &cell, sizeof cell);
    return !reader->sheet.cells.failed;
}

/* ---- what stands after the cells ---- */

static bool start_merge(struct reader *reader, const struct bp_tag *tag)
{
    struct bp_xlsx_range range;
    const char *ref = bp_xlsx_attr(tag, "ref");
    if (!ref || !bp_xlsx_read_range(ref, &range))
        return true;
    bp_buf_put(&reader->sheet.merges, &range, sizeof range);
    if (reader->sheet.merges.len <= BP_MOST_MERGES * sizeof range)
        return true;
    struct bp_parts *parts = reader->sheet.of->parts;
    bp_parts_say(parts, BP_E_PARTS_LIMIT, reader->sheet.grid->name,
                "has more than 100,000 merged cells", "100,000");
    return false;
}

static bool start_link(struct reader *reader, const struct bp_tag *tag)
{
    struct bp_xlsx_link link;
    const char *ref = bp_xlsx_attr(tag, "ref"), *id = bp_xlsx_attr_of_relation(tag);
    if (!ref || !id || !bp_xlsx_read_range(ref, &link.range))
        return true;
    const struct bp_relation *relation = bp_relation_by_id(&reader->sheet.relations, id);
    if (!relation || !relation->external)
        return true;
    link.href = relation->target;
    if (reader->sheet.links.len < BP_MOST_MERGES * sizeof link)
        bp_buf_put(&reader->sheet.links, &link, sizeof link);
    return true;
}

/* ---- events ---- */

static bool on_start(void *data, const struct bp_tag *tag)
{
    struct reader *reader = data;
    if (reader->skipped) {
        reader->skipped++;
        return true;
    }
    if (reader->level == IN_STRING) {
        reader->string_depth++;
        bp_xlsx_text_start(&reader->text, tag);
        return true;
    }
    const struct element *element =
        is_main(reader, tag->uri) ? find_element(reader->level, tag->local) : NULL;
    if (!element || element->opens == N_LEVELS)
        reader->skipped = 1;
    else
        reader->level = element->opens;
    return !element || !element->start || element->start(reader, tag);
}

static bool on_text(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct reader *reader = data;
    (void)at;
    if (reader->skipped)
        return true;
    if (reader->level == IN_VALUE)
        bp_buf_put(&reader->value, bytes, len);
    else if (reader->level == IN_STRING)
        bp_xlsx_text_put(&reader->text, bytes, len);
    else if (reader->level == IN_FORMULA && reader->formula.len + len <= MOST_FORMULA)
        bp_buf_put(&reader->formula, bytes, len);
    if (reader->value.len <= BP_MOST_CELL_TEXT && !reader->text.too_long)
        return true;
    bp_xlsx_say(reader->sheet.of, BP_E_CELL_TEXT, reader->sheet.grid, reader->row, reader->column, "1 MiB",
                NULL);
    return false;
}

static bool on_end(void *data)
{
    struct reader *reader = data;
    if (reader->skipped) {
        reader->skipped--;
        return true;
    }
    if (reader->level == IN_STRING && reader->string_depth) {
        reader->string_depth--;
        bp_xlsx_text_end(&reader->text);
        return true;
    }
    enum level level = reader->level;
    reader->level = above[level];
    return level == IN_CELL ? end_cell(reader) : level != IN_ROW || end_row(reader);
}

static const struct bp_sax_handler handler = {.start = on_start, .text = on_text, .end = on_end};

static bool start_data(struct reader *reader, const struct bp_tag *tag)
{
    char *rows = reader->rows;
    reader->rows = NULL;
    return !rows || bp_xlsx_rows_read(rows, tag->uri, &handler, reader);
}

/* ---- the sheet ---- */

static bool read_cells(struct reader *reader, const struct bp_source *part)
{
    struct bp_xlsx_sheet *sheet = &reader->sheet;
    bool good = bp_part_events_quick(sheet->of->parts, part, &handler, reader);
    if (sheet->cells.failed || sheet->hidden.failed || sheet->row_fills.failed || sheet->columns.failed ||
        sheet->merges.failed || sheet->links.failed || reader->value.failed || reader->text.raw.failed)
        sheet->of->parts->arena->out = true;
    return good && !sheet->of->parts->arena->out;
}

static void free_reader(struct reader *reader)
{
    struct bp_xlsx_sheet *sheet = &reader->sheet;
    struct bp_buf *bufs[] = {&sheet->cells, &sheet->hidden, &sheet->row_fills, &sheet->columns,
                             &sheet->merges, &sheet->links, &reader->value, &reader->formula};
    for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++)
        bp_buf_free(bufs[i]);
    bp_xlsx_text_free(&reader->text);
}

bool bp_xlsx_sheet_read(struct bp_xlsx_book *of, const struct bp_part_entry *entry, struct bp_grid *grid)
{
    struct reader reader = {.sheet = {.of = of, .grid = grid}};
    struct bp_source part, rest = {.bytes = ""};
    if (!bp_relations_read(of->parts, entry->name, &reader.sheet.relations) ||
        !bp_part_read(of->parts, entry, &part))
        return false;
    bool good = bp_xlsx_rows_cut(&part, &rest, &reader.rows);
    struct bp_source *read = reader.rows ? &rest : &part;
    good = good && read_cells(&reader, read);
    if (good && read == &part)
        bp_xlsx_rows_drop(&part);
    good = good && bp_xlsx_sheet_finish(&reader.sheet) &&
           bp_xlsx_rules_apply(of->parts, read, &of->styles, grid) &&
           bp_xlsx_around_read(of, &reader.sheet.relations, grid);
    of->n_cells += good ? grid->n_cells : 0;
    free_reader(&reader);
    bp_part_drop(of->parts, &part);
    bp_part_drop(of->parts, &rest);
    return good;
}
