/* onramp.c: an officer's file -> a plan's XML: joins the stages. */
#include "onramp/onramp.h"

#include <string.h>

#include "base/text.h"
#include "model/write.h"
#include "book/books.h"
#include "onramp/found.h"
#include "onramp/understand.h"

/* ---- what cannot be read ---- */

/* Whether a name of the file's directory, in UTF-16 as OLE has it, stands in it. */
static bool has_stream(const struct bp_source *source, const char *name)
{
    char wide[64] = {0};
    size_t len = strlen(name);
    for (size_t i = 0; i < len; i++) {
        wide[2 * i] = name[i];
        wide[2 * i + 1] = 0;
    }
    const char *at = source->bytes, *end = at + source->len;
    while ((at = memchr(at, wide[0], (size_t)(end - at)))) {
        if ((size_t)(end - at) >= 2 * len && !memcmp(at, wide, 2 * len))
            return true;
        at++;
    }
    return false;
}

static void refuse_locked(struct bp_source *source, struct bp_diags *diags)
{
    static const struct {
        const char *stream, *what, *hint;
    } kinds[] = {
        {"EncryptedPackage", "it is locked with a password",
         "open it, and save a copy without one: in Excel or Word, File, Info, Protect"},
        {"WordDocument", "it is a Word document of the old kind (.doc)",
         "open it in Word, and save it as a Word document (.docx)"},
        {"Workbook", "it is an Excel workbook of the old kind (.xls)",
         "open it in Excel, and save it as an Excel workbook (.xlsx)"},
        {"Book", "it is an Excel workbook of the old kind (.xls)",
         "open it in Excel, and save it as an Excel workbook (.xlsx)"},
        {"", "it is an Office file of an old kind, or one with a password",
         "open it, and save it as a workbook (.xlsx) or a document (.docx), without a password"}};
    size_t i = 0;
    while (*kinds[i].stream && !has_stream(source, kinds[i].stream))
        i++;
    bp_diag_add(diags, BP_E_LOCKED, source, BP_NOWHERE, 0, kinds[i].what, kinds[i].hint, NULL);
}

/* ---- the stages ---- */

static bp_result read_parts(struct bp_source *source, enum bp_file_kind kind, struct bp_arena *arena,
                            struct bp_diags *diags, struct bp_book *book)
{
    struct bp_parts parts = {.source = source, .arena = arena, .diags = diags};
    bool flat = source->len && *source->bytes != 'P' && (kind == BP_FILE_ODS || kind == BP_FILE_ODT);
    if (!flat && !bp_parts_open(&parts, source, arena, diags))
        return arena->out ? BP_NOMEM : BP_INVALID;
    switch (kind) {
    case BP_FILE_XLSX: return bp_read_xlsx(&parts, book);
    case BP_FILE_DOCX: return bp_read_docx(&parts, book);
    case BP_FILE_ODS: return bp_read_ods(&parts, book);
    default: return bp_read_odt(&parts, book);
    }
}

static bp_result read_book(struct bp_source *source, enum bp_file_kind kind, struct bp_arena *arena,
                           struct bp_diags *diags, struct bp_book *book)
{
    switch (kind) {
    case BP_FILE_CSV: return bp_read_csv(source, arena, diags, book);
    case BP_FILE_XML2003: return bp_read_xml2003(source, arena, diags, book);
    case BP_FILE_LOCKED: refuse_locked(source, diags); return BP_INVALID;
    default: return read_parts(source, kind, arena, diags, book);
    }
}

/* ---- what the map says in vain ---- */

static bool has_grid(const struct bp_found *found, const char *name, struct bp_arena *arena)
{
    for (uint32_t i = 0; i < found->book->n_items; i++) {
        const struct bp_grid *grid = found->book->items[i].grid;
        if (grid && bp_map_means(arena, name, bp_grid_title(arena, grid)))
            return true;
    }
    return false;
}

/* Whether a table has such a column. One without a head is called by its letter. */
static bool has_head(const struct bp_found *found, const char *sheet, const char *head,
                     struct bp_arena *arena)
{
    for (uint32_t i = 0; i < found->n_tables; i++) {
        const struct bp_found_table *table = &found->tables[i];
        if (!bp_map_means(arena, sheet, bp_grid_title(arena, table->grid)))
            continue;
        for (uint32_t k = 0; k < table->n_columns; k++) {
            char letter[BP_CELL_NAME];
            bp_column_name(table->columns[k].column, letter);
            if (bp_map_means(arena, head, *table->columns[k].head ? table->columns[k].head : letter))
                return true;
        }
    }
    return false;
}

/* A line that fits nothing is probably misspelt, or of another file. */
static void look_at_map(const struct bp_found *found, const struct bp_map *map, struct bp_diags *diags)
{
    for (uint32_t i = 0; i < map->n; i++) {
        const struct bp_map_line *line = &map->lines[i];
        bool sheet = line->verb == BP_MAP_SHEET || line->verb == BP_MAP_HEADER;
        bool column = line->verb == BP_MAP_COLUMN;
        if ((!sheet && !column) || line->at == BP_NOWHERE)
            continue;
        if (!has_grid(found, line->words[0], diags->arena))
            bp_diag_add(diags, BP_E_MAP_IDLE, map->source, line->at, 1, "sheet", line->words[0], NULL);
        else if (column && !has_head(found, line->words[0], line->words[1], diags->arena))
            bp_diag_add(diags, BP_E_MAP_IDLE, map->source, line->at, 1, "column", line->words[1], NULL);
    }
}

/* ---- all of it ---- */

/* Whether the stage before may be followed by another. */
static bool go_on(bp_result *result, const struct bp_arena *arena, bool good)
{
    if (arena->out)
        *result = BP_NOMEM;
    else if (!good && *result == BP_OK)
        *result = BP_INVALID;
    return *result == BP_OK;
}

/* Makes the plan, and writes it as XML if nothing is wrong with the file. `errors`: how many findings are
 * about others. A plan needs several times the memory of its text, and is dropped at once. */
static bp_result write_plan(struct bp_source *source, const struct bp_map *map, size_t errors,
                            struct bp_arena *arena, struct bp_diags *diags, struct bp_onramp *out)
{
    struct bp_arena draft;
    bp_result result = BP_OK;
    bp_arena_init_within(&draft, arena);
    const struct bp_plan *plan = bp_draft_make(out->found, map, source, &draft, diags);
    if (draft.out)
        arena->out = true;
    if (go_on(&result, arena, plan && diags->errors == errors))
        bp_plan_write_plain(plan, &out->xml);
    bp_arena_clear(&draft);
    return out->xml.failed ? BP_NOMEM : result;
}

static bp_result read_all(struct bp_source *source, const struct bp_map *map, struct bp_arena *arena,
                          struct bp_diags *diags, struct bp_onramp *out)
{
    struct bp_book *book = bp_arena_alloc(arena, sizeof *book);
    struct bp_found *found = bp_arena_alloc(arena, sizeof *found);
    size_t errors = diags->errors;
    bp_result result = book && found ? read_book(source, out->kind, arena, diags, book) : BP_NOMEM;
    if (!go_on(&result, arena, true))
        return result;
    bp_book_say(book, source, diags);
    *found = (struct bp_found){.book = book, .file = source->name};
    bool good = bp_found_find(found, map, arena, diags);
    out->found = arena->out ? NULL : found;
    if (!go_on(&result, arena, good && found->n_tables))
        return result;
    if (map)
        look_at_map(found, map, diags);
    return write_plan(source, map, errors, arena, diags, out);
}

bp_result bp_onramp_read(struct bp_source *source, const struct bp_map *map, struct bp_arena *arena,
                         struct bp_diags *diags, struct bp_onramp *out)
{
    size_t errors = diags->errors;
    bp_result result = read_all(source, map, arena, diags, out);
    if (result == BP_INVALID && diags->errors == errors)
        bp_diag_add(diags, BP_E_INTERNAL, source, BP_NOWHERE, 0, "a file was refused without a reason", NULL,
                    NULL);
    return result;
}

void bp_onramp_drop(struct bp_onramp *onramp)
{
    bp_buf_free(&onramp->xml);
}
