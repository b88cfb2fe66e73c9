/* xlsx.c: reads a workbook (ECMA-376-1, 18.2, Strict too): its sheets in their order. */
#include <string.h>

#include "base/text.h"
#include "book/xlsx_parts.h"

/* ---- names and places ---- */

bool bp_xlsx_is_main(const char *uri)
{
    return uri && (!strcmp(uri, "http://schemas.openxmlformats.org/spreadsheetml/2006/main") ||
                   !strcmp(uri, "http://purl.oclc.org/ooxml/spreadsheetml/main"));
}

const char *bp_xlsx_attr(const struct bp_tag *tag, const char *name)
{
    for (size_t i = 0; i < tag->n_attrs; i++)
        if (!tag->attrs[i].uri && bp_text_same(tag->attrs[i].name, name))
            return tag->attrs[i].value;
    return NULL;
}

const char *bp_xlsx_attr_of_relation(const struct bp_tag *tag)
{
    for (size_t i = 0; i < tag->n_attrs; i++) {
        const struct bp_attr *attr = &tag->attrs[i];
        if (attr->uri && !strcmp(attr->local, "id") && strstr(attr->uri, "relationships"))
            return attr->value;
    }
    return NULL;
}

bool bp_xlsx_is_true(const char *value)
{
    return value && (!strcmp(value, "1") || !strcmp(value, "true") || !strcmp(value, "on"));
}

bool bp_xlsx_read_place(const char **at, uint32_t *row, uint32_t *column)
{
    uint32_t letters = 0, digits = 0;
    const char *p = *at + (**at == '$');
    for (; bp_is_letter(*p) && letters <= BP_MOST_GRID_COLUMNS; p++)
        letters = letters * 26 + (uint32_t)(bp_lower(*p) - 'a') + 1;
    p += *p == '$';
    for (; bp_is_digit(*p) && digits <= BP_MOST_ROWS; p++)
        digits = digits * 10 + (uint32_t)(*p - '0');
    *row = digits - 1;
    *column = letters - 1;
    *at = p;
    return letters && letters <= BP_MOST_GRID_COLUMNS && digits && digits <= BP_MOST_ROWS;
}

bool bp_xlsx_read_range(const char *text, struct bp_xlsx_range *out)
{
    if (!bp_xlsx_read_place(&text, &out->row, &out->column))
        return false;
    out->last_row = out->row;
    out->last_column = out->column;
    if (!*text)
        return true;
    return *text++ == ':' && bp_xlsx_read_place(&text, &out->last_row, &out->last_column) && !*text &&
           out->last_row >= out->row && out->last_column >= out->column;
}

void bp_xlsx_say(const struct bp_xlsx_book *of, enum bp_code code, const struct bp_grid *grid, uint32_t row,
                 uint32_t column, const char *a, const char *b)
{
    char place[BP_CELL_NAME];
    struct bp_buf name = {0};
    bp_cell_name(row, column, place);
    bp_buf_str(&name, grid->name);
    bp_buf_char(&name, '!');
    bp_buf_put(&name, place, strlen(place) + 1);
    struct bp_spot spot = {.sheet = grid->name, .row = row + 1, .column = column + 1, .text = ""};
    spot.cell = name.failed ? NULL : bp_arena_text(of->parts->arena, name.bytes, name.len);
    bp_buf_free(&name);
    if (spot.cell)
        bp_diag_add_cell(of->parts->diags, code, of->parts->source->name, &spot, a, b, NULL);
    else
        of->parts->arena->out = true;
}

/* ---- the workbook ---- */

struct sheet {
    const char *name, *id; /* of its relation */
    bool hidden;
};

struct reader {
    struct bp_xlsx_book of;
    struct bp_relations relations;
    const char *name; /* of the workbook's part */
    struct sheet *sheets;
    size_t n, capacity;
};

static bool add_sheet(struct reader *reader, const struct bp_tag *tag)
{
    struct bp_arena *arena = reader->of.parts->arena;
    const char *name = bp_xlsx_attr(tag, "name"), *id = bp_xlsx_attr_of_relation(tag);
    const char *state = bp_xlsx_attr(tag, "state");
    struct sheet *sheets =
        bp_arena_grow(arena, reader->sheets, &reader->capacity, reader->n + 1, sizeof *sheets);
    if (!sheets)
        return false;
    reader->sheets = sheets;
    struct sheet *sheet = &sheets[reader->n++];
    name = name ? name : "";
    id = id ? id : "";
    *sheet = (struct sheet){bp_arena_text(arena, name, strlen(name)), bp_arena_text(arena, id, strlen(id)),
                            state && strcmp(state, "visible") != 0};
    return sheet->name && sheet->id;
}

static bool on_start(void *data, const struct bp_tag *tag)
{
    struct reader *reader = data;
    if (!bp_xlsx_is_main(tag->uri))
        return true;
    if (!strcmp(tag->local, "sheet"))
        return add_sheet(reader, tag);
    if (!strcmp(tag->local, "workbookPr"))
        reader->of.date1904 = bp_xlsx_is_true(bp_xlsx_attr(tag, "date1904"));
    if (!strcmp(tag->local, "calcPr"))
        reader->of.counts_on_load = bp_xlsx_is_true(bp_xlsx_attr(tag, "fullCalcOnLoad"));
    return true;
}

/* Finds the workbook's part, and reads what it says. */
static bool read_workbook(struct reader *reader)
{
    static const struct bp_sax_handler handler = {.start = on_start};
    struct bp_parts *parts = reader->of.parts;
    struct bp_relations relations;
    if (!bp_relations_read(parts, "", &relations) || !bp_core_read(parts, &relations, reader->of.book))
        return false;
    const struct bp_part_entry *entry =
        bp_relation_part(parts, bp_relation_of_type(&relations, "officeDocument"));
    if (!entry && !(entry = bp_parts_find(parts, "xl/workbook.xml")))
        entry = bp_parts_find(parts, "xl/workbook.bin");
    if (!entry) {
        bp_parts_say(parts, BP_E_PARTS, "the workbook", "has no main part",
                    NULL);
        return false;
    }
    size_t len = strlen(entry->name);
    if (len > 4 && bp_text_is(entry->name + len - 4, 4, ".bin")) {
        bp_parts_say(parts, BP_E_XLSB, NULL, NULL, NULL);
        return false;
    }
    reader->name = entry->name;
    return bp_part_read_xml(parts, entry, &handler, reader) &&
           bp_relations_read(parts, reader->name, &reader->relations);
}

/* ---- its sheets ---- */

/* Reads the part of a sheet. Charts and old macro sheets are no grids. */
static bool read_sheet(struct reader *reader, const struct sheet *sheet, uint32_t number)
{
    struct bp_parts *parts = reader->of.parts;
    struct bp_book *book = reader->of.book;
    const struct bp_relation *relation = bp_relation_by_id(&reader->relations, sheet->id);
    if (relation && strcmp(relation->type, "worksheet") != 0) {
        book->n_pictures += !strcmp(relation->type, "chartsheet");
        book->n_macros += strcmp(relation->type, "chartsheet") != 0;
        return true;
    }
    const struct bp_part_entry *entry = bp_relation_part(parts, relation);
    if (!entry) {
        bp_parts_say(parts, BP_E_SHEET_MISSING, sheet->name, NULL, NULL);
        return true;
    }
    struct bp_grid *grid = bp_arena_alloc(parts->arena, sizeof *grid);
    if (!grid)
        return false;
    *grid = (struct bp_grid){.kind = BP_GRID_SHEET, .name = sheet->name, .number = number,
                             .hidden = sheet->hidden};
    if (!bp_xlsx_sheet_read(&reader->of, entry, grid))
        return false;
    book->items[book->n_items++].grid = grid;
    return true;
}

static bool read_sheets(struct reader *reader)
{
    struct bp_book *book = reader->of.book;
    struct bp_parts *parts = reader->of.parts;
    if (reader->n > BP_MOST_SHEETS) {
        bp_parts_say(parts, BP_E_PARTS_LIMIT, "the workbook",
                    "has more than 1,000 sheets", "1,000");
        return false;
    }
    book->items = bp_arena_array(parts->arena, reader->n + 1, sizeof *book->items);
    if (!book->items)
        return false;
    for (size_t i = 0; i < reader->n; i++)
        if (!read_sheet(reader, &reader->sheets[i], (uint32_t)i + 1))
            return false;
    if (book->n_items)
        return true;
    bp_parts_say(parts, BP_E_PARTS, "the workbook",
                "has no sheet with cells", NULL);
    return false;
}

static void count_others(struct reader *reader)
{
    struct bp_book *book = reader->of.book;
    for (uint32_t i = 0; i < reader->relations.n; i++) {
        const char *type = reader->relations.items[i].type;
        book->n_macros += !strcmp(type, "vbaProject");
        book->n_links += !strcmp(type, "externalLink");
    }
}

bp_result bp_read_xlsx(struct bp_parts *parts, struct bp_book *book)
{
    struct reader reader = {.of = {.parts = parts, .book = book}};
    bool good = read_workbook(&reader) &&
                bp_xlsx_strings_read(parts, &reader.relations, &reader.of.strings) &&
                bp_xlsx_styles_read(parts, &reader.relations, &reader.of.styles) && read_sheets(&reader);
    if (good)
        count_others(&reader);
    return good ? BP_OK : parts->arena->out ? BP_NOMEM : BP_INVALID;
}
